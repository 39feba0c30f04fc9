"""From what was understood to commands on settings."""

from __future__ import annotations

import re
from datetime import datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from knowledge.people import Role, Spoken
from skills.engine.asking import MissingError
from skills.engine.command import Command, Reading
from skills.engine.matching import fold
from skills.engine.permissions import check
from skills.engine.request import Request
from skills.engine.times import TimeKind, TimeSpan
from skills.members.commands import (
    USUAL,
    SetAloud,
    SetBedtime,
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
        case "bedtime":
            return _bedtime(request, reading)
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


_FREE = re.compile(
    r"\b(?:week-?ends?|wochenend\w*|fines? de semana|fin de semaine|fine settimana|freitag\w*|samstag\w*"
    r"|friday\w*|saturday\w*|vendredi\w*|samedi\w*|viernes|sabados?|venerdi|sabato|holidays?|ferien|vacan\w+|vacaciones)\b"
)
_ALL = re.compile(
    r"\b(?:week ?days?|week ?nights?|school\w*|werktag\w*|wochentag\w*|unter der woche|schul\w+|en semaine"
    r"|entre semana|feriali|in settimana|durante la settimana|scuola|colegio|ecole)\b"
)
"""Words, folded, for evenings before a day off, and for all others."""

_CUT = re.compile(r"[,;]|\b(?:and|und|et|y|e|but|aber|mais|pero|ma)\b", re.IGNORECASE)
_BARE = re.compile(r"\b\d{1,2}\b")
_NOON = 12


def _bedtime(request: Request, reading: Reading) -> SetBedtime:
    """ "20:30 on weekdays, 22:00 on weekends": each part of the words with its time and its evenings."""
    children = tuple(one.id for one in reading.asker.members if one.role is Role.CHILD)
    who = request.people.ids or children
    if not who:
        raise MissingError("who", "ask-bedtime-who")
    if request.value == OFF:
        return SetBedtime(who, off=True)
    times: dict[str, time] = {}
    free = False
    for part in _CUT.split(request.text):
        words = fold(part)
        free = _FREE.search(words) is not None or (free and not _ALL.search(words))
        evening, morning = _evening(part, request, reading)
        if evening is not None:
            times.setdefault("free_evening" if free else "evening", evening)
            free = False
        if morning is not None:
            times["morning"] = morning
    if not times:
        raise MissingError("when", "ask-bedtime-when")
    return SetBedtime(who, times.get("evening"), times.get("free_evening"), times.get("morning"))


def _evening(part: str, request: Request, reading: Reading) -> tuple[time | None, time | None]:
    """When it begins and ends in a part of the words: bare hours are late where it begins, and early where it ends."""
    asker = reading.asker
    spans = reading.read_times(part, language=request.language, now=asker.local_now).spans
    span = next((one for one in spans if one.has_time and (one.start or one.end)), None)
    begins = (span.start or span.end) if span is not None else None
    if span is None or begins is None:
        bare = _BARE.search(part)
        hour = int(bare.group()) if bare else None
        return (_late(time(hour)), None) if hour is not None and hour < 2 * _NOON else (None, None)
    ends = span.end.time() if span.kind is TimeKind.RANGE and span.start and span.end else None
    if ends is not None and ends.hour >= _NOON:
        ends = ends.replace(hour=ends.hour - _NOON)
    return _late(begins.time()), ends


def _late(at: time) -> time:
    """Nobody's bedtime is in the morning."""
    return at.replace(hour=at.hour + _NOON) if _EARLIEST <= at.hour < _NOON else at


_EARLIEST = 4


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
    check(ShowSettings, reading.asker, own=member_id == reading.asker.member.id)
    return ShowSettings(member_id)
