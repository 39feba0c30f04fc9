"""Reading files of day rates: the reference rates of the European Central Bank as CSV, in its ZIP or as XML, and a
plain table of day, currency and rate."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from xml.parsers import expat

from skills.engine.errors import PersonError

LARGEST = 50_000_000
"""Bytes, unpacked; the ECB's table from 1999 on is some 2 million."""

ECB_BASE = "EUR"

DayRates = dict[date, dict[str, str]]
"""By day how many units of each currency one unit of the base is worth, as plain decimals."""

BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Packed so, an archive gives out no more than is asked for; the other ways unpack a whole block, however large."""

LONGEST_RATE = 40

_CODE = re.compile(r"[A-Z]{3}")
_NAMED = re.compile(r"(\d{1,2}) ([A-Z][a-z]{2,}) (\d{4})")
_TURNED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PLAIN = {
    "day": {"date", "day", "datum", "tag", "jour", "fecha", "dia", "data", "giorno"},
    "currency": {"currency", "code", "wahrung", "waehrung", "währung", "devise", "moneda", "divisa", "valuta"},
    "rate": {"rate", "kurs", "taux", "cours", "tipo", "cambio", "tasso"},
    "base": {"base", "basis"},
}


class NoRatesError(Exception):
    """The file is no table of rates."""


def read_rates(content: bytes, name: str, home: str) -> dict[str, DayRates]:
    """The rates of a file by base.

    In the ECB's files the base is the euro; in a plain table `date,currency,rate` it is `home`, the household's
    currency, or what a column `base` says: a rate is how many units of the currency one unit of the base is worth.
    Raises NoRatesError where it evidently is no such table, and PersonError where it is one with a line that cannot
    be read.
    """
    if content[:4] == b"PK\x03\x04":
        content = _unpacked(content)
    if len(content) > LARGEST or b"\0" in content[:4096]:
        raise NoRatesError
    text = content.decode("utf-8-sig", "replace")
    if text.lstrip()[:1] == "<":
        return {ECB_BASE: _xml(content)}
    try:
        return _table(text, home)
    except csv.Error as error:
        raise NoRatesError from error


def _table(text: str, home: str) -> dict[str, DayRates]:
    sample = text[: text.find("\n")] if "\n" in text else text
    delimiter = max(",;\t", key=sample.count)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter)
    header = [cell.strip() for cell in next(rows, [])]
    if header[:1] and header[0].casefold() == "date" and len(_codes(header)) >= 2:
        return {ECB_BASE: _wide(header, rows)}
    columns = _columns(header)
    if not {"day", "currency", "rate"} <= columns.keys():
        raise NoRatesError
    return _long(columns, rows, home)


def _unpacked(content: bytes) -> bytes:
    """The one table in an archive, never more of it than `LARGEST`."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            tables = [one for one in archive.infolist() if one.filename.casefold().endswith((".csv", ".xml"))]
            if len(tables) != 1 or tables[0].file_size > LARGEST or tables[0].flag_bits & 1:
                raise NoRatesError
            if tables[0].compress_type not in BOUNDED:
                raise NoRatesError
            with archive.open(tables[0]) as file:
                return file.read(LARGEST + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise NoRatesError from error


def _codes(header: list[str]) -> list[str]:
    return [cell for cell in header[1:] if _CODE.fullmatch(cell)]


def _wide(header: list[str], rows: Iterator[list[str]]) -> DayRates:
    """`Date,USD,JPY,…` with a row for each day, "N/A" where a currency had no rate, and an empty last column."""
    days: DayRates = {}
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        rates = {
            code: _rate(cell, number)
            for code, cell in zip(header[1:], row[1:], strict=False)
            if _CODE.fullmatch(code) and cell.strip() not in ("", "N/A", "-")
        }
        if rates:
            days[_day(row[0], number)] = rates
    if not days:
        raise NoRatesError
    return days


def _columns(header: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(header):
        for name, words in _PLAIN.items():
            if cell.casefold() in words and name not in found:
                found[name] = place
    return found


def _long(columns: Mapping[str, int], rows: Iterator[list[str]], home: str) -> dict[str, DayRates]:
    by_base: dict[str, DayRates] = {}
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        cells = {name: row[place].strip() if place < len(row) else "" for name, place in columns.items()}
        currency, base = cells["currency"].upper(), cells.get("base", "").upper() or home
        if not _CODE.fullmatch(currency) or not _CODE.fullmatch(base):
            raise PersonError("rates-line", line=number, text=cells["currency"][:20])
        day = _day(cells["day"], number)
        by_base.setdefault(base, {}).setdefault(day, {})[currency] = _rate(cells["rate"], number)
    if not by_base:
        raise NoRatesError
    return by_base


def _xml(content: bytes) -> DayRates:
    """`<Cube time="…"><Cube currency="USD" rate="1.08"/>…`. Entities are not declared in such a file: none is read."""
    days: DayRates = {}
    current: list[date] = []

    def start(name: str, values: dict[str, str]) -> None:
        if name.rpartition(":")[2] != "Cube":
            return
        if "time" in values:
            current[:] = [_day(values["time"], parser.CurrentLineNumber)]
        elif current and _CODE.fullmatch(values.get("currency", "")):
            rate = _rate(values.get("rate", ""), parser.CurrentLineNumber)
            days.setdefault(current[0], {})[values["currency"]] = rate

    def refuse(*_: object) -> None:
        raise NoRatesError

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EntityDeclHandler = refuse
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise NoRatesError from error
    if not days:
        raise NoRatesError
    return days


def _day(text: str, line: int) -> date:
    """A day as 2026-11-20, 20.11.2026, 20/11/2026, or "20 November 2026", as the ECB writes it in its daily file."""
    text = text.strip()
    try:
        if named := _NAMED.fullmatch(text):
            return date(int(named[3]), _MONTHS.index(named[2][:3].casefold()) + 1, int(named[1]))
        if turned := _TURNED.fullmatch(text):
            return date(int(turned[3]), int(turned[2]), int(turned[1]))
        return date.fromisoformat(text)
    except ValueError as error:
        raise PersonError("rates-line", line=line, text=text[:20]) from error


def _rate(text: str, line: int) -> str:
    plain = text.strip()
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    try:
        rate = Decimal(plain) if len(plain) <= LONGEST_RATE else Decimal(0)
    except InvalidOperation:
        rate = Decimal(0)
    if not rate.is_finite() or not Decimal("1e-12") < rate < Decimal("1e12"):
        raise PersonError("rates-line", line=line, text=text.strip()[:20])
    return f"{rate:f}"
