"""Values in words: how people write days, times, money and recurrences in each language, where they live."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from bot.replies.catalogue import catalogue
from bot.replies.render import render
from bot.replies.words import Words
from skills.engine.command import Outcome, Rule
from skills.engine.money import Money

NOW = datetime.fromisoformat("2026-11-21T10:00")
START = datetime.fromisoformat("2026-12-01T09:00")
PLACES = {
    "en": "Europe/London",
    "de": "Europe/Berlin",
    "fr": "Europe/Paris",
    "es": "Europe/Madrid",
    "it": "Europe/Rome",
}


def words_of(language: str, zone: str = "") -> Words:
    place = ZoneInfo(zone or PLACES[language])
    return Words(catalogue(language), place, NOW.replace(tzinfo=place))


@pytest.mark.parametrize(
    ("language", "zone", "said"),
    [
        ("en", "Europe/London", "Tue 24 Nov, 15:00"),
        ("en", "America/New_York", "Tue, Nov 24, 3:00 PM"),
        ("de", "Europe/Berlin", "Dienstag, 24. November, 15:00 Uhr"),
        ("de", "Europe/Zurich", "Dienstag, 24. November, 15:00 Uhr"),
        ("fr", "Europe/Paris", "mardi 24 novembre à 15:00"),
        ("fr", "America/Toronto", "mardi 24 novembre à 15 h 00"),
        ("es", "Europe/Madrid", "el martes 24 de noviembre, a las 15:00"),
        ("es", "America/Mexico_City", "el martes 24 de noviembre, a las 3:00 p.m."),
        ("it", "Europe/Rome", "martedì 24 novembre alle 15:00"),
        ("de", "America/New_York", "Dienstag, 24. November, 15:00 Uhr"),
    ],
)
def test_a_moment(language: str, zone: str, said: str) -> None:
    words = words_of(language, zone)
    assert words.moment(datetime(2026, 11, 24, 15, 0, tzinfo=words.zone)).replace("\u00a0", " ") == said


@pytest.mark.parametrize(
    ("language", "today", "far"),
    [
        ("en", "today, Sat 21 Nov", "Wed, 1 Dec 2027"),
        ("de", "heute (Samstag, 21. November)", "Mittwoch, 1. Dezember 2027"),
        ("fr", "aujourd'hui (samedi 21 novembre)", "mercredi 1er décembre 2027"),
        ("es", "hoy (sábado 21 de noviembre)", "el miércoles 1 de diciembre de 2027"),
        ("it", "oggi (sabato 21 novembre)", "mercoledì 1º dicembre 2027"),
    ],
)
def test_a_day(language: str, today: str, far: str) -> None:
    words = words_of(language)
    assert words.day(NOW.date()) == today
    assert words.day(date(2027, 12, 1)) == far


@pytest.mark.parametrize(
    ("language", "hours", "days", "night"),
    [
        ("en", "Mon 30 Nov, 15:00–16:30", "Mon 30 Nov to Tue 1 Dec", "Mon 30 Nov, 15:00 to Tue 1 Dec, 01:00"),
        (
            "de",
            "Montag, 30. November, 15:00–16:30 Uhr",
            "Montag, 30. November bis Dienstag, 1. Dezember",
            "Montag, 30. November, 15:00 Uhr bis Dienstag, 1. Dezember, 01:00 Uhr",
        ),
        (
            "fr",
            "lundi 30 novembre de 15:00 à 16:30",
            "du lundi 30 novembre au mardi 1er décembre",
            "lundi 30 novembre à 15:00 jusqu'au mardi 1er décembre à 01:00",
        ),
        (
            "es",
            "el lunes 30 de noviembre, de 15:00 a 16:30",
            "del lunes 30 de noviembre al martes 1 de diciembre",
            "el lunes 30 de noviembre a las 15:00, hasta el martes 1 de diciembre a las 1:00",
        ),
        (
            "it",
            "lunedì 30 novembre dalle 15:00 alle 16:30",
            "da lunedì 30 novembre a martedì 1º dicembre",
            "da lunedì 30 novembre alle 15:00 a martedì 1º dicembre alle 01:00",
        ),
    ],
)
def test_a_span(language: str, hours: str, days: str, night: str) -> None:
    words = words_of(language)
    start = datetime(2026, 11, 30, 15, 0, tzinfo=words.zone)
    midnight = start.replace(hour=0)
    assert words.span(start, start + timedelta(hours=1.5), all_day=False) == hours
    assert words.span(midnight, midnight + timedelta(days=2), all_day=True) == days
    assert words.period(date(2026, 11, 30), date(2026, 12, 1)) == days
    assert words.span(start, start + timedelta(hours=10), all_day=False) == night


@pytest.mark.parametrize(
    ("language", "zone", "euros", "yen"),
    [
        ("en", "Europe/London", "€1,242.50", "JP¥1,242"),
        ("de", "Europe/Berlin", "1.242,50 €", "1.242 ¥"),
        ("de", "Europe/Zurich", "EUR 1’242.50", "¥ 1’242"),
        ("fr", "Europe/Paris", "1 242,50 €", "1 242 JPY"),
        ("fr", "America/Toronto", "1 242,50 €", "1 242 ¥"),
        ("es", "Europe/Madrid", "1.242,50 €", "1.242 JPY"),
        ("es", "America/Mexico_City", "EUR1,242.50", "JPY1,242"),
        ("it", "Europe/Rome", "1.242,50 €", "1.242 JPY"),
    ],
)
def test_money(language: str, zone: str, euros: str, yen: str) -> None:
    words = words_of(language, zone)
    assert words.money(Money.of(Decimal("1242.50"), "EUR")) == euros
    assert words.money(Money.of(Decimal(1242), "JPY")) == yen


def test_a_number_keeps_all_its_digits() -> None:
    assert [words_of(language).decimal(Decimal("0.923780")) for language in ("en", "de", "fr")] == [
        "0.92378",
        "0,92378",
        "0,92378",
    ]


@pytest.mark.parametrize(
    ("rule", "english", "german", "french", "spanish", "italian"),
    [
        ("FREQ=DAILY", "every day", "jeden Tag", "tous les jours", "todos los días", "ogni giorno"),
        (
            "FREQ=WEEKLY;BYDAY=MO,FR",
            "every Monday and Friday",
            "jeden Montag und Freitag",
            "chaque lundi et vendredi",
            "cada lunes y viernes",
            "ogni lunedì e venerdì",
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2",
            "every 2 weeks on Tuesday",
            "alle 2 Wochen am Dienstag",
            "toutes les 2 semaines, mardi",
            "cada 2 semanas, martes",
            "ogni 2 settimane, martedì",
        ),
        (
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
            "on weekdays",
            "montags bis freitags",
            "du lundi au vendredi",
            "de lunes a viernes",
            "dal lunedì al venerdì",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=8",
            "every month on the 8th",
            "jeden Monat am 8.",
            "chaque mois le 8",
            "cada mes el 8",
            "ogni mese l'8",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=1,-1",
            "every month on the 1st and the last day",
            "jeden Monat am 1. und letzten Tag",
            "chaque mois le 1er et le dernier jour",
            "cada mes el 1 y el último día",
            "ogni mese il 1º e l'ultimo giorno",
        ),
        (
            "FREQ=MONTHLY;BYDAY=-1SU",
            "every month on the last Sunday",
            "jeden Monat am letzten Sonntag",
            "chaque mois le dernier dimanche",
            "cada mes el último domingo",
            "ogni mese l'ultima domenica",
        ),
        (
            "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU",
            "every year on the second Sunday in May",
            "jedes Jahr am zweiten Sonntag im Mai",
            "chaque année le deuxième dimanche de mai",
            "cada año el segundo domingo de mayo",
            "ogni anno la seconda domenica di maggio",
        ),
        (
            "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1",
            "every year on 1 December",
            "jedes Jahr am 1. Dezember",
            "chaque année le 1er décembre",
            "cada año el 1 de diciembre",
            "ogni anno il 1º dicembre",
        ),
        (
            "FREQ=DAILY;BYMONTH=7,8;COUNT=2",
            "every day in July and August, 2 times",
            "jeden Tag im Juli und August, 2-mal",
            "tous les jours en juillet et août, 2 fois",
            "todos los días en julio y agosto, 2 veces",
            "ogni giorno a luglio e agosto, 2 volte",
        ),
        (
            "FREQ=DAILY;BYHOUR=8,20;BYMINUTE=30",
            "every day at 08:30 and 20:30",
            "jeden Tag um 08:30 und 20:30 Uhr",
            "tous les jours à 08:30 et 20:30",
            "todos los días a las 8:30 y 20:30",
            "ogni giorno alle 08:30 e 20:30",
        ),
        (
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270301T235959",
            "every Tuesday until Mon 1 Mar",
            "jeden Dienstag bis Montag, 1. März",
            "chaque mardi jusqu'au lundi 1er mars",
            "cada martes hasta el lunes 1 de marzo",
            "ogni martedì fino a lunedì 1º marzo",
        ),
    ],
)
def test_a_recurrence(rule: str, english: str, german: str, french: str, spanish: str, italian: str) -> None:
    expected = {"en": english, "de": german, "fr": french, "es": spanish, "it": italian}
    assert {language: words_of(language).rule(Rule(rule, START)) for language in expected} == expected


def test_names_are_joined_as_they_are_spoken() -> None:
    joined = {language: words_of(language).names(["Anna", "Tom", "Ines"]) for language in PLACES}
    assert joined == {
        "en": "Anna, Tom and Ines",
        "de": "Anna, Tom und Ines",
        "fr": "Anna, Tom et Ines",
        "es": "Anna, Tom e Ines",
        "it": "Anna, Tom e Ines",
    }


def test_a_time_that_ends_in_a_dot_ends_the_sentence() -> None:
    words = words_of("es", "America/Mexico_City")
    due = datetime(2026, 11, 24, 15, 0, tzinfo=words.zone)
    facts = {"text": "agua", "due": due, "who": (), "me": True, "rule": None}
    text = render(Outcome("reminder-created", facts), words)
    assert text.endswith("3:00 p.m.")
    assert not text.endswith("..")
    assert words.catalogue.say("out-reminder", {"text": "hm..."}).endswith("hm...")
