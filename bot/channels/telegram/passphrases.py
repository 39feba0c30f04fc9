"""Messages that hold a passphrase: taken before the inbox keeps them, out of the chat, never to the assistant."""

from __future__ import annotations

import contextlib
import logging
from typing import Any

from telegram.error import TelegramError

from bot.channels.protocol import SendFailed
from bot.channels.telegram.address import parse
from bot.channels.telegram.api import BotApi
from bot.channels.telegram.send import Sender
from bot.channels.telegram.translate import CHANNEL, sender_of
from bot.unlocking import Unlocking, passphrase_in

log = logging.getLogger(__name__)

PRIVATE = "private"
PATIENCE = 60.0


def holds_passphrase(raw: dict[str, Any]) -> bool:
    """Whether an update is `/unlock` with words behind it, as text, caption or an edit of either."""
    return _passphrase(raw) is not None


class Passphrases:
    """Answers such messages of one bot."""

    def __init__(self, api: BotApi, sender: Sender, unlocking: Unlocking) -> None:
        self._api = api
        self._sender = sender
        self._unlocking = unlocking

    async def take(self, raw: dict[str, Any]) -> None:
        """Opens the sender's key in a private chat; in a group only tells where that is done. Strangers get nothing."""
        passphrase, message = _passphrase(raw), _message(raw)
        chat, message_id = message.get("chat"), message.get("message_id")
        member = await self._unlocking.member(CHANNEL, sender_of(raw))
        if member is None or not (isinstance(chat, dict) and "id" in chat and isinstance(message_id, int)):
            return
        with contextlib.suppress(TelegramError):
            await self._api.delete_message(chat["id"], message_id)
        if chat.get("type") == PRIVATE:
            reply = await self._unlocking.in_private(member, passphrase)
        else:
            reply = self._unlocking.elsewhere(member)
        try:
            await self._sender.send(parse(str(chat["id"])), reply, patience=PATIENCE)
        except (SendFailed, ValueError) as error:
            log.error("the answer to /unlock could not be delivered: %s", error)


def _message(raw: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(
        (raw[kind] for kind in ("message", "edited_message") if isinstance(raw.get(kind), dict)), {}
    )
    return dict(found)


def _passphrase(raw: dict[str, Any]) -> str | None:
    message = _message(raw)
    said = message.get("text") or message.get("caption")
    return passphrase_in(said) if isinstance(said, str) else None
