"""What a button does, as data: undo journal entries, run one frozen command, or complete a request by a choice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from pods.engine.interface import Pod
from skills.engine.command import Command

_adapters: dict[str, TypeAdapter[Any]] = {}

Labelled = tuple[str, dict[str, Any], str | None]
"""A button's name, its action, and what is on it; None for what the catalogue has for the name."""


def _adapter(command_type: type[Command]) -> TypeAdapter[Any]:
    """Building one costs milliseconds, so each is built once."""
    name = f"{command_type.__module__}.{command_type.__qualname__}"
    if name not in _adapters:
        _adapters[name] = TypeAdapter(command_type)
    return _adapters[name]


def undo(entries: Sequence[tuple[str, int]]) -> dict[str, Any]:
    """Takes back journal entries, the last first."""
    return {"do": "undo", "entries": [list(entry) for entry in entries]}


def run(pod: Pod, command: Command, *, confirmed: bool = False) -> dict[str, Any]:
    """Runs exactly this command."""
    return {
        "do": "run",
        "pod": pod.name,
        "command": pod.command_name(command),
        "fields": _adapter(type(command)).dump_python(command, mode="json"),
        "confirmed": confirmed,
    }


def home(command: Command, own: Pod, pods: Mapping[str, Pod]) -> Pod:
    """The pod that runs a command which a skill of `own` offers: its own, or whichever has the skill."""
    return own if own.runs(command) else next(pod for pod in pods.values() if pod.runs(command))


def beside(action: Mapping[str, Any], rest: Sequence[tuple[str, Mapping[str, Any], str | None]]) -> dict[str, Any]:
    """An action after which others (name, action, label) are offered again."""
    return {**action, "rest": [list(one) for one in rest]} if rest else dict(action)


def beside_each_other(staying: Sequence[Labelled]) -> list[Labelled]:
    """Buttons (name, action, label) each of which leaves the others."""
    return [
        (name, beside(action, [one for one in staying if one[0] != name]), label) for name, action, label in staying
    ]


def forget() -> dict[str, Any]:
    """Leaves things as they are."""
    return {"do": "nothing"}


def anyway(text: str) -> dict[str, Any]:
    """Takes a message as it was said, though a guardrail asked about it."""
    return {"do": "anyway", "text": text}


def unseen(action: Mapping[str, Any]) -> dict[str, Any]:
    """The action of a button under words that no language model may see, with those that it leaves offered."""
    rest = [[name, unseen(other), label] for name, other, label in action.get("rest", ())]
    return {**action, "unseen": True, **({"rest": rest} if rest else {})}


def pick(text: str, intent: str, skill: str, chosen: int) -> dict[str, Any]:
    """Reads a message again with what the person picked as its target."""
    return {"do": "pick", "text": text, "intent": intent, "skill": skill, "id": chosen}


def reading(text: str, intent: str, phrase: str, instead_of: Sequence[tuple[str, int]] = ()) -> dict[str, Any]:
    """Takes a message for something else than it was taken for, after taking back what that did."""
    return {
        "do": "reading",
        "text": text,
        "intent": intent,
        "phrase": phrase,
        "entries": [list(entry) for entry in instead_of],
    }


def correct(heard: str, entries: Sequence[tuple[str, int]]) -> dict[str, Any]:
    """Takes what is said next for what was said in a recording that was misheard, instead of what that did."""
    return {"do": "correct", "heard": heard, "entries": [list(entry) for entry in entries]}


def who(text: str, intent: str, name: str, member_id: int) -> dict[str, Any]:
    """Reads a message again now that a name in it is known."""
    return {"do": "who", "text": text, "intent": intent, "name": name, "id": member_id}


def command_of(action: Mapping[str, Any], pod: Pod) -> Command:
    """The command that `run` froze, validated again."""
    command: Command = _adapter(pod.command_type(action["command"])).validate_python(action["fields"], strict=False)
    return command
