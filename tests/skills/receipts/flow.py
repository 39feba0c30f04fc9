"""Receipts as they come out of reading, to try what becomes of them: pictures, details, ways to run and send them."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from bot.messages import File, FileKind, Message, Reply
from skills.engine.command import Command, Outcome
from skills.engine.money import Money
from skills.engine.request import GivenFile
from skills.receipts.commands import Details, Line, Picture, Sureness, TakeReceipt
from skills.receipts.pictures import kept
from tests.house import House, chat_of

TODAY = date(2026, 11, 21)
READ = Sureness(0.97, 0.97, 0.9, 0.9, 0.9)
"""Everything was legible."""


def euros(minor: int) -> Money:
    """Cents."""
    return Money(minor, "EUR")


def details(minor: int = 2490, **more: Any) -> Details:
    """A receipt of Lidl on which everything agrees."""
    lines = (Line("Milch 3,5%", euros(109), "2"), Line("Brot", euros(minor - 109)))
    whole = Details(
        euros(minor), "EUR", TODAY, "Lidl", "groceries", 1, "shop", (), euros(163), "card", lines, True, sure=READ
    )
    return replace(whole, **more)


def photo(house: House, name: str = "lidl.jpg", drawn: str = "LIDL 24,90") -> GivenFile:
    """A picture where a channel keeps those that were sent."""
    path = house.app.settings.data_dir / "media" / f"m1-{name}"
    path.parent.mkdir(parents=True, exist_ok=True)
    image = Image.new("RGB", (240, 320), "white")
    pen = ImageDraw.Draw(image)
    for at, letter in enumerate(hashlib.sha256(drawn.encode()).digest()):
        pen.rectangle((20 + at % 5 * 40, 10 + at // 5 * 42, 50 + at % 5 * 40, 10 + at // 5 * 42 + letter % 40), "black")
    image.save(path)
    return GivenFile(path, name, "image/jpeg")


def picture(house: House, name: str = "lidl.jpg", drawn: str = "LIDL 24,90") -> Picture:
    """That picture as it is kept with a receipt."""
    return kept(photo(house, name, drawn), house.app.local("finance").database)


async def run(house: House, command: Command, name: str = "Anna", message: str | None = None) -> Outcome:
    """Runs a command for a member."""
    asker = replace(house.asker(name), message_id=message)
    return await house.app.pods["finance"].run(command, asker)


async def taken(house: House, found: Details | None = None, drawn: str = "LIDL 24,90", **more: Any) -> Outcome:
    """A receipt that was sent by Anna."""
    given = picture(house, f"{hashlib.sha256(drawn.encode()).hexdigest()[:8]}.jpg", drawn)
    message = more.pop("message", None)
    return await run(house, TakeReceipt((given,), found or details(), **more), message=message)


async def send(house: House, *files: Path, text: str = "", name: str = "Anna", group: bool = False) -> Reply:
    """Sends files in one message, as a channel does."""
    given = []
    for number, path in enumerate(files):
        mime = "application/pdf" if path.suffix == ".pdf" else "image/jpeg"
        there = house.app.settings.data_dir / "media" / f"{number}-{path.name}"
        there.parent.mkdir(parents=True, exist_ok=True)
        there.write_bytes(path.read_bytes())
        given.append(File(there, path.name, mime, FileKind.PHOTO))
    ident = f"f{'-'.join(path.name for path in files)}{house.clock.now().isoformat()}"
    chat = chat_of(name, group=group)
    message = Message(ident, chat, name, house.clock.now(), text, files=tuple(given))
    (reply,) = await house.handle(message)
    return reply


def booked(house: House) -> list[tuple[str, str, str, str, str]]:
    """What stands in the ledger: amount, shop, category, day, who paid."""
    return [
        (one["amount"], one["merchant"], one["category"], one["date"], one["paid_by"])
        for one in house.state["expenses"]
    ]
