"""The day of a receipt: every date that stands on it, and which of them it was printed on."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from skills.receipts.parsing.result import Found
from skills.receipts.parsing.rows import Row
from skills.receipts.parsing.vocabulary import listed, month_names
from skills.receipts.parsing.words import Vocabulary, same_form, words_of

_MONTH_OF = month_names()
_MONTH_NAMES = Vocabulary(_MONTH_OF)
_D = r"[0-9OoQIl|]"
_END = r"(?![\d])"
_BEGIN = r"(?<![\d])"
_YEAR_FIRST = re.compile(rf"{_BEGIN}((?:19|20){_D}{{2}})\s?([-/.])\s?({_D}{{1,2}})\s?[-/.]\s?({_D}{{2}})(?=\D|\d\d:|$)")
_NUMBERS = re.compile(
    rf"{_BEGIN}({_D}{{1,2}})\s?([-/.,'’])\s?({_D}{{1,2}})\s?[-/.,'’]\s?((?:19|2[0O]){_D}{{2}}|{_D}{{2}}(?!{_D}|[.,]\d))"
)
_NAMED = re.compile(
    rf"{_BEGIN}({_D}{{1,2}})(?:st|nd|rd|th|er|\.)?[\s\-/.,]*(?:de\s+)?([^\W\d_]{{3,10}})[\s\-/.,'’]*(?:de[l]?\s+)?"
    rf"((?:19|20){_D}{{2}}|{_D}{{2}}(?![\d:.,]))",
    re.IGNORECASE,
)
_NAME_FIRST = re.compile(
    rf"([^\W\d_]{{3,10}})[.\s\-]*({_D}{{1,2}})(?:st|nd|rd|th)?[\s,\-.'’]+((?:19|20){_D}{{2}}|{_D}{{2}}(?![\d:.,]))",
    re.IGNORECASE,
)
_IDEOGRAPHIC = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_BROKEN = re.compile(r"(?<!\d)(\d\d)\s?([-/.,\\|17l:;_ ])\s?(\d\d)\s?[-/.,\\|17l:;_ ]\s?(20\d\d)(?=\D|\d\d:|$)")
"""A date whose strokes OCR took for digits or marks ("12/0372018")."""
_TIME = re.compile(
    r"(?<!\d)(?:[01]?\d|2[0-3])\s?(?:[:;h]\s?[0-5]\d(?!\d{3})|[. ][0-5]\d(?:[. ][0-5]\d)?\s?(?:[ap]\.?m|uhr))",
    re.IGNORECASE,
)
_DATE_WORDS, _OTHER_DAY = listed("days", "date"), listed("days", "other_day")
_WORDS = Vocabulary(_DATE_WORDS | _OTHER_DAY)
_AS_DIGIT = str.maketrans("OoQIl|", "000111")
_OLDEST = timedelta(days=25 * 366)
_LONG_AGO = timedelta(days=15 * 366)
_USUAL = timedelta(days=400)
_READ_WELL = 0.85
"""From which score of OCR on the digits of a date are believed where it stands only once."""
_NOT_YET = timedelta(days=1)
"""A receipt may bear tomorrow's date: the shop's clock is another."""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A date that can be read in a row, with all ways to take it, the likelier first."""

    ways: tuple[date, ...]
    row: int
    weight: float
    why: str
    broken: bool = False
    read_well: bool = True


def find_day(rows: Sequence[Row], today: date, month_first: bool = False) -> Found[date]:
    """The day of purchase. `month_first`: whether 3/4 is the fourth of March (receipts of the United States)."""
    dated = [one for place, row in enumerate(rows) for one in _in_row(place, row, today, month_first)]
    whole = [one for one in dated if not one.broken] or dated
    if not whole:
        return Found()
    agreed = _agreed(whole)
    votes: Counter[date] = Counter()
    best: dict[date, _Dated] = {}
    for one in whole:
        day = agreed.get(one.ways, one.ways[0])
        votes[day] += 0.4 * min(one.weight, 1)  # type: ignore[assignment]
        if day not in best or one.weight > best[day].weight:
            best[day] = one
    ranked = sorted(best, key=lambda day: (-(best[day].weight + votes[day]), best[day].row))
    day = ranked[0]
    return Found(day, _confidence(day, ranked, best, votes, today), best[day].why)


