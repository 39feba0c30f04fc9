"""The family moves home and the machine comes along: addresses, the time zone, and what fell due meanwhile."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.house import open_house
from tests.runbook.homes import Home
from tests.runbook.pages import line, lines, says

HEADING = "Moving house"
OLD, NEW = "https://elm-street.example", "https://lisbon.example"


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def soon(look: Callable[[], bool], seconds: float = 15) -> bool:
    """Whether it comes to be so."""
    end = time.monotonic() + seconds
    while not look():
        if time.monotonic() > end:
            return False
        time.sleep(0.3)
    return True


def test_the_machine_comes_along(tmp_path: Path, models_dir: Path) -> None:
    old = {"INGLE_WEB_URL": OLD, "INGLE_BACKUP_REPOSITORY": "off", "INGLE_POD_TOKEN": "x" * 40}
    home = Home(tmp_path / "home", models_dir, **old)
    home.say("swimming every Tuesday at 16:00")
    home.say("remind me every day at 8 to feed the fish")
    feed = home.types("ingle calendar feed Anna").strip()
    assert feed.startswith(f"{OLD}/feed/")
    for begins in ("ingle backup now", "ingle backup verify"):
        home.types(line(HEADING, begins))

    home.set(**old, INGLE_WEB_HOST="192.0.2.7")
    refusal = "INGLE_WEB_HOST is '192.0.2.7', which is not an address of this machine."
    assert refusal in home.refused()
    says(HEADING, refusal)
    home.set(**old, INGLE_POD_ADDRESSES=f"finance=http://127.0.0.1:{free_port()}")
    assert "BAD  pod finance" in home.tries(line(HEADING, "ingle check")).stdout
    home.set(**{**old, "INGLE_WEB_URL": NEW})

    assert "Europe/Lisbon" in home.types(line(HEADING, "ingle members --home"))
    port = free_port()
    assert line(HEADING, "make run")
    with home.running(port):
        assert "BAD" not in home.types(line(HEADING, "ingle check"))
        link = home.types(line(HEADING, "ingle signin")).strip()
        assert link.startswith(f"{NEW}/signin?token=")
        here = f"http://127.0.0.1:{port}"
        refused = httpx.get(f"{here}/health", headers={"Host": "elm-street.example"})
        assert (refused.status_code, "does not answer to this name" in refused.text) == (403, True)
        says(HEADING, "“Inglenook does not answer to this name”")
        name = {"Host": "lisbon.example"}
        assert httpx.get(f"{here}/health", headers=name).json()["ok"]
        assert httpx.get(link.replace(NEW, here), headers=name).status_code in (200, 303)
        read = httpx.get(feed.replace(OLD, here), headers=name)
        assert (read.status_code, "swimming" in read.text) == (200, True)
        assert soon(lambda: "08:00" in home.say("show my reminders")), "it stays at its time of day"
        assert "15:00" in home.say("what's on next week?"), "what is planned keeps its instant"
        says(HEADING, "the swimming lesson at 16:00 in Berlin is at 15:00 in Lisbon from now on")
    assert "Lisbon" in home.say("I'm back home")


def test_who_lives_elsewhere_stays_there(home: Home) -> None:
    code = home.types(line("Add a member", "ingle invite")).split("/start ")[1].split()[0]
    home.joined(code)
    home.types("ingle members --zone Tom America/New_York")
    moved = home.json(*line(HEADING, "ingle members --home").split()[1:], "--json")
    assert {one["name"]: one["zone"] for one in moved} == {"Anna": "Europe/Lisbon", "Tom": "America/New_York"}
    assert home.tries("ingle members --home Lisbon").returncode == 2


def test_a_wrong_time_zone(home: Home) -> None:
    one, house = lines("Wrong time zone")
    home.types("ingle members --home Europe/Lisbon")
    assert "Lisbon" in home.say("I'm back home")
    home.types(one)
    assert "Europe/Berlin" in home.types("ingle members")
    home.types("ingle members --zone Anna Europe/Lisbon")
    home.types(house)
    assert "Berlin" in home.say("I'm back home")


@pytest.mark.parametrize("days", [1, 3])
async def test_what_fell_due_meanwhile(tmp_path: Path, models_dir: Path, days: int) -> None:
    house = open_house(tmp_path / "data", models_dir)
    await house.say("Anna", "remind me every day at 11:00 to feed the fish")
    await house.say("Anna", "remind me at 12:00 to call grandma")
    await house.stop()
    house = open_house(tmp_path / "data", models_dir, now=f"2026-11-{21 + days}T13:00")
    await house.ring()
    texts = "\n".join(one.text for one in house.channel.sent)
    says(
        HEADING, "What falls due is said after the start, marked as late; of a reminder that repeats only the last turn"
    )
    assert (texts.count("feed the fish"), texts.count("call grandma"), "was due" in texts) == (1, 1, True), texts
    await house.stop()
