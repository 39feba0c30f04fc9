"""Times of day and dates as they are said: "three thirty pm", "fünfzehn Uhr dreißig", "vingt-quatre novembre"."""

from __future__ import annotations

import re
from functools import cache

from babel.dates import get_day_names, get_month_names

from knowledge.speech.speaking.numbers import TO, cardinal, counted, ordinal, year

_TIMES = {
    "en": r"\d\d?:[0-5]\d(?::\d\d)?(?:\s?[ap]\.?m\b\.?)?|\d\d?(?:\.[0-5]\d)?\s?[ap]\.?m\b\.?",
    "de": r"\d\d?:[0-5]\d(?::\d\d)?(?:\sUhr\b)?|\d\d?(?:\.[0-5]\d)?\sUhr\b(?:\s[0-5]\d\b)?",
    "fr": r"\d\d?:[0-5]\d(?::\d\d)?|\d\d?\s?h\s?[0-5]\d\b|\d\d?\s?h(?:eures?)?\b",
    "es": r"\d\d?:[0-5]\d(?::\d\d)?(?:\s?h\b)?|\d\d?\s?h\b",
    "it": r"\d\d?:[0-5]\d(?::\d\d)?|(?<=\balle\s)\d\d?\.[0-5]\d|(?<=\bore\s)\d\d?\.[0-5]\d",
}
_START, _END = r"(?<![\w.,:/])", r"(?!\d|:\d)"
_SPANS = {
    "en": ("from", "{} to {}"),
    "de": ("von", "{} bis {}"),
    "fr": ("de", "{} à {}"),
    "es": ("de", "las {} a las {}"),
    "it": ("dalle", "{} alle {}"),
}
_LEADS = "at|between|um|zwischen|à|entre|a|alle|tra"
"""Words before a span of times that stand where "from" would."""
_ARTICLE = {
    "es": re.compile(r"\blas?\s$", re.IGNORECASE),
    "it": re.compile(r"\b(?:alle|dalle|le|delle|ore|all['’]|dall['’])\s?$", re.IGNORECASE),
}
_ORE = {"it": "ore"}
_OBLIQUE = re.compile(r"\b(?:am|vom|zum|bis|seit|ab|den|dem|im)\s(?:\w+,?\s)?(?:den\s|dem\s)?$", re.IGNORECASE)
_ON_WEEKDAY = re.compile(r"\b(?:am|vom|zum)\s\w+,\s$", re.IGNORECASE)
_DIRECT = re.compile(r"\b(?:der|die|das)\s$", re.IGNORECASE)
_YEAR = r"(?:19|20)\d\d"
_ISO = re.compile(rf"(?<!\d)(?P<y>{_YEAR})-(?P<m>\d\d)-(?P<d>\d\d)(?:T|,?\s(?=\d\d?:)|(?!\d))")
_DOTS = re.compile(rf"(?<![\d.])(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>{_YEAR}|\d\d)?(?!\d)")
_SLASHES = re.compile(rf"(?<![\d/])(?P<d>\d\d?)/(?P<m>\d\d?)/(?P<y>{_YEAR}|\d\d)(?![\d/])")


def with_times(text: str, language: str) -> str:
    """The text with its times of day, and spans of them, in words."""
    one = _TIMES[language]
    span = re.compile(rf"{_START}(?P<a>{one}|\d\d?)\s?[–—-]\s?(?P<b>{one}){_END}", re.IGNORECASE)
    text = span.sub(lambda found: _span(found, language), text)
    return re.sub(rf"{_START}(?:{one}){_END}", lambda found: _time(found, language), text, flags=re.IGNORECASE)


def _read(written: str) -> tuple[int, int, str]:
    """Hour, minute, and a or p where it is said."""
    numbers = [int(number) for number in re.findall(r"\d+", written)]
    half = re.search(r"([ap])\.?\s?m", written, re.IGNORECASE)
    return numbers[0], numbers[1] if len(numbers) > 1 else 0, half[1].lower() if half else ""


def _in_24(hour: int, half: str) -> int:
    return hour % 12 + 12 * (half == "p") if half else hour


def _time(found: re.Match[str], language: str) -> str:
    hour, minute, half = _read(found[0])
    hour = _in_24(hour, half)
    if hour > 24 or minute > 59:
        return found[0]
    before = found.string[: found.start()]
    has_article = language in _ARTICLE and _ARTICLE[language].search(before) is not None
    said = time_of_day(hour, minute, language, alone=not has_article)
    return said if has_article or language not in _ORE else f"{_ORE[language]} {said}"


def _span(found: re.Match[str], language: str) -> str:
    first, minute, half = _read(found["a"])
    last, until, late = _read(found["b"])
    if language == "en" and late and not half and first % 12 <= last % 12:
        half = late
    if max(_in_24(first, half), _in_24(last, late)) > 24:
        return found[0]
    begin = time_of_day(_in_24(first, half), minute, language, alone=False)
    end = time_of_day(_in_24(last, late), until, language, alone=False)
    word, both = _SPANS[language]
    if language == "de" and not minute:
        begin = begin.removesuffix(" Uhr")
    led = re.search(rf"\b(?:{word}|{_LEADS})\s?$", found.string[: found.start()], re.IGNORECASE)
    return both.format(begin, end) if led else f"{word} {both.format(begin, end)}"


