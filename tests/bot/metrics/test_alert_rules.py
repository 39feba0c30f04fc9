"""The rules of compose/monitoring by Prometheus' own tools, and once for real: a pod dies, and the house is told."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
from pathlib import Path

import httpx
import pytest
import yaml
from prometheus_client import generate_latest

from bot.build import open_metrics
from tests.bench.house import free_port
from tests.conftest import Opener
from tests.docs.pages import ROOT, anchors

MONITORING = ROOT / "compose" / "monitoring"
RULES = yaml.safe_load((MONITORING / "alerts.yml").read_text(encoding="utf-8"))
ALERTS = [rule for group in RULES["groups"] for rule in group["rules"]]
TOLD_WITHIN = 40.0


def tool(name: str) -> str:
    """A program of Debian's packages, or a skip with its reason."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed: it is in Debian's prometheus and prometheus-alertmanager")
    return found


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
def test_every_alert_is_tested_and_has_its_entry_in_the_runbook(alert: dict[str, object]) -> None:
    annotations = alert["annotations"]
    assert isinstance(annotations, dict)
    page, _, anchor = annotations["runbook"].partition("#")
    assert anchor in anchors(ROOT / page)
    fires = re.findall(
        rf"alertname: {alert['alert']}\n\s+exp_alerts:\n\s+- exp_labels", (MONITORING / "alerts.test.yml").read_text()
    )
    assert fires


async def test_the_rules_ask_for_figures_that_the_house_has(open_house_with: Opener) -> None:
    house = open_house_with(settings={"metrics_port": free_port()})
    assert open_metrics(house.app) is not None
    assert house.app.counts is not None
    text = (await asyncio.to_thread(generate_latest, house.app.counts.registry)).decode()
    there = set(re.findall(r"^# TYPE (\w+)", text, re.MULTILINE))
    named = {name for alert in ALERTS for name in re.findall(r"\binglenook_\w+", alert["expr"])}
    assert len(named) > 8
    assert {re.sub(r"_(bucket|count|sum)$", "", name) for name in named} <= there


@pytest.mark.slow
async def test_a_pod_that_dies_is_told_through_prometheus_and_alertmanager(
    open_house_with: Opener, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The committed files, with addresses of this machine and without the minutes of patience."""
    prometheus, alertmanager = tool("prometheus"), tool("prometheus-alertmanager")
    house = open_house_with(settings={"metrics_port": free_port()})
    server = open_metrics(house.app)
    assert server is not None
    await server.start()
    watching, telling = free_port(), free_port()
    own = f"127.0.0.1:{house.app.settings.metrics_port}"
    hurried = {"for: 3m": "for: 0s", "bot:8422": own, "alertmanager:9093": f"127.0.0.1:{telling}"}
    hurried |= {"interval: 30s": "interval: 1s", "group_wait: 30s": "group_wait: 0s"}
    for name in ("prometheus.yml", "alerts.yml", "alertmanager.yml"):
        text = (MONITORING / name).read_text(encoding="utf-8")
        for old, new in hurried.items():
            text = text.replace(old, new)
        (tmp_path / name).write_text(text, encoding="utf-8")
    commands: tuple[list[str], ...] = (
        [alertmanager, "alertmanager.yml", f"{telling}", "--cluster.listen-address=", "--storage.path=kept"],
        [prometheus, "prometheus.yml", f"{watching}", "--storage.tsdb.path=tsdb"],
    )
    started = [
        subprocess.Popen(
            [program, f"--config.file={file}", f"--web.listen-address=127.0.0.1:{port}", *more],
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for program, file, port, *more in commands
    ]
    try:
        house.app.pods["planner"].close()
        told = "alert firing: PodDown, The pod planner does not answer."
        async with asyncio.timeout(TOLD_WITHIN):
            while told not in caplog.text:
                await asyncio.sleep(0.2)
        query = "last_over_time(inglenook_pod_up[1m])"
        async with httpx.AsyncClient(trust_env=False) as client:
            answer = await client.get(f"http://127.0.0.1:{watching}/api/v1/query", params={"query": query})
        up = {one["metric"]["pod"]: one["value"][1] for one in answer.json()["data"]["result"]}
        assert up["planner"] == "0"
        assert up["finance"] == "1"
    finally:
        for process in started:
            process.terminate()
            process.wait(20)
        await server.stop()
