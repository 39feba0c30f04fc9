"""kill -9 while conversations are kept and summed up: nothing is lost, and nothing stands in both."""

from __future__ import annotations

import multiprocessing
import random
import time
from pathlib import Path

from tests.faults.remembering_process import next_of, opened, run

KILLS = 15


def test_a_kill_between_keeping_and_summing_up_loses_nothing(tmp_path: Path) -> None:
    starting = multiprocessing.get_context("forkserver")
    starting.set_forkserver_preload(["tests.faults.remembering_process"])
    chance, before = random.Random(9), 0
    for _ in range(KILLS):
        ready = starting.Event()
        process = starting.Process(target=run, args=(tmp_path, ready))
        process.start()
        assert ready.wait(30)
        time.sleep(chance.uniform(0, 0.1))
        process.kill()
        process.join()
        database, memories, member = opened(tmp_path)
        reached = next_of(memories, member)
        database.close()
        assert reached > before
        before = reached
