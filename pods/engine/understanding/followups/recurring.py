"""What is said of a bill just spoken of or announced: "make it 990", "on the 3rd", "I paid it yesterday"."""

from __future__ import annotations

from dataclasses import replace

from pods.engine.understanding.clause import Clause
from pods.engine.understanding.followups.before import SURE, Before, Requests
from pods.engine.understanding.forms import fill
from pods.engine.understanding.titles import blank, title_of
from skills.engine.request import Request

_FEW = 3
"""Words of a correction besides the amount and the day."""


def changed_bill(before: Before) -> Requests:
    """The request that pays or changes the bill; none where the clause does not speak of it."""
    if "?" not in before.clause.text and _is_paid(before):
        return (_of_it(before, fill(before.clause, "finance.bill_pay", SURE)),)
    if before.asks:
        return ()
    inner = before.inner
    dated = any(span.has_date or span.rule for span in inner.times.spans)
    if not before.amends or not (inner.amounts or dated) or len(inner.phrase.split()) > _FEW:
        return ()
    return (replace(_of_it(before, fill(inner, "finance.bill_add", SURE)), amends=True),)


def _of_it(before: Before, request: Request) -> Request:
    """The request about the bill; where several were told, only one that is due can be meant."""
    bills = tuple(ref for ref in before.last.refs if ref.skill == before.skill)
    return replace(request, title="", merchant=None, target=bills if len(bills) == 1 else ())


def _is_paid(before: Before) -> bool:
    words, said = before.clause.vocabulary.single, _without_sums(before.clause)
    if words["paid_it"].fullmatch(said):
        return True
    return before.last.sent and words["done"].fullmatch(said) is not None


def _without_sums(clause: Clause) -> str:
    """The clause without amounts and times ("paid it yesterday, 83.20" is "paid it")."""
    cut = [*clause.past_times.cut, *((span.begin, span.end) for span in clause.amounts)]
    return title_of(blank(clause.text, cut), (), clause.vocabulary)
