"""Real containers: all well, hardened as written, answering, and losing nothing when parts are killed or all go down.

The tests go on with what the ones before left, as a household does; each can also run alone.
"""

from __future__ import annotations

import os
import re
import signal
import ssl
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from compose.secret_files import KEY, TOKENS
from tests.emulator import TOKEN
from tests.knowledge.documents.making import picture
from tests.stack.running import Phone, Running, open_files, settings_of

pytestmark = [pytest.mark.stack, pytest.mark.slow, pytest.mark.timeout(1500)]

PODS = ("planner", "finance", "family")
SERVICES = {
    *("bot", *PODS, "speech", "ocr", "ollama-0", "backup"),
    *("prometheus", "alertmanager", "grafana", "node-exporter", "caddy", "telegram"),
}
OURS = sorted(SERVICES - {"telegram"})


@pytest.fixture
def web(stack: Running) -> Iterator[httpx.Client]:
    """A browser that knows the authority of Caddy's certificate."""
    authority = stack.root / "caddy" / "caddy" / "pki" / "authorities" / "local" / "root.crt"
    context = ssl.create_default_context(cafile=str(authority))
    with httpx.Client(base_url=f"https://localhost:{stack.https}", verify=context, trust_env=False) as client:
        yield client


def total(anna: Phone) -> str:
    """What was spent, as the house says it."""
    said = anna.asks("how much did I spend this month?", "€")
    found = re.search(r"([\d,]+\.\d\d) ?€|€ ?([\d,]+\.\d\d)", said)
    assert found, said
    return found[1] or found[2]


def kill(stack: Running, service: str) -> None:
    """kill -9 of the program in a container, and the policy has started it again."""
    before = stack.engine.restarts(service)
    os.kill(stack.engine.program(service), signal.SIGKILL)
    until = time.monotonic() + 60
    while stack.engine.restarts(service) == before:
        assert time.monotonic() < until, f"{service} was not started again"
        time.sleep(0.1)


def test_every_container_of_every_profile_is_well(stack: Running) -> None:
    states = stack.states()
    assert set(states) == SERVICES
    assert {name: states[name] for name in OURS} == dict.fromkeys(OURS, "healthy")


@pytest.mark.parametrize("service", OURS)
def test_a_container_is_as_small_as_it_is_written(stack: Running, service: str) -> None:
    told: Any = stack.engine.inspected(service)
    host = told["HostConfig"]
    assert told["Config"]["User"] == "10001:10001"
    assert host["ReadonlyRootfs"] is True
    assert host["CapDrop"] == ["ALL"]
    assert host["SecurityOpt"] == ["no-new-privileges:true"]
    assert host["Memory"] > 0
    assert host["NanoCpus"] > 0
    assert host["PidsLimit"] > 0
    assert host["LogConfig"]["Config"] == {"max-size": "10m", "max-file": "3"}
    assert bool(host["PortBindings"]) is (service == "caddy")
    secrets = [TOKEN, *((stack.root / "secrets" / name).read_text().strip() for name in (KEY, *TOKENS))]
    assert not any(secret in str(settings_of(told)) for secret in secrets)


def test_secrets_are_for_the_containers_alone(stack: Running) -> None:
    folder = stack.root / "secrets"
    assert oct(folder.stat().st_mode & 0o777) == "0o700"
    assert {oct(path.stat().st_mode & 0o777) for path in folder.iterdir()} == {"0o400"}
    assert {path.name for path in folder.iterdir()} == {KEY, *TOKENS, "ingle_telegram_token", "grafana_admin_password"}


def test_a_pod_reaches_nothing_outside_and_sees_no_other_pod(stack: Running) -> None:
    listing = stack.engine.docker("exec", "inglenook_finance_1", "ls", "/data/pods", "/run/secrets").stdout
    assert listing.split() == ["/data/pods:", "finance", "/run/secrets:", "ingle_ocr_token", "ingle_pod_token"]
    told: Any = stack.engine.inspected("finance")
    assert set(told["NetworkSettings"]["Networks"]) == {"inglenook_inside"}
    assert stack.engine.docker("network", "inspect", "-f", "{{.Internal}}", "inglenook_inside").stdout.strip() == "true"


