"""The commands of the bot's menu, described in the household's language."""

from __future__ import annotations

from bot.assistant import COMMANDS
from bot.replies.catalogue import catalogue


def menu(language: str) -> list[tuple[str, str]]:
    """Name (without the slash) and description of each command."""
    words = catalogue(language)
    return [(name.lstrip("/"), words.say(f"command-{name.lstrip('/')}")) for name in COMMANDS]
