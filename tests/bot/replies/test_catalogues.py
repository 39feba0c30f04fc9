"""Every language has every sentence, with the facts that the English one shows."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from bot.replies.catalogue import catalogue
from pods.engine.language import LANGUAGES
from pods.engine.parts import find_category
from skills.engine.categories import CATEGORIES
from tests.bot.replies.sentences import sentences

OTHERS = [language for language in LANGUAGES if language != "en"]

ALSO_BY = {"rule-yearly": {"number"}}
"""Given by the code, and needed only where an article depends on it (l'8 maggio)."""

NUMBERS = {"count", "interval", "most", "place"}

VARIANTS = {"list-name", "rule-weekly"}
"""Sentences in which a fact stands in some of the forms only."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_there_twice(language: str) -> None:
    names = Counter(name for name, _ in sentences(language))
    assert [name for name, times in names.items() if times > 1] == []


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_every_sentence(language: str) -> None:
    own, english = catalogue(language).keys(), catalogue("en").keys()
    assert {"missing": english - own, "unknown": own - english} == {"missing": set(), "unknown": set()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_says_its_facts(language: str) -> None:
    """No sentence is empty, and none needs a fact the English one does without."""
    english = dict(sentences("en"))
    wrong = {}
    for name, own in sentences(language):
        lost = english[name].shown - own.all
        invented = own.all - english[name].all - ALSO_BY.get(name, set())
        if lost or invented:
            wrong[name] = (lost, invented)
    assert wrong == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said_of_none_one_and_many(language: str) -> None:
    english = dict(sentences("en"))
    for name, own in sentences(language):
        for number in (0, 1, 2, 5):
            facts = {one: number if one in NUMBERS else f"<{one}>" for one in own.all}
            said = catalogue(language).say(name, facts)
            assert said, name
            assert not set("{}") & set(said), said
            for one in english[name].shown & own.shown - NUMBERS:
                assert name in VARIANTS or f"<{one}>" in said, f"{name}: {said}"
            if number > 1 and "count" in english[name].shown:
                assert str(number) in said, f"{name}: {said}"


def test_in_french_none_is_singular() -> None:
    french = catalogue("fr")
    assert french.say("rule-daily", {"interval": 0}) == french.say("rule-daily", {"interval": 1})
    assert "(0 article)" in french.say("list-delete-sure", {"list": "liste", "count": 0})


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_left_in_english(language: str) -> None:
    same, in_english = set(), dict(sentences("en"))
    for name, own in sentences(language):
        facts = {one: 2 if one in NUMBERS else "·" for one in own.all | in_english[name].all}
        said, english = (catalogue(one).say(name, facts) for one in (language, "en"))
        if said == english and len(re.findall(r"[^\W\d_]{4,}", said)) > 0:
            same.add(name)
    assert same == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_a_category_is_understood_as_it(language: str) -> None:
    """A reply that says which categories there are must not lead astray."""
    names = {category: catalogue(language).say(f"category-{category}") for category in CATEGORIES}
    assert {category: find_category(name, language) for category, name in names.items()} == {
        category: category for category in CATEGORIES
    }


def test_quotation_marks_are_those_of_the_language() -> None:
    wrong = {"en": "„«»", "de": "”«»", "fr": "„“”", "es": "„“”", "it": "„“”"}
    for language, marks in wrong.items():
        for name, own in sentences(language):
            facts = {one: 2 if one in NUMBERS else "x" for one in own.all}
            said = catalogue(language).say(name, facts)
            assert not set(marks) & set(said), f"{language} {name}"
            if language == "fr":
                assert not re.search(r"[^\u00a0\u202f\d/(][;:!?»]|«[^\u00a0]", said.replace("http", "")), name


@pytest.mark.parametrize("length", [1, 2_500, 2_501, 100_000])
def test_a_fact_may_be_of_any_length(length: int) -> None:
    assert catalogue("en").say("part-shop", {"shop": "x" * length}) == f"· {'x' * length}"
