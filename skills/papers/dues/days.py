"""The dates of a sentence: the house's own reading of times, helped over what only papers write."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from skills.engine.times import Conventions, ReadTimes, TimeKind, TimeSpan
from skills.papers.dues.plain import plain
from skills.papers.dues.spelling import BARE_DAY, SPACED, YEAR, as_usually_written, with_bare_days
from skills.papers.dues.words import PaperWords

_NUMERIC = re.compile(r"\d{1,2}\s?[./-]\s?\d{1,2}")
_US = re.compile(r"(?<!\d)(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/\d{2,4}")
_DAY_FIRST = re.compile(r"(?<!\d)(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])/\d{2,4}")
_CLOCK = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])(?::[0-5]\d|\s?h\b|\s?Uhr|\s?[ap]\.?m\b)", re.IGNORECASE)
_LATE, _LATE_IN_THE_PAST = timedelta(days=320), timedelta(days=120)
"""A day without a year that would come this much later than the letter was written had passed when it was; sooner
where the sentence tells of what was."""

_FAR_YEAR = re.compile(r"[\s,]*\d{4}(?!\d|[:.]\d)")
"""Behind a day without a year: one of centuries ago, that is not read."""
_OPEN = frozenset({"after", "since"})
_EARLIEST_HOUR = time(5)
"""Where clocks have 24 hours an hour is the one that is written, unless hardly anybody is up."""
_TO = frozenset({"to", "until", "till", "-", "bis", "bis zum", "au", "al", "a", "all'", "hasta el"})
DATES = frozenset({TimeKind.DATE, TimeKind.DATETIME, TimeKind.RANGE})


@dataclass(frozen=True, slots=True)
class When:
    """A date, or a span of them, in a sentence. Naive wall clock; `end` is exclusive."""

    start: datetime
    end: datetime
    all_day: bool
    until: bool
    """Only its end was said: "by", "until", "before"."""
    begin_at: int
    end_at: int
    """Offsets in `Read.text`."""
    before: str = ""
    """Plain text between the date before and this one."""
    after: str = ""
    """Plain text from here to the next one."""
    said: str = ""
    """The date itself, plain, with the "until" that belongs to it."""
    year_said: bool = False
    relative: bool = False
    grain: str = "day"
    strict: bool = False
    """Whether the word for its end is one for deadlines: "by" or "before" rather than "until"."""

    @property
    def day(self) -> date:
        """The first day; of what only has an end that day."""
        return (self.end - timedelta(minutes=1)).date() if self.until else self.start.date()

    @property
    def last_day(self) -> date:
        """The last day."""
        return max((self.end - timedelta(minutes=1)).date(), self.start.date())

    @property
    def single(self) -> bool:
        """Whether it is one day, or a time on it."""
        return self.day == self.last_day


@dataclass(frozen=True, slots=True)
class Read:
    """A sentence with its dates and lengths of time."""

    text: str
    """The sentence as it was read: spelling of dates set right, so offsets differ from the document's."""
    whens: tuple[When, ...] = ()
    lengths: tuple[TimeSpan, ...] = ()
    clocks: tuple[TimeSpan, ...] = ()
    """Times of day without a date."""
    recurs: bool = False
    """Whether it speaks of what is every week or day, as opening hours are."""
    cut: tuple[tuple[int, int], ...] = ()
    """Offsets of all that is said about time, prepositions included."""


