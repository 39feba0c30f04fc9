"""What changes an expense or a budget just spoken of: "no, 24.90", "Tom paid that", "not Lidl, Aldi"."""

from __future__ import annotations

from dataclasses import replace

from pods.engine import parts
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.followups.before import SURE, Before, Requests, is_somebody, named_people, only_people
from pods.engine.understanding.forms import fill
from pods.engine.understanding.titles import tidy

_FEW = 3
"""Words of a shop in a correction."""


def changed_expense(before: Before) -> Requests:
    """The request that corrects the expense; none where the clause does not speak of it."""
    ways = (_payer, _exchanged, _corrected)
    return next((found for way in ways if (found := way(before))), ())


def _correct(clause: Clause, before: Before, **more: object) -> Requests:
    request = fill(clause, "finance.expense_correct", SURE)
    return (replace(request, target=before.last.refs[-1:], amends=True, **more),)  # type: ignore[arg-type]


def _payer(before: Before) -> Requests:
    """ "that was Tom", "Tom paid", "no, Tom" """
    people = before.people_of("payer")
    if not people.ids and before.amends and before.exchange is None:
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
    if not before.amends or before.asks:
        return ()
    if inner.bare_money or inner.times.spans or parts.find_category(inner.text, inner.language):
        return _correct(inner, before) if len(inner.phrase.split()) <= _FEW else ()
    shop = parts.find_merchant(inner.text, inner.language, [])
    if shop is not None and len(inner.phrase.split()) <= _FEW:
        return _correct(inner, before, merchant=shop.name)
    return ()


def changed_budget(before: Before) -> Requests:
    """ "make it 450": the same budget with another amount."""
    inner = before.inner
    if not before.amends or not inner.bare_money or before.said.category is None or named_people(inner).ids:
        return ()
    request = fill(inner, "finance.budget_set", SURE)
    category = request.category or before.said.category
    return (replace(request, category=category, times=request.times or before.said.times, amends=True),)
