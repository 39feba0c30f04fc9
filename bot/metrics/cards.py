"""The graphics cards that this process can see, by NVIDIA's library where it is installed."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Any

from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

log = logging.getLogger(__name__)

FIGURES = {
    "utilisation_ratio": "Share of the last moment in which the card worked",
    "memory_bytes": "Memory of the card",
    "memory_used_bytes": "Memory of the card that is taken",
    "celsius": "Temperature of the card",
}


class Cards(Collector):
    """Looks at every card with each scrape; no figures where there is no library, no driver or no card. Blocking."""

    def __init__(self) -> None:
        self._opened: list[Any] = []
        self._asking = threading.Lock()
        self._said = ""

    def describe(self) -> Iterable[Metric]:
        """Nothing beforehand."""
        return []

    def collect(self) -> Iterator[Metric]:
        """What the driver says now. A card that does not tell one figure still tells the others."""
        try:
            import pynvml
        except ImportError:
            return
        with self._asking:
            families = {
                name: GaugeMetricFamily(f"inglenook_gpu_{name}", text, labels=["card", "name"])
                for name, text in FIGURES.items()
            }
            try:
                for index, card in enumerate(self._cards(pynvml)):
                    for name, value in _told(pynvml, card):
                        families[name].add_metric([str(index), _text(pynvml.nvmlDeviceGetName(card))], value)
            except pynvml.NVMLError as error:
                self._opened = []
                if str(error) != self._said:
                    self._said = str(error)
                    log.info("no figures of graphics cards: %s", error)
        yield from (family for family in families.values() if family.samples)

    def _cards(self, pynvml: Any) -> list[Any]:
        """The cards' handles; the library stays open, because opening it may take a second."""
        if not self._opened:
            pynvml.nvmlInit()
            self._opened = [pynvml.nvmlDeviceGetHandleByIndex(index) for index in range(pynvml.nvmlDeviceGetCount())]
        return self._opened


def _told(pynvml: Any, card: Any) -> Iterator[tuple[str, float]]:
    memory = pynvml.nvmlDeviceGetMemoryInfo(card)
    yield "memory_bytes", float(memory.total)
    yield "memory_used_bytes", float(memory.used)
    with suppress(pynvml.NVMLError_NotSupported):
        yield "utilisation_ratio", pynvml.nvmlDeviceGetUtilizationRates(card).gpu / 100
    with suppress(pynvml.NVMLError_NotSupported):
        yield "celsius", float(pynvml.nvmlDeviceGetTemperature(card, pynvml.NVML_TEMPERATURE_GPU))


def _text(value: object) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)
