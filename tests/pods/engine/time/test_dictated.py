"""Times as a dictation writes them: hyphens, figures for words, words run together or apart, a word for another."""

from __future__ import annotations

import pytest

from tests.pods.engine.time.reading import read

CLOCKS = [
    ("en", "at half-past five", "T17:30"),
    ("en", "at quarter-to nine on Tuesday", "2026-11-24T08:45"),
    ("en", "at half-seven", "T19:30"),
    ("en", "at 3-45", "T15:45"),
    ("en", "at 18-05", "T18:05"),
    ("en", "at 20-7", "T18:40"),
    ("en", "at 5-7", "2026-11-21T17:00..2026-11-21T19:00"),
    ("de", "um halbsieben", "T18:30"),
    ("de", "umviertel nach 3", "T15:15"),
    ("de", "um drei Viertelsechs", "T17:45"),
    ("de", "um 1/4 nach 3", "T15:15"),
    ("de", "um 3/4 6", "T17:45"),
    ("de", "um vierte nach drei", "T15:15"),
    ("de", "um 4. vor 6", "T17:45"),
    ("de", "um 5 nach halb 4 zum Bus", "T15:35"),
    ("de", "am vierten nach fünf Uhr", None),
    ("fr", "le 1/3 et 1/4", None),
    ("fr", "à 3h et demie", "T15:30"),
    ("fr", "à 3h et quart", "T15:15"),
    ("fr", "à 6h moins 20", "T17:40"),
    ("fr", "à 6h moins le quart", "T17:45"),
    ("fr", "à six heures, moins vingt", "T17:40"),
    ("fr", "à 6 heures 1 quart", "T18:15"),
    ("fr", "à six heures un quart", "T18:15"),
    ("fr", "à 20 et une heure", "T21:00"),
    ("fr", "à une heure et demie", "T13:30"),
    ("fr", "à une heure et quart", "T13:15"),
    ("es", "a las seis y veinte cenar", "T18:20"),
    ("es", "a las 6 y 2 tazas", "T18:00"),
    ("es", "a las 3 y 4", "T15:15"),
    ("es", "a las 6 menos 4", "T17:45"),
    ("es", "a las 3 y 5", "T15:05"),
    ("it", "alle 3 e 1 quarto", "T15:15"),
    ("it", "alle 3 e 1/4", "T15:15"),
    ("it", "alle 6 meno 1/4", "T17:45"),
    ("it", "alle 18 e 5", "T18:05"),
    ("it", "domani a mezzo giorno", "2026-11-22T12:00"),
]


@pytest.mark.parametrize(("language", "text", "meaning"), CLOCKS, ids=lambda value: str(value))
def test_a_time_of_day(language: str, text: str, meaning: str | None) -> None:
    if meaning is None:
        assert "15" not in read(text, language)[0]
    else:
        assert read(text, language)[0] == meaning


RANGES = [
    ("en", "on Monday from eight to nine thirty", "2026-11-23T08:00..2026-11-23T09:30"),
    ("en", "on Monday from 8 to 9 30", "2026-11-23T08:00..2026-11-23T09:30"),
    ("en", "on Monday from 8-9-30", "2026-11-23T08:00..2026-11-23T09:30"),
    ("en", "from 3-9-27", "2027-09-03"),
    ("en", "on Monday between eight and nine thirty", "2026-11-23T08:00..2026-11-23T09:30"),
    ("de", "am Montag von 8 bis halb 10 Turnen", "2026-11-23T08:00..2026-11-23T09:30"),
    ("de", "am Montag zwischen 8 und 10 Zeit", "2026-11-23T08:00..2026-11-23T10:00"),
    ("fr", "lundi de 8h à 9h et demie", "2026-11-23T08:00..2026-11-23T09:30"),
    ("fr", "lundi de huit heures à neuf heures et demie", "2026-11-23T08:00..2026-11-23T09:30"),
    ("fr", "lundi entre huit heures et neuf heures et demie", "2026-11-23T08:00..2026-11-23T09:30"),
    ("es", "el lunes de 8 y media a 9 y cuarto", "2026-11-23T08:30..2026-11-23T09:15"),
    ("it", "lunedì dalle 8 e mezza alle 9 e un quarto", "2026-11-23T08:30..2026-11-23T09:15"),
    ("it", "lunedì dalle otto alle nove e trenta", "2026-11-23T08:00..2026-11-23T09:30"),
]


@pytest.mark.parametrize(("language", "text", "meaning"), RANGES, ids=lambda value: str(value))
def test_from_one_time_to_another(language: str, text: str, meaning: str) -> None:
    assert read(text, language)[0] == meaning


LENGTHS = [
    ("en", "an hour-and-a-half", "5400s"),
    ("en", "1 1/2 hours", "5400s"),
    ("de", "1 1/2 Stunden", "5400s"),
    ("de", "eine 3/4 Stunde", "2700s"),
    ("fr", "3 quarts d'heure", "2700s"),
    ("fr", "3/4 d'heure", "2700s"),
    ("es", "3 cuartos de hora", "2700s"),
    ("es", "durante hora y media", "5400s"),
    ("it", "3 quarti d'ora", "2700s"),
    ("it", "3 quarti dora", "2700s"),
]


@pytest.mark.parametrize(("language", "text", "meaning"), LENGTHS, ids=lambda value: str(value))
def test_a_length_of_time(language: str, text: str, meaning: str) -> None:
    assert read(text, language)[0] == meaning


DATES = [
    ("en", "on the second of April nineteen seventy six", "1976-04-02"),
    ("en", "on the second of April, two thousand and eleven", "2011-04-02"),
    ("en", "on the second of April twenty eleven", "2011-04-02"),
    ("de", "am zweiten April neunzehnhundertsechsundsiebzig", "1976-04-02"),
    ("de", "am zweiten April zweitausendelf", "2011-04-02"),
    ("de", "am zweiten Vierten", "2027-04-02"),
    ("fr", "le deux avril mille neuf cent quatre-vingt-seize", "1996-04-02"),
    ("fr", "le deux avril deux mille onze", "2011-04-02"),
    ("fr", "le 30 et un janvier", "2027-01-31"),
    ("es", "el dos de abril de mil novecientos setenta y seis", "1976-04-02"),
    ("es", "el dos de abril de dos mil once", "2011-04-02"),
    ("es", "el 30 y 1 de enero", "2027-01-31"),
    ("it", "il due aprile millenovecentottantasei", "1986-04-02"),
    ("it", "il due aprile duemilaundici", "2011-04-02"),
]


@pytest.mark.parametrize(("language", "text", "meaning"), DATES, ids=lambda value: str(value))
def test_a_date_with_its_numbers_in_words(language: str, text: str, meaning: str) -> None:
    assert read(text, language)[0] == meaning


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "two thousand and eleven things"),
        ("de", "zweitausend Euro"),
        ("fr", "deux mille euros"),
        ("es", "dos mil euros"),
        ("it", "duemila euro"),
    ],
)
def test_a_thousand_of_something_is_no_year(language: str, text: str) -> None:
    assert read(text, language)[0] == ""
