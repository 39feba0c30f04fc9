"""Values of a workbook's cells as its formats show them (ECMA-376 part 1, 18.8.31)."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

Number = int | float | Decimal
Value = str | bool | Number | date | datetime | time | timedelta | None

TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[(?P<bracket>[^\]]*)\]|_.|\*.'
    r"|(?P<digits>[#0?]+(?:,[#0?]+)*(?:\.[#0?]*)?,*|\.[0#?]+)|(?P<exponent>E[+-]0+)|(?P<percent>%)"
    r"|(?P<moment>AM/PM|A/P|y+|m+|d+|h+|s+(?:\.0+)?)|(?P<general>General)|(?P<fraction>/)|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
SYSTEM_DATES = ("mm-dd-yy", "m/d/yyyy", "[$-f800]", "[$-f400]")
"""Formats that mean “as dates are written where the reader is”."""
COMMA = {0x07, 0x0A, 0x10, 0x13, 0x16, 0x06, 0x14, 0x08, 0x1F}
"""Languages (the low bits of a Windows locale id) that write 1.234,56: de es it nl pt da nb el tr."""
SPACE = {0x0C, 0x15, 0x05, 0x0B, 0x1D, 0x19, 0x22, 0x0E}
"""Languages that write 1 234,56: fr pl cs fi sv ru uk hu."""
SWISS = {0x807, 0x100C, 0x810}
LANGUAGES = {0x07: "de", 0x0A: "es", 0x10: "it", 0x0C: "fr", 0x13: "nl", 0x16: "pt", 0x09: "en"}


def shown(value: Value, code: str = "General") -> str:
    """The text that a cell with that value and number format shows; dates without a known format as 2026-12-31."""
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if code.count(";") >= 3 and not code.split(";")[3].strip() else value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, date | time):
        return _moment(value, code)
    return _number(value, code)


@lru_cache(512)
def _tokens(section: str) -> tuple[tuple[str, str], ...]:
    """The parts of a format: what they are and what they say."""
    return tuple((one.lastgroup, one[one.lastgroup]) for one in TOKEN.finditer(section) if one.lastgroup)


@lru_cache(512)
def _sections(code: str) -> tuple[str, ...]:
    return tuple(re.findall(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*)(?:;|$)', code)[:4])


def _locale(code: str) -> int:
    found = re.search(r"\[\$[^\]]*-([0-9A-Fa-f]{1,6})\]", code)
    return int(found[1], 16) & 0xFFFF if found else 0


def _number(value: Number, code: str) -> str:
    sections = _sections(code)
    section = sections[0]
    absolute = False
    if value < 0 and len(sections) > 1 and sections[1]:
        section, absolute = sections[1], True
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    tokens = _tokens(section)
    kinds = {kind for kind, _ in tokens}
    if not tokens:
        return "" if len(sections) > 1 else _general(value)
    if kinds & {"general", "exponent", "moment"} or ("digits" in kinds and "fraction" in kinds):
        return _general(value)
    texts: list[str] = []
    number: Number = -value if absolute else value
    placed = "digits" not in kinds
    for kind, said in tokens:
        if kind == "digits" and not placed:
            texts.append(_digits(number, said, section, "percent" in kinds))
            placed = True
        elif kind in ("quoted", "escaped", "plain", "percent", "fraction"):
            texts.append(said)
        elif kind == "bracket" and said.startswith("$"):
            texts.append(said[1:].split("-")[0])
    return "".join(texts).strip()


def _digits(value: Number, mask: str, section: str, percent: bool) -> str:
    whole, _, decimals = mask.rstrip(",").partition(".")
    number = Decimal(str(value)) * (100 if percent else 1)
    number /= 1000 ** (len(mask) - len(mask.rstrip(",")))
    least = decimals.count("0")
    if not number.is_finite() or number.adjusted() > 30:
        return _general(value)
    rounded = number.quantize(Decimal(1).scaleb(-len(decimals)), rounding=ROUND_HALF_UP)
    text = f"{rounded:,f}" if "," in whole else f"{rounded:f}"
    if len(decimals) > least:
        kept = len(text) - len(decimals) + least
        text = (text[:kept] + text[kept:].rstrip("0")).rstrip(".")
    leading = whole.count("0")
    if leading > 1 and "," not in whole:
        sign, digits = ("-", text[1:]) if text.startswith("-") else ("", text)
        text = sign + digits.zfill(leading + (len(digits) - digits.index(".") if "." in digits else 0))
    return text.translate(_marks(section))


def _marks(section: str) -> dict[int, str]:
    """How point and comma are written where the format comes from; an amount with € behind it is written 1.234,56 €."""
    locale = _locale(section)
    if locale in SWISS:
        return {ord(","): "’"}
    if locale & 0x3FF in SPACE:
        return {ord(","): "\u00a0", ord("."): ","}
    euro, digits = section.rfind("€"), max(section.rfind("0"), section.rfind("#"))
    if locale & 0x3FF in COMMA or (not locale and euro > digits):
        return {ord(","): ".", ord("."): ","}
    return {}


def _general(value: Number) -> str:
    if isinstance(value, int):
        return str(value) if abs(value) < 10**30 else f"{value:.3e}"
    size = abs(float(value))
    if math.isnan(size) or size >= 1e15 or 0 < size < 1e-9:
        return f"{value:.6g}"
    return f"{round(value, 9):.9f}".rstrip("0").rstrip(".")


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _moment(value: date | datetime | time, code: str) -> str:
    section = _sections(code)[0]
    tokens = [(kind, said) for kind, said in _tokens(section)]
    moments = [said.lower() for kind, said in tokens if kind == "moment"]
    if not moments or section.lower().startswith(SYSTEM_DATES):
        return _iso(value)
    at = value if isinstance(value, datetime) else datetime.combine(*_both(value))
    language = LANGUAGES.get(_locale(section) & 0x3FF, "en")
    half = any(said.startswith("a") for said in moments)
    texts: list[str] = []
    seen = 0
    for kind, said in tokens:
        if kind == "moment":
            before = moments[seen - 1] if seen else ""
            after = moments[seen + 1] if seen + 1 < len(moments) else ""
            texts.append(_part(at, said.lower(), before.startswith("h") or after.startswith("s"), half, language))
            seen += 1
        elif kind in ("quoted", "escaped", "plain", "fraction"):
            texts.append(said)
    return "".join(texts).replace("@", "").strip()


def _both(value: date | time) -> tuple[date, time]:
    return (value, time()) if isinstance(value, date) else (date(1900, 1, 1), value)


def _iso(value: date | datetime | time) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    return f"{value:%H:%M}" if isinstance(value, time) else value.isoformat()


def _part(at: datetime, said: str, minutes: bool, half: bool, language: str) -> str:
    """One part of a moment, such as `dd`."""
    many = len(said)
    if said.startswith("a"):
        return "AM" if at.hour < 12 else "PM"
    if said.startswith("y"):
        return f"{at.year:04}" if many > 2 else f"{at.year % 100:02}"
    if said.startswith("h"):
        return f"{(at.hour - 1) % 12 + 1 if half else at.hour:0{min(many, 2)}}"
    if said.startswith("s"):
        return f"{at.second:0{2 if said.startswith('ss') else 1}}"
    if said.startswith("m"):
        if minutes:
            return f"{at.minute:0{min(many, 2)}}"
        return f"{at.month:0{many}}" if many < 3 else _name("month", at.month, many > 3, language)
    return f"{at.day:0{many}}" if many < 3 else _name("day", at.weekday(), many > 3, language)


def _name(what: str, number: int, wide: bool, language: str) -> str:
    from babel.dates import get_day_names, get_month_names

    names = (get_month_names if what == "month" else get_day_names)("wide" if wide else "abbreviated", locale=language)
    return str(names[number])
