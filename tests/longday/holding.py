"""What the process holds: memory, objects, open files, threads, tasks, connections, children."""

from __future__ import annotations

import ctypes
import functools
import gc
import sqlite3
import sys
import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import psutil

WORKERS = ("asyncio_", "ThreadPoolExecutor", "work", "watch", "looks", "hearing", "speaking", "status")
"""Names of threads of pools, which are opened when needed up to a bound and stay."""


@dataclass(frozen=True, slots=True)
class Held:
    """What was held after so many simulated hours and messages, when all garbage was gone."""

    hour: float
    messages: int
    resident_kb: float
    blocks: int
    """Pieces of memory that Python gave out and did not get back, from `sys.getallocatedblocks`."""
    objects: int
    """Objects that the garbage collector knows."""
    handles: Mapping[str, int] = field(default_factory=dict)
    workers: int = 0
    """Threads of pools."""
    files: tuple[str, ...] = ()
    """What the open files are, one as often as it is open."""


def held(hour: float, messages: int, temporary: Path, tasks: int) -> Held:
    """Collects garbage, gives free memory back to the system, and counts; `tasks` were counted before.

    Caches that have a bound are emptied before: what they may still grow is no leak, and would hide one.
    """
    for cached in [one for one in gc.get_objects() if isinstance(one, functools._lru_cache_wrapper)]:
        if cached.cache_info().maxsize is not None:
            cached.cache_clear()
    for _ in range(3):
        gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    process = psutil.Process()
    handles = {
        "files": process.num_fds(),
        "threads": sum(not _is_worker(one) for one in threading.enumerate()),
        "tasks": tasks,
        "connections": sum(type(one) is sqlite3.Connection for one in gc.get_objects()),
        "children": len(process.children(recursive=True)),
        "temporary files": sum(1 for one in temporary.rglob("*") if one.is_file()),
    }
    objects = len(gc.get_objects())
    resident_kb, blocks = process.memory_info().rss / 1024, sys.getallocatedblocks()
    workers = sum(_is_worker(one) for one in threading.enumerate())
    return Held(hour, messages, resident_kb, blocks, objects, handles, workers, _open_files())


def _open_files() -> tuple[str, ...]:
    names = []
    for number in Path("/proc/self/fd").iterdir():
        with suppress(FileNotFoundError):
            names.append(f"{number.readlink()}")
    return tuple(names)


def _is_worker(thread: threading.Thread) -> bool:
    return thread.name.startswith(WORKERS)


def slope(points: Sequence[tuple[float, float]]) -> float:
    """By how much the second number grows with one of the first: the line of least squares."""
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    width = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / width if width else 0.0


def steady_slope(points: Sequence[tuple[float, float]]) -> float:
    """The same as the median over all pairs (Theil and Sen), which one jump does not move: a leak grows all the time.

    A library that is loaded once, or a heap that gets another piece, is a jump.
    """
    pairs = [(one, other) for at, one in enumerate(points) for other in points[at + 1 :] if other[0] != one[0]]
    return median((other[1] - one[1]) / (other[0] - one[0]) for one, other in pairs) if pairs else 0.0


@dataclass(frozen=True, slots=True)
class Slopes:
    """How what is held grows after the warm-up."""

    kb_per_hour: float
    kb_per_100: float
    blocks_per_100: float
    objects_per_100: float


def slopes(samples: Sequence[Held]) -> Slopes:
    """The slopes over simulated hours, and over 100 messages."""

    def line(over: Callable[[Held], float], of: Callable[[Held], float]) -> float:
        return slope([(over(one), of(one)) for one in samples])

    return Slopes(
        steady_slope([(one.hour, one.resident_kb) for one in samples]),
        100 * line(lambda one: one.messages, lambda one: one.resident_kb),
        100 * line(lambda one: one.messages, lambda one: one.blocks),
        100 * line(lambda one: one.messages, lambda one: one.objects),
    )


SLACK = {"tasks": 3, "files": 6, "threads": 1}
"""Tasks that begin and end by themselves may just be there: a look, what waits for a quiet minute, a delivery. So may
the timer that ends a child which rests. SQLite keeps one handle of each database whose log was folded in, and uses it
the next time."""


def left_open(first: Held, last: Held) -> list[str]:
    """A sentence for everything of which there is more than after the warm-up."""
    more = {
        name: (first.handles[name], count)
        for name, count in last.handles.items()
        if count > first.handles[name] + SLACK.get(name, 0)
    }
    sentences = [
        f"{count - before} more {name}: {before} after hour {first.hour:.0f}, {count} at the end"
        for name, (before, count) in more.items()
    ]
    opened = (Counter(last.files) - Counter(first.files)).elements() if "files" in more else ()
    return [*sentences, *sorted(opened)]


KB_PER_HOUR = 600.0
BLOCKS_PER_100 = 1500.0
OBJECTS_PER_100 = 300.0
"""What a day may grow by: two to three times the most of ten days, see docs/benchmarks.md."""


def leaks(samples: Sequence[Held]) -> list[str]:
    """A sentence for each kind of memory that grows, and for everything that was left open."""
    grown = slopes(samples)
    bounds = (
        (grown.kb_per_hour, KB_PER_HOUR, "KB an hour"),
        (grown.blocks_per_100, BLOCKS_PER_100, "blocks for 100 messages"),
        (grown.objects_per_100, OBJECTS_PER_100, "objects for 100 messages"),
    )
    found = [f"{slope:.0f} {what}, {bound:.0f} at most" for slope, bound, what in bounds if slope > bound]
    return found + left_open(samples[0], samples[-1])
