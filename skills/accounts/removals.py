"""A server that suddenly lists far less than before may be broken: nothing is removed here until a person says so."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from knowledge.people import Role
from skills.accounts.store import Account, AccountStore, Calendar
from skills.accounts.taking import KIND, Taking
from skills.engine.command import GROWN_UPS, Running

FEW = 10
"""Up to so many things in a calendar everything may go at once: a short list is emptied every week."""

ACCEPT, KEEP = "accept", "keep"


def too_many(gone: int, there: int) -> bool:
    """Whether so many of what is kept in step can hardly have been deleted by hand: more than half of more than ten."""
    return there > FEW and gone * 2 > there


def asked_about(held: Iterable[str]) -> str:
    """A short name of what was asked about, so that a button under an old question decides nothing else."""
    return hashlib.sha256("\n".join(sorted(held)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Removals:
    """What becomes here of what is gone from the server of one calendar."""

    store: AccountStore
    account: Account
    calendar: Calendar
    taking: Taking
    new_running: Callable[[], Running]

    def settle(self, gone: set[str]) -> bool:
        """Removes it, keeps it as was said, or asks; whether nothing is held back.

        What is held back has to be said by the server again: the sync token must not move on.
        """
        calendar = self.store.calendar(self.calendar.id) or self.calendar
        rows = self.store.with_rows(calendar.id)
        gone = gone & set(self.store.etags(calendar.id))
        decided = gone & calendar.held if calendar.removals else set()
        rest = gone - decided
        for href in sorted(decided):
            with self.store.database.transaction():
                running = self.new_running()
                if calendar.removals == KEEP:
                    self.taking.put_back(href, running)
                else:
                    self.taking.gone(href, running)
                self.taking.tell(running)
        if too_many(len(rest & rows), len(rows)):
            self._hold(rest, len(rest & rows), len(rows), asked=calendar.held if not calendar.removals else frozenset())
            return False
        for href in sorted(rest):
            with self.store.database.transaction():
                running = self.new_running()
                self.taking.gone(href, running)
                self.taking.tell(running)
        self.store.change_calendar(calendar.id, {"held": "[]", "removals": None})
        return True

    def _hold(self, gone: set[str], count: int, total: int, *, asked: frozenset[str]) -> None:
        """Notes it as the calendar's state; asks once, and again only if more is gone than was asked about."""
        with self.store.database.transaction():
            running = self.new_running()
            if gone <= asked:
                return
            reason = (
                f"{count} of {total} are gone from the server at once; nothing was removed here: "
                f"`ingle accounts sync {self.account.id} --accept-removals` takes them out here too, "
                "`--keep-removed` keeps them"
            )
            self.store.change_calendar(
                self.calendar.id, {"held": json.dumps(sorted(gone)), "removals": None, "reason": reason}
            )
            self._ask(gone, count, total, running)

    def _ask(self, gone: set[str], count: int, total: int, running: Running) -> None:
        """Asks the admins and whose account it is, as far as they may see the calendar."""
        asker = running.asker
        for member in asker.members:
            concerned = member.role is Role.ADMIN or member.id == self.account.owner
            if concerned and member.role in GROWN_UPS and self.calendar.audience in member.audiences:
                running.outbox.put(
                    member_id=member.id,
                    kind=KIND,
                    due=asker.now,
                    now=asker.now,
                    facts={
                        "what": "removals",
                        "calendar": self.calendar.remote.name,
                        "calendar_id": self.calendar.id,
                        "count": count,
                        "total": total,
                        "asked": asked_about(gone),
                    },
                    subject_id=None,
                    timed=False,
                )
