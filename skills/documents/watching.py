"""The watched folder: what comes, goes, moves and changes in it is followed, whoever does it with whatever program."""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath

from knowledge.clock import to_text
from knowledge.documents import UnreadableFileError
from knowledge.outbox import Outbox
from knowledge.people import FAMILY, GUESTS, PARENTS
from knowledge.search import Library
from knowledge.store.database import Database, Row
from skills.documents.audiences import PRIVATE, as_folder, audience_of
from skills.documents.commands import Text
from skills.documents.running import row_of
from skills.documents.shelf import digest_of, mime_of, settle
from skills.documents.store import knowledge_folder
from skills.documents.taking import read, texts_of
from skills.documents.waking import PROBLEM
from skills.engine.command import Asker
from skills.engine.means import Progress, ReadDocuments, silent
from skills.engine.request import GivenFile
from skills.papers.store import follow_file

QUIET = 2.0
"""Seconds without a change after which a file is taken to be whole."""
DEEPEST = 12
"""How deep folders are looked into."""
UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".tmp", ".swp", "~")
JUNK = frozenset({"thumbs.db", "desktop.ini"})

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stamp:
    """By what a file is known not to have changed."""

    size: int
    changed_at: int
    """Nanoseconds."""


@dataclass(slots=True)
class Looked:
    """What one look at the folder did: paths below it."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unreadable: list[tuple[str, str]] = field(default_factory=list)
    """With the reason, a word of `knowledge.images.errors.Reason`."""
    waiting: list[str] = field(default_factory=list)
    """Files that still grow."""

    @property
    def anything(self) -> bool:
        """Whether something is another than before."""
        return bool(self.added or self.changed or self.moved or self.removed or self.unreadable)


class Watch:
    """Keeps the tables in step with the folder. For one worker thread; each file is a transaction of its own.

    What the tables say of a file that is where its row has it is right; a file that is elsewhere was moved by somebody,
    and has the audience of the place where it is now. A file that is gone is found by nobody from then on, and its
    texts are kept for some days, should it turn up again.
    """

    def __init__(
        self,
        database: Database,
        library: Library,
        outbox: Outbox,
        house: Callable[[], Asker],
        read_documents: ReadDocuments,
    ) -> None:
        """`house` is who acts, with all members, the first of them an admin."""
        self.folder = knowledge_folder(database)
        self._database = database
        self.library = library
        self._outbox = outbox
        self._house = house
        self._read_documents = read_documents
        self.quiet = QUIET
        self._seen: dict[str, tuple[Stamp, float]] = {}
        """What was new in the last look, and since when it is as it is."""
        self._said: set[str] = set()

    def make_folders(self) -> None:
        """Makes the folders into which files are dropped. Raises OSError."""
        for audience in (FAMILY, PARENTS, GUESTS):
            (self.folder / audience).mkdir(parents=True, exist_ok=True)
        for member in self._house().members:
            (self.folder / PRIVATE / as_folder(member.name)).mkdir(parents=True, exist_ok=True)

    def look(
        self, progress: Progress = silent, stop: Callable[[], bool] = lambda: False, *, patient: bool = True
    ) -> Looked:
        """Follows what happened since the last look; `stop` ends it after the file that is being read.

        With `patient` a file is taken only when a later look finds it unchanged for `quiet` seconds.
        Raises OSError, sqlite3.Error.
        """
        looked, house = Looked(), self._house()
        settle(self._database, self.folder, house.members, to_text(house.now))
        present = dict(self._files())
        rows = {row["path"]: row for row in self._database.rows("SELECT * FROM document_files")}
        self._drop_removed(rows, present, house.now, looked)
        new = [path for path, stamp in present.items() if not _is_known(rows.get(path), stamp)]
        ready = [path for path in new if self._is_whole(path, present[path], patient=patient)]
        looked.waiting = [path for path in new if path not in set(ready)]
        self._seen = {path: self._since(path, present[path]) for path in new}
        for number, path in enumerate(ready):
            if stop():
                break
            progress(number, len(ready))
            try:
                self._follow(path, present[path], house, looked)
            except OSError as error:
                log.warning("a file in the knowledge folder cannot be read now, trying again: %s", error)
        if ready:
            progress(len(ready), len(ready))
        return looked

    # --- what is there --------------------------------------------------------------------------------------------

    def _files(self) -> Iterator[tuple[str, Stamp]]:
        for name in (FAMILY, PARENTS, GUESTS, PRIVATE):
            yield from self._below(self.folder / name, DEEPEST)

    def _below(self, folder: Path, deep: int) -> Iterator[tuple[str, Stamp]]:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            return
        for entry in entries:
            if entry.name.startswith(".") or entry.name.casefold() in JUNK or entry.name.endswith(UNFINISHED):
                continue
            try:
                if entry.is_dir(follow_symlinks=False) and deep:
                    yield from self._below(Path(entry.path), deep - 1)
                elif entry.is_file(follow_symlinks=False):
                    status = entry.stat(follow_symlinks=False)
                    path = Path(entry.path).relative_to(self.folder).as_posix()
                    yield path, Stamp(status.st_size, status.st_mtime_ns)
            except OSError:
                continue

    def _is_whole(self, path: str, stamp: Stamp, *, patient: bool) -> bool:
        if patient:
            seen, since = self._seen.get(path, (None, 0.0))
            return seen == stamp and time.monotonic() - since >= self.quiet
        return time.time() - stamp.changed_at / 1e9 >= QUIET

    def _since(self, path: str, stamp: Stamp) -> tuple[Stamp, float]:
        seen, since = self._seen.get(path, (None, 0.0))
        return (stamp, since if seen == stamp else time.monotonic())

    # --- what happened --------------------------------------------------------------------------------------------

    def _drop_removed(self, rows: dict[str, Row], present: dict[str, Stamp], now: datetime, looked: Looked) -> None:
        """Files that are gone: nobody finds them any more, and if they do not turn up again they are forgotten."""
        for path, row in rows.items():
            if path in present or row["aside_since"] or (self.folder / path).is_file():
                continue
            with self._database.transaction():
                if row["problem"] is not None:
                    self._database.rows("DELETE FROM document_files WHERE id = ?", (row["id"],))
                    continue
                self._database.rows("UPDATE documents SET audience = '' WHERE file_id = ?", (row["id"],))
                self._database.rows("UPDATE document_files SET aside_since = ? WHERE id = ?", (to_text(now), row["id"]))
            looked.removed.append(path)

    def _follow(self, path: str, stamp: Stamp, house: Asker, looked: Looked) -> None:
        audience = audience_of(PurePosixPath(path), house.members)
        if audience is None:
            self._say_once(path)
            return
        digest = digest_of(self.folder / path)
        row = self._database.row("SELECT * FROM document_files WHERE path = ?", (path,))
        if row is not None and row["digest"] == digest:
            self._still_there(row, stamp, audience)
            return
        gone = self._gone(digest) if row is None else None
        if gone is not None:
            self._moved(gone, path, stamp, audience)
            looked.moved.append(path)
            return
        self._read(path, stamp, digest, audience, house, looked)

    def _still_there(self, row: Row, stamp: Stamp, audience: str) -> None:
        """Only its time is another, or it is back where it was."""
        with self._database.transaction():
            self._database.rows(
                "UPDATE document_files SET size = ?, changed_at = ?, aside_since = NULL WHERE id = ?",
                (stamp.size, stamp.changed_at, row["id"]),
            )
            if row["aside_since"]:
                self._database.rows("UPDATE documents SET audience = ? WHERE file_id = ?", (audience, row["id"]))
                follow_file(self._database.rows, row["id"], audience)

    def _gone(self, digest: str) -> Row | None:
        """A file with the same content that is not where it was."""
        rows = self._database.rows(
            "SELECT * FROM document_files WHERE digest = ? AND problem IS NULL ORDER BY id", (digest,)
        )
        return next((row for row in rows if not (self.folder / row["path"]).is_file()), None)

    def _moved(self, row: Row, path: str, stamp: Stamp, audience: str) -> None:
        name = PurePosixPath(path).name
        with self._database.transaction():
            self._database.rows(
                "UPDATE document_files SET path = ?, name = ?, mime = ?, size = ?, changed_at = ?, aside_since = NULL"
                " WHERE id = ?",
                (path, name, mime_of(name), stamp.size, stamp.changed_at, row["id"]),
            )
            self._database.rows("UPDATE documents SET audience = ? WHERE file_id = ?", (audience, row["id"]))
            follow_file(self._database.rows, row["id"], audience)
            self._database.rows(
                "UPDATE documents SET name = ? WHERE file_id = ? AND name = ?", (name, row["id"], row["name"])
            )

    def _read(self, path: str, stamp: Stamp, digest: str, audience: str, house: Asker, looked: Looked) -> None:
        file = GivenFile(self.folder / path, PurePosixPath(path).name, mime_of(path))
        changed = self._database.row("SELECT id FROM document_files WHERE path = ? AND problem IS NULL", (path,))
        try:
            contents = read(file, self._read_documents, silent)
        except UnreadableFileError as error:
            self._keep(path, stamp, digest, audience, house, (), (error.reason, error.detail))
            looked.unreadable.append((path, error.reason))
            return
        settings, language = self.library.settings, house.household.language
        texts = texts_of(contents, file.name, settings, lambda _document, _language: (), language)
        refused = [(one.inside, one.reason, one.detail) for one in contents.refused]
        self._keep(path, stamp, digest, audience, house, texts, None, json.dumps(refused))
        looked.unreadable += [(f"{path}/{inside}", reason) for inside, reason, _ in refused]
        (looked.changed if changed else looked.added).append(path)

    def _keep(
        self,
        path: str,
        stamp: Stamp,
        digest: str,
        audience: str,
        house: Asker,
        texts: tuple[Text, ...],
        problem: tuple[str, str] | None,
        refused: str = "[]",
    ) -> None:
        """The file's row, and its documents instead of those it had."""
        name, now = PurePosixPath(path).name, to_text(house.now)
        owner = int(audience.partition(":")[2]) if audience.startswith("member:") else None
        with self._database.transaction():
            row = self._database.rows(
                "INSERT INTO document_files (path, name, digest, size, changed_at, mime, source, problem, refused)"
                " VALUES (?, ?, ?, ?, ?, ?, 'folder', ?, ?) ON CONFLICT (path) DO UPDATE SET digest = excluded.digest,"
                " size = excluded.size, changed_at = excluded.changed_at, problem = excluded.problem,"
                " refused = excluded.refused, aside_since = NULL RETURNING id",
                (path, name, digest, stamp.size, stamp.changed_at, mime_of(name), problem and problem[0], refused),
            )[0]
            before = self._database.row("SELECT owner FROM documents WHERE file_id = ?", (row["id"],))
            self._database.rows("DELETE FROM documents WHERE file_id = ?", (row["id"],))
            for text in texts:
                values = row_of(text, row["id"], audience, before["owner"] if before else owner, now)
                names, marks = ", ".join(values), ", ".join(f":{name}" for name in values)
                made = self._database.rows(f"INSERT INTO documents ({names}) VALUES ({marks}) RETURNING id", values)[0]
                self.library.put(made["id"], text.chunks)
            if problem is not None:
                self._report(row["id"], path, owner, problem, house)

    def _report(self, file_id: int, path: str, owner: int | None, problem: tuple[str, str], house: Asker) -> None:
        """Tells its owner or the first admin, once for each content."""
        self._outbox.drop(PROBLEM, file_id)
        self._outbox.put(
            member_id=owner if owner is not None else house.member.id,
            kind=PROBLEM,
            due=house.now,
            now=house.now,
            facts={"name": path, "reason": problem[0], "detail": problem[1]},
            subject_id=file_id,
            timed=False,
        )

    def _say_once(self, path: str) -> None:
        place = str(PurePosixPath(path).parent)
        if place not in self._said:
            self._said.add(place)
            log.warning("files in knowledge/%s are for nobody: folders in private/ are named after members", place)


def _is_known(row: Row | None, stamp: Stamp) -> bool:
    return (
        row is not None
        and not row["aside_since"]
        and (row["size"], row["changed_at"])
        == (
            stamp.size,
            stamp.changed_at,
        )
    )
