"""A plan in words, and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pods.engine.models.placement.cards import Card
from pods.engine.models.placement.catalogue import ROLES, RoleName
from pods.engine.models.placement.plan import Held, Misfit, Plan, Server

WITHOUT = {
    "fast": "the embedded engine on the processor",
    "chat": "what serves fast",
    "embed": "the search that is built in",
    "vision": "reading the text on pictures (OCR) alone",
}
"""What a role that no card serves comes down to."""


def told(plan: Plan, roles: tuple[RoleName, ...] = ROLES) -> Iterator[str]:
    """The plan line by line."""
    if not plan.cards:
        yield "No graphics card: the embedded engine answers on the processor, and what needs a card has none."
    for card in plan.cards:
        yield f"Card {_card(card)}"
    for role in roles:
        got = plan.of_role(role)
        if got is None:
            yield f"{role}: nothing on a card; that leaves {WITHOUT[role]}"
        else:
            model, context, servers = got
            yield f"{role}: {model} on {', '.join(one.name for one in servers)}, {context} tokens of context"
    for server in plan.servers:
        held = ", ".join(_held(one) for one in server.models)
        cards = _cards(server.cards)
        yield f"{server.name} ({cards}): {held}; {_gib(server.free)} left"
    for misfit in _nearest(plan):
        yield _misfit(plan, misfit)


def as_data(plan: Plan) -> dict[str, Any]:
    """The plan as plain data, memory in MiB."""
    return {
        "cards": [
            {"index": one.index, "name": one.name, "uuid": one.uuid, "mib": one.memory, "room": one.room}
            for one in plan.cards
        ],
        "servers": [_server(one) for one in plan.servers],
        "roles": {role: _role(plan, role) for role in ROLES},
        "misfits": [
            {"role": one.role, "model": one.model, "mib": one.need, "alone": one.alone, "why": _misfit(plan, one)}
            for one in plan.misfits
        ],
        "worth": {
            "served": plan.worth.served,
            "quality": plan.worth.quality,
            "copies": plan.worth.copies,
            "fullest": plan.worth.fullest,
        },
        "parallel": plan.parallel,
    }


def _server(server: Server) -> dict[str, Any]:
    models = [
        {"model": one.model, "roles": list(one.roles), "context": one.context, "mib": dict(one.on)}
        for one in server.models
    ]
    return {"name": server.name, "cards": [card.index for card in server.cards], "models": models, "free": server.free}


def _role(plan: Plan, role: RoleName) -> dict[str, Any] | None:
    got = plan.of_role(role)
    return {"model": got[0], "context": got[1], "servers": [one.name for one in got[2]]} if got else None


def _nearest(plan: Plan) -> Iterator[Misfit]:
    """Of each role the first model that would do better: what the next larger card would bring."""
    for role in ROLES:
        yield from [one for one in plan.misfits if one.role == role][:1]


def _misfit(plan: Plan, misfit: Misfit) -> str:
    begun = f"{misfit.role}: {misfit.model} would do better and does not fit"
    if plan.of_role(misfit.role) is None:
        begun = f"{misfit.role}: {misfit.model} does not fit"
    if not misfit.alone:
        return f"{begun} beside what the other roles have; it takes {_gib(misfit.need)}"
    if not plan.cards:
        return f"{begun}: it takes {_gib(misfit.need)} of a card, and there is none"
    rooms = [card.room for card in plan.cards]
    if len(rooms) == 1:
        return f"{begun}: it takes {_gib(misfit.need)}, and the card has room for {_gib(rooms[0])}"
    largest, together = _gib(max(rooms)), _gib(sum(rooms))
    return (
        f"{begun}: it takes {_gib(misfit.need)}, more if it is spread; the largest card has room for {largest}, "
        f"all together have {together}"
    )


def _card(card: Card) -> str:
    name = f" {card.name}" if card.name else ""
    now = f", {_gib(card.in_use)} in use now" if card.in_use else ""
    return f"{card.index}:{name} {_gib(card.memory)}, room for {_gib(card.room)}{now}"


def _held(held: Held) -> str:
    if len(held.on) == 1:
        return f"{held.model} {_gib(sum(held.on.values()))}"
    parts = ", ".join(f"{_gib(mib)} on card {index}" for index, mib in held.on.items())
    return f"{held.model} spread ({parts})"


def _gib(mib: int) -> str:
    return f"{mib / 1024:.1f} GiB"


def _cards(cards: tuple[Card, ...]) -> str:
    numbers = [str(card.index) for card in cards]
    return f"card {numbers[0]}" if len(numbers) == 1 else f"cards {', '.join(numbers[:-1])} and {numbers[-1]}"
