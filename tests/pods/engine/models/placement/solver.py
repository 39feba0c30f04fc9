"""The same question put to OR-tools, from the written rules alone: nothing of the search is used here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from ortools.sat.python import cp_model

from pods.engine.models.placement.catalogue import Candidate, RoleName
from pods.engine.models.placement.search import Wish

MIB = 1024 * 1024
SERVED = {"fast": 8, "chat": 4, "embed": 2, "vision": 1}
QUALITY = {"fast": 3, "chat": 4, "embed": 1, "vision": 2}
COPIES: dict[RoleName, int] = {"fast": 3, "chat": 2}


def total(parts: Iterable[cp_model.LinearExpr]) -> cp_model.LinearExpr:
    """The sum of some terms."""
    return cp_model.LinearExpr.sum(list(parts))


class Optimum(NamedTuple):
    """The worth of the best placement, part by part."""

    served: int
    quality: int
    copies: int
    fullest: int


class Size(NamedTuple):
    """MiB of one model with one context."""

    body: int
    graph: int
    layer: int

    def on(self, cards: int) -> int:
        return self.body + self.graph if cards == 1 else self.body + cards * (self.graph + self.layer)


def size_of(model: Candidate, context: int, parallel: int) -> Size:
    """The formula as it is written down, rounded up to whole MiB."""
    body = -(-(model.weights + context * parallel * model.cache_bytes) // MIB)
    return Size(body, model.graph_mib, -(-body // model.layers))


def fewest(size: Size, rooms: Sequence[int]) -> int | None:
    """By trying every set of cards, the smallest first."""
    for count in range(1, len(rooms) + 1):
        for group in combinations(rooms, count):
            least = 0 if count == 1 else size.graph + size.layer
            if sum(group) >= size.on(count) and min(group) >= least:
                return count
    return None


class Question:
    """Variables and rules of a placement; `solve` gives the best worth, or None where the fixed choice has none."""

    def __init__(self, rooms: Sequence[int], wishes: Sequence[Wish], parallel: int) -> None:
        self.model = cp_model.CpModel()
        self.rooms = rooms
        self.wishes = wishes
        self.parallel = parallel
        self.fullest = self.model.new_int_var(0, 1000, "fullest")
        self.load: list[list[cp_model.LinearExpr]] = [[] for _ in rooms]
        self.groups: list[list[cp_model.IntVar]] = []
        self.wholes: list[list[cp_model.IntVar]] = []
        self.servers: dict[str, list[cp_model.LinearExpr]] = {}
        self.picks = {
            (wish.role, one.name): self.model.new_bool_var(f"{wish.role}={one.name}")
            for wish in wishes
            for one in wish.candidates
        }
        for wish in wishes:
            self.model.add_at_most_one(self.picks[wish.role, one.name] for one in wish.candidates)
        models = {one.name: one for wish in wishes for one in wish.candidates}
        for one in models.values():
            self._model(one)
        self._cards()

    def _model(self, one: Candidate) -> None:
        """A model is loaded once its roles want it, with the longest context of those that do."""
        by_context: dict[int, list[cp_model.IntVar]] = {}
        for wish in self.wishes:
            if (wish.role, one.name) in self.picks:
                by_context.setdefault(wish.context, []).append(self.picks[wish.role, one.name])
        longer: list[cp_model.IntVar] = []
        servers: list[cp_model.LinearExpr] = []
        for context in sorted(by_context, reverse=True):
            loaded = self.model.new_bool_var(f"{one.name}@{context}")
            for pick in by_context[context]:
                self.model.add(loaded >= pick - total(longer))
            self.model.add(loaded <= total(by_context[context]))
            for pick in longer:
                self.model.add(loaded + pick <= 1)
            servers += self._lie(one, context, loaded)
            longer += by_context[context]
        self.servers[one.name] = servers

    def _lie(self, one: Candidate, context: int, loaded: cp_model.IntVar) -> list[cp_model.LinearExpr]:
        """Where a loaded model lies; gives the terms whose sum is the number of its servers."""
        size = size_of(one, context, self.parallel)
        count = fewest(size, self.rooms)
        if count is None:
            self.model.add(loaded == 0)
            return []
        on = [self.model.new_bool_var(f"{one.name}@{context}#{card}") for card in range(len(self.rooms))]
        if count == 1:
            self.model.add(total(on) >= loaded)
            for card, here in enumerate(on):
                self.model.add(here <= loaded)
                self.load[card].append(size.on(1) * here)
            wanted = [self.picks[role, one.name] for role in COPIES if (role, one.name) in self.picks]
            self.model.add(total(on) <= loaded + len(self.rooms) * total(wanted))
            self.wholes.append(on)
            return list(on)
        self.model.add(total(on) == count * loaded)
        parts = [
            self.model.new_int_var(0, room, f"{one.name}@{context}~{card}") for card, room in enumerate(self.rooms)
        ]
        self.model.add(total(parts) == size.on(count) * loaded)
        for card, (part, here) in enumerate(zip(parts, on, strict=True)):
            self.model.add(part >= (size.graph + size.layer) * here)
            self.model.add(part <= self.rooms[card] * here)
            self.load[card].append(part)
        self.groups.append(on)
        return [loaded]

    def _cards(self) -> None:
        """No card takes more than it has, none is in two groups, and a server has each model once."""
        for card, room in enumerate(self.rooms):
            self.model.add(total(self.load[card]) <= room)
            self.model.add(1000 * total(self.load[card]) <= room * self.fullest)
            self.model.add(total(group[card] for group in self.groups) <= 1)
        for group in self.groups:
            for whole in self.wholes:
                for one, other in combinations(range(len(self.rooms)), 2):
                    self.model.add(group[one] + group[other] + whole[one] + whole[other] <= 3)

    def fix(self, chosen: Mapping[RoleName, str]) -> None:
        """Only placements in which these roles have these models."""
        for role, name in chosen.items():
            self.model.add(self.picks[role, name] == 1)

    def solve(self) -> Optimum | None:
        """The best worth; the parts are weighted so that each goes before all after it."""
        served = total(SERVED[role] * pick for (role, _), pick in self.picks.items())
        quality = total(
            QUALITY[wish.role] * one.roles[wish.role] * self.picks[wish.role, one.name]
            for wish in self.wishes
            for one in wish.candidates
        )
        copies = self._copies()
        self.model.maximize(40_000_000_000 * served + 20_000_000 * quality + 2_000 * copies - self.fullest)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 2
        solver.parameters.max_time_in_seconds = 60
        status = solver.solve(self.model)
        if status == cp_model.INFEASIBLE:
            return None
        assert status == cp_model.OPTIMAL, solver.status_name(status)
        return Optimum(*(solver.value(part) for part in (served, quality, copies, self.fullest)))

    def _copies(self) -> cp_model.LinearExpr:
        worth: list[cp_model.LinearExpr] = []
        for wish in self.wishes:
            if wish.role not in COPIES or not self.rooms:
                continue
            further = [self.model.new_bool_var(f"{wish.role}+{number}") for number in range(2, len(self.rooms) + 1)]
            self.model.add(
                total(further) <= len(self.rooms) * total(self.picks[wish.role, one.name] for one in wish.candidates)
            )
            for one in wish.candidates:
                there = total(self.servers[one.name]) - 1
                self.model.add(total(further) <= there + (len(self.rooms) + 1) * (1 - self.picks[wish.role, one.name]))
            worth += [840 * COPIES[wish.role] // number * more for number, more in enumerate(further, 2)]
        return total(worth)
