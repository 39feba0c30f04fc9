"""A house that is offline, with the emulated Bot API beside it: what it answers and what it tried, as JSON.

A program of its own, so that both can run in a network namespace that has nothing but loopback.
"""

from __future__ import annotations

import asyncio
import json
import sys
from pathlib import Path

from knowledge.offline import attempts
from tests.emulator import Emulator
from tests.journeys.telegram.product import Product

EMBEDDED = {
    "INGLE_OFFLINE": "1",
    "INGLE_MODEL": "embedded",
    "INGLE_HEARING": "embedded",
    "INGLE_SPEAKING": "embedded",
    "INGLE_MESSAGES_PER_MINUTE": "0",
}


async def main(folder: Path, models: Path) -> None:
    """Starts it, says three things, stops it."""
    emulator = Emulator()
    await emulator.start()
    product = Product(emulator, folder, models, EMBEDDED)
    await product.start()
    anna = emulator.user(11, "Anna")
    anna.say(f"/start {await product.invite('Anna')}")
    await anna.next_reply(60)
    answers = []
    for text in ("we need milk", "what's on the shopping list?", "how are you?"):
        anna.say(text)
        answers.append((await anna.next_reply(100)).text)
    await product.stop()
    await emulator.stop()
    tried = [f"{one.host}:{one.port} by {one.module}" for one in attempts(folder / "data" / "offline.jsonl")]
    print(json.dumps({"answers": answers, "tried": tried, "log": product.log}))


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2])))
