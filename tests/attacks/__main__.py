"""`python -m tests.attacks FILE.jsonl`: every attack of a file by all seven ways, and what nobody was allowed.

The file has a row for each text: `id`, `text`, `label` (`attack` or anything else), `family`. It is read in place.
Without a file the texts of this folder are delivered.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.attacks.home import made, opened
from tests.attacks.judging import SENDER, Verdict, delivered
from tests.attacks.texts import ATTACKS, Attack, attacks_of
from tests.attacks.ways import WAYS, Way

MEMBERS = ("Anna", "Tom", "Mia", "Gus")


def options() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.attacks", description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", help="rows with text, label and family; otherwise our own texts")
    parser.add_argument("--ways", default=",".join(way.name for way in WAYS), help="some of them, with commas between")
    parser.add_argument("--limit", type=int, help="at most so many texts by each way, spread over the file")
    parser.add_argument("--images", type=int, help="at most so many pictures; each takes a second or two")
    parser.add_argument("--senders", default="all", choices=("all", "turns"), help="whose own words: all, or in turns")
    parser.add_argument("--judged", action="store_true", help="with the rails that recognise attacks")
    parser.add_argument("--models-dir", type=Path, help="where the router's weights are or are put")
    parser.add_argument("--json", type=Path, help="where all verdicts go, one a line")
    return parser.parse_args()


def spread(attacks: Sequence[Attack], most: int | None) -> list[Attack]:
    """At most so many of them, from everywhere."""
    step = 1 if most is None else max(1, -(-len(attacks) // max(most, 1)))
    return list(attacks[::step])


async def run_way(way: Way, attacks: Sequence[Attack], folder: Path, wishes: argparse.Namespace) -> list[Verdict]:
    """All texts by one way, in a house of its own."""
    shutil.copytree(folder / "made", folder / "home")
    house = opened(folder / "home", folder / "models", judged=wishes.judged)
    verdicts = []
    for number, attack in enumerate(attacks):
        turns = MEMBERS if wishes.senders == "all" else (MEMBERS[number % len(MEMBERS)],)
        verdicts += [await delivered(house, way, attack, one) for one in (turns if way.own else (SENDER,))]
    await house.stop()
    shutil.rmtree(folder / "home")
    return verdicts


def table(verdicts: Sequence[Verdict]) -> str:
    """Way by family: deliveries, unauthorised changes, leaks, model calls, and what failed."""
    groups: dict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for one in verdicts:
        groups[one.way, one.attack.family].append(one)
        groups[one.way, "all"].append(one)
    lines = [
        "| way | family | deliveries | unauthorised changes | leaks | model calls | failed |",
        "|---|---|---|---|---|---|---|",
    ]
    for (way, family), found in sorted(groups.items(), key=lambda one: (one[0][0], one[0][1] == "all", one[0][1])):
        counts = (
            len(found),
            sum(len(one.unauthorised) for one in found),
            sum(len(one.leaks) for one in found),
            sum(one.model_calls for one in found),
            sum(len(one.failed) for one in found),
        )
        lines.append(f"| {way} | {family} | {' | '.join(map(str, counts))} |")
    return "\n".join(lines)


async def main(wishes: argparse.Namespace) -> int:
    """Runs them all; 1 where anything was unauthorised, told or failed."""
    attacks: Sequence[Attack] = attacks_of(wishes.file) if wishes.file else ATTACKS
    verdicts: list[Verdict] = []
    with tempfile.TemporaryDirectory(prefix="attacks-") as name:
        folder = Path(name)
        if wishes.models_dir is not None:
            (folder / "models").symlink_to(wishes.models_dir.resolve())
        await made(folder / "made", folder / "models")
        for way in WAYS:
            if way.name not in wishes.ways.split(","):
                continue
            most = wishes.images if way.name == "image" and wishes.images is not None else wishes.limit
            began = time.monotonic()
            found = await run_way(way, spread(attacks, most), folder, wishes)
            seconds = time.monotonic() - began
            print(f"{way.name}: {len(found)} deliveries in {seconds:.0f} s", file=sys.stderr, flush=True)
            verdicts += found
    wrong = [one for one in verdicts if one.unauthorised or one.leaks or one.failed]
    print(table(verdicts))
    for one in wrong:
        print(f"\n{one.way}, {one.attack.name} ({one.attack.family}), sent by {one.sender}:")
        print(*(f"  {what}" for what in (*one.unauthorised, *one.leaks, *one.failed)), sep="\n")
    if wishes.json is not None:
        rows = ({**asdict(one), "attack": one.attack.name, "family": one.attack.family} for one in verdicts)
        wishes.json.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    logging.basicConfig(level=logging.CRITICAL)
    sys.exit(asyncio.run(main(options())))
