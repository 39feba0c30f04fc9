"""The plan that is proposed: servers with their cards and models, what each role gets, and what does not fit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pods.engine.models.placement.cards import Card
from pods.engine.models.placement.catalogue import ROLES, Candidate, RoleName, catalogue
from pods.engine.models.placement.memory import Loaded
from pods.engine.models.placement.search import Found, Placed, Wish, Worth, find_best

CONTEXTS: Mapping[RoleName, int] = {"fast": 4096, "chat": 8192, "embed": 2048, "vision": 4096}
"""Tokens of context of each role, unless a household says otherwise."""
PARALLEL = 2
"""Requests that a server takes at a time for each model."""


@dataclass(frozen=True, slots=True)
class Held:
    """A model on a server: which roles it serves, and its MiB on each card that it lies on, by the card's number."""

    model: str
    roles: tuple[RoleName, ...]
    context: int
    on: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Server:
    """One Ollama server: the cards that it sees, and the models that it holds all at once. Servers count from 0."""

    number: int
    cards: tuple[Card, ...]
    models: tuple[Held, ...]

    @property
    def name(self) -> str:
        """The name of its service."""
        return f"ollama-{self.number}"

    @property
    def free(self) -> int:
        """MiB of its cards that are left, beside what is kept free on each."""
        return sum(card.room for card in self.cards) - sum(sum(held.on.values()) for held in self.models)


@dataclass(frozen=True, slots=True)
class Misfit:
    """A model that would serve a role better, or at all, and does not fit.

    `alone`: not even the empty cards hold it. Otherwise it cannot be placed beside what the other roles have.
    """

    role: RoleName
    model: str
    need: int
    """MiB on as few cards as it takes, or on one where it takes more than all."""
    alone: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """Where every model goes. A role that is in no server's models has none here."""

    cards: tuple[Card, ...]
    servers: tuple[Server, ...]
    misfits: tuple[Misfit, ...]
    worth: Worth
    parallel: int

    def of_role(self, role: RoleName) -> tuple[str, int, tuple[Server, ...]] | None:
        """The model that serves a role, its context, and the servers that have it; None where none does."""
        holding = [(server, held) for server in self.servers for held in server.models if role in held.roles]
        if not holding:
            return None
        return holding[0][1].model, holding[0][1].context, tuple(server for server, _ in holding)


def wishes_of(
    roles: Sequence[RoleName] = ROLES,
    named: Mapping[RoleName, Sequence[Candidate]] | None = None,
    contexts: Mapping[RoleName, int] | None = None,
) -> tuple[Wish, ...]:
    """What is to be served: each role by the models a household names for it, or by those of the catalogue."""
    wishes = []
    for role in (role for role in ROLES if role in roles):
        candidates = tuple((named or {}).get(role) or (one for one in catalogue() if role in one.roles))
        wishes.append(Wish(role, candidates, {**CONTEXTS, **(contexts or {})}[role]))
    return tuple(wishes)


def make_plan(cards: Sequence[Card], wishes: Sequence[Wish], parallel: int = PARALLEL) -> Plan:
    """The best plan for these cards (none to eight), see `search`."""
    found = find_best(cards, wishes, parallel)
    return Plan(
        tuple(cards),
        _servers(cards, wishes, found),
        tuple(_misfits(cards, wishes, found, parallel)),
        found.worth,
        parallel,
    )


def _servers(cards: Sequence[Card], wishes: Sequence[Wish], found: Found) -> tuple[Server, ...]:
    by_unit: dict[tuple[int, ...], list[Placed]] = {}
    for placed in found.placed:
        by_unit.setdefault(placed.unit, []).append(placed)
    servers: list[Server] = []
    for unit, there in sorted(by_unit.items()):
        whole = {card: sum(one.item.need() for one in there if one.cards == (card,)) for card in unit}
        held = []
        for one in there:
            roles = tuple(wish.role for wish in wishes if _serves(found, wish.role, one.item))
            on = {one.cards[0]: one.item.need()} if len(one.cards) == 1 else _shares(cards, whole, one.item)
            named = {cards[position].index: mib for position, mib in on.items()}
            held.append(Held(one.item.model.name, roles, one.item.context, named))
        seen = tuple(cards[position] for position in unit)
        servers.append(Server(len(servers), seen, tuple(sorted(held, key=_by_role))))
    return tuple(servers)


def _serves(found: Found, role: RoleName, item: Loaded) -> bool:
    chosen = found.chosen.get(role)
    return chosen is not None and chosen.name == item.model.name


def _by_role(held: Held) -> int:
    return ROLES.index(held.roles[0])


def _shares(cards: Sequence[Card], taken: Mapping[int, int], item: Loaded) -> dict[int, int]:
    """MiB of a spread model on each card (by position): the fullest card as empty as can be."""
    need = item.need(len(taken))
    level, free = 0, dict.fromkeys(taken, 0)
    while sum(free.values()) < need or min(free.values()) < item.least:
        level += 1
        free = {position: level * cards[position].room // 1000 - mib for position, mib in taken.items()}
        if level > 1000:
            raise AssertionError("what was placed has room")
    over = sum(free.values()) - need
    for position, mib in free.items():
        less = min(over, mib - item.least)
        free[position], over = mib - less, over - less
    return free


def _misfits(cards: Sequence[Card], wishes: Sequence[Wish], found: Found, parallel: int) -> list[Misfit]:
    """For each role all models that would do better; that they do not fit follows from the plan being the best."""
    rooms = tuple(card.room for card in cards)
    misfits = []
    for wish in wishes:
        chosen = found.chosen.get(wish.role)
        better = [one for one in wish.candidates if chosen is None or one.roles[wish.role] > chosen.roles[wish.role]]
        for one in sorted(better, key=lambda model: model.roles[wish.role]):
            item = Loaded(one, wish.context, parallel)
            fewest = item.fewest(rooms)
            misfits.append(Misfit(wish.role, one.name, item.need(fewest or 1), fewest is None))
    return misfits
