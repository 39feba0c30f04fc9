"""From what was understood to commands on what is shared."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.store.database import Row
from skills.engine.asking import MissingError, NotFoundError
from skills.engine.categories import CATEGORIES
from skills.engine.command import Command, Reading
from skills.engine.errors import PersonError
from skills.engine.matching import best, fold
from skills.engine.money import Money
from skills.engine.privacy import in_private
from skills.engine.request import Request, Share
from skills.expenses.reading import day_in
from skills.expenses.words import is_negative, is_no_amount
from skills.sharing.commands import (
    FindDebts,
    GetEven,
    NoteDebt,
    Part,
    Party,
    SettleDebt,
    SplitExpense,
    SplitNew,
    skill,
)
from skills.sharing.store import EXPENSES, LONGEST_NAME, called

_BY_KIND = ("eating-out", "groceries")
"""Categories of what is called by its kind as often as by where it was bought."""

_EXPENSE = "SELECT * FROM transactions WHERE id = ? AND kind = 'expense' AND minor > 0"


@skill.reads("split_log")
def read_split(request: Request, reading: Reading) -> Command:
    """With shares an expense is split, the one spoken of or a new one; without, somebody owes somebody."""
    _refuse_nothing(request)
    shares = tuple(request.shares)
    if not shares:
        return _debt(request, reading)
    amount = next((money for money in request.money if money not in [share.money for share in shares]), None)
    row = _booked(request, reading, amount)
    if row is None and amount is None:
        only = shares[0]
        if len(shares) == 1 and only.money is not None:
            return _owes(only.person, request.payee, only.money, request, reading)
        raise MissingError("money", "ask-split-amount")
    if row is not None:
        parts = _parts(shares, row["paid_by"], row["currency"], reading)
        return SplitExpense(row["id"], parts)
    if amount is None:
        raise MissingError("money", "ask-split-amount")
    payer = _who_paid(request, shares, reading)
    category = request.category if request.category in CATEGORIES else "other"
    parts = _parts(shares, payer, amount.currency, reading)
    note = request.title or None
    return SplitNew(amount, category, day_in(request, reading.asker), payer, parts, request.merchant, note)


def _refuse_nothing(request: Request) -> None:
    """Raises PersonError for an amount below nothing, MissingError for one that is none."""
    if is_negative(request.text):
        raise PersonError("expense-negative")
    if any(money.minor <= 0 for money in request.money) or (not request.money and is_no_amount(request.text)):
        raise MissingError("money", "ask-split-amount")


def _who_paid(request: Request, shares: tuple[Share, ...], reading: Reading) -> Party:
    """Whoever is said to have paid; one who is said to owe a sum has not."""
    me = reading.asker.member.id
    if request.payee is not None:
        return _known(request.payee, reading)
    owing = [share.person for share in shares if share.fraction is not None or share.money is not None]
    if request.payer is None or request.payer in owing:
        return me
    return _known(request.payer, reading)


def _parts(shares: tuple[Share, ...], payer: Party, currency: str, reading: Reading) -> tuple[Part, ...]:
    """The shares as they are kept. Where an amount is split equally, whoever paid it has a part as well."""
    parts = []
    for share in shares:
        party = _known(share.person, reading)
        if share.money is not None:
            if share.money.currency != currency:
                raise PersonError("split-other-currency", currency=currency)
            parts.append(Part(party, minor=share.money.minor))
        elif share.fraction is not None:
            parts.append(Part(party, share.fraction.numerator, share.fraction.denominator))
        else:
            parts.append(Part(party))
    named = {part.party for part in parts}
    equal = [part.party for part in parts if part.minor is None and part.numerator is None]
    if equal and payer not in named:
        parts.insert(0, Part(payer))
        named.add(payer)
    if equal and len(named) == 1:
        parts.append(Part(reading.asker.member.id))
    if {part.party for part in parts} == {payer}:
        raise MissingError("who", "ask-split-who")
    return tuple(parts)


def _booked(request: Request, reading: Reading, amount: Money | None) -> Row | None:
    """The expense that is spoken of: of a follow-up, by its words, or the last one; with an amount the same one."""
    targets = [ref.id for ref in request.target if ref.skill == EXPENSES]
    if targets:
        return next(iter(reading.rows(_EXPENSE, (targets[-1],))), None)
    last = reading.rows(
        "SELECT * FROM transactions WHERE kind = 'expense' AND minor > 0 AND owner = ? ORDER BY id DESC LIMIT 100",
        (reading.asker.member.id,),
    )
    words, today = request.merchant or request.title, day_in(request, reading.asker).isoformat()
    if amount is None:
        if all(share.money is not None for share in request.shares) and not words:
            return None
        in_private(reading.asker)
        fitting = best(words, last, lambda row: f"{row['merchant'] or ''} {row['note'] or ''}") if words else last
        found = sorted(fitting, key=lambda row: -row["id"]) or _of_that_kind(request.category, last, today)
        if words and not found:
            raise NotFoundError("split-not-found", what=words)
        return next(iter(found), None)
    same = [row for row in last[:1] if (row["minor"], row["currency"]) == (amount.minor, amount.currency)]
    same = [row for row in same if row["day"] == today and not _is_split(row, reading)]
    if words:
        same = list(best(words, same, lambda row: f"{row['merchant'] or ''} {row['note'] or ''}"))
    return next(iter(same), None)


def _of_that_kind(category: str | None, rows: Sequence[Row], today: str) -> list[Row]:
    """The expenses of today at a shop or restaurant that is not named ("split dinner", and the last was a pizzeria)."""
    if category not in _BY_KIND:
        return []
    return [row for row in rows if row["day"] == today and row["category"] == category]


def _is_split(row: Row, reading: Reading) -> bool:
    return bool(reading.rows("SELECT 1 FROM expense_shares WHERE transaction_id = ? LIMIT 1", (row["id"],)))


def _debt(request: Request, reading: Reading) -> Command:
    if request.payer is None and request.payee is None:
        raise MissingError("who", "ask-split-who")
    if not request.money:
        raise MissingError("money", "ask-split-amount")
    me = reading.asker.member.id
    return _owes(me if request.payer is None else request.payer, request.payee, request.money[0], request, reading)


def _owes(debtor: Party, creditor: Party | None, money: Money, request: Request, reading: Reading) -> NoteDebt:
    one, other = _two(debtor, creditor, reading)
    note = request.title or request.merchant or ""
    names = [fold(party) if isinstance(party, str) else "" for party in (one, other)]
    names += [fold(name) for name in reading.asker.names([party for party in (one, other) if isinstance(party, int)])]
    return NoteDebt(
        one, other, money, day_in(request, reading.asker), note if len(note) > 1 and fold(note) not in names else None
    )


def _two(one: Party | None, other: Party | None, reading: Reading) -> tuple[Party, Party]:
    """Two parties, the asker where only one was named. Raises MissingError where both are the same."""
    me = reading.asker.member.id
    pair = _known(me if one is None else one, reading), _known(me if other is None else other, reading)
    if pair[0] == pair[1]:
        raise MissingError("who", "ask-debt-who")
    return pair


@skill.reads("settle_log")
def read_settle(request: Request, reading: Reading) -> Command:
    """Who gave whom how much back; without an amount all that is open."""
    _refuse_nothing(request)
    day = day_in(request, reading.asker)
    payer, payee = request.payer, request.payee
    if payer is None and payee is None:
        named = _named(request, reading)
        if not named and request.everything:
            return GetEven(day)
        if len(named) != 1:
            raise MissingError("who", "ask-debt-who")
        payer = named[0]
    one, other = _two(payer, payee, reading)
    if request.money:
        return SettleDebt(one, other, request.money[0], day)
    return GetEven(day, one, other)


@skill.reads("debts_query")
def read_debts(request: Request, reading: Reading) -> FindDebts:
    """Who owes whom; of those who were named."""
    me = reading.asker.member.id
    said = [one for one in (request.payer, request.payee) if one is not None] or _named(request, reading)
    parties = list(dict.fromkeys(_known(one, reading) for one in said))
    if len(parties) == 2:
        return FindDebts(parties[0], parties[1])
    if not parties:
        return FindDebts()
    return FindDebts(parties[0]) if parties[0] == me else FindDebts(parties[0], me if _me_too(request, me) else None)


def _me_too(request: Request, me: int) -> bool:
    return me in (request.payer, request.payee, *request.people.ids)


def _named(request: Request, reading: Reading) -> list[Party]:
    """Whoever else was named in any way."""
    me = reading.asker.member.id
    everybody: tuple[Party, ...] = (
        *(share.person for share in request.shares),
        *request.people.ids,
        *request.unknown_people,
    )
    return list(dict.fromkeys(one for one in everybody if one != me))


def _known(party: Party, reading: Reading) -> Party:
    """Somebody outside by the name that they are known by already, members by id also where they came as a name."""
    if isinstance(party, int):
        return party
    members = {fold(member.name): member.id for member in reading.asker.members}
    if fold(party) in members:
        return members[fold(party)]
    names = called(reading.rows)
    if fold(party) in names:
        return names[fold(party)]
    alike = best(party, names.values(), lambda name: name, least=0.9)
    return alike[0] if len(alike) == 1 else party.strip()[:LONGEST_NAME]
