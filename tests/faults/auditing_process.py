"""A process whose pods change things without end while their logs are told of each other, to be killed:

`python -m tests.faults.auditing_process FOLDER`. It says "ready" when the first change is done.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from knowledge.audit import AuditBook, AuditLog
from knowledge.clock import SystemClock
from knowledge.people import Household, Member, Role
from knowledge.store.database import open_household_database
from pods.engine.pod import LocalPod, Means, PodFile, open_pod
from skills.calendar.commands import CreateEvent
from skills.engine.command import Asker, Command
from skills.lists.commands import AddItems

KEY = bytes(range(32))
PODS = {"planner": "calendar", "family": "lists"}


def book_of(folder: Path, pods: list[LocalPod]) -> AuditBook:
    """The logs of these pods and of the household."""
    household = AuditLog(open_household_database(folder / "household.db"), KEY)
    return AuditBook([household, *(pod.audit for pod in pods if pod.audit is not None)], SystemClock())


def open_all(folder: Path) -> list[LocalPod]:
    """The pods on their databases."""
    declared = [PodFile(name=name, about="tests", skills=(skill,)) for name, skill in PODS.items()]
    return [open_pod(one, folder, Means(audit_key=KEY)) for one in declared]


def command_of(pod: LocalPod, asker: Asker, number: int) -> Command:
    """Something that the pod can do again and again."""
    if pod.name == "family":
        return AddItems("todo", (f"thing {number}",))
    return CreateEvent(f"event {number}", asker.now, asker.now + timedelta(hours=1))


async def change(pod: LocalPod) -> None:
    """Changes, and undoes every third change, without end."""
    member, number = Member(1, "Anna", Role.ADMIN, "en", ZoneInfo("Europe/Berlin")), 0
    while True:
        number += 1
        asker = Asker(member, Household("Home", member.zone, "EUR", "en"), (member,), SystemClock().now())
        done = await pod.run(command_of(pod, asker, number), asker)
        if number % 3 == 0 and done.journal is not None:
            await pod.undo(done.journal, asker)
        if number == 1:
            print("ready", flush=True)


async def tell(book: AuditBook) -> None:
    """Tells the logs of each other, and writes to the household's, without end."""
    clock = SystemClock()
    while True:
        await asyncio.to_thread(book.attest)
        await asyncio.to_thread(book.household.add, "rail", at=clock.now(), member_id=1, what="size")


async def main(folder: Path) -> None:
    pods = open_all(folder)
    book = book_of(folder, pods)
    book.begin()
    await asyncio.gather(*(change(pod) for pod in pods), tell(book))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
