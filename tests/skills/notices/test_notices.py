"""What the house tells its admins about itself: once, to each of them, in their language, and to nobody else."""

from __future__ import annotations

import ast
from datetime import time, timedelta
from functools import cache
from pathlib import Path

import pytest

from bot.channels.protocol import SendFailed
from bot.replies.catalogue import catalogue
from bot.replies.sentences import LANGUAGES
from knowledge.clock import to_text
from knowledge.people import Role
from skills.members.commands import SetQuiet
from tests.house import CHANNEL, House, Sent

ROOT = Path(__file__).parents[3]


async def told(house: House) -> list[Sent]:
    """What is sent now."""
    before = len(house.channel.sent)
    await house.ring()
    return house.channel.sent[before:]


def later(house: House, by: timedelta) -> None:
    house.clock.set(house.clock.now() + by)


def second_admin(house: House, language: str = "de") -> None:
    """Eva, who speaks another language, and who wrote to the house before."""
    eva = house.app.members.add("Eva", Role.ADMIN, language=language, zone="Europe/Berlin")
    house.app.members.link(eva.id, CHANNEL, "Eva", "Eva")


async def test_each_admin_is_told_once_in_their_language_and_nobody_else(house: House) -> None:
    second_admin(house)
    assert house.app.notices.tell("snapshot-old", {"hours": 40})
    sent = {one.to: one.text for one in await told(house)}
    assert sent.keys() == {"Anna", "Eva"}
    assert sent["Anna"].startswith("⚠️ The newest snapshot is 40 hours old")
    assert sent["Eva"].startswith("⚠️ Der neueste Schnappschuss ist 40 Stunden alt")
    assert not house.app.notices.tell("snapshot-old", {"hours": 41})
    assert await told(house) == []
    (one,) = house.app.notices.open()
    assert (one.key, one.count, one.facts) == ("snapshot-old", 2, {"hours": 41})


async def test_what_lasts_is_said_again_after_a_day_and_what_is_another_thing_at_once(house: House) -> None:
    house.app.notices.tell("check-failed", {"reason": "the store is damaged"}, subject="a")
    assert house.app.notices.tell("check-failed", {"reason": "the other store is damaged"}, subject="b")
    assert len(await told(house)) == 2
    later(house, timedelta(hours=23))
    assert not house.app.notices.tell("check-failed", {"reason": "the store is damaged"}, subject="a")
    later(house, timedelta(hours=2))
    assert house.app.notices.tell("check-failed", {"reason": "the store is damaged"}, subject="a")
    (again,) = await told(house)
    assert "the store is damaged" in again.text


async def test_that_it_is_well_again_hears_who_was_told_and_then_it_may_come_anew(house: House) -> None:
    assert not house.app.notices.resolve("disk-low")
    house.app.notices.tell("disk-low", {"free": 1.5})
    await told(house)
    second_admin(house)
    assert house.app.notices.resolve("disk-low", facts={"free": 30.0})
    assert [(one.to, one.text[:1], "30" in one.text) for one in await told(house)] == [("Anna", "✅", True)]
    assert house.app.notices.open() == []
    assert not house.app.notices.resolve("disk-low")
    assert house.app.notices.tell("disk-low", {"free": 1.5})
    assert sorted(one.to for one in await told(house)) == ["Anna", "Eva"]


async def test_what_is_over_before_anybody_heard_is_not_said_at_all(house: House) -> None:
    house.app.notices.tell("outbox-late", {"since": to_text(house.clock.now())})
    house.app.notices.resolve("outbox-late")
    assert await told(house) == []


async def test_many_at_once_are_one_message(house: House) -> None:
    house.app.notices.tell("disk-low", {"free": 1.5})
    house.app.notices.tell("snapshot-old", {"hours": 50})
    house.app.notices.tell("clock-wrong", {"minutes": 12})
    house.app.notices.tell("outbox-late", {"since": to_text(house.clock.now())})
    (sent,) = await told(house)
    assert sent.text.count("\n") == 4
    assert "10:00" in sent.text, "an instant is said on the clock of who is told"


async def test_quiet_hours_are_kept_unless_it_is_urgent(house: House) -> None:
    anna = house.member("Anna")
    await house.app.pods["house"].run(SetQuiet((anna.id,), time(9), time(12)), house.asker("Anna"))
    house.app.notices.tell("snapshot-old", {"hours": 50})
    house.app.notices.tell("telegram-conflict", {}, urgent=True)
    (sent,) = await told(house)
    assert sent.text.startswith("🚨")
    (rest,) = await house.advance("2026-11-21T12:01")
    assert "50 hours" in rest.text


async def test_it_never_goes_to_a_group_nor_to_who_is_no_admin_any_more(house: House) -> None:
    await house.say("Anna", "hello", group=True)
    second_admin(house)
    house.app.notices.tell("snapshot-old", {"hours": 50})
    house.channel.failures.extend([SendFailed("no network"), SendFailed("no network")])
    assert await told(house) == []
    with house.app.database.transaction() as tables:
        tables.execute("UPDATE members SET role = 'adult' WHERE name = 'Eva'")
    assert [one.to for one in await house.advance("2026-11-21T10:05")] == ["Anna"]


async def test_news_are_over_once_told_and_not_repeated_soon(house: House) -> None:
    facts: dict[str, str | int] = {"at": to_text(house.clock.now()), "rows": 4212, "files": 12, "seconds": 38}
    facts |= {"asked": 10, "same": 10}
    assert house.app.notices.tell("drill-done", facts, subject="2026", news=True)
    assert not house.app.notices.tell("drill-done", facts, subject="2026", news=True)
    (sent,) = await told(house)
    assert "4,212 items" in sent.text
    assert "38 s" in sent.text
    assert house.app.notices.open() == []


async def test_notices_and_marks_outlive_a_restart(house: House) -> None:
    house.app.notices.tell("snapshot-old", {"hours": 50})
    house.app.notices.set_mark("events", "2026")
    (sent,) = await house.restart()
    assert "50 hours" in sent.text
    assert not house.app.notices.tell("snapshot-old", {"hours": 51})
    assert house.app.notices.mark("events") == "2026"
    house.app.notices.resolve("snapshot-old")
    later(house, timedelta(days=91))
    house.app.notices.sweep()
    assert house.app.local("house").database.rows("SELECT * FROM notices") == []


async def test_an_undeliverable_message_is_told_to_the_other_admins_and_that_never_goes_in_a_circle(
    house: House,
) -> None:
    second_admin(house)
    await house.say("Anna", "remind me to call grandma at 10:30")
    house.channel.failures.append(SendFailed("blocked", permanent=True))
    sent = await house.advance("2026-11-21T10:31")
    assert [(one.to, "Anna" in one.text, "blocked" in one.text) for one in sent] == [("Eva", True, True)]
    house.app.notices.tell("snapshot-old", {"hours": 50})
    house.channel.failures.extend([SendFailed("blocked", permanent=True)] * 2)
    assert await told(house) == []
    assert await house.advance("2026-11-21T11:30") == []


@cache
def keys_told() -> set[str]:
    """The keys that the code tells, where they stand in the call."""
    found: set[str] = set()
    for folder in ("bot", "skills"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in {"tell", "lasts"} and node.args:
                    first = node.args[0]
                    if isinstance(first, ast.Constant) and isinstance(first.value, str):
                        found.add(first.value)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_notice_has_its_sentence_in_every_language(language: str) -> None:
    keys = catalogue(language).keys()
    assert {f"notice-{key}" for key in keys_told()} - keys == set()
    assert {key.removesuffix("-well") for key in keys if key.startswith("notice-")} <= keys
