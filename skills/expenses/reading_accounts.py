"""From what was understood to commands on accounts, transfers and approvals."""

from __future__ import annotations

import re

from knowledge.store.database import Row
from skills.engine.asking import MissingError, NotFoundError
from skills.engine.command import Reading
from skills.engine.matching import fold
from skills.engine.money import Money
from skills.engine.privacy import in_private
from skills.engine.request import Request
from skills.expenses.accounts import open_accounts
from skills.expenses.commands import AddAccount, CloseAccount, FindBalances, LogTransfer, SetApproval, skill
from skills.expenses.naming import account_in, cash_account, kind_in, named
from skills.expenses.reading import amount_in, day_in
from skills.expenses.words import is_no_amount, payment_in

_OFF = re.compile(
    r"\b(?:no(?:body)? (?:more|longer|need\w*)|any ?more|any longer|stop|drop|remove|off|without|don'?t need|kein\w*"
    r"|nicht mehr|ohne|aus|abschalten|plus (?:de|d'|besoin)|sans|arrete\w*|supprime\w*|desactive\w*|no mas|ya no|sin"
    r"|quita\w*|niente|non .*\bpiu|basta|senza|togli\w*|disattiva\w*)\b"
)
_BELOW_NOTHING = re.compile(
    r"(?:(?<=\s)|^)[-−–](?:[€$£]\s?)?\d|\b(?:minus|moins|menos|meno|overdrawn|uberzogen|decouvert|descubierto|rosso)\b"
)


_MAY_SPEND = re.compile(
    r"\b(?:may|can|allowed to|spending limit|darf|durfen|ausgabelimit|ausgabengrenze|peut|a le droit"
    r"|(?:limite|plafond) de depenses?|puede|(?:limite|tope) de gastos?|puo|limite di spes[ae])\b"
)
"""Words, folded, that speak of what somebody may spend; otherwise who is named is the one to be asked."""


def _limited(request: Request, reading: Reading) -> int | None:
    """Whose limit is spoken of; None for that of the household."""
    if not _MAY_SPEND.search(fold(request.text)):
        return None
    if request.unknown_people:
        raise MissingError("who", "ask-who", name=request.unknown_people[0])
    return next(iter(request.people.ids), None)


@skill.reads("account_add")
def read_add(request: Request, reading: Reading) -> AddAccount:
    """An account needs a name; the balance may be below nothing."""
    name = (request.account or request.to_account or request.title or "").strip(" .!?,:;\"'“”„«»")
    if not name:
        raise MissingError("account", "ask-account-name")
    money = request.money[0] if request.money else None
    if money is not None and money.minor > 0 and _BELOW_NOTHING.search(fold(request.text)):
        money = Money(-money.minor, money.currency)
    return AddAccount(name[:60], kind_in(f"{name} {request.text}"), money)


@skill.reads("account_close")
def read_close(request: Request, reading: Reading) -> CloseAccount:
    """The account that was named."""
    account = account_in(request.account or request.title, request, reading)
    if account is None:
        raise NotFoundError("accounts-none")
    return CloseAccount(account["id"])


@skill.reads("balance_query")
def read_balances(request: Request, reading: Reading) -> FindBalances:
    """One account where one was named, or all."""
    account = account_in(request.account, request, reading)
    return FindBalances(account["id"] if account else None)


@skill.reads("transfer_log")
def read_transfer(request: Request, reading: Reading) -> LogTransfer:
    """Both accounts; cash taken out goes to the cash account, and of two accounts the other one is meant."""
    money = amount_in(request)
    accounts = open_accounts(reading)
    if not accounts:
        raise NotFoundError("accounts-none")
    source, goal = _one(request.account, accounts), _one(request.to_account, accounts)
    if goal is None and request.to_account is None and payment_in(request.text) == "cash":
        goal = cash_account(reading)
    if request.to_account is not None and kind_in(request.to_account) == "cash":
        if not any(row["kind"] == "cash" for row in accounts):
            raise NotFoundError("cash-none")
        source = source or (_drawn_from(accounts) if request.account is None else None)
    unnamed = request.account if source is None else request.to_account
    if len(accounts) == 2 and (source is None) != (goal is None) and not unnamed:
        other = next(row for row in accounts if row != (source or goal))
        source, goal = source or other, goal or other
    if source is None or goal is None:
        in_private(reading.asker)
        known = tuple(row["name"] for row in accounts)
        missing, question = ("account", "ask-transfer-from") if source is None else ("to_account", "ask-transfer-to")
        raise MissingError(missing, question, names=known)
    return LogTransfer(money, day_in(request, reading.asker), source["id"], goal["id"])


def _drawn_from(accounts: list[Row]) -> Row | None:
    """Where cash comes from that nobody said the account of: the only one at a bank."""
    banks = [row for row in accounts if row["kind"] == "bank"]
    return banks[0] if len(banks) == 1 else None


def _one(words: str | None, accounts: list[Row]) -> Row | None:
    fitting = named(words, accounts) if words else []
    return fitting[0] if len(fitting) == 1 else None


@skill.reads("approval_set")
def read_approval(request: Request, reading: Reading) -> SetApproval:
    """The amount above which two have to agree, or that none is; for one member where it says who may spend what."""
    member = _limited(request, reading)
    if request.money or is_no_amount(request.text):
        return SetApproval(amount_in(request), member)
    if request.value == "off" or _OFF.search(fold(request.text)):
        return SetApproval(None, member)
    raise MissingError("money", "ask-approval-amount")
