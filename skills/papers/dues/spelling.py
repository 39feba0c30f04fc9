"""How papers write days and times, turned into how people do, so that the house's reading of times knows them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from skills.papers.dues.plain import plain
from skills.papers.dues.words import PaperWords

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)")
"""A year, by itself or in a date of figures."""

SPACED = re.compile(r"(?<!\d)(\d{2}) (\d{2}) ((?:19|20)\d{2})(?!\d)")
"""A date as passports write it: 14 03 2031."""

_TWO_TONGUES = re.compile(r"\b(\d{1,2}) (\w{3,5})\.?\s?/\s?\w{3,5}\.? ((?:20)?\d{2})\b")
_DOTTED_CLOCK = re.compile(r"(?<![\d.])([01]?\d|2[0-3])\.([0-5]\d)(?=\s*(?:uhr|h\b|[ap]\.?m|bis|-|a |alle|to))", re.I)
_AFTER_HOUR = re.compile(r"((?:ore|um|at|a las|dalle|alle|from|von)\s+)([01]?\d|2[0-3])\.([0-5]\d)(?![\d.])", re.I)
_CLOSED_CLOCK = re.compile(r"(\d{1,2}:\d\d):(?=\s|$)")
_ORE = re.compile(r"\b(?:alle |dalle )?ore (?=\d)", re.I)
_ORE_RANGE = re.compile(r"\b(?:alle |dalle )?ore (\d{1,2}(?:[:.]\d\d)?)\s?[-–]\s?(\d{1,2}(?:[:.]\d\d)?)", re.I)
_HOUR_BEHIND = re.compile(r"\bh\.?\s?([01]?\d|2[0-3])[.:]([0-5]\d)\b", re.I)
_THE_DAY = re.compile(r"\b(?:d[ií]a|giorno)\s+(?=\d)", re.I)
_EARLIEST = re.compile(r"\bfrühestens\s+(?=am\b)", re.I)
_SCHOOL_YEAR = re.compile(r"\b[3-6](?:e|è|ème|eme)\b(?! (?:jour|étage))")
_NUMBERED = re.compile(r"(?<!\d)\d{1,2}\s?[ºª°](?!\w)")
_FILE_NUMBER = re.compile(r"(?<![\w./-])(?:19|20)\d\d[-/]\d{3,}(?![\w./-])")
"""The number of an invoice, "2026-0417", in which an hour would be read."""
BARE_DAY = re.compile(
    r"\b(?:avant le|jusqu['’]au|hasta el|antes del?(?: d[ií]a)?|entro il(?: giorno)?|fino al|by the|before the|bis zum)"
    r" (\d{1,2})(?:st|nd|rd|th)?(?=\.?(?:$|\s*[!?;)]|\.\s|,?\s))",
    re.I,
)
"""A day of this month or the next one, named by its number alone."""
_ABOUT = re.compile(r"\b(?:ca\.?|circa|ungefähr|approx\.?|about|env\.?|environ|aprox\.?|on or around)\s(?=\d)", re.I)
_FOR_THE = re.compile(r"\bpour le (?=(?:(?:lun|mar|mercre|jeu|vendre|same)di |dimanche )?\d)", re.I)
_ON_OR_AFTER = re.compile(r"\bon or after\b", re.I)
_UNTIL_WORDS = r"bis(?: zum)?|by|until|before|avant(?: le)?|jusqu['’]au|hasta(?: el)?|antes del?|entro(?: il)?|fino al"
_UNTIL_LABEL = re.compile(rf"\b({_UNTIL_WORDS})\s*:\s*(?=\d)", re.I)
_UNTIL = rf"(?=(?:{_UNTIL_WORDS}|du|vom|from|del|dal|am|le|el|il|on)\s\d)"
"""What follows an "every month" that is no recurrence: "880 a month by 31 May", "closed yearly from 3 May"."""
_AHEAD = 62
"""Days within which each number of a month comes."""
_PHONE = re.compile(r"(?<!\w)(?:\+|00)?\d[\d ()/-]{7,}\d")
_HOUR = re.compile(r"\d{1,2}(?:[:h]|\s?(?:uhr|h\b|[ap]\.?m))")


def as_usually_written(text: str, words: PaperWords) -> str:
    """The text without telephone numbers; "14 03 2031", "14 MAR /MARS 31", "17.00 Uhr", "bis: 3.4." and "5, 12 and 19
    March" spelt out; without the days of the week before a number, which the number says better."""
    for often in ("monthly", "quarterly", "yearly"):
        text = re.sub(rf"(?:{words.cues[often].pattern})\s+{_UNTIL}", "", text, flags=re.I)
    text = _UNTIL_LABEL.sub(r"\1 ", _EARLIEST.sub("", _ON_OR_AFTER.sub("on", text)))
    if words.language == "fr":
        text = _SCHOOL_YEAR.sub("", text)
        text = _FOR_THE.sub("au plus tard le ", text) if words.has("ask", plain(text)) else text
    text = _ABOUT.sub(lambda match: "on " if match[0].startswith("on ") else "", _FILE_NUMBER.sub(" ", text))
    text = _NUMBERED.sub(lambda match: match[0] if _is_day(match, words) else " ", text)
    text = _TWO_TONGUES.sub(_in_one_tongue, SPACED.sub(r"\1.\2.\3", text))
    text = _CLOSED_CLOCK.sub(r"\1,", _DOTTED_CLOCK.sub(r"\1:\2", text))
    text = _THE_DAY.sub("", _HOUR_BEHIND.sub("alle " * (words.language == "it") + r"\1:\2", text))
    text = _AFTER_HOUR.sub(r"\1\2:\3", text)
    if words.language == "it":
        text = _ORE.sub("alle ", _ORE_RANGE.sub(r"dalle \1 alle \2", text))
    text = _PHONE.sub(lambda match: match[0] if YEAR.search(match[0]) or "." in match[0] else " ", text)
    return _without_weekdays(_with_every_month(text, words), words)


