"""The household and its members: who they are, how they are reached, how somebody joins."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping
from datetime import time, timedelta
from zoneinfo import ZoneInfo

from knowledge.audit import AuditLog, Fact, Kind
from knowledge.clock import Clock, from_text, to_text
from knowledge.people import Bedtime, Household, Member, Role, Spoken
from knowledge.store.database import Database, Row

INVITE_VALID = timedelta(hours=24)
_OF_MEMBER = (
    "dialogs",
    "memories",
    "memory_exchanges",
    "buttons",
    "sessions",
    "signin_links",
    "invites",
    "used_today",
    "accounts",
)
"""Tables of which a member's rows go with the member."""

TOLD = ("brief", "preview", "week")
"""What a member can be told by itself: columns of members begin like this."""


class NameTakenError(Exception):
    """A member of that name exists."""

    def __init__(self, name: str) -> None:
        super().__init__(f"there already is a member called {name}: choose another name, or a nickname.")


class Members:
    """Members, their accounts on channels, and invites. With an audit log, what becomes of them is told there."""

    def __init__(self, database: Database, clock: Clock, audit: AuditLog | None = None) -> None:
        self.database = database
        self.clock = clock
        self.audit = audit

    def household(self) -> Household | None:
        """The household, or None before the first run made it."""
        row = self.database.row("SELECT * FROM household")
        if row is None:
            return None
        left = self.database.rows("SELECT id, was_called FROM members WHERE was_called IS NOT NULL")
        former = {one["id"]: one["was_called"] for one in left}
        return Household(row["name"], ZoneInfo(row["zone"]), row["currency"], row["language"], former)

    def found(self, name: str, *, zone: str, currency: str, language: str) -> Household:
        """Creates the household, once."""
        with self.database.transaction():
            self.database.rows(
                "INSERT INTO household (id, name, zone, currency, language) VALUES (1, ?, ?, ?, ?)"
                " ON CONFLICT DO NOTHING",
                (name, zone, currency, language),
            )
        household = self.household()
        if household is None:
            raise LookupError("the household was not stored")
        return household

    def add(self, name: str, role: Role, *, language: str, zone: str, nicknames: tuple[str, ...] = ()) -> Member:
        """Adds a member. Raises NameTakenError."""
        with self.database.transaction():
            if self.database.row("SELECT id FROM members WHERE name = ? AND left_at IS NULL", (name,)):
                raise NameTakenError(name)
            row = self.database.rows(
                "INSERT INTO members (name, role, language, zone, nicknames, joined_at) VALUES (?, ?, ?, ?, ?, ?)"
                " RETURNING *",
                (name, role.value, language, zone, json.dumps(nicknames), to_text(self.clock.now())),
            )[0]
            self._noted("added", row["id"], role=role.value)
        return _member(row)

    def all(self) -> tuple[Member, ...]:
        """All members in the order they joined; read each time, because another process may change them."""
        rows = self.database.rows(
            "SELECT members.*, EXISTS (SELECT 1 FROM accounts WHERE member_id = members.id AND last_used IS NOT NULL)"
            " AS reachable, EXISTS (SELECT 1 FROM accounts WHERE member_id = members.id AND address IS NOT NULL)"
            " AS has_chat FROM members WHERE left_at IS NULL ORDER BY id"
        )
        return tuple(_member(row) for row in rows)

    def get(self, member_id: int) -> Member | None:
        """A member by id."""
        return next((member for member in self.all() if member.id == member_id), None)

    def by_name(self, name: str) -> Member | None:
        """A member by name, whatever the case."""
        return next((member for member in self.all() if member.name.casefold() == name.casefold()), None)

    def by_account(self, channel: str, sender: str) -> Member | None:
        """Whose account this is; None for a stranger."""
        row = self.database.row("SELECT member_id FROM accounts WHERE channel = ? AND sender = ?", (channel, sender))
        if row is None:
            return None
        return self.get(row["member_id"])

    def link(self, member_id: int, channel: str, sender: str, address: str | None = None) -> None:
        """Makes an account on a channel a member's; `address` is its private chat, where that is known already."""
        with self.database.transaction():
            known = self.database.row(
                "SELECT member_id FROM accounts WHERE channel = ? AND sender = ?", (channel, sender)
            )
            if known is None or known["member_id"] != member_id:
                self._noted("account-linked", member_id, channel=channel)
            self.database.rows(
                "INSERT INTO accounts (channel, sender, member_id, address) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (channel, sender) DO UPDATE SET member_id = excluded.member_id,"
                " address = coalesce(address, excluded.address)",
                (channel, sender, member_id, address),
            )

    def unlink(self, member_id: int, *, but: str) -> int:
        """Takes a member's accounts away on all channels but this one; returns how many there were."""
        with self.database.transaction():
            gone = self.database.rows(
                "DELETE FROM accounts WHERE member_id = ? AND channel <> ? RETURNING channel", (member_id, but)
            )
            for row in gone:
                self._noted("account-unlinked", member_id, channel=row["channel"])
        return len(gone)

    def seen(self, channel: str, sender: str, address: str) -> None:
        """Notes the private chat in which a member was last heard, so that unasked messages go there."""
        with self.database.transaction():
            self.database.rows(
                "UPDATE accounts SET address = ?, last_used = ? WHERE channel = ? AND sender = ?",
                (address, to_text(self.clock.now()), channel, sender),
            )

    def addresses(self, member_id: int) -> list[tuple[str, str]]:
        """Channel and address of a member's private chats, the last used first."""
        rows = self.database.rows(
            "SELECT channel, address FROM accounts WHERE member_id = ? AND address IS NOT NULL ORDER BY last_used DESC",
            (member_id,),
        )
        return [(row["channel"], row["address"]) for row in rows]

    def invite(self, name: str, role: Role) -> str:
        """A code with which somebody joins as a new member: single use, valid for 24 hours.

        For the name of a member who has that role already, the code links another account to that member.
        Raises NameTakenError when the member has another role.
        """
        known = self.by_name(name)
        if known is not None and known.role is not role:
            raise NameTakenError(name)
        code = secrets.token_urlsafe(9)
        with self.database.transaction():
            self.database.rows(
                "INSERT INTO invites (code_sha256, name, role, member_id, expires_at) VALUES (?, ?, ?, ?, ?)",
                (
                    _digest(code),
                    name,
                    role.value,
                    known.id if known else None,
                    to_text(self.clock.now() + INVITE_VALID),
                ),
            )
            self._noted("invited", known.id if known else None, role=role.value)
        return code

    def join(self, channel: str, sender: str, code: str, *, language: str | None = None) -> Member | None:
        """Makes the sender a member if the code is good; None if it is unknown, used or expired.

        A new member is answered in `language`, or in the household's.
        """
        household = self.household()
        with self.database.transaction():
            row = self.database.row("SELECT * FROM invites WHERE code_sha256 = ?", (_digest(code),))
            now = self.clock.now()
            if household is None or row is None or row["used_at"] or from_text(row["expires_at"]) < now:
                return None
            self.database.rows(
                "UPDATE invites SET used_at = ? WHERE code_sha256 = ?", (to_text(now), row["code_sha256"])
            )
            member = self.get(row["member_id"]) if row["member_id"] else self.by_name(row["name"])
            if member is not None and member.role.value != row["role"]:
                return None
            if member is None:
                spoken = language or household.language
                member = self.add(row["name"], Role(row["role"]), language=spoken, zone=str(household.zone))
            self.link(member.id, channel, sender)
            self._noted("joined", member.id, by=member.id, role=member.role.value, channel=channel)
        return member

    def stranger_seen(self, channel: str, sender: str) -> int:
        """Counts a stranger's message and returns how many there were before."""
        with self.database.transaction():
            row = self.database.rows(
                "INSERT INTO strangers (channel, sender, first_seen, tries) VALUES (?, ?, ?, 1)"
                " ON CONFLICT (channel, sender) DO UPDATE SET tries = tries + 1 RETURNING tries",
                (channel, sender, to_text(self.clock.now())),
            )[0]
        return int(row["tries"]) - 1

    def rename(self, member_id: int, name: str) -> None:
        """Another name for a member. Raises NameTakenError where somebody else has it."""
        known = self.by_name(name)
        if known is not None and known.id != member_id:
            raise NameTakenError(name)
        with self.database.transaction():
            self.database.rows("UPDATE members SET name = ? WHERE id = ?", (name, member_id))
            self._noted("name", member_id)

    def leave(self, member_id: int, *, forget_name: bool = False) -> None:
        """Ends a membership: no account is theirs any more, and what was said in their private chats is deleted.

        With `forget_name` nobody is told any more what they were called.
        """
        with self.database.transaction():
            self.forget(member_id, *self._private_chats(member_id))
            self.database.rows(
                "DELETE FROM invites WHERE name = (SELECT name FROM members WHERE id = ?) COLLATE NOCASE", (member_id,)
            )
            self.database.rows(
                "UPDATE members SET left_at = ?, was_called = iif(?, NULL, name), name = '#' || id, nicknames = '[]',"
                " brief_at = NULL, preview_at = NULL, week_at = NULL WHERE id = ?",
                (to_text(self.clock.now()), forget_name, member_id),
            )
            self._noted("left", member_id)

    def forget(self, member_id: int, *chats: str | None) -> None:
        """Deletes what was said in these private chats of a member, and what else is theirs here but their name."""
        with self.database.transaction():
            for chat in filter(None, chats):
                _forget_chat(self.database, chat)
            for table in _OF_MEMBER:
                self.database.rows(f"DELETE FROM {table} WHERE member_id = ?", (member_id,))

    def _private_chats(self, member_id: int) -> list[str]:
        return [f"{channel}:{address}" for channel, address in self.addresses(member_id)]

    def set_language(self, member_id: int, language: str) -> None:
        """The language in which a member is answered, as a two-letter code."""
        with self.database.transaction():
            self.database.rows("UPDATE members SET language = ? WHERE id = ?", (language, member_id))
            self._set("language", member_id, to=language)

    def set_zone(self, member_id: int, zone: ZoneInfo) -> None:
        """The zone in which a member means times from now on; what is stored keeps its instant."""
        with self.database.transaction():
            self.database.rows("UPDATE members SET zone = ? WHERE id = ?", (str(zone), member_id))
            self._set("zone", member_id, to=str(zone))

    def move(self, zone: ZoneInfo) -> None:
        """The household lives in another zone from now on, and with it every member who lived in its zone until now."""
        with self.database.transaction():
            here = "zone = (SELECT zone FROM household) AND left_at IS NULL"
            moving = [row["id"] for row in self.database.rows(f"SELECT id FROM members WHERE {here}")]
            self.database.rows("UPDATE household SET zone = ?", (str(zone),))
            for member_id in moving:
                self.set_zone(member_id, zone)

    def set_quiet(self, member_id: int, hours: tuple[time, time] | None) -> None:
        """From when to when a member is not disturbed, on the member's clock; None: never quiet."""
        begin, end = (one.isoformat("minutes") for one in hours) if hours else (None, None)
        with self.database.transaction():
            self.database.rows("UPDATE members SET quiet_from = ?, quiet_to = ? WHERE id = ?", (begin, end, member_id))
            self._set("quiet", member_id)

    def set_bedtime(self, member_id: int, bedtime: Bedtime | None) -> None:
        """When a child is to sleep; None: no bedtime."""
        times = (bedtime.evening, bedtime.free_evening, bedtime.morning) if bedtime else (None, None, None)
        texts = [one.isoformat("minutes") if one else None for one in times]
        sql = "UPDATE members SET bed_from = ?, bed_free_from = ?, bed_to = ? WHERE id = ?"
        with self.database.transaction():
            self.database.rows(sql, (*texts, member_id))

    def set_told(self, member_id: int, what: str, at: time | None) -> None:
        """When a member is told the day ("brief"), the next day ("preview") or the week ("week"); None: never."""
        if what not in TOLD:
            raise ValueError(what)
        with self.database.transaction():
            self.database.rows(
                f"UPDATE members SET {what}_at = ? WHERE id = ?", (at.isoformat("minutes") if at else None, member_id)
            )
            self._set(what, member_id)

    def set_spoken(self, member_id: int, spoken: Spoken) -> None:
        """When a member is answered aloud."""
        with self.database.transaction():
            self.database.rows("UPDATE members SET spoken = ? WHERE id = ?", (spoken.value, member_id))
            self._set("spoken", member_id, to=spoken.value)

    def set_aloud(self, member_id: int, what: str, *, aloud: bool) -> None:
        """Whether the "brief", the "preview" or the "week" is read to a member aloud."""
        if what not in TOLD:
            raise ValueError(what)
        with self.database.transaction():
            self.database.rows(f"UPDATE members SET {what}_aloud = ? WHERE id = ?", (int(aloud), member_id))
            self._set(f"{what}-aloud", member_id, to=int(aloud))

    def _set(self, what: str, member_id: int, **facts: Fact) -> None:
        self._tell(Kind.SETTINGS, what, None, {"member": member_id, **facts})

    def _noted(self, what: str, member_id: int | None, *, by: int | None = None, **facts: Fact) -> None:
        self._tell(Kind.MEMBER, what, by, {"member": member_id, **facts})

    def _tell(self, kind: Kind, what: str, by: int | None, facts: Mapping[str, Fact]) -> None:
        """Tells the audit log what became of a member; without `by` it was done from outside of any chat."""
        if self.audit is not None:
            self.audit.add(kind, at=self.clock.now(), member_id=by, what=what, facts=facts)


