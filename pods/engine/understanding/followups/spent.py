"""What changes an expense or a budget just spoken of: "no, 24.90", "Tom paid that", "not Lidl, Aldi"."""

from __future__ import annotations

from dataclasses import replace

from pods.engine import parts
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.followups.before import (
    SURE,
    Before,
    Requests,
    is_somebody,
    named_people,
    only_people,
)
from pods.engine.understanding.forms import fill
from pods.engine.understanding.known import EXPENSES, nearest
from pods.engine.understanding.money.accounts import account_in
from pods.engine.understanding.people import people_in
from pods.engine.understanding.titles import tidy, title_of
from skills.engine.request import People, Request, Share

_FEW = 3
"""Words of a shop in a correction."""

_KNOWN = 0.8
"""How sure it has to be what a thing is that is named beside "it", so that it counts."""

_ONE = "1"
RECEIPTS = "receipts"


def changed_expense(before: Before) -> Requests:
    """The request that corrects the expense; none where the clause does not speak of it."""
    ways = (
        *(_shared, _refunded, _dropped, _of_another, _payer, _exchanged, _from_account, _in_currency, _corrected),
        _filed,
    )
    return next((found for way in ways if (found := way(before))), ())


def changed_receipt(before: Before) -> Requests:
    """What is said of a receipt that was shown and is not booked yet: save it, drop it, or something in it is wrong."""
    words, text = before.clause.vocabulary.single, before.text
    for name, intent in (("saves", "finance.receipt_save"), ("drops", "finance.receipt_drop")):
        if words[name].fullmatch(text):
            return (Request(intent, before.clause.text, before.clause.language, SURE, target=before.last.refs[-1:]),)
    ways = (_shared, _payer, _exchanged, _from_account, _in_currency, _corrected, _said_alone)
    return next((found for way in ways if (found := way(before))), ())


def _correct(clause: Clause, before: Before, **more: object) -> Requests:
    request = fill(clause, "finance.expense_correct", SURE)
    if before.skill == RECEIPTS:
        request = replace(request, intent="finance.receipt_change")
    return (replace(request, target=before.last.refs[-1:], amends=True, **more),)  # type: ignore[arg-type]


def _shared(before: Before) -> Requests:
    """ "split it with Tom", "my sister owes me half of that" """
    clause = before.clause
    if clause.asks or not clause.speaks_for("split_log"):
        return ()
    request = fill(clause, "finance.split_log", SURE)
    if request.money and request.payer is not None and clause.vocabulary.single["of_it"].search(clause.text):
        request = replace(request, shares=(Share(request.payer, money=request.money[0]),), money=(), payer=None)
    if not request.shares or request.money or _names_another(request, before):
        return ()
    return (replace(request, title="", target=before.last.refs[-1:], amends=True),)


def _names_another(request: Request, before: Before) -> bool:
    """Whether the expense to split is called by something else than the one just spoken of ("split the laundry")."""
    named = request.merchant or request.title
    if not named or before.names_it(named):
        return False
    says_it = before.clause.vocabulary.single["pronoun"].search(before.clause.text) is not None
    return not says_it or parts.guess_category(named, request.merchant, request.language)[1] >= _KNOWN


def _of_another(before: Before) -> Requests:
    """ "the flowers were 22", "Tom bought the wine": of an expense noted earlier, called by its name."""
    clause = before.bare
    words, sums = clause.vocabulary.single, clause.amounts
    payer = words["bought_by"].match(clause.text)
    if before.asks or (not payer and not (len(sums) == 1 and words["cost_then"].search(clause.with_amounts[0]))):
        return ()
    said = payer.groupdict() if payer else {"what": words["cost_then"].sub("", clause.with_amounts[0])}
    named = title_of(said["what"] or said.get("thing") or "", (), clause.vocabulary)
    name = nearest(named, clause.scene.things.get(EXPENSES, ()))
    if name is None or (payer and not people_in(clause.people).ids):
        return ()
    request = fill(clause, "finance.expense_correct", SURE)
    people = people_in(clause.people) if payer else People()
    return (replace(request, merchant=name, category=None, people=people, title=""),)


def _refunded(before: Before) -> Requests:
    """ "that was a refund" """
    if not before.clause.vocabulary.single["was_refund"].fullmatch(before.text):
        return ()
    request = fill(before.clause, "finance.refund_log", SURE)
    return (replace(request, title="", merchant=None, target=before.last.refs[-1:], amends=True),)


