"""What is counted while it happens: messages, stages, questions to models, deliveries, verdicts, errors, alerts."""

from __future__ import annotations

import logging
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics
from prometheus_client.process_collector import ProcessCollector

from knowledge import stages
from knowledge.stages import Stage

MESSAGE_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
MODEL_BUCKETS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 45.0, 90.0)
STAGE_BUCKETS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
MEDIA_BUCKETS = (0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 45.0, 90.0, 180.0, 600.0)
MEDIA = (Stage.OCR, Stage.HEARING, Stage.SPEAKING)
"""The stages that have a figure of their own besides: they take seconds, and run as services elsewhere."""


class Process:
    """The registry that all figures of a process are in, with its stages. `end` stops the counting of stages."""

    def __init__(self, version: str) -> None:
        disable_created_metrics()
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.common: dict[str, Any] = {"namespace": "inglenook", "registry": self.registry}
        seconds = Histogram(
            "stage_seconds", "A stage, without those inside it", ["stage"], buckets=STAGE_BUCKETS, **self.common
        )
        media = Histogram(
            "media_seconds", "Reading pictures, hearing, speaking", ["what"], buckets=MEDIA_BUCKETS, **self.common
        )
        self._stages = {one: seconds.labels(one.value) for one in Stage}
        self._media = {one: media.labels(one.value) for one in MEDIA}
        Gauge("build", "1, with the version", ["version"], **self.common).labels(version).set(1)
        self.end = stages.listen(self._took)

    def _took(self, stage: Stage, own: float, whole: float) -> None:
        self._stages[stage].observe(own)
        if (media := self._media.get(stage)) is not None:
            media.observe(whole)


class Counts(Process):
    """The counters of the house, made once."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        common = self.common
        self.messages = Counter(
            "messages", "Messages by channel and what came of them", ["channel", "outcome"], **common
        )
        self.message_seconds = Histogram(
            "message_seconds", "From message to reply", ["channel"], buckets=MESSAGE_BUCKETS, **common
        )
        self.model_calls = Counter(
            "model_calls", "Questions to models, what came of them", ["role", "result"], **common
        )
        self.model_seconds = Histogram(
            "model_seconds", "From question to answer, queue included", ["role"], buckets=MODEL_BUCKETS, **common
        )
        self.model_tokens = Counter("model_tokens", "Tokens read and written by models", ["role", "kind"], **common)
        self.deliveries = Counter(
            "deliveries", "Tries to deliver, and replies on Telegram", ["channel", "result"], **common
        )
        self.verdicts = Counter(
            "rail_verdicts", "What guardrails said that is more than allowing", ["rail", "action"], **common
        )
        self.errors = Counter("log_errors", "Errors in the log by the part that wrote them", ["part"], **common)
        self.alerts = Counter("alerts_received", "Alerts that Alertmanager handed on", ["state"], **common)


class ErrorCounter(logging.Handler):
    """Counts what is logged as an error, by module: what nobody foresaw is always logged so."""

    def __init__(self, counts: Counts) -> None:
        super().__init__(logging.ERROR)
        self._counts = counts

    def emit(self, record: logging.LogRecord) -> None:
        """Counts one; its text is not looked at."""
        own = record.name.split(".")[0] in ("bot", "pods", "skills", "knowledge", "backups")
        self._counts.errors.labels(record.name if own else "libraries").inc()