def with_bare_days(text: str, reference: date, words: PaperWords) -> str:
    """ "Antes del 22" with the month in which that is next, for those whose reader takes it for an hour."""
    if words.language not in ("fr", "es", "it"):
        return text

    def dated(match: re.Match[str]) -> str:
        following = plain(text[match.end() : match.end() + 20]).lstrip(" .")
        if words.months.match(re.sub(r"^(?:de|del) ", "", following)) or re.match(r"[€%\d]|h\b|heure|ore\b", following):
            return match[0]
        days = (reference + timedelta(days=ahead) for ahead in range(_AHEAD))
        day = next((one for one in days if one.day == int(match[1])), None)
        return f"{match[0][: match.start(1) - match.start()]}{day:%d/%m/%Y}" if day is not None else match[0]

    return BARE_DAY.sub(dated, text)


def _is_day(match: re.Match[str], words: PaperWords) -> bool:
    """Whether a month follows ("1º de mayo"): "los alumnos de 3º" are a form, "3ª rata" is an instalment."""
    following = re.sub(r"^\s*(?:de |del )?", "", plain(match.string[match.end() : match.end() + 20]))
    return words.months.match(following) is not None


def _in_one_tongue(match: re.Match[str]) -> str:
    year = match[3] if len(match[3]) > 2 else f"20{match[3]}"
    return f"{match[1]} {match[2]} {year}"


def _with_every_month(text: str, words: PaperWords) -> str:
    """ "5, 12 and 19 March" with the month behind each day."""
    joins, months = words.cues["joins"].pattern, words.months.pattern
    listed = rf"(?<![\d.:/])((?:\d{{1,2}}\.?\s*(?:,|{joins})\s*(?:{joins}\s*)?)+)\d{{1,2}}\.?\s*((?:de\s)?{months})"
    pieces, last = [], 0
    for match in re.finditer(listed, plain(text)):
        month = text[match.start(2) : match.end(2)]
        days = re.sub(r"\d{1,2}\.?", rf"\g<0> {month}", text[match.start(1) : match.end(1)])
        pieces += [text[last : match.start()], days]
        last = match.end(1)
    return "".join([*pieces, text[last:]])


def _without_weekdays(text: str, words: PaperWords) -> str:
    flat = plain(text)
    pieces, last = [], 0
    for match in re.finditer(rf"(?:{words.weekdays.pattern})\.?,?\s*(?:(?:den|le|el|il|the)\s)?(?=\d)", flat):
        if not _HOUR.match(flat, match.end()):
            pieces.append(text[last : match.start()])
            last = match.end()
    return "".join([*pieces, text[last:]])
