"""The Bot API as the channel uses it: one client, updates as JSON, errors by what to do about them."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import httpx
from telegram import Bot, LinkPreviewOptions
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.request import HTTPXRequest

from bot.channels.protocol import SendFailed
from skills.engine.errors import ConfigurationError

OFFICIAL = "https://api.telegram.org"
WANTED = ["message", "edited_message", "callback_query"]
SPARE_SECONDS = 10.0
"""How much longer than a long poll its answer may take."""

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
"""Telegram would fetch what a link in a message leads to."""

TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)


class BotApi(Bot):
    """python-telegram-bot's client, with updates left as JSON: one bad update must not stop the rest."""

    async def raw_updates(self, offset: int | None, seconds: float) -> list[dict[str, Any]]:
        """Waits up to `seconds` for updates from `offset` on, as Telegram sent them. Raises TelegramError."""
        found = await self._post(
            "getUpdates",
            {"offset": offset, "timeout": int(seconds), "allowed_updates": WANTED},
            read_timeout=seconds + SPARE_SECONDS,
        )
        if not isinstance(found, list):
            raise TelegramError("getUpdates did not answer with a list")
        return found

    async def fetch_anew(self) -> None:
        """Closes the connection over which updates are fetched, and opens another one. Raises TelegramError."""
        fetching, _ = self._request
        await fetching.shutdown()
        await fetching.initialize()


def check_form(token: str) -> None:
    """Raises ConfigurationError where the token cannot be one."""
    if not TOKEN.fullmatch(token):
        raise ConfigurationError(
            "INGLE_TELEGRAM_TOKEN does not look like a bot's token (digits, a colon, letters and digits): "
            "copy it again from @BotFather."
        )


def connect(
    token: str, base_url: str | None, heard: Callable[[httpx.Response], Awaitable[None]] | None = None
) -> BotApi:
    """A client of the Bot API at `base_url` (scheme, host and port), or of Telegram's own.

    `heard` is told of every answer to a fetch of updates. Raises ConfigurationError where the token cannot be one.
    """
    check_form(token)
    server = (base_url or OFFICIAL).rstrip("/")
    return BotApi(
        token,
        base_url=f"{server}/bot",
        base_file_url=f"{server}/file/bot",
        request=HTTPXRequest(
            connection_pool_size=16, connect_timeout=5, read_timeout=15, write_timeout=15, pool_timeout=15
        ),
        get_updates_request=HTTPXRequest(
            connection_pool_size=1,
            connect_timeout=5,
            pool_timeout=5,
            httpx_kwargs={"event_hooks": {"response": [heard]}} if heard else None,
        ),
    )


def rejected_token() -> ConfigurationError:
    """What to tell whoever set the product up."""
    return ConfigurationError(
        "Telegram rejected INGLE_TELEGRAM_TOKEN: it is wrong or was revoked. Get a new one from @BotFather."
    )


def seconds_of(error: RetryAfter) -> float:
    """The seconds that Telegram asked to wait for."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


def as_send_failed(error: TelegramError) -> SendFailed:
    """A failed call in the channel's words: whether another try can help, and when."""
    if isinstance(error, RetryAfter):
        return SendFailed("too many messages", retry_after=seconds_of(error))
    if isinstance(error, InvalidToken):
        return SendFailed("Telegram rejected INGLE_TELEGRAM_TOKEN")
    permanent = isinstance(error, BadRequest | Forbidden | ChatMigrated)
    never_left = isinstance(error.__cause__, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)
    uncertain = isinstance(error, NetworkError) and not permanent and not never_left
    return SendFailed(str(error), permanent=permanent, uncertain=uncertain)
