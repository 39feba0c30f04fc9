"""The pods' commands as tools of a model: what a tool asks for is read off the types of the commands it makes."""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from knowledge.people import Role
from skills.engine.command import Command
from skills.engine.money import Money
from skills.engine.permissions import Scope, scope_of
from skills.engine.skill import Skill, Spec

PARTS = ("what", "items", "list", "when", "who", "amount", "place")
"""The parts a tool may ask for, in the order in which they are written."""

_TEXT = frozenset({"title", "text", "name", "words", "question", "category", "merchant"})
_PEOPLE = frozenset(
    {"who", "by", "about", "member", "member_id", "paid_by", "received_by", "add_who", "only_who", "instead_of"}
)
_WITHOUT_TYPES = frozenset({"what", "when", "who", "amount", "items"})
"""What is asked for where a reader only says that it makes some command."""


@dataclass(frozen=True, slots=True)
class Tool:
    """An intent of a pod that a model may choose, with the parts in words that its commands are made of."""

    intent: str
    """With the pod's name: "planner.event_create"."""
    about: str
    parts: tuple[str, ...]
    required: frozenset[str]
    changes: bool
    skill: str
    """The skill whose commands it makes, with the pod's name."""

    @property
    def name(self) -> str:
        """What the model calls it."""
        return self.intent.partition(".")[2]

    @property
    def line(self) -> str:
        """The tool in a prompt."""
        parts = ", ".join(part if part in self.required else f"{part}?" for part in self.parts)
        return f"{self.name}({parts}): {self.about}"

    @property
    def schema(self) -> dict[str, Any]:
        """The JSON schema of a call."""
        return {
            "type": "object",
            "properties": {"tool": {"enum": [self.name]}, **{part: _SCHEMAS[part] for part in self.parts}},
            "required": ["tool", *(part for part in self.parts if part in self.required)],
            "additionalProperties": False,
        }


def _text(longest: int) -> dict[str, Any]:
    return {"type": "string", "minLength": 1, "maxLength": longest}


_SCHEMAS: dict[str, dict[str, Any]] = {
    "what": _text(80),
    "items": {"type": "array", "items": _text(40), "minItems": 1, "maxItems": 12},
    "list": _text(30),
    "when": _text(50),
    "who": {"type": "array", "items": _text(20), "minItems": 1, "maxItems": 6},
    "amount": _text(20),
    "place": _text(40),
}


def tools_of(pod: str, skills: Iterable[Skill], about: Callable[[str], str], role: Role) -> dict[str, Tool]:
    """The tools of a pod's skills for members in a role, by intent; those that do nothing for the role are left out.

    `about` says what an intent is for in a few words.
    """
    found: dict[str, Tool] = {}
    for skill in skills:
        specs = {spec.type: spec for spec in skill.commands.values()}
        readers = dict(skill.readers) | {name: read for (name, own), read in skill.readers_for.items() if own is role}
        for name, read in readers.items():
            made = _made_by(read, specs)
            allowed = made or tuple(specs.values())
            if all(scope_of(spec.name, role) is Scope.NONE for spec in allowed):
                continue
            intent = f"{pod}.{name}"
            found.setdefault(intent, _tool(intent, about(intent), made, f"{pod}.{skill.name}"))
    return found


def _tool(intent: str, about: str, made: tuple[Spec, ...], skill: str) -> Tool:
    if not made:
        return Tool(intent, about, _ordered(_WITHOUT_TYPES), frozenset(), True, skill)
    wanted = [parts_of(spec.type) for spec in made]
    changes = any(spec.changes for spec in made)
    parts = frozenset().union(*wanted)
    needed = [frozenset(part for part, required in one.items() if required) for one in wanted]
    required = frozenset.intersection(*needed) if changes else frozenset[str]()
    return Tool(intent, about, _ordered(parts), required, changes, skill)


def _ordered(parts: frozenset[str]) -> tuple[str, ...]:
    return tuple(part for part in PARTS if part in parts)


def _made_by(read: Callable[..., Any], specs: dict[type[Command], Spec]) -> tuple[Spec, ...]:
    """The commands that a reader says it makes; none where it only says that it makes one."""
    said = typing.get_type_hints(read).get("return")
    kinds = typing.get_args(said) if isinstance(said, types.UnionType) else (said,)
    return tuple(specs[kind] for kind in kinds if kind in specs)


def parts_of(command: type[Command]) -> dict[str, bool]:
    """The parts in words that a command is made of, and whether it cannot do without."""
    hints = typing.get_type_hints(command)
    found: dict[str, bool] = {}
    for field in dataclasses.fields(command):
        part = _part(field.name, hints[field.name])
        if part is not None:
            missing = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
            found[part] = found.get(part, False) or (missing and part not in ("who", "list"))
    return found


def _part(name: str, kind: Any) -> str | None:
    """The part that a field is told by; None for what follows from the rest, or is no matter of words."""
    several = False
    if isinstance(kind, types.UnionType):
        kind = next((one for one in typing.get_args(kind) if one is not type(None)), kind)
    if typing.get_origin(kind) is tuple:
        several, kind = True, typing.get_args(kind)[0]
    if kind in (datetime, date, time):
        return "when"
    if kind is Money:
        return "amount"
    if kind is int:
        return "who" if name in _PEOPLE else "what" if name.endswith(("_id", "_ids")) else None
    if kind is str:
        own = {"rule": "when", "list_name": "list", "place": "place"}
        return "items" if several else own.get(name, "what" if name in _TEXT else None)
    return None
