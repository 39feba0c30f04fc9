"""The token: refused where it is wrong, and never shown."""

from __future__ import annotations

import asyncio
import logging
import subprocess
import sys

import pytest

from bot.channels.protocol import SendFailed
from bot.messages import Chat, Reply
from skills.engine.errors import ConfigurationError
from tests.bot.channels.telegram.conftest import Opened
from tests.emulator import TOKEN, Emulator, Seat


async def test_a_wrong_token_stops_the_start(opened: Opened, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = "4200:some-other-token-than-this"
    with pytest.raises(ConfigurationError, match="INGLE_TELEGRAM_TOKEN") as refused:
        await opened(token=wrong)
    assert wrong not in str(refused.value)
    assert wrong not in shown(caplog)


@pytest.mark.parametrize("token", ["", "hello", "4200", "4200:a b", "4200:a/../b", "4200:abc\n"])
async def test_what_is_no_token_stops_the_start(opened: Opened, token: str) -> None:
    with pytest.raises(ConfigurationError, match="INGLE_TELEGRAM_TOKEN"):
        await opened(token=token)


async def test_the_token_never_shows_in_logs_and_errors(
    opened: Opened, emulator: Emulator, anna: Seat, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger="httpx")  # whatever the program of another test left it at
    channel = await opened(download=True)
    emulator.inject("sendMessage", drop=True)
    anna.say("fail")
    anna.say("hello")
    anna.voice(b"opus")
    await anna.replies(3)
    emulator.inject("getUpdates", status=401, description=f"Unauthorized {TOKEN}")
    anna.say("last")
    await anna.next_reply()
    await emulator.stop()
    with pytest.raises(SendFailed) as failed:
        await channel.send(Chat("telegram", "11"), Reply("bins"))
    await asyncio.sleep(0.2)
    said = shown(caplog)
    assert "/bot<token>/sendMessage" in said
    assert "made to fail" in said
    assert TOKEN not in said
    assert TOKEN not in str(failed.value)


def shown(caplog: pytest.LogCaptureFixture) -> str:
    """All log lines with their tracebacks, as a handler would write them; not those of the emulator's server."""
    formatter = logging.Formatter("%(name)s %(message)s")
    return "\n".join(formatter.format(record) for record in caplog.records if not record.name.startswith("aiohttp"))


def test_the_library_is_not_loaded_with_the_rest() -> None:
    code = "import sys, bot.channels.protocol, bot.build; print('telegram' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
