"""Secrets never reach the log, whatever the log level."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.build import open_hub, sign_in_link
from bot.messages import Chat, Message
from bot.settings import Settings
from knowledge.people import Role
from pods.engine.models import open_model
from pods.engine.models.base import ChatMessage, ModelRequest
from skills.engine.errors import InglenookError
from tests.bot.program import Program
from tests.house import CHANNEL, House

TOKEN = "123456789:AAnevershowthistokenanywhere_0123"
KEY = "sk-nevershowthiskey"


async def test_codes_tokens_and_messages_are_not_logged(house: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    code = house.app.members.invite("Zoe", Role.ADULT)
    link = sign_in_link(house.app, house.member("Anna").id, "http://127.0.0.1:1")
    open_hub(house.app)
    for number, text in enumerate((f"/start {code}", "/start wrong-code-is-no-secret")):
        await house.app.assistant.handle(Message(f"{number}", Chat(CHANNEL, "z"), "z", house.clock.now(), text))
    reply = await house.say("Anna", "remind me tomorrow at 8am to buy the surprise present")
    await house.press_token("Anna", reply.buttons[0].token)
    await house.press_token("Anna", reply.buttons[0].token)
    for secret in (code, link.partition("token=")[2], reply.buttons[0].token, "surprise"):
        assert secret not in caplog.text


async def test_an_api_key_is_not_logged_when_the_model_cannot_be_reached(
    caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    model = open_model("openai:tiny", base_url="http://127.0.0.1:9/v1", api_key=KEY, models_dir=tmp_path)
    with pytest.raises(InglenookError) as caught:
        await model.complete(ModelRequest((ChatMessage("user", "hello"),), timeout_s=2))
    await model.close()
    assert KEY not in caplog.text + str(caught.value) + repr(model)


def test_settings_do_not_show_their_secrets() -> None:
    settings = Settings(telegram_token=SecretStr(TOKEN), model_api_key=SecretStr(KEY))
    for shown in (repr(settings), str(settings), settings.model_dump_json()):
        assert TOKEN not in shown
        assert KEY not in shown


@pytest.mark.parametrize("token", [TOKEN, "nevershow"])
def test_the_command_line_does_not_show_the_token(tmp_path: Path, models_dir: Path, token: str) -> None:
    done = Program(tmp_path, models_dir).process(
        "check",
        INGLE_TELEGRAM_TOKEN=token,
        INGLE_TELEGRAM_BASE_URL="http://127.0.0.1:9",
        INGLE_LOG_LEVEL="debug",
    )
    assert done.returncode in (1, 2)
    assert "telegram" in (done.stdout + done.stderr).lower()
    assert token not in done.stdout + done.stderr
