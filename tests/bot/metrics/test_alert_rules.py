"""The files of compose/monitoring by Prometheus' own tools; `tests/watching` has them run for real."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from math import prod
from typing import Any

import pytest
import yaml

from bot.metrics.alerts import Alert, heading, said
from bot.replies.catalogue import catalogue
from bot.watch.clocks import WRONG
from bot.watch.history import DRILL_TOO_OLD, TOO_OLD
from bot.watch.process import LATE
from bot.watch.telegram import Patience
from knowledge.store.room import LOW_BYTES, LOW_SHARE
from tests.docs.pages import ROOT, anchors
from tests.watching.programs import MONITORING, tool

TOLD_AT = {
    "OutboxLate": {LATE / timedelta(minutes=1)},
    "TelegramSilent": {Patience().unreachable},
    "DiskNearlyFull": {LOW_SHARE, float(LOW_BYTES)},
    "SnapshotOld": {TOO_OLD.total_seconds()},
    "StoreOld": {TOO_OLD.total_seconds()},
    "DrillOld": {DRILL_TOO_OLD.total_seconds()},
    "ClockWrong": {WRONG.total_seconds()},
}
"""From where the house tells by itself, in the unit of the alert's rule."""
NEVER = {0.0, 1e9}
"""In rules: anything at all, and what never was."""
NUMBERS = re.compile(r"[<>]=? ([\d.e]+(?: \* [\d.e]+)*)")
LANGUAGES = ("en", "de", "fr", "es", "it")
RULES = yaml.safe_load((MONITORING / "alerts.yml").read_text(encoding="utf-8"))
ALERTS = [rule for group in RULES["groups"] for rule in group["rules"]]


@pytest.mark.parametrize(
    "arguments",
    [
        ("promtool", "check", "config", "prometheus.yml"),
        ("promtool", "test", "rules", "alerts.test.yml"),
        ("amtool", "check-config", "alertmanager.yml"),
    ],
    ids=lambda arguments: " ".join(arguments[:2]),
)
def test_their_own_tools_take_the_files(arguments: tuple[str, ...]) -> None:
    done = subprocess.run([tool(arguments[0]), *arguments[1:]], cwd=MONITORING, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("alert", ALERTS, ids=lambda alert: alert["alert"])
def test_every_alert_has_its_entry_in_the_runbook(alert: dict[str, object]) -> None:
    annotations = alert["annotations"]
    assert isinstance(annotations, dict)
    page, _, anchor = annotations["runbook"].partition("#")
    assert anchor in anchors(ROOT / page)


def test_every_alert_is_said_in_five_languages_or_told_by_the_house_itself() -> None:
    """With the labels and annotations that the rules' own tests expect of it."""
    seen = set()
    for expected in fired():
        name, labels, annotations = expected["alertname"], expected["exp_labels"], expected["exp_annotations"]
        told_by_house = labels.get("told") == "house"
        alert = Alert(status="firing", labels={"alertname": name, **labels}, annotations=annotations)
        key, facts = said(alert)
        assert (key == "alert") is told_by_house, f"{name}: {key}"
        if not told_by_house:
            sentences = {say_in(language, f"notice-{key}", facts) for language in LANGUAGES}
            assert len(sentences) == len(LANGUAGES)
            assert len({say_in(language, f"notice-{key}-well", facts) for language in LANGUAGES}) == len(LANGUAGES)
        seen.add(name)
    assert seen == {alert["alert"] for alert in ALERTS}


def test_the_house_and_prometheus_have_the_same_thresholds() -> None:
    found = {
        alert["alert"]: {prod(map(float, one.split(" * "))) for one in NUMBERS.findall(alert["expr"])} - NEVER
        for alert in ALERTS
        if alert["labels"].get("told") == "house"
    }
    assert {name: numbers for name, numbers in found.items() if numbers} == TOLD_AT


def fired() -> Iterator[dict[str, Any]]:
    """Each alert that the tests of the rules expect, with its name."""
    tests = yaml.safe_load((MONITORING / "alerts.test.yml").read_text(encoding="utf-8"))["tests"]
    for one in (one for test in tests for one in test["alert_rule_test"]):
        yield from ({"alertname": one["alertname"], **expected} for expected in one["exp_alerts"])


def say_in(language: str, key: str, facts: dict[str, str]) -> str:
    return catalogue(language).say(key, facts)


@pytest.mark.parametrize("alert", ALERTS, ids=lambda alert: alert["alert"])
def test_every_alert_is_tested_firing_and_not(alert: dict[str, Any]) -> None:
    tests = yaml.safe_load((MONITORING / "alerts.test.yml").read_text(encoding="utf-8"))["tests"]
    looks = [
        bool(one["exp_alerts"])
        for test in tests
        for one in test["alert_rule_test"]
        if one["alertname"] == alert["alert"]
    ]
    assert set(looks) == {True, False}


def test_the_heading_that_is_said_stands_in_the_runbook() -> None:
    text = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
    for alert in ALERTS:
        assert f"## {heading(alert['annotations'])}\n" in text


def test_what_is_watched_stands_in_the_runbook() -> None:
    text = (ROOT / "docs" / "runbook.md").read_text(encoding="utf-8")
    table = text.partition("## What is watched")[2].partition("\n## ")[0]
    listed = {
        name.strip(): anchor
        for names, anchor in re.findall(r"^\| ([A-Z][\w, ]+) \| .*?\(#([\w-]+)\)", table, re.MULTILINE)
        for name in names.split(",")
    }
    assert listed == {alert["alert"]: alert["annotations"]["runbook"].partition("#")[2] for alert in ALERTS}
