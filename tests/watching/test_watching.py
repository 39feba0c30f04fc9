"""Prometheus, Alertmanager, node-exporter and Caddy for real, with the committed files, before and behind a house."""

from __future__ import annotations

import json
import ssl
from typing import Any

import httpx
import pytest
import yaml

from tests.watching.conftest import Watched
from tests.watching.documented import bare, documented, labels_of, named
from tests.watching.programs import MONITORING, Ports, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]

ALERTS = [
    rule
    for group in yaml.safe_load((MONITORING / "alerts.yml").read_text(encoding="utf-8"))["groups"]
    for rule in group["rules"]
]
BOARDS = [
    json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((MONITORING / "grafana" / "dashboards").glob("*.json"))
]
QUERIES = [
    (board["uid"], panel["title"], target["expr"])
    for board in BOARDS
    for panel in board["panels"]
    for target in panel["targets"]
]
EMPTY_HERE = {
    ("inglenook-house", "Telegram answered"): "no bot",
    ("inglenook-house", "Deliveries"): "nothing was sent unasked yet",
    ("inglenook-house", "Errors in the log"): "there were none",
    ("inglenook-house", "Notices and alerts"): "there were none",
    ("inglenook-machine", "Last put away"): "no store",
    ("inglenook-machine", "Last drill"): "no drill",
    ("inglenook-machine", "Newest snapshot"): "no snapshot",
    ("inglenook-machine", "How long they take"): "no snapshot",
    ("inglenook-machine", "Rows"): "no snapshot",
    ("inglenook-models", "Questions"): "no model",
    ("inglenook-models", "From question to answer"): "no model",
    ("inglenook-models", "Tokens"): "no model",
    ("inglenook-models", "Waiting for a model"): "no model server",
    ("inglenook-models", "Servers"): "no model server",
    ("inglenook-models", "Answers and failures of servers"): "no model server",
    ("inglenook-models", "Reading pictures, hearing, speaking"): "no picture was read",
}
"""Panels that may have nothing to show in this house, and why."""
THEIR_LABELS = {"job", "instance", "le"}


def asked(expression: str) -> str:
    """A query of a dashboard as Grafana asks it."""
    return expression.replace("$__rate_interval", "1m")


def say(watched: Watched, number: int, text: str) -> None:
    answer = watched.anna.post("/api/messages", json={"id": f"watching-{number:04}", "text": text})
    answer.raise_for_status()


def test_caddy_serves_the_web_chat_with_its_headers_and_keeps_the_inside_inside(watched: Watched) -> None:
    page = watched.anna.get("/")
    assert page.status_code == 200
    assert "<html" in page.text
    assert page.headers["strict-transport-security"] == "max-age=31536000"
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["x-frame-options"] == "DENY"
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["cross-origin-opener-policy"] == "same-origin"
    assert "server" not in page.headers
    assert "default-src" in page.headers["content-security-policy"]
    assert watched.anna.get("/metrics").status_code == 404
    assert watched.anna.get("/grafana/").status_code == 502, "it is not here, but asked for from the home's network"
    plain = httpx.get(f"http://localhost:{watched.programs.ports.plain}/", trust_env=False)
    assert plain.status_code == 308
    assert plain.headers["location"].startswith("https://localhost")


def test_who_is_not_at_home_finds_no_dashboards(watched: Watched) -> None:
    """For this test everybody outside of a network for documentation is elsewhere, loopback too."""
    ports = Ports(web=watched.programs.ports.web)
    authority = watched.programs.caddy(ports, "elsewhere", private_ranges="192.0.2.0/24")
    until(authority.exists, "the authority of the other Caddy")
    trusted = ssl.create_default_context(cafile=str(authority))
    with httpx.Client(base_url=f"https://localhost:{ports.https}", verify=trusted, trust_env=False) as visitor:
        until(lambda: visitor.get("/health").status_code, "the other Caddy")
        assert [visitor.get(path).status_code for path in ("/grafana", "/grafana/login")] == [404, 404]


def test_every_target_is_scraped_and_every_rule_is_loaded(watched: Watched) -> None:
    def up() -> dict[str, str] | None:
        found = {one["metric"]["job"]: one["value"][1] for one in watched.prometheus.query("up")}
        return found if {"house", "pods", "machine", "caddy", "prometheus", "alertmanager"} == found.keys() else None

    assert until(lambda: (found := up()) and set(found.values()) == {"1"} and found, "every target answers")
    groups = watched.prometheus.api("rules")["groups"]
    loaded = {rule["name"]: rule["health"] for group in groups for rule in group["rules"]}
    assert set(loaded) == {alert["alert"] for alert in ALERTS}
    assert until(
        lambda: all(
            rule["health"] == "ok" for group in watched.prometheus.api("rules")["groups"] for rule in group["rules"]
        ),
        "every rule was looked at",
    )


def test_every_query_is_answered_and_names_figures_and_labels_that_there_are(watched: Watched) -> None:
    for number, text in enumerate(("we need milk", "remind me at 11 to call Ludmilla", "you are a stupid idiot")):
        say(watched, number, text)
    until(lambda: watched.prometheus.query("sum(inglenook_messages_total) >= 3"), "the messages are counted")
    there = set(watched.prometheus.api("label/__name__/values")) | documented().keys()
    problems: list[Any] = []
    for where, expression in [(alert["alert"], alert["expr"]) for alert in ALERTS] + [
        (f"{board}: {title}", query) for board, title, query in QUERIES
    ]:
        watched.prometheus.query(asked(expression))
        names = named(expression)
        assert names, expression
        problems += [(where, name) for name in names if name not in there and bare(name) not in there]
        known = THEIR_LABELS.union(*(labels_known(watched, name) for name in names))
        problems += [(where, label) for label in labels_of(expression) if label not in known]
    assert problems == []


def labels_known(watched: Watched, name: str) -> set[str]:
    """The labels of a figure: as documented for ours, as they are for others."""
    if (ours := documented().get(bare(name))) is not None:
        return set(ours)
    series: list[dict[str, str]] = watched.prometheus.api("series", **{"match[]": name})
    return {label for one in series for label in one}


def test_panels_show_something_in_a_house_that_runs(watched: Watched) -> None:
    def empty() -> set[tuple[str, str]]:
        return {
            (board, title)
            for board, title, query in QUERIES
            if ("gpu" not in query or watched.cards) and not watched.prometheus.query(asked(query))
        } - EMPTY_HERE.keys()

    until(lambda: not empty(), f"something in {empty()}")


def test_a_pod_that_dies_is_told_to_the_admin_in_the_chat_and_that_it_is_well_again(watched: Watched) -> None:
    watched.pod.kill()
    told = until(lambda: watched.said("“finance” does not answer"), "the alert is in the admin's chat", 90)
    assert "docs/runbook.md" in told
    assert "“A pod is down”" in told
    log = (watched.programs.folder / "prometheus-alertmanager.log").read_text(encoding="utf-8")
    assert "err=" not in log
    watched.pod.start()
    well = until(lambda: watched.said("Well again"), "that it is well again is in the admin's chat", 90)
    assert "“finance”" in well
    until(lambda: watched.prometheus.query('inglenook_alerts_received_total{state="resolved"} > 0'), "it is counted")
