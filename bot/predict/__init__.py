"""Predictions for evaluations: each kind is one function from a row to a prediction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bot.settings import Settings

Predictor = Callable[[dict[str, Any]], dict[str, Any]]


def predictor(kind: str, settings: Settings) -> Predictor:
    """What answers rows of a kind. Raises KeyError for an unknown one."""
    match kind:
        case "household":
            from bot.predict.household import Player

            return Player(settings).play
        case "bank_files":
            from bot.predict.bank_files import predict_bank_file

            return lambda row: predict_bank_file(row, settings.currency)
        case "pii":
            from bot.predict.pii import predict_pii

            return predict_pii
        case "guard":
            from bot.predict.guard import predict_guard

            return predict_guard
        case "routing":
            from bot.build import make_router
            from pods.engine.router.predict import predict_routing

            router = make_router(settings)
            return lambda row: predict_routing(row, router)
        case "time" | "rrule" | "rrule_expand":
            from pods.engine.time import predict

            function: Predictor = getattr(predict, f"predict_{kind}")
            return function
        case _:
            raise KeyError(kind)
