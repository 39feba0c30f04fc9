"""From what was understood to commands on bills."""

from __future__ import annotations

import re
from datetime import datetime

from skills.bills.commands import AddBill, ChangeBill, FindBills, PayBill, RemoveBill, skill
from skills.bills.store import Bill, open_bills
from skills.budgets.spans import days_of
from skills.engine.asking import MissingError, NotFoundError, Pick, SeveralError
from skills.engine.categories import CATEGORIES
from skills.engine.command import GROWN_UPS, Command, Reading
from skills.engine.matching import best
from skills.engine.money import Money
from skills.engine.privacy import SEEN, among_grown_ups, audiences, in_private
from skills.engine.proper_names import names_in
from skills.engine.request import Request
from skills.engine.rules import in_every_month
from skills.engine.times import TimeSpan
from skills.engine.zones import instant
from skills.expenses.commands import LogExpense
from skills.expenses.reading import day_in

BY_ITSELF = re.compile(
    r"\b(?:direct debit|standing order|automatic(?:ally)?|by itself|lastschrift|dauerauftrag|automatisch|abgebucht"
    r"|bankeinzug|pr[ée]l[èe]vements?|pr[ée]lev[ée]e?s?|automatique(?:ment)?|domiciliad[oa]s?|domiciliaci[óo]n"
    r"|autom[áa]tic[oa]?(?:mente)?|addebit(?:o|at[oa])|automaticamente)\b",
    re.IGNORECASE,
)
"""Words by which a bill is one that is taken from the account without anybody doing anything."""

MOST_EXPECTED = 6
"""Names in what bills are called that are expected to be said."""

SURE = 0.8
"""How well a name has to fit for a bill to be the one that is known already."""

RULES = {"week": "FREQ=WEEKLY", "month": "FREQ=MONTHLY;BYMONTHDAY={day}", "year": "FREQ=YEARLY"}


@skill.reads("bill_add")
def read_add(request: Request, reading: Reading) -> Command:
    """A bill needs a name and a day. One that is known by this name gets the new amount, or the new day."""
    name = _name(request)
    money = _amount(request)
    automatic = request.value in ("auto", "automatic") or bool(BY_ITSELF.search(request.text))
    first, rule = _first(request.when, reading), _rule(request.when, request.period)
    known = _known(request, name, reading)
    if known is not None:
        if money is None and first is None and not automatic:
            raise MissingError("money", "ask-bill-amount", name=known.name)
        return ChangeBill(known.id, money, first, rule, True if automatic else None)
    if not name:
        raise MissingError("title", "ask-bill-name")
    if money is None and first is None:
        raise MissingError("money", "ask-bill-amount", name=name)
    if first is None:
        raise MissingError("when", "ask-bill-when", name=name)
    category = request.category if request.category in CATEGORIES else "bills"
    return AddBill(name, first, rule, money, category, automatic)


def _name(request: Request) -> str:
    """What the bill is called, without that it is taken by itself."""
    words = request.title or request.merchant or ""
    return re.sub(
        rf"\s*\b(?:by|via|per|mit|wird|par|con|por|with|is)?\s*{BY_ITSELF.pattern}", "", words, flags=re.I
    ).strip()


def _amount(request: Request) -> Money | None:
    return next((money for money in request.money if money.minor > 0), None)


def _first(when: TimeSpan | None, reading: Reading) -> datetime | None:
    """The instant of the first turn: its day, at the time at which the household is reminded of days."""
    if when is None or when.start is None:
        return None
    asker = reading.asker
    return instant(datetime.combine(when.start.date(), asker.conventions.day_reminder), asker.zone)


def _rule(when: TimeSpan | None, period: str | None) -> str | None:
    """The recurrence: said with the day, or of the amount ("13.99 a month, on the 25th").

    A bill of the 30th is due on the last day of a shorter month.
    """
    day = when.start.day if when is not None and when.start is not None else 1
    if when is None or (when.rule is None and (when.start is None or period not in RULES)):
        return None
    return in_every_month(when.rule or RULES[period or ""].format(day=day), day)


