"""Channels and guardrails with a counter before them: what they do is done as without."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping

from bot.channels.protocol import Assistant, Channel, SendFailed
from bot.guardrails.running import Judgement, Record
from bot.messages import Chat, Reply
from bot.metrics.counts import Counts
from knowledge.people import Member
from knowledge.stages import Stage, stage


class CountingChannels(Mapping[str, Channel]):
    """The channels as the delivery sees them, also those that are added later."""

    def __init__(self, channels: Mapping[str, Channel], counts: Counts) -> None:
        self._channels = channels
        self._counts = counts

    def __getitem__(self, name: str) -> Channel:
        return CountingChannel(self._channels[name], self._counts)

    def __iter__(self) -> Iterator[str]:
        return iter(self._channels)

    def __len__(self) -> int:
        return len(self._channels)


class CountingChannel:
    """A channel, with each try to deliver something counted by what came of it."""

    def __init__(self, channel: Channel, counts: Counts) -> None:
        self.name = channel.name
        self._channel = channel
        self._counts = counts

    async def start(self, assistant: Assistant) -> None:
        """As the channel behind."""
        await self._channel.start(assistant)

    async def stop(self) -> None:
        """As the channel behind."""
        await self._channel.stop()

    async def send(self, chat: Chat, reply: Reply) -> str:
        """Delivers it as the channel behind, and raises what that raises."""
        result = "failed"
        try:
            with stage(Stage.SENDING):
                message_id = await self._channel.send(chat, reply)
            result = "sent"
        except SendFailed as error:
            result = _class_of(error)
            raise
        except asyncio.CancelledError:
            result = "timeout"
            raise
        finally:
            self._counts.deliveries.labels(self.name, result).inc()
        return message_id


def _class_of(error: SendFailed) -> str:
    """Why it failed, as one word of a closed list."""
    if error.permanent:
        return "gone"
    if error.retry_after is not None:
        return "slowed"
    return "uncertain" if error.uncertain else "unreachable"


def counting_replies(channel: str, counts: Counts) -> Callable[[SendFailed | None], None]:
    """Counts each reply of a channel by what came of it; one that was slowed to the end is not tried again."""

    def counted(error: SendFailed | None) -> None:
        result = "sent" if error is None else _class_of(error)
        counts.deliveries.labels(channel, "failed" if result == "slowed" else result).inc()

    return counted


def counting_verdicts(record: Record, counts: Counts) -> Record:
    """Writes down what rails say as before, and counts it by rail and action."""

    def counted(judgement: Judgement, member: Member, message_id: str | None) -> None:
        counts.verdicts.labels(judgement.rail, judgement.verdict.action.value).inc()
        record(judgement, member, message_id)

    return counted
