"""Points that a grown-up agrees to, photos that show a chore done, and who did how much."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from bot.messages import File, FileKind, Message
from skills.chores.commands import (
    AddChore,
    ApproveChore,
    ChangeChore,
    ChoreStats,
    FindChores,
    FinishChore,
    RemoveChore,
)
from skills.chores.reading import read_done, read_stats
from skills.engine.asking import MissingError, NotAllowedError
from skills.engine.command import Outcome, Reading
from skills.engine.errors import PersonError
from skills.engine.request import GivenFile, People, Request
from skills.engine.times import TimeKind, TimeSpan
from tests.house import House, chat_of
from tests.skills.test_chores_turns import due
from tests.skills.test_lists import said

PICTURE = b"\xff\xd8\xff\xe0 not much of a picture"


async def chore_of(house: House, name: str, points: int = 0, **more: object) -> int:
    made = AddChore("tidy the room", (house.member(name).id,), points=points, **more)  # type: ignore[arg-type]
    return (await house.app.pods["planner"].run(made, house.asker("Anna"))).refs[0].id


async def finish(house: House, name: str, chore: int, **more: object) -> list[str]:
    command = FinishChore(chore, **more)  # type: ignore[arg-type]
    return said(await house.app.pods["planner"].run(command, house.asker(name)), house.asker(name))


async def stats(house: House, *names: str) -> list[str]:
    who = tuple(house.member(name).id for name in names)
    outcome = await house.app.pods["planner"].run(
        ChoreStats(date(2026, 11, 1), date(2026, 11, 22), who), house.asker("Anna")
    )
    return said(outcome, house.asker("Anna"))


def photo(house: House) -> GivenFile:
    """A picture where a channel keeps those that were sent."""
    path = house.app.settings.data_dir / "media" / "m1-room.jpg"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(PICTURE)
    return GivenFile(path, "room.jpg", "image/jpeg")


# --- points -----------------------------------------------------------------------------------------------------------


async def test_points_count_once_one_grown_up_agrees(house: House) -> None:
    chore = await chore_of(house, "Mia", 5)
    assert "5 points once a grown-up agrees." in await finish(house, "Mia", chore)
    assert await stats(house, "Mia") == [
        "🏆 Done (this month):",
        "• Mia: one chore, 0 points (0 in all) — tidy the room",
        "5 points wait for a grown-up to agree.",
    ]
    await house.ring()
    assert sorted((sent.to, [one.label for one in sent.buttons]) for sent in house.channel.sent) == [
        ("Anna", ["👍 Well done", "Not yet"]),
        ("Tom", ["👍 Well done", "Not yet"]),
    ]
    assert house.channel.sent[0].text == "🧹 Mia says that this is done: tidy the room. Worth 5 points?"
    assert "Mia gets 5 points" in (await house.press("Tom", "confirm")).text
    assert "Tom has already said yes" in (await house.press("Anna", "cancel")).text
    await house.ring()
    assert (house.channel.sent[-1].to, len(house.channel.sent)) == ("Mia", 3)
    assert "5 points for you, 5 in all" in house.channel.sent[-1].text
    assert await stats(house, "Mia") == [
        "🏆 Done (this month):",
        "• Mia: one chore, 5 points (5 in all) — tidy the room",
    ]


async def test_not_yet_opens_the_chore_again(house: House) -> None:
    chore = await chore_of(house, "Mia", 5, due=due(house, "2026-11-21"), rule="FREQ=DAILY")
    await finish(house, "Mia", chore)
    assert house.state["chores"][0]["due"] == house.local("2026-11-22T00:00")
    await house.ring()
    await house.press("Anna", "cancel")
    assert house.state["chores"][0]["due"] == house.local("2026-11-21T00:00")
    await house.ring()
    assert (house.channel.sent[-1].to, "Anna says not yet" in house.channel.sent[-1].text) == ("Mia", True)
    assert await stats(house, "Mia") == ["🏆 Done (this month):", "• Mia: nothing, 0 points in all"]
    assert "Anna has already said “not yet”" in (await house.press("Tom", "confirm")).text


async def test_not_yet_leaves_a_chore_alone_that_went_on_since(house: House) -> None:
    chore = await chore_of(house, "Mia", 5, due=due(house, "2026-11-21"), rule="FREQ=DAILY")
    await finish(house, "Mia", chore)
    await house.ring()
    await house.app.pods["planner"].run(ChangeChore(chore, due=due(house, "2026-11-28")), house.asker("Anna"))
    await house.press("Tom", "cancel")
    assert house.state["chores"][0]["due"] == house.local("2026-11-28T00:00")


async def test_what_grown_ups_do_and_what_they_say_was_done_needs_nobody(house: House) -> None:
    assert "5 points for Tom, 5 in all." in await finish(house, "Tom", await chore_of(house, "Tom", 5))
    mia = await chore_of(house, "Mia", 3)
    assert await finish(house, "Anna", mia, by=house.member("Mia").id) == [
        "✓ Well done: tidy the room.",
        "Done by Mia.",
        "3 points for Mia, 3 in all.",
    ]
    await house.ring()
    assert house.channel.sent == []


async def test_what_was_taken_back_is_not_asked_about(house: House) -> None:
    pod, mia = house.app.local("planner"), house.asker("Mia")
    done = await pod.run(FinishChore(await chore_of(house, "Mia", 5)), mia)
    assert done.journal is not None
    await pod.undo(done.journal, mia)
    await house.ring()
    assert house.channel.sent == []
    assert (house.state["chores"][0]["status"], house.state["chores_done"]) == ("open", [])
    with pytest.raises(PersonError, match="chore-done-gone"):
        await pod.run(ApproveChore(1), house.asker("Anna"))


async def test_a_child_gives_itself_no_points_and_finishes_only_its_own(house: House) -> None:
    pod, mia = house.app.local("planner"), house.asker("Mia")
    with pytest.raises(NotAllowedError):
        await pod.run(AddChore("nothing", (mia.member.id,), points=50), mia)
    own = (await pod.run(AddChore("read a book", (mia.member.id,)), mia)).refs[0].id
    with pytest.raises(NotAllowedError):
        await pod.run(ChangeChore(own, points=50), mia)
    with pytest.raises(NotAllowedError):
        await finish(house, "Mia", await chore_of(house, "Tom"))
    with pytest.raises(NotAllowedError):
        await finish(house, "Mia", own, by=house.member("Tom").id)


async def test_nothing_is_done_twice(house: House) -> None:
    chore = await chore_of(house, "Tom", 5)
    await finish(house, "Tom", chore)
    with pytest.raises(PersonError, match="chore-not-open"):
        await finish(house, "Tom", chore)


@pytest.mark.parametrize(
    ("title", "people", "by"),
    [("room", (), None), ("room", ("Mia",), "Mia"), ("Mia's room", ("Mia",), None), ("room", ("Tom",), None)],
)
async def test_who_was_named_did_it(house: House, title: str, people: tuple[str, ...], by: str | None) -> None:
    chore = await chore_of(house, "Mia")
    named = People(tuple(house.member(name).id for name in people), bool(people))
    request = Request("planner.chore_done", "", "en", title=title, people=named)
    command = read_done(request, Reading(house.asker("Anna"), house.app.local("planner").database))
    assert command == FinishChore(chore, house.member(by).id if by else None)


# --- photos -----------------------------------------------------------------------------------------------------------


async def test_a_photo_is_shown_to_whoever_is_to_agree(house: House) -> None:
    chore, mia = await chore_of(house, "Mia", 5), house.asker("Mia")
    pod = house.app.local("planner")
    request = Request("planner.chore_done", "", "en", title="tidy the room", files=(photo(house),))
    command = read_done(request, Reading(mia, pod.database))
    assert command == FinishChore(chore, None, "media/m1-room.jpg")
    await pod.run(command, mia)
    row = next(row for row in pod.outbox.claim(house.clock.now()) if row.member_id == house.member("Anna").id)
    shown = await pod.announce(row, house.asker("Anna"))
    assert shown is not None
    assert [(file.mime, file.content) for file in shown.files] == [("image/jpeg", PICTURE)]
    photo(house).path.unlink()
    without = await pod.announce(row, house.asker("Anna"))
    assert without is not None
    assert without.files == ()


async def test_a_chore_that_asks_for_a_photo_is_done_with_it(house: House) -> None:
    await chore_of(house, "Mia", 0, needs_photo=True)
    asked = await house.say("Mia", "I tidied the room")
    assert asked.text == "Please send a photo of it: tidy the room."
    assert house.state["chores_done"] == []
    picture = photo(house)
    file = File(Path(picture.path), picture.name, picture.mime, FileKind.PHOTO)
    (reply,) = await house.handle(Message("f1", chat_of("Mia"), "Mia", house.clock.now(), files=(file,)))
    assert "Well done" in reply.text
    assert house.state["chores_done"][0]["photo"] == "media/m1-room.jpg"


async def test_grown_ups_show_no_photo(house: House) -> None:
    chore = await chore_of(house, "Mia", 0, needs_photo=True)
    request = Request("planner.chore_done", "", "en", title="tidy the room")
    pod = house.app.local("planner")
    assert read_done(request, Reading(house.asker("Tom"), pod.database)) == FinishChore(chore)
    with pytest.raises(MissingError, match="ask-chore-photo"):
        await finish(house, "Mia", chore)
    await finish(house, "Tom", chore)


# --- who did how much -------------------------------------------------------------------------------------------------


async def test_who_did_most_stands_first(house: House) -> None:
    pod, anna = house.app.local("planner"), house.asker("Anna")
    everybody = tuple(house.member(name).id for name in ("Tom", "Mia"))
    bins = (await pod.run(AddChore("bins", everybody, turns="count"), anna)).refs[0].id
    for name in ("Tom", "Mia", "Mia"):
        await finish(house, name, bins)
    await finish(house, "Mia", await chore_of(house, "Mia"))
    await pod.run(RemoveChore(bins), anna)
    assert await stats(house) == [
        "🏆 Done (this month):",
        "• Mia: 3 chores — bins ×2 and tidy the room",
        "• Tom: one chore — bins",
    ]
    await house.advance("2026-12-02T10:00")
    later = await pod.run(ChoreStats(date(2026, 12, 1), date(2026, 12, 3)), house.asker("Anna"))
    assert later.key == "chore-stats-none"


def span(begin: str, end: str | None, grain: str) -> TimeSpan:
    start, until = datetime.fromisoformat(begin), datetime.fromisoformat(end) if end else None
    return TimeSpan(0, 0, "", TimeKind.DATE, start, until, has_date=True, grain=grain)


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        (None, "2026-11-01", "2026-11-22"),
        (span("2026-10-01", "2026-11-01", "month"), "2026-10-01", "2026-11-01"),
        (span("2027-02-01", "2027-03-01", "month"), "2026-02-01", "2026-03-01"),
        (span("2026-11-16", "2026-11-23", "week"), "2026-11-16", "2026-11-23"),
        (span("2026-11-24", None, "day"), "2026-11-17", "2026-11-18"),
    ],
)
async def test_the_days_that_are_asked_about_are_past_ones(
    house: House, when: TimeSpan | None, start: str, end: str
) -> None:
    reading = Reading(house.asker("Anna"), house.app.local("planner").database)
    request = Request("planner.chore_stats", "", "en", when=when, people=People((3,), True))
    assert read_stats(request, reading) == ChoreStats(date.fromisoformat(start), date.fromisoformat(end), (3,))


async def test_a_chore_done_early_counts_for_the_coming_turn(house: House) -> None:
    chore = await chore_of(house, "Mia", 0, due=due(house, "2026-11-26"), rule="FREQ=WEEKLY;BYDAY=TH")
    await finish(house, "Mia", chore)
    assert house.state["chores"][0]["due"] == house.local("2026-12-03T00:00")
    await house.advance("2026-12-14T10:00")
    overdue: Outcome = await house.app.pods["planner"].run(FindChores(), house.asker("Mia"))
    assert "overdue since Thu 3 Dec" in said(overdue, house.asker("Mia"))[0]
    await finish(house, "Mia", chore)
    assert house.state["chores"][0]["due"] == house.local("2026-12-17T00:00")
