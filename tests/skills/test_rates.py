"""Day rates: from the tables of the ECB and from words, exact, for the right day, and undone as one thing."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from bot.messages import File, FileKind, Message, Reply
from skills.engine.command import Outcome, Reading
from skills.engine.errors import PersonError
from skills.engine.money import Money, digits_of
from skills.engine.request import GivenFile, Request
from skills.expenses.commands import CorrectExpense, SumExpenses
from skills.rates.commands import SetRate
from skills.rates.files import NoRatesError, read_rates
from skills.rates.importing import take
from skills.rates.reading import currencies_in, read_rate
from skills.rates.table import Rate, rate_on
from tests.house import House, chat_of
from tests.skills.ledger_tools import TODAY, dump, eur, ledger, run, spend, undo

HISTORY = """Date,USD,JPY,CYP,GBP,
2026-11-20,1.0825,163.21,N/A,0.8345,
2026-11-19,1.0800,163.00,N/A,0.8340,
2026-11-10,1.1000,160.00,N/A,0.8500,
"""
DAILY = "Date, USD, JPY, GBP, \n20 November 2026, 1.0825, 163.21, 0.8345, \n"
XML = """<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary">
<Cube><Cube time='2026-11-20'><Cube currency='USD' rate='1.0825'/><Cube currency='JPY' rate='163.21'/></Cube></Cube>
</gesmes:Envelope>"""
USD = Money(2000, "USD")


def zipped(text: str, name: str = "eurofxref-hist.csv") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return packed.getvalue()


def lying(way: int) -> bytes:
    """An archive of a few kilobytes that holds 50 million bytes and says that they are a thousand."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", way) as archive:
        archive.writestr("rates.csv", bytes(50_000_000))
    content = packed.getvalue()
    at = content.rfind(b"PK\x01\x02") + 24
    return content[:at] + (1000).to_bytes(4, "little") + content[at + 4 :]


def reading(house: House) -> Reading:
    return Reading(house.asker("Anna"), house.app.local("finance").database)


async def send(house: House, folder: Path, content: str | bytes, name: str = "eurofxref-hist.csv") -> Outcome:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (command,) = take([GivenFile(path, name, "text/csv")], Request("", "", "en"), reading(house))
    return await run(house, command)


def rate(house: House, day: date, currency: str = "USD", into: str = "EUR") -> Rate | None:
    return rate_on(house.app.local("finance").database.rows, day, currency, into)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (HISTORY.encode(), "eurofxref-hist.csv"),
        (HISTORY.encode("utf-8-sig").replace(b"\n", b"\r\n"), "x.csv"),
        (DAILY.encode(), "eurofxref.csv"),
        (zipped(HISTORY), "eurofxref-hist.zip"),
        (zipped(XML, "rates.xml"), "rates.zip"),
        (XML.encode(), "eurofxref-daily.xml"),
    ],
)
def test_the_files_of_the_ecb_are_read(content: bytes, name: str) -> None:
    days = read_rates(content, name, "CHF")["EUR"]
    assert days[date(2026, 11, 20)]["USD"] == "1.0825"
    assert "CYP" not in days[date(2026, 11, 20)]


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("date,currency,rate\n2026-11-20,USD,1.0825\n", "CHF"),
        ("Datum;Währung;Kurs\n20.11.2026;USD;1,0825\n", "CHF"),
        ("date,currency,base,rate\n2026-11-20,usd,EUR,1.0825\n", "EUR"),
    ],
)
def test_a_plain_table_is_read(text: str, base: str) -> None:
    assert read_rates(text.encode(), "mine.csv", "CHF") == {base: {date(2026, 11, 20): {"USD": "1.0825"}}}


