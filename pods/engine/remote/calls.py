"""What a house may ask of a pod in another process: this list, and nothing that is not in it."""

from __future__ import annotations

import asyncio
import inspect
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from knowledge.audit import Head
from knowledge.audit.book import OwnLog
from knowledge.audit.verifying import Problem
from pods.engine.pod import LocalPod
from skills.engine.command import Asker
from skills.engine.errors import ConfigurationError
from skills.engine.request import GivenFile

PAGE = 500
"""Entries of the audit log in one answer."""

ACCOUNTS = (
    "connect",
    "accounts",
    "calendars",
    "relist",
    "choose",
    "drop",
    "disconnect",
    "settle_removals",
    "status",
    "sync",
)
"""What may be asked of a pod's accounts."""


@dataclass(frozen=True, slots=True)
class Call:
    """One thing that may be asked, and what it is given besides its arguments."""

    work: Callable[..., Any]
    asks: bool = False
    """Whether it may ask the model of the house."""
    progresses: bool = False
    once: bool = False
    """Whether the same ticket again only answers again."""
    of_house: bool = False
    """Whether it is told how the household is now, by the argument `house`."""

    def fits(self, arguments: Mapping[str, Any]) -> bool:
        """Whether it can be called with these arguments."""
        given = {"ask_model", "progress", "ticket"} & arguments.keys()
        try:
            inspect.signature(self.work).bind(**arguments)
        except TypeError:
            return False
        return not given


class HouseToldError(ConfigurationError):
    """The pod has not heard from its house since it was started."""

    def __init__(self) -> None:
        super().__init__("the house has not spoken to this pod since it was started.")


class House:
    """The household as its process told it last: what works by itself in the pod works for it. Its clock stands still
    between two tellings, which is at most half a minute."""

    def __init__(self) -> None:
        self._asker: Asker | None = None
        self.heard = asyncio.Event()
        """Set once it has told of itself."""

    def tell(self, asker: Asker) -> None:
        """This is how it is now. On the event loop."""
        self._asker = asker
        self.heard.set()

    def asker(self) -> Asker:
        """Who acts where nobody asked. Raises ConfigurationError before the house spoke."""
        if self._asker is None:
            raise HouseToldError
        return self._asker

    def now(self) -> datetime:
        """The house's time, aware, UTC."""
        return self.asker().now

    def lasting(self, seconds: float) -> float:
        """As many: timers of this process go by its machine."""
        return seconds

    def passed(self) -> float:
        """Seconds of this machine that only ever pass."""
        return time.monotonic()


def calls_of(pod: LocalPod, house: House, desks: Mapping[str, Any]) -> dict[str, Call]:
    """All calls of a pod. `desks`: what works in its process beside its commands, `accounts` and `feeds`."""

    async def wake(asker: Asker) -> None:
        house.tell(asker)
        await pod.wake(asker)

    async def bring(file: GivenFile) -> GivenFile:
        return file

    calls = {
        "read": Call(pod.read, asks=True),
        "take": Call(pod.take),
        "run": Call(pod.run, progresses=True, once=True),
        "undo": Call(pod.undo, once=True),
        "wake": Call(wake),
        "bring": Call(bring),
        "taken_files": Call(pod.taken_files, asks=True, progresses=True),
    }
    for name in ("next_wake", "names", "words", "lessons", "announce", "announce_together", "brief"):
        calls[name] = Call(getattr(pod, name))
    calls["look_up"] = Call(lambda name, asker, arguments: pod.look_up(name, asker, **arguments))
    calls |= {name: Call(getattr(pod, name)) for name in ("export", "belongings", "leave")}
    outbox = ("claim", "release_leases", "sent", "wait", "waiting_for", "wait_no_more", "dropped", "failed", "standing")
    for name in outbox:
        calls[f"outbox.{name}"] = Call(getattr(pod.outbox, name))
    calls["journal.of_message"] = Call(lambda message_id: pod.journal.of_message(message_id))
    calls["journal.of_message_and_edits"] = Call(
        lambda message_id, mark: pod.journal.of_message_and_edits(message_id, mark)
    )
    calls |= _of_audit(pod)
    if "accounts" in desks:
        calls |= {f"accounts.{name}": Call(getattr(desks["accounts"], name), of_house=True) for name in ACCOUNTS}
    if "feeds" in desks:
        calls["feeds.at"] = Call(desks["feeds"].at, of_house=True)
    return calls


def _of_audit(pod: LocalPod) -> dict[str, Call]:
    def own() -> OwnLog:
        if pod.audit is None:
            raise HouseToldError
        return OwnLog(pod.audit)

    def entries(before: int | None) -> list[Any]:
        return list(islice(own().log.entries(before), PAGE))

    def check(wanted: Collection[int]) -> tuple[int, list[Problem], dict[int, bytes]]:
        checked = own().check(wanted)
        return checked.rows, checked.problems, dict(checked.macs)

    def note_head(about: str, head: Head, at: datetime) -> None:
        own().note_head(about, head, at)

    return {
        "audit.head": Call(lambda: own().head()),
        "audit.claims": Call(lambda: own().claims()),
        "audit.told_of": Call(lambda about: own().told_of(about)),
        "audit.goes_on_after": Call(lambda count: own().goes_on_after(count)),
        "audit.note_head": Call(note_head),
        "audit.entries": Call(entries),
        "audit.check": Call(check),
    }
