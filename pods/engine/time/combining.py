"""The spans of one clause joined into the meaning of the whole: "tomorrow … at 6", "every Monday … from 3 to 5"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from pods.engine.time.recurrence import expand_rule
from skills.engine.times import Conventions, TimeKind, TimeSpan

_SHORT_RULES = ("SECONDLY", "MINUTELY", "HOURLY")
_NOON = 12
_LOOK_AHEAD = timedelta(days=12 * 366)
_LONGEST = 10 * 366 * 86400
"""Seconds that what begins at a time may last."""


def combine(spans: Sequence[TimeSpan], now: datetime, conventions: Conventions) -> TimeSpan | None:
    """What the spans of one clause mean together, or None where they do not belong together (two dates, two times).

    Date and time give a datetime, date and range of times a range, set and time a set that starts then, start and
    length a range, a part of the day with a time that time; an offset beside others is left out. `now` is the aware
    instant the spans were read at.
    """
    here = now.replace(tzinfo=None)
    joined: TimeSpan | None = None
    placed = [span for span in spans if span.kind is not TimeKind.OFFSET] or spans[:1]
    placed = _several_a_day(placed, here, conventions)
    for span in sorted(placed, key=_weight):
        joined = span if joined is None else _join(joined, span, here, conventions)
        if joined is None:
            return None
    return joined


def _several_a_day(spans: Sequence[TimeSpan], here: datetime, conventions: Conventions) -> Sequence[TimeSpan]:
    """The spans with the times of day of one rule put into it: "at 8 and at 20 every day"."""
    rules = [span for span in spans if span.kind is TimeKind.SET]
    timed = [span for span in spans if span.kind is TimeKind.TIME and not span.vague_time]
    own = len(rules) == 1 and rules[0].has_time and not rules[0].vague_time and rules[0].start is not None
    if len(rules) != 1 or not timed or len(timed) + own < 2:
        return spans
    (rule,) = rules
    text = rule.rule or ""
    times = sorted({_times(span, conventions)[0] for span in (*timed, *(rules if own else ())) if span.start})
    if rule.start is None or "BYHOUR" in text or any(one in text for one in _SHORT_RULES):
        return spans
    if len(times) < 2 or len({time.minute for time in times}) > 1:
        return spans
    hours = ",".join(str(time.hour) for time in times)
    begin = datetime.combine(rule.start.date(), times[0])
    whole = _starting(replace(rule, rule=f"{text};BYHOUR={hours};BYMINUTE={times[0].minute}"), begin, True, here)
    return [*(span for span in spans if span not in timed and span is not rule), whole] if whole else spans


def _weight(span: TimeSpan) -> int:
    """The order of joining: times of day to each other first, then their day, then the rule, then the length."""
    if span.kind is TimeKind.DURATION:
        return 4
    if span.kind is TimeKind.SET:
        return 3
    if span.kind is TimeKind.TIME or not span.has_date:
        return 1 if span.vague_time else 0
    return 2


def _join(first: TimeSpan, second: TimeSpan, here: datetime, conventions: Conventions) -> TimeSpan | None:
    begin, end = min(first.begin, second.begin), max(first.end_offset, second.end_offset)
    parts = sorted((first, second), key=lambda span: span.begin)
    found = _meaning(first, second, here, conventions)
    if found is None:
        return None
    return replace(found, begin=begin, end_offset=end, text=" ".join(part.text for part in parts))


def _meaning(first: TimeSpan, second: TimeSpan, here: datetime, conventions: Conventions) -> TimeSpan | None:
    if second.kind is TimeKind.DURATION:
        return _with_length(first, second)
    if second.kind is TimeKind.SET:
        return _rule_at(second, first, here, conventions)
    if first.has_date and second.has_date and first.day is not None and first.day == second.day:
        return second if second.has_time or not first.has_time else first
    timed = (
        not first.has_date
        and first.start is not None
        and first.kind in (TimeKind.TIME, TimeKind.RANGE, TimeKind.DATETIME)
    )
    if not timed or first.start is None:
        return _two_dates(first, second)
    if second.kind is TimeKind.DATE and second.start is not None:
        return _on_day(second, first, here, conventions)
    if second.vague_time and second.start is not None and first.kind is TimeKind.TIME:
        return _in_part(second, first, here)
    return None


def _two_dates(first: TimeSpan, second: TimeSpan) -> TimeSpan | None:
    for week, day in ((first, second), (second, first)):
        if (
            week.kind is day.kind is TimeKind.DATE
            and week.grain == "week"
            and day.grain == "day"
            and week.start
            and day.start
        ):
            return replace(day, start=week.start + timedelta(days=day.start.weekday()))
    return None


def _times(span: TimeSpan, conventions: Conventions) -> list[time]:
    """The times of day that a span may mean, in the household's waking window where the words leave it open."""
    if span.start is None:
        return []
    if not span.alternatives:
        return [span.start.time()]
    both = sorted({span.start.time(), *(each.time() for each in span.alternatives)})
    window = [each for each in both if conventions.bare_hour_from <= each <= conventions.bare_hour_to]
    return window or [span.start.time()]