def _dropped(before: Before) -> Requests:
    """ "take that out again", "delete it", "that's no expense" """
    words = before.clause.vocabulary.single
    said = words["drops_it"].fullmatch(before.bare.text or before.text) or words["drops"].fullmatch(before.text)
    if not said:
        return ()
    clause = before.clause
    return (Request("finance.expense_delete", clause.text, clause.language, SURE, target=before.last.refs[-1:]),)


def _filed(before: Before) -> Requests:
    """ "household": the name of a category and nothing else."""
    category = parts.name_of_category(before.text, before.clause.language)
    return _correct(before.clause, before, merchant=None, category=category) if category and not before.asks else ()


def _from_account(before: Before) -> Requests:
    """ "from the joint account", "that was in cash" """
    inner = before.inner
    account, place = account_in(inner)
    if account is None or place is None or before.asks or inner.bare_money or inner.times.spans:
        return ()
    rest = inner.part(inner.text[: place[0]] + inner.text[place[1] :]).phrase
    return _correct(inner, before, merchant=None, category=None) if len(rest.split()) <= _FEW else ()


def _in_currency(before: Before) -> Requests:
    """ "it was in dollars", "francs" """
    inner = before.inner
    words = [said for _, said in inner.words()]
    if before.asks or inner.bare_money or not words or len(words) > _FEW:
        return ()
    household = before.clause.scene.currency
    found = parts.find_money(f"{_ONE} {words[-1]}", inner.language, household)
    code = found[0].money.currency if found and found[0].text.endswith(words[-1]) else None
    return _correct(inner, before, value=code, merchant=None, category=None) if code else ()


def _said_alone(before: Before) -> Requests:
    """ "24.90", "household", "yesterday": what is to stand on the receipt, and nothing else."""
    inner = before.inner
    if before.asks or len(inner.text.split()) > _FEW + 1:
        return ()
    people = only_people(inner)
    if people.ids:
        return _correct(inner, before, people=people, merchant=None, category=None)
    shop = parts.find_merchant(inner.text, inner.language, [])
    known = inner.bare_money or inner.past_times.spans or parts.find_category(inner.text, inner.language)
    if known and shop is None and len(inner.phrase.split()) <= 1:
        return _correct(inner, before)
    return _correct(inner, before, merchant=shop.name) if shop is not None and not inner.bare_money else ()


def _payer(before: Before) -> Requests:
    """ "that was Tom", "Tom paid", "no, Tom" """
    people = before.people_of("payer")
    names_category = (
        parts.name_of_category(tidy(before.inner.text, before.clause.language), before.clause.language) is not None
    )
    if not people.ids and before.amends and before.exchange is None and not names_category:
        people = only_people(before.inner)
    return _correct(before.clause, before, people=people, merchant=None, category=None) if people.ids else ()


def _exchanged(before: Before) -> Requests:
    """ "not Lidl, Aldi", "not me, Tom", "45 not 42.90" """
    if before.exchange is None:
        return ()
    old, new = before.exchange
    people = only_people(new)
    if not people.ids:
        people = Before(before.last, new).people_of("payer")
    if people.ids:
        return _correct(new, before, people=people, merchant=None, category=None)
    if only_people(old).ids:
        unknown = (new.text,) if is_somebody(new) else ()
        return _correct(before.clause, before, unknown_people=unknown, merchant=None) if unknown else ()
    if new.bare_money or new.times.spans or parts.find_category(new.text, new.language):
        return _correct(new, before)
    return _correct(new, before, merchant=tidy(new.text, new.language))


def _corrected(before: Before) -> Requests:
    """ "no, 24.90", "that was yesterday", "it was household" """
    inner = before.inner
    if not before.amends or before.asks or (not before.denies and _says_otherwise(before.clause)):
        return ()
    if inner.bare_money or inner.times.spans or parts.find_category(inner.text, inner.language):
        return _correct(inner, before) if len(inner.phrase.split()) <= _FEW else ()
    shop = parts.find_merchant(inner.text, inner.language, [])
    if shop is not None and len(inner.phrase.split()) <= _FEW:
        return _correct(inner, before, merchant=shop.name)
    return ()


def _says_otherwise(clause: Clause) -> bool:
    """Whether words stand there that speak for money that came in or moved ("è arrivato lo stipendio, 2.400")."""
    return any(clause.speaks_for(one) for one in ("income_log", "transfer_log", "settle_log"))


def changed_budget(before: Before) -> Requests:
    """ "make it 450": the same budget with another amount."""
    inner = before.inner
    if not before.amends or not inner.bare_money or before.said.category is None or named_people(inner).ids:
        return ()
    request = fill(inner, "finance.budget_set", SURE)
    category = request.category or before.said.category
    return (replace(request, category=category, times=request.times or before.said.times, amends=True),)
