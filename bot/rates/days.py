"""What members used today, of what is limited by the day: in the database, so that a restart gives nothing anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from knowledge.store.database import Database


@dataclass(frozen=True, slots=True)
class Used:
    """Bytes of files, and seconds of recordings."""

    bytes: int = 0
    recorded: float = 0.0


class Days:
    """A row for each member who sent files today. Blocking; written only where files came."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def used(self, member_id: int, day: date) -> Used:
        """What the member used on that day, the member's own."""
        row = self._database.row(
            "SELECT bytes, recorded FROM used_today WHERE member_id = ? AND day = ?", (member_id, day.isoformat())
        )
        return Used(row["bytes"], row["recorded"]) if row else Used()

    def add(self, member_id: int, day: date, used: Used) -> None:
        """Notes what was used besides. Raises StorageFullError."""
        with self._database.transaction() as tables:
            tables.execute(
                "INSERT INTO used_today VALUES (:id, :day, :bytes, :recorded) ON CONFLICT (member_id) DO UPDATE SET "
                "bytes = excluded.bytes + CASE day WHEN :day THEN bytes ELSE 0 END, "
                "recorded = excluded.recorded + CASE day WHEN :day THEN recorded ELSE 0 END, day = :day",
                {"id": member_id, "day": day.isoformat(), "bytes": used.bytes, "recorded": used.recorded},
            )
