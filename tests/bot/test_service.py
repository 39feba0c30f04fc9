"""How the services for speech and reading listen, whom they want a secret for, and how they end."""

from __future__ import annotations

import asyncio
import os
import signal
import socket

import httpx
import pytest
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.building.service import answering, check_token
from bot.cli import ocr, speech
from bot.settings import Settings
from skills.engine.errors import ConfigurationError
from tests.bench.house import free_port

APP = Starlette(routes=[Route("/", lambda _request: PlainTextResponse("here"))])


@pytest.mark.parametrize(
    ("check", "variable"), [(ocr.check_settings, "INGLE_OCR_TOKEN"), (speech.check_settings, "INGLE_SPEECH_TOKEN")]
)
def test_only_a_loopback_needs_no_secret(check: object, variable: str) -> None:
    assert callable(check)
    check(Settings(_env_file=None), "127.0.0.1")
    check(Settings(_env_file=None, ocr_token="a-secret", speech_token="a-secret"), "0.0.0.0")
    with pytest.raises(ConfigurationError, match=f"{variable}: on 0.0.0.0 others can reach"):
        check(Settings(_env_file=None), "0.0.0.0")


def test_the_setting_is_named_that_is_missing() -> None:
    check_token("::1", None, "INGLE_OCR_TOKEN")
    check_token("0.0.0.0", SecretStr("a-secret"), "INGLE_OCR_TOKEN")
    with pytest.raises(ConfigurationError, match="INGLE_OCR_TOKEN"):
        check_token("192.0.2.1", None, "INGLE_OCR_TOKEN")


async def test_it_answers_until_it_is_asked_to_stop(capsys: pytest.CaptureFixture[str]) -> None:
    port = free_port()
    async with answering(APP, "reading service", "127.0.0.1", port) as stopped:
        waiting = asyncio.ensure_future(stopped())
        async with httpx.AsyncClient(trust_env=False) as client:
            assert (await client.get(f"http://127.0.0.1:{port}/")).text == "here"
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(waiting, 10)
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().remove_signal_handler(number)
    said = capsys.readouterr().out
    assert said == f"The reading service answers at http://127.0.0.1:{port}\n  Stop with Ctrl-C.\nStopping …\n"
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


async def test_an_address_that_cannot_be_taken_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(ConfigurationError, match=f"the speech service cannot listen on 127.0.0.1:{port}"):
            async with answering(APP, "speech service", "127.0.0.1", port):
                pass
