"""A household's folder with something in it for every golden question."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bot.messages import File, FileKind, Message
from tests.house import House, chat_of, open_house

SAID = (
    "we need milk and eggs",
    "remind me tomorrow at 9 to call grandma",
    "spent 42.50 at Lidl",
    "put ironing on my to-do list",
    "dentist on thursday at 3 pm",
    "Mia does the dishes every day",
    "budget for groceries 400 a month",
    "remember that the spare key is with the neighbours",
)


async def filled(folder: Path, models_dir: Path, language: str = "en", **wishes: object) -> datetime:
    """Makes the household, and closes it; gives the instant at which it was left."""
    house = open_house(folder, models_dir, language=language, **wishes)  # type: ignore[arg-type]
    for text in SAID:
        reply = await house.say("Anna", text)
        if reply.tags & {"refused", "failed"}:
            raise AssertionError(f"{text}: {reply.text}")
    await _paper(house)
    left = house.clock.now()
    await house.stop()
    return left


async def empty(folder: Path, models_dir: Path, language: str = "en") -> datetime:
    """A household in which nobody said anything yet."""
    house = open_house(folder, models_dir, language=language)
    left = house.clock.now()
    await house.stop()
    return left


async def _paper(house: House) -> None:
    path = house.app.settings.data_dir / "media" / "lease.txt"
    path.parent.mkdir(exist_ok=True)
    path.write_text("The lease of the flat runs for 12 months. The deposit is 900 euros.\n", encoding="utf-8")
    file = File(path, "lease.txt", "text/plain", FileKind.DOCUMENT)
    await house.handle(Message("paper", chat_of("Anna"), "Anna", house.clock.now(), "", (file,)))
