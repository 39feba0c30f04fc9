"""`python -m tests.bench.voice_notes [--idle]`: from the end of a voice note of 4 s to the reply, and what it weighs.

`ingle run` as a process, joined to the emulated Bot API; what counts is the time from the moment at which Telegram has
the whole note until it has the whole reply, with the models warm. `--idle` waits until the engines give their memory
back as well.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import numpy as np
import psutil

from knowledge.children import IDLE
from knowledge.speech.sound import as_opus
from knowledge.speech.speaking.hibari import HibariEngine
from tests.emulator import Emulator, Seat
from tests.journeys.telegram.product import Product
from tests.speech_models import whisper_base

TARGET = 2.0
"""Seconds of the median, on two idle cores."""
SECONDS = 4
SETTINGS = {
    "INGLE_HEARING": "embedded",
    "INGLE_SPEAKING": "embedded",
    "INGLE_VOICE": "hibari",
    "INGLE_LOG_LEVEL": "warning",
}
WARM_UP = ("Please put milk on the shopping list.", "What is on the shopping list?")
SAID = (
    "Please put onions and tomatoes on the shopping list.",
    "Remind me tomorrow morning at eight to call the dentist.",
    "Dentist appointment next Tuesday at half past four.",
    "We spent twelve euros fifty at the bakery this morning.",
    "What do we have planned for the weekend?",
    "Add repair the garden shelf to my to-do list, please.",
    "How much did we spend on groceries this month?",
    "Piano lesson on Thursday from three to four in the afternoon.",
    "Remind me on Friday evening to take out the bins.",
    "Please put coffee and oranges on the shopping list.",
)


def main() -> None:
    """Prints figures; exit code 1 when the written reply takes longer than it may."""
    asyncio.run(measured(idle="--idle" in sys.argv))


async def measured(*, idle: bool) -> None:
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(prefix="voice-") as name:
        folder = Path(name)
        hears = whisper_base()
        (folder / "models").mkdir()
        (folder / "models" / hears.name).symlink_to(hears, target_is_directory=True)
        notes = await asyncio.to_thread(recorded, (*WARM_UP, *SAID))
        emulator = Emulator()
        await emulator.start()
        product = Product(emulator, folder / "home", folder / "models", SETTINGS)
        try:
            await product.start()
            anna = emulator.user(11, "Anna")
            await told(anna, f"/start {await product.invite('Anna')}")
            await told(anna, "what's on today?")
            print(f"resident: {megabytes(product):.0f} MB before the first note")
            first = await spent(anna, notes[:1])
            await spent(anna, notes[1 : len(WARM_UP)])
            print(f"first reply, which loads what hears and what speaks: {first[0]:.1f} s")
            aloud = await spent(anna, notes[len(WARM_UP) :])
            print(line("spoken reply", aloud))
            await told(anna, "answer me only in writing")
            written = await spent(anna, notes[len(WARM_UP) :])
            print(line("written reply", written))
            print(f"resident: {megabytes(product):.0f} MB with both loaded")
            if idle:
                await asyncio.sleep(IDLE + 10)
                print(f"resident: {megabytes(product):.0f} MB after {IDLE:.0f} s without a note")
        finally:
            await product.stop()
            await emulator.stop()
    print(f"load average {before:.1f} before and {os.getloadavg()[0]:.1f} after, on {os.cpu_count()} processors")
    sys.exit(1 if median(written) > TARGET else 0)


def recorded(texts: Sequence[str]) -> list[bytes]:
    """Voice notes of SECONDS each, in a voice; what is shorter ends in silence."""
    engine = HibariEngine(Path(), threads=2)
    notes = []
    for text in texts:
        samples, rate = engine.say(text, "en")
        notes.append(as_opus(np.pad(samples, (0, max(0, SECONDS * rate - len(samples)))), rate))
    return notes


async def told(seat: Seat, text: str) -> None:
    """Says something in writing and waits for the reply."""
    seat.say(text)
    await seat.next_reply(30)


async def spent(seat: Seat, notes: Sequence[bytes]) -> list[float]:
    """Seconds from each note to its reply, one after the other. Raises RuntimeError where one was not heard."""
    seconds = []
    for note in notes:
        seat.voice(note, seconds=SECONDS)
        sent = time.time()
        reply = await seat.next_reply(60)
        if "heard" not in reply.text:
            raise RuntimeError(f"a note was not heard: {reply.text}")
        seconds.append(reply.at - sent)
    return seconds


def line(what: str, seconds: Sequence[float]) -> str:
    return (
        f"{what}: median of {len(seconds)} {median(seconds):.2f} s, from {min(seconds):.2f} to {max(seconds):.2f} s"
        f" (target of the written one: {TARGET:.1f} s)"
    )


def megabytes(product: Product) -> float:
    """The resident memory of the process and its children, in 10^6 bytes."""
    process = psutil.Process(product.pid)
    return float(sum(one.memory_info().rss for one in (process, *process.children(recursive=True)))) / 1e6


if __name__ == "__main__":
    main()
