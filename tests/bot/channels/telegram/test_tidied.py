"""Files that came or were sent leave the media folder once they were answered."""

from __future__ import annotations

from pathlib import Path

from bot.media import keep
from bot.messages import Chat, File, FileKind, Reply
from bot.tidying import Tidying
from knowledge.clock import ManualClock
from knowledge.dialogs import Buttons, Dialogs
from knowledge.store.database import Database
from tests.bot.channels.telegram.conftest import Opened, eventually
from tests.bot.channels.telegram.echo import EchoAssistant
from tests.emulator import Seat
from tests.keyrings import seals_of


async def test_what_came_and_what_was_sent_is_gone_afterwards(
    opened: Opened, anna: Seat, echo: EchoAssistant, database: Database, clock: ManualClock, tmp_path: Path
) -> None:
    media, seals = tmp_path / "media", seals_of(database, clock)
    tidying = Tidying(media, database, {}, Dialogs(database, clock, seals), Buttons(database, clock, seals))
    channel = await opened(download=True, tidying=tidying)
    shown = File(keep(media, "a", "week.txt", b"your week"), "week.txt", "text/plain", FileKind.DOCUMENT)
    echo.answers["look"] = [Reply("Here", files=(shown,))]
    anna.photo(b"\xff\xd8 a photo", "look")
    assert [sent.content for sent in await anna.replies(2)][-1] == b"your week"
    (message,) = echo.heard
    assert len(message.files) == 1
    await eventually(lambda: list(media.iterdir()) == [])

    told = File(keep(media, "b", "brief.txt", b"your day"), "brief.txt", "text/plain", FileKind.DOCUMENT)
    await channel.send(Chat("telegram", "11"), Reply("Good morning", files=(told,)))
    assert list(media.iterdir()) == []
