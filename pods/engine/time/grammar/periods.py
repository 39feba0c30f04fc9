"""Months, years, weeks, weekends and their edges: next week, late March, the third week of January."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from pods.engine.time.calendar_math import (
    add_days,
    add_months,
    monday_of,
    month_period,
    part_of_period,
    two_digit_year,
    unit_period,
)
from pods.engine.time.nodes import Day, Period, Range
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()


_BEFORE_MONTH = (
    *[
        "early",
        "late",
        "in_",
        "of",
        "during",
        "since",
        "until",
        "by",
        "before",
        "after",
        "approx",
        "start_of",
        "middle_of",
        "end_of",
        "except_",
        "next",
        "this",
        "last",
    ],
    "week_of",
    "period and_",
    "period to",
    "period dash",
)


_PERIODS = ("week", "weekend", "workweek", "month", "quarter", "year", "decade", "fortnight")


@GRAMMAR.rule(
    "mon:m (of|comma|dash|in_|slash|bare_dot)? (the|of)? year:y (?!clock)", "(?<=in_)mon:m minute_mark number:y"
)
def month_of_year(match: Match) -> Built:
    """October 2027"""
    if match.preceded_by("number", "digits"):
        return None
    period = month_period(two_digit_year(match["y"], match.reading.today), match["m"])
    return ("period", replace(period, month=match["m"], year=match["y"])) if period else None


@GRAMMAR.rule(
    "(?<=in_)year:y",
    "(?<=of)year:y",
    "(?<=since)year:y",
    "(?<=before)year:y",
    "(?<=after)year:y",
    "(?<=until)year:y",
    "(?<=for_)year:y",
    "(?<=during)year:y",
    "the unit_word:u year:y",
    "unit_word:u year:y",
    "(?<=from)year:y",
)
def year_alone(match: Match) -> Built:
    """in 2027"""
    if match.has("u") and match["u"] != "year":
        return None
    year = match["y"]
    return "period", Period(date(year, 1, 1), date(year + 1, 1, 1), "year", named=True, year=year)


@GRAMMAR.rule(
    "(next|this|last):w mon:m",
    "mon:m (next|last|this):w",
    *(f"(?<={each})weak_month:m" for each in _BEFORE_MONTH),
    "(?<=from)weak_month:m (?=up_to)",
    "month:m (?!number|dnum)",
    "weak_month:m (?=up_to mon|up_to month)",
)
def month_alone(match: Match) -> Built:
    """in March, next June"""
    reading = match.reading
    month = match["m"]
    year = reading.today.year
    if match.preceded_by("number", "digits") and match.before is not None and match.before.raw.isdigit():
        return None
    which = match.get("w")
    kind = match.kind("w") if match.has("w") else None
    if kind == "last" or (reading.past and kind is None):
        year -= month >= reading.today.month if kind == "last" else month > reading.today.month
    else:
        year += month < reading.today.month or (kind == "next" and month == reading.today.month)
    if which == 2:
        year += 1
    period = month_period(year, month)
    if period is None:
        return None
    return "period", replace(period, month=month)


@GRAMMAR.rule(
    "the? ord:n unit_word:u (of|in_|the)* (period|year):p",
    "the? (last):n unit_word:u (of|in_|the)* (period|year):p",
    "the? (ord|last):n week_of the? (period|year):p",
)
def nth_week(match: Match) -> Built:
    """the third week of January, the last weekend of July"""
    unit = match.get("u", "week")
    if match.kind("p") == "year":
        inside: Period = Period(date(match["p"], 1, 1), date(match["p"] + 1, 1, 1), "year")
    else:
        inside = match["p"]
    place = -1 if match.kind("n") == "last" else match["n"]
    if unit == "day":
        day = inside.end - timedelta(days=1) if place == -1 else inside.start + timedelta(days=place - 1)
        return ("day", Day(day)) if inside.start <= day < inside.end else None
    if unit == "fortnight" and place in (1, 2) and inside.grain == "month":
        middle = inside.start + timedelta(days=14)
        return "period", Period(*((inside.start, middle) if place == 1 else (middle, inside.end)), "days")
    if unit not in ("week", "weekend"):
        return None
    thursdays = 3 if unit == "week" else 5
    first = inside.start + timedelta(days=(thursdays - inside.start.weekday()) % 7)
    last = inside.end - timedelta(days=1)
    last -= timedelta(days=(last.weekday() - thursdays) % 7)
    day = last if place == -1 else first + timedelta(days=7 * (place - 1))
    monday = monday_of(day)
    return "period", Period(monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=7), unit)


@GRAMMAR.rule(
    "(on|at)? the? last:n (unit_word|day_word):d (of|in_)? the? unit_word:u",
    "(on|at)? day_word:d last:n of the? unit_word:u",
)
def last_day_of_unit(match: Match) -> Built:
    """the last day of the month: the coming one"""
    today = match.reading.today
    if match["u"] not in ("week", "month", "year") or (match.kind("d") == "unit_word" and match["d"] != "day"):
        return None
    period = unit_period(today, match["u"], -1 if match.reading.past else 0)
    return ("day", Day(period.end - timedelta(days=1))) if period and match["n"] == -1 else None


@GRAMMAR.rule("the? ord:n (unit_word|quarter):u ((of|in_)? the? (year|period):y)? (?!unit|past_word|to|after)")
def quarter_of_year(match: Match) -> Built:
    """the third quarter, tercer trimestre de 2027"""
    if (match["u"] or "quarter") != "quarter" or not 1 <= match["n"] <= 4 or match.preceded_by("every", "each"):
        return None
    today, year = match.reading.today, match.get("y")
    if isinstance(year, Period):
        if year.grain != "year":
            return None
        year = year.start.year
    month = 3 * match["n"] - 2
    if year is None:
        over = month + 2 < today.month
        year = today.year - (match.reading.past and month > today.month) + (over and not match.reading.past)
    start = date(year, month, 1)
    end = add_months(start, 3)
    return ("period", Period(start, end, "quarter")) if end else None


@GRAMMAR.rule(
    "(the)? (next|this|last):w (unit_word|quarter):u",
    "(the)? unit_word:u (the)? (next|last|this):w",
    "this unit_word:u",
    "(the)? unit_word:u after the? next",
    "the (unit_word):u (?=after next)",
)
def named_unit(match: Match) -> Built:
    """next week, la semaine prochaine, this month"""
    unit = match["u"] or "quarter"
    if match.preceded_by("number"):
        return None
    if unit not in _PERIODS:
        return _relative_day(match, unit)
    offset = match.get("w", 0) if match.has("w") else (2 if match.all("after") else 0)
    period = unit_period(match.reading.today, unit, offset)
    return ("period", period) if period else None


def _relative_day(match: Match, unit: str) -> Built:
    if unit not in ("day", "night"):
        return None
    offset = match.get("w", 0)
    moved = add_days(match.reading.today, offset)
    return ("day", Day(moved, relative=True)) if moved else None


@GRAMMAR.rule("(?<=for_)the unit_word:u (?!of|from|begin|after|next|number)")
def for_the_unit(match: Match) -> Built:
    """(plans) for the week: the present one"""
    if match["u"] == "day":
        return "day", Day(match.reading.today, relative=True)
    if match["u"] not in _PERIODS:
        return None
    period = unit_period(match.reading.today, match["u"], 0)
    return ("period", period) if period else None


@GRAMMAR.rule("(the|of)? whole? (the|of)? unit_word:u", "unit_word:u")
def weekend_alone(match: Match) -> Built:
    """the weekend, at the weekend"""
    if match["u"] != "weekend" or match.preceded_by("every", "each", "number", "other", "ord", "other"):
        return None
    period = unit_period(match.reading.today, "weekend", -1 if match.reading.past else 0)
    return ("period", period) if period else None


@GRAMMAR.rule(
    "(start_of|middle_of|end_of|begin|early|late):e (of|in_|dash)? (the|approx)? period:p",
    "(start_of|middle_of|end_of|begin):e (of|in_)? (the)? unit_word:u",
    "the (start_of|middle_of|end_of):e (of|in_)? (the)? (unit_word:u|period:p)",
    "(end_of|start_of|middle_of):e (of)? the? year:y",
)
def edge_of_period(match: Match) -> Built:
    """the end of June, Anfang der Woche, late March"""
    reading, kind = match.reading, match.kind("e")
    if match.has("y"):
        period: Period | None = Period(date(match["y"], 1, 1), date(match["y"] + 1, 1, 1), "year")
    else:
        period = match["p"] if match.has("p") else None
    if match.has("u"):
        if match["u"] == "day" and kind == "end_of":
            tomorrow = add_days(reading.today, 1)
            return ("period", Period(reading.today, tomorrow, "days", edge="end")) if tomorrow else None
        if match["u"] not in _PERIODS:
            return None
        period = unit_period(reading.today, match["u"], 0)
    if period is None or (kind == "begin" and not match.has("p")):
        return None
    where = {"start_of": "start", "begin": "start", "early": "start", "middle_of": "middle"}.get(kind, "end")
    start, end = part_of_period(period, where)
    return "period", Period(start, end, "days", relative=period.relative, edge=where)


@GRAMMAR.rule(
    "period:p comma? (from|on|the)* wday:a up_to the? wday:b",
    "(from|on|the)* wday:a up_to the? wday:b (comma|of|in_|the)* period:p",
)
def weekdays_of_week(match: Match) -> Built:
    """next week from Wednesday to Friday"""
    week: Period = match["p"]
    if week.grain != "week" or (week.end - week.start).days != 7 or match["b"] < match["a"]:
        return None
    first = monday_of(week.start) + timedelta(days=match["a"])
    after = monday_of(week.start) + timedelta(days=match["b"] + 1)
    return "range", Range(datetime.combine(first, time()), datetime.combine(after, time()))
