"""Brings the write-ahead log of a database into its file, with the checksums of its pages noted before."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import threading
import weakref
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from knowledge.store import sums
from knowledge.store.wal import path_of

MOST_BYTES = 1000 * 4120
"""Of a log before it is folded in: a thousand pages, as SQLite has it."""
PATIENCE_MS = 2000
"""How long folding waits for who writes; then it is theirs to do."""

_LOG = logging.getLogger(__name__)
_opened: Counter[Path] = Counter()
_guard = threading.Lock()


def open_here(database: Path) -> bool:
    """Whether this process has the database open: then nobody here may read its file beside SQLite."""
    with _guard:
        return _opened[database.absolute()] > 0


class Folding:
    """What one connection does about the log. Its methods are called by one thread at a time, outside transactions.

    SQLite must not fold by itself: not when the log has grown (`wal_autocheckpoint`), and not when the last connection
    is closed; so `close` folds before, and is called at the latest when the process ends.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, new: bool) -> None:
        self._connection = connection
        self._path = path.absolute()
        # Where another program wrote, that stays known until somebody decides about it.
        self._marked = not new and _rewritten(path)
        self._next = MOST_BYTES
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute("PRAGMA journal_size_limit=0")
        with _guard:
            _opened[self._path] += 1
        if new:
            _kept(self._path, lambda: sums.write_sums(self._path, sums.Sums()))
        self._end = weakref.finalize(self, _close, connection, self._path)

    def begun(self) -> None:
        """Notes that the file is in use; called in each write transaction."""
        if not self._marked:
            self._marked = True
            _kept(self._path, lambda: sums.mark(self._path))

    def written(self) -> None:
        """Folds the log in when it has grown; called after each transaction."""
        self._marked = True
        size = _logged(self._path)
        if size >= self._next:
            _fold(self._connection, self._path)
            self._next = size + MOST_BYTES
        elif size < MOST_BYTES:
            self._next = MOST_BYTES

    def truncate(self) -> bool:
        """Folds the log in and empties it; False while others read or write."""
        if not _fold(self._connection, self._path):
            return False
        before = _version(self._connection)
        _kept(self._path, lambda: sums.mark(self._path, doubt=True))
        busy, _, _ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if _version(self._connection) == before:
            _kept(self._path, lambda: sums.mark(self._path))
        return not busy

    def close(self) -> None:
        """Folds the log in and closes the connection; twice does no harm."""
        self._end()


def _fold(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether it was done: not while somebody else writes. A second connection folds while the first lets nobody write,
    so that nothing comes into the file whose sum was not noted."""
    if not _logged(path):
        return True
    connection.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return False
    finally:
        connection.execute("PRAGMA busy_timeout=60000")
    try:
        if not _kept(path, lambda: sums.note_log(path)):
            return False
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("PRAGMA schema_version").fetchone()
            other.execute("PRAGMA wal_checkpoint(PASSIVE)")
    except sqlite3.OperationalError as error:
        _LOG.warning("the log of %s was not folded in: %s", path, error)
        return False
    finally:
        with contextlib.suppress(sqlite3.Error):
            connection.rollback()
    return True


def _close(connection: sqlite3.Connection, path: Path) -> None:
    with contextlib.suppress(sqlite3.Error):
        if connection.in_transaction:
            connection.rollback()
        _fold(connection, path)
    with contextlib.suppress(sqlite3.Error):
        connection.close()
    with _guard:
        _opened[path] -= 1
        last = not _opened[path]
    if last and path.exists() and not path_of(path).exists():
        _kept(path, lambda: sums.mark_closed(path))


def _kept(path: Path, work: Callable[[], None]) -> bool:
    """Does something with the sums; where that fails there are none any more, rather than wrong ones."""
    try:
        work()
    except OSError as error:
        _LOG.warning("the checksums of %s could not be written: %s", path, error)
        with contextlib.suppress(OSError):
            sums.forget_sums(path)
            return True
        return False
    return True


def _rewritten(path: Path) -> bool:
    try:
        return sums.was_rewritten(path)
    except OSError:
        return False


def _logged(path: Path) -> int:
    """The size of the log in bytes."""
    try:
        return path_of(path).stat().st_size
    except OSError:
        return 0


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA data_version").fetchone()
    return int(version)
