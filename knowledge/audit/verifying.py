"""Whether a log still is what was written: its rows, their order, its end, and the journal beside it."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from knowledge.audit.log import GENESIS, PAGE, AuditLog, Kind, has_table
from knowledge.store.database import Row

JOURNAL = "SELECT id, undone_at IS NOT NULL AND changes <> '[]' AS undone FROM journal"
"""What was forgotten for good is erased from the journal: nobody undid it, and nobody can any more."""


class Wrong(StrEnum):
    """What can be wrong with a log."""

    CHANGED = "changed"
    MISSING = "missing"
    ORDER = "out of order"
    KEY = "wrong key"
    OLDER = "older"
    JOURNAL = "journal"
    AWAY = "away"
    """The log could not be looked at."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong; `row` is where, as far as there is such a place."""

    wrong: Wrong
    row: int | None
    detail: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What a row of one log says about how far another one was."""

    about: str
    count: int
    mac: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found in the log of one database; the first problem comes first."""

    database: str
    rows: int
    problems: tuple[Problem, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems


class Checked:
    """A log that was gone through: its rows, what is wrong, and the seals of the rows that were asked about."""

    def __init__(self, wanted: Collection[int] = ()) -> None:
        self.rows = 0
        self.last = 0
        self.problems: list[Problem] = []
        self._wanted = frozenset(wanted)
        self._macs: dict[int, bytes] = {}
        self._changed = 0

    def found(self, wrong: Wrong, row: int | None, detail: str) -> None:
        """Notes a problem; a run of changed rows is one."""
        before = self.problems[-1] if self.problems else None
        if wrong is Wrong.CHANGED and before is not None and before.wrong is wrong and row == self._changed + 1:
            self._changed = row
            return
        self._changed = row or 0
        self.problems.append(Problem(wrong, row, detail))

    @classmethod
    def told(cls, rows: int, problems: Iterable[Problem], macs: Mapping[int, bytes]) -> Checked:
        """What another process found in a log."""
        checked = cls(macs)
        checked.rows, checked.problems, checked._macs = rows, list(problems), dict(macs)
        return checked

    @property
    def macs(self) -> Mapping[int, bytes]:
        """The seals of the rows that were asked about and are there."""
        return self._macs

    def passed(self, row: Row) -> None:
        """Counts a row, whatever was found about it."""
        self.rows, self.last = self.rows + 1, row["id"]
        if row["id"] in self._wanted:
            self._macs[row["id"]] = row["mac"]

    def has(self, count: int) -> bool:
        """Whether there is a row of that number, among those that were asked about."""
        return count in self._macs

    def fits(self, count: int, mac: str) -> bool:
        """Whether the row of that number is there, with a seal that begins like this."""
        return self.has(count) and self._macs[count].hex().startswith(mac)

    def mac(self, count: int) -> bytes:
        """The seal of a row that was asked about; empty where there is none."""
        return self._macs.get(count, b"")


def check(log: AuditLog, wanted: Collection[int] = ()) -> Checked:
    """Goes through a log, its end and the journal beside it. `wanted`: the rows whose seals are kept.

    The journal and the end are read first: what another process writes meanwhile is in the log by the time that is
    read.
    """
    checked = Checked(wanted)
    if not has_table(log.database, "audit"):
        return checked
    journal = log.database.rows(JOURNAL) if has_table(log.database, "journal") else []
    end = log.database.row("SELECT count, mac, seal FROM audit_head")
    done, undone = set[int](), set[int]()
    prev, begun, rekeyed, right = GENESIS, 0, 0, 0
    for row in _pages(log):
        genuine = row["mac"] == log.mac(row, row["prev"])
        _check_row(checked, row, prev, genuine=genuine)
        if genuine and not right and row["kind"] == Kind.BROKEN:
            rekeyed = row["id"]
        if genuine and row["kind"] == Kind.BEGIN:
            begun = json.loads(row["facts"])["journal"]
        if genuine and row["journal"] is not None:
            (undone if row["kind"] == Kind.UNDO else done).add(row["journal"])
        right += genuine
        prev = row["mac"]
        checked.passed(row)
    if checked.rows and not right:
        checked.problems = [Problem(Wrong.KEY, 1, "the log was written with another key, or all of it is forged")]
        return checked
    if rekeyed > 1:
        before = f"rows 1 to {rekeyed - 1} were written with another key, or all of them are forged"
        later = [one for one in checked.problems if one.row is None or one.row > rekeyed]
        checked.problems = [Problem(Wrong.KEY, 1, before), *later]
    _check_end(log, checked, end, prev)
    if right and not rekeyed:
        _check_journal(checked, [one for one in journal if one["id"] > begun], done, undone)
    checked.problems.sort(key=lambda one: one.row if one.row is not None else 2**62)
    return checked


def claims_of(log: AuditLog) -> list[Claim]:
    """What the genuine rows of a log say about how far others were."""
    if not has_table(log.database, "audit"):
        return []
    found = []
    for row in log.database.rows("SELECT * FROM audit WHERE kind = ?", (Kind.HEAD.value,)):
        if row["mac"] == log.mac(row, row["prev"]):
            facts: dict[str, Any] = json.loads(row["facts"])
            found.append(Claim(row["what"], int(facts["rows"]), str(facts["mac"])))
    return found


def not_as_far(witness: str, claim: Claim, checked: Checked) -> Problem | None:
    """What is wrong where a log is not what `witness` says that it was; None where it fits."""
    if checked.fits(claim.count, claim.mac):
        return None
    if checked.has(claim.count):
        detail = f"row {claim.count} is not the one that {witness} knows"
    else:
        detail = f"{witness} knows row {claim.count}, and there are {checked.rows} rows"
    return Problem(Wrong.OLDER, claim.count, f"{detail}: an older copy was put in the place of the log")


def _check_row(checked: Checked, row: Row, prev: bytes, *, genuine: bool) -> None:
    number, expected = row["id"], checked.last + 1
    if not genuine:
        checked.found(Wrong.CHANGED, number, f"row {number} is not what was written")
    if number > expected:
        checked.found(Wrong.MISSING, expected, _gone(expected, number - 1))
    elif genuine and (number < expected or row["prev"] != prev):
        checked.found(Wrong.ORDER, number, f"row {number} was not written behind the row that stands before it")
    elif genuine and row["kind"] == Kind.BROKEN:
        checked.found(Wrong.CHANGED, number, f"before row {number} the end of the log was not as it had been left")


def _check_end(log: AuditLog, checked: Checked, end: Row | None, last_mac: bytes) -> None:
    last = checked.last
    if end is None:
        if checked.rows:
            checked.found(Wrong.MISSING, last, f"the sealed end behind row {last} is gone")
    elif end["seal"] != log.seal(end["count"], end["mac"]):
        checked.found(Wrong.CHANGED, last, f"the sealed end behind row {last} is not what was written")
    elif end["count"] > last:
        checked.found(Wrong.MISSING, last + 1, _gone(last + 1, end["count"]))
    elif end["count"] == last and end["mac"] != last_mac:
        checked.found(Wrong.CHANGED, last, f"row {last} is not the one that the sealed end knows")


def _check_journal(checked: Checked, entries: list[Row], done: set[int], undone: set[int]) -> None:
    for entry in entries:
        if entry["id"] not in done:
            checked.found(Wrong.JOURNAL, None, f"the journal's entry {entry['id']} is in no row of the log")
            return
        if entry["undone"] and entry["id"] not in undone:
            checked.found(Wrong.JOURNAL, None, f"that the journal's entry {entry['id']} was undone is in no row")
            return


def _gone(first: int, last: int) -> str:
    return f"row {first} is gone" if first >= last else f"rows {first} to {last} are gone"


def _pages(log: AuditLog) -> Iterator[Row]:
    at = -(2**62)
    while rows := log.database.rows("SELECT * FROM audit WHERE id > ? ORDER BY id LIMIT ?", (at, PAGE)):
        yield from rows
        at = rows[-1]["id"]
