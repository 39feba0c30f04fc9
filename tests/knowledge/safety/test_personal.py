"""Personal data is found where it stands, in five languages, and what a household says of its days is none."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.safety.personal import Kind, find, redacted
from knowledge.safety.personal.banking import LENGTHS, iban_holds
from knowledge.safety.personal.cards import luhn

FOUND = [
    ("write to oma.inge+cake@mail.example.org.", Kind.EMAIL, "oma.inge+cake@mail.example.org"),
    ("Ruf mich an: +49 (0)170 555 12 34 bitte", Kind.PHONE, "+49 (0)170 555 12 34"),
    ("my number is 020 7946 0958", Kind.PHONE, "020 7946 0958"),
    ("Appelle le 06 12 34 56 78 ce soir", Kind.PHONE, "06 12 34 56 78"),
    ("llámame al 612 345 678", Kind.PHONE, "612 345 678"),
    ("il mio cellulare è 347 123 4567", Kind.PHONE, "347 123 4567"),
    ("the dentist is at (415) 555-0132x12", Kind.PHONE, "(415) 555-0132x12"),
    ("Desk: 723 813 26", Kind.PHONE, "723 813 26"),
    ("Oma wohnt jetzt unter 0341/5550123", Kind.PHONE, "0341/5550123"),
    ("pay with 4111 1111 1111 1111 please", Kind.CARD, "4111 1111 1111 1111"),
    ("ma carte est 5555-5555-5555-4444", Kind.CARD, "5555-5555-5555-4444"),
    ("amex 3782 822463 10005", Kind.CARD, "3782 822463 10005"),
    ("transfer to DE89 3704 0044 0532 0130 00 today", Kind.IBAN, "DE89 3704 0044 0532 0130 00"),
    ("it60x0542811101000000123456", Kind.IBAN, "it60x0542811101000000123456"),
    ("IBAN GB29NWBK60161331926819, BIC NWBKGB2L", Kind.BIC, "NWBKGB2L"),
    ("sort code 60-16-13 at the bank", Kind.ACCOUNT, "60-16-13"),
    ("Kontonummer: 532013000", Kind.ACCOUNT, "532013000"),
    ("her social security number is 123-45-6789", Kind.SOCIAL_SECURITY, "123-45-6789"),
    ("NINO AB 12 34 56 C goes on the form", Kind.SOCIAL_SECURITY, "AB 12 34 56 C"),
    ("mon numéro est 2 55 08 14 168 025 38", Kind.SOCIAL_SECURITY, "2 55 08 14 168 025 38"),
    ("AHV 756.9217.0769.85", Kind.SOCIAL_SECURITY, "756.9217.0769.85"),
    ("mein DNI: 12345678Z", Kind.ID_NUMBER, "12345678Z"),
    ("codice fiscale RSSMRA85T10A562S", Kind.TAX_ID, "RSSMRA85T10A562S"),
    ("meine Steuer-ID lautet 12 345 678 903", Kind.TAX_ID, "12 345 678 903"),
    ("my passport number is C01X00T47 and expires soon", Kind.PASSPORT, "C01X00T47"),
    ("Reisepass Nr. C4JKL9021", Kind.PASSPORT, "C4JKL9021"),
    ("carte d'identité n° 880692310285", Kind.ID_NUMBER, "880692310285"),
    ("Führerschein: B072RRE2I55", Kind.DRIVING_LICENCE, "B072RRE2I55"),
    ("unser Kennzeichen ist M-AB 1234", Kind.PLATE, "M-AB 1234"),
    ("la voiture est AB-123-CD", Kind.PLATE, "AB-123-CD"),
    ("router at 192.168.178.1 again", Kind.IP_ADDRESS, "192.168.178.1"),
    ("printer has 2001:db8::8a2e:370:7334 now", Kind.IP_ADDRESS, "2001:db8::8a2e:370:7334"),
    ("the tv is 00:1B:44:11:3A:B7", Kind.MAC_ADDRESS, "00:1B:44:11:3A:B7"),
    ("see https://anna:geheim@cloud.example.org/x", Kind.SECRET_LINK, "https://anna:geheim@cloud.example.org/x"),
    ("open https://example.org/in?token=8fj39fk2 now", Kind.SECRET_LINK, "https://example.org/in?token=8fj39fk2"),
    ("Mia was born on 4 March 2017", Kind.BIRTH_DATE, "4 March 2017"),
    ("Tom, geboren am 12.03.2014", Kind.BIRTH_DATE, "12.03.2014"),
    ("née le 5 juin 1980", Kind.BIRTH_DATE, "5 juin 1980"),
    ("fecha de nacimiento: 07/11/1979", Kind.BIRTH_DATE, "07/11/1979"),
    ("è nata il 3 maggio 1985", Kind.BIRTH_DATE, "3 maggio 1985"),
    ("we live at 221B Baker Street", Kind.ADDRESS, "221B Baker Street"),
    ("schick es an die Lange Straße 12a, 04103 Leipzig", Kind.ADDRESS, "Lange Straße 12a, 04103 Leipzig"),
    ("j'habite 12 rue de la Paix, 75002 Paris", Kind.ADDRESS, "12 rue de la Paix, 75002 Paris"),
    ("vivo en la calle de Alcalá 45", Kind.ADDRESS, "calle de Alcalá 45"),
    ("abito in Via Giuseppe Garibaldi, 7", Kind.ADDRESS, "Via Giuseppe Garibaldi, 7"),
    ("postcode SW1A 1AA", Kind.POSTCODE, "SW1A 1AA"),
    ("meine PLZ ist 10115 Berlin", Kind.POSTCODE, "10115 Berlin"),
    ("meet at 52.520008, 13.404954", Kind.COORDINATES, "52.520008, 13.404954"),
    ("48°51'24\"N 2°21'07\"E is home", Kind.COORDINATES, "48°51'24\"N 2°21'07\"E"),
    ("send it to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", Kind.WALLET, "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
    ("0x52908400098527886E0F7030069857D2E4169EE7", Kind.WALLET, "0x52908400098527886E0F7030069857D2E4169EE7"),
    ("an appointment with Dr. Kowalski", Kind.PERSON, "Kowalski"),
    ("Frau von der Heide hat angerufen", Kind.PERSON, "von der Heide"),
    ("je m'appelle Amélie Poulain", Kind.PERSON, "Amélie Poulain"),
]


@pytest.mark.parametrize(("text", "kind", "value"), FOUND)
def test_is_found_with_its_bounds(text: str, kind: Kind, value: str) -> None:
    found = {(one.kind, text[one.start : one.end]) for one in find(text)}
    assert (kind, value) in found


HARMLESS = [
    "spent 1850 at 12:30 on 2026-11-21",
    "order 4 x 250 g of butter, 1.5 l of milk and 12 eggs",
    "Erinnere mich am 24.12.2026 um 18:00 Uhr an die Bescherung",
    "the rent is 1 234 567,89 € this year, not 1.234.567",
    "nous avons payé 45,90 € le 05/11/2026 à 19 h 30",
    "meeting from 09:00 to 10:30, 10:45:30 sharp, room 101",
    "bake at 180 degrees for 45 minutes, then 20 more",
    "Bestellung 30241 vom 3.11. kostet 17,99",
    "la factura 20261105 vence el 15/12/2026",
    "router firmware version 7.57.1.2 is out",
    "order number 0123456789 arrives on Monday",
    "the barcode says 4006381333931",
    "my parcel 4006381333931000 is late",
    "call Anna at 5 pm and Ben at 17:45",
    "ring me 3 times on 2026-11-21",
    "the tax is 19 % and the passport expires on 2027-03-01",
    "Ausweis bis 2031 gültig",
    "phone bill 1850 in 2026",
    "Handy für 249 Euro gekauft",
    "10000 Schritte am Tag, 5 km in 30 min",
    "call doctor Monday at 9",
    "meter reading 123456.7 on 01.11.2026",
    "flight LH 1234 seat 12A, 3 bags",
    "we were 2, they were 11: 13 in all",
    "chapter 3.2.1.1.4 and ratio 1:2:3",
    "compra 2 kg de patatas y 6 huevos por 8,50",
    "metti 3 uova e 200 g di farina",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_a_household_says_is_no_personal_data(text: str) -> None:
    assert [(one.kind, text[one.start : one.end]) for one in find(text)] == []


def test_checks_decide_what_forms_leave_open() -> None:
    assert luhn("4111111111111111")
    assert not luhn("4111111111111112")
    assert iban_holds("DE89370400440532013000")
    assert not iban_holds("DE88370400440532013000")
    assert find("use 4111111111111112 for it") == ()
    assert find("DE88370400440532013000") == ()
    assert [one.kind for one in find("IBAN: DE88370400440532013000")] == [Kind.IBAN]
    assert find("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb") == ()
    assert find("12345678A") == ()


def test_names_are_found_as_words_in_any_case_unless_they_are_words_themselves() -> None:
    text = "tell mia and MIA, not the miami team; will Will will come"
    found = [(one.start, text[one.start : one.end]) for one in find(text, ["Mia", "Will"])]
    assert [what for _, what in found] == ["mia", "MIA", "Will"]
    assert find("Oma Inge", ["Inge", "Oma Inge"])[0].end == 8
    assert find("(a+b)* is no name", ["(a+b)*", "", "x"])[0].kind is Kind.PERSON


def test_open_kinds_are_found_only_where_they_are_asked_for() -> None:
    text = "see https://www.example.org/page. It is so since 3/13/1956"
    assert find(text) == ()
    values = [(one.kind, text[one.start : one.end]) for one in find(text, kinds=frozenset(Kind))]
    assert values == [(Kind.URL, "https://www.example.org/page"), (Kind.DATE, "3/13/1956")]


def test_redacting_names_the_kind() -> None:
    text = "Tell Anna: a@example.org, 4111 1111 1111 1111."
    assert redacted(text, ["Anna"]) == "Tell <person>: <email>, <card>."


ALPHABET = st.sampled_from("0123456789 +-./()@:,'aAbDE#x€\nöé«_\u0662")
PIECES = st.sampled_from([text for text, _, _ in FOUND] + HARMLESS)


@given(st.one_of(st.text(max_size=300), st.text(ALPHABET, max_size=120), st.lists(PIECES, max_size=3).map(" ".join)))
def test_any_text_can_be_looked_through(text: str) -> None:
    found = find(text, ["Anna", "Tom"], kinds=frozenset(Kind))
    assert all(0 <= one.start < one.end <= len(text) and 0 < one.score <= 1 for one in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@given(st.lists(st.sampled_from([(text, value) for text, _, value in FOUND]), min_size=1, max_size=4))
def test_a_redacted_text_holds_no_value_that_was_found(parts: list[tuple[str, str]]) -> None:
    text = "\n".join(text for text, _ in parts)
    clean = redacted(text)
    assert not [value for _, value in parts if value in clean]


@given(st.sampled_from(sorted(LENGTHS)), st.data())
def test_every_country_s_iban_is_found(country: str, data: st.DataObject) -> None:
    digits = "".join(str(data.draw(st.integers(0, 9))) for _ in range(LENGTHS[country] - 4))
    value = int("".join(str(int(char, 36)) for char in f"{digits}{country}00"))
    iban = f"{country}{98 - value % 97:02}{digits}"
    grouped = " ".join(iban[place : place + 4] for place in range(0, len(iban), 4))
    for written in (iban, grouped):
        text = f"pay {written}, please"
        assert [text[one.start : one.end] for one in find(text) if one.kind is Kind.IBAN] == [written]
