"""Looks through a snapshot: every file has its digest, every database opens, is sound and has its rows."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from backups.answers import FILE as ANSWERS
from backups.answers import AnswersError, read_answers
from backups.databases import look_at, row_counts
from backups.files import digest_of
from backups.manifest import MANIFEST, SUMS, Kept, KeptDatabase, Manifest, ManifestError, read_manifest, sums

MOST_TOLD = 5
"""Problems of one database that are told."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with a snapshot, one sentence each; nothing where it is sound."""

    name: str
    problems: tuple[str, ...]
    rows: int = 0
    files: int = 0

    @property
    def ok(self) -> bool:
        """Whether it is sound."""
        return not self.problems


def verify(folder: Path) -> Verdict:
    """Reads all of a snapshot. Blocking."""
    try:
        manifest = read_manifest(folder)
    except ManifestError as error:
        return Verdict(folder.name, (str(error),))
    problems = [*_unlisted(folder, manifest)]
    for one in manifest.contents:
        problems += _wrong_bytes(folder, one)
    for database in manifest.databases:
        problems += _wrong_database(folder, database)
    return Verdict(folder.name, tuple(problems), manifest.rows, len(manifest.files))


def _unlisted(folder: Path, manifest: Manifest) -> list[str]:
    listed = {one.path for one in manifest.contents} | {MANIFEST, SUMS, ANSWERS}
    there = {
        (Path(place) / name).relative_to(folder).as_posix() for place, _, names in os.walk(folder) for name in names
    }
    problems = [f"{name}: nobody put this here" for name in sorted(there - listed)]
    try:
        if (folder / SUMS).read_bytes() != sums(manifest):
            problems.append(f"{SUMS} and {MANIFEST} say different things")
    except OSError as error:
        problems.append(f"{SUMS}: {error.strerror}")
    try:
        read_answers(folder)
    except AnswersError as error:
        problems.append(str(error))
    return problems


def _wrong_bytes(folder: Path, one: Kept) -> list[str]:
    path = folder / one.path
    try:
        size = path.stat().st_size
        if size != one.bytes:
            return [f"{one.path}: {size:,} bytes instead of {one.bytes:,}"]
        return [] if digest_of(path) == one.sha256 else [f"{one.path}: its bytes have changed"]
    except OSError as error:
        return [f"{one.path}: {error.strerror}"]


def _wrong_database(folder: Path, database: KeptDatabase) -> list[str]:
    if not (folder / database.path).is_file():
        return []
    try:
        with look_at(folder / database.path) as connection:
            said = [row[0] for row in connection.execute(f"PRAGMA integrity_check({MOST_TOLD})")]
            rows = row_counts(connection)
    except sqlite3.DatabaseError as error:
        return [f"{database.path}: cannot be read ({error})"]
    problems = [f"{database.path}: {one}" for one in said if one != "ok"]
    different = sorted(name for name in database.rows.keys() | rows.keys() if database.rows.get(name) != rows.get(name))
    return problems + [
        f"{database.path}: {rows.get(name)} rows in {name} instead of {database.rows.get(name)}" for name in different
    ]
