"""Times that households have by custom: twice a day, before dinner, Monday to Friday 9 to 5; and days that are none."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from pods.engine.time import combine, read_times
from skills.engine.times import Conventions, TimeSpan

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def meaning(text: str, language: str) -> TimeSpan | None:
    return combine(read_times(text, language=language, now=NOW).spans, NOW, Conventions())


RULES = [
    ("en", "twice a day", "FREQ=DAILY;BYHOUR=9,19;BYMINUTE=0", "2026-11-21 19:00:00"),
    ("de", "zweimal am Tag", "FREQ=DAILY;BYHOUR=9,19;BYMINUTE=0", "2026-11-21 19:00:00"),
    ("fr", "deux fois par jour", "FREQ=DAILY;BYHOUR=9,19;BYMINUTE=0", "2026-11-21 19:00:00"),
    ("es", "dos veces al día", "FREQ=DAILY;BYHOUR=9,19;BYMINUTE=0", "2026-11-21 19:00:00"),
    ("it", "due volte al giorno", "FREQ=DAILY;BYHOUR=9,19;BYMINUTE=0", "2026-11-21 19:00:00"),
    ("en", "three times a day", "FREQ=DAILY;BYHOUR=9,12,19;BYMINUTE=0", "2026-11-21 12:00:00"),
    ("en", "at 8 and at 20 every day", "FREQ=DAILY;BYHOUR=8,20;BYMINUTE=0", "2026-11-21 20:00:00"),
    ("de", "um 8 und um 20 Uhr jeden Tag", "FREQ=DAILY;BYHOUR=8,20;BYMINUTE=0", "2026-11-21 20:00:00"),
    ("en", "mon-fri 9 to 5", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-23 09:00:00"),
    ("de", "Mo-Fr 9 bis 17 Uhr", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-23 09:00:00"),
    ("de", "Montag bis Freitag von 9 bis 17 Uhr", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-23 09:00:00"),
    ("fr", "lundi à vendredi de 9h à 17h", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-23 09:00:00"),
]


@pytest.mark.parametrize(("language", "text", "rule", "start"), RULES, ids=[row[1] for row in RULES])
def test_rules_by_custom(language: str, text: str, rule: str, start: str) -> None:
    found = meaning(text, language)
    assert found is not None
    assert (found.rule, str(found.start)) == (rule, start)


def test_working_hours_have_an_end() -> None:
    found = meaning("mon-fri 9 to 5", "en")
    assert found is not None
    assert str(found.end) == "2026-11-23 17:00:00"


def test_days_without_hours_are_no_rule() -> None:
    found = meaning("monday to friday", "en")
    assert found is not None
    assert found.rule is None
    assert (str(found.start), str(found.end)) == ("2026-11-23 00:00:00", "2026-11-28 00:00:00")


MEALS = [
    ("en", "tomorrow before dinner", "2026-11-22 18:30:00"),
    ("en", "tomorrow after breakfast", "2026-11-22 09:00:00"),
    ("de", "morgen vor dem Abendessen", "2026-11-22 18:30:00"),
    ("fr", "demain avant le dîner", "2026-11-22 18:30:00"),
    ("es", "mañana antes de cenar", "2026-11-22 18:30:00"),
    ("it", "domani prima di cena", "2026-11-22 18:30:00"),
]


@pytest.mark.parametrize(("language", "text", "start"), MEALS, ids=[row[1] for row in MEALS])
def test_the_times_of_meals(language: str, text: str, start: str) -> None:
    found = meaning(text, language)
    assert found is not None
    assert str(found.start) == start
    assert found.vague_time


@pytest.mark.parametrize(
    ("language", "text", "rest"),
    [
        ("en", "dentist on 31 February at 3pm", "on 31 February"),
        ("en", "dentist on February 30th", "on February 30th"),
        ("de", "Zahnarzt am 31. Februar um 15 Uhr", "am 31. Februar"),
        ("de", "Zahnarzt am 31.11.2026 um 15 Uhr", "am 31.11.2026"),
        ("fr", "dentiste le 31 avril à 15h", "le 31 avril"),
    ],
)
def test_a_day_that_no_calendar_has_is_reported(language: str, text: str, rest: str) -> None:
    read = read_times(text, language=language, now=NOW)
    assert [text[begin:end] for begin, end in read.impossible] == [rest]
    assert not any(span.has_date for span in read.spans)


@pytest.mark.parametrize("text", ["dentist on 29 February at 3pm", "on 31 January", "3/4", "from 22 to 7"])
def test_other_days_are_not(text: str) -> None:
    assert read_times(text, language="en", now=NOW).impossible == ()
