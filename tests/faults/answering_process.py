"""A process that answers on Telegram, to be killed: `python -m tests.faults.answering_process URL TOKEN FOLDER`."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot.channels.telegram import TelegramChannel
from knowledge.clock import SystemClock
from knowledge.store.database import open_household_database
from tests.bot.channels.telegram.echo import EchoAssistant
from tests.keyrings import keyring_of


async def main(base_url: str, token: str, folder: Path) -> None:
    assistant = EchoAssistant(pause=0.05)
    database, clock = open_household_database(folder / "household.db"), SystemClock()
    channel = TelegramChannel(
        token=token,
        database=database,
        keyring=keyring_of(database, clock),
        clock=clock,
        media=folder / "media",
        base_url=base_url,
    )
    await channel.start(assistant)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
