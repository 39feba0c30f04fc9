"""Asks Telegram once whose token this is, for `ingle check`."""

from __future__ import annotations

from telegram.error import InvalidToken, TelegramError

from bot.channels.telegram.api import connect, rejected_token
from bot.channels.telegram.redact import hide_token, show_token
from skills.engine.errors import ServiceError


async def bot_name(token: str, base_url: str | None) -> str:
    """The bot's user name. Raises ConfigurationError for a rejected token, ServiceError when nobody answers."""
    shown = hide_token(token)
    api = connect(token, base_url)
    try:
        me = await api.get_me()
    except InvalidToken as error:
        raise rejected_token() from error
    except TelegramError as error:
        raise ServiceError(f"Telegram could not be asked ({type(error).__name__}): check the network") from error
    finally:
        await api.shutdown()
        show_token(shown)
    return me.username or me.first_name