def _on_day(day: TimeSpan, timed: TimeSpan, here: datetime, conventions: Conventions) -> TimeSpan | None:
    if day.start is None or timed.start is None or (day.grain not in ("day", "month", "year")):
        return None
    days = [each for each in day.alternatives if each < day.start] + [day.start]
    moments = [datetime.combine(each.date(), when) for each in days for when in _times(timed, conventions)]
    ahead = [moment for moment in moments if moment > here]
    last_day = day.start.date()
    chosen = ahead[0] if ahead else next(moment for moment in moments if moment.date() == last_day)
    midnight_after = timed.kind is TimeKind.TIME and timed.start.time() == time() and "24" in (timed.timex or "")
    chosen += timedelta(days=int(midnight_after))
    kind = TimeKind.RANGE if timed.end is not None else TimeKind.DATETIME
    end = None
    if timed.end is not None:
        end = chosen + (timed.end - timed.start)
    return replace(
        timed, kind=kind, start=chosen, end=end, has_date=True, has_time=True, relative=day.relative,
        alternatives=tuple(each for each in moments if each != chosen),
    )  # fmt: skip


def _in_part(part: TimeSpan, clock: TimeSpan, here: datetime) -> TimeSpan | None:
    if part.start is None or clock.start is None:
        return None
    choices = {clock.start.time(), *(each.time() for each in clock.alternatives)}
    late = part.start.hour >= _NOON
    fitting = [each for each in choices if (each.hour >= _NOON) == late] or [clock.start.time()]
    moment = datetime.combine(part.start.date(), fitting[0])
    if not part.has_date:
        moment += timedelta(days=int(moment <= here))
    kind = TimeKind.DATETIME if part.has_date else TimeKind.TIME
    return replace(part, kind=kind, start=moment, vague_time=False, timex=None, alternatives=())


def _rule_at(rule: TimeSpan, other: TimeSpan, here: datetime, conventions: Conventions) -> TimeSpan | None:
    if rule.rule is None or rule.start is None or (other.start is None and other.end is None):
        return None
    if other.kind is TimeKind.RANGE and not other.has_time:
        return _rule_between(rule, other)
    if other.start is None:
        return None
    if other.has_date and other.has_time:
        return _starting(rule, other.start, True, here)
    if other.has_date:
        return _from_day(rule, other.start, here)
    if (rule.has_time and not rule.vague_time) or any(f"FREQ={each}" in rule.rule for each in _SHORT_RULES):
        return None
    when = _times(other, conventions)[0]
    found = _starting(rule, datetime.combine(min(rule.start, max(here, rule.start)).date(), when), True, here)
    if found is None or found.start is None or other.end is None:
        return found
    return replace(found, end=found.start + (other.end - other.start))


def _starting(rule: TimeSpan, start: datetime, has_time: bool, here: datetime) -> TimeSpan | None:
    """The rule with its first occurrence from a start on."""
    if any(f"FREQ={each}" in (rule.rule or "") for each in _SHORT_RULES):
        return _starting_on_day(rule, start)
    try:
        moments = expand_rule(
            rule.rule or "",
            start,
            1,
            exceptions=rule.except_,
            after=here if has_time else None,
            until=start + _LOOK_AHEAD,
        )
    except ValueError:
        return None
    if not moments:
        return None
    end = moments[0] + (rule.end - rule.start) if rule.end and rule.start else None
    return replace(rule, start=moments[0], end=end, has_time=has_time, vague_time=False, timex=None)


def _from_day(rule: TimeSpan, day: datetime, here: datetime) -> TimeSpan | None:
    """The rule from a day on, at its own time of day."""
    if rule.start is None:
        return None
    start = max(rule.start, datetime.combine(day.date(), rule.start.time()))
    found = _starting(rule, start, rule.has_time, here)
    return found and replace(found, vague_time=rule.vague_time, timex=rule.timex)


def _starting_on_day(rule: TimeSpan, start: datetime) -> TimeSpan | None:
    """The same for a rule within the day, which begins at the start or on the first of its days after it."""
    daily = re.sub(r"FREQ=\w+|;INTERVAL=\d+", "", rule.rule or "")
    midnight = datetime.combine(start.date(), time())
    days = expand_rule(f"FREQ=DAILY{daily}", midnight, 1, exceptions=rule.except_, until=midnight + _LOOK_AHEAD)
    if not days:
        return None
    return replace(rule, start=max(start, days[0]), end=None, has_time=True, vague_time=False, timex=None)


def _rule_between(rule: TimeSpan, days: TimeSpan) -> TimeSpan | None:
    text = rule.rule or ""
    if days.end is not None and "UNTIL" not in text and "COUNT" not in text:
        text += f";UNTIL={days.end - timedelta(days=1):%Y%m%d}T235959"
    start = days.start or rule.start
    if start is None:
        return None
    return _from_day(replace(rule, rule=text), start, start - timedelta(days=1))


def _with_length(span: TimeSpan, length: TimeSpan) -> TimeSpan | None:
    if length.seconds is None or span.kind is TimeKind.DURATION:
        return None
    if length.seconds > _LONGEST:
        return span
    if span.start is None or (span.end is not None and span.kind is TimeKind.RANGE):
        return span
    end = span.start + timedelta(seconds=length.seconds)
    if span.kind is TimeKind.SET:
        return replace(span, end=end if span.has_time else None, seconds=length.seconds)
    if span.kind is TimeKind.DATE and length.seconds == 86400:
        return span
    if span.kind is TimeKind.DATE and length.seconds % 86400:
        return replace(span, seconds=length.seconds)
    return replace(span, kind=TimeKind.RANGE, end=end, seconds=length.seconds)
