"""The real speech service on a port of loopback, in a thread with an event loop of its own; and scripted engines."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.hub.server import HubServer
from bot.speech.app import Offer, SpeechService
from knowledge.speech.errors import UnheardError
from knowledge.speech.hearing import Ear, Part, Progress, Transcript
from knowledge.speech.sound import Limits
from knowledge.speech.speaking import Mouth, Speech


@contextmanager
def serving(
    notes: Ear | None,
    long: Ear | None,
    mouth: Mouth | None = None,
    *,
    token: str = "",
    waiting: int = 8,
    limits: Limits | None = None,
) -> Iterator[str]:
    """The address of a service with these engines, which ends with the block."""
    service = SpeechService(notes, long, mouth, Offer("0", None, None), waiting=waiting)
    server = HubServer(service.app(token, limits), "127.0.0.1", 0)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(server.start(), loop).result(10)
    try:
        yield server.url
    finally:
        asyncio.run_coroutine_threadsafe(server.stop(), loop).result(10)
        service.close()
        loop.call_soon_threadsafe(loop.stop)
        thread.join(10)
        loop.close()


@dataclass
class SlowEar:
    """Hears what stands in the file, once it may; notes what it was asked."""

    may: threading.Event = field(default_factory=threading.Event)
    began: threading.Event = field(default_factory=threading.Event)
    heard: list[str] = field(default_factory=list)
    asked: list[tuple[str | None, Sequence[str], Sequence[str]]] = field(default_factory=list)

    def hear(
        self,
        path: Path,
        *,
        language: str | None = None,
        among: Sequence[str] = (),
        words: Sequence[str] = (),
        progress: Progress = lambda heard, seconds: None,
    ) -> Transcript:
        self.began.set()
        if not self.may.wait(10):
            raise UnheardError("timeout")
        text = path.read_text(encoding="utf-8").strip("\0")
        self.heard.append(text)
        self.asked.append((language, tuple(among), tuple(words)))
        progress(1.0, 2.0)
        if not text:
            raise UnheardError("silence", "all of it")
        return Transcript(text, language or "en", 2.0, 0.9, (Part(0.0, 1.0, text, 0.8),))

    def warm(self) -> None: ...

    def end(self) -> None: ...


class EchoMouth:
    """Its voice notes are the text itself."""

    def say(self, text: str, language: str) -> Speech:
        return Speech(text.encode(), 1.5, f"echo:{language}")

    def end(self) -> None: ...
