"""A household to read messages in, without the rest of the product: a trained reader and a scene in each language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from knowledge.people import Member, Role
from pods.engine.understanding import Last, Scene, Understood
from skills.engine.command import Ref
from skills.engine.times import TimeSpan

ZONE = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 21, 10, 0, tzinfo=ZONE)
"""A Saturday morning."""
_NAMES = {"Anna": Role.ADMIN, "Tom": Role.ADULT, "Mia": Role.CHILD, "Lilli": Role.CHILD}


def scene(language: str, *, just_done: bool = False) -> Scene:
    """A family of four on a Saturday morning; with `just_done` an appointment was made a moment ago."""
    members = tuple(Member(n, name, role, language, ZONE) for n, (name, role) in enumerate(_NAMES.items(), 1))
    things = {"planner.lists": ("fix the bike light",), "family.lists": ("salsa", "limes")}
    last = Last("planner.event_create", (Ref("calendar", 1),), "dentist on Tuesday at 3") if just_done else None
    return Scene(members[0], members, NOW, "EUR", language, ("shopping",), things, last=last)


def spans_in(understood: Understood) -> Iterator[TimeSpan]:
    """All times of all requests, joined and single."""
    for request in understood.requests:
        yield from request.times
        if request.when is not None:
            yield request.when
