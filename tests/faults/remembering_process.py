"""What a process does that keeps numbered exchanges and sums them up without end, to be killed."""

from __future__ import annotations

from multiprocessing.synchronize import Event
from pathlib import Path

from knowledge.clock import SystemClock
from knowledge.members import Members
from knowledge.memories import Memories
from knowledge.people import Role
from knowledge.store.database import Database, open_household_database
from tests.keyrings import seals_of

CHAT = "test:Anna"


def opened(folder: Path) -> tuple[Database, Memories, int]:
    """The memories in a folder, and the member that they are of."""
    clock = SystemClock()
    database = open_household_database(folder / "household.db")
    members = Members(database, clock)
    member = members.by_name("Anna") or members.add("Anna", Role.ADMIN, language="en", zone="Europe/Berlin")
    members.link(member.id, "test", "Anna", "Anna")
    return database, Memories(database, seals_of(database, clock), clock), member.id


def next_of(memories: Memories, member: int) -> int:
    """The number after the last one that is known. Raises AssertionError where one is missing or there twice."""
    known = memories.recall(CHAT, member)
    summed = int(known.summary or 0)
    numbers = [int(one.said) for one in known.exchanges]
    assert numbers == list(range(summed + 1, summed + 1 + len(numbers))), (summed, numbers)
    return summed + len(numbers) + 1


def run(folder: Path, ready: Event) -> None:
    """Without end: three are kept, and the summary is the number of the last but one. `ready` after the first."""
    _, memories, member = opened(folder)
    number = first = next_of(memories, member)
    while True:
        for _ in range(3):
            memories.keep(CHAT, member, str(number), "ok")
            number += 1
        known = memories.recall(CHAT, member).exchanges[:-1]
        memories.fold(CHAT, member, known, known[-1].said)
        if number == first + 3:
            ready.set()
