"""What Alertmanager hands on is in an outbox before it is answered, is said once in each admin's language, and ends."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import httpx
import pytest

from bot.build import open_metrics
from bot.metrics.alerts import Alert, heading, kebab, said
from knowledge.people import Role
from tests.bench.house import free_port
from tests.conftest import Opener
from tests.house import House, Sent

RUNBOOK = "docs/runbook.md#a-pod-is-down"


@dataclass
class Posting:
    """Alertmanager as the house sees it."""

    house: House
    client: httpx.AsyncClient
    statuses: list[int] = field(default_factory=list)

    async def post(self, *alerts: dict[str, Any]) -> int:
        answer = await self.client.post("/alerts", json={"version": "4", "alerts": list(alerts)})
        self.statuses.append(answer.status_code)
        return answer.status_code

    async def sent(self) -> list[Sent]:
        """What was sent since, with the outboxes drained."""
        before = len(self.house.channel.sent)
        await self.house.ring()
        return self.house.channel.sent[before:]

    def counted(self, state: str) -> float:
        assert self.house.app.counts is not None
        return self.house.app.counts.registry.get_sample_value("inglenook_alerts_received_total", {"state": state}) or 0

    @property
    def waiting(self) -> int:
        return self.house.app.pods["house"].outbox.standing(self.house.clock.now()).waiting


def alert(status: str = "firing", name: str = "PodDown", **labels: str) -> dict[str, Any]:
    return {
        "status": status,
        "labels": {"alertname": name, "severity": "critical", **({"pod": "finance"} | labels)},
        "annotations": {"summary": "The pod finance\ndoes not answer.", "runbook": RUNBOOK},
        "fingerprint": "00c0ffee",
    }


@pytest.fixture
async def posting(open_house_with: Opener) -> AsyncIterator[Posting]:
    house = open_house_with(settings={"metrics_port": free_port()})
    server = open_metrics(house.app)
    assert server is not None
    await server.start()
    async with httpx.AsyncClient(base_url=server.url, trust_env=False) as client:
        yield Posting(house, client)
    await server.stop()


async def test_admins_get_one_line_in_their_language_and_nobody_else_does(posting: Posting) -> None:
    house = posting.house
    pia = house.app.members.add("Pia", Role.ADMIN, language="de", zone="Europe/Berlin")
    house.app.members.link(pia.id, "test", "Pia", "Pia")
    assert await posting.post(alert()) == 204
    assert posting.waiting == 2, "kept before it was answered"
    told = {one.to: one.text for one in await posting.sent()}
    assert told == {
        "Anna": "🔔 The part “finance” does not answer. What helps stands in docs/runbook.md under “A pod is down”.",
        "Pia": "🔔 Der Teil „finance“ antwortet nicht. Was hilft, steht in docs/runbook.md unter „A pod is down“.",
    }
    assert posting.counted("firing") == 1


async def test_again_is_said_once_a_day_and_the_end_once(posting: Posting) -> None:
    for _ in range(3):
        assert await posting.post(alert(), alert()) == 204
    assert len(await posting.sent()) == 1
    posting.house.clock.set(posting.house.clock.now() + timedelta(hours=25))
    assert await posting.post(alert()) == 204
    assert len(await posting.sent()) == 1
    assert [one.key for one in posting.house.app.notices.open()] == ["alert-pod-down"]
    for _ in range(2):
        assert await posting.post(alert("resolved")) == 204
    assert [one.text for one in await posting.sent()] == ["✅ Well again: “The part “finance” does not answer.”"]
    assert posting.house.app.notices.open() == []
    assert await posting.post(alert()) == 204
    assert len(await posting.sent()) == 1, "it is so anew"


async def test_what_cannot_be_kept_is_refused_so_that_it_comes_again(
    posting: Posting, caplog: pytest.LogCaptureFixture
) -> None:
    posting.house.app.pods["house"].close()
    assert await posting.post(alert()) == 503
    assert posting.counted("firing") == 0
    assert "could not be kept" in caplog.text


async def test_what_the_house_watches_itself_is_only_logged(posting: Posting, caplog: pytest.LogCaptureFixture) -> None:
    assert await posting.post(alert(name="SnapshotOld", told="house")) == 204
    assert await posting.sent() == []
    assert posting.counted("firing") == 1
    assert "alert firing: SnapshotOld" in caplog.text


async def test_an_alert_of_ones_own_is_said_as_it_is(posting: Posting) -> None:
    own = alert(name="CellarWet")
    own["annotations"] = {"summary": "The cellar is wet."}
    assert await posting.post(own) == 204
    (told,) = await posting.sent()
    assert told.text.startswith("🔔 CellarWet: The cellar is wet. ")
    assert "“What is watched”" in told.text


def test_a_sentence_whose_label_is_missing_is_not_said() -> None:
    odd = Alert(status="firing", labels={"alertname": "PodDown"}, annotations={"summary": "Odd."})
    assert said(odd)[0] == "alert"
    assert said(Alert(status="firing", labels={"alertname": "PodDown", "pod": "x"}))[0] == "alert-pod-down"
    assert said(Alert(status="firing", labels={"alertname": "pod-down-well", "pod": "x"}))[0] == "alert"


def test_names_and_headings() -> None:
    assert [kebab(name) for name in ("PodDown", "GpuHot", "DiskFillsUp")] == ["pod-down", "gpu-hot", "disk-fills-up"]
    assert heading({"runbook": RUNBOOK}) == "A pod is down"
    assert heading({}) == "What is watched"


def test_alerts_without_a_fingerprint_are_told_apart_by_their_labels() -> None:
    one, other, same = (Alert(status="firing", labels={"alertname": "A", "pod": pod}) for pod in ("x", "y", "x"))
    assert one.subject == same.subject != other.subject
