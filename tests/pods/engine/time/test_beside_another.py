"""Days counted from another day that is named, weekdays of a week, and what always happens."""

from __future__ import annotations

import pytest

from tests.pods.engine.time.reading import read

SAID = [
    ("en", "the day before Tom's concert on 9 December", "2026-12-08"),
    ("en", "two days before the trip on Friday", "2026-11-25"),
    ("en", "the day after the fair on 2 December", "2026-12-03"),
    ("de", "am Tag vor Toms Konzert am 9. Dezember", "2026-12-08"),
    ("de", "am Tag vor dem 9. Dezember", "2026-12-08"),
    ("fr", "la veille du concert, le 9 décembre", "2026-12-08"),
    ("fr", "la veille du 9 décembre", "2026-12-08"),
    ("es", "el día antes del concierto, el 9 de diciembre", "2026-12-08"),
    ("it", "il giorno prima del concerto, il 9 dicembre", "2026-12-08"),
    ("en", "from Tuesday to Thursday next week", "2026-11-24..2026-11-27"),
    ("de", "nächste Woche von Dienstag bis Donnerstag", "2026-11-24..2026-11-27"),
    ("fr", "la semaine prochaine de mardi à jeudi", "2026-11-24..2026-11-27"),
    ("en", "at 7:15 Monday to Thursday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH from 2026-11-23T07:15"),
    ("es", "a las 7:15 de lunes a jueves", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH from 2026-11-23T07:15"),
    ("fr", "à 7h15 du lundi au jeudi", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH from 2026-11-23T07:15"),
    ("it", "alle 7:15 dal lunedì al giovedì", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH from 2026-11-23T07:15"),
    ("de", "am Mittwoch von 4 bis 5 Turnen", "2026-11-25T16:00..2026-11-25T17:00"),
    ("en", "Wednesdays from 4 to 5 chess", "FREQ=WEEKLY;BYDAY=WE from 2026-11-25T16:00 to 17:00"),
    ("es", "los miércoles de 4 a 5 ajedrez", "FREQ=WEEKLY;BYDAY=WE from 2026-11-25T16:00 to 17:00"),
    ("en", "from 4 to 5 eggs", ""),
    ("en", "tomorrow 5 to 6 people", "2026-11-22"),
    ("de", "immer Mo-Fr um 7", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from 2026-11-23T07:00"),
    ("en", "always Monday to Thursday at 7", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH from 2026-11-23T07:00"),
    ("de", "immer werktags", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR from 2026-11-23"),
    ("en", "at 11:15 from Monday to Wednesday next week", "T11:15 | 2026-11-23..2026-11-26"),
    ("en", "every day from Monday to Thursday", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH from 2026-11-23"),
    ("de", "immer am 3.", "FREQ=MONTHLY;BYMONTHDAY=3 from 2026-12-03"),
    ("de", "jeden Ersten", "FREQ=MONTHLY;BYMONTHDAY=1 from 2026-12-01"),
    ("de", "immer am 5. und 20.", "FREQ=MONTHLY;BYMONTHDAY=5,20 from 2026-12-05"),
    ("de", "immer am Mittwoch", "FREQ=WEEKLY;BYDAY=WE from 2026-11-25"),
    ("en", "always on the 3rd", "FREQ=MONTHLY;BYMONTHDAY=3 from 2026-12-03"),
    ("es", "siempre el 3", "FREQ=MONTHLY;BYMONTHDAY=3 from 2026-12-03"),
    ("it", "sempre il mercoledì", "FREQ=WEEKLY;BYDAY=WE from 2026-11-25"),
]


@pytest.mark.parametrize(("language", "text", "meaning"), SAID)
def test_what_days_are_meant(language: str, text: str, meaning: str) -> None:
    assert read(text, language)[0] == meaning


def test_a_length_beside_always_is_no_recurrence() -> None:
    assert "FREQ" not in read("siempre 10 minutos antes", "es")[0]
