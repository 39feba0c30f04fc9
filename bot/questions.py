"""The open question of a conversation: what would answer it, and how it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.conversation import Conversation
from bot.draft import chosen
from bot.messages import ButtonName
from knowledge.dialogs import Buttons
from pods.engine.understanding import Reader, Scene


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What the last reply to a member asked, in one chat."""

    conversation: Conversation
    buttons: Buttons
    chat_key: str
    member_id: int

    @property
    def doubts(self) -> bool:
        """Whether other readings stand beside something that was done."""
        return any(choice.instead for choice in self.conversation.choices)

    @property
    def asks(self) -> bool:
        """Whether nothing is done before it is answered."""
        one = self.conversation
        return bool(one.confirm or one.pending or (one.choices and not self.doubts))

    @property
    def agreed(self) -> dict[str, Any] | None:
        """The action that "yes" means."""
        one = self.conversation
        if one.confirm is None and self.asks and len(one.choices) == 1:
            return one.choices[0].action
        return one.confirm

    async def drop(self) -> None:
        """It is answered or off, so its buttons do nothing any more."""
        one = self.conversation
        for name, is_open in ((ButtonName.CONFIRM, one.confirm), (ButtonName.PICK, one.choices)):
            if is_open:
                await asyncio.to_thread(self.buttons.void, self.chat_key, self.member_id, name)
        one.confirm = one.pending = None
        one.choices = []

    async def answer(self, text: str, scene: Scene, reader: Reader) -> Mapping[str, Any] | None:
        """What an answer in words chooses of what was offered; it ends the question."""
        if not self.conversation.choices:
            return None
        nth = await asyncio.to_thread(reader.nth, text, scene)
        bare = await asyncio.to_thread(reader.without_politeness, text, scene)
        choice = chosen(bare, nth, self.conversation.choices)
        if choice is None:
            return None
        await self.drop()
        return choice.action
