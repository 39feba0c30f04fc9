"""The ledger as a Beancount file: https://beancount.github.io/docs/beancount_language_syntax.html"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date

from skills.engine.money import Money
from skills.reports.entries import Account, Written

EQUITY = "Equity:Opening-Balances"
KINDS = {"bank": "Assets:Bank", "savings": "Assets:Savings", "cash": "Assets:Cash", "card": "Liabilities:Card"}
UNNAMED = "Assets:Unspecified"
"""Where money came from or went to when no account was said."""


def as_beancount(entries: Sequence[Written], accounts: Sequence[Account], home: str) -> bytes:
    """Every account that is used is opened before its first day; amounts of another currency carry their worth (@@).

    An expense credits the account it was paid from and debits Expenses:Category; a refund the other way round.
    """
    names = _account_names(accounts)
    lines = [f'option "operating_currency" "{home}"', ""]
    opened = _opened(entries, accounts, names)
    lines += [
        f"{day.isoformat()} open {name}" for name, day in sorted(opened.items(), key=lambda one: (one[1], one[0]))
    ]
    for account in accounts:
        if account.opening.minor:
            lines += ["", f'{account.opening_day.isoformat()} * "" "Opening balance"']
            lines += [_posting(names[account.name], account.opening), _posting(EQUITY, _negative(account.opening))]
    for entry in entries:
        lines += ["", *_transaction(entry, names)]
    return ("\n".join(lines) + "\n").encode()


def _transaction(entry: Written, names: dict[str, str]) -> Iterator[str]:
    narration = entry.note or (entry.merchant and entry.category) or entry.category or entry.kind
    yield f"{entry.day.isoformat()} * {quoted(entry.merchant or '')} {quoted(narration)}"
    for name, value in (("category", entry.category), ("paid_by", entry.payer), ("source", entry.source)):
        if value:
            yield f"  {name}: {quoted(value)}"
    if entry.tax is not None:
        yield f"  tax: {entry.tax:f}"
    source, sink = _sides(entry, names)
    yield _posting(sink, entry.money, entry.home)
    yield _posting(source, _negative(entry.money), entry.home)


def _sides(entry: Written, names: dict[str, str]) -> tuple[str, str]:
    """From where to where a positive amount goes."""
    own = names.get(entry.account or "", UNNAMED)
    if entry.kind == "income":
        return f"Income:{component(entry.category)}", own
    if entry.kind == "transfer":
        other = names.get(entry.to_account or "", UNNAMED)
        return own, other
    return own, f"Expenses:{component(entry.category)}"


def _posting(account: str, money: Money, home: Money | None = None) -> str:
    """A leg; its whole price in the household's currency where it is another one."""
    price = ""
    if home is not None and home.currency != money.currency and home.minor:
        price = f" @@ {abs(home.amount):f} {currency(home.currency)}"
    return f"  {account}  {money.amount:f} {currency(money.currency)}{price}"


def _negative(money: Money) -> Money:
    return Money(-money.minor, money.currency)


def _opened(entries: Sequence[Written], accounts: Sequence[Account], names: dict[str, str]) -> dict[str, date]:
    opened: dict[str, date] = {}

    def use(name: str, day: date) -> None:
        opened[name] = min(day, opened.get(name, day))

    for account in accounts:
        use(names[account.name], account.opening_day)
        if account.opening.minor:
            use(EQUITY, account.opening_day)
    for entry in entries:
        for name in _sides(entry, names):
            use(name, entry.day)
    return opened


def _account_names(accounts: Sequence[Account]) -> dict[str, str]:
    """A name of Beancount for each account; two that would be called the same are numbered."""
    names: dict[str, str] = {}
    for account in accounts:
        base = name = f"{KINDS.get(account.kind, 'Assets:Bank')}:{component(account.name)}"
        number = 1
        while name in names.values():
            number += 1
            name = f"{base}-{number}"
        names[account.name] = name
    return names


def component(name: str) -> str:
    """A part of an account's name: letters, digits and hyphens, beginning with a capital or a digit."""
    plain = unicodedata.normalize("NFKD", name)
    parts = re.findall(r"[A-Za-z0-9]+", "".join(one for one in plain if not unicodedata.combining(one)))
    joined = "-".join(part[:1].upper() + part[1:] for part in parts)
    return joined or "X" + "".join(f"{ord(one):x}" for one in name[:8])


def quoted(text: str) -> str:
    """A string on one line, with what would end it escaped."""
    plain = " ".join("".join(" " if unicodedata.category(one) == "Cc" else one for one in text).split())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def currency(code: str) -> str:
    """A commodity: capitals only."""
    return re.sub(r"[^A-Z0-9]", "X", code.upper())
