"""Putting the bookings of a bank file into the ledger: one row of the journal takes all of it out again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from knowledge.clock import to_text
from knowledge.people import FAMILY
from knowledge.store.changes import Changes, Value
from knowledge.store.database import Row
from skills.banking.commands import ImportBankFile, skill
from skills.banking.files import read_for
from skills.banking.merchants import category_of, is_refund, known_shop
from skills.banking.placing import new_name, place_of, same_number
from skills.banking.planning import NEAR, Plan, Planned, plan
from skills.banking.preview import ask_import, last_account
from skills.banking.statement import BankFile, Statement, statements_of
from skills.budgets.watch import watched
from skills.engine.command import Outcome, Running
from skills.engine.money import Money
from skills.expenses.accounts import open_accounts
from skills.expenses.income import source_of
from skills.expenses.ledger import Entry, add_entry

SHOWN = 5
"""So many bookings are named of those that match what was told."""

_EVERY = 100
_LONGEST_NOTE = 140


class _Unrecorded(Changes):
    """Writes rows that the journal does not list one by one, because undoing their import takes them all out."""

    def insert(self, table: str, values: Mapping[str, Value]) -> int:
        """Adds a row and returns its id."""
        names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
        added = self._database.rows(f"INSERT INTO {table} ({names}) VALUES ({marks}) RETURNING id", dict(values))
        return int(added[0]["id"])


@dataclass
class _Done:
    """What became of the rows of a file."""

    added: int = 0
    already: int = 0
    pending: int = 0
    transfers: int = 0
    matched: list[Outcome] = field(default_factory=list)
    accounts: list[str] = field(default_factory=list)
    days: list[date] = field(default_factory=list)
    spent: set[str] = field(default_factory=set)
    notes: list[Outcome] = field(default_factory=list)


@skill.command(ImportBankFile, asks_first=ask_import)
def import_bank_file(command: ImportBankFile, running: Running) -> Outcome:
    """Books what is new, joins what was told already, and leaves what is there."""
    read, table = read_for(command, running)
    importing = _Import(command, running, read, table)
    for statement in statements_of(read):
        importing.put(statement)
    return importing.outcome()


class _Import:
    """One file going in."""

    def __init__(self, command: ImportBankFile, running: Running, read: BankFile, table: str) -> None:
        self._command = command
        self._running = running
        self._unrecorded = replace(running, changes=_Unrecorded(running.database))
        self._insert = self._unrecorded.changes.insert
        self._read = read
        self._table = table
        self._done = _Done()
        self._taken: set[int] = set()
        self._import_id: int | None = None
        self._of = len(read.rows)
        self._at = 0
        self._today = running.asker.local_now.date()

    def put(self, statement: Statement) -> None:
        """Puts the rows of one statement in."""
        running = self._running
        known = open_accounts(running)
        place = place_of(statement, known, self._command.account_id, last_account(running, self._table))
        planned = plan(
            statement,
            self._read.family,
            place.account["id"] if place.account else None,
            known,
            running.rows,
            self._taken,
        )
        account = place.account
        if account is None and planned.rows:
            account = self._open(statement, known, planned)
        self._done.already += planned.already
        self._done.pending += planned.pending
        if account is None:
            return
        for one in planned.rows:
            self._keep(one, account)
            self._at += 1
            if self._at % _EVERY == 0:
                running.progress(self._at, self._of)
        if account["name"] not in self._done.accounts:
            self._done.accounts.append(account["name"])
        if planned.rows:
            self._remember(account)
            self._balance(statement, planned, account)

    def outcome(self) -> Outcome:
        """What is said of it."""
        self._running.progress(self._of, self._of)
        done = self._done
        notes = list(self._notes())
        if not done.added and not done.matched:
            return Outcome("bank-nothing-new", {"count": self._of}, notes=tuple(notes))
        facts = {
            "count": done.added,
            "accounts": tuple(done.accounts),
            "start": min(done.days, default=None),
            "last": max(done.days, default=None),
        }
        for category in sorted(done.spent):
            notes += watched(self._running, category, self._today, self._running.asker.member.id)
        key = "bank-imported" if done.added else "bank-joined"
        return Outcome(key, facts, notes=tuple(notes))

    def _notes(self) -> Iterator[Outcome]:
        done = self._done
        for key, count in (
            ("bank-already", done.already),
            ("bank-transfers", done.transfers),
            ("bank-pending", done.pending),
            ("bank-left-out", self._read.left_out),
        ):
            if count:
                yield Outcome(key, {"count": count})
        if done.matched:
            yield Outcome("bank-matched", {"count": len(done.matched), "lines": tuple(done.matched[:SHOWN])})
        yield from done.notes

    # --- rows -----------------------------------------------------------------------------------------------------

    def _keep(self, one: Planned, account: Row) -> None:
        if one.same_row is not None:
            self._see(one, one.same_row, account)
            return
        transaction, added = one.transaction, False
        if transaction is None and one.other_account is not None:
            transaction = self._made_transfer(one, account)
        if transaction is not None:
            transaction_id = int(transaction["id"])
            if one.placed:
                self._running.rows(
                    "UPDATE transactions SET account_id = ? WHERE id = ?", (account["id"], transaction_id)
                )
            self._note_match(one, transaction)
        else:
            transaction_id, added = add_entry(self._unrecorded, self._entry(one, account)), True
            self._done.added += 1
            self._done.days.append(one.day)
        values: dict[str, Value] = {
            "import_id": self._id(),
            "account_id": account["id"],
            "day": one.day.isoformat(),
            "minor": one.minor,
            "currency": one.row.currency,
            "text": f"{one.row.counterparty} {one.row.text}".strip()[:400],
            "counter_account": one.row.counter_account,
            "transaction_id": transaction_id,
            "added": int(added),
            "placed": int(one.placed),
        }
        self._see(one, self._insert("bank_rows", values), account)

    def _see(self, one: Planned, row_id: int, account: Row) -> None:
        self._running.rows(
            "INSERT OR IGNORE INTO bank_seen (import_id, row_id, account_id, family, key, nth)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (self._id(), row_id, account["id"], self._read.family, one.key, one.nth),
        )

    def _note_match(self, one: Planned, transaction: Row) -> None:
        if transaction["kind"] == "transfer":
            self._done.transfers += 1
            return
        facts = {
            "money": Money(abs(one.minor), one.row.currency),
            "shop": transaction["merchant"] or one.merchant or transaction["note"],
            "day": date.fromisoformat(transaction["day"]),
            "source": transaction["source"] if transaction["source"] in ("said", "receipt", "bill") else "said",
        }
        self._done.matched.append(Outcome("bank-match-line", facts))

    def _entry(self, one: Planned, account: Row) -> Entry:
        """The entry of a new booking."""
        row, asker = one.row, self._running.asker
        said = f"{row.counterparty} {row.text}"
        note = row.text[:_LONGEST_NOTE] or None
        base = Entry(
            Money(abs(one.minor), row.currency),
            "other",
            one.day,
            asker.member.id,
            merchant=one.merchant or None,
            note=note if note != one.merchant else None,
            account_id=account["id"],
            source="bank",
        )
        if one.other_account is not None:
            self._done.transfers += 1
            source, goal = _ends(one, account)
            return replace(base, kind="transfer", category="transfer", account_id=source, to_account_id=goal)
        category = category_of(one.merchant, row.text, asker.learned.merchants)
        if one.minor < 0:
            if (one.day.year, one.day.month) == (self._today.year, self._today.month):
                self._done.spent.add(category or "other")
            return replace(base, category=category or "other")
        if is_refund(said) or known_shop(one.merchant) is not None:
            return replace(base, category=category or "other", money=Money(-one.minor, row.currency))
        return replace(base, kind="income", category=source_of(said))

    def _made_transfer(self, one: Planned, account: Row) -> Row | None:
        """What the other account's file was booked as, while nobody knew that this account is the household's too."""
        found = self._running.rows(
            "SELECT t.*, b.counter_account FROM bank_rows b JOIN transactions t ON t.id = b.transaction_id"
            " WHERE b.account_id = ? AND b.minor = ? AND b.currency = ? AND b.added AND t.kind <> 'transfer'"
            " AND b.day BETWEEN ? AND ? ORDER BY abs(julianday(b.day) - julianday(?)), b.id",
            (
                one.other_account,
                -one.minor,
                one.row.currency,
                (one.day - NEAR).isoformat(),
                (one.day + NEAR).isoformat(),
                one.day.isoformat(),
            ),
        )
        mirrored = next((row for row in found if same_number(row["counter_account"], account["number"] or "")), None)
        if mirrored is None:
            return None
        source, goal = _ends(one, account)
        values: dict[str, Value] = {"kind": "transfer", "category": "transfer", "minor": abs(one.minor)}
        values |= {"account_id": source, "to_account_id": goal}
        self._running.changes.update("transactions", mirrored["id"], values)
        return {**mirrored, **values}

    # --- accounts -------------------------------------------------------------------------------------------------

    def _id(self) -> int:
        """The row that the journal keeps."""
        if self._import_id is None:
            asker = self._running.asker
            row: dict[str, Value] = {"member_id": asker.member.id, "name": self._command.name, "at": to_text(asker.now)}
            self._import_id = self._running.changes.insert("bank_imports", row)
        return self._import_id

    def _open(self, statement: Statement, known: Sequence[Row], planned: Plan) -> Row:
        asker = self._running.asker
        self._id()
        number = statement.account if any(one.isdigit() for one in statement.account or "") else None
        values: dict[str, Value] = {
            "name": new_name(statement, known),
            "kind": "bank",
            "currency": statement.currency,
            "opening_minor": 0,
            "opening_day": min(one.day for one in planned.rows).isoformat(),
            "number": number,
            "owner": asker.member.id,
            "audience": FAMILY,
            "created_at": to_text(asker.now),
        }
        account_id = self._insert("money_accounts", values)
        self._insert("bank_opened", {"account_id": account_id})
        return {**values, "id": account_id}

    def _remember(self, account: Row) -> None:
        """Keeps which columns hold what, and whose files look so."""
        if self._table:
            values: dict[str, Value] = {
                "import_id": self._id(),
                "fingerprint": self._table,
                "account_id": account["id"],
            }
            self._insert("bank_layouts", {**values, "layout": self._command.layout})

    def _balance(self, statement: Statement, planned: Plan, account: Row) -> None:
        """Lets an account that imports opened begin so that it closes as the bank says; says where another differs."""
        rows, currency = self._running.rows, account["currency"]
        closing = Money.of(statement.closing, currency) if statement.closing is not None else None
        last = max(one.day for one in planned.rows)
        if closing is not None:
            values: dict[str, Value] = {"import_id": self._id(), "account_id": account["id"], "day": last.isoformat()}
            self._insert("bank_balances", {**values, "minor": closing.minor})
        if rows("SELECT 1 FROM bank_opened WHERE account_id = ?", (account["id"],)):
            rows(_REOPEN, {"id": account["id"]})
            return
        if closing is None:
            return
        held = rows(
            "SELECT a.opening_minor + coalesce((SELECT sum(e.minor) FROM bank_effects e WHERE e.account_id = a.id"
            " AND e.currency = a.currency AND e.day BETWEEN a.opening_day AND :day), 0) AS minor"
            " FROM money_accounts a WHERE a.id = :id AND a.opening_day <= :day",
            {"id": account["id"], "day": last.isoformat()},
        )
        if held and held[0]["minor"] != closing.minor:
            facts = {
                "account": account["name"],
                "bank": closing,
                "held": Money(held[0]["minor"], currency),
                "day": last,
            }
            self._done.notes.append(Outcome("bank-balance-differs", facts))


def _ends(one: Planned, account: Row) -> tuple[int | None, int | None]:
    """From which account to which money moves that stays in the household."""
    here, there = int(account["id"]), one.other_account
    return (here, there) if one.minor < 0 else (there, here)


_REOPEN = """
UPDATE money_accounts SET
  opening_day = coalesce((SELECT min(day) FROM bank_rows WHERE account_id = :id), opening_day),
  opening_minor = coalesce((SELECT b.minor - coalesce((SELECT sum(e.minor) FROM bank_effects e
      WHERE e.account_id = :id AND e.day <= b.day AND e.currency = money_accounts.currency), 0)
    FROM bank_balances b WHERE b.account_id = :id ORDER BY b.day DESC, b.minor LIMIT 1), opening_minor)
WHERE id = :id
"""
"""The opening balance that makes the last closing balance right; the same as in the trigger of an undone import."""
