"""The rows of chores as objects: whose turn it is, on which day it is due, and how that is said."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from knowledge.clock import from_text
from knowledge.people import Member
from knowledge.store.database import Row
from skills.chores.turns import Rota, Swap, monday_of, week_of
from skills.engine.asking import NotFoundError
from skills.engine.command import GROWN_UPS, Asker, Outcome, Reading, Rule, Running
from skills.engine.zones import midnight, occurrences, wall

Source = Reading | Running


@dataclass(frozen=True, slots=True)
class Chore:
    """A chore with the swaps that were agreed to."""

    row: Row
    swaps: tuple[Swap, ...] = ()

    @property
    def id(self) -> int:
        return int(self.row["id"])

    @property
    def text(self) -> str:
        return str(self.row["text"])

    @property
    def zone(self) -> ZoneInfo:
        """The zone in which its days are meant."""
        return ZoneInfo(self.row["zone"])

    @property
    def who(self) -> tuple[int, ...]:
        """Everybody it was given to, in the order of their turns."""
        return tuple(json.loads(self.row["who"]))

    @property
    def in_turns(self) -> bool:
        return self.row["turns"] is not None and bool(self.who)

    @property
    def rota(self) -> Rota:
        """The order of turns; only of a chore that has one."""
        return Rota(self.who, self.row["turns_from"], self.swaps)

    @property
    def due(self) -> datetime | None:
        """The instant at which its day begins."""
        return from_text(self.row["due"]) if self.row["due"] else None

    @property
    def day(self) -> date | None:
        """The local day on which it is due."""
        return wall(self.due, self.zone).date() if self.due else None

    def turn(self, now: datetime) -> int:
        """The turn it is: of a missed one until it is done. Without turns, the number of its day."""
        if self.row["turns"] == "count":
            return int(self.row["turn"])
        day = self.day or now.astimezone(self.zone).date()
        if self.row["turns"] == "week":
            return week_of(day)
        return day.toordinal() if self.day else 0

    def doers(self, turn: int) -> tuple[int, ...]:
        """Who is to do it in that turn."""
        if self.in_turns:
            return (self.rota.holder(turn),)
        who = list(self.who)
        for swap in self.swaps:
            if swap.turn == turn and swap.giver in who:
                who[who.index(swap.giver)] = swap.taker
        return tuple(dict.fromkeys(who))

    def concerns(self, now: datetime) -> frozenset[int]:
        """Everybody whose chore it is, whoever has the turn."""
        return frozenset({*self.who, *self.doers(self.turn(now))})

    def is_late(self, asker: Asker) -> bool:
        """Whether its day has passed for the asker."""
        return self.day is not None and self.day < asker.local_now.date()

    def turn_end(self, turn: int) -> datetime | None:
        """The instant at which a turn is over; None where it has no end of its own."""
        if self.row["turns"] == "week":
            return midnight(monday_of(turn + 1), self.zone)
        return midnight(self.day + timedelta(days=1), self.zone) if self.day else None

    def day_for(self, member: int, start: date, days: int, now: datetime) -> date | None:
        """The first of these days on which the member is to do it; what was missed counts for today."""
        today = now.astimezone(self.zone).date()
        for day in self._days(start, days, now):
            if (start <= day or start <= today) and member in self.doers(self.turn_on(day, now)):
                return day
        return None

    def _days(self, start: date, days: int, now: datetime) -> Iterable[date]:
        end = start + timedelta(days=days)
        if self.due is None or self.day is None:
            return
        if self.day < end:
            yield self.day
        if not self.row["rule"] or self.row["turns"] == "count":
            return
        after = max(self.due + timedelta(days=1), midnight(start, self.zone))
        for moment in occurrences(self.row["rule"], from_text(self.row["first"]), self.zone, after, 7 * days):
            day = wall(moment, self.zone).date()
            if day >= end:
                return
            yield day

    def turn_on(self, day: date, now: datetime) -> int:
        """The turn of one of its days, the day on which it is due included."""
        if day == self.day:
            return self.turn(now)
        return week_of(day) if self.row["turns"] == "week" else day.toordinal()


def chore_of(source: Source, chore_id: int) -> Chore:
    """A chore by its id. Raises NotFoundError."""
    rows = source.rows("SELECT * FROM chores WHERE id = ?", (chore_id,))
    if not rows:
        raise NotFoundError("chore-gone")
    return _with_swaps(source, rows)[0]


def open_chores(source: Source) -> list[Chore]:
    """All that are to be done, by their day."""
    return _with_swaps(source, source.rows("SELECT * FROM chores WHERE status = 'open' ORDER BY due IS NULL, due, id"))


def _with_swaps(source: Source, rows: list[Row]) -> list[Chore]:
    agreed = source.rows(
        "SELECT * FROM chore_swaps WHERE status = 'accepted' AND chore_id IN (SELECT value FROM json_each(?))"
        " ORDER BY id",
        (json.dumps([row["id"] for row in rows]),),
    )
    return [Chore(row, tuple(swap_of(one) for one in agreed if one["chore_id"] == row["id"])) for row in rows]


def swap_of(row: Row) -> Swap:
    """The swap in a row of `chore_swaps`."""
    return Swap(row["turn"], row["giver"], row["taker"], row["back"])


def with_swap(chore: Chore, swap: Swap) -> Chore:
    """The chore as it is once one more swap is agreed to."""
    return replace(chore, swaps=(*chore.swaps, swap))


def member_of(asker: Asker, member_id: int) -> Member:
    """A member by id. Raises NotFoundError where there is none any more."""
    found = next((one for one in asker.members if one.id == member_id), None)
    if found is None:
        raise NotFoundError("chore-member-gone")
    return found


def name_of(asker: Asker, member_id: int) -> str:
    """What a member is called, "?" where it left."""
    return next(iter(asker.names((member_id,))), "?")


def is_grown_up(asker: Asker, member_id: int) -> bool:
    """Whether a member may agree to what children did."""
    return any(one.id == member_id and one.role in GROWN_UPS for one in asker.members)


def facts_of(chore: Chore, asker: Asker) -> dict[str, Any]:
    """What is said of a chore: its words, people or turns, day and rule."""
    due = wall(chore.due, chore.zone) if chore.due else None
    facts: dict[str, Any] = {
        "text": chore.text,
        "day": due.date() if due else None,
        "rule": Rule(chore.row["rule"], due) if chore.row["rule"] and due else None,
    }
    if chore.in_turns:
        return {**facts, "whom": (turns_said(chore, asker),)}
    doers = chore.doers(chore.turn(asker.now))
    me = asker.member.id
    return {**facts, "who": asker.names([one for one in doers if one != me]), "me": me in doers}


def turns_said(chore: Chore, asker: Asker) -> Outcome:
    """Whose turn it is and whose is next."""
    turn = chore.turn(asker.now)
    names = {"now": name_of(asker, chore.rota.holder(turn)), "next": name_of(asker, chore.rota.holder(turn + 1))}
    if chore.row["turns"] == "week":
        ahead = turn - week_of(asker.now.astimezone(chore.zone).date())
        if ahead in (0, 1):
            return Outcome("chore-turn-next-week" if ahead else "chore-turn-this-week", names)
    return Outcome("chore-turn", names)
