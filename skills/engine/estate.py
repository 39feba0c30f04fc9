"""What of a skill's tables belongs to members, so that one of them can leave: declared once, beside the commands."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.people import private_to
from knowledge.store.database import Database, Row


@dataclass(frozen=True, slots=True)
class Leaving:
    """A member who leaves, and the one who takes over what the family shares."""

    member_id: int
    name: str
    heir_id: int

    @property
    def audience(self) -> str:
        """Of what is the leaving member's alone."""
        return private_to(self.member_id)


@dataclass(frozen=True, slots=True)
class Estate:
    """How the rows of one table hang on members, by its columns; empty where it has no such column."""

    table: str
    audience: str = ""
    """Rows for the member alone go."""
    own: str = ""
    """Rows about this member go, whoever may see them."""
    owner: str = ""
    """What stays is the heir's."""
    who: str = ""
    """A JSON list of ids, from which the member is taken."""
    never_nobody: bool = False
    """Whether the heir takes the place where the list would be empty: somebody has to be reminded."""
    below: tuple[str, ...] = ()
    """`table.column` of what hangs on a row by its id, and goes before it."""
    elsewhere: str = ""
    """A column that is set where a row came from elsewhere and comes from there again: no snapshot brings it back."""

    def going(self) -> str:
        """The condition under which a row goes, with :audience and :member; empty where none does."""
        parts = [f"{self.audience} = :audience"] * bool(self.audience) + [f"{self.own} = :member"] * bool(self.own)
        return " OR ".join(parts)

    def going_rows(self, database: Database, leaving: Leaving) -> list[Row]:
        """The rows that go."""
        going = self.going()
        return database.rows(f"SELECT * FROM {self.table} WHERE {going}", _of(leaving)) if going else []

    def theirs(self, database: Database, leaving: Leaving) -> list[Row]:
        """The rows that are the member's: what goes, and what the heir takes over."""
        parts = [part for part in (self.going(), f"{self.owner} = :member" if self.owner else "") if part]
        if not parts:
            return []
        return database.rows(f"SELECT * FROM {self.table} WHERE {' OR '.join(parts)}", _of(leaving))

    def leave(self, database: Database, leaving: Leaving) -> None:
        """Takes the member out of the table, in the caller's transaction."""
        values = _of(leaving)
        if going := self.going():
            for one in self.below:
                table, _, column = one.partition(".")
                database.rows(
                    f"DELETE FROM {table} WHERE {column} IN (SELECT id FROM {self.table} WHERE {going})", values
                )
            database.rows(f"DELETE FROM {self.table} WHERE {going}", values)
        if self.owner:
            database.rows(f"UPDATE {self.table} SET {self.owner} = :heir WHERE {self.owner} = :member", values)
        if self.who:
            self._take_out(database, values)

    def _take_out(self, database: Database, values: Row) -> None:
        left = (
            f"(SELECT json_group_array(value) FROM json_each({self.table}.{self.who}) WHERE value <> :member)"
            if not self.never_nobody
            else f"(SELECT CASE count(*) WHEN 0 THEN json_array(:heir) ELSE json_group_array(value) END"
            f" FROM json_each({self.table}.{self.who}) WHERE value <> :member)"
        )
        database.rows(
            f"UPDATE {self.table} SET {self.who} = {left}"
            f" WHERE EXISTS (SELECT 1 FROM json_each({self.table}.{self.who}) WHERE value = :member)",
            values,
        )


def _of(leaving: Leaving) -> Row:
    return {"audience": leaving.audience, "member": leaving.member_id, "heir": leaving.heir_id}