def time_of_day(hour: int, minute: int, language: str, *, alone: bool = True) -> str:
    """A time on the 24-hour clock in words; in Spanish `alone` adds "horas", where no article says what it is."""
    match language:
        case "en":
            return _english(hour % 24, minute)
        case "de":
            after = f" {cardinal(minute, 'de')}" if minute else ""
            return f"{counted(hour, 'de')} Uhr{after}"
        case "fr":
            after = f" {cardinal(minute, 'fr')}" if minute else ""
            named = {0: "minuit", 12: "midi", 24: "minuit"}.get(hour)
            return named + after if named else f"{counted(hour, 'fr', 'f')} heure{'s' * (hour > 1)}{after}"
        case "es":
            after = f" {cardinal(minute, 'es')}" if minute else " horas" if alone else ""
            return counted(hour, "es", "f") + after
        case _:
            after = f" e {cardinal(minute, 'it')}" if minute else ""
            return {0: "mezzanotte", 24: "mezzanotte"}.get(hour, counted(hour, "it", "f")) + after


def _english(hour: int, minute: int) -> str:
    if not minute and hour in (0, 12):
        return "noon" if hour else "midnight"
    after = f" oh {cardinal(minute, 'en')}" if 0 < minute < 10 else f" {cardinal(minute, 'en')}" if minute else ""
    return f"{cardinal(hour % 12 or 12, 'en')}{after} {'pm' if hour >= 12 else 'am'}"


@cache
def _months(language: str) -> dict[str, int]:
    """Names of months, full and short, in lower case and without the dot."""
    named = {}
    for width in ("abbreviated", "wide"):
        for number, name in get_month_names(width, locale=language).items():
            named[name.rstrip(".").lower()] = number
    return named


@cache
def _weekdays(language: str) -> dict[str, str]:
    short, full = (get_day_names(width, locale=language) for width in ("abbreviated", "wide"))
    return {short[day].rstrip(".").lower(): full[day] for day in short}


def month(number: int, language: str) -> str:
    """The name of a month."""
    return str(get_month_names("wide", locale=language)[number])


@cache
def _written(language: str) -> tuple[re.Pattern[str], ...]:
    names = "|".join(sorted(_months(language), key=len, reverse=True))
    dot = r"\.?" if language in ("de", "fr") else ""
    named, after = rf"(?P<mon>{names})\b{dot}", rf"(?:,?\s(?:del?\s)?(?P<y>{_YEAR})\b)?"
    match language:
        case "en":
            day = r"(?P<d>[0-3]?\d)(?:st|nd|rd|th)?\b"
            found = [rf"(?:\bthe\s)?(?<![\d.,:]){day}(?:\sof)?\s{named}{after}", rf"\b{named}\s{day}(?![:.]\d){after}"]
        case "de":
            found = [rf"(?<![\d.,:])(?P<d>[0-3]?\d)\.\s?{named}{after}"]
        case _:
            found = [rf"(?<![\d.,:])(?P<d>[0-3]?\d)(?:er|º|°)?\s(?:de\s)?{named}{after}"]
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in found)


def with_dates(text: str, language: str) -> str:
    """The text with its dates in words and short names of weekdays before them in full.

    A date in slashes has the day first, unless only the other order makes sense.
    """
    names = _weekdays(language)
    days = "|".join(sorted(names, key=len, reverse=True))
    text = re.sub(
        rf"\b({days})\.?\s?[–-]\s?({days})\b",
        lambda found: f"{names[found[1].lower()]} {TO[language]} {names[found[2].lower()]}",
        text,
        flags=re.IGNORECASE,
    )
    shortened = re.compile(rf"\b({days})\b(\.?,?\s)(?=\d|(?:{'|'.join(_months(language))})\b)", re.IGNORECASE)
    text = shortened.sub(lambda found: f"{names[found[1].lower()]}{_comma(found[2])}", text)
    for pattern in _written(language):
        text = pattern.sub(lambda found: _named(found, language), text)
    for pattern in (_ISO, _DOTS, _SLASHES):
        text = pattern.sub(lambda found: _numbered(found, language), text)
    return text


def _comma(between: str) -> str:
    return ", " if "," in between or "." in between else " "


def _named(found: re.Match[str], language: str) -> str:
    number = _months(language)[found["mon"].lower()]
    american = language == "en" and found.start("mon") < found.start("d")
    return _date(found, int(found["d"]), number, found["y"], language, american=american)


def _numbered(found: re.Match[str], language: str) -> str:
    day, number = int(found["d"]), int(found["m"])
    if number > 12 >= day:
        day, number = number, day
    if not (1 <= number <= 12 and 1 <= day <= 31):
        return found[0]
    written = found["y"]
    after = ", " if found[0].endswith(("T", " ")) else "." if found[0].endswith(".") and _ends(found) else ""
    full = f"20{written}" if written and len(written) == 2 else written
    return _date(found, day, number, full, language) + after


def _ends(found: re.Match[str]) -> bool:
    rest = found.string[found.end() :]
    return not rest.strip() or rest.startswith("\n")


def _date(
    found: re.Match[str], day: int, number: int, written: str | None, language: str, *, american: bool = False
) -> str:
    name = month(number, language)
    of_year = year(int(written), language) if written else ""
    match language:
        case "en":
            first = ordinal(day, "en")
            said = f"{name} {first}" if american else f"the {first} of {name}"
            return f"{said}, {of_year}" if of_year else said
        case "de":
            before = found.string[: found.start()]
            form = "n" if _OBLIQUE.search(before) else "" if _DIRECT.search(before) else "r"
            article = "dem " if _ON_WEEKDAY.search(before) else ""
            return f"{article}{ordinal(day, 'de', form)} {name} {of_year}".rstrip()
        case "es":
            said = f"{cardinal(day, 'es')} de {name}"
            return f"{said} de {of_year}" if of_year else said
        case _:
            first = ordinal(1, language) if day == 1 else cardinal(day, language)
            return f"{first} {name} {of_year}".rstrip()
