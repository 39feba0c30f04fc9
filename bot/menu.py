"""The commands of the bot's menu, described in every language and, for all others, in the household's."""

from __future__ import annotations

from bot.assistant import COMMANDS
from bot.remembering import COMMAND as FORGET
from bot.replies.catalogue import catalogue
from bot.status.telling import COMMAND as STATUS
from pods.engine.language import LANGUAGES


def menus(household: str) -> dict[str, list[tuple[str, str]]]:
    """By language code the name (without the slash) and description of each command; "" is for all other languages."""
    return {"": menu(household), **{language: menu(language) for language in LANGUAGES}}


def menu(language: str) -> list[tuple[str, str]]:
    """Name and description of each command in one language."""
    words = catalogue(language)
    return [(name.lstrip("/"), words.say(f"command-{name.lstrip('/')}")) for name in (*COMMANDS, FORGET, STATUS)]
