"""A storm of reminders: three zones, a clock change, refusals, lost answers, no line, and kill -9 at random instants.

`python -m tests.faults.storm` runs it at full size and prints what came of it: 2,000 reminders, a minute without a
line, 100 kills. The product runs as a process of its own, against the emulated Bot API, with a clock that is shifted
to the night in which the clocks change.
"""

from __future__ import annotations

import asyncio
import contextlib
import random
import re
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.founding import open_members
from bot.settings import Settings
from knowledge.people import Member, Role
from pods.engine.pod import open_pods
from skills.engine.command import Asker
from skills.reminders.commands import CreateReminder
from tests.emulator import TOKEN, Emulator, Sent

ROOT = Path(__file__).parents[2]
CHANGE = datetime(2026, 10, 25, 1, tzinfo=UTC)
"""When the clocks of Berlin and Lisbon go back an hour; those of New York stay."""
ZONES = ("Europe/Berlin", "Europe/Lisbon", "America/New_York")
THING = re.compile(r"thing (\d{4})")
MARK = "may have had"
GETTING_READY = 4.0
EVERY_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Size:
    """How hard it blows."""

    reminders: int
    members: int
    seconds: float
    """In which they all fall due."""
    kills: int
    offline: float
    """Seconds without a line, in the middle."""


SMALL = Size(reminders=240, members=6, seconds=45, kills=10, offline=4)
FULL = Size(reminders=2000, members=12, seconds=400, kills=100, offline=60)


@dataclass(frozen=True, slots=True)
class Thing:
    """One reminder and when it is to be said, as instants of the real clock."""

    number: int
    members: tuple[int, ...]
    times: tuple[datetime, ...]


@dataclass
class Result:
    """What came of a storm."""

    expected: int
    lost: list[str] = field(default_factory=list)
    repeated_unmarked: list[str] = field(default_factory=list)
    early: list[str] = field(default_factory=list)
    repeated_marked: int = 0
    messages: int = 0
    kills: int = 0
    late: list[float] = field(default_factory=list)
    """Seconds from when each was due to its first arrival."""

    def __str__(self) -> str:
        ranks = statistics.quantiles(self.late, n=100)
        return (
            f"{self.expected} deliveries due, {self.messages} messages, {self.kills} kills\n"
            f"lost {len(self.lost)}, repeated without a mark {len(self.repeated_unmarked)},"
            f" early {len(self.early)}, repeated with a mark {self.repeated_marked}\n"
            f"lateness: median {ranks[49]:.2f} s, p95 {ranks[94]:.2f} s, most {max(self.late):.1f} s"
        )


async def run(size: Size, folder: Path, seed: int = 11) -> Result:
    """Blows once, and looks at what arrived."""
    dice = random.Random(seed)
    emulator = Emulator()
    await emulator.start()
    seats = {number: emulator.user(number, f"Person {number}") for number in range(101, 101 + size.members)}
    begin = datetime.now(UTC) + timedelta(seconds=GETTING_READY + size.reminders * 0.012)
    begin = begin.replace(microsecond=0)
    shift = CHANGE - begin - timedelta(seconds=size.seconds // 2)
    things = await _plan(size, folder, begin, shift, dice)
    end = begin + timedelta(seconds=size.seconds)
    weather = asyncio.create_task(_weather(emulator, size, begin, dice))
    kills = 0
    while kills < size.kills:
        process = await _start(emulator, folder, shift)
        left = (end - datetime.now(UTC)).total_seconds() / (size.kills - kills)
        await asyncio.sleep(dice.uniform(0.1, max(2 * left, 2.5)))
        process.kill()
        await process.wait()
        kills += 1
    weather.cancel()
    emulator.calm()
    process = await _start(emulator, folder, shift)
    with contextlib.suppress(TimeoutError):
        await emulator.until(lambda: not _missing(things, emulator.sent), 60 + size.offline)
    await asyncio.sleep(1)
    process.kill()
    await process.wait()
    await emulator.stop()
    return _looked_at(things, emulator.sent, kills, len(seats))


async def _plan(size: Size, folder: Path, begin: datetime, shift: timedelta, dice: random.Random) -> list[Thing]:
    """A household with members in three zones, and all the reminders in its planner's store."""
    with open_members(Settings(data_dir=folder, zone=ZONES[0])) as known:
        people: list[Member] = []
        for place in range(size.members):
            member = known.add(f"Person {place}", Role.ADULT, language="en", zone=ZONES[place % len(ZONES)])
            known.link(member.id, "telegram", f"{101 + place}", f"{101 + place}")
            people.append(member)
        household, members = known.household(), known.all()
    if household is None:
        raise LookupError("there is no household")
    pods, things = open_pods(folder), []
    for number in range(size.reminders):
        at = begin + timedelta(seconds=dice.randrange(int(size.seconds)))
        owner = dice.choice(people)
        others = dice.sample(people, 2) if number % 10 == 0 else []
        who = tuple(dict.fromkeys(one.id for one in (owner, *others)))
        minutes = int((begin + timedelta(seconds=size.seconds) - at) / EVERY_MINUTE)
        rule = {1: "FREQ=DAILY", 2: f"FREQ=MINUTELY;COUNT={minutes + 1}", 3: "FREQ=WEEKLY"}.get(number % 20)
        asker = Asker(owner, household, members, begin + shift - timedelta(minutes=5))
        await pods["planner"].run(CreateReminder(f"thing {number:04}", at + shift, who, rule), asker)
        times = tuple(at + turn * EVERY_MINUTE for turn in range(minutes + 1 if number % 20 == 2 else 1))
        things.append(Thing(number, tuple(100 + one - people[0].id + 1 for one in who), times))
    for pod in pods.values():
        pod.close()
    return things


async def _start(emulator: Emulator, folder: Path, shift: timedelta) -> asyncio.subprocess.Process:
    with (folder / "product.log").open("ab") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.faults.reminding_process",
            emulator.base_url,
            TOKEN,
            str(folder),
            f"{shift.total_seconds()}",
            cwd=ROOT,
            stdout=log,
            stderr=log,
        )


