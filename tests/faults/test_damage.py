"""Two hundred damages of databases, the vector index and files of settings, by seed: each is found at the start, and
what is damaged goes back to the snapshot or is refused by name. Nothing damaged is ever served."""

from __future__ import annotations

import asyncio
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from backups.events import Event, Events, What
from backups.soundness.recovering import DamagedError
from bot.sound import before
from skills.engine.errors import ConfigurationError
from tests.faults import damages
from tests.faults.damages import Base, Damage, dumps, make_base, rotting, settings_of
from tests.house import open_house
from tests.memory import folder_in_memory

SEED = 20261122
HOUSEHOLD = "household.db"
PODS = ("family", "finance", "knowledge", "planner")


def of(pod: str) -> str:
    """The path of a database."""
    return HOUSEHOLD if pod == "household" else f"pods/{pod}/{pod}.db"


@dataclass(frozen=True)
class Kind:
    """A kind of damage, how often, to what, and to a house that was closed or killed."""

    name: str
    damage: Damage
    times: int
    killed: bool = False
    end: str = ""
    """Of the file beside the database, such as its log."""


KINDS = (
    Kind("a bit, on the disk", rotting(damages.bit), 12),
    Kind("a bit, written", damages.bit, 8),
    Kind("a letter of a text, on the disk", rotting(damages.letter), 12),
    Kind("a letter of a text, written", damages.letter, 8),
    Kind("some bytes, on the disk", rotting(damages.some_bytes), 10),
    Kind("a page of zeros", rotting(damages.zeroed), 10),
    Kind("two pages swapped", damages.swapped, 8),
    Kind("cut off", damages.shortened, 8),
    Kind("longer", damages.longer, 4),
    Kind("its first bytes", damages.head, 8),
    Kind("empty", damages.emptied, 4),
    Kind("all zeros", damages.nulls, 3),
    Kind("something else", damages.garbage, 4),
    Kind("gone", damages.gone, 5),
    Kind("a folder in its place", damages.folder, 3),
    Kind("killed: a letter of a text", damages.letter, 10, killed=True),
    Kind("killed: a page of zeros", damages.zeroed, 5, killed=True),
    Kind("killed: a bit of the log", damages.bit, 10, killed=True, end="-wal"),
    Kind("killed: bytes of the log", damages.some_bytes, 6, killed=True, end="-wal"),
    Kind("killed: the log cut off", damages.shortened, 6, killed=True, end="-wal"),
    Kind("killed: the log's first bytes", damages.head, 4, killed=True, end="-wal"),
    Kind("killed: the log empty", damages.emptied, 3, killed=True, end="-wal"),
    Kind("killed: the log gone", damages.gone, 3, killed=True, end="-wal"),
    Kind("the checksums", damages.bit, 4, end="-sums"),
)


@pytest.fixture(scope="module")
def quick() -> Iterator[Path]:
    with folder_in_memory() as folder:
        yield folder


@pytest.fixture(scope="module")
def base(quick: Path, models_dir: Path) -> Base:
    return asyncio.run(make_base(quick / "base", models_dir))


@pytest.fixture(scope="module")
def table() -> Iterator[Counter[tuple[str, str]]]:
    """What came of each kind; printed at the end."""
    counted: Counter[tuple[str, str]] = Counter()
    yield counted
    outcomes = sorted({outcome for _, outcome in counted})
    print(f"\n{'kind':34}" + "".join(f"{one:>14}" for one in outcomes))
    for kind in dict.fromkeys(kind for kind, _ in counted):
        print(f"{kind:34}" + "".join(f"{counted[kind, one] or '':>14}" for one in outcomes))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
async def test_no_damage_of_a_database_is_served(
    kind: Kind, base: Base, models_dir: Path, quick: Path, table: Counter[tuple[str, str]]
) -> None:
    for number in range(kind.times):
        chance = random.Random(f"{SEED} {kind.name} {number}")
        home = quick / f"{kind.name} {number}"
        shutil.copytree(base.killed if kind.killed else base.closed, home)
        name = of(chance.choice((*PODS, "household")))
        kind.damage(chance, home / f"{name}{kind.end}")
        outcome = await started(home, models_dir, base, base.at_kill if kind.killed else base.present, name)
        table[kind.name, outcome] += 1
        harmless = kind.end == "-sums" or (kind.killed and not kind.end)  # The log has that page, too.
        assert harmless or outcome != "as it was", f"{kind.name} {number} of {name} was not noticed"
        shutil.rmtree(home)


async def test_no_database_is_served_in_the_place_of_another(
    base: Base, models_dir: Path, quick: Path, table: Counter[tuple[str, str]]
) -> None:
    for number, (one, two) in enumerate((("family", "finance"), ("planner", "knowledge"), ("family", "household"))):
        for ends in (("",), ("", "-sums")):
            home = quick / f"swapped {number}{len(ends)}"
            shutil.copytree(base.closed, home)
            for end in ends:
                first, second, aside = home / f"{of(one)}{end}", home / f"{of(two)}{end}", home / "aside"
                first.rename(aside)
                second.rename(first)
                aside.rename(second)
            outcome = await started(home, models_dir, base, base.present, of(one))
            table["two databases swapped", outcome] += 1
            assert outcome != "as it was"


async def started(home: Path, models_dir: Path, base: Base, present: dict[str, damages.Dump], name: str) -> str:
    """Starts a house on damaged data, and says what came of it; fails where anything damaged is served."""
    settings = settings_of(home, models_dir)
    try:
        before(settings)
        refused = ""
    except (DamagedError, ConfigurationError) as error:
        refused = str(error)
    if refused:
        assert str(home / name) in refused, f"the sentence does not name {name}"
        assert "`ingle " in refused, "there is no next step"
        assert [one.ok for one in told_of(home)][-1:] == [False]
        return "refused"
    served = dumps(home)
    back = {one for one in served if served[one] != present[one]}
    assert served.keys() == present.keys()
    for one in back:
        assert without(served[one]) == without(base.then[one]), f"{one} is neither as it was nor as in the snapshot"
    if name == HOUSEHOLD and back:
        assert all(served[one] == base.then[one] or one in back for one in served)
    told = told_of(home)
    assert bool(told) == bool(back)
    if back:
        assert Path(name).stem in {what for one in told for what in str(one.facts["what"]).split(", ")}
        assert all(one.ok and (home / str(one.facts["kept"])).is_dir() for one in told)
    house = open_house(home, models_dir, now="2026-11-22T11:00")
    assert house.state
    await house.stop()
    before(settings)
    assert told_of(home) == told, "what was put back is taken for damaged"
    return "went back" if back else "as it was"


def told_of(home: Path) -> list[Event]:
    """What admins are told of it."""
    return [one for one in Events(home / "backups").all() if one.what is What.RECOVERED]


def without(dump: damages.Dump) -> damages.Dump:
    """The audit log of one pod goes on where it can be trusted; outbox and buttons are looked at elsewhere."""
    return {table: rows for table, rows in dump.items() if table not in ("audit", "audit_head")}
