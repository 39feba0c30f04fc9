"""Predictions of the router in the form in which routing is scored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from pods.engine.router.ranking import Router
from pods.engine.router.routes import public_route


def predict_routing(row: Mapping[str, Any], router: Router) -> dict[str, Any]:
    """`id`, `route` and `confidence` for a row with `id`, `text` and `lang`.

    The confidence of a route is the sum over its intents, so that doubt between two intents of one route costs nothing.
    """
    shares: dict[str, float] = defaultdict(float)
    for ranked in router.rank(str(row["text"]), str(row.get("lang", "en"))):
        shares[public_route(ranked.intent)] += ranked.confidence
    route = max(shares, key=lambda name: shares[name])
    return {"id": row["id"], "route": route, "confidence": round(shares[route], 4)}
