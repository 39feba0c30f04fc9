"""A clock that jumps, or that shows what no other clock shows."""

from __future__ import annotations

from datetime import timedelta

from bot.building.health import jumped
from bot.channels.protocol import SendFailed
from bot.watch.clocks import ClockLook
from bot.watch.telling import Telling
from tests.bot.watch.conftest import arrived
from tests.house import House


class Passing:
    """Time that only passes."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


class Watched:
    """A look at the clock of a house, with another clock beside it that is `skew` ahead."""

    def __init__(self, house: House, telling: Telling) -> None:
        self.house = house
        self.passing = Passing()
        self.skew: timedelta | None = None
        self.jumps = 0
        self.look = ClockLook(
            telling, house.app.clock, skew=lambda: self.skew, jumped=self._jumped, passed=self.passing
        )

    async def _jumped(self) -> None:
        self.jumps += 1
        await jumped(self.house.app)

    def passes(self, seconds: float, *, and_jumps: float = 0) -> None:
        """Seconds pass, and the clock jumps besides."""
        self.passing.seconds += seconds
        self.house.clock.set(self.house.clock.now() + timedelta(seconds=seconds + and_jumps))


async def test_a_clock_that_runs_as_time_passes_is_no_news(watched: House, telling: Telling) -> None:
    seen = Watched(watched, telling)
    for _ in range(3):
        seen.passes(3600, and_jumps=-1.5)
        await seen.look.jumps()
    assert (seen.jumps, await arrived(watched)) == (0, [])


async def test_a_jump_ahead_is_told_and_what_it_skipped_still_comes(watched: House, telling: Telling) -> None:
    seen = Watched(watched, telling)
    await watched.say("Anna", "remind me to call grandma at 10:30")
    seen.passes(60, and_jumps=7200)
    await seen.look.jumps()
    texts = [one.text for one in await arrived(watched)]
    assert any("jumped 120 minutes ahead" in text for text in texts)
    assert any("call grandma" in text and "10:30" in text for text in texts), "late, and it says so"
    seen.passes(60)
    await seen.look.jumps()
    assert seen.jumps == 1


async def test_a_jump_back_delivers_nothing_twice_and_lets_nothing_wait_for_the_old_hour(
    watched: House, telling: Telling
) -> None:
    seen = Watched(watched, telling)
    await watched.say("Anna", "remind me to call grandma at 10:30")
    await watched.say("Anna", "remind me to feed the cat at 10:31")
    (first,) = await watched.advance("2026-11-21T10:30")
    watched.channel.failures.append(SendFailed("no network", retry_after=3600))
    assert await watched.advance("2026-11-21T10:32") == []
    seen = Watched(watched, telling)
    seen.passes(60, and_jumps=-7200)
    await seen.look.jumps()
    texts = [one.text for one in await arrived(watched)]
    assert sum("call grandma" in text for text in [first.text, *texts]) == 1
    assert sum("feed the cat" in text for text in texts) == 1, "it does not wait for 11:32 of the old clock"
    assert any("jumped 120 minutes back" in text for text in texts)
    assert await watched.advance("2026-11-21T12:30") == []


async def test_a_wrong_clock_is_told_once_two_answers_say_so_and_when_it_is_right_again(
    watched: House, telling: Telling
) -> None:
    seen = Watched(watched, telling)
    await seen.look.elsewhere()
    seen.skew = timedelta(minutes=-12)
    await seen.look.elsewhere()
    assert await arrived(watched) == []
    await seen.look.elsewhere()
    (sent,) = await arrived(watched)
    assert "12 minutes off" in sent.text
    seen.skew = timedelta(seconds=60)
    await seen.look.elsewhere()
    assert await arrived(watched) == [], "not quite right yet"
    seen.skew = timedelta(seconds=1)
    await seen.look.elsewhere()
    (well,) = await arrived(watched)
    assert well.text.startswith("✅")