def _confidence(
    day: date, ranked: Sequence[date], best: dict[date, _Dated], votes: Counter[date], today: date
) -> float:
    winner = best[day]
    if winner.broken or winner.weight < 0:
        return 0.5
    sure = 0.95 if winner.weight >= 1 else 0.85
    if votes[day] > 0.5:
        sure = min(0.98, sure + 0.1)
    elif len(ranked) == 1:
        sure = max(sure, 0.9)
    rivals = [other for other in ranked[1:] if best[other].weight >= winner.weight and not best[other].broken]
    if rivals:
        sure = min(sure, 0.85 if votes[rivals[0]] < votes[day] else 0.75)
    if not winner.read_well and votes[day] <= 0.5:
        sure = min(sure, 0.85)
    if len(winner.ways) > 1:
        sure = min(sure, 0.97)
    if not today - _USUAL <= day <= today + _NOT_YET:
        sure = min(sure, 0.8)
    return sure


def _agreed(dated: Sequence[_Dated]) -> dict[tuple[date, ...], date]:
    """Where a date can be taken in several ways, the way that another date of the receipt confirms."""
    certain = {one.ways[0] for one in dated if len(one.ways) == 1}
    return {
        one.ways: next((way for way in one.ways if way in certain), one.ways[0]) for one in dated if len(one.ways) > 1
    }


def _in_row(place: int, row: Row, today: date, month_first: bool) -> Iterator[_Dated]:
    text, after = row.text, 0
    read_well = min(cell.score for cell in row.cells) >= _READ_WELL
    for begin, end, ways, broken in sorted(_dates(text, month_first), key=lambda one: one[0]):
        label, after = text[after:begin], end
        words = {_WORDS.find(word) or word for word in words_of(label)}
        sensible = tuple(dict.fromkeys(way for way in ways if today - _OLDEST <= way <= today + _NOT_YET))
        if not sensible:
            continue
        sensible = tuple(sorted(sensible, key=lambda way: way < today - _LONG_AGO))
        weight = 0.5
        reasons: list[str] = []
        if words & _DATE_WORDS:
            weight, reasons = weight + 0.6, [*reasons, "beside 'date'"]
        rest = text[:begin] + " " + text[end:]
        if _TIME.search(rest):
            weight, reasons = weight + 0.5, [*reasons, "with a time"]
        if words & _OTHER_DAY:
            weight, reasons = weight - 0.9, [*reasons, "of something else"]
        if re.match(r"\s?[-–]\s?\d{1,2}[./]\d", text[end:]):
            weight -= 0.3
        yield _Dated(sensible, place, weight, ", ".join(reasons) or "the date on it", broken, read_well)


def _dates(text: str, month_first: bool) -> Iterator[tuple[int, int, list[date], bool]]:
    taken: list[tuple[int, int]] = []
    for pattern, reader, broken in (
        (_YEAR_FIRST, _year_first, False),
        (_NUMBERS, _numbers, False),
        (_NAMED, _named, False),
        (_NAME_FIRST, _name_first, False),
        (_IDEOGRAPHIC, _ideographic, False),
        (_BROKEN, _numbers, True),
    ):
        for match in pattern.finditer(text):
            if any(match.start() < end and begin < match.end() for begin, end in taken):
                continue
            ways = reader(match, month_first)
            if ways:
                taken.append(match.span())
                yield *match.span(), ways, broken


def _number(digits: str) -> int:
    return int(digits.translate(_AS_DIGIT))


def _year(digits: str) -> int:
    number = _number(digits)
    return number if number > 99 else 2000 + number


def _possible(*triples: tuple[int, int, int]) -> list[date]:
    days: list[date] = []
    for year, month, day in triples:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return days


def _year_first(match: re.Match[str], _month_first: bool) -> list[date]:
    year, month, day = _number(match[1]), _number(match[3]), _number(match[4])
    return _possible((year, month, day), (year, day, month))[:1]


def _numbers(match: re.Match[str], month_first: bool) -> list[date]:
    first, second, last = _number(match[1]), _number(match[3]), _year(match[4])
    european, american = (last, second, first), (last, first, second)
    ways = _possible(american, european) if month_first else _possible(european, american)[:1]
    if len(match[4]) == 2 and len(match[1]) == 2:
        ways += _possible((2000 + first, second, last - 2000))
    return ways


def _named(match: re.Match[str], _month_first: bool) -> list[date]:
    month = _month(match[2])
    return _possible((_year(match[3]), month, _number(match[1]))) if month else []


def _name_first(match: re.Match[str], _month_first: bool) -> list[date]:
    month = _month(match[1])
    return _possible((_year(match[3]), month, _number(match[2]))) if month else []


def _ideographic(match: re.Match[str], _month_first: bool) -> list[date]:
    return _possible((int(match[1]), int(match[2]), int(match[3])))


def _month(name: str) -> int | None:
    plain = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    known = _MONTH_NAMES.find(same_form(plain))
    return _MONTH_OF[known] if known else None
