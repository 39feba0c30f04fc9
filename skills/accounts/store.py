"""The tables of accounts, their calendars, and what is known of each item."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from knowledge.clock import from_text, to_text
from knowledge.store.changes import Value
from knowledge.store.database import Database, Row
from skills.accounts.remote import Kind, RemoteCalendar, Trouble

View = dict[str, Any]
"""A row's fields as JSON values, by which both sides are compared."""

FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Account:
    """An account on a calendar server."""

    id: int
    provider: str
    url: str
    user: str
    secret: str = field(repr=False)
    """Encrypted."""
    owner: int
    synced_at: datetime | None
    tries: int
    """Failures in a row."""
    trouble: Trouble | None
    wanted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar of an account."""

    id: int
    account_id: int
    remote: RemoteCalendar
    chosen: bool
    takes_new: bool
    audience: str
    list_id: int | None
    token: str | None = field(repr=False)
    synced_at: datetime | None
    reason: str | None
    """Why it alone is not in step."""
    held: frozenset[str] = frozenset()
    """Hrefs that are gone there, and here until somebody says what is to become of them: see `removals`."""
    removals: str | None = None
    """What was said of them: "accept" or "keep"."""


@dataclass(frozen=True, slots=True)
class Tracked:
    """What is known of one item: see the migration for what each column means."""

    id: int
    calendar_id: int
    href: str
    etag: str | None
    uid: str
    local_id: int | None
    base: str | None = field(repr=False)
    base_view: View | None = field(repr=False)
    sent: str | None = field(repr=False)
    sent_view: View | None = field(repr=False)
    refused: str | None
    here: bool


class AccountStore:
    """Reads and writes the three tables. Writes belong in a transaction of the database where they go together."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def accounts(self) -> list[Account]:
        """All accounts, the oldest first."""
        return [_account(row) for row in self.database.rows("SELECT * FROM calendar_accounts ORDER BY id")]

    def account(self, account_id: int) -> Account | None:
        """One account, or None."""
        row = self.database.row("SELECT * FROM calendar_accounts WHERE id = ?", (account_id,))
        return _account(row) if row else None

    def add_account(self, provider: str, url: str, user: str, secret: str, owner: int, now: datetime) -> int:
        """Adds an account, or gives the one that is there the new secret; returns its id."""
        with self.database.transaction():
            rows = self.database.rows(
                "INSERT INTO calendar_accounts (provider, url, user, secret, owner, created_at)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (provider, url, user) DO UPDATE SET secret = excluded.secret,"
                " tries = 0, trouble = NULL, reason = NULL, failing_since = NULL, retry_at = NULL RETURNING id",
                (provider, url, user, secret, owner, to_text(now)),
            )
        return int(rows[0]["id"])

    def put_secret(self, account_id: int, secret: str) -> None:
        """Keeps another secret, encrypted."""
        self._update("calendar_accounts", account_id, {"secret": secret})

    def succeeded(self, account_id: int, now: datetime) -> None:
        """The account is in step."""
        clear: dict[str, Value] = dict.fromkeys(("trouble", "reason", "failing_since", "retry_at"))
        self._update("calendar_accounts", account_id, {**clear, "tries": 0, "synced_at": to_text(now)})

    def failed(
        self, account: Account, kind: str, reason: str, now: datetime, retry_after: float | None = None
    ) -> Trouble:
        """Notes a failure and when to try again: 1, 2, 4 … minutes, at most an hour, or when the server says."""
        wait = min(FIRST_WAIT * 2 ** min(account.tries, 10), LONGEST_WAIT)
        if retry_after is not None:
            wait = min(max(wait, timedelta(seconds=retry_after)), timedelta(days=1))
        since = account.trouble.since if account.trouble else now
        trouble = Trouble(kind, reason, since, now + (LONGEST_WAIT if kind == "refused" else wait))
        self._update(
            "calendar_accounts",
            account.id,
            {
                "tries": account.tries + 1,
                "trouble": kind,
                "reason": reason,
                "failing_since": to_text(since),
                "retry_at": to_text(trouble.retry_at) if trouble.retry_at else None,
            },
        )
        return trouble

    def want(self, account_id: int, now: datetime) -> None:
        """Somebody wants the account to be looked at soon, whatever it waits for."""
        self._update("calendar_accounts", account_id, {"wanted_at": to_text(now), "retry_at": None})

    def begun(self, account_id: int) -> None:
        """What was wanted is under way."""
        self._update("calendar_accounts", account_id, {"wanted_at": None})

    def remove_account(self, account_id: int) -> None:
        """Forgets an account with its calendars; call it in a transaction."""
        for calendar in self.calendars(account_id):
            self.forget_items(calendar.id)
        self.database.rows("DELETE FROM remote_calendars WHERE account_id = ?", (account_id,))
        self.database.rows("DELETE FROM calendar_accounts WHERE id = ?", (account_id,))

    def calendars(self, account_id: int | None = None) -> list[Calendar]:
        """The calendars of an account, or of all."""
        rows = self.database.rows(
            "SELECT * FROM remote_calendars WHERE :account IS NULL OR account_id = :account ORDER BY id",
            {"account": account_id},
        )
        return [_calendar(row) for row in rows]

    def calendar(self, calendar_id: int) -> Calendar | None:
        """One calendar, or None."""
        row = self.database.row("SELECT * FROM remote_calendars WHERE id = ?", (calendar_id,))
        return _calendar(row) if row else None

    def put_calendar(self, account_id: int, remote: RemoteCalendar, audience: str) -> None:
        """Notes a calendar that the server lists; what was chosen about it stays."""
        with self.database.transaction():
            self.database.rows(
                "INSERT INTO remote_calendars (account_id, remote_id, name, kind, writable, audience)"
                " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (account_id, remote_id, kind)"
                " DO UPDATE SET name = excluded.name, writable = excluded.writable",
                (account_id, remote.id, remote.name, remote.kind.value, int(remote.writable), audience),
            )

    def change_calendar(self, calendar_id: int, values: Mapping[str, Value]) -> None:
        """Changes columns of a calendar."""
        self._update("remote_calendars", calendar_id, values)

    def items(self, calendar_id: int) -> list[Tracked]:
        """All that is known of the items of a calendar."""
        rows = self.database.rows("SELECT * FROM remote_items WHERE calendar_id = ? ORDER BY id", (calendar_id,))
        return [_tracked(row) for row in rows]

    def etags(self, calendar_id: int) -> dict[str, str]:
        """Etag by href of what was seen on the server."""
        rows = self.database.rows(
            "SELECT href, etag FROM remote_items WHERE calendar_id = ? AND etag IS NOT NULL", (calendar_id,)
        )
        return {row["href"]: row["etag"] for row in rows}

    def with_rows(self, calendar_id: int) -> set[str]:
        """The hrefs of what was seen on the server and has a row here."""
        rows = self.database.rows(
            "SELECT href FROM remote_items WHERE calendar_id = ? AND etag IS NOT NULL AND local_id IS NOT NULL",
            (calendar_id,),
        )
        return {row["href"] for row in rows}

    def decide(self, calendar: Calendar, removals: str, now: datetime) -> None:
        """Says what is to become of what is held back ("accept" or "keep"), and has the account looked at soon."""
        with self.database.transaction():
            self.change_calendar(calendar.id, {"removals": removals})
            self.want(calendar.account_id, now)

    def item(self, item_id: int) -> Tracked | None:
        """One item, or None."""
        row = self.database.row("SELECT * FROM remote_items WHERE id = ?", (item_id,))
        return _tracked(row) if row else None

    def item_at(self, calendar_id: int, href: str) -> Tracked | None:
        """The item with this href, or None."""
        row = self.database.row("SELECT * FROM remote_items WHERE calendar_id = ? AND href = ?", (calendar_id, href))
        return _tracked(row) if row else None

    def unseen(self, calendar_id: int, uid: str) -> Tracked | None:
        """An item with this UID that was sent, and whose href the server may have chosen otherwise."""
        row = self.database.row(
            "SELECT * FROM remote_items WHERE calendar_id = ? AND uid = ? AND etag IS NULL", (calendar_id, uid)
        )
        return _tracked(row) if row else None

    def is_kept_elsewhere(self, kind: Kind, local_id: int) -> bool:
        """Whether a row is an item of some calendar already."""
        return bool(
            self.database.rows(
                "SELECT 1 AS one FROM remote_items JOIN remote_calendars ON remote_calendars.id = calendar_id"
                " WHERE local_id = ? AND kind = ? LIMIT 1",
                (local_id, kind.value),
            )
        )

    def add_item(self, calendar_id: int, href: str, uid: str, values: Mapping[str, Any]) -> int:
        """Begins to track an item; views are given as dictionaries."""
        columns = {"calendar_id": calendar_id, "href": href, "uid": uid, **_plain(values)}
        with self.database.transaction():
            rows = self.database.rows(
                f"INSERT INTO remote_items ({', '.join(columns)}) VALUES ({', '.join(':' + name for name in columns)})"
                " RETURNING id",
                columns,
            )
        return int(rows[0]["id"])

    def change_item(self, item_id: int, values: Mapping[str, Any]) -> None:
        """Changes what is known of an item; views are given as dictionaries."""
        self._update("remote_items", item_id, _plain(values))

    def forget_item(self, item_id: int) -> None:
        """Tracks an item no more."""
        with self.database.transaction():
            self.database.rows("DELETE FROM remote_items WHERE id = ?", (item_id,))

    def forget_items(self, calendar_id: int) -> None:
        """Tracks nothing of a calendar any more."""
        with self.database.transaction():
            self.database.rows("DELETE FROM remote_items WHERE calendar_id = ?", (calendar_id,))

    def _update(self, table: str, row_id: int, values: Mapping[str, Value]) -> None:
        sets = ", ".join(f"{name} = :{name}" for name in values)
        with self.database.transaction():
            self.database.rows(f"UPDATE {table} SET {sets} WHERE id = :id", {**values, "id": row_id})


