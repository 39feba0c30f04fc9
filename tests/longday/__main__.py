"""`python -m tests.longday --hours 24 --speed 20 --seed 1`: a day of the family, and what the house held of it."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import tracemalloc
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.longday.day import Day
from tests.longday.family import HOME
from tests.longday.holding import Held, leaks, slopes
from tests.longday.running import SPEED, WARM_AFTER, Told, household

TRACED = 25


def main() -> int:
    """Prints the figures and everything that was not agreed; 0 where there is nothing of that kind."""
    parser = argparse.ArgumentParser(prog="python -m tests.longday", description=__doc__)
    parser.add_argument("--begin", default="2026-11-21T12:00", help=f"on the clock of {HOME}")
    parser.add_argument("--hours", type=int, default=24)
    parser.add_argument("--speed", type=float, default=SPEED, help="seconds of the family in one of the machine")
    parser.add_argument("--jumps", action=argparse.BooleanOptionalAction, default=True, help="forward over idle time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--busy", type=int, default=30, help="small things in a waking hour, at most")
    parser.add_argument("--models", type=Path, default=None, help="a folder with what was learned from examples")
    parser.add_argument("--trace", action="store_true", help="print where memory was taken after the warm-up")
    wanted = parser.parse_args()
    begin = datetime.fromisoformat(wanted.begin).replace(tzinfo=ZoneInfo(HOME))
    day = Day(begin, wanted.hours, wanted.seed, busy=wanted.busy)
    with tempfile.TemporaryDirectory() as folder:
        models = wanted.models or Path(folder) / "models"
        if wanted.trace:
            tracemalloc.start(1)
        told = asyncio.run(_through(day, Path(folder), models, wanted.speed, jumps=wanted.jumps))
        if wanted.trace:
            for line in tracemalloc.take_snapshot().statistics("lineno")[:TRACED]:
                print(line)
    print(page(told))
    return 1 if told.faults or leaks(told.warm(WARM_AFTER)) else 0


async def _through(day: Day, folder: Path, models: Path, speed: float, *, jumps: bool) -> Told:
    async with household(day, folder / "house", models, speed=speed, jumps=jumps) as running:
        return await running.through()


def page(told: Told) -> str:
    """The figures of a day as text."""
    lines = [f"{told.messages} messages, {told.dues} agreed, {told.letters} came, in {told.seconds:.0f} s"]
    lines += [f"  {kind}: {number}" for kind, number in sorted(told.kinds.items())]
    lines += [_line(one) for one in told.samples]
    warm = told.warm(WARM_AFTER)
    if len(warm) > 1:
        grown = slopes(warm)
        lines.append(
            f"slope after hour {warm[0].hour:.0f}: {grown.kb_per_hour:.1f} KB an hour, {grown.kb_per_100:.1f} KB,"
            f" {grown.blocks_per_100:.0f} blocks, {grown.objects_per_100:.0f} objects for 100 messages"
        )
        lines += [f"LEAK: {one}" for one in leaks(warm)]
    return "\n".join([*lines, *(f"NOT AGREED: {fault}" for fault in told.faults)])


def _line(one: Held) -> str:
    handles = ", ".join(f"{count} {name}" for name, count in one.handles.items())
    return (
        f"hour {one.hour:4.0f}: {one.messages:5} messages, {one.resident_kb / 1024:6.1f} MB,"
        f" {one.blocks:8} blocks, {one.objects:7} objects, {one.workers} workers; {handles}"
    )


if __name__ == "__main__":
    sys.exit(main())
