"""The page's texts: every language has all of them, with the same gaps to fill."""

from __future__ import annotations

import json
import re

import pytest

from bot.hub.app import STATIC
from pods.engine.language import LANGUAGES, detect

OTHERS = [language for language in LANGUAGES if language != "en"]


def texts(language: str) -> dict[str, str | list[str]]:
    found: dict[str, str | list[str]] = json.loads((STATIC / "strings" / f"{language}.json").read_text("utf-8"))
    return found


def gaps(text: str | list[str]) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", "".join(text)))


def test_the_page_offers_every_language() -> None:
    script = (STATIC / "js" / "strings.js").read_text("utf-8")
    assert set(re.findall(r'"(\w\w)"', script.partition("LANGUAGES = ")[2].partition(";")[0])) == set(LANGUAGES)
    assert {path.stem for path in (STATIC / "strings").iterdir()} == set(LANGUAGES)


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_there_with_its_gaps(language: str) -> None:
    own, english = texts(language), texts("en")
    assert list(own) == list(english)
    assert {key: gaps(text) for key, text in own.items()} == {key: gaps(text) for key, text in english.items()}
    assert [key for key, text in own.items() if not text or (isinstance(text, list) and not all(text))] == []
    assert [len(text) for text in own.values() if isinstance(text, list)] == [3]


@pytest.mark.parametrize("language", OTHERS)
def test_no_text_is_left_in_english(language: str) -> None:
    own, english = texts(language), texts("en")
    same = {key for key in own if own[key] == english[key]}
    assert same <= {"log.label", "compose.label"}, "only Conversation and Message are words of other languages too"
    sentences = {key: text for key, text in own.items() if isinstance(text, str) and len(text.split()) > 4}
    assert {key: text for key, text in sentences.items() if detect(text, language) == "en"} == {}
