"""From the items of the grammar to the spans that the rest of the product works with, and the text that is left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from pods.engine.time.alphabet import character, class_name, meaning
from pods.engine.time.clocks import Reading, at, elapsed, in_part, options, part_time, place, place_part
from pods.engine.time.grammar.parts import Vague
from pods.engine.time.lexer import Item
from pods.engine.time.nodes import Clock, Day, Length, Moment, Offset, Period, Range, Rule
from pods.engine.time.recurrence import DAY_CODES, expand_rule, first_on_or_after, rule_text
from skills.engine.times import YEARS_AHEAD, YEARS_BACK, TimeKind, TimeSpan

_LONGEST = YEARS_AHEAD * 365.25 * 86400
_EXCEPTIONS_TRIED = 120
_DAYS_TO_LOOK = 12 * 366
_PREPOSITIONS = frozenset(
    [
        "at",
        "on",
        "in_",
        "from",
        "by",
        "for_",
        "of",
        "until",
        "to",
        "between",
        "before",
        "after",
        "since",
        "during",
        "within",
        "begin",
        "latest",
        "earliest",
    ]
)
_BETWEEN = frozenset({"the", "approx"})
_JOINING = _PREPOSITIONS | _BETWEEN | {"and_", "or_", "comma"}
_LONG_OR_SHORT = frozenset({"second", "minute", "day", "week", "month", "year"})


def span_of(item: Item, text: str, reading: Reading) -> TimeSpan | None:
    """The span that an item stands for; None where it says nothing on its own."""
    value = item.value
    blank = TimeSpan(item.begin, item.end, text[item.begin : item.end], TimeKind.DATE)
    if isinstance(value, Day):
        other = (_midnight(reading.today),) if value.floats else ()
        return replace(
            blank,
            start=_midnight(value.date),
            has_date=True,
            grain="day",
            relative=value.relative,
            elapsed=value.elapsed,
            alternatives=other,
        )
    if isinstance(value, Period):
        return _period(blank, value)
    if isinstance(value, Clock):
        moment = place(value, None, reading)
        return replace(blank, kind=TimeKind.TIME, start=moment.at, has_time=True, alternatives=moment.alternatives)
    if isinstance(value, Vague):
        return _moment(blank, place_part(value.part, value.day, reading))
    if isinstance(value, Moment):
        return _moment(blank, value)
    if isinstance(value, Range):
        return replace(
            blank,
            kind=TimeKind.RANGE,
            start=value.start,
            end=value.end,
            has_date=value.has_date,
            has_time=value.has_time,
            timex=value.mod,
            relative=value.relative,
            grain="minute" if value.has_time else "day",
        )
    if isinstance(value, Length):
        return replace(blank, kind=TimeKind.DURATION, seconds=value.total_seconds, grain=value.unit)
    if isinstance(value, Offset):
        return _offset(blank, value, reading)
    if isinstance(value, Rule):
        return _rule(blank, value, reading)
    return None


def _midnight(day: Any) -> datetime:
    return datetime.combine(day, time())


def _period(blank: TimeSpan, period: Period) -> TimeSpan:
    grain = period.grain
    return replace(
        blank,
        start=_midnight(period.start),
        end=_midnight(period.end),
        has_date=True,
        grain=grain,
        relative=period.relative,
    )


def _moment(blank: TimeSpan, moment: Moment) -> TimeSpan:
    kind = TimeKind.DATETIME if moment.has_date or moment.part else TimeKind.TIME
    return replace(
        blank,
        kind=kind,
        start=moment.at,
        has_date=moment.has_date,
        has_time=True,
        vague_time=moment.part is not None,
        relative=moment.relative,
        timex=moment.part,
        alternatives=moment.alternatives,
    )


def _offset(blank: TimeSpan, offset: Offset, reading: Reading) -> TimeSpan:
    length = offset.length
    found = replace(
        blank,
        kind=TimeKind.OFFSET,
        seconds=offset.sign * length.total_seconds,
        relative=True,
        vague_time=offset.part is not None,
        timex=offset.part,
        grain=length.unit,
    )
    start = elapsed(reading, length) if offset.from_now else None
    if start is None:
        return found
    if length.in_days:
        start = _midnight(start.date())
    return replace(found, start=start, has_date=True, has_time=not length.in_days, elapsed=length.in_days)


def _rule(blank: TimeSpan, rule: Rule, reading: Reading) -> TimeSpan | None:
    here, today = reading.here, reading.today
    rule, clocks = _after_midnight(rule, _rule_clocks(rule, reading))
    frequent = rule.freq in ("SECONDLY", "MINUTELY", "HOURLY")
    begin = max(rule.since, today) if rule.since else today
    if frequent and not clocks:
        step = {"SECONDLY": timedelta(seconds=1), "MINUTELY": timedelta(minutes=1), "HOURLY": timedelta(hours=1)}[
            rule.freq
        ] * min(rule.interval, 100_000)
        start = _midnight(rule.since) if rule.since and rule.since > today else here + step
        day = first_on_or_after(replace(rule, freq="DAILY", interval=1), start.date())
        if day is None:
            return None
        start = start if day == start.date() else _midnight(day)
        return replace(
            blank,
            kind=TimeKind.SET,
            rule=rule_text(rule),
            start=start,
            has_time=True,
            except_=rule.excepted,
            grain="hour",
        )
    first = _first_start(rule, begin, clocks, here)
    if first is None:
        return None
    start = first
    end = None
    if clocks and rule.end is not None:
        end = at(start.date(), rule.end)
        end += timedelta(days=1) if end <= start else timedelta()
    elif clocks and rule.lasts is not None:
        end = start + timedelta(seconds=rule.lasts)
    text = rule_text(replace(rule, clocks=tuple(clocks)))
    vague = rule.part is not None and not rule.clocks
    return replace(
        blank,
        kind=TimeKind.SET,
        rule=text,
        start=start,
        end=end,
        has_time=bool(clocks),
        has_date=True,
        vague_time=vague,
        timex=rule.part if vague else None,
        except_=rule.excepted,
        seconds=rule.lasts,
        grain=rule.freq.lower(),
    )


def _after_midnight(rule: Rule, clocks: list[Clock]) -> tuple[Rule, list[Clock]]:
    """A rule at midnight, which is that of the next day, on those days; what is no weekday keeps its own day."""
    if not any(clock.days for clock in clocks):
        return rule, clocks
    plain = [replace(clock, days=0) for clock in clocks]
    if rule.freq != "WEEKLY" or not all(clock.days for clock in clocks) or not set(rule.by_day) <= set(DAY_CODES):
        return rule, plain
    return replace(rule, by_day=tuple(DAY_CODES[(DAY_CODES.index(day) + 1) % 7] for day in rule.by_day)), plain


def _first_start(rule: Rule, begin: date, clocks: Sequence[Clock], here: datetime) -> datetime | None:
    """The first occurrence from a day on that is not past, with its time of day; None where there is none."""
    day = first_on_or_after(rule, begin)
    if day is None:
        return None
    starts = sorted(at(day, clock) for clock in clocks) or [_midnight(day)]
    ahead = [each for each in starts if each > here] if clocks else starts
    if not ahead:
        day = first_on_or_after(rule, day + timedelta(days=1))
        if day is None:
            return None
        ahead = sorted(at(day, clock) for clock in clocks)
    if not rule.excepted:
        return ahead[0]
    until = ahead[0] + timedelta(days=_DAYS_TO_LOOK)
    found = expand_rule(rule_text(rule), ahead[0], 1, exceptions=rule.excepted, tries=_EXCEPTIONS_TRIED, until=until)
    return found[0] if found else None


def _rule_clocks(rule: Rule, reading: Reading) -> list[Clock]:
    if not rule.clocks:
        if rule.part is None:
            return []
        when = part_time(rule.part, reading.conventions)
        return [Clock(when.hour, when.minute)]
    clocks = []
    for clock in rule.clocks:
        placed = in_part(clock, rule.part) if rule.part and clock.hour <= 12 and clock.hour else clock
        clocks.append(options(placed or clock, reading.conventions)[0])
    return clocks


_ALONE = frozenset(["day", "period", "clock", "bare_clock", "vague", "datetime", "range", "length", "offset", "rule"])


def spans_of(items: Sequence[Item], text: str, reading: Reading) -> list[tuple[TimeSpan, int]]:
    """The spans of all items that stand for a time, each with the index of its item."""
    found = []
    for index, item in enumerate(items):
        if class_name(item.char) not in _ALONE:
            continue
        if isinstance(item.value, Length) and _hardly_a_length(item, index, items):
            continue
        span = span_of(item, text, reading)
        if span is not None and _believable(span, reading):
            found.append((span, index))
    return found


def _hardly_a_length(item: Item, index: int, items: Sequence[Item]) -> bool:
    """ "a month" of "300 a month", "a second" of "a second helping": an article is no number without a preposition."""
    length: Length = item.value
    if length.count != 1 or length.unit not in _LONG_OR_SHORT or item.raw[:1].isdigit() or item.raw in ("all", "whole"):
        return False
    if item.lead != character("a_one"):
        return False
    return len(items) > 1 and not (index and meaning(items[index - 1].char) in _PREPOSITIONS)


def _believable(span: TimeSpan, reading: Reading) -> bool:
    """Whether a household can mean it: within 150 years back and 100 ahead, and no longer than a century."""
    year = reading.today.year
    moments = (span.start, span.end, *span.alternatives)
    near = all(year - YEARS_BACK <= moment.year <= year + YEARS_AHEAD for moment in moments if moment is not None)
    return near and abs(span.seconds or 0) < _LONGEST


def cuts_of(found: Sequence[tuple[TimeSpan, int]], items: Sequence[Item], text: str) -> tuple[tuple[int, int], ...]:
    """What has to go from the text with each span (given with the index of its item): prepositions, "and" between."""
    cuts: list[tuple[int, int]] = []
    last = -1
    for span, index in found:
        between = items[last + 1 : index] if last >= 0 else ()
        joined = bool(between) and all(meaning(item.char) in _JOINING for item in between)
        begin = between[0].begin if joined else _led_by(span.begin, items[:index])
        possessive = text[span.end_offset : span.end_offset + 2] in ("'s", "’s")
        cuts.append((begin, span.end_offset + 2 * possessive))
        last = index
    return tuple(cuts)


def impossible_in(items: Sequence[Item], text: str) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
    """Where days are named that no calendar has, with the prepositions before them; and their words alone."""
    found = [(index, item) for index, item in enumerate(items) if class_name(item.char) == "impossible"]
    places = tuple((_led_by(item.begin, items[:index]), item.end) for index, item in found)
    return places, tuple(text[item.begin : item.end].strip(" .,") for _, item in found)


def _led_by(begin: int, before: Sequence[Item]) -> int:
    """Where the preposition begins that belongs to what begins there."""
    prepositions = 0
    for item in reversed(before):
        name = meaning(item.char)
        prepositions += name in _PREPOSITIONS
        if prepositions > 1 or not (name in _PREPOSITIONS or name in _BETWEEN):
            break
        begin = item.begin
    return begin


def rest_of(text: str, cuts: Iterable[tuple[int, int]]) -> str:
    """The text without the cuts, white space folded and lone punctuation tidied."""
    kept, place = [], 0
    for begin, end in sorted(cuts):
        kept.append(text[place:begin])
        place = max(place, end)
    kept.append(text[place:])
    rest = re.sub(r"\s+", " ", " ".join(kept))
    rest = re.sub(r"\s+([,;.!?)])", r"\1", rest)
    rest = re.sub(r"\(\s*\)", "", rest)
    rest = re.sub(r"([,;:])(?:\s*[,;:])+", r"\1", rest)
    rest = rest.strip(" \t,;-–").strip()
    return rest if any(each.isalnum() for each in rest) else ""
