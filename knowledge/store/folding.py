"""Brings the write-ahead log of a database into its file, with the checksums of its pages noted before."""

from __future__ import annotations

import contextlib
import logging
import sqlite3
import threading
import weakref
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.store import sums
from knowledge.store.wal import Place, path_of

MOST_BYTES = 2000 * 4120
"""Of a log before it is folded in: two thousand pages. SQLite does it at one thousand, without noting sums."""
PATIENCE_MS = 2000
"""How long folding waits for who writes; then it is theirs to do."""

_LOG = logging.getLogger(__name__)
_opened: Counter[Path] = Counter()
_guard = threading.RLock()
"""Reentrant: a connection that nobody closed may be closed at any instant, also within this."""


def open_here(database: Path) -> bool:
    """Whether this process has the database open: then nobody here may read its file beside SQLite."""
    with _guard:
        return _opened[database.absolute()] > 0


@dataclass(slots=True)
class _Read:
    """How far the log was read, so that a log that cannot be folded in for long is not read again and again."""

    until: Place | None = None


class Folding:
    """What one connection does about the log. Its methods are called by one thread at a time, outside transactions.

    SQLite must not fold by itself: not when the log has grown (`wal_autocheckpoint`), and not when the last connection
    is closed; so `close` folds before, and is called at the latest when the process ends.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, new: bool) -> None:
        self._connection = connection
        self._path = path.absolute()
        self._read = _Read()
        self._next = MOST_BYTES
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute("PRAGMA journal_size_limit=0")
        with _guard:
            _opened[self._path] += 1
        self._end = weakref.finalize(self, _close, connection, self._path, self._read)
        if new:
            self._begin()

    def _begin(self) -> None:
        """A new file has empty sums, unless another process was faster: then its pages may be in the file already."""
        with _turn(self._connection) as mine:
            if mine and self._connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,):
                empty = sums.Sums(folded_at=self._path.stat().st_mtime_ns)
                _kept(self._path, lambda: sums.write_sums(self._path, empty))

    def begun(self) -> None:
        """Notes that the log holds what the file has not; called in each write transaction, before it is committed."""
        if _is_open(self._path):
            return
        if self._connection.in_transaction:
            _kept(self._path, lambda: sums.mark(self._path, is_open=True))
            return
        with _turn(self._connection) as mine:
            if mine:
                _kept(self._path, lambda: sums.mark(self._path, is_open=True))

    def written(self) -> None:
        """Folds the log in when it has grown; called after each transaction."""
        size = _logged(self._path)
        if size >= self._next:
            with _turn(self._connection) as mine:
                if mine:
                    _fold(self._path, self._read)
            self._next = size + MOST_BYTES
        elif size < MOST_BYTES:
            self._next = MOST_BYTES

    def truncate(self) -> bool:
        """Folds the log in and empties it; False while others read or write."""
        path, connection = self._path, self._connection
        with _turn(connection) as mine:
            if not mine or _fold(path, self._read) is None:
                return False
            before = _version(connection)
            doubted: list[bool] = []
            _kept(path, lambda: doubted.append(not sums.mark(path, doubt=True)))
        with _patient(connection):
            busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        with _turn(connection) as mine:
            # Who wrote in between may have been folded in without sums.
            if mine and _version(connection) != before:
                _kept(path, lambda: sums.mark(path, doubt=True))
            elif mine and doubted == [False]:
                at = path.stat().st_mtime_ns
                _kept(path, lambda: sums.mark(path, doubt=False, folded_at=at))
        return not busy

    def close(self) -> None:
        """Folds the log in and closes the connection; twice does no harm."""
        self._end()


@contextlib.contextmanager
def _patient(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute(f"PRAGMA busy_timeout={PATIENCE_MS}")
    try:
        yield
    finally:
        connection.execute("PRAGMA busy_timeout=60000")


@contextlib.contextmanager
def _turn(connection: sqlite3.Connection) -> Iterator[bool]:
    """Nobody else writes within the block; False while somebody does."""
    mine = True
    with _patient(connection):
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            mine = False
    try:
        yield mine
    finally:
        if mine:
            with contextlib.suppress(sqlite3.Error):
                connection.rollback()


def _fold(path: Path, read: _Read) -> bool | None:
    """Folds the log in within a turn: whether all of it, or None where it was not done.

    A second connection folds while the first lets nobody write, so that nothing comes into the file whose sum was not
    noted.
    """
    if not _logged(path):
        return True

    def note() -> None:
        read.until = sums.note_log(path, read.until)

    if not _kept(path, note):
        return None
    try:
        with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("PRAGMA schema_version").fetchone()
            _, logged, folded = other.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    except sqlite3.Error as error:
        _LOG.warning("the log of %s was not folded in: %s", path, error)
        return None
    # Where a power cut takes this away, it says “being folded”, and the next start compares the pages all the same.
    _kept(path, lambda: sums.mark(path, folded_at=path.stat().st_mtime_ns, durable=False))
    return bool(logged == folded)


def _close(connection: sqlite3.Connection, path: Path, read: _Read) -> None:
    with contextlib.suppress(sqlite3.Error):
        if connection.in_transaction:
            connection.rollback()
        with _turn(connection) as mine:
            if mine and _fold(path, read):
                # Before SQLite takes the log away: who is killed in between has lost nothing.
                _kept(path, lambda: sums.mark(path, is_open=False))
    with contextlib.suppress(sqlite3.Error):
        connection.close()
    with _guard:
        _opened[path] -= 1


def _kept(path: Path, work: Callable[[], object]) -> bool:
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


def _is_open(path: Path) -> bool:
    try:
        return sums.is_open(path)
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
