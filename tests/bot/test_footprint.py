"""What keeps the process small, each looked at in an interpreter of its own."""

from __future__ import annotations

import platform
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.bench.house import running_house

SPAN = 64 * 1024**2
"""Where glibc begins the heap of a thread."""

THREADS = """
import threading
from bot.footprint import few_heaps
{begin}
together = threading.Barrier(6)
def take():
    together.wait()
    kept = [bytearray(3000) for _ in range(400)]
    together.wait()
    return kept
threads = [threading.Thread(target=take) for _ in range(6)]
for one in threads:
    one.start()
for one in threads:
    one.join()
print(open("/proc/self/maps").read())
"""
on_glibc = pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc gives threads heaps")


def own(code: str) -> str:
    """What a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def heaps(maps: str) -> int:
    """How many heaps of threads there are: memory that begins at a multiple of 64 MB, with room to grow behind it."""
    spans = [line.split() for line in maps.splitlines() if line]
    found = 0
    for (place, rights, *_), (after, behind, *_) in pairwise(spans):
        begin, _, end = place.partition("-")
        found += int(begin, 16) % SPAN == 0 and rights == "rw-p" and after.startswith(end) and behind == "---p"
    return found


@on_glibc
def test_threads_share_heaps() -> None:
    assert heaps(own(THREADS.format(begin=""))) > 1
    assert heaps(own(THREADS.format(begin="few_heaps()"))) == 1


@on_glibc
def test_a_house_has_few_heaps(tmp_path: Path) -> None:
    with running_house(tmp_path) as house, house.visitor() as visitor:
        for text in ("we need apples", "what's on tomorrow?", "hello"):
            visitor.say(text)
        assert heaps(Path(f"/proc/{house.process.pid}/maps").read_text(encoding="ascii")) <= 1


def test_httpx_works_without_its_command_line() -> None:
    pytest.importorskip("rich")
    said = own(
        "import sys; from bot.footprint import without_command_lines; without_command_lines(); import httpx;"
        " print(httpx.Client(trust_env=False).is_closed, 'rich' in sys.modules, 'pygments' in sys.modules)"
    )
    assert said.split() == ["False", "False", "False"]


def test_the_command_line_does_without_that_of_httpx() -> None:
    said = own(
        "import sys; sys.argv = ['ingle', '--version']; from bot.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "import httpx; print(hasattr(sys.modules['httpx._main'], 'main'))"
    )
    assert said.split()[-1] == "False"


def test_a_plain_sentence_needs_no_masked_arrays() -> None:
    said = own(
        "import sys; from knowledge.safety.features import features; found = features('a b a b a b', [], 1 << 18);"
        " print('numpy.ma' in sys.modules, sorted(set(found.tolist())) == found.tolist(), found.dtype)"
    )
    assert said.split() == ["False", "True", "int64"]


def test_the_form_of_the_status_is_not_built_at_the_start() -> None:
    """FastAPI builds one for each route that has a response model: of this one, for 40 to 80 ms."""
    said = own(
        "from bot.hub.house import house_routes\nfrom starlette.requests import Request\n"
        "async def gate(request: Request) -> None: ...\n"
        "print([route.response_model for route in house_routes(None, gate).routes if route.path == '/v1/status/house'])"
    )
    assert said.split() == ["[None]"]
