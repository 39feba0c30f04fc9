"""How well intents about money go with a clause: words for the narrower ones stand in clauses for others too."""

from __future__ import annotations

from pods.engine import parts
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.known import nearest

_LOGS = ("income_log", "refund_log", "transfer_log", "split_log", "settle_log", "pocket_log")
_SETS = ("account_add", "approval_set", "rate_set", "bill_add", "bill_remove", "pocket_set", "budget_remove")
_SHOWS = ("spending_compare", "spending_largest", "spending_chart", "spending_forecast", "year_summary", "money_export")
_ASKS = ("debts_query", "balance_query", "income_query", "bill_query", "pocket_query")

WORDED = (*_LOGS, *_SETS, *_SHOWS, *_ASKS, "receipt_show", "bill_pay")
"""Intents about money that words of their own speak for."""

SHOWN = (*_SHOWS, "receipt_show")
"""Intents about money whose words are said as a question or as an order alike."""

NARROWER = {
    "expense_log": (*_LOGS, *_SETS),
    "expense_correct": _LOGS,
    "expense_delete": ("bill_remove", "budget_remove"),
    "spending_query": (*_SHOWS, *_ASKS, "budget_query"),
    "transactions_query": (*_SHOWS, *_ASKS, "receipt_show"),
    "budget_set": ("budget_remove", "pocket_set", "approval_set", "bill_add"),
    "budget_query": (
        "spending_chart",
        "spending_forecast",
        "pocket_query",
        "debts_query",
        "budget_remove",
        "balance_query",
    ),
    "balance_query": ("debts_query", "pocket_query", "bill_query"),
    "income_query": ("pocket_query", "year_summary"),
    "income_log": ("pocket_log", "pocket_set", "refund_log", "bill_add", "transfer_log", "account_add"),
    "refund_log": ("pocket_log",),
    "transfer_log": ("pocket_log", "account_add"),
    "split_log": ("settle_log",),
    "spending_chart": ("money_export",),
    "bill_add": ("pocket_set",),
    "chore_swap": ("split_log",),
    "todo_query": ("bill_query",),
    "reminder_create": ("pocket_set",),
    "list_add": ("spending_chart", "account_add", "pocket_set", "bill_remove", "spending_compare"),
    "spending_forecast": ("budget_query",),
    "list_query": ("spending_compare", "debts_query", "budget_query"),
    "event_query": (
        "bill_query",
        "pocket_query",
        "income_query",
        "spending_compare",
        "spending_largest",
        "debts_query",
    ),
    "event_delete": ("bill_remove", "budget_remove"),
}
"""Intents whose words stand in what is said for others about money as well."""

_UNSAID = 0.3
_ASKED = 0.15
_UNPRICED = 0.1
_UNSPENT = 0.02
"""What spending counts for where money is sent, owed or given back, a budget is set, or no amount stands there."""

_SPENT_ASKED = 0.003
"""What spending counts for in a question."""

_PRICED = 8.0
"""What spending counts for where an amount with its currency or decimals stands."""

_SPENT = 2.0
"""What spending counts for where a word for it stands beside a plain number."""

_KNOWN_THING = 0.8
"""How sure the category of what was bought must be for a plain number to be its price."""

_FEW = 4
"""Words up to which a word for spending says enough, so that only the amount has to be asked for."""

_BILLS = "finance.bills"
_NAMED = 0.75
_NO_RECEIPT = 0.02
"""What showing a receipt counts for where none is asked for ("put the receipt in the drawer")."""


def fit(name: str, clause: Clause) -> float | None:
    """How well a clause goes with an intent about money: 1 is neutral; None for an intent that is weighed elsewhere."""
    if name == "expense_log":
        return _spent(clause)
    if name == "expense_delete" and clause.speaks_for("expense_log") and not clause.speaks_for(name):
        return 1.0 if clause.begins_taking_away else _ASKED
    if name in ("refund_log", "settle_log") and clause.speaks_for("refund_log") and clause.speaks_for("settle_log"):
        return _UNSAID if (name == "refund_log") != _is_from_a_shop(clause) else 1.0
    if name == "account_close" and not clause.speaks_for(name):
        return _UNSPENT
    if name == "bill_add" and changes_a_bill(clause):
        return 1.5
    if name == "bill_query" and clause.amounts and not clause.asks:
        return _UNSAID
    if name == "receipt_show" and not clause.speaks_for(name):
        return 1.0 if names_a_receipt(clause) else _NO_RECEIPT
    if name == "pocket_log" and _names_no_child(clause):
        return _UNSPENT
    if name in _LOGS or name in _SETS:
        said = 1.0 if clause.speaks_for(name) else _UNSAID
        return said * (_ASKED if clause.asks else 1.0) * (_UNPRICED if _lacks_amount(name, clause) else 1.0)
    if name in SHOWN:
        return 1.5 if clause.speaks_for(name) else _UNSAID
    if name == "bill_pay" and clause.asks:
        return _ASKED
    if name == "bill_pay" and clause.speaks_for(name):
        return 2.0
    if name == "bill_pay":
        return 1.0 if not clause.amounts or clause.speaks_for(name) or named_bill(clause) is not None else _UNSAID
    return None


def _names_no_child(clause: Clause) -> bool:
    """Whether grown-ups are named and nobody else ("give Tom 5")."""
    named = {one for mention in clause.people for one in mention.ids}
    return bool(named) and all(one.grown_up for one in clause.scene.members if one.id in named)


def _spent(clause: Clause) -> float:
    if clause.vocabulary.single["transfers"].search(clause.bare_text):
        return _UNSPENT
    said = clause.speaks_for("expense_log")
    priced = (
        _PRICED if clause.money or _was_bought(clause) else (_SPENT if said else 0.5) if clause.bare_money else _UNSPENT
    )
    if said and not clause.bare_money and len(clause.bare_text.split()) <= _FEW:
        priced = 0.5
    return priced * (_SPENT_ASKED if clause.asks else 1) * (_UNSPENT if clause.speaks_for("budget_set") else 1)


def _was_bought(clause: Clause) -> bool:
    """Whether a plain number stands beside a thing that is bought and a day that is over ("sushi 95 yesterday")."""
    if not clause.bare_money or clause.asks:
        return False
    today = clause.scene.now.date()
    over = any(span.has_date and span.start is not None and span.start.date() < today for span in clause.times.spans)
    return over and parts.guess_category(clause.text, None, clause.language)[1] >= _KNOWN_THING


def _is_from_a_shop(clause: Clause) -> bool:
    """Whether a shop gives money back, and nobody who owed it."""
    return not clause.people and parts.find_merchant(clause.text, clause.language) is not None


def _lacks_amount(name: str, clause: Clause) -> bool:
    return name in ("income_log", "refund_log", "transfer_log") and not clause.amounts


def named_bill(clause: Clause) -> str | None:
    """What the recurring bill is called that is named."""
    return nearest(clause.phrase, clause.scene.things.get(_BILLS, ()), _NAMED)


def changes_a_bill(clause: Clause) -> bool:
    """Whether one of the recurring bills is said to cost something else ("the rent is 980 now")."""
    if not clause.scene.things.get(_BILLS) or clause.asks or not clause.amounts or clause.speaks_for("bill_pay"):
        return False
    if named_bill(clause) is None:
        return False
    return clause.vocabulary.single["costs_now"].search(clause.with_amounts[0]) is not None


def names_a_receipt(clause: Clause) -> bool:
    """Whether a receipt is named and nothing is said to be done with it ("the receipt from Lidl")."""
    return clause.vocabulary.single["receipt_first"].match(clause.bare_text) is not None
