"""From what was understood to commands on settings."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from knowledge.people import Spoken
from skills.engine.asking import MissingError, NotAllowedError
from skills.engine.command import Command, Reading
from skills.engine.request import Request
from skills.engine.times import TimeSpan
from skills.members.commands import (
    USUAL,
    SetAloud,
    SetLanguage,
    SetQuiet,
    SetSpoken,
    SetTold,
    SetZone,
    ShowSettings,
    Told,
    skill,
)

OFF, HOME = "off", "home"
ALOUD, TEXT = "aloud", "text"
QUIET_FROM, QUIET_TO = time(22), time(7)
"""The bounds of quiet hours that were not said."""


@skill.reads("setting_change")
def read_change(request: Request, reading: Reading) -> Command:
    """What is set, to what, and for whom: oneself, or those who were named."""
    who = request.people.ids or (reading.asker.member.id,)
    if request.unknown_people:
        raise MissingError("who", "ask-who", name=request.unknown_people[0])
    match request.setting:
        case "quiet":
            return _quiet(request, who)
        case "brief" | "preview" | "week" if request.value in (ALOUD, TEXT):
            return SetAloud(who, Told(request.setting), request.value == ALOUD, _time(request.when))
        case "brief" | "preview" | "week":
            what = Told(request.setting)
            return SetTold(who, what, None if request.value == OFF else _time(request.when) or USUAL[what])
        case "zone":
            return SetZone(who, _zone(request, reading))
        case "language" if request.value:
            return SetLanguage(who, request.value)
        case "spoken" if request.value in set(Spoken):
            return SetSpoken(who, Spoken(request.value))
        case _:
            raise MissingError("setting", "ask-setting")


def _quiet(request: Request, who: tuple[int, ...]) -> SetQuiet:
    if request.value == OFF:
        return SetQuiet(who)
    when = request.when
    begin = when.start.time() if when and when.start and when.has_time else None
    end = when.end.time() if when and when.end and when.has_time else None
    if begin is None and end is None:
        raise MissingError("when", "ask-quiet-when")
    return SetQuiet(who, begin or QUIET_FROM, end or QUIET_TO)


def _time(when: TimeSpan | None) -> time | None:
    at: datetime | None = when.start if when and when.has_time else None
    return at.time() if at else None


def _zone(request: Request, reading: Reading) -> str:
    if request.value == HOME:
        return str(reading.asker.household.zone)
    try:
        return str(ZoneInfo(request.value or ""))
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise MissingError("setting", "ask-zone") from error


@skill.reads("setting_show")
def read_show(request: Request, reading: Reading) -> ShowSettings:
    """One's own; those of a child for grown-ups."""
    member_id = next(iter(request.people.ids), reading.asker.member.id)
    if member_id != reading.asker.member.id and not reading.asker.member.grown_up:
        raise NotAllowedError("not-allowed-others")
    return ShowSettings(member_id)
