"""Every format gives the same bookings: count, sum and days; and what is broken is refused with its line."""

from __future__ import annotations

import tracemalloc
from datetime import date
from decimal import Decimal

import pytest

from bot.replies.catalogue import catalogue
from skills.banking.formats import LARGEST_FILE, ColumnsUnknownError, read_bank_file
from skills.banking.formats.amounts import amount_of, decimal_mark
from skills.banking.formats.days import day_of, order_of
from skills.banking.statement import BankFile, BankFileError, StatementRow
from tests.skills.banking import samples


def read(content: str | bytes, currency: str = "EUR") -> BankFile:
    data = content.encode() if isinstance(content, str) else content
    found = read_bank_file(data, currency=currency, sure=True)
    assert found is not None
    return found


def pairs(rows: tuple[StatementRow, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((f"{row.day}", f"{row.amount:.2f}") for row in rows)


@pytest.mark.parametrize("name", ["MT940", "CSV", "OFX", "CAMT"])
def test_the_same_bookings_from_each_format(name: str) -> None:
    found = read(getattr(samples, name))
    assert pairs(found.rows) == samples.ROWS
    assert "lidl" in found.rows[0].counterparty.casefold()
    assert found.statements[0].currency == "EUR"


def test_qif_months_come_first_when_the_column_says_so() -> None:
    found = read(samples.QIF)
    assert pairs(found.rows) == (("2026-11-02", "-42.50"), ("2026-11-03", "2400.00"), ("2026-11-15", "-10.00"))
    assert found.statements[0].account == "Giro"


def test_accounts_and_balances() -> None:
    assert read(samples.MT940).statements[0].account == "10010010/0123456789"
    assert read(samples.MT940).statements[0].closing == Decimal("3347.50")
    assert read(samples.CAMT).statements[0].account == read(samples.CSV).statements[0].account


def test_a_reversed_credit_goes_out_and_a_reversed_debit_comes_back() -> None:
    text = ":20:X\n:60F:C260101EUR0,00\n:61:260230RC5,00NMSC\n:61:260301RD7,NMSC\n:61:2603010228ED1,00NMSC\n"
    assert pairs(read(text).rows) == (("2026-02-28", "-5.00"), ("2026-03-01", "7.00"), ("2026-03-01", "-1.00"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_of_tables(encoding: str) -> None:
    text = samples.CSV.replace("Acme", "Bäckerei Müßig")
    assert read(text.encode(encoding)).rows[1].counterparty == "Bäckerei Müßig GmbH"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    "header",
    [
        "Date Description Amount",
        "Datum Verwendungszweck Betrag",
        "Date Libellé Montant",
        "Fecha Concepto Importe",
        "Data Descrizione Importo",
    ],
)  # fmt: skip
def test_words_of_headers_in_five_languages(separator: str, header: str) -> None:
    lines = [header.split(), ["2026-11-02", "shop", '"-1.042,50"'], ["2026-11-03", "work", '"2.400,00"']]
    found = read("\r\n".join(separator.join(line) for line in lines))
    assert pairs(found.rows) == (("2026-11-02", "-1042.50"), ("2026-11-03", "2400.00"))
    assert found.rows[0].text == "shop"


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Datum;Text;Soll;Haben", "02.11.2026;x;42,50;"),
        ("Datum;Text;Betrag;Soll/Haben", "02.11.2026;x;42,50;S"),
        ("Date;Text;Amount;Debit/Credit", "2026-11-02;x;42.50;DR"),
        ("Date;Text;Paid out;Paid in", "2026-11-02;x;£42.50;"),
        ("Date;Text;Amount", "2026-11-02;x;(42.50)"),
        ("Date;Text;Amount", "2026-11-02;x;- $42.50"),
        ("Date;Text;Amount", "2 Nov 2026;x;42.50-"),
        ("Buchung;Text;Betrag;Saldo", "02.11.26;x;-42,50 EUR;1.000,00"),
    ],
)
def test_ways_to_say_that_money_went_out(header: str, cells: str) -> None:
    assert pairs(read(f"{header}\n{cells}\n").rows) == (("2026-11-02", "-42.50"),)


def test_a_table_without_a_header_whose_second_number_is_the_balance() -> None:
    text = "03.11.2026;Acme;2400,00;3400,00\n04.11.2026;Lidl;-42,50;3357,50\n05.11.2026;Bus;-3,00;3354,50\n"
    assert [row.amount for row in read(text).rows] == [Decimal(2400), Decimal("-42.50"), Decimal(-3)]


def test_notices_and_totals_are_no_bookings() -> None:
    text = 'Date,Note,Amount,Balance\n,,,$0\n2026-11-02,x,-$1.00,\n,,,$9\n,"In case of\nerrors",,\nTotal,,-1.00,\n'
    found = read(text)
    assert (len(found.rows), found.records) == (1, 5)
    assert found.rows[0].currency == "USD"


def test_columns_that_are_not_evident_have_to_be_told() -> None:
    with pytest.raises(ColumnsUnknownError) as raised:
        read("01.11.2026;x;1;7\n02.11.2026;y;2;9\n")
    assert raised.value.layout.missing == ("amount",)


def test_what_is_no_bank_file() -> None:
    for content in (b"milk\neggs\n", b"name,phone\nAnna,123\n", b"<html><body>hello</body></html>"):
        assert read_bank_file(content, currency="EUR") is None


DEBIT = "<CdtDbtInd>DBIT</CdtDbtInd>"
BOMB = '<?xml version="1.0"?><!DOCTYPE D [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n<Document xmlns="camt.053">&b;'
OUTSIDE = (
    '<?xml version="1.0"?>\n<!DOCTYPE D [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<Document xmlns="camt.053">&x;'
)


@pytest.mark.parametrize(
    ("content", "key", "line"),
    [
        (b"", "bank-empty-file", 1),
        (b" \r\n\n", "bank-empty-file", 1),
        (b"PK\x03\x04rest", "bank-office", 1),
        (b"%PDF-1.7", "bank-pdf", 1),
        (BOMB, "bank-xml-forbidden", 1),
        (OUTSIDE, "bank-xml-forbidden", 2),
        (samples.OFX.replace("<OFX>", '<!DOCTYPE x [<!ENTITY a "b">]><OFX>'), "bank-xml-forbidden", 7),
        (samples.CAMT[:-300], "bank-truncated", 9),
        (samples.CAMT.replace("</Acct>", "</Acc>"), "bank-xml-broken", 4),
        (samples.CAMT.replace(">10<", ">ten<"), "bank-amount", 11),
        (samples.CAMT.replace("2026-11-05", "2026-13-05"), "bank-date", 12),
        (samples.CAMT.replace(f"{DEBIT}<Sts><Cd>BOOK</Cd></Sts>\n<ValDt>", "<ValDt>"), "bank-side", 11),
        (samples.OFX.replace("-42.50", "abc"), "bank-amount", 10),
        (samples.OFX[:500], "bank-truncated", 12),
        (samples.QIF.replace("T-42.50", "Tabc"), "bank-amount", 6),
        (samples.QIF.replace("D11/15'26", "D31/31'26"), "bank-date", 19),
        (samples.MT940.replace("DR42,50", "DRabc"), "bank-amount", 5),
        (samples.MT940.replace("2611021102D", "2613021102D"), "bank-date", 5),
        (samples.CSV.replace("2.400,00", "lots"), "bank-amount", 6),
        (samples.CSV.replace('"02.11.2026";"02.11.2026"', '"31.11.2026";"02.11.2026"'), "bank-date", 5),
        (samples.CSV.encode().replace("ü".encode(), b"\x81"), "bank-encoding", 4),
        ("Datum;Text;Betrag\n02.11.2026;ä\xc3ö;1,00\nü\x81;;\n".encode("latin-1"), "bank-encoding", 3),
    ],
)  # fmt: skip
def test_what_is_broken_is_refused_with_its_line(content: str | bytes, key: str, line: int) -> None:
    with pytest.raises(BankFileError) as raised:
        read(content)
    assert (raised.value.key, raised.value.line) == (key, line)
    for language in ("en", "de", "fr", "es", "it"):
        assert catalogue(language).has(key)
        catalogue(language).say(key, raised.value.facts)


def test_what_cannot_be_seen_is_left_out_of_names_and_of_what_is_refused() -> None:
    head = "Date;Name;Text;Amount\n"
    found = read(head + "01.11.2026;Be\u00ads\u202et\x07 Shop\x1b[31m;a\u2066b;-61.61\n02.11.2026;b;c;-1.00\n").rows[0]
    assert (found.counterparty, found.text) == ("Best Shop [31m", "ab")
    with pytest.raises(BankFileError) as refused:
        read(head + "01.11.2026;a;b;-1.00\n02.11.2026;a;b;1\u202e\x1b2,x3\n")
    assert str(refused.value.facts["text"]).isprintable()


def test_what_is_no_currency_is_refused_with_its_line() -> None:
    with pytest.raises(BankFileError) as refused:
        read(samples.OFX.replace("EUR", "NOTMONEY"))
    assert refused.value.line > 1


def test_a_bomb_and_a_huge_file_take_no_memory() -> None:
    huge = b"x" * (LARGEST_FILE + 1)
    tracemalloc.start()
    for content in (huge, BOMB.encode()):
        with pytest.raises(BankFileError):
            read(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


@pytest.mark.parametrize(
    ("column", "amounts"),
    [
        (["1.234,50", "-7"], ["1234.50", "-7"]),
        (["1,234.50", "(3.10)"], ["1234.50", "-3.10"]),
        (["1.000", "2.500"], ["1000", "2500"]),
        (["1'234.50", "0.5"], ["1234.50", "0.5"]),
        (["+ $73.01", "12.00 CR", "3.00 DR"], ["73.01", "12.00", "-3.00"]),
        (["1 234,50 €", "−5,00"], ["1234.50", "-5.00"]),
        (["1.234.567", "12,5 H"], ["1234567", "12.5"]),
    ],
)
def test_amounts_by_their_column(column: list[str], amounts: list[str]) -> None:
    mark = decimal_mark(column)
    assert [amount_of(text, mark) for text in column] == [Decimal(text) for text in amounts]


@pytest.mark.parametrize(
    ("column", "order", "first"),
    [
        (["01/02/2026", "13/02/2026"], "dmy", date(2026, 2, 1)),
        (["01/02/2026", "01/13/2026"], "mdy", date(2026, 1, 2)),
        (["2026-02-01"], "ymd", date(2026, 2, 1)),
        (["1/ 3'06"], "dmy", date(2006, 3, 1)),
        (["03.02.26 10:30"], "dmy", date(2026, 2, 3)),
        (["3 févr. 2026"], "dmy", date(2026, 2, 3)),
        (["01/11/2026", "02/11/2026", "03/11/2026"], "dmy", date(2026, 11, 1)),
    ],
)
def test_the_order_of_dates_is_the_columns(column: list[str], order: str, first: date) -> None:
    assert order_of(column) == order
    assert day_of(column[0], order) == first
