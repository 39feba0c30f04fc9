"""Whose turn it is. A turn is a number: that of a week, or how often it was done before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date


def week_of(day: date) -> int:
    """The number of the ISO week of a day, counted through all years: each begins on a Monday (ISO 8601)."""
    return (day.toordinal() - 1) // 7


def monday_of(week: int) -> date:
    """The first day of a week by its number."""
    return date.fromordinal(week * 7 + 1)


@dataclass(frozen=True, slots=True)
class Swap:
    """In `turn` the taker does what was the giver's; in `back`, if there is one, the other way round."""

    turn: int
    giver: int
    taker: int
    back: int | None = None


@dataclass(frozen=True, slots=True)
class Rota:
    """Members who take turns in this order; `first` is a turn of the first of them."""

    who: tuple[int, ...]
    first: int = 0
    swaps: tuple[Swap, ...] = ()

    def by_order(self, turn: int) -> int:
        """Whose turn it is by the order alone."""
        return self.who[(turn - self.first) % len(self.who)]

    def holder(self, turn: int) -> int:
        """Whose turn it is, swaps included: always exactly one."""
        holder = self.by_order(turn)
        for swap in self.swaps:
            if swap.turn == turn and holder == swap.giver:
                holder = swap.taker
            elif swap.back == turn and holder == swap.taker:
                holder = swap.giver
        return holder

    def next_turn_of(self, member: int, after: int) -> int | None:
        """The member's next turn after that one; None where none comes up."""
        last = max([after, *(turn for swap in self.swaps for turn in (swap.turn, swap.back or 0))]) + len(self.who)
        return next((turn for turn in range(after + 1, last + 1) if self.holder(turn) == member), None)

    def swapped(self, turn: int, giver: int, taker: int) -> Swap:
        """The swap of a turn against the taker's next one; somebody outside the rota has none to give."""
        return Swap(turn, giver, taker, self.next_turn_of(taker, turn))

    def with_people(self, who: Sequence[int], turn: int) -> Rota:
        """Other people from a turn on: whoever has it keeps it, or else the next in the old order who stays."""
        at = self.who.index(self.by_order(turn))
        staying = [one for one in (*self.who[at:], *self.who[:at]) if one in who]
        return replace(self, who=tuple(who), first=turn - (list(who).index(staying[0]) if staying else 0))