def _plain(values: Mapping[str, Any]) -> dict[str, Value]:
    return {
        name: json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value
        for name, value in values.items()
    }


def _moment(text: str | None) -> datetime | None:
    return from_text(text) if text else None


def _account(row: Row) -> Account:
    trouble = None
    if row["trouble"]:
        trouble = Trouble(row["trouble"], row["reason"], from_text(row["failing_since"]), _moment(row["retry_at"]))
    return Account(
        row["id"],
        row["provider"],
        row["url"],
        row["user"],
        row["secret"],
        row["owner"],
        _moment(row["synced_at"]),
        row["tries"],
        trouble,
        _moment(row["wanted_at"]),
    )


def _calendar(row: Row) -> Calendar:
    return Calendar(
        row["id"],
        row["account_id"],
        RemoteCalendar(row["remote_id"], row["name"], Kind(row["kind"]), bool(row["writable"])),
        bool(row["chosen"]),
        bool(row["takes_new"]),
        row["audience"],
        row["list_id"],
        row["token"],
        _moment(row["synced_at"]),
        row["reason"],
        frozenset(json.loads(row["held"])),
        row["removals"],
    )


def _tracked(row: Row) -> Tracked:
    return Tracked(
        row["id"],
        row["calendar_id"],
        row["href"],
        row["etag"],
        row["uid"],
        row["local_id"],
        row["base"],
        json.loads(row["base_view"]) if row["base_view"] else None,
        row["sent"],
        json.loads(row["sent_view"]) if row["sent_view"] else None,
        row["refused"],
        bool(row["here"]),
    )
