"""Running commands on what members set for themselves."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from zoneinfo import ZoneInfo

from knowledge.people import Member, Role, Spoken
from skills.engine.asking import NotFoundError
from skills.engine.command import Asker, Outcome, Running
from skills.engine.permissions import check
from skills.members.bedtime import said_of
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


@skill.command(SetQuiet)
def set_quiet(command: SetQuiet, running: Running) -> Outcome:
    """In quiet hours only what is urgent comes; the rest waits for their end."""
    both = command.begin is not None and command.end is not None
    begin, end = (command.begin, command.end) if both and command.begin != command.end else (None, None)
    _set(command.who, {"quiet_from": _text(begin), "quiet_to": _text(end)}, running)
    facts = {**_whom(command.who, running.asker), "begin": begin, "finish": end}
    return Outcome("quiet-set" if begin else "quiet-off", facts)


@skill.command(SetTold)
def set_told(command: SetTold, running: Running) -> Outcome:
    """Briefs come by themselves at that time, and not when there is nothing to say."""
    _set(command.who, {f"{command.what}_at": _text(command.at)}, running)
    facts = {**_whom(command.who, running.asker), "at": command.at}
    return Outcome(f"{command.what}-set" if command.at else f"{command.what}-off", facts)


@skill.command(SetAloud)
def set_aloud(command: SetAloud, running: Running) -> Outcome:
    """What was off is switched on where it is to be read."""
    times = {one: command.at or _told_at(_member(one, running.asker), command.what) for one in command.who}
    for member_id, at in times.items():
        at = at or (USUAL[command.what] if command.aloud else None)
        _set((member_id,), {f"{command.what}_aloud": int(command.aloud), f"{command.what}_at": _text(at)}, running)
        times[member_id] = at
    facts = {**_whom(command.who, running.asker), "at": next(iter(times.values()))}
    return Outcome(f"{command.what}-aloud" if command.aloud else f"{command.what}-text", facts)


@skill.command(SetSpoken)
def set_spoken(command: SetSpoken, running: Running) -> Outcome:
    """What is answered aloud is written as well. Who wants text only is read no briefs either."""
    read = {f"{what}_aloud": 0 for what in Told} if command.spoken is Spoken.NEVER else {}
    _set(command.who, {"spoken": command.spoken.value, **read}, running)
    return Outcome("spoken-set", {**_whom(command.who, running.asker), "spoken": command.spoken.value})


@skill.command(SetZone)
def set_zone(command: SetZone, running: Running) -> Outcome:
    """Times are meant and said in that zone from now on; what is planned keeps its instant."""
    zone = str(ZoneInfo(command.zone))
    _set(command.who, {"zone": zone}, running)
    now = running.asker.now.astimezone(ZoneInfo(zone)).time().replace(second=0, microsecond=0)
    away = (Outcome("zone-away"),) if zone != str(running.asker.household.zone) else ()
    return Outcome("zone-set", {**_whom(command.who, running.asker), "zone": _city(zone), "clock": now}, notes=away)


@skill.command(SetLanguage)
def set_language(command: SetLanguage, running: Running) -> Outcome:
    """Answers come in that language from now on."""
    _set(command.who, {"language": command.language}, running)
    return Outcome("language-set", {**_whom(command.who, running.asker), "language": command.language})


@skill.command(ShowSettings, changes=False)
def show(command: ShowSettings, running: Running) -> Outcome:
    """One line for each setting."""
    member = _member(command.member_id, running.asker)
    check(command, running.asker, own=member.id == running.asker.member.id)
    begin, end = member.quiet or (None, None)
    lines = [
        Outcome("setting-zone", {"zone": _city(str(member.zone))}),
        Outcome("setting-language", {"language": member.language}),
        Outcome("setting-spoken", {"spoken": member.spoken.value}),
        Outcome("setting-quiet", {"begin": begin, "finish": end}) if begin else Outcome("setting-quiet-off"),
        *(_line(member, what) for what in Told),
        *_bedtime(member),
    ]
    return Outcome("settings-shown", {"name": member.name, "lines": tuple(lines)})


def _line(member: Member, what: Told) -> Outcome:
    at = _told_at(member, what)
    aloud = "-aloud" if what in member.read_aloud else ""
    return Outcome(f"setting-{what}{aloud}" if at else f"setting-{what}-off", {"at": at})


def _bedtime(member: Member) -> tuple[Outcome, ...]:
    if member.role is not Role.CHILD:
        return ()
    if member.bedtime is None:
        return (Outcome("setting-bedtime-off"),)
    free = "-free" if member.bedtime.free_evening else ""
    return (Outcome(f"setting-bedtime{free}", said_of(member.bedtime)),)


def _told_at(member: Member, what: Told) -> time | None:
    return {Told.BRIEF: member.brief_at, Told.PREVIEW: member.preview_at, Told.WEEK: member.week_at}[what]


def _set(who: tuple[int, ...], values: Mapping[str, str | int | None], running: Running) -> None:
    """Everybody sets things for themselves, grown-ups for others too. Raises NotAllowedError, NotFoundError."""
    asker = running.asker
    check(SetQuiet, asker, own=set(who) == {asker.member.id})
    for member_id in who:
        running.changes.update("members", _member(member_id, asker).id, dict(values))


def _member(member_id: int, asker: Asker) -> Member:
    member = next((one for one in asker.members if one.id == member_id), None)
    if member is None:
        raise NotFoundError("member-gone")
    return member


def _whom(who: tuple[int, ...], asker: Asker) -> dict[str, object]:
    return {"who": asker.names([one for one in who if one != asker.member.id]), "me": asker.member.id in who}


def _text(at: time | None) -> str | None:
    return at.isoformat("minutes") if at else None


def _city(zone: str) -> str:
    """ "America/New_York" as one says it."""
    return zone.rpartition("/")[2].replace("_", " ")
