"""What members set for themselves: quiet hours, briefs, zone, language; with undo, for oneself and for others."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from knowledge.people import Member, Role, Spoken
from skills.engine.asking import MissingError, NotAllowedError
from skills.engine.command import Command, Outcome, Reading
from skills.engine.request import People, Request
from skills.engine.times import TimeKind, TimeSpan
from skills.members.commands import (
    SetAloud,
    SetLanguage,
    SetQuiet,
    SetSpoken,
    SetTold,
    SetZone,
    ShowSettings,
    Told,
)
from skills.members.reading import read_change
from tests.house import House


async def run(house: House, name: str, command: Command) -> Outcome:
    return await house.app.pods["house"].run(command, house.asker(name))


def read(house: House, request: Request) -> Command:
    return read_change(request, Reading(house.asker("Anna"), house.app.local("house").database))


def hours(begin: str | None, end: str | None) -> TimeSpan:
    def at(clock: str | None) -> datetime | None:
        return datetime.fromisoformat(f"2026-11-21T{clock}") if clock else None

    return TimeSpan(0, 1, "x", TimeKind.RANGE, start=at(begin), end=at(end), has_time=True)


async def test_quiet_hours_are_set_and_undone(house: House) -> None:
    anna = house.member("Anna")
    outcome = await run(house, "Anna", SetQuiet((anna.id,), time(22), time(7)))
    assert house.member("Anna").quiet == (time(22), time(7))
    assert outcome.journal is not None
    await house.app.pods["house"].undo(outcome.journal, house.asker("Anna"))
    assert house.member("Anna").quiet is None


async def test_a_day_is_told_in_the_zone_and_language_that_were_set(house: House) -> None:
    tom = house.member("Tom").id
    await run(house, "Tom", SetTold((tom,), Told.WEEK, time(18)))
    await run(house, "Tom", SetZone((tom,), "America/New_York"))
    await run(house, "Tom", SetLanguage((tom,), "de"))
    member = house.member("Tom")
    assert (member.week_at, str(member.zone), member.language) == (time(18), "America/New_York", "de")
    shown = await run(house, "Tom", ShowSettings(tom))
    assert [line.key for line in shown.facts["lines"]] == [
        "setting-zone",
        "setting-language",
        "setting-spoken",
        "setting-quiet-off",
        "setting-brief-off",
        "setting-preview-off",
        "setting-week",
    ]


async def test_a_child_sets_nothing_for_others_and_a_grown_up_does(house: House) -> None:
    tom, mia = house.member("Tom").id, house.member("Mia").id
    with pytest.raises(NotAllowedError):
        await run(house, "Mia", SetQuiet((tom,), time(20), time(7)))
    with pytest.raises(NotAllowedError):
        await run(house, "Mia", ShowSettings(tom))
    await run(house, "Tom", SetQuiet((mia,), time(20), time(7)))
    assert house.member("Mia").quiet == (time(20), time(7))


async def test_when_answers_are_spoken_is_set_and_undone(house: House) -> None:
    anna, mia = house.member("Anna"), house.member("Mia")
    assert (anna.spoken, mia.spoken) == (Spoken.VOICE, Spoken.VOICE)
    outcome = await run(house, "Anna", SetSpoken((anna.id, mia.id), Spoken.ALWAYS))
    assert (house.member("Anna").spoken, house.member("Mia").spoken) == (Spoken.ALWAYS, Spoken.ALWAYS)
    await run(house, "Mia", SetSpoken((mia.id,), Spoken.NEVER))
    assert (house.member("Anna").spoken, house.member("Mia").spoken) == (Spoken.ALWAYS, Spoken.NEVER)
    with pytest.raises(NotAllowedError):
        await run(house, "Mia", SetSpoken((anna.id,), Spoken.NEVER))
    outcome = await run(house, "Anna", SetSpoken((anna.id,), Spoken.NEVER))
    assert outcome.journal is not None
    await house.app.pods["house"].undo(outcome.journal, house.asker("Anna"))
    assert house.member("Anna").spoken is Spoken.ALWAYS


async def test_a_brief_that_is_read_comes_at_its_time_or_the_usual_one(house: House) -> None:
    anna, tom = house.member("Anna").id, house.member("Tom").id
    await run(house, "Tom", SetTold((tom,), Told.BRIEF, time(6, 30)))
    await run(house, "Anna", SetAloud((anna, tom), Told.BRIEF, aloud=True))
    assert [house.member(name).brief_at for name in ("Anna", "Tom")] == [time(7), time(6, 30)]
    assert [house.member(name).read_aloud for name in ("Anna", "Tom")] == [{"brief"}, {"brief"}]
    shown = await run(house, "Anna", ShowSettings(anna))
    assert "setting-brief-aloud" in [line.key for line in shown.facts["lines"]]
    await run(house, "Tom", SetAloud((tom,), Told.BRIEF, aloud=False, at=time(8)))
    assert (house.member("Tom").brief_at, house.member("Tom").read_aloud) == (time(8), frozenset())


async def test_who_wants_text_only_is_read_no_briefs(house: House) -> None:
    anna = house.member("Anna").id
    await run(house, "Anna", SetAloud((anna,), Told.BRIEF, aloud=True))
    await run(house, "Anna", SetSpoken((anna,), Spoken.VOICE))
    assert house.member("Anna").read_aloud == {"brief"}
    outcome = await run(house, "Anna", SetSpoken((anna,), Spoken.NEVER))
    assert house.member("Anna").read_aloud == frozenset()
    assert outcome.journal is not None
    await house.app.pods["house"].undo(outcome.journal, house.asker("Anna"))
    assert house.member("Anna").read_aloud == {"brief"}


async def test_what_does_not_come_is_not_switched_on_by_being_text(house: House) -> None:
    anna = house.member("Anna").id
    outcome = await run(house, "Anna", SetAloud((anna,), Told.WEEK, aloud=False))
    assert outcome.key == "week-text"
    assert house.member("Anna").week_at is None


@pytest.mark.parametrize(
    ("request_", "command"),
    [
        (Request("x", "", "en", setting="quiet", when=hours("22:00", "07:00")), SetQuiet((1,), time(22), time(7))),
        (Request("x", "", "en", setting="quiet", when=hours("21:00", None)), SetQuiet((1,), time(21), time(7))),
        (Request("x", "", "en", setting="quiet", value="off"), SetQuiet((1,))),
        (Request("x", "", "en", setting="brief"), SetTold((1,), Told.BRIEF, time(7))),
        (Request("x", "", "en", setting="week", value="off"), SetTold((1,), Told.WEEK)),
        (Request("x", "", "en", setting="zone", value="Asia/Tokyo"), SetZone((1,), "Asia/Tokyo")),
        (Request("x", "", "en", setting="zone", value="home"), SetZone((1,), "Europe/Berlin")),
        (Request("x", "", "en", setting="language", value="fr"), SetLanguage((1,), "fr")),
        (Request("x", "", "en", setting="spoken", value="never"), SetSpoken((1,), Spoken.NEVER)),
        (Request("x", "", "en", setting="brief", value="aloud"), SetAloud((1,), Told.BRIEF, aloud=True)),
        (Request("x", "", "en", setting="week", value="text"), SetAloud((1,), Told.WEEK, aloud=False)),
        (
            Request("x", "", "en", setting="preview", value="aloud", when=hours("21:00", None)),
            SetAloud((1,), Told.PREVIEW, aloud=True, at=time(21)),
        ),
        (
            Request("x", "", "en", setting="brief", when=hours("06:30", None), people=People((3,), named=True)),
            SetTold((3,), Told.BRIEF, time(6, 30)),
        ),
    ],
)
async def test_what_was_understood_becomes_a_command(house: House, request_: Request, command: Command) -> None:
    assert read(house, request_) == command


@pytest.mark.parametrize(
    "request_",
    [
        Request("x", "", "en"),
        Request("x", "", "en", setting="quiet"),
        Request("x", "", "en", setting="zone", value="Mars/Olympus"),
        Request("x", "", "en", setting="language"),
        Request("x", "", "en", setting="spoken", value="loudly"),
    ],
)
async def test_what_is_missing_is_asked_for(house: House, request_: Request) -> None:
    with pytest.raises(MissingError):
        read(house, request_)


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-11-21T21:59", None),
        ("2026-11-21T22:00", "2026-11-22T07:00"),
        ("2026-11-22T06:59", "2026-11-22T07:00"),
        ("2026-11-22T07:00", None),
    ],
)
def test_quiet_hours_go_over_midnight(now: str, until: str | None, house: House) -> None:
    member: Member = replace(house.member("Anna"), quiet=(time(22), time(7)))
    assert member.role is Role.ADMIN
    expected = house.local(until).astimezone(UTC) if until else None
    assert member.quiet_until(house.local(now)) == expected
