"""What replies tell people to say is understood: examples of the help, sentences in quotation marks, the menu."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.assistant import COMMANDS
from bot.build import make_router
from bot.hub.app import STATIC
from bot.replies.catalogue import catalogue
from bot.settings import Settings
from knowledge.people import Member, Role
from pods.engine.language import LANGUAGES
from pods.engine.understanding import Reader, Scene
from pods.engine.understanding.deciding import UNSURE

BERLIN = ZoneInfo("Europe/Berlin")
QUOTED = re.compile("[“„«]\\s?(.*?)\\s?[”“»]")
HELP = ["event_create", "reminder_create", "list_add", "expense_log", "event_query", "question"]
QUOTES = {
    "help": {"undo"},
    "not-understood": {"reminder_create"},
    "joined": {"event_query"},
    "budgets-none": {"budget_set"},
    "cancelled-older": {"undo"},
    "reminder-not-found": {"reminder_query"},
}
"""Replies that quote what may be said, and what it means."""

MENU = {
    "help": "help",
    "today": "event_query",
    "undo": "undo",
    "reminders": "reminder_query",
    "shopping": "list_query",
    "learned": "lesson_query",
}


class Ear:
    """Understands what a member says who is alone in the house with a child."""

    def __init__(self, models_dir: Path) -> None:
        self._reader = Reader(make_router(Settings(data_dir=models_dir, models_dir=models_dir)))

    def meaning(self, text: str, language: str) -> list[str]:
        """The word that steers, or the intents; one that is not sure has a question mark."""
        members = (
            Member(1, "Anna", Role.ADMIN, language, BERLIN),
            Member(2, "Mia", Role.CHILD, language, BERLIN),
        )
        now = datetime(2026, 11, 21, 10, 0, tzinfo=BERLIN)
        understood = self._reader.read(text, Scene(members[0], members, now, "EUR", language, ("shopping",)))
        if understood.control is not None:
            return [understood.control]
        return [one.intent.partition(".")[2] + ("" if one.confidence >= UNSURE else "?") for one in understood.requests]


@pytest.fixture(scope="module")
def ear(models_dir: Path) -> Ear:
    return Ear(models_dir)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_the_help_are_understood(ear: Ear, language: str) -> None:
    lines = catalogue(language).say("help").splitlines()
    examples = [line.removeprefix("• ") for line in lines if line.startswith("•")]
    assert [ear.meaning(example, language) for example in examples] == [[name] for name in HELP]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_the_web_chat_are_understood(ear: Ear, language: str) -> None:
    texts = json.loads((STATIC / "strings" / f"{language}.json").read_text("utf-8"))
    meant = [ear.meaning(example, language) for example in texts["welcome.examples"]]
    assert meant == [["event_create"], ["list_add"], ["expense_log"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_replies_quote_is_understood(ear: Ear, language: str) -> None:
    for key, wanted in QUOTES.items():
        facts = {"name": "Anna", "what": "x"}
        quoted = [one for one in QUOTED.findall(catalogue(language).say(key, facts)) if one != "x"]
        assert wanted <= {name for one in quoted for name in ear.meaning(one, language)}, quoted


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menu_is_understood(ear: Ear, language: str) -> None:
    said = {name.lstrip("/"): catalogue(language).say(f"menu-{name.lstrip('/')}") for name in COMMANDS}
    assert {name: ear.meaning(text, language) for name, text in said.items()} == {
        name: [meaning] for name, meaning in MENU.items()
    }
