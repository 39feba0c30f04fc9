"""The audit logs of all databases of a household, each of which knows how far others were."""

from __future__ import annotations

import hashlib
import heapq
import json
import logging
import re
import sqlite3
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import datetime
from typing import Protocol

from knowledge.audit.log import OF_THE_LOG, AuditLog, Entry, Fact, Head, Kind
from knowledge.audit.verifying import Checked, Claim, Problem, Verdict, Wrong, check, claims_of, not_as_far
from knowledge.clock import Clock
from knowledge.store.database import StorageFullError

log = logging.getLogger(__name__)

HOUSEHOLD = "household"
"""The log of the household's own database, which knows all others; each of them knows it."""

_MAC = 32
"""Hexadecimal digits of a seal that another log keeps."""

_CODE = 20
_HEAD = re.compile(r"((?:[\w-]+=\d+,)*[\w-]+=\d+)#([0-9a-f]{20})", re.ASCII)


class HeadFormatError(Exception):
    """What was given as a head is none."""


class LogAwayError(Exception):
    """The log of a pod in another process cannot be asked now."""


class Log(Protocol):
    """A log as the book uses it: `OwnLog`, or one of a pod in another process. Every call blocks.

    Raises LogAwayError where that process does not answer.
    """

    name: str

    def head(self) -> Head | None: ...

    def entries(self) -> Iterator[Entry]: ...

    def note_head(self, about: str, head: Head, at: datetime) -> None: ...

    def told_of(self, about: str) -> int: ...

    def goes_on_after(self, count: int) -> bool: ...

    def claims(self) -> list[Claim]: ...

    def check(self, wanted: Collection[int]) -> Checked: ...


class OwnLog:
    """The log of a database that is open in this process."""

    def __init__(self, log: AuditLog) -> None:
        self.name = log.name
        self.log = log

    def head(self) -> Head | None:
        """The end of the chain; None before the first row and where its seal is wrong."""
        return self.log.head()

    def entries(self) -> Iterator[Entry]:
        """The rows, newest first."""
        return self.log.entries()

    def note_head(self, about: str, head: Head, at: datetime) -> None:
        """Adds a row on how far another log is."""
        facts: dict[str, Fact] = {"rows": head.count, "mac": head.mac.hex()[:_MAC]}
        self.log.add(Kind.HEAD, at=at, member_id=None, what=about, facts=facts)

    def told_of(self, about: str) -> int:
        """How many rows of another log it knows of."""
        told = self.log.database.row(
            "SELECT facts FROM audit WHERE kind = ? AND what = ? ORDER BY id DESC LIMIT 1", (Kind.HEAD.value, about)
        )
        return int(json.loads(told["facts"])["rows"]) if told else 0

    def goes_on_after(self, count: int) -> bool:
        """Whether there are rows after that many that are not about other logs."""
        newer = "SELECT 1 FROM audit WHERE id > ? AND kind <> ? LIMIT 1"
        return self.log.database.row(newer, (count, Kind.HEAD.value)) is not None

    def claims(self) -> list[Claim]:
        """What its genuine rows say about how far others were."""
        return claims_of(self.log)

    def check(self, wanted: Collection[int]) -> Checked:
        """The log, gone through."""
        return check(self.log, wanted)


