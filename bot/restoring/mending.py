"""A pod from a snapshot joins a house that went on: who left meanwhile leaves it again, before it is put back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backups.databases import look_at
from backups.restoring import Mend, NotThereError, RestoreError
from backups.snapshots import Snapshot
from bot.building.pods import house_itself
from bot.departed import FORMER
from bot.settings import Settings
from knowledge.clock import Clock
from knowledge.members import Members
from knowledge.store.database import Database, DatabaseDamagedError, open_household_database
from pods.engine.folders import folder_of, read_pod_file
from pods.engine.pod import open_pod
from pods.engine.podfile import PodFile
from skills.engine.estate import Leaving

HOUSEHOLD = "household.db"


def declared(name: str) -> PodFile:
    """The pod of that name, which has a database of its own. Raises NotThereError."""
    folder = folder_of(name)
    if folder is None:
        raise NotThereError(f"there is no pod '{name}' here.")
    declaration = read_pod_file(folder)
    if declaration.database == "household":
        raise NotThereError(f"the pod '{name}' lies in the household's own database: only everything can be restored.")
    return declaration


def mending(settings: Settings, name: str, clock: Clock, left: list[str]) -> Mend:
    """What makes a staged pod fit the household as it is now; the names of who left it again are added to `left`."""
    declaration = declared(name)

    def mend(root: Path, snapshot: Snapshot) -> None:
        with _household(settings) as database:
            members = Members(database, clock)
            asker = house_itself(members, clock)
            gone = [Leaving(one, called, asker.member.id) for one, called in who_left(database, snapshot).items()]
        pod = open_pod(declaration, root)
        try:
            for leaving in gone:
                pod.leave(leaving, asker)
                left.append(leaving.name)
        finally:
            pod.close()

    return mend


def who_left(household: Database, snapshot: Snapshot) -> dict[int, str]:
    """The members of a snapshot who are none any more, with what they are called now.

    A number that is somebody else's by now is that of one who left: all of that is the other one's.
    """
    now = {row["id"]: row for row in household.rows("SELECT id, joined_at, left_at, was_called FROM members")}
    gone = {}
    for number, called, joined in members_of(snapshot):
        row = now.get(number)
        if row is None or row["joined_at"] != joined:
            gone[number] = called
        elif row["left_at"] is not None:
            gone[number] = row["was_called"] or FORMER
    return gone


def members_of(snapshot: Snapshot) -> list[tuple[int, str, str]]:
    """The members of a snapshot: number, name, when they joined. Raises RestoreError where it has no household."""
    try:
        with look_at(snapshot.folder / HOUSEHOLD) as database:
            return database.execute("SELECT id, name, joined_at FROM members WHERE left_at IS NULL").fetchall()
    except sqlite3.DatabaseError as error:
        raise RestoreError(f"{snapshot.name} cannot be read ({error}): take the one before it.") from error


@contextmanager
def _household(settings: Settings) -> Iterator[Database]:
    """The present household's database, for whoever has the folder alone. Raises RestoreError."""
    path = settings.data_dir / HOUSEHOLD
    if not path.is_file():
        raise RestoreError("there is no household here for one pod to come back to: restore everything.")
    try:
        database = open_household_database(path, is_alone=True)
    except DatabaseDamagedError as error:
        raise RestoreError(f"{HOUSEHOLD} itself is damaged: restore everything.") from error
    try:
        yield database
    finally:
        database.close()
