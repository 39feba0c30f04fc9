"""Who is no member gets one sentence, once, and comes in with an invite."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bot.messages import ChatKind, Message, Reply
from bot.replies.catalogue import catalogue
from knowledge.members import Members
from pods.engine.language import LANGUAGES


async def answered(message: Message, members: Members) -> Sequence[Reply]:
    """The answer to somebody unknown: a welcome for a good invite, one sentence for the first message, then nothing."""
    household = await asyncio.to_thread(members.household)
    spoken = message.language if message.language in LANGUAGES else None
    words = catalogue(spoken or (household.language if household else "en"))
    code = _invite_code(message.text)
    if code and message.chat.kind is ChatKind.PRIVATE:
        member = await asyncio.to_thread(members.join, message.chat.channel, message.sender, code, language=spoken)
        if member is not None:
            await seen(message, members)
            return [Reply(catalogue(member.language).say("joined", {"name": member.name}))]
        if await asyncio.to_thread(members.stranger_seen, message.chat.channel, message.sender) < 5:
            return [Reply(words.say("invite-bad"), tags=frozenset({"refused"}))]
        return []
    if await asyncio.to_thread(members.stranger_seen, message.chat.channel, message.sender):
        return []
    return [Reply(words.say("stranger"), tags=frozenset({"refused"}))]


async def seen(message: Message, members: Members) -> None:
    """Notes in which private chat a member was heard."""
    if message.chat.kind is ChatKind.PRIVATE:
        await asyncio.to_thread(members.seen, message.chat.channel, message.sender, message.chat.address)


def _invite_code(text: str) -> str | None:
    words = text.split()
    return words[1] if len(words) == 2 and words[0] == "/start" else None
