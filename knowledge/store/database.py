"""One SQLite file: opened safely, migrated, written in transactions, used from threads."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import sqlite_utils

from knowledge.store.folding import Folding
from knowledge.store.in_use import Hold, share
from knowledge.store.whole_files import StorageFullError as StorageFullError

T = TypeVar("T")
Row = dict[str, Any]

BUSY_SECONDS = 60.0

_writers: weakref.WeakValueDictionary[Path, _Turn] = weakref.WeakValueDictionary()
_guard = threading.Lock()


class _Turn:
    """Whose turn it is to write a file, among the connections of this process. Reentrant."""

    def __init__(self) -> None:
        self._lock = threading.RLock()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *_: object) -> None:
        self._lock.release()


class DatabaseDamagedError(Exception):
    """The file is not a readable SQLite database of ours."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"the database {path} cannot be read ({reason}). It was left as it is; restore it from a backup, "
            f"or move it away to begin with an empty one."
        )
        self.path = path


class DatabaseTooNewError(Exception):
    """The file was written by a newer version of the product."""

    def __init__(self, path: Path, has: int, knows: int) -> None:
        super().__init__(
            f"the database {path} has schema {has}, and this version knows {knows}: start the newer version again."
        )


class Database:
    """A connection guarded by a lock: one user at a time, any thread.

    Write-ahead log with `synchronous=FULL`: what a transaction acknowledged survives a kill and a power cut. The
    migrations are the `NNNN_name.sql` files of each component (a skill, the outbox …), applied in order, each in a
    transaction of its own; the table `migrations` remembers how far each component is. What is deleted is overwritten
    (`secure_delete`).

    Raises DatabaseDamagedError, DatabaseTooNewError.
    """

    def __init__(self, path: Path, migrations: Mapping[str, Path], hold: Hold | None = None) -> None:
        """`hold` is released when the database is closed."""
        self.path = path
        self._hold = hold
        self._lock = threading.RLock()
        self._writing = _writing(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        new = not path.exists() or not path.stat().st_size
        try:
            self._connection = sqlite3.connect(
                path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._folding = Folding(self._connection, path, new=new)
            self._connection.execute("PRAGMA synchronous=FULL")
            self._connection.execute("PRAGMA foreign_keys=ON")
            self._connection.execute("PRAGMA secure_delete=ON")
            self._check()
        except sqlite3.DatabaseError as error:
            with contextlib.suppress(AttributeError):
                self._folding.close()
            with contextlib.suppress(AttributeError, sqlite3.Error):
                self._connection.close()
            raise DatabaseDamagedError(path, str(error)) from error
        self._tables = sqlite_utils.Database(self._connection)
        self._migrate(migrations)

    def _check(self) -> None:
        (verdict,) = self._connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)

    def _migrate(self, folders: Mapping[str, Path]) -> None:
        self._connection.execute(
            "CREATE TABLE IF NOT EXISTS migrations (component TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT"
        )
        for component, folder in folders.items():
            scripts = {int(path.name.split("_")[0]): path for path in sorted(folder.glob("*.sql"))}
            done = self.row("SELECT version FROM migrations WHERE component = ?", (component,))
            version, newest = (done["version"] if done else 0), max(scripts, default=0)
            if version > newest:
                self._folding.close()
                raise DatabaseTooNewError(self.path, version, newest)
            for number, script in scripts.items():
                if number > version:
                    self._apply(component, number, script.read_text(encoding="utf-8"))

    def _apply(self, component: str, number: int, script: str) -> None:
        with self.transaction() as tables:
            for statement in _statements(script):
                tables.execute(statement)
            tables.execute("INSERT OR REPLACE INTO migrations VALUES (?, ?)", (component, number))

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite_utils.Database]:
        """All or nothing: commits when the block ends, rolls back when it raises. Nested blocks are savepoints.

        Raises StorageFullError when the disk took no more.
        """
        # Who waits to write holds nothing meanwhile that whoever writes might need to read over this connection.
        with self._writing, self._lock:
            try:
                if self._connection.in_transaction:
                    with self._tables.atomic():
                        yield self._tables
                    return
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    self._folding.begun()
                    yield self._tables
                except BaseException:
                    self._connection.rollback()
                    raise
                self._connection.execute("COMMIT")
                self._folding.written()
            except sqlite3.OperationalError as error:
                with contextlib.suppress(sqlite3.Error):
                    self._connection.rollback()
                if "full" in str(error) or "disk I/O" in str(error):
                    raise StorageFullError(self.path.parent) from error
                raise

    def rows(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[Row]:
        """The rows of a query as dictionaries."""
        with self._lock:
            before = self._connection.total_changes
            cursor = self._connection.execute(sql, parameters)
            names = [column[0] for column in cursor.description or ()]
            found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
            if self._connection.total_changes != before and not self._connection.in_transaction:
                self._folding.begun()
                self._folding.written()
            return found

    def row(self, sql: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> Row | None:
        """The first row of a query, or None."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def add_function(self, name: str, arguments: int, work: Callable[..., Any]) -> None:
        """Makes a function that only looks at its arguments one of SQL; the same name again replaces it."""
        with self._lock:
            self._connection.create_function(name, arguments, work, deterministic=True)

    def unwritable(self) -> str | None:
        """Why nothing can be written now, as a short sentence; None where it can. Blocking."""
        try:
            with self.transaction():
                return None
        except (sqlite3.Error, StorageFullError):
            return f"{self.path.name} takes no writes"

    @property
    def in_transaction(self) -> bool:
        """Whether the calling thread is inside a transaction."""
        with self._lock:
            return self._connection.in_transaction

    @property
    def written(self) -> int:
        """How many rows were written over this connection since it was opened; within a transaction, all its own."""
        with self._lock:
            return self._connection.total_changes

    def fold_log(self) -> bool:
        """Folds the write-ahead log into the file and empties it, so that what was overwritten is in neither.

        False while others read or write: then the log is folded by itself when it has grown. Not inside a transaction.
        """
        with self._writing, self._lock:
            return self._folding.truncate()

    def compact(self) -> bool:
        """Writes the file anew without what was deleted before `secure_delete`; False while others are using it."""
        try:
            with self._writing, self._lock:
                self._folding.begun()
                self._connection.execute("VACUUM")
        except sqlite3.OperationalError:
            return False
        return self.fold_log()

    async def run(self, work: Callable[[], T]) -> T:
        """Does blocking work with this database in a thread, off the event loop."""
        return await asyncio.to_thread(work)

    def close(self) -> None:
        """Folds the write-ahead log into the file and closes it."""
        with self._lock:
            self._folding.close()
        if self._hold is not None:
            self._hold.release()


def _writing(path: Path) -> _Turn:
    with _guard:
        return _writers.setdefault(path.absolute(), _Turn())


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script, so that they run inside a transaction (`executescript` would commit)."""
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""
    if pending.strip():
        yield pending


MIGRATIONS = Path(__file__).parent / "migrations"
KEYS = Path(__file__).parents[1] / "keys" / "migrations"


def open_household_database(path: Path, more: Mapping[str, Path] | None = None, *, is_alone: bool = False) -> Database:
    """The database of members, chats, conversations and buttons; `more` are migrations of what lies beside them.

    While it is open nobody restores this data folder. Raises TakenError while somebody does; `is_alone`: that is
    whoever opens it.
    """
    own = {name: MIGRATIONS / name for name in ("household", "rates", "audit")}
    hold: Hold | None = None
    with contextlib.suppress(OSError):  # SQLite says better what is wrong with the folder.
        path.parent.mkdir(parents=True, exist_ok=True)
        hold = None if is_alone else share(path.parent)
    try:
        return Database(path, {**own, "keys": KEYS, **(more or {})}, hold)
    except BaseException:
        if hold is not None:
            hold.release()
        raise
