"""The best placement there is, found by trying all that can be better: models on cards, whole or spread over some.

What is best, each only where all before it are equal:

1. roles served: fast before chat before embed before vision;
2. how well: the models' quality in their roles, chat counting most;
3. copies of what serves fast and chat, on as many servers as hold one, for throughput;
4. balance: the fullest card is as empty as can be.

A model that one card holds lies on one card. One that no card holds is spread over as few cards as can hold it; the
server that sees these cards has the other models on them as well, each at most once. Two roles that choose the same
model share it, with the longer of their contexts: Ollama loads a model anew when it is asked with another one.

The choices of models are gone through from the best value on, until one can be placed. For each, the cards are gone
through one by one, with a table of the best so far for every number of servers that each model has. That is exact:
what comes later depends on nothing else, and the fullest card only ever gets fuller.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, product

from pods.engine.models.placement.cards import Card
from pods.engine.models.placement.catalogue import Candidate, RoleName
from pods.engine.models.placement.memory import Loaded

SERVED: Mapping[RoleName, int] = {"fast": 8, "chat": 4, "embed": 2, "vision": 1}
"""What serving a role is worth; each is worth more than all after it."""
QUALITY: Mapping[RoleName, int] = {"fast": 3, "chat": 4, "embed": 1, "vision": 2}
"""How much a model's quality counts in a role."""
COPIES: Mapping[RoleName, int] = {"fast": 3, "chat": 2, "embed": 0, "vision": 0}
"""What further servers with a role's model are worth: the n-th an n-th of it. A role without a worth has one server."""
_WHOLE = 840
"""All numbers from 1 to 8 divide it, so that shares of it are whole."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A role to be served by one of some models, with so many tokens of context."""

    role: RoleName
    candidates: tuple[Candidate, ...]
    context: int


@dataclass(frozen=True, slots=True)
class Worth:
    """How good a placement is; a greater one is better."""

    served: int
    quality: int
    copies: int
    """In 840ths."""
    fullest: int
    """Thousandths of the room of the fullest card that are taken, rounded up."""

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """For comparing."""
        return self.served, self.quality, self.copies, -self.fullest


