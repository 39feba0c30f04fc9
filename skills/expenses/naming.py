"""The account that words mean: by its name, or by what kind of account it is."""

from __future__ import annotations

import re

from knowledge.store.database import Row
from skills.engine.asking import Pick, SeveralError
from skills.engine.command import Reading
from skills.engine.matching import best, fold, stems
from skills.engine.privacy import in_private
from skills.engine.request import Request
from skills.expenses.accounts import open_accounts
from skills.expenses.words import payment_in

ACCOUNT = "money_accounts"
"""What a ref to an account is called: the ids of the skill itself are rows of the ledger."""

_KINDS = {
    "savings": r"saving|\bspar|sparkonto|tagesgeld|festgeld|epargne|livret|ahorro|risparmi",
    "cash": r"\bcash\b|\bbar\b|wallet|purse|piggy|petty|bargeld|geldbeutel|portemonnaie|spardose|haushaltskasse"
    r"|\bkasse\b|especes|liquide|portefeuille|tirelire|efectivo|cartera|hucha|contanti|portafoglio|salvadanaio",
    "card": r"\bcard\b|karte|\bcarte\b|tarjeta|\bcarta\b|paypal",
}
_NO_NAME = frozenset(stems("account konto compte cuenta conto new neues nouveau nueva nuovo another"))
_ANY_BANK = frozenset(stems("checking current giro girokonto bankkonto bank courant bancaire corriente corrente"))
"""Words for the account of a household at a bank, whatever it calls its own."""


def kind_in(text: str) -> str:
    """The kind of account that words speak of; a bank account where they say no other."""
    folded = fold(text)
    return next((kind for kind, words in _KINDS.items() if re.search(words, folded)), "bank")


def account_in(words: str | None, request: Request, reading: Reading) -> Row | None:
    """The account that was picked or named; None where none was, or where the household keeps none at all.

    None as well where the words only say how it was paid ("with the card") and no account is of that kind.
    Raises SeveralError, which names them, where the words fit none or several; NotAllowedError where others read along.
    """
    accounts = open_accounts(reading)
    picked = {ref.id for ref in request.target if ref.skill == ACCOUNT}
    chosen = next((row for row in accounts if row["id"] in picked), None)
    if chosen is not None or not words or not accounts:
        return chosen
    fitting = named(words, accounts)
    if len(fitting) == 1:
        return fitting[0]
    if not fitting and kind_in(words) == payment_in(request.text):
        return None
    in_private(reading.asker)
    picks = tuple(Pick(ACCOUNT, row["id"], row["name"]) for row in (fitting or accounts)[:6])
    raise SeveralError("account-which", picks)


def named(words: str, accounts: list[Row]) -> list[Row]:
    """The accounts that words fit: by name; where no name fits, those of the kind that is spoken of."""
    said = " ".join(stem for stem in stems(words) if stem not in _NO_NAME)
    same = [row for row in accounts if fold(row["name"]) == fold(words)]
    if same:
        return same[:1]
    fitting = list(best(said, accounts, lambda row: _bare(row["name"]))) if said else []
    if fitting:
        return fitting
    kind = kind_in(words)
    if kind == "bank" and not set(said.split()) <= _ANY_BANK:
        return []
    return [row for row in accounts if row["kind"] == kind]


def _bare(name: str) -> str:
    return " ".join(stem for stem in stems(name) if stem not in _NO_NAME) or name


def cash_account(reading: Reading) -> Row | None:
    """Where what is paid in cash comes from, if there is exactly one such account."""
    rows = [row for row in open_accounts(reading) if row["kind"] == "cash"]
    return rows[0] if len(rows) == 1 else None
