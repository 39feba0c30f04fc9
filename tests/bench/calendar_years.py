"""`python -m tests.bench.calendar_years`: what ten years of a calendar cost a question, beside its first weeks."""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from skills.calendar.events import Event, add_event
from skills.engine.command import Running
from tests.house import House, open_house

AT_MOST = 2.0
"""How much longer a question may take with ten years of events."""

ASKED = ("what's on this weekend?", "what's on tomorrow?", "when is the dentist?", "is there anything next week?")
TIMES = 15
DAYS_AHEAD = 14
WORDS = ("dentist", "football", "piano", "parents evening", "dinner", "train", "vet", "choir", "recital", "party")
NAMES = ("Anna", "Tom", "Mia", "Rosa", "Paul", "Lena", "Hugo", "Ida", "Max", "Emil")


@dataclass(frozen=True, slots=True)
class Household:
    """How many events there are, and over how many days up to some weeks from now they are spread."""

    events: int
    recurring: int
    days: int


FIRST_WEEKS = Household(500, 50, 36)
TEN_YEARS = Household(50_000, 5_000, 3650)
"""As many events a day as in the first weeks."""


def events_of(household: Household, now: datetime, seed: int = 1) -> Iterator[Event]:
    """Singles and recurring ones, evenly spread. Instants around `now`, zone of Berlin.

    Of the recurring ones a tenth are yearly, a hundredth weekly for ever, a twentieth daily for two weeks, the others
    weekly for ten weeks.
    """
    random = Random(seed)
    first = now + timedelta(days=DAYS_AHEAD - household.days)
    for n in range(household.events):
        start = (first + timedelta(days=random.random() * household.days)).replace(minute=0, second=0, microsecond=0)
        length = timedelta(days=3) if random.random() < 0.03 else timedelta(minutes=random.choice((30, 60, 90)))
        who = tuple(sorted(random.sample((1, 2, 3), random.randint(0, 2))))
        title = f"{random.choice(WORDS)} {random.choice(NAMES)}" if random.random() < 0.98 else random.choice(WORDS)
        rule = _rule(n, start) if n < household.recurring else None
        yield Event(title, start, start + length, "Europe/Berlin", rule=rule, who=who)


def _rule(n: int, start: datetime) -> str:
    if n % 10 == 0:
        return "FREQ=YEARLY"
    if n % 100 == 1:
        return "FREQ=WEEKLY"
    days, frequency = (14, "DAILY") if n % 20 == 2 else (70, "WEEKLY")
    return f"FREQ={frequency};UNTIL={start + timedelta(days=days):%Y%m%dT%H%M%S}Z"


async def filled(house: House, household: Household) -> float:
    """Puts the events in as an import does, and lets the house derive what it keeps of them. Seconds."""
    pod, asker = house.app.local("planner"), house.asker("Anna")
    begun = time.perf_counter()
    recording = pod.journal.recording(member_id=asker.member.id, command="import", now=asker.now, message_id=None)
    with recording as (changes, _):
        running = Running(asker, pod.database, changes, pod.outbox)
        for event in events_of(household, asker.now):
            add_event(running, event)
    while (due := await pod.next_wake()) is not None and due <= house.clock.now():
        await pod.wake(asker)
    return time.perf_counter() - begun


async def milliseconds(house: House) -> dict[str, float]:
    """The median of each question, from the message to the reply; processor time, so that others do not count."""
    spent: dict[str, float] = {}
    for text in ASKED:
        times = []
        for _ in range(TIMES):
            begun = time.process_time()
            await house.say("Tom", text)
            times.append((time.process_time() - begun) * 1000)
        spent[text] = statistics.median(times)
    return spent


async def measured(household: Household, models_dir: Path) -> dict[str, float]:
    """The medians with a household of this size. Prints how long filling it took."""
    with tempfile.TemporaryDirectory() as folder:
        house = open_house(Path(folder), models_dir)
        seconds = await filled(house, household)
        print(f"{household.events:>6} events, {household.recurring} recurring: filled in {seconds:.1f} s", flush=True)
        await house.say("Tom", "hello")
        spent = await milliseconds(house)
        await house.stop()
        return spent


def main() -> None:
    """Exit code 1 when a question takes more than `AT_MOST` times as long."""
    with tempfile.TemporaryDirectory() as models_dir:
        before = asyncio.run(measured(FIRST_WEEKS, Path(models_dir)))
        after = asyncio.run(measured(TEN_YEARS, Path(models_dir)))
    worst = 0.0
    for text in ASKED:
        ratio = after[text] / before[text]
        worst = max(worst, ratio)
        print(f"{text:<30} {before[text]:7.1f} ms {after[text]:7.1f} ms   x{ratio:.2f}")
    if worst > AT_MOST:
        sys.exit(1)


if __name__ == "__main__":
    main()
