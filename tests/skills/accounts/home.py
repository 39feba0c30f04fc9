"""A planner pod with accounts, and a clock moved by hand."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from knowledge.clock import ManualClock
from knowledge.people import Household, Member, Role
from knowledge.store.database import Row
from pods.engine.pod import LocalPod, PodFile, open_pod
from skills.accounts.remote import Kind
from skills.accounts.secrets import KEY_FILE, Vault
from skills.accounts.service import Accounts
from skills.accounts.status import AccountStatus
from skills.accounts.store import Calendar
from skills.calendar.commands import CreateEvent
from skills.calendar.events import Event, event_of
from skills.engine.command import Asker, Command, Outcome
from tests.skills.accounts.servers import PASSWORD, USER

BERLIN = ZoneInfo("Europe/Berlin")
HOUSEHOLD = Household("Home", BERLIN, "EUR", "en")
MEMBERS = (
    Member(1, "Anna", Role.ADMIN, "en", BERLIN),
    Member(2, "Tom", Role.ADULT, "en", BERLIN),
    Member(3, "Mia", Role.CHILD, "en", BERLIN),
)
SKILLS = ("calendar", "lists", "accounts")


def open_planner(folder: Path) -> LocalPod:
    """The pod with the skills that matter here."""
    return open_pod(PodFile(name="planner", about="tests", skills=SKILLS), folder)


class Home:
    """A household with its planner."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = ManualClock(datetime(2026, 11, 21, 9, 0, tzinfo=UTC))
        self.pod = open_planner(folder)
        self.accounts = Accounts(self.pod.database, Vault(folder / KEY_FILE), self.asker)

    def asker(self, name: str = "Anna") -> Asker:
        """Who asks now."""
        member = next(one for one in MEMBERS if one.name == name)
        return Asker(member, HOUSEHOLD, MEMBERS, self.clock.now())

    def run(self, command: Command, name: str = "Anna") -> Outcome:
        """Runs a command as a member does, a minute after the last one."""
        self.clock.set(self.clock.now() + timedelta(minutes=1))
        return asyncio.run(self.pod.run(command, self.asker(name)))

    def undo(self, outcome: Outcome, name: str = "Anna") -> None:
        """Takes back what a command did."""
        assert outcome.journal is not None
        asyncio.run(self.pod.undo(outcome.journal, self.asker(name)))

    def connect(self, url: str, password: str = PASSWORD) -> list[Calendar]:
        """Connects the account and chooses all its calendars for the family."""
        account_id = self.accounts.connect("caldav", url, USER, SecretStr(password), 1)
        for calendar in self.accounts.calendars(account_id):
            self.accounts.choose(calendar.id)
        return self.accounts.calendars(account_id)

    def sync(self) -> None:
        """Brings the one account into step and expects it to work."""
        (account,) = self.accounts.accounts()
        result = self.accounts.sync(account.id)
        assert (result.trouble, result.busy) == (None, False)

    def create(self, title: str, name: str = "Anna", hour: int = 10) -> int:
        """An event on Monday at an hour, and its id."""
        start = datetime(2026, 11, 23, hour, tzinfo=BERLIN).astimezone(UTC)
        made = self.run(CreateEvent(title, start, start + timedelta(hours=1)), name)
        return made.refs[0].id

    def event(self, title: str) -> Event:
        """The event that is called so."""
        (row,) = self.rows("SELECT * FROM events WHERE title = ?", title)
        return event_of(row, self.pod.database.rows)

    def titles(self) -> list[str]:
        """What all events are called."""
        return sorted(row["title"] for row in self.rows("SELECT title FROM events"))

    def rows(self, sql: str, *parameters: Any) -> list[Row]:
        """Rows of the pod's database."""
        return self.pod.database.rows(sql, parameters)

    def told(self) -> list[tuple[str, str]]:
        """What members are to be told, as (name, kind)."""
        rows = self.pod.database.rows("SELECT * FROM outbox WHERE kind = 'sync' ORDER BY id")
        names = {one.id: one.name for one in MEMBERS}
        return [(names[row["member_id"]], json.loads(row["facts"])["what"]) for row in rows]

    def said(self) -> list[Outcome]:
        """What the pod says of these rows."""
        found = []
        while rows := self.pod.outbox.claim(self.clock.now()):
            for row in rows:
                member = next(one for one in MEMBERS if one.id == row.member_id)
                outcome = asyncio.run(self.pod.announce(row, self.asker(member.name)))
                if outcome is not None:
                    found.append(outcome)
        return found

    def status(self) -> AccountStatus:
        """How the one account stands."""
        (status,) = self.accounts.status()
        return status

    def calendar(self, kind: Kind = Kind.EVENT) -> Calendar:
        """The calendar of a kind."""
        return next(one for one in self.accounts.calendars() if one.remote.kind is kind)

    def close(self) -> None:
        """Closes the database."""
        self.pod.close()
