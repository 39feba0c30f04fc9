"""Swapping a turn: one asks, the other one agrees by a button; a grown-up swaps with a child without a question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from knowledge.clock import from_text, to_text
from knowledge.store.database import Row
from skills.chores.commands import AcceptSwap, DeclineSwap, SwapChore, skill
from skills.chores.finishing import tell
from skills.chores.store import Chore, Source, chore_of, is_grown_up, member_of, name_of, swap_of, with_swap
from skills.chores.turns import Swap, monday_of, week_of
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.engine.command import FAMILY_ROLES, Outcome, Ref, Running
from skills.engine.errors import PersonError
from skills.engine.permissions import check

AT_LEAST = timedelta(days=1)
"""How long whoever is asked may think about it, also where the turn is over sooner."""

NO_END = timedelta(days=7)
"""How long a question about a turn without a day is good."""


@skill.command(SwapChore)
def swap(command: SwapChore, running: Running) -> Outcome:
    """Swaps one turn at once, or asks the other one first; children swap only their own."""
    asker, chore = running.asker, chore_of(running, command.chore_id)
    one = member_of(asker, command.instead_of or asker.member.id).id
    other = member_of(asker, command.member)
    if other.role not in FAMILY_ROLES:
        raise NotAllowedError("not-allowed-guest")
    check(command, asker, own=one == asker.member.id)
    if chore.row["status"] != "open":
        raise PersonError("chore-not-open", text=chore.text)
    made = _swap(chore, one, other.id, command, running)
    asked = _to_be_asked(made, running)
    expires = to_text(_expires(chore, made.turn, asker.now))
    swap_id = running.changes.insert(
        "chore_swaps",
        {
            "chore_id": chore.id,
            "turn": made.turn,
            "back": made.back,
            "giver": made.giver,
            "taker": made.taker,
            "asked_by": asker.member.id,
            "asked": asked,
            "status": "asked" if asked is not None else "accepted",
            "expires": expires,
            "created_at": to_text(asker.now),
        },
    )
    refs = (Ref(skill.name, chore.id),)
    if asked is not None:
        tell([asked], "swap", swap_id, chore.id, running, expires)
        return Outcome("chore-swap-sent", {"name": name_of(asker, asked), "text": chore.text}, refs)
    tell([two for two in (made.giver, made.taker) if two != asker.member.id], "swapped", swap_id, chore.id, running)
    return swapped(chore, made, running)


def _swap(chore: Chore, one: int, other: int, command: SwapChore, running: Running) -> Swap:
    """Whoever of the two has the turn gives it to the other one. Raises PersonError where neither has it."""
    turn = chore.turn(running.asker.now)
    if command.day is not None and chore.row["turns"] == "week":
        turn = max(turn, week_of(command.day))
    doers = chore.doers(turn)
    if one == other or (one in doers) == (other in doers):
        raise PersonError("chore-swap-nobody", text=chore.text, who=running.asker.names(doers))
    giver, taker = (one, other) if one in doers else (other, one)
    return chore.rota.swapped(turn, giver, taker) if chore.in_turns else Swap(turn, giver, taker)


def _to_be_asked(made: Swap, running: Running) -> int | None:
    """Whose word is needed: the other one's, or of two others the taker's; children's not where a grown-up swaps."""
    asker = running.asker
    others = [one for one in (made.taker, made.giver) if one != asker.member.id]
    if is_grown_up(asker, asker.member.id):
        others = [one for one in others if is_grown_up(asker, one)]
    return others[0] if others else None


def _expires(chore: Chore, turn: int, now: datetime) -> datetime:
    end = chore.turn_end(turn)
    return max(end, now + AT_LEAST) if end is not None else now + NO_END


def swapped(chore: Chore, made: Swap, source: Source) -> Outcome:
    """Who does it now, and who does the other one's turn in return."""
    return Outcome("chore-swapped", *_said(chore, made, source))


def _said(chore: Chore, made: Swap, source: Source) -> tuple[dict[str, Any], tuple[Ref, ...], tuple[Outcome, ...]]:
    asker = source.asker
    names = {"taker": name_of(asker, made.taker), "giver": name_of(asker, made.giver)}
    by = Outcome("chore-swap-this-time")
    if chore.in_turns and made.turn > chore.turn(asker.now):
        by = Outcome("chore-swap-week", {"day": monday_of(made.turn)})
    elif chore.day is not None:
        by = Outcome("chore-swap-by", {"day": chore.day})
    notes = (Outcome("chore-swapped-back", names),) if made.back is not None else ()
    return {**names, "text": chore.text, "by": (by,)}, (Ref(skill.name, chore.id),), notes


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that is open: the chore, the swap, and its row."""

    chore: Chore
    made: Swap
    row: Row

    @property
    def takes(self) -> bool:
        """Whether whoever is asked would do it now, rather than let the other one do it."""
        return bool(self.row["asked"] == self.made.taker)

    def question(self, source: Source) -> Outcome:
        """What is asked."""
        key = "chore-swap-asked" if self.takes else "chore-swap-offered"
        facts, refs, notes = _said(self.chore, self.made, source)
        return Outcome(key, {**facts, "name": name_of(source.asker, self.row["asked_by"])}, refs, notes)


def row_of(source: Source, swap_id: int) -> Row:
    """A swap that was asked for. Raises NotFoundError."""
    rows = source.rows("SELECT * FROM chore_swaps WHERE id = ?", (swap_id,))
    if not rows:
        raise NotFoundError("chore-swap-over")
    return rows[0]


def open_question(source: Source, swap_id: int) -> Asked:
    """The question as it stands now. Raises PersonError where it is over: answered, or the turn has passed."""
    row = row_of(source, swap_id)
    chore, now = chore_of(source, row["chore_id"]), source.asker.now
    over = row["status"] != "asked" or from_text(row["expires"]) <= now or chore.row["status"] != "open"
    if over or _has_passed(chore, row["turn"], now) or row["giver"] not in chore.doers(row["turn"]):
        raise PersonError("chore-swap-over")
    made = swap_of(row)
    if chore.in_turns:
        made = chore.rota.swapped(made.turn, made.giver, made.taker)
    return Asked(chore, made, row)


def _has_passed(chore: Chore, turn: int, now: datetime) -> bool:
    present = chore.turn(now)
    return present > turn if chore.in_turns else present != turn


@skill.command(AcceptSwap)
def accept(command: AcceptSwap, running: Running) -> Outcome:
    """The swap holds, and who asked for it is told."""
    asked = open_question(running, command.swap_id)
    _only_who_was_asked(asked.row, running)
    running.changes.update("chore_swaps", command.swap_id, {"status": "accepted", "back": asked.made.back})
    told = {asked.row["asked_by"], asked.made.giver, asked.made.taker} - {running.asker.member.id}
    tell(sorted(told), "swapped", command.swap_id, asked.chore.id, running)
    return swapped(with_swap(asked.chore, asked.made), asked.made, running)


@skill.command(DeclineSwap)
def decline(command: DeclineSwap, running: Running) -> Outcome:
    """All stays as it is, and who asked is told."""
    asked = open_question(running, command.swap_id)
    _only_who_was_asked(asked.row, running)
    running.changes.update("chore_swaps", command.swap_id, {"status": "declined"})
    tell([asked.row["asked_by"]], "declined", command.swap_id, asked.chore.id, running)
    return Outcome("chore-swap-declined", {"name": name_of(running.asker, asked.row["asked_by"])})


def _only_who_was_asked(row: Row, running: Running) -> None:
    check(AcceptSwap, running.asker, own=row["asked"] == running.asker.member.id)
