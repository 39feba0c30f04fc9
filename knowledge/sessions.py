"""Who is signed in on the web: one-time links that become sessions; only digests of tokens are kept."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from knowledge.audit import AuditLog, Kind
from knowledge.clock import Clock, to_text
from knowledge.store.database import Database

LINK_LIFE = timedelta(minutes=15)
SESSION_LIFE = timedelta(days=30)
TOKEN_BYTES = 32


class Sessions:
    """Sign-in links and sessions of members.

    A token is 256 random bits, so its bare SHA-256 is enough to keep: there is nothing to guess that a slow
    hash would protect.
    """

    def __init__(self, database: Database, clock: Clock, audit: AuditLog | None = None) -> None:
        """`audit` is told of each link that is made."""
        self._database = database
        self._clock = clock
        self._audit = audit

    def new_link(self, member_id: int) -> str:
        """The token of a sign-in link: opens one session for this member, once, within `LINK_LIFE`."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        now = self._clock.now()
        with self._database.transaction() as tables:
            tables.execute("DELETE FROM signin_links WHERE expires_at <= ?", [to_text(now)])
            tables.execute(
                "INSERT INTO signin_links (token_sha256, member_id, expires_at) VALUES (?, ?, ?)",
                [_digest(token), member_id, to_text(now + LINK_LIFE)],
            )
            if self._audit is not None:
                self._audit.add(Kind.SIGNIN, at=now, member_id=None, what="link", facts={"member": member_id})
        return token

    def exchange(self, token: str) -> str | None:
        """The token of a new session for a link's token, or None for one that is unknown, used or expired."""
        session = secrets.token_urlsafe(TOKEN_BYTES)
        now = self._clock.now()
        with self._database.transaction() as tables:
            link = self._database.row(
                "SELECT member_id, expires_at FROM signin_links WHERE token_sha256 = ?", [_digest(token)]
            )
            if link is None:
                return None
            tables.execute("DELETE FROM signin_links WHERE token_sha256 = ?", [_digest(token)])
            if link["expires_at"] <= to_text(now):
                return None
            tables.execute("DELETE FROM sessions WHERE expires_at <= ?", [to_text(now)])
            tables.execute(
                "INSERT INTO sessions (token_sha256, member_id, since, expires_at) VALUES (?, ?, ?, ?)",
                [_digest(session), link["member_id"], to_text(now), to_text(now + SESSION_LIFE)],
            )
        return session

    def member_of(self, session_token: str) -> int | None:
        """The member whose session this is, or None for one that is unknown, revoked or expired."""
        row = self._database.row(
            "SELECT member_id FROM sessions WHERE token_sha256 = ? AND expires_at > ?",
            [_digest(session_token), to_text(self._clock.now())],
        )
        return None if row is None else int(row["member_id"])

    def revoke(self, session_token: str) -> None:
        """Ends one session; an unknown token is nothing to end."""
        with self._database.transaction() as tables:
            tables.execute("DELETE FROM sessions WHERE token_sha256 = ?", [_digest(session_token)])

    def revoke_all(self, member_id: int) -> int:
        """Ends every session and unused link of a member; returns how many sessions there were."""
        with self._database.transaction() as tables:
            tables.execute("DELETE FROM signin_links WHERE member_id = ?", [member_id])
            return int(tables.execute("DELETE FROM sessions WHERE member_id = ?", [member_id]).rowcount)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
