"""The watched folder: what comes, goes, moves and changes in it is followed, whoever does it with whatever program."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from knowledge.audit import AuditLog, Kind
from knowledge.clock import to_text
from knowledge.documents import Contents, UnreadableFileError
from knowledge.outbox import Outbox
from knowledge.people import FAMILY, GUESTS, PARENTS
from knowledge.search import Library
from knowledge.store.database import Database, Row
from skills.documents.audiences import PRIVATE, audience_of, folders, same_name
from skills.documents.commands import Text
from skills.documents.doubles import first, gone
from skills.documents.folder import Listing, Stamp, is_there, listed, shown, stamp_of
from skills.documents.looked import NOBODY, UNNAMED, Looked
from skills.documents.running import row_of
from skills.documents.shelf import digest_of, mime_of, settle
from skills.documents.store import ids_of, knowledge_folder
from skills.documents.taking import dues_by, read, texts_of
from skills.documents.waking import PROBLEM
from skills.engine.command import Asker
from skills.engine.means import Progress, ReadDocuments, silent
from skills.engine.request import GivenFile
from skills.engine.times import ReadTimes
from skills.papers.asked import is_news, note_asked, settle_asked
from skills.papers.store import follow_anew, follow_file

MOST_SAID = 100
"""Troubles that are remembered as logged; after that each may be logged once more."""

QUIET = 2.0
"""Seconds without a change after which a file is taken to be whole."""

WATCHED = "documents.watch"
"""What is followed, as the audit log calls it."""

log = logging.getLogger(__name__)


class StoppedError(Exception):
    """The reading of a file was ended because the house is closing; it is read the next time."""


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
        read_times: ReadTimes,
        audit: AuditLog | None = None,
    ) -> None:
        """`house` is who acts, with all members, the first of them an admin; `audit` is the log of that database."""
        self.folder = knowledge_folder(database)
        self._database = database
        self.library = library
        self._outbox = outbox
        self._house = house
        self._read_documents = read_documents
        self._read_times = read_times
        self._audit = audit
        self.quiet = QUIET
        self._seen: dict[str, tuple[Stamp, float]] = {}
        """What was new in the last look, and since when it is as it is."""
        self._said: set[str] = set()

    def make_folders(self) -> None:
        """Makes the folders into which files are dropped. Raises OSError."""
        for audience in (FAMILY, PARENTS, GUESTS, PRIVATE):
            (self.folder / audience).mkdir(parents=True, exist_ok=True)
        there = [one.name for one in (self.folder / PRIVATE).iterdir()]
        for name in folders(self._house().members).values():
            if not any(same_name(name, one) for one in there):
                (self.folder / PRIVATE / name).mkdir(exist_ok=True)

    def look(
        self,
        progress: Progress = silent,
        stop: Callable[[], bool] = lambda: False,
        *,
        patient: bool = True,
        within: Progress = silent,
    ) -> Looked:
        """Follows what happened since the last look; `stop` ends it within the file that is being read.

        With `patient` a file is taken only when a later look finds it unchanged for `quiet` seconds. `progress` counts
        files, `within` what is read of one of them. Raises OSError, sqlite3.Error.
        """
        looked, house = Looked(), self._house()
        settle(self._database, self.folder, house.members, to_text(house.now), self.library.sealing)
        listing = listed(self.folder, (FAMILY, PARENTS, GUESTS, PRIVATE))
        looked.closed = listing.closed
        for folder in listing.closed:
            self._say("knowledge/%s cannot be looked into: what is known of the files there stays", folder)
        rows = {row["path"]: row for row in self._database.rows("SELECT * FROM document_files")}
        self._drop_removed(rows, listing, house, looked)
        self._refuse_unnamed(rows, listing, house, looked)
        present = listing.files
        new = [path for path, stamp in present.items() if not _is_known(rows.get(path), stamp, path, house)]
        ready = [path for path in new if self._is_whole(path, present[path], patient=patient)]
        looked.waiting = [path for path in new if path not in set(ready)]
        self._seen = {path: self._since(path, present[path]) for path in new}

        def reading(done: int, of: int) -> None:
            if stop():
                raise StoppedError
            within(done, of)

        for number, path in enumerate(ready):
            if stop():
                break
            progress(number, len(ready))
            try:
                self._follow(path, present, house, looked, reading)
            except StoppedError:
                break
            except OSError as error:
                self._say("a file in the knowledge folder cannot be read now, it is tried again: %s", error)
                looked.closed.append(path)
        if ready:
            progress(len(ready), len(ready))
        if not looked.waiting and not stop():
            with self._database.transaction():
                settle_asked(self._database.rows, self._house().now)
        return looked

    def _is_whole(self, path: str, stamp: Stamp, *, patient: bool) -> bool:
        if patient:
            seen, since = self._seen.get(path, (None, 0.0))
            return seen == stamp and time.monotonic() - since >= self.quiet
        return abs(time.time() - stamp.changed_at / 1e9) >= QUIET

    def _since(self, path: str, stamp: Stamp) -> tuple[Stamp, float]:
        seen, since = self._seen.get(path, (None, 0.0))
        return (stamp, since if seen == stamp else time.monotonic())

    # --- what happened --------------------------------------------------------------------------------------------

    def _drop_removed(self, rows: Mapping[str, Row], listing: Listing, house: Asker, looked: Looked) -> None:
        """Files that are gone: nobody finds them any more, and if they do not turn up again they are forgotten."""
        for path, row in rows.items():
            if path in listing.files or path in listing.unnamed or row["aside_since"] or row["gone_since"]:
                continue
            if not listing.knows_of(path) or (is_there(self.folder / path) and row["same_as"] is None):
                continue
            with self._database.transaction():
                if row["problem"] is not None or row["same_as"] is not None:
                    self._database.rows("DELETE FROM document_files WHERE id = ?", (row["id"],))
                elif not self._handed_over(row, listing.files):
                    self._database.rows("UPDATE documents SET audience = '' WHERE file_id = ?", (row["id"],))
                    self._database.rows(
                        "UPDATE document_files SET gone_since = ? WHERE id = ?", (to_text(house.now), row["id"])
                    )
                if row["problem"] is None:
                    self._note("removed", house)
            if row["problem"] is None:
                looked.removed.append(path)

    def _handed_over(self, row: Row, present: Mapping[str, Stamp]) -> bool:
        """Makes another place with the same content the one of a file that is leaving its own; False where none is.

        Places that have changed as well are looked at anew.
        """
        doubles = self._database.rows("SELECT * FROM document_files WHERE same_as = ? ORDER BY id", (row["id"],))
        sound = [one for one in doubles if present.get(one["path"]) == Stamp(one["size"], one["changed_at"])]
        for one in doubles:
            if one in sound[:1] or one not in sound:
                self._database.rows("DELETE FROM document_files WHERE id = ?", (one["id"],))
        if sound:
            self._placed(row, sound[0]["path"], Stamp(sound[0]["size"], sound[0]["changed_at"]))
        return bool(sound)

    def _follow(
        self, path: str, present: Mapping[str, Stamp], house: Asker, looked: Looked, reading: Progress
    ) -> None:  # fmt: skip
        stamp, audience = present[path], audience_of(PurePosixPath(path), house.members)
        if audience is None:
            self._refuse(path, stamp, NOBODY, house, looked)
            return
        if self.library.sealing.locked([audience]):
            looked.closed.append(path)
            return
        digest = digest_of(self.folder / path)
        row = self._database.row("SELECT * FROM document_files WHERE path = ?", (path,))
        if row is not None and row["digest"] == digest and row["problem"] != NOBODY:
            self._still_there(row, stamp, audience, house)
            return
        if row is not None:
            with self._database.transaction():
                self._handed_over(row, present)
        before = gone(self._database, self.folder, digest, path) if row is None else None
        if before is not None:
            with self._database.transaction():
                self._placed(before, path, stamp)
                self._seen_by(before, audience)
                self._note("moved", house)
            looked.moved.append(path)
            return
        double = first(self._database, self.folder, digest, audience, path)
        if double is not None:
            self._keep(path, stamp, digest, audience, house, same_as=double["id"])
            looked.doubles.append((path, double["path"]))
            return
        self._read(path, stamp, digest, audience, house, looked, reading)

    def _still_there(self, row: Row, stamp: Stamp, audience: str, house: Asker) -> None:
        """Only its time is another, or it is back where it was."""
        with self._database.transaction():
            self._database.rows(
                "UPDATE document_files SET size = ?, changed_at = ?, gone_since = NULL WHERE id = ?",
                (stamp.size, stamp.changed_at, row["id"]),
            )
            if row["gone_since"]:
                self._seen_by(row, audience)
                self._note("returned", house)

    def _placed(self, row: Row, path: str, stamp: Stamp) -> None:
        """The file is there now, and called as it is there."""
        name = shown(PurePosixPath(path).name)
        self._database.rows(
            "UPDATE document_files SET path = ?, name = ?, mime = ?, size = ?, changed_at = ?, gone_since = NULL,"
            " aside_since = NULL WHERE id = ?",
            (path, name, mime_of(name), stamp.size, stamp.changed_at, row["id"]),
        )
        self._database.rows(
            "UPDATE documents SET name = sealed(?, 'documents.name', audience) WHERE file_id = ?"
            " AND opened(name, 'documents.name') = opened(?, 'document_files.name')",
            (name, row["id"], row["name"]),
        )

    def _seen_by(self, row: Row, audience: str) -> None:
        for document_id in ids_of(self._database.rows, row["id"]):
            self.library.reseal("documents", document_id, audience)
        self._database.rows("UPDATE documents SET audience = ? WHERE file_id = ?", (audience, row["id"]))
        follow_file(self._database.rows, row["id"], audience)

    def _read(
        self, path: str, stamp: Stamp, digest: str, audience: str, house: Asker, looked: Looked, reading: Progress
    ) -> None:
        name = shown(PurePosixPath(path).name)
        file = GivenFile(self.folder / path, name, mime_of(name))
        changed = self._database.row("SELECT id FROM document_files WHERE path = ? AND problem IS NULL", (path,))
        try:
            contents: Contents | UnreadableFileError = read(file, self._read_documents, reading)
        except UnreadableFileError as error:
            contents = error
        unread = isinstance(contents, UnreadableFileError) and contents.reason == "unreachable"
        if unread or stamp_of(file.path) != stamp:
            looked.waiting.append(path)
            return
        if isinstance(contents, UnreadableFileError):
            self._keep(path, stamp, digest, audience, house, problem=(contents.reason, contents.detail))
            looked.unreadable.append((path, contents.reason))
            return
        refused = [(one.inside, one.reason, one.detail) for one in contents.refused]
        settings, language = self.library.settings, house.household.language
        texts = texts_of(contents, file.name, settings, dues_by(house, self._read_times), language)
        self._keep(path, stamp, digest, audience, house, texts, refused=json.dumps(refused))
        looked.unreadable += [(f"{path}/{inside}", reason) for inside, reason, _ in refused]
        (looked.changed if changed else looked.added).append(path)

    def _keep(
        self,
        path: str,
        stamp: Stamp,
        digest: str,
        audience: str,
        house: Asker,
        texts: tuple[Text, ...] = (),
        *,
        problem: tuple[str, str] | None = None,
        refused: str = "[]",
        same_as: int | None = None,
        told: bool = True,
    ) -> None:
        """The file's row, and its documents instead of those it had; a problem is `told`.

        Who may see it may have been said anew while it was read: that holds, and the next look moves the file.
        """
        name, now, sealing = shown(PurePosixPath(path).name), to_text(house.now), self.library.sealing
        owner = int(audience.partition(":")[2]) if audience.startswith("member:") else None
        values = {
            "path": path,
            "name": name,
            "digest": digest,
            "size": stamp.size,
            "changed_at": stamp.changed_at,
            "mime": mime_of(name),
            "source": "folder",
            "problem": problem and problem[0],
            "refused": refused,
            "same_as": same_as,
        }
        sets = ", ".join(f"{name} = excluded.{name}" for name in values if name not in ("path", "source"))
        with self._database.transaction():
            before = self._database.row(
                "SELECT d.owner, d.audience, f.gone_since FROM document_files f JOIN documents d ON d.file_id = f.id"
                " WHERE f.path = ?",
                (path,),
            )
            if before is not None and not before["gone_since"]:
                audience = before["audience"]
            row = self._database.rows(
                f"INSERT INTO document_files ({', '.join(values)}) VALUES (:{', :'.join(values)})"
                f" ON CONFLICT (path) DO UPDATE SET {sets}, aside_since = NULL, gone_since = NULL RETURNING id",
                values,
            )[0]
            waits = is_news(self._database.rows, row["id"], [due for text in texts for due in text.dues])
            earlier = ids_of(self._database.rows, row["id"])
            self._database.rows("DELETE FROM documents WHERE file_id = ?", (row["id"],))
            for text in texts:
                made = row_of(text, row["id"], audience, before["owner"] if before else owner, now, sealing)
                sql = f"INSERT INTO documents ({', '.join(made)}) VALUES (:{', :'.join(made)}) RETURNING id"
                document = self._database.rows(sql, made)
                self.library.put(document[0]["id"], text.chunks, text.title)
                note_asked(self._database.rows, document[0]["id"], text.dues, waits=waits)
            if texts and earlier:
                follow_anew(self._database.rows, earlier, ids_of(self._database.rows, row["id"])[0])
            if problem is not None and told:
                self._report(row["id"], path, owner, problem, house)
            did = "refused" if problem is not None else "doubled" if same_as is not None else "added"
            self._note("changed" if did == "added" and earlier else did, house)

    def _note(self, did: str, house: Asker) -> None:
        """Tells the audit log, in the transaction of what was done."""
        if self._audit is not None:
            self._audit.add(Kind.WAKE, at=house.now, member_id=None, what=WATCHED, facts={"file": did})

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

    # --- what cannot be followed ----------------------------------------------------------------------------------

    def _refuse_unnamed(self, rows: Mapping[str, Row], listing: Listing, house: Asker, looked: Looked) -> None:
        for path, stamp in listing.unnamed.items():
            if not _is_known(rows.get(path), stamp, path, house):
                self._refuse(path, stamp, UNNAMED, house, looked)

    def _refuse(self, path: str, stamp: Stamp, reason: str, house: Asker, looked: Looked) -> None:
        """Notes why a file is not read, and tells of the first in a folder. What was read when it could be stays."""
        row = self._database.row("SELECT problem FROM document_files WHERE path = ?", (path,))
        if row is not None and row["problem"] is None:
            return
        way = PurePosixPath(path)
        place = f"{way.parent if reason == UNNAMED else '/'.join(way.parts[:2])}/"
        others = self._database.row(
            "SELECT 1 AS one FROM document_files WHERE problem = ? AND substr(path, 1, ?) = ?",
            (reason, len(place), place),
        )
        self._keep(path, stamp, "", "", house, problem=(reason, ""), told=others is None)
        looked.unreadable.append((path, reason))

    def _say(self, what: str, which: object) -> None:
        """Logs what does not work, each once."""
        if f"{which}" not in self._said:
            self._said = {f"{which}"} if len(self._said) >= MOST_SAID else self._said | {f"{which}"}
            log.warning(what, which)


def _is_known(row: Row | None, stamp: Stamp, path: str, house: Asker) -> bool:
    """Whether a file is as its row has it; one that was for nobody may have become somebody's."""
    if row is None or row["aside_since"] or row["gone_since"]:
        return False
    if row["problem"] == NOBODY and audience_of(PurePosixPath(path), house.members) is not None:
        return False
    return bool(Stamp(row["size"], row["changed_at"]) == stamp)
