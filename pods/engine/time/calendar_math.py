"""Dates from what was said of them: the next Friday, the 31st, the third Tuesday of May, Easter Monday."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from pods.engine.time.nodes import Day, Length, Period

FIRST_YEAR, LAST_YEAR = 1, 9998
_YEARS_TO_TRY = 9
_MONTHS_TO_TRY = 30


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None where there is no such day."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def add_days(day: date, days: float) -> date | None:
    """The date that many days later, or None outside the calendar."""
    try:
        moved = day + timedelta(days=days)
    except OverflowError:
        return None
    return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else None


def add_months(day: date, months: int) -> date | None:
    """The same day of a later month, or that month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_length(day: date, length: Length, sign: int = 1) -> date | None:
    """The date a length away; parts finer than a day are left out."""
    moved = add_months(day, sign * int(length.months))
    return None if moved is None else add_days(moved, sign * int(length.days))


def monday_of(day: date) -> date:
    """The Monday of the week."""
    return day - timedelta(days=day.weekday())


def two_digit_year(year: int, today: date) -> int:
    """A year of two digits as the one from 80 years back to 20 years ahead."""
    if year >= 100:
        return year
    full = today.year // 100 * 100 + year
    return full - 100 if full > today.year + 20 else full


def resolve_day(
    today: date,
    *,
    weekday: int | None = None,
    day: int | None = None,
    month: int | None = None,
    year: int | None = None,
    which: int | None = None,
    past: bool = False,
) -> Day | None:
    """The day that is meant, on or after today (with `past`, on or before), or None where there is none."""
    found: date | None
    floats = False
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and year is not None and month is not None:
        found = make_date(year, month, day)
    elif day is not None and month is not None:
        found = _yearly(today, weekday, day, month, past)
    elif day is not None:
        found = _monthly(today, weekday, day, past)
    elif weekday is not None:
        found, floats = _weekly(today, weekday, which, past)
    else:
        return None
    if found is None:
        return None
    return Day(found, weekday=weekday, day=day, month=month, year=year, which=which, floats=floats)


def _yearly(today: date, weekday: int | None, day: int, month: int, past: bool) -> date | None:
    step = -1 if past else 1
    tries = [make_date(today.year + step * n, month, day) for n in range(_YEARS_TO_TRY)]
    ahead = [each for each in tries if each is not None and (each <= today if past else each >= today)]
    fitting = [each for each in ahead[:3] if each.weekday() == weekday]
    return next(iter(fitting or ahead), None)


def _monthly(today: date, weekday: int | None, day: int, past: bool) -> date | None:
    step = -1 if past else 1
    first = today.replace(day=1)
    fallback = None
    for n in range(_MONTHS_TO_TRY):
        month = add_months(first, step * n)
        found = None if month is None else make_date(month.year, month.month, day)
        if found is None or (found > today if past else found < today):
            continue
        if weekday is None or found.weekday() == weekday:
            return found
        fallback = fallback or found
    return fallback


def _weekly(today: date, weekday: int, which: int | None, past: bool) -> tuple[date, bool]:
    ahead = (weekday - today.weekday()) % 7
    behind = (today.weekday() - weekday) % 7
    if which == -1 or (past and which is None):
        return today - timedelta(days=behind or 7), past and which is None and behind == 0
    if which == 0:
        return (today - timedelta(days=behind), False) if past else (today + timedelta(days=ahead), False)
    if which == 2:
        return today + timedelta(days=(ahead or 7) + 7), False
    return today + timedelta(days=ahead or 7), which is None and ahead == 0


def nth_weekday(year: int, month: int, weekday: int, place: int) -> date | None:
    """The nth (from 1; from the end with a negative place) weekday of a month."""
    last = monthrange(year, month)[1]
    if place > 0:
        day = 1 + (weekday - date(year, month, 1).weekday()) % 7 + (place - 1) * 7
    else:
        day = last - (date(year, month, last).weekday() - weekday) % 7 + (place + 1) * 7
    return make_date(year, month, day)


def month_period(year: int, month: int, **more: int) -> Period | None:
    """A whole month."""
    start = make_date(year, month, 1)
    end = None if start is None else add_months(start, 1)
    return Period(start, end, "month", named=True, **more) if start and end else None  # type: ignore[arg-type]


def unit_period(today: date, unit: str, offset: int) -> Period | None:
    """The week, weekend, month, quarter, year or decade that lies `offset` of its kind after the present one."""
    start: date | None
    end: date | None
    if unit in ("week", "weekend", "workweek"):
        start = add_days(monday_of(today), 7 * offset)
        days = {"week": (0, 7), "weekend": (5, 7), "workweek": (0, 5)}[unit]
        end = None if start is None else add_days(start, days[1])
        start = None if start is None else add_days(start, days[0])
    elif unit == "fortnight":
        start = add_days(monday_of(today), 14 * offset if offset != 1 else 7)
        end = None if start is None else add_days(start, 14)
    else:
        months = {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
        index = (today.year * 12 + today.month - 1) // months * months + offset * months
        year, month = divmod(index, 12)
        start = make_date(year, month + 1, 1)
        end = None if start is None else add_months(start, months)
    return Period(start, end, unit, relative=True) if start and end else None


def part_of_period(period: Period, where: str) -> tuple[date, date]:
    """The beginning, middle or end of a period as days from, to before."""
    length = (period.end - period.start).days
    edges = {"week": (3, 2, 4), "month": (10, 10, 20), "year": (90, 120, 243), "quarter": (30, 30, 60)}
    first, middle, last = edges.get(period.grain, (max(1, length // 3), length // 3, length - max(1, length // 3)))
    if where == "start":
        return period.start, period.start + timedelta(days=first)
    if where == "middle":
        return period.start + timedelta(days=middle), period.start + timedelta(days=last)
    return period.start + timedelta(days=last), period.end


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    f = (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def holiday_date(key: str, year: int) -> date | None:
    """The day of a holiday written as `12-25`, `easter+1`, `11-4TH` (fourth Thursday), `12-25<SU4`.

    The last form is the fourth Sunday before that day (Advent).
    """
    if match := re.fullmatch(r"easter([+-]\d+)?", key):
        return easter(year) + timedelta(days=int(match[1] or 0))
    if match := re.fullmatch(r"(\d+)-(-?\d)([A-Z]{2})", key):
        return nth_weekday(year, int(match[1]), _WEEKDAYS.index(match[3]), int(match[2]))
    if match := re.fullmatch(r"(\d+)-(\d+)<([A-Z]{2})(\d)", key):
        day = date(year, int(match[1]), int(match[2]))
        back = (day.weekday() - _WEEKDAYS.index(match[3])) % 7 or 7
        return day - timedelta(days=back + 7 * (int(match[4]) - 1))
    month, day_of_month = key.split("-")
    return make_date(year, int(month), int(day_of_month))


def holiday_day(today: date, key: str, year: int | None = None, *, past: bool = False) -> Day | None:
    """The next such holiday (with `past`, the last), or that of a year."""
    if not 1583 <= (year or today.year) <= 4000:
        return None
    step = -1 if past else 1
    years = [year] if year else [today.year + step * n for n in range(_YEARS_TO_TRY)]
    for each in years:
        found = holiday_date(key, each)
        if found and (year or (found <= today if past else found >= today)):
            return Day(found, month=found.month, day=found.day, year=year, holiday=key)
    return None
