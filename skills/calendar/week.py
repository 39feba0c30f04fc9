"""The week at a glance: a line for every event under its day, and a picture."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from skills.calendar.commands import ShowWeek, skill
from skills.calendar.saying import birthday_line
from skills.calendar.store import Occurrence, Rows, not_in, shown
from skills.engine.command import Asker, Attachment, Outcome, Reading, Running
from skills.engine.zones import midnight, wall

if TYPE_CHECKING:
    from skills.pictures.week import WeekDay

DAYS = 7


@skill.command(ShowWeek, changes=False)
def show_week(command: ShowWeek, running: Running) -> Outcome:
    """Seven days; a day on which there is nothing is left out of the words, not out of the picture."""
    asker = running.asker
    by_day = _by_day(running.rows, command.start, asker)
    facts = {"start": command.start, "last": command.start + timedelta(days=DAYS - 1)}
    lines = tuple(_day(day, ones, asker) for day, ones in by_day.items() if ones)
    files = (_picture(by_day, asker),)
    if not lines:
        return Outcome("week-empty", facts, files=files)
    return Outcome("week-shown", {**facts, "lines": lines}, files=files)


def picture_of_week(reading: Reading, start: date) -> Attachment | None:
    """The picture of seven days, for the member who asks; None where there is nothing to draw."""
    by_day = _by_day(reading.rows, start, reading.asker)
    return _picture(by_day, reading.asker) if any(by_day.values()) else None


def _by_day(rows: Rows, start: date, asker: Asker) -> dict[date, list[Occurrence]]:
    days = [start + timedelta(days=n) for n in range(DAYS)]
    begin, end = midnight(days[0], asker.zone), midnight(days[-1] + timedelta(days=1), asker.zone)
    found = shown(rows, asker.member, begin, end, group=asker.group)
    return {day: [one for one in found if _is_on(one, day, asker)] for day in days}


def _is_on(one: Occurrence, day: date, asker: Asker) -> bool:
    begin, end = midnight(day, asker.zone), midnight(day + timedelta(days=1), asker.zone)
    return one.start < end and (one.end > begin or one.start >= begin)


def _day(day: date, found: Sequence[Occurrence], asker: Asker) -> Outcome:
    lines = tuple(_line(one, day, asker) for one in sorted(found, key=lambda one: (not one.all_day, one.start)))
    return Outcome("week-day", {"date": day, "lines": lines})


def _line(one: Occurrence, day: date, asker: Asker) -> Outcome:
    if one.kind == "birthday":
        return birthday_line(one, asker, "week-birthday")
    who = not_in(one.title, asker.names(one.who))
    start, end = wall(one.start, asker.zone), wall(one.end, asker.zone)
    if one.all_day or (start.date() < day < end.date()):
        return Outcome("week-line-all-day", {"title": one.title, "who": who})
    begin = start.time() if start.date() == day else time()
    return Outcome("week-line", {"title": one.title, "who": who, "from": begin, "to": end.time()})


def _picture(by_day: dict[date, list[Occurrence]], asker: Asker) -> Attachment:
    from skills.pictures.week import week_picture

    first = next(iter(by_day))
    content = week_picture(
        [_drawn(day, found, asker) for day, found in by_day.items()],
        title=asker.household.name,
        today=asker.local_now.date(),
        locale=_locale(asker),
        people=[member.name for member in asker.members],
    )
    return Attachment(f"week-{first.isoformat()}.png", "image/png", content)


def _locale(asker: Asker) -> str:
    """The member's language as it is written where the zone lies, where CLDR knows it so: "en_DE", but "fr"."""
    from babel.core import Locale, UnknownLocaleError, get_global

    language, territory = asker.member.language, get_global("zone_territories").get(str(asker.zone))
    try:
        return str(Locale(language, territory))
    except UnknownLocaleError:
        return language


def _drawn(day: date, found: Sequence[Occurrence], asker: Asker) -> WeekDay:
    from skills.pictures.week import WeekDay, WeekEntry

    def at(moment: datetime) -> datetime:
        return wall(moment, asker.zone)

    entries = tuple(
        WeekEntry(
            one.title if one.age is None else f"{one.title} ({one.age})",
            at(one.start),
            at(one.end),
            asker.names(one.who),
            one.all_day,
            one.kind,
        )
        for one in found
    )
    return WeekDay(day, entries)
