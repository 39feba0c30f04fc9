"""One pod from a snapshot, beside pods and a household that went on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

from backups.files import DERIVED
from backups.restoring.errors import NotThereError
from backups.restoring.outboxes import beside, has, opened
from backups.restoring.staging import Staging
from backups.snapshots import Snapshot

Mend = Callable[[Path, Snapshot], None]
"""Gets the staged data folder and the snapshot before the switch, to put right what does not fit the house any more."""

GAP = 1_000_000
"""How many ids are left out where nobody can read which were given since the snapshot."""

COPIED = ("audit", "audit_head")
"""The record of who did what is never taken back."""


def stage_pod(staging: Staging, snapshot: Snapshot, name: str, mend: Mend | None) -> tuple[int, int]:
    """Stages a pod's database and those of its files that are gone; how many rows and files that is. Blocking.

    Raises NotThereError, DamagedSnapshotError, sqlite3.DatabaseError and OSError.
    """
    path = f"pods/{name}/{name}.db"
    kept = next((one for one in snapshot.manifest.databases if one.path == path), None)
    if kept is None:
        names = sorted(one.path.split("/")[1] for one in snapshot.manifest.databases if one.path.startswith("pods/"))
        raise NotThereError(f"{snapshot.name} holds no database of a pod '{name}': it has {', '.join(names)}.")
    staged = staging.copy(snapshot, kept)
    _go_on(staged, staging.data_dir / path)
    if mend is not None:
        mend(staging.root, snapshot)
    staging.database(path)
    with opened(staged) as connection:
        derived = has(connection, "main", "vector_index")
        files = bring_files(staging, snapshot, texts_of(connection))
    if derived:
        for folder in DERIVED:
            staging.place(folder)
    return sum(kept.rows.values()), files


def bring_files(staging: Staging, snapshot: Snapshot, texts: Iterable[str]) -> int:
    """Stages the files of a snapshot that are gone and that these texts name; how many. What is there stays."""
    gone = [one for one in snapshot.manifest.files if not (staging.data_dir / one.path).exists()]
    if not gone:
        return 0
    named, files = "\n".join(texts), 0
    for one in gone:
        inside = one.path.partition("/")[2]
        if inside and (inside in named or Path(one.path).name in named):
            staging.copy(snapshot, one)
            staging.place(one.path)
            files += 1
    return files


def texts_of(connection: sqlite3.Connection) -> Iterable[str]:
    """Every text of a database that could name a file."""
    columns = connection.execute(
        "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
        " AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND c.type = 'TEXT'"
    ).fetchall()
    for table, column in columns:
        for (text,) in connection.execute(f'SELECT "{column}" FROM "{table}" WHERE instr("{column}", \'.\')'):
            yield text


def _go_on(staged: Path, present: Path) -> None:
    """Ids that were given since are not given again, so that no button or dialog means another thing than it did."""
    with opened(staged) as connection, beside(connection, present) as readable:
        connection.execute("BEGIN")
        if readable and has(connection, "present", "sqlite_sequence"):
            connection.execute(
                "INSERT INTO main.sqlite_sequence (name, seq) SELECT name, 0 FROM present.sqlite_sequence"
                " WHERE name NOT IN (SELECT name FROM main.sqlite_sequence)"
                " AND name IN (SELECT name FROM main.sqlite_schema WHERE type = 'table')"
            )
            connection.execute(
                "UPDATE main.sqlite_sequence SET seq = max(seq, coalesce("
                "(SELECT p.seq FROM present.sqlite_sequence AS p WHERE p.name = sqlite_sequence.name), 0))"
            )
        elif has(connection, "main", "sqlite_sequence"):
            connection.execute("UPDATE sqlite_sequence SET seq = seq + ?", (GAP,))
        for table in COPIED if readable else ():
            if has(connection, "main", table) and has(connection, "present", table):
                connection.execute(f"DELETE FROM main.{table}")
                connection.execute(f"INSERT INTO main.{table} SELECT * FROM present.{table}")
        connection.execute("COMMIT")