def _known(request: Request, name: str, reading: Reading) -> Bill | None:
    """The bill that a follow-up speaks of, or that is called so."""
    bills = open_bills(reading.rows)
    targets = [ref.id for ref in request.target if ref.skill == skill.name]
    if targets:
        return next((bill for bill in bills if bill.id == targets[0]), None)
    alike = best(name, bills, lambda bill: bill.name, least=SURE) if name else ()
    return alike[0] if len(alike) == 1 else None


@skill.reads("bill_pay")
def read_pay(request: Request, reading: Reading) -> Command:
    """The bill that was paid; of one that is not known the amount is an expense like any other."""
    asker, money = reading.asker, _amount(request)
    day = day_in(request, asker)
    grown_up = {member.id for member in asker.members if member.grown_up}
    named = [request.payer] if isinstance(request.payer, int) else list(request.people.ids)
    payer = next((one for one in named if one in grown_up), None)
    try:
        bill = _one(request, reading, now_due=True)
    except NotFoundError:
        name = request.title or request.merchant
        if money is None or not name or asker.member.role not in GROWN_UPS:
            raise
        category = request.category if request.category in CATEGORIES else "bills"
        return LogExpense(money, category, day, payer or asker.member.id, request.merchant, request.title or None)
    if money is None and bill.money is None:
        raise MissingError("money", "ask-bill-amount", name=bill.name)
    return PayBill(bill.id, day, None, money, payer)


@skill.reads("bill_remove")
def read_remove(request: Request, reading: Reading) -> RemoveBill:
    """The bill that the words or the last outcome name."""
    return RemoveBill(_one(request, reading).id)


@skill.reads("bill_query")
def read_query(request: Request, reading: Reading) -> FindBills:
    """One bill, those of a span of time, or all that come soon."""
    words = request.title or request.merchant or ""
    bills = open_bills(reading.rows)
    targets = [ref.id for ref in request.target if ref.skill == skill.name]
    named = [bill.id for bill in best(words, bills, lambda bill: bill.name)] if words and not targets else targets
    if words and not named and not request.when:
        raise NotFoundError("bill-not-found", what=words)
    when = request.when
    span = days_of(when, reading.asker.local_now.date())
    if when is None or span is None:
        return FindBills(bill_ids=tuple(named))
    return FindBills(span.start if when.start else None, span.end, tuple(named))


def _one(request: Request, reading: Reading, *, now_due: bool = False) -> Bill:
    """The bill that is meant; where nothing names one, with `now_due` the one that is due."""
    bills = open_bills(reading.rows)
    targets = [ref.id for ref in request.target if ref.skill == skill.name]
    words = request.title or request.merchant or ""
    if targets:
        found = [bill for bill in bills if bill.id == targets[0]]
    elif words:
        found = list(best(words, bills, lambda bill: bill.name))
    else:
        now = reading.asker.now
        found = [bill for bill in bills if bill.ahead_of(bill.due) <= now] if now_due else bills
    if not found:
        raise NotFoundError("bill-not-found", what=words or request.text)
    if len(found) > 1:
        in_private(reading.asker)
        raise SeveralError("bill-which", tuple(Pick(skill.name, bill.id, bill.name) for bill in found[:4]))
    return found[0]


@skill.knows
def names(reading: Reading) -> list[str]:
    """What the bills are called, to those who may see them."""
    return [bill.name for bill in open_bills(reading.rows)] if reading.asker.member.role in GROWN_UPS else []


@skill.expects
def billers(reading: Reading) -> list[str]:
    """Names in what the next bills are called, to those who may see them here."""
    asker = reading.asker
    if asker.member.role not in GROWN_UPS or not among_grown_ups(asker):
        return []
    rows = reading.rows(
        f"SELECT name FROM bills WHERE status = 'open' AND {SEEN} ORDER BY due, id LIMIT 20",
        audiences(asker.member.audiences),
    )
    return names_in((row["name"] for row in rows), MOST_EXPECTED)