async def _weather(emulator: Emulator, size: Size, begin: datetime, dice: random.Random) -> None:
    """Refusals, server errors and lost answers now and then, and once no line at all."""
    await asyncio.sleep(max((begin - datetime.now(UTC)).total_seconds(), 0))
    gone = begin + timedelta(seconds=size.seconds * 0.4)
    while True:
        await asyncio.sleep(dice.uniform(0.2, 1.0))
        match dice.randrange(4):
            case 0:
                emulator.inject("sendMessage", status=429, retry_after=1)
            case 1:
                emulator.inject("sendMessage", status=502)
            case 2:
                emulator.inject("sendMessage", drop=True)
            case _:
                emulator.inject("sendMessage", delay=0.5)
        if size.offline and datetime.now(UTC) >= gone:
            gone = datetime.max.replace(tzinfo=UTC)
            await emulator.offline(size.offline)


def _arrivals(sent: Sequence[Sent]) -> dict[tuple[int, int], list[Sent]]:
    """The messages that name a thing, by chat and number."""
    found: dict[tuple[int, int], list[Sent]] = defaultdict(list)
    for one in sent:
        for number in THING.findall(one.text):
            found[one.chat_id, int(number)].append(one)
    return found


def _missing(things: Sequence[Thing], sent: Sequence[Sent]) -> list[str]:
    """What was to be said and was not: after the last time that a thing was due, nothing came."""
    arrivals = _arrivals(sent)
    return [
        f"thing {thing.number:04} to {member}"
        for thing in things
        for member in thing.members
        if not any(one.at >= thing.times[-1].timestamp() - 0.01 for one in arrivals[member, thing.number])
    ]


def _looked_at(things: Sequence[Thing], sent: Sequence[Sent], kills: int, members: int) -> Result:
    arrivals = _arrivals(sent)
    result = Result(sum(len(thing.times) * len(thing.members) for thing in things), kills=kills, messages=len(sent))
    result.lost = _missing(things, sent)
    for thing in things:
        for member in thing.members:
            came = arrivals[member, thing.number]
            name = f"thing {thing.number:04} to {member}"
            unmarked = [one for one in came if MARK not in one.text]
            result.repeated_marked += len(came) - len(unmarked)
            if len(unmarked) > len(thing.times):
                result.repeated_unmarked.append(name)
            if any(one.at < thing.times[0].timestamp() - 0.01 for one in came):
                result.early.append(name)
            for due in thing.times:
                after = [one.at for one in came if one.at >= due.timestamp() - 0.01]
                if after:
                    result.late.append(min(after) - due.timestamp())
    return result


def main() -> None:
    """At full size."""
    with tempfile.TemporaryDirectory(prefix="storm-") as folder:
        result = asyncio.run(run(FULL, Path(folder)))
    print(result)
    for name, found in (("lost", result.lost), ("repeated", result.repeated_unmarked), ("early", result.early)):
        if found:
            print(f"{name}: {', '.join(found[:20])}")
    sys.exit(1 if result.lost or result.repeated_unmarked or result.early else 0)


if __name__ == "__main__":
    main()
