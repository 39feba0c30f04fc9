"""What a request is aimed at: the planner's list or the family's, and the last thing where only "it" was said."""

from __future__ import annotations

from dataclasses import replace

from pods.engine.understanding.joining import CLEAR
from pods.engine.understanding.people import names_of
from pods.engine.understanding.scene import Last, Scene
from pods.engine.understanding.vocabulary import vocabulary
from skills.engine.request import Request

_NEEDS_NAME = (
    "event_move",
    "event_delete",
    "reminder_cancel",
    "reminder_snooze",
    "list_remove",
    "list_tick",
    "todo_remove",
    "todo_done",
    "chore_done",
    "chore_remove",
    "chore_swap",
)
_TAKES = ("_delete", "_remove", "_cancel")
_TAKEN = {
    "expenses": "finance.expense_delete",
    "budgets": "finance.budget_remove",
    "bills": "finance.bill_remove",
    "documents": "knowledge.document_forget",
    "facts": "knowledge.fact_forget",
    "papers": "knowledge.expiry_remove",
}
"""What is meant by "delete it" where such a thing was just spoken of, by its skill."""

_TARGETS = {"event": "calendar", "reminder": "reminders", "list": "lists", "todo": "lists", "chore": "chores"}


def on_its_list(request: Request) -> Request:
    """Lists for things to do are the planner's, all others the family's."""
    if request.intent.startswith("family.list_") and request.list_name == "todo":
        name = request.intent.partition(".")[2].replace("list_", "todo_").replace("tick", "done")
        title = request.title
        return replace(request, intent=f"planner.{name}", items=request.items or ((title,) if title else ()))
    if request.intent.startswith("planner.todo_") and request.list_name not in (None, "todo"):
        name = request.intent.partition(".")[2].replace("todo_", "list_").replace("done", "tick")
        return replace(request, intent=f"family.{name}")
    return request


def aimed(request: Request, scene: Scene) -> Request:
    """Without a name of its own, a request about something that exists means the last outcome's."""
    name = request.intent.partition(".")[2]
    if name == "reminder_status":
        about = next((one for one in (scene.last, scene.reminded) if one and _is_a_reminder(one)), None)
        return replace(request, target=about.refs) if about is not None and not request.title else request
    if name not in _NEEDS_NAME or scene.last is None or not scene.last.refs:
        return request
    words = vocabulary(request.language, names_of(scene.members))
    nameless = not words.single["pronoun"].sub("", request.title).strip(" ,.")
    if nameless and name.endswith(_TAKES) and scene.last.refs[0].skill in _TAKEN:
        intent = _TAKEN[scene.last.refs[0].skill]
        return replace(request, intent=intent, target=scene.last.refs[-1:], title="", confidence=CLEAR)
    if nameless and scene.last.refs[0].skill == _TARGETS[name.split("_")[0]]:
        return replace(request, target=scene.last.refs, title="")
    return request


def _is_a_reminder(last: Last) -> bool:
    return bool(last.refs) and last.refs[0].skill == "reminders"
