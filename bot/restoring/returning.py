"""A member gets back what was theirs in a snapshot; what belongs to others stays as it is.

What leaving would take away is what belongs to a member: each skill has said so for that. So they leave a copy of the
snapshot, and what is missing there is brought back, where the present house does not have it either.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from backups.manifest import read_manifest
from backups.restoring import (
    NotThereError,
    Present,
    Restored,
    RestoreError,
    Staging,
    bring_files,
    check_version,
    replace,
)
from backups.restoring.outboxes import note_what_was_said
from backups.snapshots import Snapshot
from backups.stores import Progress, quiet
from bot.departed import FORMER
from bot.restoring.mending import HOUSEHOLD, members_of
from bot.restoring.merging import Merge, Merged, merge
from bot.settings import Settings
from knowledge.clock import Clock
from knowledge.members import Members
from knowledge.people import Role
from knowledge.store.database import Database, Row, open_household_database
from pods.engine.folders import folder_of, read_pod_file
from pods.engine.pod import open_pod
from skills.engine.command import Asker
from skills.engine.estate import Estate, Leaving

HEIR = -7_000_001
"""Who takes over in the copy: whoever really did has a number that nobody wrote down."""

OF_THE_HOUSE = frozenset({"accounts", "conversation", "conversation_files", "memories", "memory_exchanges"})
"""What of the household's own tables comes back with a member; sessions, links, buttons and dialogs do not."""


@dataclass(slots=True)
class Returned:
    """What a member got back: rows by `pod.table`, and how many could not be, because another has taken the place."""

    name: str
    had_left: bool = False
    rows: Counter[str] = field(default_factory=Counter)
    given_back: int = 0
    """Rows of others that hang on the member again: what they owned, where they took part."""
    taken: int = 0
    files: int = 0


def bring_back(
    settings: Settings, snapshot: Snapshot, name: str, *, clock: Clock, keep_in: Path, told: Progress = quiet
) -> tuple[Returned, Restored]:
    """Brings back what a member had in a snapshot, and the member, if they left. Blocking.

    Raises as `backups.restoring.restore`, and NotThereError for a name that the snapshot does not have.
    """
    check_version(snapshot)
    returned = Returned(name)

    def fill(staging: Staging, present: Present) -> tuple[int, int]:
        if present.folder is None or present.damaged:
            raise RestoreError("there is no sound household here for one member to come back to: restore everything.")
        _Return(
            settings, snapshot, clock, staging, Snapshot(present.folder, read_manifest(present.folder)), returned
        ).run()
        return sum(returned.rows.values()) + returned.given_back, returned.files

    return returned, replace(settings.data_dir, fill, clock=clock, keep_in=keep_in, told=told)


