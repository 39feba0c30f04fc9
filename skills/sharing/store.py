"""Reading what was split, lent and paid back: who owes whom, by currency."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.store.changes import Value
from knowledge.store.database import Row
from skills.engine.command import Asker
from skills.engine.matching import fold
from skills.engine.money import Money
from skills.sharing.commands import Part, Party
from skills.sharing.splitting import Owed, netted, split, without_cycles

Rows = Callable[..., list[Row]]

LONGEST_NAME = 60
"""Characters that are kept of the name of somebody outside the household; it stands on buttons."""

EXPENSES = "expenses"
"""The skill whose refs point at the ledger."""


@dataclass(frozen=True, slots=True)
class Debt:
    """What a party owes another one for one thing; `settles`: because of money that was paid back."""

    debtor: Party
    creditor: Party
    money: Money
    day: date
    what: str | None = None
    settles: bool = False
    id: int | None = None
    """Of its row in `debts`, where it has one."""


def party_of(member_id: int | None, name: str | None) -> Party:
    """From the two columns that a party is kept in. Names are the same whatever their spelling of case and accents."""
    return member_id if member_id is not None else fold(name or "")


def key_of(party: Party) -> Party:
    """A party as balances know it."""
    return party if isinstance(party, int) else fold(party)


def columns(role: str, party: Party) -> dict[str, Value]:
    """The two columns of a party in `debts`."""
    is_member = isinstance(party, int)
    return {f"{role}_id": party if is_member else None, f"{role}_name": None if is_member else party}


def parts_of(rows: Sequence[Row]) -> list[Part]:
    """Rows of `expense_shares` as they were said."""
    return [
        Part(party_of(row["member_id"], row["person"]), row["numerator"], row["denominator"], row["minor"])
        for row in rows
    ]


def shares_of(rows: Rows, transaction_id: int) -> list[Row]:
    """Who was said to bear something of a transaction."""
    return rows(
        "SELECT * FROM expense_shares WHERE transaction_id = :id OR proposal_id IN"
        " (SELECT id FROM proposals WHERE transaction_id = :id) ORDER BY id",
        {"id": transaction_id},
    )


def all_debts(rows: Rows) -> list[Debt]:
    """Everything that makes somebody owe somebody, the newest first.

    What an expense comes to for each is worked out from its present amount and who paid it; what was deleted is not
    there any more.
    """
    found: list[Debt] = []
    shared: dict[int, list[Row]] = {}
    for row in rows(
        "SELECT s.*, t.id AS of_transaction, t.minor AS amount, t.currency, t.paid_by, t.day,"
        " coalesce(t.merchant, t.note) AS what"
        " FROM expense_shares AS s LEFT JOIN proposals AS p ON p.id = s.proposal_id"
        " JOIN transactions AS t ON t.id = coalesce(s.transaction_id, p.transaction_id) ORDER BY s.id"
    ):
        shared.setdefault(row["of_transaction"], []).append(row)
    for of_one in shared.values():
        first = of_one[0]
        day = date.fromisoformat(first["day"])
        for party, minor in split(first["amount"], first["paid_by"], parts_of(of_one)).items():
            if minor and party != first["paid_by"]:
                found.append(Debt(party, first["paid_by"], Money(minor, first["currency"]), day, first["what"]))
    for row in rows("SELECT * FROM debts ORDER BY id"):
        debtor = party_of(row["debtor_id"], row["debtor_name"])
        creditor = party_of(row["creditor_id"], row["creditor_name"])
        money = Money(row["minor"], row["currency"])
        settles = row["kind"] == "settlement"
        found.append(Debt(debtor, creditor, money, date.fromisoformat(row["day"]), row["note"], settles, row["id"]))
    found.reverse()
    return sorted(found, key=lambda debt: debt.day, reverse=True)


def owed(debts: Sequence[Debt]) -> dict[str, Owed]:
    """Who owes whom how much, by currency, what goes both ways or in circles set off."""
    by_currency: dict[str, list[tuple[Party, Party, int]]] = {}
    for debt in debts:
        by_currency.setdefault(debt.money.currency, []).append((debt.debtor, debt.creditor, debt.money.minor))
    found = {currency: without_cycles(netted(of_one)) for currency, of_one in sorted(by_currency.items())}
    return {currency: of_one for currency, of_one in found.items() if of_one}


def called(rows: Rows) -> dict[str, str]:
    """What those outside the household are called, as it was written last, by the folded name."""
    names = rows(
        "SELECT person AS name FROM expense_shares WHERE person IS NOT NULL UNION ALL SELECT debtor_name FROM debts"
        " WHERE debtor_name IS NOT NULL UNION ALL SELECT creditor_name FROM debts WHERE creditor_name IS NOT NULL"
    )
    return {fold(row["name"]): row["name"] for row in names}


def name_of(party: Party, asker: Asker, names: dict[str, str]) -> str:
    """What a party is called in a reply; somebody outside begins with a capital letter, like a name."""
    if isinstance(party, int):
        return asker.name_of(party) or "?"
    said = names.get(fold(party), party)
    return said[:1].upper() + said[1:]
