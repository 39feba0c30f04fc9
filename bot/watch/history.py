"""What backups and upgrades wrote down becomes notices, each once; and that nothing was written down for too long."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from backups.events import Event, Events, What
from backups.snapshots import Snapshots
from bot.watch.telling import Telling
from knowledge.clock import Clock, from_text, to_text
from skills.notices.declared import CAUSE
from skills.notices.service import Fact

log = logging.getLogger(__name__)

MARK, BEGAN = "backups.events", "watch.began"
NOT_MADE = "no snapshot was made: "
"""How the reasons of such events begin; the notice says that already."""
STALE = timedelta(days=2)
"""What is older is not told any more, e.g. after the house itself was restored."""
TOO_OLD = timedelta(hours=36)
DRILL_TOO_OLD = timedelta(days=40)
CATCHES_UP = timedelta(hours=2)
"""After the start of the house: what was missed while the machine was off is made up for in that time."""

FAILED = {
    What.SNAPSHOT: "snapshot-failed",
    What.STORED: "store-failed",
    What.CHECKED: "check-failed",
    What.DRILL: "drill-failed",
}
"""What lasts until it goes well again."""
FAILED_ONCE = {
    What.RESTORED: "restore-failed",
    What.RECOVERED: "recover-failed",
    What.UPGRADED: "upgrade-failed",
}
NEWS = {
    What.DRILL: "drill-done",
    What.RESTORED: "restore-done",
    What.RECOVERED: "recovered",
    What.UPGRADED: "upgraded",
}
"""What is told when it went well."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What has to happen by itself in this house."""

    snapshots: bool = True
    stored: bool = True
    drills: bool = True
    waits: bool = False
    """Something that is told already keeps all of it from happening: until then there is nothing more to say."""


class HistoryLook:
    """Reads the events in the folder of snapshots."""

    def __init__(
        self, telling: Telling, folder: Path, clock: Clock, expected: Callable[[], Expected] = Expected
    ) -> None:
        self._telling = telling
        self._events = Events(folder)
        self._snapshots = Snapshots(folder)
        self._clock = clock
        self._expected = expected
        self._started = clock.now()

    async def news(self) -> None:
        """Tells what happened since it was looked last, also before a restart. Raises OSError, the store's errors."""
        await self._telling.aside(self._tell_news)

    async def ages(self) -> None:
        """Tells what has not happened for too long. Raises OSError, the store's errors."""
        waits, ages = await self._telling.aside(self._ages)
        for key, facts in ages.items():
            if facts is None or not waits:
                await self._telling.lasts(key, facts)

    # --- what happened --------------------------------------------------------------------------------------------

    def _tell_news(self) -> None:
        notices, now = self._telling.notices, self._clock.now()
        events = self._events.all()
        new = events[_read_up_to(events, notices.mark(MARK)) :]
        put_back = max((place for place, event in enumerate(new) if _is_put_back(event)), default=0)
        for place, event in enumerate(new):
            known = place < put_back and not (event.what in FAILED and not event.ok)
            if now - event.at <= STALE and not known and not _overtaken(event, new[place + 1 :]):
                self._tell(event)
            notices.set_mark(MARK, _mark(event))

    def _tell(self, event: Event) -> None:
        notices = self._telling.notices
        at = to_text(event.at)
        if event.ok:
            if event.what in FAILED:
                notices.resolve(FAILED[event.what])
            if event.what in NEWS:
                notices.tell(_key(event), _facts(event), subject=at, news=True)
        elif event.what in FAILED:
            notices.tell(FAILED[event.what], _why(event))
        elif event.what in FAILED_ONCE:
            urgent = event.what is What.RECOVERED
            notices.tell(FAILED_ONCE[event.what], _why(event), subject=at, news=True, urgent=urgent)

    # --- what did not happen --------------------------------------------------------------------------------------

    def _ages(self) -> tuple[bool, Mapping[str, Mapping[str, Fact] | None]]:
        """Whether what is too old is not told yet, and what is too old, by the notice that tells it."""
        now, expected = self._clock.now(), self._expected()
        began = self._began(now)
        waits = expected.waits or now - self._started < CATCHES_UP
        made = self._last(What.SNAPSHOT)
        with suppress(OSError):
            newest = self._snapshots.newest()
            made = max(filter(None, (made, newest.manifest.at if newest else None)), default=None)
        snapshot, stored = now - (made or began), now - (self._last(What.STORED) or began)
        drill = now - (self._last(What.DRILL) or began)
        return waits, {
            "snapshot-old": {"hours": _hours(snapshot)} if expected.snapshots and snapshot > TOO_OLD else None,
            "store-old": {"hours": _hours(stored)} if expected.stored and stored > TOO_OLD else None,
            "drill-old": {"days": drill.days} if expected.drills and drill > DRILL_TOO_OLD else None,
        }

    def _last(self, what: What) -> datetime | None:
        event = self._events.last(what, ok=True)
        return event.at if event is not None else None

    def _began(self, now: datetime) -> datetime:
        """When this house was watched first."""
        notices = self._telling.notices
        if not notices.mark(BEGAN):
            notices.set_mark(BEGAN, to_text(now))
        return from_text(notices.mark(BEGAN))


