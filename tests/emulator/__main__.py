"""`python -m tests.emulator --port N`: the emulator as a process; see `tests.emulator.control` for what it takes."""

from __future__ import annotations

import argparse
import asyncio
import contextlib

from tests.emulator.control import Control
from tests.emulator.server import TOKEN, Emulator


async def serve(port: int, token: str) -> None:
    """Serves until it is interrupted, and shows what the bot says."""
    emulator = Emulator(token, port=port)
    emulator.extra_routes = Control(emulator).routes()
    await emulator.start()
    print(f"INGLE_TELEGRAM_BASE_URL={emulator.base_url}\nINGLE_TELEGRAM_TOKEN={token}", flush=True)
    shown = 0
    while True:
        with contextlib.suppress(TimeoutError):
            await emulator.until(lambda shown=shown: emulator.sent[shown:], 3600)
        for sent in emulator.sent[shown:]:
            labels = " ".join(f"[{label}]" for label, _ in sent.buttons)
            print(f"{sent.kind} to {sent.chat_id}: {sent.text} {labels}".rstrip(), flush=True)
        shown = len(emulator.sent)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="An emulated Bot API on 127.0.0.1.")
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default=TOKEN)
    given = parser.parse_args()
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(serve(given.port, given.token))
