"""What is counted while it happens: messages, questions to models, errors in the log, alerts that came."""

from __future__ import annotations

import logging
from typing import Any

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.process_collector import ProcessCollector

MESSAGE_BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
MODEL_BUCKETS = (0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 20.0, 45.0, 90.0)


class Counts:
    """The counters and the registry that all figures of this process are in, made once."""

    def __init__(self, version: str) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        common: dict[str, Any] = {"namespace": "inglenook", "registry": self.registry}
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
        self.errors = Counter("log_errors", "Errors in the log by the part that wrote them", ["part"], **common)
        self.alerts = Counter("alerts_received", "Alerts that Alertmanager handed on", ["state"], **common)
        build = Gauge("build", "1, with the version", ["version"], **common)
        build.labels(version).set(1)


class ErrorCounter(logging.Handler):
    """Counts what is logged as an error, by module: what nobody foresaw is always logged so."""

    def __init__(self, counts: Counts) -> None:
        super().__init__(logging.ERROR)
        self._counts = counts

    def emit(self, record: logging.LogRecord) -> None:
        """Counts one; its text is not looked at."""
        own = record.name.split(".")[0] in ("bot", "pods", "skills", "knowledge")
        self._counts.errors.labels(record.name if own else "libraries").inc()