def _forget_chat(database: Database, chat_key: str) -> None:
    """Deletes what was said in a chat, with what the stores beside it hold of it."""
    told = "SELECT id FROM conversation WHERE chat_key = ?"
    database.rows(f"DELETE FROM conversation_files WHERE entry_id IN ({told})", (chat_key,))
    database.rows("UPDATE conversation SET answers = NULL WHERE chat_key = ?", (chat_key,))
    for table in ("conversation", "handled", "buttons", "dialogs", "memories", "memory_exchanges"):
        database.rows(f"DELETE FROM {table} WHERE chat_key = ?", (chat_key,))


def _digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


def _member(row: Row) -> Member:
    return Member(
        row["id"],
        row["name"],
        Role(row["role"]),
        row["language"],
        ZoneInfo(row["zone"]),
        tuple(json.loads(row["nicknames"])),
        (begin, end) if (begin := _time(row["quiet_from"])) and (end := _time(row["quiet_to"])) else None,
        _time(row["brief_at"]),
        _time(row["preview_at"]),
        _time(row["week_at"]),
        reachable=bool(row.get("reachable", False)),
        has_chat=bool(row.get("has_chat", False)),
        spoken=Spoken(row["spoken"]),
        read_aloud=frozenset(what for what in TOLD if row[f"{what}_aloud"]),
        bedtime=_bedtime(row),
    )


def _bedtime(row: Row) -> Bedtime | None:
    evening, morning = _time(row["bed_from"]), _time(row["bed_to"])
    return Bedtime(evening, morning, _time(row["bed_free_from"])) if evening and morning else None


def _time(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
