"""Rules of the code itself: short files, one broad except, channels of one shape, light imports."""

from __future__ import annotations

import ast
import inspect
import subprocess
import sys
from pathlib import Path

import pytest

from bot.channels.console import ConsoleChannel
from bot.channels.protocol import Channel
from bot.channels.telegram import TelegramChannel
from bot.channels.web import WebChannel
from bot.predict.household import RecordingChannel
from tests.house import Recorder

ROOT = Path(__file__).parents[2]
LONGEST = 400
PACKAGES = ("bot", "backups", "pods", "skills", "knowledge", "tests")
SOURCES = [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]
BROAD = {"Exception", "BaseException"}
MAY_BE_BROAD = {"bot/assistant.py"}


def test_no_file_is_too_long() -> None:
    long = {str(path.relative_to(ROOT)): lines for path in SOURCES if (lines := path.read_text().count("\n")) > LONGEST}
    assert long == {}


def swallows(handler: ast.ExceptHandler) -> bool:
    """Whether everything is caught and not raised again."""
    named = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    broad = any(one is None or (isinstance(one, ast.Name) and one.id in BROAD) for one in named)
    raises = any(isinstance(node, ast.Raise) and node.exc is None for node in ast.walk(handler))
    return broad and not raises


def test_everything_is_caught_in_one_place_only() -> None:
    found = {
        str(path.relative_to(ROOT))
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ExceptHandler) and swallows(node)
    }
    assert {name for name in found if not name.startswith("tests/")} <= MAY_BE_BROAD


@pytest.mark.parametrize("channel", [TelegramChannel, WebChannel, ConsoleChannel, RecordingChannel, Recorder])
def test_every_channel_has_the_shape_of_one(channel: type[Channel]) -> None:
    assert isinstance(channel.name, str)
    for name in ("start", "stop", "send"):
        method = getattr(channel, name)
        assert inspect.iscoroutinefunction(method)
        assert list(inspect.signature(method).parameters) == list(inspect.signature(getattr(Channel, name)).parameters)


def test_every_channel_of_the_folder_is_looked_at() -> None:
    folder = ROOT / "bot" / "channels"
    ways_in = {path.stem for path in folder.iterdir() if not path.name.startswith(("_", "protocol"))}
    assert ways_in == {"telegram", "web", "console"}


def test_what_a_house_does_not_use_is_not_imported(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from bot.build import build, open_hub\n"
        "from bot.settings import Settings\n"
        f"app = build(Settings(data_dir=Path({str(tmp_path)!r}), model='none'))\n"
        "open_hub(app)\n"
        "app.close()\n"
        "print([name for name in ('telegram', 'xllamacpp', 'aiohttp', 'ollama') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == "[]"
