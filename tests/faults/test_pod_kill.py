"""`kill -9` of a pod in the middle of commands, undos and deliveries: nothing is lost, and nothing is done twice."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.settings import Settings
from pods.engine.interface import PodDownError
from pods.engine.remote.protocol import HEALTH
from skills.engine.errors import UndoneAlreadyError
from skills.engine.money import Money
from skills.expenses.commands import LogExpense
from skills.lists.commands import AddItems
from tests.elsewhere import TOKEN, with_pods
from tests.house import House, open_house

ROOT = Path(__file__).parents[2]
TODAY = datetime(2026, 11, 21, tzinfo=UTC).date()


class Supervised:
    """A pod that is started again whenever it dies."""

    def __init__(self, name: str, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.name = name
        self.address = f"http://127.0.0.1:{port}"
        self.kills = 0
        self.child = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.supervised_pod", name, str(folder), str(port)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdin is not None
        self._process.stdin.write(TOKEN + "\n")
        self._process.stdin.flush()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.wait()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self.child = int(line)

    def wait(self) -> None:
        """Until it answers."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            with contextlib.suppress(httpx.HTTPError):
                if httpx.get(self.address + HEALTH).status_code == 200:
                    return
            time.sleep(0.02)
        raise AssertionError("the pod does not answer")

    def kill(self) -> None:
        """As by `kill -9`."""
        child, self.child = self.child, 0
        if child:
            os.kill(child, signal.SIGKILL)
            self.kills += 1

    def stop(self) -> None:
        """For good."""
        child = self.child
        self._process.kill()
        self._process.wait()
        with contextlib.suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        self._reader.join(10)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()


class Killer:
    """Kills a pod again and again, at moments that nobody foresees, until it has done so often enough."""

    def __init__(self, pod: Supervised, kills: int, seed: int) -> None:
        self._pod = pod
        self._kills = kills
        self._chance = random.Random(seed)
        self._thread = threading.Thread(target=self._run)

    @property
    def at_work(self) -> bool:
        """Whether it goes on."""
        return self._thread.is_alive()

    def __enter__(self) -> Killer:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.join()

    def _run(self) -> None:
        while self._pod.kills < self._kills:
            self._pod.wait()
            time.sleep(self._chance.uniform(0.0, 1.0))
            self._pod.kill()


@contextlib.contextmanager
def house_with(folder: Path, models_dir: Path, pod: Supervised) -> Iterator[House]:
    settings = with_pods(Settings(), {pod.name: pod.address})
    chosen = {"pod_addresses": settings.pod_addresses, "pod_token": settings.pod_token}
    yield open_house(folder, models_dir, settings=chosen)


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Supervised]:
    pod = Supervised("family", tmp_path / "family")
    yield pod
    pod.stop()


@pytest.fixture
def planner(tmp_path: Path) -> Iterator[Supervised]:
    pod = Supervised("planner", tmp_path / "planner")
    yield pod
    pod.stop()


@pytest.fixture
def finance(tmp_path: Path) -> Iterator[Supervised]:
    pod = Supervised("finance", tmp_path / "finance")
    yield pod
    pod.stop()


@pytest.mark.timeout(240)
async def test_commands_under_kills_are_done_once_or_told_to_be_not_done(
    tmp_path: Path, models_dir: Path, family: Supervised
) -> None:
    with house_with(tmp_path / "house", models_dir, family) as house:
        pod, asker = house.app.pods["family"], house.asker("Anna")
        done, unsure, told_down, number = [], set[str](), 0, 0
        with Killer(family, 25, seed=9) as killer:
            while killer.at_work:
                number += 1
                item = f"thing {number}"
                try:
                    outcome = await pod.run(AddItems("todo", (item,)), replace(asker, message_id=f"test:{number}"))
                except PodDownError as error:
                    unsure |= {item} if error.unsure else set()
                    told_down += 1
                    await asyncio.sleep(0.05)
                    continue
                assert outcome.journal is not None
                done.append(item)
        family.wait()
        await asyncio.sleep(1)
        there = [one["item"] for one in (await stored(house, "family"))["lists"][0]["items"]]
        print(f"{family.kills} kills, {len(done)} commands done, {told_down} told that the pod is down")
        assert max(Counter(there).values()) == 1
        assert set(done) <= set(there) <= set(done) | unsure
        assert len(unsure) <= 1
        assert family.kills >= 25
        assert [one for one in house.app.audit.verify() if not one.ok] == []
        await house.stop()


