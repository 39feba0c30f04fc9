"""From what was understood to commands on pocket money."""

from __future__ import annotations

import re
from datetime import date, datetime

from knowledge.people import Member
from skills.engine.asking import MissingError, NotAllowedError
from skills.engine.command import GROWN_UPS, Command, Reading
from skills.engine.matching import fold
from skills.engine.money import Money
from skills.engine.request import Request
from skills.engine.rules import first_at, in_every_month
from skills.engine.zones import following, instant
from skills.expenses import reading as of_expenses
from skills.pocket.commands import PayIn, SetAllowance, ShowPocket, Spend, StopAllowance, skill
from skills.pocket.store import allowance_of, children, has_ledger

SPENT = re.compile(
    r"\b(?:spent|spends?|bought|buys?|paid for|took|takes|ausgegeben|gekauft|bezahlt|abgehoben|genommen|kaufte|gibt aus"
    r"|depense[er]?s?|achete[er]?|paye|pris|gasto|gastado|compro|comprado|pago|pagado|sacado|speso|spende|comprato"
    r"|pagato|preso)\b"
)
"""Words, folded, by which money went out of a child's ledger rather than into it."""

CALLED = re.compile(
    r"(?:(?:the|as|of|his|her|das|sein|ihr|als|l'|d'|la|le|su|de|sua|di)\s*)*"
    r"(?:pocket money|allowance|taschengeld|argent de poche|paga|paguita|propina|paghetta|mancia)?"
)
"""What pocket money is called, folded, where nothing else is said of it."""

RULES = {"day": "FREQ=DAILY", "week": "FREQ=WEEKLY", "month": "FREQ=MONTHLY"}


@skill.reads("pocket_set")
def read_set(request: Request, reading: Reading) -> Command:
    """Who gets how much and how often: every week where that was not said."""
    child = _child(request, reading)
    money = amount_in(request)
    if request.value == "off" or (money is None and any(one.minor == 0 for one in request.money)):
        return StopAllowance(child.id)
    before = allowance_of(reading.rows, child.id)
    if money is None and before is not None and request.times:
        money = Money(before["minor"], before["currency"])
    if money is None:
        raise MissingError("money", "ask-pocket-amount", name=child.name)
    first, rule = _turns(request, reading)
    return SetAllowance(child.id, money, first, rule)


def _turns(request: Request, reading: Reading) -> tuple[datetime, str]:
    """The first turn (instant) and the rule, at the time at which the household is reminded of days."""
    asker, when = reading.asker, request.when
    at = asker.conventions.day_reminder
    now = asker.local_now.replace(tzinfo=None)
    period = request.period or (when.grain if when is not None and when.rule is None else None)
    rule = when.rule if when is not None and when.rule else RULES.get(period or "week", RULES["week"])
    day = when.start.date() if when is not None and when.start and (when.rule or when.has_date) else now.date()
    start = max(datetime.combine(day, at), datetime.combine(now.date(), at))
    rule = in_every_month(rule, start.day)
    first = instant(first_at(rule, start), asker.zone)
    if first <= asker.now:
        first = following(rule, first, asker.zone, asker.now) or first
    return first, rule


@skill.reads("pocket_log")
def read_log(request: Request, reading: Reading) -> Command:
    """A child got or spent money; a child itself can only have spent."""
    asker, money = reading.asker, amount_in(request)
    child = _child(request, reading)
    if money is None:
        raise MissingError("money", "ask-pocket-how-much", name=child.name)
    day = day_in(request, reading) or asker.local_now.date()
    note = _note(request)
    if _spent(request, child):
        return Spend(child.id, money, day, note)
    if not asker.member.grown_up:
        raise NotAllowedError("not-allowed-child")
    return PayIn(child.id, money, day, note)


@skill.reads("expense_log", roles=GROWN_UPS)
def read_spent_by(request: Request, reading: Reading) -> Command:
    """What a child with a ledger is said to have spent is its pocket money; everything else is the household's."""
    said, payer = fold(request.text), request.payer
    young = children(reading.asker)
    spender = next((one for one in young if payer == one.id or said.startswith(f"{fold(one.name)} ")), None)
    money = amount_in(request)
    if spender is None or money is None or not has_ledger(reading.rows, spender.id):
        return of_expenses.read_log(request, reading)
    return Spend(spender.id, money, day_in(request, reading) or reading.asker.local_now.date(), _note(request))


def _note(request: Request) -> str | None:
    """What it was for, where more was said than that it is pocket money."""
    words = request.title or request.merchant or ""
    return None if CALLED.fullmatch(fold(words).strip()) else words or None


def _spent(request: Request, child: Member) -> bool:
    if request.payee == child.id:
        return False
    return request.payer == child.id or SPENT.search(fold(request.text)) is not None


@skill.reads("pocket_query")
def read_query(request: Request, reading: Reading) -> ShowPocket:
    """A child asks for its own; a grown-up for whom it names, or for all."""
    asker = reading.asker
    if not asker.member.grown_up:
        named = [one for one in request.people.ids if one != asker.member.id]
        if named or request.unknown_people:
            raise NotAllowedError("not-allowed-child")
        return ShowPocket((asker.member.id,))
    young = {member.id for member in children(asker)}
    named = [one for one in (request.payer, request.payee, *request.people.ids) if one in young]
    chosen = [one for one in named if isinstance(one, int)] or sorted(young)
    return ShowPocket(tuple(dict.fromkeys(chosen)))


def _child(request: Request, reading: Reading) -> Member:
    """The child that is meant: named, the one who speaks, or the only one. Raises MissingError."""
    asker, young = reading.asker, children(reading.asker)
    if not asker.member.grown_up:
        if any(one != asker.member.id for one in request.people.ids):
            raise NotAllowedError("not-allowed-child")
        return asker.member
    wanted = {request.payer, request.payee, *request.people.ids}
    named = [member for member in young if member.id in wanted]
    if named:
        return named[0]
    if request.unknown_people:
        raise MissingError("who", "ask-who", name=request.unknown_people[0])
    if len(young) == 1 and not set(request.people.ids) - {asker.member.id}:
        return young[0]
    if not young:
        raise MissingError("who", "pocket-no-children")
    raise MissingError("who", "ask-pocket-who", names=tuple(member.name for member in young))


def amount_in(request: Request) -> Money | None:
    """The first amount that is one."""
    return next((money for money in request.money if money.minor > 0), None)


def day_in(request: Request, reading: Reading) -> date | None:
    """The day that was said, today at the latest; None where none was."""
    today = reading.asker.local_now.date()
    return min(request.when.start.date(), today) if request.when and request.when.start else None
