"""docs/api.md lists the figures of a house and of a service, with their labels: no more and no fewer."""

from __future__ import annotations

from typing import Any

from prometheus_client import CollectorRegistry

from bot.building.watching import open_metrics, with_figures
from bot.metrics.services import ServiceFigures
from tests.bench.house import free_port
from tests.conftest import Opener
from tests.watching.documented import documented

ELSEWHERE = {
    "inglenook_offline_refused_total": "only offline",
    "inglenook_gpu_utilisation_ratio": "only with a card",
    "inglenook_gpu_memory_bytes": "only with a card",
    "inglenook_gpu_memory_used_bytes": "only with a card",
    "inglenook_gpu_celsius": "only with a card",
}
"""What has to be looked for elsewhere (tests/bot/metrics/test_cards.py, test_inside.py), and why."""


def labels_by_name(registry: CollectorRegistry) -> dict[str, frozenset[str]]:
    """Every figure of a registry, also those without a value yet, with its labels."""
    found: dict[str, frozenset[str]] = {}
    for collector in list(registry._collector_to_names):
        declared: Any = getattr(collector, "_labelnames", None)
        for family in collector.collect():
            name = f"{family.name}_total" if family.type == "counter" else family.name
            seen = {frozenset(sample.labels) - {"le"} for sample in family.samples}
            found[name] = frozenset(declared) if declared is not None else next(iter(seen), frozenset({"?"}))
    return {name: labels for name, labels in found.items() if name.startswith("inglenook_")}


async def test_the_figures_of_a_house_are_those_that_are_documented(open_house_with: Opener) -> None:
    house = open_house_with(settings={"metrics_port": free_port(), "web_url": "https://127.0.0.1:1"})
    assert open_metrics(house.app) is not None
    assert house.app.counts is not None
    found = labels_by_name(house.app.counts.registry)
    told = documented()
    services = {name for name in told if name.startswith("inglenook_service_")}
    assert set(found) == set(told) - services - ELSEWHERE.keys()
    without = {name for name, labels in found.items() if labels == {"?"}}
    assert {name: labels for name, labels in found.items() if name not in without} == {
        name: told[name] for name in found.keys() - without
    }
    assert without == {
        *("inglenook_backend_up", "inglenook_backend_in_flight", "inglenook_backend_waiting"),
        *("inglenook_backend_answered", "inglenook_backend_failed", "inglenook_notices_open"),
        *("inglenook_channel_answered_timestamp_seconds", "inglenook_clock_behind_seconds"),
        *("inglenook_backup_seconds", "inglenook_backup_rows"),
    }


def test_the_figures_of_a_service_are_those_that_are_documented(open_house_with: Opener) -> None:
    house = open_house_with(settings={"metrics_port": free_port()})
    app = with_figures(None, house.app.settings, "ocr", "/v1/read")  # type: ignore[arg-type]
    assert isinstance(app, ServiceFigures)
    try:
        found = labels_by_name(app._process.registry)
    finally:
        app.end()
    services = {name: labels for name, labels in documented().items() if name.startswith("inglenook_service_")}
    own = {"inglenook_build", "inglenook_stage_seconds", "inglenook_media_seconds"}
    assert {name: labels for name, labels in found.items() if name not in own} == services
    assert own <= set(found)
