"""What holds for any text: no error, no absurd years, the same meaning in capitals, with courtesies and full stops."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pods.engine.time import read_times
from pods.engine.time.alphabet import NODES, TOKENS, character, compile_pattern, needed_by
from pods.engine.time.grammar import RULES
from skills.engine.times import YEARS_AHEAD, YEARS_BACK
from tests.pods.engine.time.reading import SATURDAY, read

LANGUAGES = ("en", "de", "fr", "es", "it")
_PIECES = {
    "en": (
        "at on the 3 15 monday tuesdays every other next last march may 5pm 16:30 in minutes "
        "half past quarter to until "
        "from and , . - 1/2 first of month except twice tonight am 2027"
    ),
    "de": (
        "um am den 3. 15 montag montags jeden zweiten nächsten letzten märz 16:30 uhr in minuten "
        "halb viertel vor nach bis "
        "von und , . - morgen früh ende des monats außer heute abend"
    ),
    "fr": (
        "à le la 3 15 lundi tous les prochain dernier mars 16h30 dans minutes demie quart moins "
        "jusqu'à de du au et , . - "
        "1er mois sauf ce soir h midi"
    ),
    "es": (
        "a las el 3 15 lunes cada próximo último marzo 16:30 en minutos media cuarto menos hasta "
        "de del al y , . - primer "
        "mes excepto esta noche mañana por la"
    ),
    "it": (
        "alle il 3 15 lunedì ogni prossimo ultimo marzo 16:30 tra minuti mezza quarto meno fino a dalle dal al e , . - "
        "primo mese tranne stasera domani mattina ore"
    ),
}
_FROM, _TO = datetime(1990, 1, 1, tzinfo=UTC), datetime(2150, 1, 1, tzinfo=UTC)
_SOME = [
    ("en", "dentist next Tuesday at 3pm"),
    ("en", "swimming every wednesday 16:30 to 17:15"),
    ("de", "Zahnarzt am Dienstag um halb vier"),
    ("fr", "pédiatre vendredi à 16h45"),
    ("es", "dentista el martes a las 4 y media"),
    ("it", "dentista martedì alle 15:30"),
]


@st.composite
def _jumbles(draw: st.DrawFn) -> tuple[str, str]:
    """A language and words of time in any order."""
    language = draw(st.sampled_from(LANGUAGES))
    return language, " ".join(draw(st.lists(st.sampled_from(_PIECES[language].split()), max_size=14)))


@settings(
    max_examples=300, derandomize=True, database=None, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(_jumbles())
def test_words_of_time_in_any_order_are_read_within_bounds(jumble: tuple[str, str]) -> None:
    language, text = jumble
    found = read_times(text, language=language, now=SATURDAY)
    for span in found.spans:
        assert 0 <= span.begin < span.end_offset <= len(text)
        assert text[span.begin : span.end_offset] == span.text
        for moment in (span.start, span.end):
            assert moment is None or SATURDAY.year - YEARS_BACK <= moment.year <= SATURDAY.year + YEARS_AHEAD
            assert moment is None or moment.tzinfo is None
        assert span.start is None or span.end is None or span.start <= span.end
    assert list(found.spans) == sorted(found.spans, key=lambda span: span.begin)


@settings(max_examples=200, derandomize=True, database=None, deadline=None)
@given(
    st.text(max_size=120),
    st.sampled_from((*LANGUAGES, "xx", "")),
    st.integers(int(_FROM.timestamp()), int(_TO.timestamp())),
)
def test_any_text_at_any_time_is_read_without_an_error(text: str, language: str, now: int) -> None:
    found = read_times(text, language=language, now=datetime.fromtimestamp(now, UTC))
    assert len(found.cut) == len(found.spans)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "setenta , setenta"),
        ("de", "kurz nach 0 noch vor 17"),
        ("de", "1/2 Werktage folgenden"),
        ("en", "tuesdays in february at 24:00"),
    ],
)
def test_what_once_broke_is_read(language: str, text: str) -> None:
    for span in read_times(text, language=language, now=SATURDAY).spans:
        assert span.start is None or span.end is None or span.start < span.end


@pytest.mark.parametrize(("language", "text"), _SOME)
@pytest.mark.parametrize("ending", ["", ".", "!", "?", ", please", " 🎉", "\n"])
def test_endings_change_nothing(language: str, text: str, ending: str) -> None:
    assert read(text + ending, language)[0] == read(text, language)[0]


@pytest.mark.parametrize(("language", "text"), _SOME)
def test_capitals_change_nothing(language: str, text: str) -> None:
    assert read(text.upper(), language)[0] == read(text.lower(), language)[0] == read(text, language)[0]


def test_an_unknown_language_is_read_as_english() -> None:
    assert read("on Tuesday at 3pm", "nl")[0] == "2026-11-24T15:00"


def test_a_naive_present_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        read_times("tomorrow", language="en", now=datetime(2026, 11, 21))  # noqa: DTZ001


@pytest.mark.parametrize(
    "piece",
    ["at ", "the ", "on the 1st and ", "every monday, ", "1/2/3-", "5:5:", "remind me on Thursday at 5 to bake "],
)
def test_long_texts_are_read_in_time(piece: str) -> None:
    text = (piece * 1000)[:1000]
    assert min(_seconds(text + ending) for ending in (".", "!")) < 0.1


def _seconds(text: str) -> float:
    """The processor time of reading a text for the first time."""
    begin = time.process_time()
    read(text, "en")
    return time.process_time() - begin


_PATTERNS = [pattern for rule in RULES for pattern in rule.patterns]


@settings(max_examples=300, derandomize=True, database=None, deadline=None)
@given(st.lists(st.sampled_from((*TOKENS, *NODES)), max_size=8))
def test_a_pattern_finds_nothing_without_what_it_needs(names: list[str]) -> None:
    chars = "".join(character(name) for name in names)
    for pattern in _PATTERNS:
        found = compile_pattern(pattern).search(chars)
        assert found is None or not found[0] or not needed_by(pattern).isdisjoint(chars)


def test_most_patterns_need_something_rare() -> None:
    everything = {character(name) for name in (*TOKENS, *NODES)}
    assert sum(needed_by(pattern) < everything for pattern in _PATTERNS) > 0.9 * len(_PATTERNS)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "in 9000 years"),
        ("en", "for 31 centuries"),
        ("de", "am 1. Mai 2190"),
    ],
)
def test_what_no_household_can_mean_is_left_alone(language: str, text: str) -> None:
    assert read(text, language) == ("", text)


@pytest.mark.parametrize(("text", "expected"), [("born on 3 May 1931", "1931-05-03"), ("in 40 years", "2066-11-21")])
def test_a_life_fits_in(text: str, expected: str) -> None:
    assert read(text, "en")[0] == expected
