"""The figures of a running house, scraped over HTTP: they are right, and hold nothing private."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr

from backups.snapshots import Snapshots
from bot.build import open_metrics
from bot.building.watching import counted, counts_of, front_door
from bot.channels.protocol import SendFailed
from bot.messages import Message
from bot.settings import Settings
from knowledge.clock import SystemClock
from knowledge.outbox import Outbox
from pods.engine.models import ChatMessage, ModelBadAnswer, ModelBusy, ModelRequest, ScriptedModel
from skills.engine.errors import ConfigurationError
from tests.bench.house import free_port, running_house
from tests.conftest import Opener
from tests.elsewhere import Elsewhere
from tests.house import House, chat_of, open_house

Figures = dict[tuple[str, ...], float]


def figures_of(text: str) -> Figures:
    """Each figure by its name and the values of its labels, sorted."""
    return {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def scraped(url: str) -> tuple[str, Figures]:
    async with httpx.AsyncClient(trust_env=False) as client:
        answer = await client.get(f"{url}/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=")
    return answer.text, figures_of(answer.text)


@pytest.fixture
def house(open_house_with: Opener) -> House:
    """A house that shows figures on a free port."""
    return open_house_with(settings={"metrics_port": free_port()})


async def say(house: House, name: str, text: str, number: int) -> None:
    """As a channel hands a message on: through the front door that channels are given."""
    front = front_door(house.app.assistant, house.app.counts)
    await front.handle(Message(f"n{number}", chat_of(name), name, house.clock.now(), text))


async def test_what_was_said_and_waits_is_counted_without_names(house: House) -> None:
    server = open_metrics(house.app)
    assert server is not None
    await server.start()
    try:
        await say(house, "Anna", "we need oat milk", 1)
        await say(house, "Anna", "remind me at 11 to call Ludmilla", 2)
        await say(house, "Mia", "spent 40 at Lidl for the family", 3)
        await say(house, "Stranger", "hello?", 4)
        await say(house, "Stranger", "hello??", 5)
        house.channel.failures.extend(SendFailed("the line is down") for _ in range(3))
        await house.advance("2026-11-21T11:00")
        house.clock.set(house.clock.now() + timedelta(seconds=100))
        made = await asyncio.to_thread(
            Snapshots(house.app.settings.backup_dir).make, house.app.settings.data_dir, house.clock
        )
        text, figures = await scraped(server.url)
    finally:
        await server.stop()
    assert figures["inglenook_messages_total", "done", "test"] >= 2
    assert figures["inglenook_messages_total", "silent", "test"] == 1
    assert sum(value for key, value in figures.items() if key[0] == "inglenook_messages_total") == 5
    assert figures["inglenook_message_seconds_count", "test"] == 5
    assert figures["inglenook_outbox_rows", "planner", "waiting"] == 1
    assert figures["inglenook_outbox_late_seconds", "planner"] == 100
    assert figures["inglenook_outbox_late_seconds", "finance"] == 0
    assert figures["inglenook_pod_up", "house", "planner"] == 1
    assert figures["inglenook_database_bytes", "household"] > 100_000
    assert figures["inglenook_disk_free_bytes",] > 0
    assert figures["inglenook_snapshot_timestamp_seconds",] == pytest.approx(made.manifest.at.timestamp())
    assert figures["process_start_time_seconds",] > 1.7e9
    assert any(key[0] == "inglenook_build" for key in figures)
    for private in ("Anna", "Mia", "Stranger", "Ludmilla", "oat", "Lidl"):
        assert private not in text


async def test_an_error_that_nobody_foresaw_is_counted(house: House) -> None:
    server = open_metrics(house.app)
    assert server is not None
    await server.start()
    try:
        house.app.pods["planner"].close()
        await say(house, "Anna", "show my reminders", 1)
        _, figures = await scraped(server.url)
    finally:
        await server.stop()
    assert figures["inglenook_log_errors_total", "bot.assistant"] >= 1
    assert figures["inglenook_pod_up", "house", "house"] == 1
    assert figures["inglenook_pod_up", "house", "planner"] == 0


async def test_alerts_are_taken_logged_and_counted(house: House, caplog: pytest.LogCaptureFixture) -> None:
    server = open_metrics(house.app)
    assert server is not None
    await server.start()
    told = {
        "version": "4",
        "alerts": [
            {
                "status": "firing",
                "labels": {"alertname": "PodDown", "pod": "finance"},
                "annotations": {"summary": "finance\nis down"},
                "startsAt": "2026-11-21T10:00:00Z",
            }
        ],
    }
    try:
        async with httpx.AsyncClient(base_url=server.url, trust_env=False) as client:
            assert (await client.post("/alerts", content=json.dumps(told))).status_code == 204
            assert (await client.post("/alerts", content=b"{}")).status_code == 422
            assert (await client.post("/alerts", content=b"x" * 300_000)).status_code == 413
        _, figures = await scraped(server.url)
    finally:
        await server.stop()
    assert figures["inglenook_alerts_received_total", "firing"] == 1
    assert "alert firing: PodDown, finance is down" in caplog.text


async def test_questions_to_models_are_counted_by_role() -> None:
    counts = counts_of(Settings(metrics_port=1))
    assert counts is not None
    script = ScriptedModel(["three words here", ModelBusy("m"), ModelBadAnswer("m", "no JSON")])
    model = counted(script, "chat", counts)
    assert model is not None
    counts.end()
    request = ModelRequest((ChatMessage("user", "two words"),))
    assert (await model.complete(request)).text == "three words here"
    for error in (ModelBusy, ModelBadAnswer):
        with pytest.raises(error):
            await model.complete(request)
    value = counts.registry.get_sample_value
    results = [
        value("inglenook_model_calls_total", {"role": "chat", "result": result})
        for result in ("answered", "busy", "unusable")
    ]
    assert results == [1, 1, 1]
    assert value("inglenook_model_tokens_total", {"role": "chat", "kind": "prompt"}) == 2
    assert value("inglenook_model_tokens_total", {"role": "chat", "kind": "completion"}) == 3
    assert value("inglenook_model_seconds_count", {"role": "chat"}) == 3


def test_what_waits_for_its_hour_is_not_late(house: House) -> None:
    pod = house.app.pods["planner"]
    now, outbox = house.clock.now(), pod.outbox
    assert isinstance(outbox, Outbox)

    def put() -> int:
        outbox.put(member_id=1, kind="x", due=now, now=now, facts={}, subject_id=None)
        return outbox.claim(now)[0].id

    outbox.wait([put()], until=now + timedelta(hours=9), reason="quiet hours")
    later = now + timedelta(minutes=10)
    standing = outbox.standing(later)
    assert (standing.waiting, standing.failed, standing.late_since) == (1, 0, None)
    standing = outbox.standing(now + timedelta(hours=9))
    assert standing.late_since == now + timedelta(hours=9), "it was let wait on purpose until then"
    put()
    assert outbox.standing(later).late_since == now


def test_without_a_port_nothing_is_counted_nor_imported(house: House, tmp_path: Path) -> None:
    assert counts_of(Settings(data_dir=tmp_path)) is None
    with pytest.raises(ConfigurationError, match="INGLE_METRICS_PORT"):
        counts_of(Settings(data_dir=tmp_path, metrics_port=8420, web_port=8420))


def test_a_running_house_is_scraped_on_its_second_port_only(tmp_path: Path) -> None:
    """The process `ingle run`, a message over the web chat, and both ports asked for figures."""
    port = free_port()
    with running_house(tmp_path, INGLE_METRICS_PORT=f"{port}") as house, house.visitor() as visitor:
        visitor.say("we need milk")
        answer = httpx.get(f"http://127.0.0.1:{port}/metrics", trust_env=False)
        figures = figures_of(answer.text)
        assert figures["inglenook_messages_total", "done", "web"] == 1
        assert figures["inglenook_snapshot_timestamp_seconds",] == 0
        assert SystemClock().now().timestamp() - figures["process_start_time_seconds",] < 60
        assert {name for name in figures if name[0] == "inglenook_pod_up"} >= {("inglenook_pod_up", "finance", "house")}
        assert visitor.client.get("/metrics").status_code == 404


async def test_a_pod_that_hangs_is_down_and_keeps_no_scrape_waiting(open_house_with: Opener) -> None:
    """Somebody listens at the pod's address and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"finance=http://127.0.0.1:{silent.getsockname()[1]}"
        elsewhere = {"pod_addresses": address, "pod_token": SecretStr("a token of the house and its pods")}
        house = open_house_with(settings={"metrics_port": free_port(), **elsewhere})
        server = open_metrics(house.app)
        assert server is not None
        await server.start()
        try:
            for _ in range(2):
                begun = time.monotonic()
                _, figures = await scraped(server.url)
                assert time.monotonic() - begun < 8
                assert figures["inglenook_pod_up", "finance", "remote"] == 0
                assert figures["inglenook_pod_up", "house", "planner"] == 1
                assert ("inglenook_outbox_late_seconds", "finance") not in figures
        finally:
            await server.stop()


