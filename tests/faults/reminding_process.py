"""The product on Telegram with a shifted clock, to be killed: `… reminding_process URL TOKEN FOLDER SECONDS`."""

from __future__ import annotations

import asyncio
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from bot.build import build, open_telegram
from bot.settings import Settings


class ShiftedClock:
    """The machine's clock, some time ahead of it or behind."""

    def __init__(self, shift: timedelta) -> None:
        self._shift = shift

    def now(self) -> datetime:
        """The present instant in UTC, shifted."""
        return datetime.now(UTC) + self._shift

    def lasting(self, seconds: float) -> float:
        """As many: it runs as fast as the machine's."""
        return seconds

    def passed(self) -> float:
        """Seconds of the machine."""
        return time.monotonic()


async def main(base_url: str, token: str, folder: Path, shift: timedelta) -> None:
    """Runs until it is killed."""
    settings = Settings(
        data_dir=folder,
        model="none",
        hearing="off",
        speaking="off",
        telegram_token=SecretStr(token),
        telegram_base_url=base_url,
        log_level="warning",
    )
    app = build(settings, clock=ShiftedClock(shift))
    open_telegram(app)
    await app.start()
    await asyncio.Event().wait()


if __name__ == "__main__":
    url, bot_token, data, seconds = sys.argv[1:]
    asyncio.run(main(url, bot_token, Path(data), timedelta(seconds=float(seconds))))
