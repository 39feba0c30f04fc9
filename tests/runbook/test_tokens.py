"""A token of Telegram that was stolen, and the keys that lay beside it."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.emulator import TOKEN, Emulator
from tests.runbook.homes import Home, runs_what_make_run_runs
from tests.runbook.pages import line, lines, says
from tests.runbook.test_people import code_in

HEADING = "A stolen Telegram token"
NEW, NEWER = "4200:a-new-token_after_the_theft", "4200:a-newer-token_after_another"


async def test_a_stolen_token(tmp_path: Path, models_dir: Path, emulator: Emulator) -> None:
    on_telegram = {"INGLE_TELEGRAM_TOKEN": TOKEN, "INGLE_TELEGRAM_BASE_URL": emulator.base_url}
    home = Home(tmp_path / "home", models_dir, INGLE_POD_TOKEN="the-old-token-of-the-pods", **on_telegram)
    home.joined(code_in(await asyncio.to_thread(home.types, line("Add a member", "ingle invite"))))
    emulator.token = NEW
    rejected = await asyncio.to_thread(home.refused)
    told = "Telegram rejected INGLE_TELEGRAM_TOKEN: it is wrong or was revoked. Get a new one from @BotFather."
    assert told in rejected
    says(HEADING, told, "`ok   telegram: the token belongs to @…`", "Members need no new invites.")

    await asyncio.to_thread(home.types, line(HEADING, "ingle rotate telegram"), f"{NEW}\n")

    assert line(HEADING, "make run")
    assert runs_what_make_run_runs()
    running = home.running()
    await asyncio.to_thread(running.__enter__)
    try:
        tom = emulator.user(12, "Tom")
        tom.say("we need milk")
        assert "milk" in (await tom.next_reply(20)).text
    finally:
        await asyncio.to_thread(running.__exit__, None, None, None)
    assert (
        "ok   telegram: the token belongs to @ingle_bot" in (await asyncio.to_thread(home.tries, "ingle check")).stdout
    )

    emulator.token = NEWER
    key = home.data / "secret.key"
    before = key.read_bytes()
    await asyncio.to_thread(home.types, line(HEADING, "ingle rotate all"), f"{NEWER}\n")
    await asyncio.to_thread(home.types, line(HEADING, "ingle keys"), "y\n")
    settings = (home.folder / ".env").read_text()
    assert NEWER in settings
    assert "the-old-token-of-the-pods" not in settings
    assert key.read_bytes() != before
    assert "milk" in await asyncio.to_thread(home.say, "show the shopping list")


def test_the_stack_has_these_commands() -> None:
    """What is behind them is tested by tests/stack, with containers."""
    from compose.stack import rotate

    told = [one.rpartition("rotate ")[2] for one in lines(HEADING) if "compose.stack" in one]
    assert told == ["telegram", "tokens"]
    assert rotate.__doc__ is not None
