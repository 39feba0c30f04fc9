"""What backups and upgrades wrote down reaches the admins, each once; and so does that nothing was written down."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from backups.causes import Cause
from backups.events import Event, Events, What
from bot.replies.catalogue import catalogue
from bot.replies.sentences import LANGUAGES
from bot.watch.history import Expected, HistoryLook
from bot.watch.telling import Telling
from tests.bot.watch.conftest import arrived
from tests.house import House

Facts = dict[str, str | int | float]


class Kept:
    """The folder of snapshots beside a house."""

    def __init__(self, house: House, telling: Telling, folder: Path) -> None:
        self.house = house
        self.telling = telling
        self.folder = folder
        self.events = Events(folder)
        self.expected = Expected()
        self.look = self.opened()

    def opened(self) -> HistoryLook:
        """As after a start of the house."""
        return HistoryLook(self.telling, self.folder, self.house.app.clock, lambda: self.expected)

    def happened(self, what: What, *, ok: bool = True, reason: str = "", facts: Facts | None = None) -> None:
        self.events.add(Event(self.house.clock.now(), what, ok, reason, facts or {}))

    def later(self, hours: float) -> None:
        self.house.clock.set(self.house.clock.now() + timedelta(hours=hours))

    async def news(self) -> list[str]:
        await self.look.news()
        return [sent.text for sent in await arrived(self.house)]

    async def ages(self) -> list[str]:
        await self.look.ages()
        return [sent.text for sent in await arrived(self.house)]


@pytest.fixture
def kept(watched: House, telling: Telling, tmp_path: Path) -> Kept:
    return Kept(watched, telling, tmp_path / "kept")


async def test_a_drill_is_told_in_one_line_once_also_after_a_restart(kept: Kept) -> None:
    facts: Facts = {"name": "2026-11-21T023000Z", "items": 4212, "rows": 9000, "files": 7, "seconds": 38.4}
    facts |= {"asked": 10, "answered": 10, "same": 9}
    kept.happened(What.DRILL, facts=facts)
    (text,) = await kept.news()
    assert "\n" not in text
    assert all(part in text for part in ("03:30", "4,212 items", "38 s", "9 of 10"))
    kept.look = kept.opened()
    assert await kept.news() == []


async def test_a_failure_is_told_once_a_day_and_when_it_goes_well_again(kept: Kept) -> None:
    assert await kept.news() == []
    kept.happened(What.STORED, ok=False, reason="the place does not answer.")
    (text,) = await kept.news()
    assert "the place does not answer. It lies" in text
    kept.later(1)
    kept.happened(What.STORED, ok=False, reason="the place does not answer.")
    assert await kept.news() == []
    kept.happened(What.STORED)
    assert await kept.news() == ["✅ Backups are kept again where they belong."]
    kept.happened(What.STORED)
    assert await kept.news() == []


async def test_a_common_cause_is_said_in_the_language_of_who_is_told(kept: Kept) -> None:
    reason = "the store sftp:nas:/kept cannot be reached (no route to host)"
    kept.happened(What.DRILL, ok=False, reason=reason, facts={"cause": "unreachable"})
    (text,) = await kept.news()
    assert text.startswith("⚠️ A backup could not be restored on trial: the place where backups are kept cannot be")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cause_has_its_sentence_in_every_language(language: str) -> None:
    say = catalogue(language).say
    for key in ("notice-drill-failed", "notice-restore-failed"):
        said = {say(key, {"reason": "a rare one", "cause": cause}) for cause in Cause}
        assert len(said) == len(Cause)
        assert not any("a rare one" in one for one in said)
        assert "a rare one" in say(key, {"reason": "a rare one", "cause": ""})


@pytest.mark.parametrize(
    ("what", "facts", "said"),
    [
        (What.RESTORED, {"rows": 12, "files": 1, "seconds": 2}, "12 items"),
        (What.RECOVERED, {"what": "finance", "since": "2026-11-20T02:30:00.000+00:00"}, "Fri 20 Nov, 03:30"),
        (
            What.RECOVERED,
            {
                "what": "finance",
                "since": "2026-11-20T02:30:00.000+00:00",
                "until": "2026-11-20T20:10:00.000+00:00",
                "all": False,
            },
            "written there between then and yesterday, Fri 20 Nov, 21:10 is missing",
        ),
        (
            What.RECOVERED,
            {
                "what": "household",
                "since": "2026-11-20T02:30:00.000+00:00",
                "until": "2026-11-20T20:10:00.000+00:00",
                "all": True,
            },
            "I put everything back to the backup of yesterday, Fri 20 Nov, 03:30",
        ),
        (
            What.RECOVERED,
            {"what": "media", "since": "2026-11-20T02:30:00.000+00:00", "until": "2026-11-20T02:30:00.000+00:00"},
            "nothing is missing",
        ),
        (What.UPGRADED, {"from": "0.10", "to": "0.11"}, "A new version is in use: 0.11"),
        (What.UPGRADED, {"back": True, "to": "0.10"}, "The version from before"),
    ],
)
async def test_what_went_well_is_news(kept: Kept, what: What, facts: Facts, said: str) -> None:
    kept.happened(what, facts=facts)
    (text,) = await kept.news()
    assert said in text
    kept.happened(what, ok=False, reason="it is damaged")
    (text,) = await kept.news()
    assert "it is damaged" in text
    assert kept.house.app.notices.open() == []


async def test_what_happened_long_ago_is_not_told_and_a_jump_back_hides_nothing(kept: Kept) -> None:
    kept.happened(What.SNAPSHOT, ok=False, reason="old")
    kept.later(72)
    kept.happened(What.STORED, ok=False, reason="new")
    (text,) = await kept.news()
    assert "new" in text
    kept.later(-5)
    kept.happened(What.CHECKED, ok=False, reason="after the jump")
    (text,) = await kept.news()
    assert "after the jump" in text


async def test_no_snapshot_for_long_is_told_where_one_was_to_be_made(kept: Kept) -> None:
    assert await kept.ages() == []
    kept.later(1)
    kept.happened(What.SNAPSHOT)
    kept.happened(What.STORED)
    kept.later(36)
    assert await kept.ages() == []
    kept.look = kept.opened()
    kept.later(1)
    assert await kept.ages() == [], "the service makes up for what it missed while the machine was off"
    kept.later(2)
    texts = await kept.ages()
    assert len(texts) == 2
    assert "39 hours" in texts[0] + texts[1]
    kept.happened(What.SNAPSHOT)
    kept.happened(What.STORED)
    assert [text[0] for text in await kept.ages()] == ["✅", "✅"]


async def test_a_start_does_not_say_that_what_is_old_is_well_again(kept: Kept) -> None:
    kept.happened(What.SNAPSHOT)
    kept.expected = Expected(stored=False, drills=False)
    await kept.ages()
    kept.later(40)
    assert len(await kept.ages()) == 1
    with closing(Telling(kept.house.app.notices)) as kept.telling:
        kept.look = kept.opened()
        assert await kept.ages() == [], "it is as old as before the start"
        kept.later(3)
        kept.expected = Expected(stored=False, drills=False, waits=True)
        assert await kept.ages() == [], "on a full disk nothing is well either"
        assert kept.house.app.notices.is_open("snapshot-old")
        kept.happened(What.SNAPSHOT)
        assert [text[0] for text in await kept.ages()] == ["✅"]


async def test_what_failed_and_was_done_after_all_is_told_as_done(kept: Kept) -> None:
    kept.happened(What.RECOVERED, ok=False, reason="finance is damaged", facts={"what": "finance"})
    kept.happened(What.RESTORED, ok=False, reason="the key is missing", facts={"what": "pod"})
    kept.happened(What.UPGRADED, ok=False, reason="a table is missing", facts={"to": "0.2"})
    kept.happened(What.RESTORED, facts={"what": "pod", "rows": 12})
    told = "\n".join(await kept.news())
    assert "12 items" in told
    assert "a table is missing" in told, "that was not done after all"
    assert "finance is damaged" not in told
    assert "the key is missing" not in told


async def test_what_was_told_before_everything_was_put_back_is_not_told_again(kept: Kept) -> None:
    kept.happened(What.DRILL, facts={"items": 4212})
    assert len(await kept.news()) == 1
    with kept.house.app.database.transaction() as tables:
        tables.execute("DELETE FROM notices")
        tables.execute("DELETE FROM notice_marks")
    kept.happened(What.STORED, ok=False, reason="the place does not answer")
    kept.happened(What.RESTORED, facts={"what": "everything", "rows": 12})
    told = "\n".join(await kept.news())
    assert "4,212" not in told
    assert "12 items" in told
    assert "the place does not answer" in told, "that lasts"


async def test_a_house_that_keeps_no_store_misses_none(kept: Kept) -> None:
    kept.expected = Expected(stored=False, drills=False)
    await kept.ages()
    kept.happened(What.SNAPSHOT)
    kept.later(24)
    kept.happened(What.SNAPSHOT)
    kept.later(24 * 41)
    (text,) = await kept.ages()
    assert "snapshot" in text


async def test_no_drill_for_long_is_told(kept: Kept) -> None:
    kept.expected = Expected(snapshots=False, stored=False)
    await kept.ages()
    kept.happened(What.DRILL, ok=False, reason="x")
    kept.later(24 * 41)
    (text,) = await kept.ages()
    assert "41 days" in text