class _Return:
    """The present household is staged and changed; the snapshot's is copied with and without the member."""

    def __init__(
        self, settings: Settings, then: Snapshot, clock: Clock, staging: Staging, now: Snapshot, returned: Returned
    ) -> None:
        self._settings = settings
        self._snapshot = then
        self._clock = clock
        self._staging = staging
        self._now = now
        self._returned = returned
        self._then = staging.root.parent / "then"
        self._without = staging.root.parent / "without"
        self._texts: list[str] = []

    def run(self) -> None:
        """All of it. Raises NotThereError, RestoreError, sqlite3.DatabaseError and OSError."""
        member = self._member()
        for one in self._now.manifest.databases:
            self._staging.copy(self._now, one)
            self._staging.database(one.path)
        with self._household(self._staging.root) as house:
            present = self._same(house, member)
            left = present is None or present["left_at"] is not None
            self._returned.had_left = left
            name = (present["was_called"] or FORMER) if present is not None and left else member["name"]
            members = tuple(row["id"] for row in house.rows("SELECT id FROM members WHERE left_at IS NULL"))
            if left:
                self._join(house, member, present)
        leaving = Leaving(member["id"], name, HEIR)
        if left:
            self._merge_house(leaving, members)
        pods = [one.path for one in self._snapshot.manifest.databases if one.path.startswith("pods/")]
        for path in pods:
            if (self._staging.root / path).is_file():
                self._merge_pod(path, leaving, members, left=left)
                note_what_was_said(
                    self._staging.root / path,
                    self._settings.data_dir / path,
                    self._snapshot.manifest.at,
                    self._clock.now(),
                )
        self._returned.files = bring_files(self._staging, self._snapshot, self._texts)

    def _member(self) -> Row:
        known = {called.casefold(): number for number, called, _ in members_of(self._snapshot)}
        number = known.get(self._returned.name.casefold())
        if number is None:
            raise NotThereError(f"{self._snapshot.name} has no member called {self._returned.name}.")
        self._copy(HOUSEHOLD, self._then)
        with self._household(self._then) as house:
            row = house.row("SELECT * FROM members WHERE id = ?", (number,))
            self._key = house.row("SELECT * FROM member_keys WHERE member_id = ?", (number,))
        if row is None:
            raise NotThereError(f"{self._snapshot.name} has no member called {self._returned.name}.")
        self._returned.name = row["name"]
        return row

    def _same(self, house: Database, member: Row) -> Row | None:
        """The member's row now; None where it is gone altogether. Raises RestoreError where somebody else has it."""
        row = house.row("SELECT * FROM members WHERE id = ?", (member["id"],))
        if row is not None and row["joined_at"] != member["joined_at"]:
            raise RestoreError(
                f"the place that {member['name']} had in the house is somebody else's since: restore everything."
            )
        if row is None or row["left_at"] is not None:
            taken = house.row("SELECT 1 FROM members WHERE name = ? AND left_at IS NULL", (member["name"],))
            if taken is not None:
                raise RestoreError(
                    f"there is another {member['name']} in the house now: "
                    f"`ingle members --rename {member['name']} OTHER` first."
                )
        return row

    def _join(self, house: Database, member: Row, present: Row | None) -> None:
        """The member is one again, with the key that opens what is theirs."""
        with house.transaction():
            for table, row in (("members", member), ("member_keys", self._key)):
                if row is not None:
                    columns, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
                    house.rows(f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})", row)
            house.rows("UPDATE member_keys SET failed = 0, wait_until = NULL WHERE member_id = ?", (member["id"],))

    def _merge_house(self, leaving: Leaving, members: tuple[int, ...]) -> None:
        self._copy_without(HOUSEHOLD)
        with self._household(self._without) as house:
            Members(house, self._clock).leave(leaving.member_id)
        self._take("household", merge(self._wanted(HOUSEHOLD, leaving, members, left=True, only=OF_THE_HOUSE)))

    def _merge_pod(self, path: str, leaving: Leaving, members: tuple[int, ...], *, left: bool) -> None:
        name = path.split("/")[1]
        folder = folder_of(name)
        if folder is None:
            return
        declaration = read_pod_file(folder)
        open_pod(declaration, self._staging.root).close()
        self._copy(path, self._then)
        pod = open_pod(declaration, self._then)
        estates = [estate for skill in pod.skills for estate in skill.estates]
        pod.close()
        self._copy_without(path)
        with self._household(self._then) as house:
            asker = self._other(Members(house, self._clock), leaving.member_id)
        pod = open_pod(declaration, self._without)
        try:
            pod.leave(leaving, asker)
        finally:
            pod.close()
        self._take(name, merge(self._wanted(path, leaving, members, left=left, estates=estates)))

    def _wanted(
        self,
        path: str,
        leaving: Leaving,
        members: tuple[int, ...],
        *,
        left: bool,
        estates: Sequence[Estate] = (),
        only: frozenset[str] = frozenset(),
    ) -> Merge:
        below = tuple(
            (table, column, estate.table)
            for estate in estates
            for table, _, column in (one.partition(".") for one in estate.below)
        )
        return Merge(
            now=self._staging.root / path,
            then=self._then / path,
            without=self._without / path,
            member_id=leaving.member_id,
            heir_id=leaving.heir_id,
            heirs=members,
            left=left,
            owners={estate.table: estate.owner for estate in estates if estate.owner},
            below=below,
            elsewhere={estate.table: estate.elsewhere for estate in estates if estate.elsewhere},
            kept=frozenset(estate.table for estate in estates),
            only=only,
        )

    def _take(self, database: str, merged: Merged) -> None:
        for table, count in merged.rows.items():
            self._returned.rows[f"{database}.{table}"] += count
        self._returned.given_back += merged.changed
        self._returned.taken += merged.taken
        self._texts += merged.texts

    def _copy(self, path: str, root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copyfile(self._snapshot.folder / path, root / path)

    def _copy_without(self, path: str) -> None:
        (self._without / path).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copyfile(self._then / path, self._without / path)

    @contextmanager
    def _household(self, root: Path) -> Iterator[Database]:
        database = open_household_database(root / HOUSEHOLD, is_alone=True)
        try:
            yield database
        finally:
            database.close()

    def _other(self, members: Members, member_id: int) -> Asker:
        """Somebody else of the house as it was, in whose name the copy is left."""
        household, known = members.household(), members.all()
        others = sorted((one for one in known if one.id != member_id), key=lambda one: one.role is not Role.ADMIN)
        if household is None or not others:
            raise RestoreError(f"{self._snapshot.name} has nobody else in it: restore everything.")
        return Asker(others[0], household, known, self._clock.now())
