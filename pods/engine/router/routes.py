"""The product's public routes, and which of them each of the finer intents belongs to."""

from __future__ import annotations

PUBLIC_ROUTES = frozenset(
    {
        *(f"planner.event_{verb}" for verb in ("create", "query", "delete")),
        *(f"planner.reminder_{verb}" for verb in ("create", "query", "cancel")),
        *(f"planner.todo_{verb}" for verb in ("add", "query", "remove")),
        *(f"family.list_{verb}" for verb in ("add", "query", "remove")),
        *(f"finance.{what}_query" for what in ("bill", "balance", "income", "spending", "transactions")),
        "finance.bill_pay",
        "knowledge.question",
        "smalltalk",
        "dialog.control",
        "out_of_scope",
    }
)

_ABOUT_SPENDING = ("compare", "largest", "chart", "forecast")
_BOOKED = ("income_log", "refund_log", "split_log", "settle_log", "pocket_log", "receipt_show", "money_export")
_OF_ACCOUNTS = ("account_add", "transfer_log", "approval_set", "rate_set", "pocket_set")

_OF_PAPERS = ("list", "show", "audience", "forget")

_COARSER = {
    "planner.event_move": "planner.event_create",
    "planner.event_free": "planner.event_query",
    "planner.week_show": "planner.event_query",
    "planner.day_brief": "planner.event_query",
    "planner.birthday_add": "planner.event_create",
    "planner.reminder_status": "planner.reminder_query",
    "planner.reminder_snooze": "planner.reminder_create",
    "planner.reminder_move": "planner.reminder_create",
    "planner.todo_change": "planner.todo_add",
    "planner.todo_done": "planner.todo_remove",
    "planner.chore_add": "planner.todo_add",
    "planner.chore_swap": "planner.todo_add",
    "planner.chore_query": "planner.todo_query",
    "planner.chore_stats": "planner.todo_query",
    "planner.chore_done": "planner.todo_remove",
    "planner.chore_remove": "planner.todo_remove",
    "family.list_change": "family.list_add",
    "family.list_tick": "family.list_remove",
    "family.list_delete": "family.list_remove",
    **dict.fromkeys((f"knowledge.document_{verb}" for verb in _OF_PAPERS), "knowledge.question"),
    **dict.fromkeys((f"knowledge.fact_{verb}" for verb in ("tell", "list", "forget")), "knowledge.question"),
    **dict.fromkeys((f"knowledge.expiry_{verb}" for verb in ("query", "add", "remove")), "knowledge.question"),
    **dict.fromkeys(("family.message_send", "family.message_query"), "out_of_scope"),
    "finance.expense_log": "finance.transactions_query",
    "finance.expense_correct": "finance.transactions_query",
    "finance.expense_delete": "finance.transactions_query",
    **dict.fromkeys((f"finance.budget_{verb}" for verb in ("set", "query", "remove")), "finance.spending_query"),
    **dict.fromkeys((f"finance.spending_{what}" for what in _ABOUT_SPENDING), "finance.spending_query"),
    "finance.year_summary": "finance.spending_query",
    **dict.fromkeys((f"finance.{what}" for what in _BOOKED), "finance.transactions_query"),
    **dict.fromkeys((f"finance.bill_{verb}" for verb in ("add", "remove")), "finance.bill_pay"),
    **dict.fromkeys((f"finance.{what}" for what in ("debts_query", "pocket_query")), "finance.balance_query"),
    **dict.fromkeys((f"finance.{what}" for what in _OF_ACCOUNTS), "out_of_scope"),
    "family.lesson_query": "dialog.control",
    "family.lesson_tell": "dialog.control",
    "family.lesson_forget": "dialog.control",
    "dialog.help": "smalltalk",
    **dict.fromkeys(("planner.feed_link", "planner.feed_revoke", "house.setting_show"), "out_of_scope"),
    **dict.fromkeys(("planner.sync_status", "planner.sync_now", "house.setting_change"), "out_of_scope"),
}


def public_route(intent: str) -> str:
    """The public route of an intent: itself, a coarser one, or its own name when a new pod brought it along."""
    return _COARSER.get(intent, intent)
