"""The far side of the channel in its tests: an assistant that says what it heard, or what it was told to say."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.channels.protocol import Typing
from bot.messages import Message, Reply


class EchoAssistant:
    """Keeps every message and answers "heard TEXT", or with the replies set for the text or token."""

    def __init__(self, pause: float = 0) -> None:
        """`pause`: seconds that every answer takes."""
        self._pause = pause
        self.heard: list[Message] = []
        self.answers: dict[str, Sequence[Reply]] = {}
        self.seconds: dict[str, float] = {}
        """How long the answer to a text takes."""
        self.progress: Sequence[str] = ()
        """How far it says that it is, one after the other, before it answers."""
        self.busy = 0
        self.busiest = 0
        self.strangers: set[str] = set()
        """Senders who are no members."""

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.heard]

    async def knows(self, channel: str, sender: str) -> bool:
        """Whether the sender is none of the strangers."""
        return sender not in self.strangers

    async def handle(self, message: Message, typing: Typing | None = None) -> Sequence[Reply]:
        """Answers; "fail" makes it raise, as an assistant never should."""
        self.heard.append(message)
        self.busy += 1
        self.busiest = max(self.busy, self.busiest)
        said = message.press or message.text
        for words in self.progress:
            if typing is not None:
                await typing(words)
        try:
            await asyncio.sleep(self.seconds.get(said, self._pause))
        finally:
            self.busy -= 1
        if said == "fail":
            raise ArithmeticError("made to fail")
        if said in self.answers:
            return self.answers[said]
        return [Reply(f"heard {said or message.unsupported}")]
