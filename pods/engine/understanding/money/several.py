"""Several things bought in one sentence: "bread 3.20 milk 1.19", "on Friday 30 on dinner and 12 on a taxi"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pods.engine import parts
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.clauses import split
from pods.engine.understanding.vocabulary import Vocabulary
from skills.engine.money import Money
from skills.engine.request import Request
from skills.engine.times import TimeSpan

_SPENT = "finance.expense_log"
_SHORTEST = 2
"""Letters of the shortest name of a shop."""

_LONGEST_NAME = 3
"""Words of what stands beside an amount where nothing parts it from the next."""

_KNOWN = 0.5

_MOST_PIECES = 30


def by_amount(clause: Clause, words: Vocabulary, spent: Sequence[tuple[int, int]] | None = None) -> list[str]:
    """The pieces of a clause of which each holds an amount of its own; `spent` are the offsets of the amounts."""
    if spent is None:
        spent = [(span.begin, span.end) for span in clause.bare_money]
    if len(spent) < _SHORTEST:
        return [clause.text]
    pieces = split(clause.text, words, spent, shortest=_SHORTEST)
    return pieces if len(pieces) > 1 else _unparted(clause)


def _unparted(clause: Clause) -> list[str]:
    """ "bread 3.20 milk 1.19": things with their prices in a row, where each is known to be bought."""
    spans = clause.money
    if len(spans) < _SHORTEST or clause.asks:
        return [clause.text]
    if clause.text[: spans[0].begin].strip():
        cuts = [0, *(span.end for span in spans[:-1]), len(clause.text)]
    else:
        cuts = [*(span.begin for span in spans), len(clause.text)]
    pieces = [clause.text[begin:end].strip(" ,;") for begin, end in pairwise(cuts)]
    return pieces if all(_is_priced(clause.part(piece)) for piece in pieces) else [clause.text]


def _is_priced(piece: Clause) -> bool:
    """Whether nothing stands there but one amount and something that one buys or where one buys it."""
    spans = piece.money
    if len(spans) != 1:
        return False
    name = (piece.text[: spans[0].begin] + piece.text[spans[0].end :]).strip(" ,;:")
    if not 0 < len(name.split()) <= _LONGEST_NAME:
        return False
    shop = parts.find_merchant(piece.text, piece.language, [(spans[0].begin, spans[0].end)])
    return parts.guess_category(piece.text, shop.name if shop else None, piece.language)[1] >= _KNOWN


def all_told(clause: Clause, money: tuple[Money, ...]) -> tuple[Money, ...]:
    """What several things cost together of which each cost as much ("2 tickets for 24 each", "3 times 20")."""
    text, words = clause.with_amounts[0], clause.vocabulary.single
    often = words["times_over"].search(text)
    if len(money) != 1 or not (often or words["apiece"].search(text)):
        return money
    count = int(often["count"]) if often else _pieces(clause)
    return (replace(money[0], minor=money[0].minor * count),)


def _pieces(clause: Clause) -> int:
    """How many things are told besides amounts and times; 1 where no number is."""
    taken = [*clause.past_times.cut, *((span.begin, span.end) for span in clause.amounts)]
    for begin, said in clause.words():
        number = parts.read_number(said, clause.language)
        if number is None or number != int(number) or any(start <= begin < end for start, end in taken):
            continue
        if 1 < number <= _MOST_PIECES:
            return int(number)
    return 1


def on_one_day(found: Sequence[Request], words: Vocabulary) -> list[Request]:
    """The requests of one sentence, each expense with the day that was said once for several of them.

    A day in front counts for what follows it, a day at the very end for what comes before it, unless the last thing is
    said to be bought by a verb of its own. An expense with a day of its own keeps it.
    """
    dated = list(found)
    for place in range(1, len(dated)):
        before, one = dated[place - 1], dated[place]
        if _are_bought(before, one) and one.when is None and before.when is not None and _leads(found, place - 1):
            dated[place] = replace(one, when=before.when)
    last = len(dated) - 1
    if last > 0 and dated[last].when is not None and _ends_with_its_day(dated[last], words):
        for place in range(last - 1, -1, -1):
            if not _are_bought(dated[place], dated[last]) or dated[place].when is not None:
                break
            dated[place] = replace(dated[place], when=dated[last].when)
    return dated


def _are_bought(*requests: Request) -> bool:
    return all(request.intent == _SPENT for request in requests)


def _leads(found: Sequence[Request], place: int) -> bool:
    """Whether the day of the expense there, or of the one that it has it from, stands in front of its words."""
    while place > 0 and found[place].when is None:
        place -= 1
    spans = _days(found[place])
    return bool(spans) and not re.search(r"\w{4}", found[place].text[: spans[0].begin])


def _ends_with_its_day(request: Request, words: Vocabulary) -> bool:
    spans = _days(request)
    if not spans or re.search(r"\w", request.text[spans[-1].end_offset :]):
        return False
    return not words.speaks_for("expense_log", request.text)


def _days(request: Request) -> list[TimeSpan]:
    return sorted((span for span in request.times if span.has_date), key=lambda span: span.begin)
