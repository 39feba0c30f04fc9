"""A lost phone, links and addresses in wrong hands, members who come, leave and come back."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

from tests.emulator import TOKEN, Emulator
from tests.runbook.homes import Home
from tests.runbook.pages import line, lines, says


def code_in(printed: str) -> str:
    """The code of an invite that a command printed."""
    return str(re.findall(r"/start (\S+)", printed)[0])


async def test_a_lost_phone(tmp_path: Path, models_dir: Path, emulator: Emulator) -> None:
    on_telegram = {"INGLE_TELEGRAM_TOKEN": TOKEN, "INGLE_TELEGRAM_BASE_URL": emulator.base_url}
    home = Home(tmp_path / "home", models_dir, **on_telegram)
    invited = await asyncio.to_thread(home.types, line("Add a member", "ingle invite"))
    assert "https://t.me/ingle_bot?start=" in invited
    lost, found = emulator.user(12, "Tom"), emulator.user(13, "Tom")
    running = home.running()
    await asyncio.to_thread(running.__enter__)
    try:
        lost.say(f"/start {code_in(invited)}")
        assert "Welcome, Tom!" in (await lost.next_reply(20)).text
        lost.say("we need milk")
        assert "milk" in (await lost.next_reply(20)).text

        said = await asyncio.to_thread(home.types, line("A lost phone", "ingle rotate phone"))

        lost.say("show the shopping list")
        assert "milk" not in (await lost.next_reply(20)).text
        found.say(f"/start {code_in(said)}")
        assert "Welcome, Tom!" in (await found.next_reply(20)).text
        found.say("show the shopping list")
        assert "milk" in (await found.next_reply(20)).text
    finally:
        await asyncio.to_thread(running.__exit__, None, None, None)
    says("A lost phone", "“Welcome, Tom!”", "`account-unlinked for Tom`")
    assert "account-unlinked for Tom" in await asyncio.to_thread(home.types, "ingle audit")


def test_a_leaked_link_and_the_address_of_a_calendar(home: Home) -> None:
    home.joined(code_in(home.types(line("Add a member", "ingle invite"))))
    leaked = home.types("ingle signin --as Tom")
    assert "signed out" in home.types(line("A lost or leaked sign-in link", "ingle rotate signins")).lower()
    assert home.types(line("A lost or leaked sign-in link", "ingle signin")) != leaked
    heading = "Somebody has the address of a calendar"
    revoke, new = lines(heading)
    old = home.types(new)
    assert "addresses ended: 1" in home.types(revoke)
    assert home.types(new) != old


def test_somebody_leaves_and_comes_back(home: Home, tmp_path: Path) -> None:
    home.joined(code_in(home.types(line("Add a member", "ingle invite"))))
    home.say("remember that my locker code is 4711, just for me", "Tom")
    assert "4711" in home.say("what is my locker code?", "Tom")
    name = home.json("backup", "now", "--json")["name"]
    folder = tmp_path / "for-tom"

    leaving = line("Somebody leaves", "ingle leave", {"/home/anna/for-tom": str(folder)})
    assert "Tom has left" in home.types(leaving, "y\n")

    assert (folder / "Tom.json").is_file()
    assert "Tom" not in home.types("ingle members")
    heading = "Somebody left and comes back"
    back = home.types(line(heading, "ingle backup restore", {"2026-11-21T033000Z": name}), "y\n")
    says(heading, "“Tom is back: …”")
    assert back.startswith("Tom is back: ")
    assert "/signin?token=" in home.types(line(heading, "ingle signin"))
    assert "Tom" in home.types("ingle members")
    assert "4711" in home.say("what is my locker code?", "Tom")


def test_something_was_deleted_by_mistake(home: Home) -> None:
    home.say("we need milk")
    name = home.json("backup", "now", "--json")["name"]
    home.say("remove milk from the shopping list")
    assert "milk" not in home.say("show the shopping list")
    heading = "Something was deleted by mistake"
    assert name in home.types(line(heading, "ingle backup list"))
    pod = next(one for one in lines(heading) if "--pod" in one).replace("2026-11-21T033000Z", name)
    said = home.types(pod, "y\n")
    assert "milk" in home.say("show the shopping list")
    says(heading, "With the name that is printed, the state before comes back.")
    before = re.findall(r"`(ingle backup restore [^`]+)`", said)[0]
    home.types(before, "y\n")
    assert "milk" not in home.say("show the shopping list")
