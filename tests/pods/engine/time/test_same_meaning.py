"""What a text says of time does not change with how it is typed or how politely it is said, and holds together."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pods.engine.time import expand_rule, read_times
from skills.engine.times import TimeKind, TimeSpan
from tests.pods.engine.time import test_english, test_french, test_german, test_italian, test_spanish
from tests.pods.engine.time.reading import SATURDAY
from tests.pods.engine.time.test_classes import BOUNDS, DATES, LENGTHS, MISSPELT, RECURRENCES, SPOKEN

_TABLES = {"en": test_english, "de": test_german, "fr": test_french, "es": test_spanish, "it": test_italian}
_SHARED = [
    (language, text) for table in (LENGTHS, SPOKEN, BOUNDS, RECURRENCES, DATES, MISSPELT) for language, text, _ in table
]
TEXTS = {
    language: [text for text, _, _ in table.READ] + [text for code, text in _SHARED if code == language]
    for language, table in _TABLES.items()
}
POLITE = {
    "en": ("please {}", "could you {}", "{}, please", "{} thanks", "hey, {}"),
    "de": ("bitte {}", "kannst du {}", "{} bitte", "{}, danke", "könntest du {}"),
    "fr": ("s'il te plaît, {}", "{}, s'il te plaît", "peux-tu {}", "{} merci", "bonjour, {}"),
    "es": ("por favor, {}", "{} por favor", "puedes {}", "{}, gracias", "hola, {}"),
    "it": ("per favore {}", "{} per favore", "puoi {}", "{}, grazie", "ciao, {}"),
}
TYPED = ("{}.", "{}!", "{}?", "{} …", "({})", "{};", " {} ", "\t{}\n", "- {}", "¿{}?", '"{}"', "{} 👍", "👍 {}")


def meaning(text: str, language: str) -> list[tuple[object, ...]]:
    """The spans of a text without their places in it."""
    spans = read_times(text, language=language, now=SATURDAY).spans
    return [(span.kind, span.start, span.end, span.seconds, span.rule, span.except_, span.has_time) for span in spans]


def changed(language: str, change: Callable[[str], str]) -> list[str]:
    """The texts that mean something else when they are changed."""
    return [text for text in TEXTS[language] if meaning(change(text), language) != meaning(text, language)]


@pytest.mark.parametrize("typed", TYPED)
@pytest.mark.parametrize("language", sorted(TEXTS))
def test_marks_around_a_text_change_nothing(language: str, typed: str) -> None:
    assert changed(language, typed.format) == []


@pytest.mark.parametrize("cased", [str.upper, str.lower, str.title])
@pytest.mark.parametrize("language", sorted(TEXTS))
def test_capitals_change_nothing(language: str, cased: Callable[[str], str]) -> None:
    assert changed(language, cased) == []


@pytest.mark.parametrize("space", ["  ", " \t", "\u00a0", "\n"])
@pytest.mark.parametrize("language", sorted(TEXTS))
def test_spaces_change_nothing(language: str, space: str) -> None:
    assert changed(language, lambda text: text.replace(" ", space)) == []


@pytest.mark.parametrize(
    ("language", "said"), [(language, said) for language in sorted(POLITE) for said in POLITE[language]]
)
def test_politeness_changes_nothing(language: str, said: str) -> None:
    assert changed(language, said.format) == []


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_spans_hold_together(language: str) -> None:
    for text in TEXTS[language]:
        for span in read_times(text, language=language, now=SATURDAY).spans:
            assert text[span.begin : span.end_offset] == span.text
            assert _has_what_its_kind_has(span), text
            assert span.start is None or span.end is None or span.start < span.end, text


def _has_what_its_kind_has(span: TimeSpan) -> bool:
    match span.kind:
        case TimeKind.DURATION:
            return bool(span.seconds and span.seconds > 0 and span.start is None)
        case TimeKind.OFFSET:
            return bool(span.seconds and span.relative)
        case TimeKind.SET:
            return bool(span.rule and span.start)
        case TimeKind.RANGE:
            return span.start is not None or span.end is not None
        case _:
            return span.start is not None and span.rule is None


_EVERY = {
    "en": ("every {} at {}", " and ", "monday tuesday wednesday thursday friday saturday sunday"),
    "de": ("jeden {} um {}", " und ", "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
    "fr": ("tous les {} à {}", " et ", "lundis mardis mercredis jeudis vendredis samedis dimanches"),
    "es": ("cada {} a las {}", " y ", "lunes martes miércoles jueves viernes sábado domingo"),
    "it": ("ogni {} alle {}", " e ", "lunedì martedì mercoledì giovedì venerdì sabato domenica"),
}


@settings(max_examples=120, derandomize=True, deadline=None, database=None)
@given(
    st.sampled_from(sorted(_EVERY)),
    st.sets(st.integers(0, 6), min_size=1),
    st.times(),
    st.integers(0, 7 * 24 * 60),
)
def test_a_recurrence_comes_on_the_days_that_were_said(language: str, days: set[int], clock: object, late: int) -> None:
    pattern, joint, names = _EVERY[language]
    text = pattern.format(joint.join(names.split()[day] for day in sorted(days)), f"{clock:%H:%M}")
    now = SATURDAY + timedelta(minutes=late)
    (span,) = read_times(text, language=language, now=now).spans
    assert span.kind is TimeKind.SET
    assert span.start is not None
    moments = expand_rule(span.rule or "", span.start, 2 * len(days))
    assert moments[0] == span.start > now.replace(tzinfo=None)
    assert span.start - now.replace(tzinfo=None) <= timedelta(days=7)
    assert {moment.weekday() for moment in moments} == days
    assert len({moment.time() for moment in moments}) == 1


def test_reading_does_not_hang_on_the_order_of_sets() -> None:
    code = "from tests.pods.engine.time.test_same_meaning import all_meanings; print(all_meanings())"
    environment = os.environ | {"PYTHONHASHSEED": "1"}
    printed = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == str(all_meanings())


def all_meanings() -> list[list[tuple[object, ...]]]:
    """What all texts mean, in order."""
    return [meaning(text, language) for language, texts in TEXTS.items() for text in texts]
