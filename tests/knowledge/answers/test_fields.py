"""What can be read off a sentence."""

from __future__ import annotations

import pytest

from knowledge.answers.fields import fields
from knowledge.answers.vocabulary import Kind


@pytest.mark.parametrize(
    ("language", "kind", "sentence", "expected"),
    [
        ("en", Kind.DATE, "Return the slip by Friday, 12 March 2027 at the latest.", "Friday, 12 March 2027"),
        ("en", Kind.DATE, "The camp runs from 3 to 7 August.", "3 to 7 August"),
        ("en", Kind.DATE, "Due on 2027-04-01.", "2027-04-01"),
        ("en", Kind.DATE, "Payable on the 5th of each month.", "on the 5th of each month"),
        ("de", Kind.DATE, "Abgabe bis zum 3. Mai 2027.", "3. Mai 2027"),
        ("de", Kind.DATE, "Gekauft am 07.11.2025 im Markt.", "07.11.2025"),
        ("fr", Kind.DATE, "La rentrée est le 1er septembre.", "le 1er septembre"),
        ("es", Kind.DATE, "Vence el 15 de junio de 2028.", "el 15 de junio de 2028"),
        ("it", Kind.DATE, "Da pagare entro il giorno 10 di ogni mese.", "giorno 10 di ogni mese"),
        ("en", Kind.TIME, "Doors open at 7.30 pm.", "7.30 pm"),
        ("de", Kind.HOURS, "Sprechzeiten: Dienstag 15 bis 18 Uhr.", "Dienstag 15 bis 18 Uhr"),
        ("en", Kind.MONEY, "The fee of £1,250.50 is due.", "£1,250.50"),
        ("de", Kind.MONEY, "Beitrag: 1.250,50 € jährlich", "1.250,50 €"),
        ("fr", Kind.MONEY, "Le loyer est de 1 050 € par mois.", "1 050 €"),
        ("en", Kind.DURATION, "Give ninety days' notice.", "ninety days"),
        ("de", Kind.DURATION, "Die Frist beträgt sechs Wochen.", "sechs Wochen"),
        ("it", Kind.DURATION, "La garanzia dura 24 mesi.", "24 mesi"),
        ("en", Kind.FREQUENCY, "Oil the hinges every two months.", "every two months"),
        ("es", Kind.FREQUENCY, "Se limpia una vez al año.", "una vez al año"),
        ("en", Kind.NUMBER, "Inflate the tyres to 2.4 bar.", "2.4 bar"),
        ("en", Kind.PHONE, "Call 020 7946 0018 at any hour.", "020 7946 0018"),
        ("en", Kind.EMAIL, "Write to desk@pool.example today.", "desk@pool.example"),
        ("en", Kind.WEB, "See www.pool.example/hours, or ask.", "www.pool.example/hours"),
        ("de", Kind.CODE, "Kundennummer: KD-4471 09", "KD-4471 09"),
        ("en", Kind.CODE, "IBAN GB33 BUKB 2020 1555 5555 55", "GB33 BUKB 2020 1555 5555 55"),
        ("en", Kind.PERSON, "Hand it to Mrs Okafor in person.", "Mrs Okafor"),
        ("de", Kind.PERSON, "Abzugeben bei Frau Dr. Seidel.", "Frau Dr. Seidel"),
        ("de", Kind.PLACE, "Treffpunkt ist die Ahornstraße 5.", "Ahornstraße 5"),
        ("en", Kind.PLACE, "We meet in room 12 of the old wing.", "room 12"),
    ],
)
def test_the_surest_field_is_what_a_reader_would_point_at(
    language: str, kind: Kind, sentence: str, expected: str
) -> None:
    found = fields(sentence, kind, language)
    assert max(found, key=lambda one: one.sure).text == expected


def test_a_date_is_no_phone_number() -> None:
    assert fields("Seen on 11.05.2026 and 2026-05-11.", Kind.PHONE, "en") == []


def test_fields_stand_where_they_say() -> None:
    sentence = "The deposit (£400) and the fee of £25 are due."
    assert [sentence[one.start : one.end] for one in fields(sentence, Kind.MONEY, "en")] == ["£400", "£25"]


@pytest.mark.parametrize("sentence", ["Sum insured: 65,000.00 EUR", "Up to 12,500 steps"])
def test_the_thousands_of_a_number_are_no_code(sentence: str) -> None:
    assert fields(sentence, Kind.CODE, "en") == []


@pytest.mark.parametrize("sentence", ["Siehe § 4 des Vertrags.", "Der Keller ist Nr. 7.", "Voir n° 5.", "See p. 3."])
def test_what_only_numbers_something_is_no_number(sentence: str) -> None:
    assert fields(sentence, Kind.NUMBER, "de") == []