def test_the_web_chat_is_behind_tls_with_headers(stack: Running, web: httpx.Client) -> None:
    page = web.get("/")
    assert page.status_code == 200
    assert page.headers["strict-transport-security"] == "max-age=31536000"
    assert page.headers["x-frame-options"] == "DENY"
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "server" not in page.headers
    assert web.get("/metrics").status_code == 404
    plain = httpx.get(f"http://localhost:{stack.http}/", trust_env=False)
    assert plain.status_code in (301, 308)
    assert plain.headers["location"].startswith("https://localhost")


def test_a_link_signs_in_through_caddy(stack: Running, web: httpx.Client) -> None:
    link = stack.ingle("signin").strip()
    assert link.startswith(f"https://localhost:{stack.https}/signin?token=")
    web.get(link, follow_redirects=True).raise_for_status()


def test_a_message_is_answered_by_the_finance_pod_in_its_container(stack: Running, anna: Phone) -> None:
    assert "42.50" in anna.asks("spent 42.50 at Lidl", "42.50")
    assert total(anna) == "42.50"
    mine = {Path(name).name for name in open_files(stack.engine.program("finance"))}
    houses = {Path(name).name for name in open_files(stack.engine.program("bot"))}
    assert "finance.db" in mine
    assert "household.db" in houses
    assert not {"finance.db", "planner.db", "family.db"} & houses
    assert "household.db" not in mine


def test_a_picture_is_read_by_the_reading_service(stack: Running, anna: Phone) -> None:
    lines = ["LIDL", "Milk 1,20", "Bread 2,30", "TOTAL EUR 3,50", "21.11.2026"]
    anna.seen = len(anna.texts())
    anna.send("photo", picture(lines))
    anna.told("3.50", 90)
    running = stack.engine.docker("top", "inglenook_ocr_1", "-eo", "pid,args").stdout
    assert "knowledge.ocr.child" in running
    for service in ("bot", "finance"):
        assert (
            "knowledge.ocr.child" not in stack.engine.docker("top", f"inglenook_{service}_1", "-eo", "pid,args").stdout
        )


def test_kill_9_of_a_pod_loses_nothing(stack: Running, anna: Phone) -> None:
    before = total(anna)
    kill(stack, "finance")
    stack.until("finance", lambda state: state == "healthy")
    assert total(anna) == before


def test_kill_9_of_the_planner_does_not_silence_its_reminder(stack: Running, anna: Phone) -> None:
    anna.asks("remind me to turn off the oven in 8 seconds", "oven")
    kill(stack, "planner")
    anna.told("oven", 60)


def test_kill_9_of_the_bot_loses_no_message(stack: Running, anna: Phone) -> None:
    anna.seen = len(anna.texts())
    anna.say("add oats to the shopping list")
    kill(stack, "bot")
    anna.say("add honey to the shopping list")
    stack.until("bot", lambda state: state == "healthy")
    anna.told("oney", 60)
    assert {"oats", "honey"} <= set(
        re.findall(r"oats|honey", anna.asks("what is on the shopping list?", "oats").lower())
    )


def test_kill_9_of_the_model_server_brings_it_back(stack: Running, anna: Phone) -> None:
    kill(stack, "ollama-0")
    stack.until("ollama-0", lambda state: state == "healthy")
    assert "ats" in anna.asks("what is on the shopping list?", "ats")


def test_a_snapshot_is_made_in_the_container_of_backups(stack: Running) -> None:
    stack.engine.docker("exec", "inglenook_backup_1", "ingle", "backup", "now")
    assert "finance" in "".join(path.name for path in (stack.root / "backups").rglob("*.db"))


def test_down_and_up_and_everything_is_there(stack: Running, anna: Phone) -> None:
    before = total(anna)
    stack.stop()
    assert stack.engine.docker("ps", "-a", "-q").stdout == ""
    told = stack.start()
    assert "Sign in here" in told
    assert total(anna) == before
    assert "ats" in anna.asks("what is on the shopping list?", "ats")
