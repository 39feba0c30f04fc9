"""The Telegram channel: the only package that knows Telegram, imported only where a token is set."""

from bot.channels.telegram.channel import TelegramChannel

__all__ = ["TelegramChannel"]