class DayReader:
    """Reads the dates of one document. `today` (local) is the reference until the letter's own date is known."""

    def __init__(self, read_times: ReadTimes, words: PaperWords, today: date, text: str) -> None:
        self._read_times = read_times
        self._words = words
        us = _US.search(text) is not None and _DAY_FIRST.search(text) is None
        english = words.language == "en"
        self._conventions = Conventions(
            day_first=not (us and english), bare_hour_from=time(7) if english else _EARLIEST_HOUR
        )
        self.reference = today

    def may_have_dates(self, text: str) -> bool:
        """Whether it is worth reading: most lines of a long document are not."""
        flat, words = plain(text), self._words
        if words.months.search(flat) or any(words.has(cue, flat) for cue in ("notice", "warranty", "due")):
            return True
        if not any(char.isdigit() for char in text):
            return False
        figures = any(pattern.search(text) for pattern in (_NUMERIC, YEAR, SPACED, _CLOCK, BARE_DAY))
        return figures or words.weekdays.search(flat) is not None or words.has("week", flat)

    def read(self, text: str) -> Read:
        """The dates of a sentence, resolved against the reference."""
        tidy = with_bare_days(as_usually_written(text, self._words), self.reference, self._words)
        now = datetime.combine(self.reference, time(), UTC)
        read = self._read_times(tidy, language=self._words.language, now=now, conventions=self._conventions)
        spans = [self._year_found(span, tidy) for span in read.spans]
        dated = [span for span in spans if _is_date(span) and self._is_exact(span, tidy)]
        dated = _joined(dated, tidy)
        clocks = [span for span in spans if span.has_time and not span.has_date and span.start is not None]
        weeks = self._weeks(tidy, dated)
        bounds = sorted(
            [(span.begin, span.end_offset) for span in dated] + [(when.begin_at, when.end_at) for when in weeks]
        )
        whens = [self._when(span, clocks, tidy, bounds) for span in dated]
        placed = [_placed(when, tidy, bounds) for when in weeks]
        found = sorted([*(when for when in whens if when is not None), *placed], key=lambda when: when.begin_at)
        lengths = tuple(span for span in spans if span.kind in (TimeKind.DURATION, TimeKind.OFFSET) and span.seconds)
        recurs = any(span.kind is TimeKind.SET for span in spans)
        return Read(tidy, tuple(found), lengths, tuple(clocks), recurs, read.cut)

    def _is_exact(self, span: TimeSpan, text: str) -> bool:
        """Whether a day is written rather than named ("Christmas concert"), and is not one of centuries ago."""
        said = plain(text[span.begin : span.end_offset])
        written = any(char.isdigit() for char in said) or self._words.months.search(said) is not None
        return (written or self._words.weekdays.search(said) is not None) and not _FAR_YEAR.match(text, span.end_offset)

    def _year_found(self, span: TimeSpan, text: str) -> TimeSpan:
        """A day without a year that had just passed when the letter was written is not next year's."""
        first = span.start or span.end
        if first is None or span.relative or YEAR.search(text[span.begin : span.end_offset]):
            return span
        late = _LATE_IN_THE_PAST if self._words.has("past", plain(text)) else _LATE
        if first.date() - self.reference < late or not span.has_date:
            return span
        return replace(span, start=_year_before(span.start), end=_year_before(span.end))

    def _when(
        self, span: TimeSpan, clocks: Sequence[TimeSpan], text: str, bounds: Sequence[tuple[int, int]]
    ) -> When | None:
        before, after = _around(text, span.begin, span.end_offset, bounds)
        words = plain(text[span.begin : span.end_offset])
        said = YEAR.search(words) is not None

        def made(start: datetime, end: datetime, *, all_day: bool, until: bool = False) -> When:
            return When(
                start, end, all_day, until, span.begin, span.end_offset, before, after, words, said, span.relative,
                span.grain,
            )  # fmt: skip

        if span.start is None:
            return self._until(span, text, made) if span.end is not None else None
        start, end = span.start, span.end
        if span.has_time:
            return made(start, end or start, all_day=False)
        clock = next((one for one in clocks if span.end_offset <= one.begin <= span.end_offset + 60), None)
        single = end is None or end - start <= timedelta(days=1)
        if clock is None or clock.start is None or not single or _between(clock.begin, span.end_offset, bounds):
            return made(start, end or start + timedelta(days=1), all_day=True)
        begin = datetime.combine(start.date(), clock.start.time())
        finish = datetime.combine(start.date(), clock.end.time()) if clock.end else begin
        return made(begin, max(begin, finish), all_day=False)

    def _until(self, span: TimeSpan, text: str, made: Callable[..., When]) -> When | None:
        """ "by 15 January" ends on that day, "before 15 January" on the one before; "no later than" says "by"."""
        if span.end is None:
            return None
        if span.has_time and span.end.time() != time():
            return made(span.end, span.end, all_day=False, until=True)
        said = plain(text[max(span.begin - 25, 0) : span.end_offset])
        named = span.timex == "before" and self._words.has("inclusive", said)
        last = span.end if named and not span.has_time else span.end - timedelta(days=1)
        until = made(last, last + timedelta(days=1), all_day=True, until=True)
        return replace(until, strict=span.timex in ("by", "before"))

    def _weeks(self, text: str, dated: Sequence[TimeSpan]) -> list[When]:
        """ "KW 14", the ISO week of the letter's year or the next."""
        found = []
        for match in re.finditer(
            rf"{self._words.cues['week'].pattern}\.?\s?(\d{{1,2}})(?!\d|[./:]\d)(?:\s?[/-]\s?(20\d\d))?", plain(text)
        ):
            number = int(match[1])
            inside = any(span.begin < match.end() and match.start() < span.end_offset for span in dated)
            if inside or not 1 <= number <= 53:
                continue
            year = int(match[2]) if match[2] else self.reference.year
            try:
                monday = date.fromisocalendar(year, number, 1)
                if not match[2] and monday + timedelta(days=6) < self.reference - timedelta(days=60):
                    monday = date.fromisocalendar(year + 1, number, 1)
            except ValueError:
                continue
            start = datetime.combine(monday, time())
            week = When(start, start + timedelta(days=7), True, False, *match.span(), said=match[0], grain="week")
            found.append(replace(week, year_said=bool(match[2])))
        return found


def _joined(spans: Sequence[TimeSpan], text: str) -> list[TimeSpan]:
    """The days of "from 15 June to 10 July, 8 to 17" as one span; the hours are those of every day of it."""
    joined: list[TimeSpan] = []
    for span in spans:
        first = joined[-1] if joined else None
        between = plain(text[first.end_offset : span.begin]).strip() if first is not None else ""
        if first is not None and first.start and span.start and span.has_time and not first.has_time and between in _TO:
            after = datetime.combine(span.start.date() + timedelta(days=1), time())
            joined[-1] = replace(first, end=after, end_offset=span.end_offset, grain="day")
        else:
            joined.append(span)
    return joined


def _is_date(span: TimeSpan) -> bool:
    return span.has_date and span.kind in DATES and (span.has_time or span.timex not in _OPEN)


def _between(at: int, begin: int, bounds: Sequence[tuple[int, int]]) -> bool:
    return any(begin < one < at for one, _ in bounds)


def _around(text: str, begin: int, end: int, bounds: Sequence[tuple[int, int]]) -> tuple[str, str]:
    previous = max((stop for _, stop in bounds if stop <= begin), default=0)
    following = min((start for start, _ in bounds if start >= end), default=len(text))
    return plain(text[previous:begin]), plain(text[end:following])


def _placed(when: When, text: str, bounds: Sequence[tuple[int, int]]) -> When:
    before, after = _around(text, when.begin_at, when.end_at, bounds)
    return replace(when, before=before, after=after)


def _year_before(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    try:
        return moment.replace(year=moment.year - 1)
    except ValueError:
        return moment.replace(year=moment.year - 1, day=28)
