"""Where money lies: accounts, what is on them, and what moves between them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from knowledge.clock import to_text
from knowledge.people import FAMILY
from knowledge.store.database import Row
from skills.engine.asking import NotFoundError
from skills.engine.command import Offer, Outcome, Reading, Running
from skills.engine.errors import PersonError
from skills.engine.matching import fold
from skills.engine.money import Money, added_up
from skills.engine.privacy import in_private
from skills.expenses.booking import book
from skills.expenses.commands import AddAccount, CloseAccount, FindBalances, LogTransfer, skill
from skills.expenses.ledger import Entry
from skills.rates.table import converted

KINDS = ("bank", "cash", "card", "savings")


@dataclass(frozen=True, slots=True)
class Balance:
    """What is on an account in its currency, and by currency what was booked on it and could not be converted."""

    money: Money
    beside: tuple[Money, ...] = ()

    @property
    def all(self) -> tuple[Money, ...]:
        """Its own currency first."""
        return (self.money, *self.beside)


def _moved(side: str, sign: str) -> str:
    own = f"FROM transactions WHERE {side} AND day >= :day AND currency = :currency"
    other = f"FROM transactions WHERE {side} AND day >= :day AND currency <> :currency AND home_currency"
    return (
        f"SELECT :currency AS currency, NULL AS day, ifnull(sum(minor * {sign}), 0) AS minor {own}"
        f" UNION ALL SELECT :currency, NULL, ifnull(sum(home_minor * {sign}), 0) {other} = :currency"
        f" UNION ALL SELECT currency, day, sum(minor * {sign}) {other} IS NOT :currency GROUP BY 1, 2"
    )


_MOVED = " UNION ALL ".join(
    (
        _moved("account_id = :id", "CASE kind WHEN 'income' THEN 1 ELSE -1 END"),
        _moved("to_account_id = :id AND kind = 'transfer'", "1"),
    )
)
"""What was booked on an account from a day on: in its currency, what was converted to that, and the rest by day."""


@skill.answers("open_accounts")
def accounts_in_use(reading: Reading) -> list[Row]:
    """As `open_accounts`."""
    return open_accounts(reading)


def open_accounts(source: Reading | Running) -> list[Row]:
    """The accounts in use, in the order in which they came."""
    return source.rows("SELECT * FROM money_accounts WHERE closed = 0 ORDER BY id")


def account_row(source: Reading | Running, account_id: int) -> Row:
    """An account. Raises NotFoundError."""
    rows = source.rows("SELECT * FROM money_accounts WHERE id = ?", (account_id,))
    if not rows:
        raise NotFoundError("account-gone")
    return rows[0]


def balance_of(source: Reading | Running, account: Row) -> Balance:
    """The opening balance and everything booked on the account from its opening day on, whatever order it came in.

    An amount in another currency counts by the rate of its day.
    """
    own, beside = account["opening_minor"], dict[str, int]()
    facts = {"id": account["id"], "day": account["opening_day"], "currency": account["currency"]}
    for row in source.rows(_MOVED, facts):
        money = Money(row["minor"], row["currency"])
        if row["day"] is None:
            own += row["minor"]
        elif worth := converted(source.rows, money, account["currency"], date.fromisoformat(row["day"])):
            own += worth[0].minor
        else:
            beside[row["currency"]] = beside.get(row["currency"], 0) + row["minor"]
    return Balance(
        Money(own, account["currency"]), tuple(Money(minor, currency) for currency, minor in sorted(beside.items()))
    )


@skill.command(AddAccount)
def add(command: AddAccount, running: Running) -> Outcome:
    """Keeps the account from today on; an account of that name gets the balance that was said instead."""
    in_private(running.asker)
    asker = running.asker
    known = [row for row in open_accounts(running) if fold(row["name"]) == fold(command.name)]
    if known:
        return _set_balance(known[0], command.balance, running)
    balance = command.balance or Money(0, asker.household.currency)
    running.changes.insert(
        "money_accounts",
        {
            "name": command.name,
            "kind": command.kind,
            "currency": balance.currency,
            "opening_minor": balance.minor,
            "opening_day": asker.local_now.date().isoformat(),
            "owner": asker.member.id,
            "audience": FAMILY,
            "created_at": to_text(asker.now),
        },
    )
    return Outcome("account-added", {"account": command.name, "money": balance})


def _set_balance(account: Row, balance: Money | None, running: Running) -> Outcome:
    """The opening balance becomes what makes the present one right."""
    now = balance_of(running, account).money
    if balance is None:
        return Outcome("account-known", {"account": account["name"], "money": now})
    if balance.currency != account["currency"]:
        raise PersonError("account-currency", account=account["name"], currency=account["currency"])
    opening = account["opening_minor"] + balance.minor - now.minor
    running.changes.update("money_accounts", account["id"], {"opening_minor": opening})
    return Outcome("account-set", {"account": account["name"], "money": balance})


@skill.command(CloseAccount)
def close(command: CloseAccount, running: Running) -> Outcome:
    """Closes the account; says what was still on it."""
    in_private(running.asker)
    account = account_row(running, command.account_id)
    balance = balance_of(running, account)
    running.changes.update("money_accounts", account["id"], {"closed": 1})
    return Outcome("account-closed", {"account": account["name"], "money": balance.money})


@skill.command(FindBalances, changes=False)
def balances(command: FindBalances, running: Running) -> Outcome:
    """What is on one account, or on each and together. Not where children and guests read along."""
    in_private(running.asker)
    if command.account_id is not None:
        return _alone(account_row(running, command.account_id), running)
    accounts = open_accounts(running)
    if not accounts:
        return Outcome("accounts-none")
    lines = tuple(_line("account-line", account, running) for account in accounts)
    if len(lines) == 1:
        return _alone(accounts[0], running)
    return Outcome("accounts-found", {"lines": lines, "count": len(lines), "sums": _together(accounts, running)})


def _alone(account: Row, running: Running) -> Outcome:
    """One account; where nothing is on it any more, it may be closed."""
    line = _line("account-balance", account, running)
    empty = all(money.minor == 0 for money in line.facts["sums"]) and not account["closed"]
    offers = (Offer("close", CloseAccount(account["id"]), "button-close-account"),) if empty else ()
    return replace(line, offers=offers)


def _line(key: str, account: Row, running: Running) -> Outcome:
    balance = balance_of(running, account)
    return Outcome(key, {"account": account["name"], "sums": balance.all})


def _together(accounts: list[Row], running: Running) -> tuple[Money, ...]:
    """All accounts in the household's currency by today's rates; what has none is said beside."""
    home, today = running.asker.household.currency, running.asker.local_now.date()
    held = [money for account in accounts for money in balance_of(running, account).all]
    worths = [(converted(running.rows, money, home, today) or (money,))[0] for money in held]
    return added_up((Money(0, home), *worths))


@skill.command(LogTransfer)
def transfer(command: LogTransfer, running: Running) -> Outcome:
    """Moves money from one account to another; nothing is spent by it."""
    if command.money.minor <= 0:
        raise PersonError("expense-negative")
    if command.from_id == command.to_id:
        raise PersonError("transfer-same")
    source, goal = account_row(running, command.from_id), account_row(running, command.to_id)
    entry = Entry(
        command.money,
        "transfer",
        command.day,
        running.asker.member.id,
        kind="transfer",
        account_id=source["id"],
        to_account_id=goal["id"],
    )
    booked = book(running, entry)
    facts = {"money": command.money, "account": source["name"], "to_account": goal["name"], "day": command.day}
    return Outcome(booked.key, facts, booked.refs, booked.notes)
