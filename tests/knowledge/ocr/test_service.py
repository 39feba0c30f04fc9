"""The process that reads costs one answer at most, whatever becomes of it."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from knowledge.images import UnreadableFileError
from knowledge.ocr.service import Reader

PAGE = json.dumps({"lines": [], "width": 3, "height": 4})
WHIMS = f"""
import os, sys, json, time
for line in sys.stdin:
    name = os.path.basename(json.loads(line)["path"])
    if name == "hang": time.sleep(60)
    if name == "crash": os.kill(os.getpid(), 11)
    if name == "hungry": raise MemoryError
    if name == "slow": time.sleep(0.1)
    if name == "spy" and any(one.startswith("INGLE_") for one in os.environ): os.kill(os.getpid(), 11)
    for page in range(8 if name == "book" else 1):
        if name == "book": time.sleep(0.4)
        print({PAGE!r}, flush=True)
    print("{{}}", flush=True)
"""
"""A process that does with a file what its name says."""


def whims(seconds: float = 20, idle: float = 60) -> Reader:
    return Reader(seconds=seconds, idle=idle, program=(sys.executable, "-c", WHIMS))


@pytest.mark.parametrize(("name", "reason"), [("hang", "timeout"), ("crash", "truncated"), ("hungry", "too-large")])
def test_after_a_bad_file_the_next_one_is_read(name: str, reason: str) -> None:
    reader = whims(seconds=1.5)
    began = time.monotonic()
    with pytest.raises(UnreadableFileError) as raised:
        reader.read(Path(name), "rapidocr")
    assert raised.value.reason == reason
    assert time.monotonic() - began < 10
    assert not reader.running
    assert reader.read(Path("good"), "rapidocr")[0].height == 4
    reader.end()


def test_many_pages_may_take_as_long_as_that_many() -> None:
    reader = whims(seconds=2)
    assert len(reader.read(Path("book"), "rapidocr")) == 8
    reader.end()


def test_it_knows_nothing_of_the_houses_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INGLE_TELEGRAM_TOKEN", "1:secret")
    reader = whims()
    assert len(reader.read(Path("spy"), "rapidocr")) == 1
    reader.end()


def test_it_gives_its_memory_back_when_idle() -> None:
    reader = whims(idle=0.3)
    reader.read(Path("good"), "rapidocr")
    assert reader.running
    until = time.monotonic() + 10
    while reader.running and time.monotonic() < until:
        time.sleep(0.05)
    assert not reader.running
    assert reader.read(Path("good"), "rapidocr")[0].width == 3
    reader.end()


async def test_callers_wait_for_each_other_and_not_the_loop() -> None:
    reader = whims()
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.02)
            ticks += 1

    ticking = asyncio.create_task(tick())
    asked = [asyncio.to_thread(reader.read, Path("slow"), "rapidocr") for _ in range(6)]
    pages = await asyncio.gather(*asked)
    ticking.cancel()
    assert [one.width for (one,) in pages] == [3] * 6
    assert ticks > 10
    reader.end()


def test_the_process_ends_with_the_house(tmp_path: Path) -> None:
    house = (
        "import sys; from pathlib import Path; from knowledge.ocr.service import Reader\n"
        f"reader = Reader(program=(sys.executable, '-c', {WHIMS!r}))\n"
        "reader.read(Path('good'), 'rapidocr'); print(reader._process.pid, flush=True)\n"
        "import os; os._exit(1)"
    )
    ran = subprocess.run([sys.executable, "-c", house], capture_output=True, text=True, timeout=20)
    process = Path("/proc") / ran.stdout.strip()
    until = time.monotonic() + 10
    while process.exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert ran.stdout.strip()
    assert not process.exists()


def test_nothing_heavy_is_imported_in_the_house() -> None:
    asked = "import sys, knowledge.ocr, knowledge.images; print({'cv2', 'numpy', 'rapidocr', 'PIL'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