BOMB = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a><Cube time="2026-11-20"/>&c;</a>'


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Date,Description,Amount,Balance\n2026-11-20,Lidl,-42.50,100.00\n",
        b"Buchungstag;Betrag;W\xe4hrung\n20.11.2026;-1,00;EUR\n",
        b"<Document><BkToCstmrStmt/></Document>",
        b"<Document",
        BOMB.encode(),
        zipped("hello", "a.txt"),
        b"PK\x03\x04 not a zip",
        b"date,currency,rate\n",
        b'date,currency,rate\n2026-11-20,USD,"' + b"1" * 200_000,
        zipped(HISTORY * 50)[:90] + b"\xff" * 40 + zipped(HISTORY * 50)[130:],
    ],
)
def test_what_is_no_table_of_rates_is_left_to_others(house: House, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(NoRatesError):
        read_rates(content, "x.csv", "EUR")
    (tmp_path / "x.csv").write_bytes(content)
    assert take([GivenFile(tmp_path / "x.csv", "x.csv", "")], Request("", "", "en"), reading(house)) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (HISTORY.replace("163.00", "much"), 3),
        (HISTORY.replace("1.1000", "-1"), 4),
        (HISTORY.replace("1.1000", "NaN"), 4),
        (HISTORY.replace("2026-11-19", "2026-02-30"), 3),
        ("date,currency,rate\n2026-11-20,USD,1.08\n2026-11-20,dollar,1.08\n", 3),
        ("date,currency,rate\n2026-11-20,USD,\n", 2),
        (f"date,currency,rate\n2026-11-20,USD,0.{'1' * 10_000}\n", 2),
    ],
)
def test_a_line_that_cannot_be_read_is_named(text: str, line: int) -> None:
    with pytest.raises(PersonError) as error:
        read_rates(text.encode(), "x.csv", "EUR")
    assert (error.value.key, error.value.facts["line"]) == ("rates-line", line)


async def test_the_rate_is_that_of_the_day_or_of_the_last_one_within_a_week(house: House, tmp_path: Path) -> None:
    assert rate(house, TODAY) is None
    await send(house, tmp_path, HISTORY)
    expected = {
        date(2026, 11, 20): "1.0825",
        date(2026, 11, 22): "1.0825",
        date(2026, 11, 27): "1.0825",
        date(2026, 11, 28): None,
        date(2026, 11, 18): None,
        date(2026, 11, 17): "1.1000",
        date(2026, 11, 9): None,
    }
    for day, per_euro in expected.items():
        found = rate(house, day)
        assert (found and 1 / found.value) == (Fraction(per_euro) if per_euro else None), day


async def test_currencies_meet_in_the_base(house: House, tmp_path: Path) -> None:
    await send(house, tmp_path, HISTORY)
    found = rate(house, TODAY, "USD", "JPY")
    assert found is not None
    assert found.value == Fraction("163.21") / Fraction("1.0825")
    assert found.convert(USD, "JPY") == Money(3015, "JPY")
    assert found.text == "150.771362587"


@pytest.mark.parametrize(
    ("money", "value", "into", "minor"),
    [
        (Money(1, "USD"), Fraction(1, 2), "EUR", 0),
        (Money(3, "USD"), Fraction(1, 2), "EUR", 2),
        (Money(-3, "USD"), Fraction(1, 2), "EUR", -2),
        (Money(100, "JPY"), Fraction(1, 160), "EUR", 62),
        (Money(1500, "KWD"), Fraction(3), "EUR", 450),
        (Money(450, "EUR"), Fraction(1, 3), "KWD", 1500),
        (Money(10**15 + 1, "USD"), Fraction(1), "EUR", 10**15 + 1),
    ],
)
def test_an_amount_is_rounded_once_and_half_to_even(money: Money, value: Fraction, into: str, minor: int) -> None:
    assert Rate(value, TODAY).convert(money, into) == Money(minor, into)


