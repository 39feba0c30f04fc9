"""What a channel is, and what it is given: the front door of the pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.messages import Chat, Message, Reply, Unsupported


class Typing(Protocol):
    """Shows the person that an answer is being written; called when an answer takes longer."""

    async def __call__(self, progress: str = "") -> None:
        """`progress` is how far long work is, in the person's words; it is gone when the answer is there."""
        ...


class Assistant(Protocol):
    """The pipeline as channels see it."""

    async def handle(self, message: Message, typing: Typing | None = None) -> Sequence[Reply]:
        """Answers one message; never raises for anything a person can send. Same id again: same effect once.

        A stranger's first message gets one polite reply, later ones get none.
        """
        ...

    async def knows(self, channel: str, sender: str) -> bool:
        """Whether a sender is a member, so that files of nobody else are fetched."""
        ...


class Limits(Protocol):
    """How much a sender may send, as channels see it before they fetch or keep anything."""

    def shut(self, channel: str, sender: str) -> bool:
        """Whether nothing that the sender says would be answered now."""
        ...

    def leave_out(self, channel: str, sender: str, messages: int) -> None:
        """Counts messages that were not read for that reason."""
        ...

    def declines(
        self, channel: str, sender: str, size: int, seconds: float | None, *, heard: bool
    ) -> Unsupported | None:
        """Why files of so many bytes (and seconds of recordings) are not taken from a member now; None: they are.

        `heard`: they are recordings only, which are listened to. Blocking.
        """
        ...


class SendFailed(Exception):
    """A message could not be delivered.

    `permanent`: trying again cannot help (the bot was blocked, the chat is gone). `retry_after`: seconds to wait
    before the next try, where the platform said so. `uncertain`: it may have been delivered all the same (the answer
    was lost), so that another try may be a repeat.
    """

    def __init__(
        self, reason: str, *, permanent: bool = False, retry_after: float | None = None, uncertain: bool = False
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.permanent = permanent
        self.retry_after = retry_after
        self.uncertain = uncertain


class Channel(Protocol):
    """A way for people to reach the assistant and for the assistant to reach people."""

    name: str

    async def start(self, assistant: Assistant) -> None:
        """Begins to take messages; returns when the channel is ready. Raises ConfigurationError where it cannot be."""
        ...

    async def stop(self) -> None:
        """Stops taking messages, lets those under way finish, closes connections."""
        ...

    async def send(self, chat: Chat, reply: Reply) -> str:
        """Delivers something unasked and returns the platform's message id. Raises SendFailed; one try, no retries."""
        ...