async def test_a_pod_elsewhere_tells_how_its_outbox_stands(tmp_path: Path, models_dir: Path) -> None:
    """The planner over HTTP on loopback: what waits there is among the figures, and not when the pod is gone."""
    pods = Elsewhere(Settings(data_dir=tmp_path / "pods", models_dir=models_dir))
    told = {"pod_addresses": pods.settings.pod_addresses, "pod_token": pods.settings.pod_token}
    house = open_house(tmp_path / "house", models_dir, settings={"metrics_port": free_port(), **told})
    server = open_metrics(house.app)
    assert server is not None
    await server.start()
    try:
        await house.say("Anna", "remind me at 11 to call Ludmilla")
        house.channel.failures.extend(SendFailed("the line is down") for _ in range(3))
        await house.advance("2026-11-21T11:00")
        house.clock.set(house.clock.now() + timedelta(seconds=100))
        _, figures = await scraped(server.url)
        assert figures["inglenook_outbox_rows", "planner", "waiting"] == 1
        assert figures["inglenook_outbox_late_seconds", "planner"] == 100
        assert figures["inglenook_pod_up", "planner", "remote"] == 1
        pods.end("planner")
        _, figures = await scraped(server.url)
        assert figures["inglenook_pod_up", "planner", "remote"] == 0
        assert figures["inglenook_pod_up", "finance", "remote"] == 1
    finally:
        await server.stop()
        await house.stop()
        pods.stop()
