"""Seals what is private and lies in clear, opens what is shared by now, and takes out of the files what lay in clear.

Some rows at a time, so that nobody waits long; what is still to be done says a table, so that it may be killed.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from knowledge.keys import owner_of
from knowledge.search import chunk_rows
from knowledge.search.chunks import VISIBLE, as_json, digest_of, embedded_text
from knowledge.search.sealing import NOTHING, PRIVATE, Sealing

if TYPE_CHECKING:
    from knowledge.search.chunks import Chunks
    from knowledge.store.database import Database

    Row = dict[str, Any]
    Stop = Callable[[], bool]

BATCH = 100
"""Chunks in a transaction, some tens of milliseconds."""
PAUSE = 0.002
"""Seconds between two transactions, for whoever waits for the database."""
PAGES = 200
"""Pages of the full-text index that are merged in a transaction."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Columns of a table that quote documents or name them, and who may see them.

    `audience` is an SQL expression over the table; where it gives "" or NULL the columns stay as they are.
    """

    table: str
    columns: tuple[str, ...]
    audience: str
    key: str = "id"


QUOTES = [Quote("documents", ("name", "title", "inside"), "audience")]
"""What is sealed beside the chunks; skills that quote documents add theirs."""


class Resealing:
    """Brings the rows of one database to how they are to lie. For worker threads."""

    def __init__(self, database: Database, sealing: Sealing, chunks: Chunks) -> None:
        self._database = database
        self._sealing = sealing
        self._chunks = chunks
        self._looked = False

    def work(self, stop: Stop = lambda: False) -> int:
        """Does what is due as far as keys are open; gives how many chunks and rows were written anew."""
        if not self._sealing.has_keys:
            return 0
        if not self._looked:
            self._look()
        done = 0
        for row in self._database.rows("SELECT document_id AS id FROM sealing_due ORDER BY document_id"):
            while not stop() and (count := self.document(row["id"])):
                done += count
                time.sleep(PAUSE)
        for quote in self._quotes():
            for row in self._misfits(quote):
                if stop():
                    return done
                done += self._settled(quote, row)
        self._scrub(stop)
        return done

    def catch_up(self, audiences: Collection[str]) -> None:
        """Seals or opens up to `BATCH` chunks of what these audiences may see: what was sealed and is shared now is
        found by its words only when it is opened."""
        left = BATCH
        due = self._database.rows(
            f"SELECT d.id FROM sealing_due s JOIN documents d ON d.id = s.document_id WHERE d.{VISIBLE} LIMIT {BATCH}",
            {"audiences": as_json(audiences)},
        )
        for row in due:
            left -= self.document(row["id"], left)
            if left <= 0:
                return

    def document(self, document_id: int, most: int = BATCH) -> int:
        """Seals or opens some chunks of a document, in one transaction; 0 when all are as they are to be, or locked."""
        with self._database.transaction():
            document = self._database.row("SELECT name, audience FROM documents WHERE id = ?", (document_id,))
            if document is None:
                return 0
            owner = self._sealing.owner(document["audience"])
            rows = self._database.rows(
                "SELECT c.*, d.name, NULL AS vector FROM chunks c JOIN documents d ON d.id = c.document_id"
                " WHERE c.document_id = ? AND c.sealed_for IS NOT ? ORDER BY c.id LIMIT ?",
                (document_id, owner, most),
            )
            if not rows or not document["audience"]:
                self._database.rows("DELETE FROM sealing_due WHERE document_id = ?", (document_id,))
                return 0
            opened = [chunk_rows.opened(row, self._sealing) for row in rows]
            plain = [row for row in opened if row is not None]
            if len(plain) < len(rows) or not self._sealing.is_open(owner):
                return 0
            for row in plain:
                self._write(row, owner)
            if any(row["sealed_for"] is None for row in rows):
                self._to_scrub(vectors=True)
            return len(rows)

    def row(self, table: str, row_id: int, audience: str) -> None:
        """The columns of one row of `QUOTES` as an audience is to have them, before it becomes its; in the caller's
        transaction. Raises LockedError."""
        quote = next(one for one in self._quotes() if one.table == table)
        found = self._database.row(
            f"SELECT {quote.key} AS id, {', '.join(quote.columns)} FROM {table} WHERE {quote.key} = ?", (row_id,)
        )
        if found is not None:
            self._settled(quote, {**found, "audience": audience})

    def _look(self) -> None:
        """Finds, once after the start, documents with chunks that were put by an earlier version, or without keys."""
        self._database.rows(
            "INSERT OR IGNORE INTO sealing_due SELECT d.id FROM documents d WHERE d.audience LIKE ?"
            " AND EXISTS (SELECT 1 FROM chunks c WHERE c.document_id = d.id AND c.sealed_for IS NULL)",
            (f"{PRIVATE}%",),
        )
        self._database.rows(
            "INSERT OR IGNORE INTO sealing_due SELECT DISTINCT d.id FROM chunks c"
            " JOIN documents d ON d.id = c.document_id"
            " WHERE c.sealed_for IS NOT NULL AND d.audience <> '' AND d.audience NOT LIKE ?",
            (f"{PRIVATE}%",),
        )
        self._looked = True

    def _write(self, plain: Row, owner: int | None) -> None:
        """A chunk and its vectors as they are to lie."""
        cipher = None if owner is None else self._sealing.cipher(owner)
        digest = digest_of(embedded_text(plain["name"], plain["heading"], plain["text"]))
        plain = {**plain, "digest": digest, "sealed_for": None}
        columns = (*chunk_rows.TEXTS, "digest", "sealed_for")
        self._database.rows(
            f"UPDATE chunks SET {', '.join(f'{name} = :{name}' for name in columns)} WHERE id = :id",
            plain if cipher is None else chunk_rows.sealed(plain, cipher),
        )
        for stored in self._database.rows("SELECT model, vector FROM vectors WHERE chunk_id = ?", (plain["id"],)):
            vector = self._sealing.opened_bytes(stored["vector"], chunk_rows.VECTOR)
            if vector is not None:
                self._chunks.keep_vector(plain["id"], stored["model"], vector, cipher)

    def _quotes(self) -> list[Quote]:
        """Those whose tables are here, with the columns that these have."""
        found = []
        for quote in QUOTES:
            there = {row["name"] for row in self._database.rows(f"PRAGMA table_info({quote.table})")}
            columns = tuple(name for name in quote.columns if name in there)
            if columns:
                found.append(Quote(quote.table, columns, quote.audience, quote.key))
        return found

    def _misfits(self, quote: Quote) -> list[Row]:
        """Rows with a column that lies otherwise than its audience is to have it, as far as keys are open."""
        empty = ", ".join(f"'{one}'" for one in NOTHING)
        owner = f"substr(seen, {len(PRIVATE) + 1})"
        wrong = " OR ".join(
            f"({name} NOT IN ({empty}) AND CASE WHEN seen LIKE '{PRIVATE}%'"
            f" THEN {name} NOT GLOB 'k1.' || {owner} || '.*' ELSE {name} GLOB 'k1.[0-9]*.*' END)"
            for name in quote.columns
        )
        rows = self._database.rows(
            f"SELECT * FROM (SELECT {quote.key} AS id, {quote.audience} AS seen, {', '.join(quote.columns)}"
            f" FROM {quote.table}) WHERE seen <> '' AND ({wrong})"
        )
        return [{**row, "audience": row["seen"]} for row in rows if self._can(row, quote)]

    def _can(self, row: Row, quote: Quote) -> bool:
        """Whether all keys for it are open: that of its audience, and those that its columns were sealed with."""
        owners = [self._sealing.owner(row["seen"]), *(owner_of(row[name]) for name in quote.columns)]
        return all(map(self._sealing.is_open, owners))

    def _settled(self, quote: Quote, row: Row) -> int:
        """Writes the columns of one row as they are to lie, and what the journal has of them."""
        owner = self._sealing.owner(row["audience"])
        values: dict[str, tuple[str, str]] = {}
        for name in quote.columns:
            context = f"{quote.table}.{name}"
            plain = self._sealing.opened(row[name], context)
            if plain is not None and plain not in NOTHING and owner_of(row[name]) != owner:
                values[name] = (plain, self._sealing.sealed(plain, context, row["audience"]))
        changed = {name: stored for name, (_, stored) in values.items() if stored != row[name]}
        if not changed:
            return 0
        with self._database.transaction():
            sets = ", ".join(f"{name} = :{name}" for name in changed)
            self._database.rows(
                f"UPDATE {quote.table} SET {sets} WHERE {quote.key} = :id", {**changed, "id": row["id"]}
            )
            self._restate(quote, row, values)
            if owner is not None:
                self._to_scrub()
        return 1

    def _restate(self, quote: Quote, row: Row, values: Mapping[str, tuple[str, str]]) -> None:
        """What the journal holds of a row lies as the row does; so undo still finds it as it was left."""
        if not self._database.rows("SELECT 1 FROM sqlite_master WHERE name = 'journal'"):
            return
        entries = self._database.rows(
            "SELECT id, changes FROM journal WHERE instr(changes, ?)", (f'["{quote.table}", {row["id"]}, ',)
        )
        for entry in entries:
            changes = json.loads(entry["changes"])
            for table, row_id, *states in changes:
                if (table, row_id) == (quote.table, row["id"]):
                    for state in states:
                        self._restated(state, quote, row["audience"], values)
            self._database.rows(
                "UPDATE journal SET changes = ? WHERE id = ?", (json.dumps(changes, ensure_ascii=False), entry["id"])
            )

    def _restated(
        self, state: Row | None, quote: Quote, audience: str, values: Mapping[str, tuple[str, str]]
    ) -> None:  # fmt: skip
        """A row as the journal has it, before or after a change; what is another text than now is only sealed."""
        private = self._sealing.owner(audience) is not None
        for name in quote.columns if state else ():
            context = f"{quote.table}.{name}"
            plain = self._sealing.opened(state[name], context) if state and isinstance(state.get(name), str) else None
            if state is None or plain is None or plain in NOTHING:
                continue
            if name in values and plain == values[name][0]:
                state[name] = values[name][1]
            elif private and owner_of(state[name]) is None:
                state[name] = self._sealing.sealed(plain, context, audience)

    # --- what lay in clear before ------------------------------------------------------------------------------------

    def _to_scrub(self, *, vectors: bool = False) -> None:
        """Notes that what was in clear is still to be taken out of the files; in the transaction that sealed it."""
        self._database.rows(
            "INSERT INTO scrubbing VALUES (1, 'merge', :vectors) ON CONFLICT DO UPDATE SET"
            " step = CASE step WHEN 'vacuum' THEN 'vacuum' ELSE 'merge' END, vectors = max(vectors, :vectors)",
            {"vectors": int(vectors)},
        )

    def _scrub(self, stop: Stop) -> None:
        """The full-text index becomes one piece, without the words that were taken out of it; then the log is emptied.

        Chroma's own files may hold vectors of what was shared once: that index is made anew with the next start.
        """
        while not stop() and (row := self._database.row("SELECT step, vectors FROM scrubbing")):
            if row["vectors"]:
                self._database.rows("UPDATE vector_index SET model = ''")
                self._database.rows("UPDATE scrubbing SET vectors = 0")
            if row["step"] == "vacuum":
                self._database.rows("VACUUM")
                self._step("vacuum", "merge")
            elif row["step"] == "merge":
                self._merged(-PAGES)
                self._step("merge", "merging")
            elif row["step"] == "merging":
                if not self._merged(PAGES):
                    self._step("merging", "fold")
            elif self._database.fold_log():
                self._database.rows("DELETE FROM scrubbing WHERE step = 'fold'")
            else:
                return
            time.sleep(PAUSE)

    def _merged(self, pages: int) -> bool:
        """Merges some pages of the full-text index, by SQLite's way to optimise it bit by bit; False when it was done.

        https://www.sqlite.org/fts5.html#the_merge_command
        """
        with self._database.transaction():
            before = self._changes()
            self._database.rows("INSERT INTO chunks_fts (chunks_fts, rank) VALUES ('merge', ?)", (pages,))
            return self._changes() - before >= 2

    def _changes(self) -> int:
        row = self._database.row("SELECT total_changes() AS n")
        return int(row["n"]) if row else 0

    def _step(self, done: str, following: str) -> None:
        """Goes on, unless more was sealed meanwhile, so that it begins again."""
        self._database.rows("UPDATE scrubbing SET step = ? WHERE step = ?", (following, done))


def quoting(*quotes: Quote) -> None:
    """Adds columns that quote documents; once, where the skill that has them is declared."""
    QUOTES.extend(quote for quote in quotes if quote not in QUOTES)