@pytest.mark.parametrize(
    ("currency", "digits"),
    [("EUR", 2), ("JPY", 0), ("ISK", 0), ("HUF", 2), ("RSD", 2), ("KWD", 3), ("BHD", 3), ("TND", 3), ("CLF", 4)],
)
def test_minor_units_are_those_of_iso_4217(currency: str, digits: int) -> None:
    assert digits_of(currency) == digits
    assert Money(12345, currency).amount == Decimal(12345).scaleb(-digits)


async def test_what_was_booked_without_a_rate_gets_its_worth_when_one_comes(house: House, tmp_path: Path) -> None:
    booked = await spend(house, USD)
    assert [note.key for note in booked.notes] == ["rate-unknown"]
    before = dump(house)
    imported = await send(house, tmp_path, HISTORY)
    assert [note.key for note in imported.notes] == ["rates-filled"]
    (row,) = ledger(house)
    assert (row["home_minor"], row["home_currency"], row["rate"]) == (1848, "EUR", "0.923787528868")
    month = await run(house, SumExpenses(date(2026, 11, 1), date(2026, 12, 1)))
    assert month.facts["sums"] == (eur("18.48"),)
    await undo(house, imported)
    assert dump(house) == before
    await undo(house, booked)
    assert ledger(house) == []


async def test_a_worth_stays_with_what_was_corrected_since(house: House, tmp_path: Path) -> None:
    booked = await spend(house, USD)
    imported = await send(house, tmp_path, HISTORY)
    await run(house, CorrectExpense(booked.refs[0].id, Money(3000, "USD")))
    await undo(house, imported)
    (row,) = ledger(house)
    assert (row["minor"], row["home_minor"]) == (3000, 2771)


async def test_a_booking_after_the_rates_has_its_worth_at_once(house: House, tmp_path: Path) -> None:
    await send(house, tmp_path, HISTORY)
    booked = await spend(house, Money(5000, "JPY"))
    assert booked.notes == ()
    assert ledger(house)[0]["home_minor"] == 3064


async def test_the_same_table_again_brings_only_what_is_new(house: House, tmp_path: Path) -> None:
    assert (await send(house, tmp_path, HISTORY)).facts["count"] == 3
    again = await send(house, tmp_path, HISTORY)
    assert (again.key, again.journal) == ("rates-nothing-new", None)
    newer = HISTORY.replace("2026-11-20,", "2026-11-21,1.09,164,N/A,0.84,\n2026-11-20,").replace("1.0800", "1.0810")
    assert (await send(house, tmp_path, newer)).facts["count"] == 2
    found = rate(house, date(2026, 11, 19))
    assert found is not None
    assert 1 / found.value == Fraction("1.0810")


async def test_twenty_five_years_are_taken_in_and_out_within_seconds(house: House, tmp_path: Path) -> None:
    codes = [*[f"{a}{b}X" for a in "ABCDEFGH" for b in "ABCDE"][:39], "USD"]
    first = date(2001, 12, 3)
    lines = [f"Date,{','.join(codes)},"]
    lines += [f"{first + timedelta(days=n)}," + "1.2345," * 40 for n in range(6500)]
    empty = dump(house)
    began = time.perf_counter()
    imported = await send(house, tmp_path, zipped("\n".join(lines)), "eurofxref-hist.zip")
    taken = time.perf_counter()
    await undo(house, imported)
    undone = time.perf_counter()
    assert imported.facts["count"] == 6500
    assert dump(house) == empty
    assert taken - began < 8
    assert undone - taken < 2


async def test_a_rate_is_said(house: House) -> None:
    await spend(house, USD, day=TODAY - timedelta(days=1))
    command = read_rate(Request("finance.rate_set", "a dollar is 0.92 euros", "en"), reading(house))
    assert command == SetRate("USD", "EUR", "0.92", TODAY)
    said = await run(house, command)
    assert ledger(house)[0]["home_minor"] == 1840
    await undo(house, said)
    assert ledger(house)[0]["home_minor"] is None


