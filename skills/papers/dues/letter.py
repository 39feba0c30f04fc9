"""A document as a whole: when it was written, by whom, about what, and the dates of its sentences."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import PurePath

from skills.engine.times import ReadTimes
from skills.papers.dues.days import DayReader, Read, When
from skills.papers.dues.plain import plain
from skills.papers.dues.result import Line
from skills.papers.dues.units import Unit, units_of
from skills.papers.dues.words import PaperWords, words_of

HEAD = 25
"""Units in which the letterhead, the subject and the date of a letter stand."""
_REST = 12
"""Characters that may follow the date of a letter; with more it is a sentence about another one."""
MOST_READ = 600
"""Sentences of a document whose dates are read; a book asks for nothing."""

IBAN = re.compile(r"\b([A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?)\b")
_COMPANY = re.compile(
    r"\b(?:GmbH|AG|KG|OHG|e\.\s?V\.|UG|SE|Ltd\.?|Limited|PLC|plc|Inc\.?|LLC|LLP|S\.?A\.?S?\.?|S\.?A\.?R\.?L\.?|SARL|SAS"
    r"|S\.?L\.?U?\.?|S\.?p\.?A\.?|S\.?r\.?l\.?|Co\.|& Sons|mbH|eG)(?=\W|$)"
)
_SMALL = re.compile(r"\W*(?:(?:the|den|der|am|on|le|la|el|il|lo|du|de|del|dal|al|a|from|vom|it is)\W+)*", re.IGNORECASE)
_SAID = re.compile(r"\s?[:.]\s*(\S.*)")
"""What stands behind a label."""
_PLACE_AND_DATE = re.compile(r"[^\W\d_][^\d:;!?|]{0,30}?,?\s*(?:(?:den|der|le|a|il|li|the|on)\s*)?,?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letter:
    """What all that is found in a document is measured by."""

    name: str
    words: PaperWords
    units: tuple[Unit, ...]
    reads: Mapping[int, Read]
    """The dates of units, by their index; those that have none are left out."""
    today: date
    currency: str
    written: date | None
    subject: str
    sender: str
    head: str
    """The plain text of the first lines."""

    @property
    def reference(self) -> date:
        """The day on which it was written, as far as is known."""
        return self.written or self.today

    def labelled(self, cue: str) -> str:
        """The value behind the first label of this kind ("Payee: …"), or below it; empty without one."""
        pattern = self.words.cues[cue]
        for unit in self.units:
            match = pattern.match(unit.flat)
            if match is None:
                continue
            value = re.match(r"\s*(?:\(.{0,20}\)\s*)?[:|]\s*([^|]+)", unit.text[match.end() :])
            if value is not None:
                return value[1].strip(" .:")
            if not unit.text[match.end() :].strip(" :") and unit.index + 1 < len(self.units):
                return self.units[unit.index + 1].text.strip(" .:")
        return ""


def letter_of(
    lines: Sequence[Line], *, name: str, language: str, today: date, currency: str, read_times: ReadTimes
) -> Letter:
    """Reads a document once through."""
    words = words_of(language)
    units = units_of(lines, words)
    days = DayReader(read_times, words, today, "\n".join(unit.text for unit in units[:MOST_READ]))
    written = _written(units, days, words, today)
    days.reference = written or today
    worth = (unit for unit in units if days.may_have_dates(unit.text))
    reads = {unit.index: days.read(unit.text) for unit in islice(worth, MOST_READ)}
    subject = _subject(units, words)
    head = "\n".join(unit.flat for unit in units[:HEAD])
    return Letter(
        PurePath(name).stem.replace("_", " "),
        words,
        tuple(units),
        reads,
        today,
        currency,
        written,
        subject,
        _sender(units, words),
        head,
    )


def ends_with(pattern: re.Pattern[str], text: str) -> bool:
    """Whether a word of the list is the last thing in plain text, articles and punctuation aside."""
    return any(_SMALL.fullmatch(text, match.end()) for match in pattern.finditer(text))


def first_clause(text: str, words: PaperWords) -> str:
    """Plain text up to the first comma or "and"."""
    return re.split(rf"[,.;:|]|{words.cues['joins'].pattern}", text)[0]


def _written(units: Sequence[Unit], days: DayReader, words: PaperWords, today: date) -> date | None:
    """The day that the letter bears: behind its label, or by itself with a place ("Berlin, 3 March 2026")."""
    found: list[tuple[int, date]] = []
    for unit in units[: HEAD * 2]:
        for when in days.read(unit.text).whens if days.may_have_dates(unit.text) else ():
            bare = when.all_day or not when.before.strip()
            one_day = when.year_said and when.single and bare and not when.until
            if not one_day or when.day > today:
                continue
            label = when.before if when.before.strip(" |:") else plain(unit.label)
            if ends_with(words.cues["written"], label) and _ends_here(when.after, words):
                found.append((0, when.day))
            elif unit.index < HEAD and _stands_alone(unit, when, words):
                found.append((1, when.day))
    return min(found, key=lambda one: one[0])[1] if found else None


def _ends_here(after: str, words: PaperWords) -> bool:
    """Whether nothing follows the date of a letter but perhaps the number of a customer."""
    rest = after.strip()
    return len(rest) <= _REST or (len(rest) <= 2 * _REST and words.cues["reference"].match(rest) is not None)


def _stands_alone(unit: Unit, when: When, words: PaperWords) -> bool:
    """Whether a line is nothing but a date, perhaps with a place, and no value of a label."""
    if when.after.strip(" .,|") or not (not when.before.strip() or _PLACE_AND_DATE.fullmatch(when.before)):
        return False
    said = f"{unit.flat} {'' if when.before.strip() else plain(unit.label)}"
    return not any(words.has(cue, said) for cue in ("events", "due", "expires", "ends", "deadline", "purchased"))


def _subject(units: Sequence[Unit], words: PaperWords) -> str:
    """What the letter says it is about: behind "Subject:", or else the last heading before it begins to speak."""
    for unit in units[:HEAD]:
        match = words.cues["subject"].match(unit.flat)
        said = _SAID.match(unit.text, match.end()) if match is not None else None
        if said is not None:
            return said[1].rstrip(". ")
    greeting = next((unit.index for unit in units[:HEAD] if words.cues["salutation"].match(unit.flat)), None)
    above = [unit for unit in units[: greeting or 6] if _may_head(unit, words)]
    if greeting is not None and above and above[-1].index >= greeting - 2:
        return above[-1].text
    titled = [unit for unit in above if not _COMPANY.search(unit.text)]
    named = [
        unit
        for unit in titled
        if words.has("events", unit.flat) or any(one.search(unit.flat) for one in words.sorts.values())
    ]
    return (named or [*titled[1:], *titled] or [Unit("", None)])[0].text


def _may_head(unit: Unit, words: PaperWords) -> bool:
    text = unit.text
    if not 4 <= len(text) <= 80 or text.endswith((".", ",", ";")) or words.cues["salutation"].match(unit.flat):
        return False
    has_label = words.has("reference", unit.flat) or words.has("contact", unit.flat) or words.has("written", unit.flat)
    return not has_label and not re.search(r"\d{3}|@|www\.|\|", text) and ":" not in text[:-1]


def _sender(units: Sequence[Unit], words: PaperWords) -> str:
    """Who wrote it: what is written like a company in the head, or else the first line that is a name."""
    for unit in units[:HEAD]:
        match = _COMPANY.search(unit.text)
        if match is not None and len(unit.text) <= 90:
            return re.split(r"\s[·|•]\s|\s-\s|,", unit.text)[0].strip(" .")
    for unit in units[:4]:
        match = words.cues["heading"].fullmatch(unit.flat.strip(" :"))
        plain_name = (
            len(unit.text) <= 50 and not re.search(r"\d|[:@]", unit.text) and not unit.text.endswith((".", ",", "!"))
        )
        if (
            plain_name
            and match is None
            and not words.cues["salutation"].match(unit.flat)
            and not words.cues["heading"].match(unit.flat)
        ):
            return unit.text
    return ""
