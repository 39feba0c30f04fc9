"""Everything that a household stores, as it lies in its databases, to be compared byte for byte."""

from __future__ import annotations

import hashlib

from knowledge.store.database import Database
from tests.house import House

LOGS = ("audit",)
"""Tables whose names begin so note what was asked for, and grow by what was refused."""


def everything(house: House) -> dict[str, str]:
    """A digest of every table of every database, logs excepted."""
    databases = {pod.name: pod.database for pod in house.app.local_pods.values()}
    databases["household"] = house.app.members.database
    return {f"{of}.{name}": digest for of, one in databases.items() for name, digest in _tables(one).items()}


def _tables(database: Database) -> dict[str, str]:
    names = [
        row["name"]
        for row in database.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
        if not row["name"].startswith(LOGS)
    ]
    return {name: _digest(database, name) for name in names}


def _digest(database: Database, table: str) -> str:
    rows = [repr(tuple(row.values())) for row in database.rows(f'SELECT * FROM "{table}"')]
    return hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()
