"""Ordinals and dates in figures."""

from __future__ import annotations

from datetime import date

from pods.engine.time.alphabet import stands_for
from pods.engine.time.calendar_math import make_date, month_period, resolve_day, two_digit_year
from pods.engine.time.clocks import place_range
from pods.engine.time.grammar.building import LAST_DAY, LAST_HOUR, LAST_MINUTE, clock_of, day_said, hour_said, midnight
from pods.engine.time.nodes import Range
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()
_LAST_MONTH = 12
_FRACTIONS = {(1, 2): "half", (1, 4): "quarter", (3, 4): "three_quarters"}
_BEFORE_AN_HOUR = ("at", "until", "from", "to")
_BEFORE_A_DAY = ("on", "the", "wday")
_BESIDE_AN_HOUR = ("and_", "minus", "hour_unit", "hour_mark")


@GRAMMAR.rule("number:n number_suffix")
def ordinal(match: Match) -> Built:
    """3rd, 1er, 15te"""
    glued = match.items[match.end - 1].glued
    return ("ordinal", match["n"]) if glued and 1 <= match["n"] <= LAST_DAY else None


@GRAMMAR.rule(
    "number:n bare_dot (?= mon | up_to | linked | number | wday | unit)",
    *(f"(?<={each})number:n bare_dot" for each in ("on", "the", "from", "to", "until", "before", "after", "since")),
)
def dotted_ordinal(match: Match) -> Built:
    """am 3., vom 3. bis 5. Mai"""
    if not match.reading.language.dotted_dates or not 1 <= match["n"] <= LAST_DAY:
        return None
    return "ordinal", match["n"]


@GRAMMAR.rule(
    *(
        f"(?<={each})relday:m"
        for each in ["relday", "wday", "the", "every", "each", "on", "in_", "this", "of", "day", "weekdays"]
    )
)
def morning_word(match: Match) -> Built:
    """heute morgen, por la mañana: the word for tomorrow as that for morning"""
    return ("part", "morning") if match.item("m").raw in match.reading.language.morning_words else None


@GRAMMAR.rule("(?<=at)part:p", "(?<=on)part:p (?=stop)")
def noon_word(match: Match) -> Built:
    """um mittag"""
    return ("moment", 12) if match["p"] == "noon" and match.reading.language.code == "de" else None


@GRAMMAR.rule("(?<!wday number)bare_dot")
def full_stop(match: Match) -> Built:
    """the dot after a number where it does not make an ordinal"""
    ends = match.after is None or match.followed_by("stop")
    return None if match.reading.language.dotted_dates and not ends else ("stop", None)


@GRAMMAR.rule(
    *(f"(?<={each})numeric_date:f (?=after | ahead_of | past_word)" for each in _BEFORE_AN_HOUR),
    "(?<=minus)numeric_date:f",
    "(?<=at number and_)numeric_date:f (?!unit|hour_mark)",
    "(?<=at)numeric_date:f (?=number (?!unit|mon))",
)
def fraction_of_hour(match: Match) -> Built:
    """um 1/4 nach 5, um 3/4 8, alle 7 meno 1/4"""
    kind, *parts = match["f"]
    name = _FRACTIONS.get(tuple(parts[:2])) if kind == "pair" else None
    return (name, 0) if name else None


@GRAMMAR.rule(
    "number:n quarter:q (?=number)",
    *(f"(?<={each})(number|a_one):n (quarter|ordinal):q" for each in _BESIDE_AN_HOUR),
)
def counted_quarters(match: Match) -> Built:
    """alle 5 e 1 quarto, drei Viertel acht"""
    if match.kind("q") == "ordinal" and (match["q"], match["n"]) != (4, 1):
        return None
    name = {1: "quarter", 3: "three_quarters"}.get(match["n"])
    return (name, 0) if name else None


@GRAMMAR.rule("(?<=at number and_)number:q", "(?<=at number minus)number:q")
def four_as_quarter(match: Match) -> Built:
    """a las 5 y 4, a 5 menos 4: how "cuarto" is written by who only hears it; nobody says the fourth minute"""
    return ("quarter", 0) if match.reading.language.four_sounds_like_quarter and match.item("q").raw == "4" else None


@GRAMMAR.rule(
    *(f"(?<={each})ordinal:q (?=(after|ahead_of) number)" for each in _BEFORE_AN_HOUR),
    *(f"(?<={each})number:q bare_dot (?=(after|ahead_of) number)" for each in _BEFORE_AN_HOUR),
)
def fourth_as_quarter(match: Match) -> Built:
    """um vierte nach fünf, um 4. nach 5: how "Viertel nach fünf" is written by who only hears it"""
    return ("quarter", 0) if match.reading.language.half_is_before and match["q"] == 4 else None


@GRAMMAR.rule("(?<=on)ordinal:d ordinal:m (?!wday|unit|day)")
def month_as_ordinal(match: Match) -> Built:
    """am dreiundzwanzigsten Zwölften"""
    day, month = match["d"], match["m"]
    if not match.reading.language.dotted_dates or not 1 <= month <= _LAST_MONTH or not 1 <= day <= LAST_DAY:
        return None
    return day_said(match, day=day, month=month)


@GRAMMAR.rule(*(f"(?<={each})spoken_year:y" for each in ("mon", "mon of", "mon comma")))
def year_in_words(match: Match) -> Built:
    """mai mille neuf cent quatre-vingt-quatre; May nineteen eighty-four"""
    if not match.has("c"):
        return "year", match["y"]
    figures = any(match.item(group).raw[:1].isdigit() for group in ("c", "y"))
    return (
        ("year", match["c"] * 100 + match["y"]) if match["c"] in (19, 20) and match["y"] > 9 and not figures else None
    )


