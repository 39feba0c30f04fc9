"""The household as plain data: members, and kind by kind what the pods store."""

from __future__ import annotations

from typing import Any

from bot.build import App, asker_of


def household_as_data(app: App) -> dict[str, Any]:
    """Members and everything stored; times as aware datetimes in the zone they were meant in."""
    household, members = app.members.household(), app.members.all()
    if household is None:
        return {}
    asker = asker_of(app, members[0])
    kinds: dict[str, list[dict[str, Any]]] = {}
    for pod in app.pods.values():
        for kind, things in pod.export(asker).items():
            kinds.setdefault(kind, []).extend(_local(thing) for thing in things)
    return {
        "household": {
            "name": household.name,
            "zone": str(household.zone),
            "currency": household.currency,
            "language": household.language,
        },
        "members": [
            {"name": one.name, "role": one.role.value, "language": one.language, "zone": str(one.zone)}
            for one in members
        ],
        **kinds,
    }


def _local(thing: dict[str, Any]) -> dict[str, Any]:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    zone = ZoneInfo(thing["zone"]) if thing.get("zone") else None
    return {
        key: value.astimezone(zone) if isinstance(value, datetime) and zone else value for key, value in thing.items()
    }
