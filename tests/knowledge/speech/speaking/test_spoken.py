"""A reply is written as somebody would say it, in each language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.speech.speaking import spoken
from knowledge.speech.speaking.numbers import LANGUAGES

TIMES_AND_DATES = [
    ("en", "Mon 23 Nov, 18:00: defrost", "Monday the twenty-third of November, six pm: defrost."),
    ("en", "Thu 26 Nov, 18:00–19:00: judo", "Thursday the twenty-sixth of November, from six pm to seven pm: judo."),
    ("de", "18:00: Suppe", "Achtzehn Uhr: Suppe."),
    ("en", "Tue 24 Nov, 15:00–16:00", "Tuesday the twenty-fourth of November, from three pm to four pm."),
    ("en", "November 3, 2026 at 3:05 PM", "November third, twenty twenty-six at three oh five pm."),
    ("en", "at 3–4 pm or 11 am–1 pm", "At three pm to four pm or from eleven am to one pm."),
    ("en", "0:00, 12:00 and 12:30 a.m.", "Midnight, noon and twelve thirty am."),
    ("en", "2026-11-24T09:15", "The twenty-fourth of November, twenty twenty-six, nine fifteen am."),
    (
        "en",
        "12/25/2026, or 3/4/2026",
        "The twenty-fifth of December, twenty twenty-six, or the third of April, twenty ",
    ),
    ("en", "Mon–Fri", "Monday to Friday."),
    ("de", "Dienstag, 24. November, 15:00–16:30 Uhr", "Dienstag, vierundzwanzigster November, von fünfzehn bis sechz"),
    ("de", "am Dienstag, 24. November um 1:00 Uhr", "Am Dienstag, dem vierundzwanzigsten November um ein Uhr."),
    ("de", "Di., 1. Dez. 1999", "Dienstag, erster Dezember neunzehnhundertneunundneunzig."),
    ("de", "der 3.12. um 8 Uhr 30", "Der dritte Dezember um acht Uhr dreißig."),
    ("fr", "mardi 1er décembre, 9h30–10h", "Mardi premier décembre, de neuf heures trente à dix heures."),
    ("fr", "le 24/11/2026 à 12:00", "Le vingt-quatre novembre deux mille vingt-six à midi."),
    (
        "es",
        "el 24 de noviembre de 2026 a las 15:30",
        "El veinticuatro de noviembre de dos mil veintiséis a las quince t",
    ),
    ("es", "hoy, 15:00–16:00", "Hoy, de las quince a las dieciséis."),
    ("it", "1º dicembre alle 9:00", "Primo dicembre alle nove."),
    ("it", "oggi, 15:00", "Oggi, ore quindici."),
]
AMOUNTS = [
    (
        "en",
        "€42.50, £1,234.05 and $1",
        "Forty-two euros fifty, one thousand two hundred thirty-four pounds and five pence a",
    ),
    ("en", "0.50 €", "Fifty cents."),
    ("en", "€10–20, 62%", "Ten to twenty euros, sixty-two percent."),
    (
        "en",
        "-3 °C, 12–15 km/h, 1.5 kg, 1 h",
        "Minus three degrees, twelve to fifteen kilometres per hour, one po",
    ),
    ("en", "call 030 123456", "Call zero three zero, one two three four five six."),
    ("en", "+10 min, the 3rd of 21", "Plus ten minutes, the third of twenty-one."),
    ("en", "100 SEK", "One hundred Swedish kronor."),
    (
        "de",
        "42,50 €, 1.234,05 €, 1 € und 12,50 Euro",
        "Zweiundvierzig Euro fünfzig, eintausendzweihundertvierunddreißig Eur",
    ),
    (
        "de",
        "ja, ½ l, 10 × 12 cm, 1h30, jeden 30.",
        "Ja, null Komma fünf Liter, zehn mal zwölf Zentimeter, eine Stunde dreißig",
    ),
    ("it", "1.000.000 €", "Un milione di euro."),
    ("de", "1 Aufgabe, 1 Eintrag, 1 Std.", "Eine Aufgabe, ein Eintrag, eine Stunde."),
    ("de", "der 2. Termin, am 3. und 12,5 %", "Der zweite Termin, am dritten und zwölf Komma fünf Prozent."),
    (
        "fr",
        "1\u202f234,50\u00a0€, 21 minutes, 80 %",
        "Mille deux cent trente-quatre euros cinquante, vingt-et-une minutes, quat",
    ),
    ("es", "42,50 €, 21 tareas, 1 €", "Cuarenta y dos euros con cincuenta, veintiuna tareas, un euro."),
    ("it", "42,05 €, 1 €, 3 kg", "Quarantadue euro e cinque centesimi, un euro, tre chilogrammi."),
]
MARKS = [
    ("✅ **Done**: _milk_ & `eggs` 👨‍👩‍👧 2️⃣", "Done: milk and eggs."),
    ("See https://example.org/a?b=1, or [the lease](https://example.org).", "See a link, or the lease."),
    ("<b>Bread</b> (two) · at the baker's — today…", "Bread, two, at the baker's, today."),
    ("Shopping:\n• 2 l milk\n- [x] bread\n1. salt", "Shopping:\nTwo litres milk.\nBread.\nSalt."),
    ("Pay by 15 Dec. Small pets are allowed [1].", "Pay by the fifteenth of December. Small pets are allowed."),
    ("version 1.2.3 at 127.0.0.1", "Version one, two, three at one hundred twenty-seven, zero, zero, one."),
    ("A4 paper and COVID-19", "A4 paper and COVID-nineteen."),
    ("```\ncode\n```", ""),
    ("🙂", ""),
]


@pytest.mark.parametrize(("language", "reply", "said"), TIMES_AND_DATES + AMOUNTS)
def test_values_are_said_in_words(language: str, reply: str, said: str) -> None:
    """The expected text is the beginning where it is long."""
    assert spoken(reply, language)[: len(said)] == said


@pytest.mark.parametrize(("reply", "said"), MARKS)
def test_marks_are_not_said(reply: str, said: str) -> None:
    assert spoken(reply, "en") == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_reply_is_cut_and_says_so(language: str) -> None:
    reply = "Ab. Cd.\n" * 4
    assert spoken(reply, language, sentences=8).count("\n") == 3
    *lines, rest = spoken(reply, language, sentences=3).splitlines()
    assert lines == ["Ab. Cd.", "Ab."]
    assert rest.endswith((" text.", " Text.", " texte.", " texto.", " testo."))


def test_there_is_no_other_language() -> None:
    with pytest.raises(ValueError, match="not for pt"):
        spoken("Olá", "pt")


@given(
    st.sampled_from(LANGUAGES),
    st.text(alphabet=st.sampled_from("0123456789.,:/-–h €$%°CUm+()[]*_ \n•aprä"), max_size=40),
)
def test_whatever_is_written_no_digit_and_no_sign_is_left_alone(language: str, reply: str) -> None:
    said = spoken(reply, language)
    assert not set(said) & set("€$%°•*_()[]+–/")
    assert all(line and line[-1] in ".!?:" for line in said.splitlines())