@dataclass(frozen=True, slots=True)
class Placed:
    """A model on the cards (by position) of one server, whole or spread over all of them."""

    item: Loaded
    unit: tuple[int, ...]
    """All cards that the server sees."""
    cards: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A placement: what serves each role, and where it lies."""

    chosen: Mapping[RoleName, Candidate]
    placed: tuple[Placed, ...]
    worth: Worth


@dataclass(frozen=True, slots=True)
class _Arranged:
    copies: int
    fullest: int
    placed: tuple[Placed, ...]


def find_best(cards: Sequence[Card], wishes: Sequence[Wish], parallel: int) -> Found:
    """The best placement of one model for each wish; where nothing can be placed it is empty."""
    rooms = tuple(card.room for card in cards)
    choices = sorted(product(*(((*wish.candidates, None)) for wish in wishes)), key=lambda one: _value(one, wishes))
    for value, alike in groupby(reversed(choices), key=lambda one: _value(one, wishes)):
        best: tuple[_Arranged, Mapping[RoleName, Candidate]] | None = None
        for choice in alike:
            chosen = {wish.role: one for wish, one in zip(wishes, choice, strict=True) if one is not None}
            arranged = arrange(rooms, items_of(chosen, wishes, parallel), copies_of(chosen))
            if arranged is None:
                continue
            if best is None or (arranged.copies, -arranged.fullest) > (best[0].copies, -best[0].fullest):
                best = arranged, chosen
        if best is not None:
            worth = Worth(*value, best[0].copies, best[0].fullest)
            return Found(best[1], best[0].placed, worth)
    raise AssertionError("the empty choice can always be placed")


def items_of(chosen: Mapping[RoleName, Candidate], wishes: Sequence[Wish], parallel: int) -> tuple[Loaded, ...]:
    """The models that are to be loaded: one for all roles that share it, with the longest of their contexts."""
    contexts: dict[str, int] = {}
    for wish in wishes:
        if wish.role in chosen:
            name = chosen[wish.role].name
            contexts[name] = max(contexts.get(name, 0), wish.context)
    models = {one.name: one for one in chosen.values()}
    return tuple(Loaded(model, contexts[name], parallel) for name, model in models.items())


def copies_of(chosen: Mapping[RoleName, Candidate]) -> dict[str, int]:
    """What a further copy of each chosen model is worth, by its name."""
    worth = {one.name: 0 for one in chosen.values()}
    for role, one in chosen.items():
        worth[one.name] += COPIES[role]
    return worth


def arrange(rooms: Sequence[int], items: Sequence[Loaded], copies: Mapping[str, int]) -> _Arranged | None:
    """The best way to lay these models on cards with these rooms (MiB); None where there is none."""
    needed = {item.model.name: item.fewest(tuple(rooms)) for item in items}
    if any(fewest is None for fewest in needed.values()):
        return None
    if sum(item.body + item.model.graph_mib for item in items) > sum(rooms):
        return None
    spread = [(item, fewest) for item in items if (fewest := needed[item.model.name] or 1) > 1]
    singles = [item for item in items if needed[item.model.name] == 1]
    best: _Arranged | None = None
    for groups in _groups(rooms, [fewest for _, fewest in spread]):
        taken = {card for group in groups for card in group}
        units = [(group, item) for group, (item, _) in zip(groups, spread, strict=True)]
        alone = [((card,), None) for card in range(len(rooms)) if card not in taken]
        tables = [_unit(rooms, unit, item, singles) for unit, item in [*units, *alone]]
        found = _over_units(tables, [copies[item.model.name] for item in singles])
        if found is not None and (best is None or (found.copies, -found.fullest) > (best.copies, -best.fullest)):
            best = found
    return best


def _value(choice: Sequence[Candidate | None], wishes: Sequence[Wish]) -> tuple[int, int]:
    pairs = [(wish.role, one) for wish, one in zip(wishes, choice, strict=True) if one is not None]
    return sum(SERVED[role] for role, _ in pairs), sum(QUALITY[role] * one.roles[role] for role, one in pairs)


def _groups(rooms: Sequence[int], sizes: Sequence[int]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """All ways to give disjoint groups of cards of these sizes; of those with cards of the same rooms only one."""
    seen: set[tuple[tuple[int, ...], ...]] = set()

    def give(free: tuple[int, ...], left: Sequence[int]) -> Iterator[tuple[tuple[int, ...], ...]]:
        if not left:
            yield ()
            return
        for group in combinations(free, left[0]):
            rest = tuple(card for card in free if card not in group)
            for others in give(rest, left[1:]):
                yield (group, *others)

    for groups in give(tuple(range(len(rooms))), sizes):
        alike = tuple(tuple(sorted(rooms[card] for card in group)) for group in groups)
        if alike not in seen:
            seen.add(alike)
            yield groups


_Table = dict[int, tuple[int, tuple[Placed, ...]]]
"""By the set of models beside the spread one (a bit each) the least full way: thousandths, and where they lie."""


def _unit(rooms: Sequence[int], unit: tuple[int, ...], spread: Loaded | None, singles: Sequence[Loaded]) -> _Table:
    """What the server that sees the cards of `unit` may hold beside the model that is spread over them."""
    table: _Table = {}
    for where in product((None, *unit), repeat=len(singles)):
        taken = dict.fromkeys(unit, 0)
        for item, card in zip(singles, where, strict=True):
            if card is not None:
                taken[card] += item.need()
        fullest = _fullest(rooms, unit, taken, spread)
        if fullest is None:
            continue
        mask = sum(1 << number for number, card in enumerate(where) if card is not None)
        if mask not in table or fullest < table[mask][0]:
            placed = [
                Placed(item, unit, (card,)) for item, card in zip(singles, where, strict=True) if card is not None
            ]
            table[mask] = fullest, (*([Placed(spread, unit, unit)] if spread else []), *placed)
    return table


def _fullest(rooms: Sequence[int], unit: Sequence[int], taken: Mapping[int, int], spread: Loaded | None) -> int | None:
    """Thousandths of the room taken on the fullest card; None where it is too much for one.

    What is spread lies so that the fullest card is as empty as can be, as Ollama does it.
    """
    least = spread.least if spread is not None else 0
    if any(taken[card] + least > rooms[card] for card in unit):
        return None
    levels = [_thousandths(taken[card] + least, rooms[card]) for card in unit if taken[card] + least]
    if spread is not None:
        together, room = sum(taken.values()) + spread.need(len(unit)), sum(rooms[card] for card in unit)
        if together > room:
            return None
        levels.append(_thousandths(together, room))
    return max(levels, default=0)


def _over_units(tables: Sequence[_Table], worth: Sequence[int]) -> _Arranged | None:
    """The best of one entry from each table, in which each model is placed, and one without a worth only once."""
    reached: dict[tuple[int, ...], tuple[int, tuple[Placed, ...]]] = {(0,) * len(worth): (0, ())}
    for table in tables:
        after: dict[tuple[int, ...], tuple[int, tuple[Placed, ...]]] = {}
        for servers, (fullest, placed) in reached.items():
            for mask, (full, more) in table.items():
                now = tuple(count + (mask >> number & 1) for number, count in enumerate(servers))
                if any(count > 1 and not one for count, one in zip(now, worth, strict=True)):
                    continue
                level = max(fullest, full)
                if now not in after or level < after[now][0]:
                    after[now] = level, placed + more
        reached = after
    ends = [_Arranged(sum(map(gain, worth, servers)), *found) for servers, found in reached.items() if all(servers)]
    return max(ends, key=lambda one: (one.copies, -one.fullest), default=None)


def gain(worth: int, servers: int) -> int:
    """What it is worth, in 840ths, that so many servers have a model, beside the first."""
    return sum(worth * _WHOLE // number for number in range(2, servers + 1))


def _thousandths(part: int, whole: int) -> int:
    return -(-1000 * part // whole)
