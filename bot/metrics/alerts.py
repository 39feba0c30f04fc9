"""What Alertmanager hands on becomes a notice to the admins, in their language where the alert is a known one."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Literal, Protocol

from pydantic import BaseModel, ConfigDict, Field

from bot.replies.catalogue import catalogue
from skills.engine.errors import ConfigurationError

LONGEST = 300
"""Characters of a label or a sentence that are said."""
TOLD_BY_HOUSE = ("told", "house")
"""The label of alerts about what the house watches itself: it tells the admins with and without Prometheus, so that
the alert is only logged and counted here, and nobody hears the same twice."""
OWN = frozenset({"at", "since", "until", "member", "runbook"})
"""Names that mean something to notices, or are no part of a sentence."""


class Alert(BaseModel):
    """One alert, as far as it is used.

    The form: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    status: Literal["firing", "resolved"]
    labels: dict[str, str]
    annotations: dict[str, str] = {}
    fingerprint: str = ""

    @property
    def name(self) -> str:
        """What the rule is called."""
        return self.labels.get("alertname", "?")

    @property
    def summary(self) -> str:
        """Its sentence, on one line."""
        return one_line(self.annotations.get("summary", "")) or "without a summary"

    @property
    def subject(self) -> str:
        """What tells it from others of its name."""
        told = json.dumps(self.labels, sort_keys=True).encode()
        return self.fingerprint or hashlib.sha256(told).hexdigest()[:16]


class Alerts(BaseModel):
    """What Alertmanager posts."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    alerts: tuple[Alert, ...] = Field(max_length=200)


class Telling(Protocol):
    """What tells admins; both block, are durable when they return, and raise the stores' errors."""

    def tell(self, key: str, facts: Mapping[str, str], *, subject: str = "") -> bool: ...

    def resolve(self, key: str, subject: str = "") -> bool: ...


Handed = Callable[[Alert], Awaitable[None]]
"""Takes an alert; when it returns, what is to be said of it is kept. Raises the stores' errors."""


def handed_to(notices: Telling, look: Callable[[], None]) -> Handed:
    """Makes notices of alerts; `look` is called on the event loop when there is something to deliver."""

    async def handed(alert: Alert) -> None:
        if TOLD_BY_HOUSE in alert.labels.items():
            return
        told = await asyncio.to_thread(_keep, notices, alert)
        if told:
            look()

    return handed


def _keep(notices: Telling, alert: Alert) -> bool:
    key, facts = said(alert)
    if alert.status == "firing":
        return notices.tell(key, facts, subject=alert.subject)
    return notices.resolve(key, alert.subject)


def said(alert: Alert) -> tuple[str, dict[str, str]]:
    """The key of the notice and its facts. An alert without a sentence of its own is said as it is.

    So is one that lacks a label which its sentence has.
    """
    facts = {
        name: one_line(value)
        for name, value in {**alert.labels, **alert.annotations}.items()
        if name not in OWN and name != "summary"
    }
    facts |= {"alert": one_line(alert.name), "summary": alert.summary, "heading": heading(alert.annotations)}
    key = f"alert-{kebab(alert.name)}"
    if re.fullmatch(r"[a-z]+(-[a-z]+)*", key) and catalogue("en").has(key):
        try:
            catalogue("en").say(f"notice-{key}", facts)
        except ConfigurationError:
            return "alert", facts
        return key, facts
    return "alert", facts


def heading(annotations: Mapping[str, str]) -> str:
    """The heading of the runbook's entry, from its anchor; that of the list of alerts where the alert names none."""
    anchor = one_line(annotations.get("runbook", "").partition("#")[2]) or "what-is-watched"
    return f"{anchor[:1].upper()}{anchor[1:]}".replace("-", " ")


def kebab(name: str) -> str:
    """`PodDown` as `pod-down`."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


def one_line(text: str) -> str:
    """A text on one line, and no longer than is said."""
    return " ".join(text.split())[:LONGEST]