class AuditBook:
    """The logs by name; blocking, from any thread.

    A log that was put back as a whole, with its sealed end, is sound by itself. So the household's log has rows that
    say how far the others are (`Kind.HEAD`), and they have such rows about it. What they say was committed before they
    were written, so that no crash makes them wrong.
    """

    def __init__(
        self, logs: Iterable[AuditLog], clock: Clock, *, elsewhere: Iterable[Log] = (), begun: bool = False
    ) -> None:
        """`elsewhere`: the logs of pods in other processes. `begun`: it is known that the household's log has begun,
        and so cannot be empty."""
        self.logs: Mapping[str, AuditLog] = {one.name: one for one in logs}
        """Those of this process."""
        own: list[Log] = [OwnLog(one) for one in self.logs.values()]
        self._all: Mapping[str, Log] = {one.name: one for one in (*own, *elsewhere)}
        self._clock = clock
        self._lock = threading.Lock()
        self._closed = False
        self._begun = begun

    @property
    def household(self) -> AuditLog:
        """The log of the household's own database."""
        return self.logs[HOUSEHOLD]

    def begin(self) -> None:
        """Gives each log its first row, where it has none."""
        for one in self.logs.values():
            one.begin(self._clock.now())

    def attest(self) -> None:
        """Tells the logs how far the others are, where something was written since."""
        with self._lock:
            if not self._closed:
                self._attest()

    def close(self) -> None:
        """Tells the logs of each other for the last time; what keeps them from it is logged."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            try:
                self._attest()
            except (StorageFullError, sqlite3.Error) as error:
                log.error("the audit logs were not told of each other: %s", error)

    def entries(self, since: datetime | None = None) -> Iterator[Entry]:
        """The rows of all logs, newest first; those of the logs about each other are left out."""
        rows = heapq.merge(
            *(one.entries() for one in self._all.values()), key=lambda entry: (entry.at, entry.id), reverse=True
        )
        for entry in rows:
            if since is not None and entry.at < since:
                return
            if entry.kind not in OF_THE_LOG or entry.kind == Kind.BROKEN:
                yield entry

    def head(self) -> str:
        """How far all logs are, as a short text that is kept elsewhere and shown to `verify` later."""
        heads = {name: head for name, one in sorted(self._all.items()) if (head := one.head()) is not None}
        counts = ",".join(f"{name}={head.count}" for name, head in heads.items())
        return f"{counts}#{self._code({name: (head.count, head.mac) for name, head in heads.items()})}"

    def verify(self, head: str | None = None) -> list[Verdict]:
        """A verdict for each log, by name, and for each that another one knows and that is gone.

        `head` is what `head()` gave at some time. Raises HeadFormatError. Other processes may write meanwhile.
        """
        kept = _parsed(head) if head else ({}, "")
        claims, away = self._claims()
        claims += [("the head", Claim(name, count, "")) for name, count in kept[0].items()]
        wanted: dict[str, set[int]] = {name: set() for name in self._all}
        for _, claim in claims:
            wanted.setdefault(claim.about, set()).add(claim.count)
        found = {
            name: self._all[name].check(counts) if name in self._all and name not in away else Checked()
            for name, counts in sorted(wanted.items())
        }
        if self._begun and not found[HOUSEHOLD].rows:
            found[HOUSEHOLD].found(Wrong.MISSING, 1, "the log has begun, and nothing is in it")
        verdicts = []
        for name, checked in found.items():
            if name in away:
                verdicts.append(Verdict(name, 0, (Problem(Wrong.AWAY, None, away[name]),)))
                continue
            told = [(witness, claim) for witness, claim in claims if claim.about == name]
            verdicts.append(Verdict(name, checked.rows, (*checked.problems, *_not_as_told(told, checked))))
        if kept[0] and all(found[name].has(count) for name, count in kept[0].items()):
            code = self._code({name: (count, found[name].mac(count)) for name, count in kept[0].items()})
            if code != kept[1]:
                problem = Problem(Wrong.OLDER, None, "the logs are not the ones that this head was made of")
                verdicts.append(Verdict("head", 0, (problem,)))
        return verdicts

    def _claims(self) -> tuple[list[tuple[str, Claim]], dict[str, str]]:
        """What each log says of others, and why those that are away do not."""
        claims, away = list[tuple[str, Claim]](), dict[str, str]()
        for name, one in self._all.items():
            try:
                claims += [(name, claim) for claim in one.claims()]
            except LogAwayError as error:
                away[name] = str(error)
        return claims, away

    def _attest(self) -> None:
        own = self._all[HOUSEHOLD]
        for name, one in self._all.items():
            if name != HOUSEHOLD:
                self._tell(own, one)
        for name, one in self._all.items():
            if name != HOUSEHOLD:
                self._tell(one, own)

    def _tell(self, witness: Log, about: Log) -> None:
        """Lets a log know how far another one is, if that has rows of its own since."""
        with suppress(LogAwayError):
            head = about.head()
            if head is not None and about.goes_on_after(witness.told_of(about.name)):
                witness.note_head(about.name, head, self._clock.now())

    def _code(self, heads: Mapping[str, tuple[int, bytes]]) -> str:
        said = json.dumps([[name, count, mac.hex()] for name, (count, mac) in sorted(heads.items())])
        return hashlib.sha256(said.encode()).hexdigest()[:_CODE]


def _not_as_told(told: Iterable[tuple[str, Claim]], checked: Checked) -> tuple[Problem, ...]:
    """The first thing in which a log is not what others know of it."""
    for witness, claim in sorted(told, key=lambda one: one[1].count):
        problem = not_as_far(witness, claim, checked)
        if problem is not None:
            return (problem,)
    return ()


def _parsed(head: str) -> tuple[dict[str, int], str]:
    found = _HEAD.fullmatch(head.strip())
    if found is None:
        raise HeadFormatError(f"'{head}' is no head as `ingle audit head` prints it.")
    counts = {name: int(count) for name, _, count in (one.partition("=") for one in found[1].split(","))}
    return counts, found[2]
