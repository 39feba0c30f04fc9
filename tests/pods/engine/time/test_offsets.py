"""Lengths counted from something else: "an hour before the dentist", "move it two hours later". Never from now."""

from __future__ import annotations

from datetime import datetime

import pytest

from pods.engine.time import combine, read_times
from skills.engine.times import Conventions, TimeKind, TimeSpan
from tests.pods.engine.time.reading import SATURDAY, read

OFFSETS = [
    ("en", "wake me an hour before", "-3600s", "wake me"),
    ("en", "nudge me the day before the school trip", "-86400s", "nudge me the school trip"),
    ("en", "ring 10 minutes early", "-600s", "ring"),
    ("en", "shift the haircut one hour earlier", "-3600s", "shift the haircut"),
    ("en", "tell me two days before grandma's party", "-172800s", "tell me grandma's party"),
    ("en", "the night before the exam", "-86400s night", "the exam"),
    ("en", "an hour in advance", "-3600s", ""),
    ("en", "half an hour after the match", "+1800s", "the match"),
    ("de", "weck mich eine Stunde vorher", "-3600s", "weck mich"),
    ("de", "am Tag davor Kuchen backen", "-86400s", "Kuchen backen"),
    ("de", "am Vortag", "-86400s", ""),
    ("de", "am Abend vorher", "-86400s evening", ""),
    ("de", "eine halbe Stunde vor dem Elternabend", "-1800s", "Elternabend"),
    ("de", "den Friseur zwei Stunden früher", "-7200s", "den Friseur"),
    ("de", "schieb das Turnen eine Stunde nach hinten", "+3600s", "schieb das Turnen"),
    ("de", "eine Woche später", "+604800s or 2026-11-28", ""),
    ("fr", "préviens-moi une heure avant", "-3600s", "préviens-moi"),
    ("fr", "la veille de la sortie scolaire", "-86400s", "sortie scolaire"),
    ("fr", "le gâteau le jour d'avant", "-86400s", "le gâteau"),
    ("fr", "dix minutes en avance", "-600s", ""),
    ("fr", "la piscine une heure plus tôt", "-3600s", "la piscine"),
    ("fr", "une demi-heure plus tard", "+1800s or 2026-11-21T10:30", ""),
    ("es", "avísame una hora antes", "-3600s", "avísame"),
    ("es", "el día anterior", "-86400s", ""),
    ("es", "dos días antes de la excursión", "-172800s", "excursión"),
    ("es", "la piscina media hora más tarde", "+1800s or 2026-11-21T10:30", "la piscina"),
    ("es", "con una hora de antelación", "-3600s", "con"),
    ("it", "avvisami un'ora prima", "-3600s", "avvisami"),
    ("it", "il giorno prima della gita", "-86400s", "gita"),
    ("it", "due giorni prima della recita", "-172800s", "recita"),
    ("it", "la sera prima", "-86400s evening", ""),
    ("it", "mezz'ora dopo", "+1800s", ""),
    ("it", "il nuoto un'ora più tardi", "+3600s or 2026-11-21T11:00", "il nuoto"),
]
COUNTED_FROM_A_TIME = [
    ("en", "an hour before 3pm", "2026-11-21T14:00"),
    ("en", "two days after Christmas", "2026-12-27"),
    ("de", "drei Tage vor Heiligabend", "2026-12-21"),
    ("en", "2 days ago", "2026-11-19"),
    ("it", "la prima settimana di dicembre", "2026-11-30 week"),
    ("de", "wir fahren drei Tage nach Paris", "259200s"),
    ("en", "for two hours before lunch", "7200s"),
    ("en", "in the evening before bed", "2026-11-21T19:00~"),
]


@pytest.mark.parametrize(("language", "text", "expected", "rest"), OFFSETS)
def test_what_is_counted_from_something_else(language: str, text: str, expected: str, rest: str) -> None:
    assert read(text, language) == (expected, rest)


@pytest.mark.parametrize(("language", "text", "expected"), COUNTED_FROM_A_TIME)
def test_what_says_its_own_time(language: str, text: str, expected: str) -> None:
    assert read(text, language)[0] == expected


def _only(text: str) -> TimeSpan:
    (span,) = read_times(text, language="en", now=SATURDAY).spans
    return span


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("an hour before", "2027-01-31T08:00"),
        ("one month later", "2027-02-28T09:00"),
        ("a year earlier", "2026-01-31T09:00"),
        ("two days later", "2027-02-02T09:00"),
        ("the day before", "2027-01-30T09:00"),
    ],
)
def test_a_time_is_moved_by_an_offset(text: str, moved: str) -> None:
    span = _only(text)
    assert span.kind is TimeKind.OFFSET
    assert f"{span.shifted(datetime(2027, 1, 31, 9)):%Y-%m-%dT%H:%M}" == moved  # noqa: DTZ001


def test_an_offset_beside_a_time_does_not_move_it() -> None:
    found = read_times("dentist on Tuesday at 3pm, remind me an hour before", language="en", now=SATURDAY)
    joined = combine(found.spans, SATURDAY, Conventions())
    assert joined is not None
    assert str(joined.start) == "2026-11-24 15:00:00"
    assert [span.seconds for span in found.spans if span.kind is TimeKind.OFFSET] == [-3600]