async def stored(house: House, name: str) -> dict[str, list[dict[str, Any]]]:
    """What a pod stores, asked until it is back."""
    for _ in range(100):
        try:
            return await asyncio.to_thread(house.app.pods[name].export, house.asker("Anna"))
        except PodDownError:
            await asyncio.sleep(0.2)
    raise AssertionError("the pod does not come back")


@pytest.mark.timeout(240)
async def test_undo_under_kills_takes_back_once(tmp_path: Path, models_dir: Path, finance: Supervised) -> None:
    with house_with(tmp_path / "house", models_dir, finance) as house:
        pod, asker = house.app.pods["finance"], house.asker("Anna")
        kept, unsure, number = [], 0, 0
        with Killer(finance, 12, seed=4) as killer:
            while killer.at_work:
                number += 1
                expense = LogExpense(Money(number, "EUR"), "other", TODAY, 1)
                try:
                    outcome = await pod.run(expense, replace(asker, message_id=f"test:{number}"))
                except PodDownError as error:
                    unsure += error.unsure
                    await asyncio.sleep(0.05)
                    continue
                assert outcome.journal is not None
                if number % 2:
                    kept.append(number)
                    continue
                maybe = False
                while True:
                    try:
                        undone = await pod.undo(outcome.journal, asker)
                    except PodDownError as error:
                        maybe = maybe or error.unsure
                        await asyncio.sleep(0.05)
                        continue
                    except UndoneAlreadyError:
                        assert maybe
                        break
                    assert undone.key == "undone"
                    break
                with pytest.raises((UndoneAlreadyError, PodDownError)):
                    await pod.undo(outcome.journal, asker)
        finance.wait()
        amounts = [one["amount"] for one in (await stored(house, "finance"))["expenses"]]
        assert len(kept) <= len(amounts) <= len(kept) + unsure
        await house.stop()


@pytest.mark.timeout(240)
async def test_messages_under_kills_are_answered_and_done_as_they_say(
    tmp_path: Path, models_dir: Path, family: Supervised
) -> None:
    with house_with(tmp_path / "house", models_dir, family) as house:
        said, number = [], 0
        with Killer(family, 10, seed=2) as killer:
            while killer.at_work:
                number += 1
                reply = await house.say("Anna", f"add item{number} to the shopping list")
                if f"item{number}" in reply.text:
                    said.append(f"item{number}")
                else:
                    assert "cannot reach the part of me" in reply.text, reply.text
        family.wait()
        await stored(house, "family")
        there = [one["item"] for one in (await stored(house, "family"))["lists"][0]["items"]]
        assert Counter(str(one) for one in there) == Counter(said)
        await house.stop()


@pytest.mark.timeout(240)
async def test_reminders_under_kills_arrive_each_once_or_say_that_they_may_be_repeated(
    tmp_path: Path, models_dir: Path, planner: Supervised
) -> None:
    with house_with(tmp_path / "house", models_dir, planner) as house:
        for number in range(12):
            reply = await house.say("Anna", f"remind me at 1{number % 3}:{10 + number} pm to call person{number}")
            assert "person" in reply.text
        with Killer(planner, 8, seed=6) as killer:
            while killer.at_work:
                with contextlib.suppress(LookupError):
                    house.clock.set(
                        house.clock.now() + (house.local("2026-11-21T10:05") - house.local("2026-11-21T10:00"))
                    )
                    await house.ring()
        planner.wait()
        await stored(house, "planner")
        await house.advance("2026-11-22T09:00")
        texts = [sent.text for sent in house.channel.sent]
        for number in range(12):
            first = [text for text in texts if f"person{number}" in text.split()]
            assert first, f"person{number} is lost"
        await house.stop()
