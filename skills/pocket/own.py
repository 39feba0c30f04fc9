"""What children say of money in the words of grown-ups: it goes to their own ledger, never to the household's."""

from __future__ import annotations

import re
from typing import NoReturn

from knowledge.people import Role
from skills.engine.asking import MissingError, NotAllowedError
from skills.engine.command import Reading
from skills.engine.errors import PersonError
from skills.engine.matching import fold
from skills.engine.request import Request
from skills.expenses.reading import span_in
from skills.pocket.commands import ShowPocket, Spend, skill
from skills.pocket.reading import amount_in, day_in
from skills.pocket.store import has_ledger

CHILDREN = frozenset({Role.CHILD})

ME = {
    "en": r"i|me|my|mine|i'm|i've|i'd",
    "de": r"ich|mir|mich|mein\w*",
    "fr": r"je|j'\w+|moi|me|mon|ma|mes|m'\w+",
    "es": r"yo|me|mi|mis|tengo|gaste|he|compre|llevo",
    "it": r"io|mi|ho|mio|mia|miei|mie|avevo|spesi",
}
"""Words of a language, folded, by which children speak of themselves."""

US = {
    "en": r"we|we've|us|our|ours|everybody|everyone|family|household",
    "de": r"wir|uns|unser\w*|man|alle|familie|haushalt",
    "fr": r"nous|on|notre|nos|tous|famille|foyer",
    "es": r"nosotr[oa]s|nuestr[oa]s?|hemos|gastamos|tenemos|compramos|pagamos|todos|familia",
    "it": r"noi|nostr[oaie]|abbiamo|spendiamo|tutti|famiglia",
}
"""Words of a language, folded, by which somebody speaks of the household."""

OTHERS = {
    "en": r"he|she|they|them|parents|mum|mom|mummy|mommy|dad|daddy|papa|mama|grandma|grandpa|brothers?|sisters?",
    "de": r"er|eltern|mama|mutti|mutter|papa|vati|vater|oma|opa|bruder|schwester|geschwister",
    "fr": r"il(?! (?:me |m'|ne me |te )?(?:reste|faut|y a))|elle|ils|elles|parents|maman|mere|papa|pere"
    r"|mamie|papi|frere|soeur",
    "es": r"ella|ellos|padres|mama|madre|papa|padre|abuel[oa]|herman[oa]s?",
    "it": r"lui|lei|loro|genitori|mamma|madre|papa|babbo|padre|nonn[oa]|fratello|sorella",
}
"""Words of a language, folded, by which somebody speaks of others."""


def _says(words: dict[str, str], request: Request) -> bool:
    """Whether one of these words of its language stands in the request."""
    pattern = words.get(request.language, words["en"])
    return re.search(rf"(?<![\w'])(?:{pattern})(?![\w'])", fold(request.text)) is not None


def _of_others(request: Request, reading: Reading) -> bool:
    """Whether anybody but the child that asks is named."""
    me = reading.asker.member.id
    named = {*request.people.ids, *(one for one in (request.payer, request.payee) if one is not None)}
    words = fold(request.text)
    names = [fold(member.name) for member in reading.asker.members if member.id != me]
    spoken_of = any(re.search(rf"\b{re.escape(name)}\b", words) for name in names)
    return bool(named - {me} or request.unknown_people or spoken_of or _says(OTHERS, request))


def _asks_of_itself(request: Request, reading: Reading) -> None:
    """Raises NotAllowedError unless the child asks about itself in so many words, and about nobody else."""
    itself = reading.asker.member.id in request.people.ids or _says(ME, request)
    if not itself or _of_others(request, reading) or _says(US, request):
        raise NotAllowedError("not-allowed-child")


def _spent_itself(request: Request, reading: Reading) -> None:
    """Raises NotAllowedError where the household, or somebody else, spent. A present for somebody else is its own."""
    if _says(US, request) or (_of_others(request, reading) and not _says(ME, request)):
        raise NotAllowedError("not-allowed-child")


@skill.reads("expense_log", roles=CHILDREN)
def read_spent(request: Request, reading: Reading) -> Spend:
    """What a child says that it spent."""
    _spent_itself(request, reading)
    money, asker = amount_in(request), reading.asker
    if not has_ledger(reading.rows, asker.member.id):
        raise PersonError("pocket-none-me")
    if money is None:
        raise MissingError("money", "ask-expense-amount")
    note = request.title or request.merchant or None
    return Spend(asker.member.id, money, day_in(request, reading) or asker.local_now.date(), note)


@skill.reads("spending_query", "transactions_query", roles=CHILDREN)
def read_spending(request: Request, reading: Reading) -> ShowPocket:
    """What the child spent itself, this month where no time was said."""
    _asks_of_itself(request, reading)
    start, end = span_in(request, reading.asker)
    return ShowPocket((reading.asker.member.id,), start, end)


@skill.reads("balance_query", roles=CHILDREN)
def read_balance(request: Request, reading: Reading) -> ShowPocket:
    """What the child has; the accounts of the household are none of its business."""
    if request.account is not None or _of_others(request, reading) or _says(US, request):
        raise NotAllowedError("not-allowed-child")
    return ShowPocket((reading.asker.member.id,))


@skill.reads("budget_query", roles=CHILDREN)
def read_left(request: Request, reading: Reading) -> ShowPocket:
    """ "How much have I got left?": of its own money; the budgets are not for children."""
    _asks_of_itself(request, reading)
    return ShowPocket((reading.asker.member.id,))


@skill.reads("income_log", roles=CHILDREN)
def read_got(request: Request, reading: Reading) -> NoReturn:
    """What a child was given goes into its ledger by the word of a grown-up."""
    raise NotAllowedError("pocket-got")