@GRAMMAR.rule("spoken_year")
def no_year(match: Match) -> Built:
    """two thousand: a number where no month stands before it"""
    return "gap", None


@GRAMMAR.rule(
    "number:t and_ (number|a_one):n (?=mon|unit|hour_mark)",
    "number:t and_ (number|a_one):n (?=of mon)",
)
def tens_and_one(match: Match) -> Built:
    """le 30 et un mai, à 20 et une heures, 30 y 1 de mayo: where tens and ones are parted by a word"""
    tens, one, language = match["t"], match["n"], match.reading.language
    if not language.ones_after_and or tens not in range(20, 60, 10) or not 0 < one < 10:
        return None
    if (one > 1 and language.ones_after_and == 1) or match.preceded_by("between", "from"):
        return None
    return "number", tens + one


@GRAMMAR.rule("(from|between) numeric_date:d (?!up_to)")
def range_in_figures(match: Match) -> Built:
    """from 9-10-30: from nine to ten thirty"""
    kind, *parts = match["d"]
    if kind != "dmy" or parts.pop() != "-" or not 0 <= parts[0] < parts[1] <= LAST_HOUR:
        return None
    if parts[2] > LAST_MINUTE or parts[2] % 5:
        return None
    first = hour_said(match, parts[0], 0)
    last = hour_said(match, parts[1], parts[2])
    return ("range", place_range(first, last, None, match.reading)) if first and last else None


@GRAMMAR.rule("numeric_date:d")
def numeric_date(match: Match) -> Built:
    """2026-11-21, 21.11.2026, 21/11, 11/2026"""
    kind, *parts = match["d"]
    reading = match.reading
    if kind == "ymd":
        found = make_date(*parts)
        if found is None:
            return ("impossible", None) if 1 <= parts[1] <= _LAST_MONTH and 1 <= parts[2] <= LAST_DAY else None
        return "day", resolve_day(reading.today, day=found.day, month=found.month, year=found.year)
    mark = parts.pop()
    if kind == "dotted" and match.preceded_by("at") and not reading.language.dotted_dates:
        clock = clock_of(parts[0], parts[1], match.item("d").raw, reading)
        return ("clock", clock) if clock else None
    if kind == "month_year":
        period = month_period(parts[1], parts[0]) if 1 <= parts[0] <= _LAST_MONTH else None
        return ("period", period) if period else None
    if kind == "pair" and (match.followed_by("unit", "hour_mark", "a_one") or match.preceded_by("plus")):
        return None
    if kind == "pair" and tuple(parts) in _FRACTIONS and match.followed_by("of") and _is_unit(match, match.end + 1):
        return None
    year = two_digit_year(parts[2], reading.today) if kind == "dmy" else None
    day, month = parts[:2]
    if (
        mark in "/-" and not reading.conventions.day_first and month <= LAST_DAY and day <= _LAST_MONTH
    ) or month > _LAST_MONTH:
        day, month = month, day
    if not 1 <= month <= _LAST_MONTH:
        return None
    node = resolve_day(reading.today, day=day, month=month, year=year, past=reading.past)
    dated = kind in ("dmy", "dotted") or match.preceded_by(*_BEFORE_A_DAY)
    if node is None and dated and day <= LAST_DAY:
        return "impossible", None
    return ("day", node) if node else None


def _is_unit(match: Match, place: int) -> bool:
    return place < len(match.items) and stands_for(match.items[place].char, ("unit",))


@GRAMMAR.rule("(from|between) year:a (up_to|and_) year:b")
def year_range(match: Match) -> Built:
    """from 2014 to 2018: both included"""
    first, last = match["a"], match["b"]
    return ("range", Range(midnight(date(first, 1, 1)), midnight(date(last + 1, 1, 1)))) if first < last else None


@GRAMMAR.rule()
def spaced_date(match: Match) -> Built:
    """le 24 12 2014, 17 02"""
    reading, alone = match.reading, match.before is None and match.after is None
    raws = [item.raw for item in match.items[match.begin : match.end] if item.raw[:1].isdigit()]
    if not (match.all("the") or alone) or len(raws) < 2 or not all(raw.isdigit() for raw in raws):
        return None
    if alone and not match.all("the") and len(raws[1]) < 2 and len(raws) < 3:
        return None
    year = two_digit_year(match["y"], reading.today) if match.has("y") else None
    node = resolve_day(reading.today, day=match["d"], month=match["m"], year=year, past=reading.past)
    return ("day", node) if node and match["m"] <= _LAST_MONTH else None


@GRAMMAR.rule("decimal:d")
def dotted_date(match: Match) -> Built:
    """10.10 where dates are written so"""
    text = match.item("d").raw
    if (
        not match.reading.language.dotted_dates
        or "." not in text
        or match.preceded_by("at")
        or match.followed_by("oclock", "ampm", "unit", "hour_mark")
    ):
        return None
    day, month = text.split(".")
    if len(month) != 2 or not (1 <= int(day) <= LAST_DAY and 1 <= int(month) <= _LAST_MONTH) or not _alone(match):
        return None
    node = resolve_day(match.reading.today, day=int(day), month=int(month), past=match.reading.past)
    return ("day", node) if node else None


def _alone(match: Match) -> bool:
    return (match.before is None and match.after is None) or match.preceded_by(
        "on", "the", "from", "wday", "weekday", "weak_weekday", "until"
    )