@pytest.mark.parametrize(
    ("language", "text", "command"),
    [
        ("en", "100 yen are 0.62 euros", SetRate("JPY", "EUR", "0.0062", TODAY)),
        ("en", "rate usd 0.92", SetRate("USD", "EUR", "0.92", TODAY)),
        ("en", "1,000 yen are 6.2 euros", SetRate("JPY", "EUR", "0.0062", TODAY)),
        ("en", "a euro is 1.085 dollars", SetRate("EUR", "USD", "1.085", TODAY)),
        ("de", "1.000.000 Forint sind 2.500,50 Euro", SetRate("HUF", "EUR", "0.0025005", TODAY)),
        ("de", "ein Dollar ist 0.925 Euro", SetRate("USD", "EUR", "0.925", TODAY)),
        ("de", "eine schwedische Krone ist 0,09 Euro", SetRate("SEK", "EUR", "0.09", TODAY)),
        ("fr", "une livre sterling vaut 1,17 euro", SetRate("GBP", "EUR", "1.17", TODAY)),
        ("es", "un dólar son 0,92 euros", SetRate("USD", "EUR", "0.92", TODAY)),
        ("it", "un franco svizzero vale 1,05 euro", SetRate("CHF", "EUR", "1.05", TODAY)),
    ],
)
def test_rates_are_understood_in_five_languages(house: House, language: str, text: str, command: SetRate) -> None:
    assert read_rate(Request("finance.rate_set", text, language), reading(house)) == command


@pytest.mark.parametrize("text", ["the rate", "a dollar is worth a lot", "0.92", "a euro is 1 euro", "a dollar is 0"])
def test_what_is_no_rate_is_asked_for(house: House, text: str) -> None:
    with pytest.raises(PersonError):
        read_rate(Request("finance.rate_set", text, "en"), reading(house))


def test_small_words_are_no_currencies() -> None:
    assert currencies_in("all I try is to top this", "en") == ()


async def posted(house: House, folder: Path, name: str, who: str, content: bytes) -> Reply:
    path = folder / name
    path.write_bytes(content)
    file = File(path, name, "application/octet-stream", FileKind.DOCUMENT)
    message = Message(f"file-{who}-{name}", chat_of(who), who, house.clock.now(), files=(file,))
    (reply,) = await house.handle(message)
    return reply


async def test_a_table_is_sent_to_the_chat_and_undone_there(house: House, tmp_path: Path) -> None:
    await spend(house, USD)
    reply = await posted(house, tmp_path, "eurofxref-hist.zip", "Anna", zipped(HISTORY))
    assert "The rates of 3 days are new" in reply.text
    assert "One amount in foreign money has its worth now" in reply.text
    assert ledger(house)[0]["home_minor"] == 1848
    await house.press("Anna", "undo")
    assert ledger(house)[0]["home_minor"] is None
    broken = await posted(house, tmp_path, "eurofxref-hist.csv", "Anna", HISTORY.replace("163.00", "x").encode())
    assert "Line 3" in broken.text


@pytest.mark.parametrize("who", ["Mia", "Gus"])
async def test_only_grown_ups_send_rates(house: House, tmp_path: Path, who: str) -> None:
    await posted(house, tmp_path, "eurofxref-hist.csv", who, HISTORY.encode())
    assert dump(house)["rate_imports"] == []


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_that_would_fill_the_memory_is_refused(way: int) -> None:
    content = lying(way)
    tracemalloc.start()
    with pytest.raises(NoRatesError):
        read_rates(content, "rates.zip", "EUR")
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


@pytest.mark.parametrize("who", ["Mia", "Gus"])
def test_what_children_and_guests_send_is_not_opened(house: House, tmp_path: Path, who: str) -> None:
    asker = Reading(house.asker(who), house.app.local("finance").database)
    assert take([GivenFile(tmp_path / "gone.csv", "gone.csv", "")], Request("", "", "en"), asker) == []