def _key(event: Event) -> str:
    """What is told of what went well."""
    facts = event.facts
    if event.what is What.UPGRADED and facts.get("back"):
        return "upgraded-back"
    if event.what is What.RECOVERED and "" < str(facts.get("until", "")) <= str(facts.get("since", "")):
        return "recovered-whole"
    return "recovered-all" if event.what is What.RECOVERED and facts.get("all") else NEWS[event.what]


def _mark(event: Event) -> str:
    return json.dumps([to_text(event.at), event.what, event.ok])


def _read_up_to(events: list[Event], mark: str) -> int:
    """How many of the events were read: those up to the marked one, or, where it is gone, those not after it."""
    places = [place for place, event in enumerate(events, 1) if _mark(event) == mark]
    if places:
        return places[-1]
    at = json.loads(mark)[0] if mark else ""
    return sum(1 for event in events if to_text(event.at) <= at)


def _is_put_back(event: Event) -> bool:
    """Whether the house forgot with this what it had told before."""
    if event.what is What.RESTORED:
        return event.ok and event.facts.get("what") == "everything"
    return event.what is What.UPGRADED and event.ok and bool(event.facts.get("back"))


def _overtaken(event: Event, later: Sequence[Event]) -> bool:
    """Whether what failed once was done after all, before anybody was told."""
    if event.ok or event.what not in FAILED_ONCE:
        return False
    by_hand = event.what is not What.UPGRADED
    return any(
        one.ok
        and (
            (by_hand and one.what is What.RESTORED)
            or (one.what is event.what and one.facts.get("what") == event.facts.get("what"))
        )
        for one in later
    )


def _facts(event: Event) -> dict[str, Fact]:
    """What the sentences of all that went well may say."""
    given = event.facts

    def figure(*names: str) -> int:
        found = next((given[name] for name in names if name in given), 0)
        return round(found) if isinstance(found, int | float) else 0

    def text(name: str, otherwise: str) -> str:
        return str(given.get(name) or otherwise)

    return {
        "at": _made(text("name", ""), event.at),
        "since": text("since", to_text(event.at)),
        "until": text("until", to_text(event.at)),
        "kept": text("kept", "damaged"),
        "rows": figure("items", "rows"),
        "files": figure("files"),
        "seconds": figure("seconds"),
        "asked": figure("asked"),
        "same": figure("same", "answered"),
        "what": text("what", "?"),
        "version": text("to", "?"),
    }


def _made(snapshot: str, otherwise: datetime) -> str:
    """When a snapshot was made, which its name says."""
    try:
        return to_text(datetime.strptime(snapshot, "%Y-%m-%dT%H%M%SZ").replace(tzinfo=UTC))
    except ValueError:
        return to_text(otherwise)


def _why(event: Event) -> dict[str, Fact]:
    """What the sentences of all that failed may say: the reason, and the cause where it is a common one."""
    cause = event.facts.get(CAUSE)
    return {"reason": _sentence(event.reason), **({CAUSE: str(cause)} if cause else {})}


def _sentence(reason: str) -> str:
    """The reason without its full stop: the notice goes on after it."""
    return reason.removeprefix(NOT_MADE).strip().rstrip(".") or "?"


def _hours(age: timedelta) -> int:
    return round(age / timedelta(hours=1))
