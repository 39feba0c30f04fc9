"""What is measured, and how."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.build import build, speaker
from bot.settings import Settings
from pods.engine.understanding import Scene
from tests.bench.house import PROGRAM, ROOT, environment, running_house

STARTS = 3
WARM_UP = 50
MESSAGES = 220
IMPORTS = 5

CHANGES = (
    "we need apples number {n}",
    "remind me tomorrow at {hour}:{minute:02} to water plant {n}",
    "dentist on December {day} at {hour}:{minute:02}",
    "spent {hour}.{minute:02} at Lidl",
    "add repair shelf {n} to my todo list",
)
QUESTIONS = ("what's on tomorrow?", "how much did we spend this month?", "show my reminders")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value; the target is what it may be at most."""

    name: str
    what: str
    unit: str
    target: float | None
    value: float


def messages(number: int) -> Iterator[tuple[str, bool]]:
    """Messages of a family's day, and whether each changes something."""
    for n in range(number):
        if n % 8 == 7:
            yield QUESTIONS[n // 8 % len(QUESTIONS)], False
        else:
            facts = {"n": n + 1, "hour": 8 + n % 11, "minute": n * 7 % 60, "day": 1 + n % 28}
            yield CHANGES[n % len(CHANGES)].format(**facts), True


def measured() -> list[Figure]:
    """All figures. Raises RuntimeError when messages were not understood, because then they are not comparable."""
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        with running_house(folder):
            pass
        starts = []
        for _ in range(STARTS - 1):
            with running_house(folder) as house:
                starts.append(house.seconds_to_ready)
        with running_house(folder) as house, house.visitor() as visitor:
            starts.append(house.seconds_to_ready)
            spent = []
            understood = 0
            memory = 0.0
            for number, (text, changes) in enumerate(messages(WARM_UP + MESSAGES), 1):
                milliseconds, replies = visitor.say(text)
                understood += number > WARM_UP and bool(replies and (replies[0]["buttons"] or not changes))
                if number == WARM_UP:
                    memory = house.megabytes
                elif number > WARM_UP:
                    spent.append(milliseconds)
        if understood < MESSAGES * 0.95:
            raise RuntimeError(f"only {understood} of {MESSAGES} messages were understood")
        return [
            Figure("ready", "process start until /health says 200, median of 3", "s", 2, statistics.median(starts)),
            Figure("memory", f"resident memory after {WARM_UP} messages", "MB", 160, memory),
            Figure("median", f"message to reply over HTTP, median of {MESSAGES}", "ms", 50, statistics.median(spent)),
            Figure("p95", f"message to reply over HTTP, 95 % of {MESSAGES} within", "ms", 150, percentile(spent, 95)),
            Figure("understanding", "understanding alone, median", "ms", None, understanding(folder)),
            Figure("import", "import of bot.cli beyond Python's own start", "ms", None, import_time()),
            Figure("prompt", "prompt tokens of a first hello to the model", "tokens", 1000, prompt_tokens(folder)),
        ]


def percentile(values: list[float], percent: int) -> float:
    """By nearest rank."""
    ordered = sorted(values)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def understanding(folder: Path) -> float:
    """Milliseconds from text to requests, without stores and channels."""
    app = build(Settings(data_dir=folder / "own", models_dir=folder / "models", model="none"))
    try:
        member, household = speaker(app, None), app.members.household()
        currency = household.currency if household else "EUR"
        scene = Scene(member, app.members.all(), app.clock.now().astimezone(member.zone), currency, "en")
        reader, spent = app.assistant.reader, []
        for text, _ in messages(WARM_UP + MESSAGES):
            begun = time.perf_counter()
            reader.read(text, scene)
            spent.append((time.perf_counter() - begun) * 1000)
        return statistics.median(spent[WARM_UP:])
    finally:
        app.close()


def import_time() -> float:
    """Milliseconds that a fresh interpreter takes longer when it imports the command line."""
    return (_interpreter("import bot.cli") - _interpreter("pass")) * 1000


def _interpreter(code: str) -> float:
    taken = []
    for _ in range(IMPORTS):
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def prompt_tokens(folder: Path) -> float:
    """As `ingle models prompt-size` counts or estimates them."""
    done = subprocess.run(
        [*PROGRAM, "models", "prompt-size", "--json"],
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=True,
    )
    return float(json.loads(done.stdout)["tokens"])
