"""kill -9 in the middle of changes, undos and logs that are told of each other: nothing of it looks like tampering."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from knowledge.audit import Verdict
from tests.faults.auditing_process import book_of, open_all

ROOT = Path(__file__).parents[2]


def killed(folder: Path, after: float) -> None:
    """Starts the process, and kills it some seconds after its first change."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.auditing_process", str(folder)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        if process.stdout is None or "ready" not in process.stdout.readline():
            raise AssertionError("the process did not begin")
        time.sleep(after)
    finally:
        process.kill()
        process.communicate()


def verdicts(folder: Path, head: str | None) -> tuple[list[Verdict], str]:
    """What is found on the folder as the kill left it, and how far it is."""
    pods = open_all(folder)
    book = book_of(folder, pods)
    found, now = book.verify(head), book.head()
    book.household.database.close()
    for pod in pods:
        pod.close()
    return found, now


@pytest.mark.parametrize("kills", [3, pytest.param(30, marks=[pytest.mark.slow, pytest.mark.timeout(300)])])
def test_a_kill_is_no_tampering(tmp_path: Path, kills: int) -> None:
    chance, head, rows = random.Random(8), None, 0
    for _ in range(kills):
        killed(tmp_path, chance.uniform(0, 0.4))
        found, head = verdicts(tmp_path, head)
        assert [one for one in found if not one.ok] == []
        assert sum(one.rows for one in found) > rows
        rows = sum(one.rows for one in found)
    print(kills, "kills,", rows, "rows")


def test_checking_while_the_house_works_is_no_false_alarm(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.auditing_process", str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE
    ) as process:
        try:
            assert process.stdout is not None
            process.stdout.readline()
            pods, head = open_all(tmp_path), None
            book = book_of(tmp_path, pods)
            for _ in range(20):
                assert [one for one in book.verify(head) if not one.ok] == []
                head = book.head()
        finally:
            process.kill()
    book.household.database.close()
    for pod in pods:
        pod.close()
