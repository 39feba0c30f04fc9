"""Lengths of time: figures and words with a unit, halves and quarters, sums."""

from __future__ import annotations

from dataclasses import replace

from pods.engine.time.nodes import Length
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()
_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
_DAYS = {"day": 1, "week": 7, "fortnight": 14, "night": 1, "workday": 1, "weekend": 7, "workweek": 7}
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "halfyear": 6, "year": 12, "decade": 120, "century": 1200}
_MOST = 100_000
_COUPLE, _FEW = 2, 3


def length_of(count: float, unit: str) -> Length | None:
    """So many of a unit; None for absurd counts."""
    if not 0 < count <= _MOST or (unit == "workday" and count != int(count)):
        return None
    if unit in _SECONDS:
        return Length(seconds=count * _SECONDS[unit], unit=unit, count=count)
    if unit in _DAYS:
        days = count * _DAYS[unit]
        return Length(
            days=int(days),
            seconds=round((days - int(days)) * 86400),
            unit=unit,
            count=count,
            weekends=unit == "weekend",
            workdays=unit == "workday",
        )
    months = count * _MONTHS[unit]
    if months != int(months):
        return Length(days=round(months * 30), unit=unit, count=count)
    return Length(months=int(months), unit=unit, count=count)


def _made(length: Length | None) -> Built:
    return ("length", length) if length else None


def _unit(match: Match) -> str:
    return "hour" if match.kind("u") == "hour_mark" else str(match["u"])


@GRAMMAR.rule("second_word:u")
def second_as_unit(match: Match) -> Built:
    """number second: the unit, not the ordinal"""
    if not match.preceded_by("number", "a_one", "decimal", "per", "every"):
        return None
    if match.preceded_by("every") and (
        match.followed_by("wday", "unit", "weekdays", "of", "part")
        or (match.after is not None and match.after.raw in ("weekend",))
    ):
        return None
    return "unit_word", "second"


@GRAMMAR.rule("(a_one | number:n and_?)? numeric_date:f (a_one|of|the)? (unit|hour_mark):u")
def fraction(match: Match) -> Built:
    """1/2 hour, 3/4 Stunde, 1 1/2 Stunden"""
    kind, *parts = match["f"]
    if kind != "pair" or not 0 < parts[0] < parts[1] <= 4:
        return None
    return _made(length_of(match.get("n", 0) + parts[0] / parts[1], _unit(match)))


@GRAMMAR.rule("number:n minute_mark:u")
def primes(match: Match) -> Built:
    """30', 10\""""
    if not match.item("u").glued:
        return None
    return _made(length_of(match["n"], "minute" if match.item("u").raw == "'" else "second"))


@GRAMMAR.rule(
    "(number|a_one):n (and_|comma)? (a_one|the)? half:f (a_one|of|the)? unit:u",
    "(number):n (and_)? (a_one|the)? quarter:f (a_one|of|the)? unit:u",
    "(number|a_one):n and_ (number|a_one|the)? three_quarters:f (of|the)? unit:u",
)
def mixed_number(match: Match) -> Built:
    """two and a half hours, 5 und eine halbe Minute"""
    more = {"half": 0.5, "quarter": 0.25, "three_quarters": 0.75}[match.kind("f")]
    if match.kind("f") == "quarter" and not match.all("and_"):
        return _made(length_of(match["n"] * more, match["u"]))
    if match.end - match.begin == 3 and match.kind("n") == "a_one":
        return _made(length_of(more, match["u"]))
    return _made(length_of((match["n"] if match.kind("n") == "number" else 1) + more, match["u"]))


@GRAMMAR.rule("(a_one|the|number)? (half|quarter|three_quarters):f (of|in_)? (a_one|the)? (unit|hour_mark):u")
def part_of_unit(match: Match) -> Built:
    """half an hour, a quarter of an hour, dreiviertel Stunde"""
    if match["u"] in ("month", "year", "week", "quarter") and match.kind("f") != "half":
        return None
    if (
        match.kind("f") == "quarter"
        and match.items[match.begin].char == match.item("f").char
        and match.preceded_by("next", "this", "last", "ord", "every")
    ):
        return None
    first = match.items[match.begin]
    times = first.value if match.has("f") and first.raw.isdigit() and isinstance(first.value, int) else 1
    share = {"half": 0.5, "quarter": 0.25, "three_quarters": 0.75}[match.kind("f")]
    return _made(length_of(times * share, _unit(match)))


@GRAMMAR.rule(*(f"(?<={each})hour_unit:u and_ half:f" for each in ("in_", "within", "during", "for_")))
def hour_and_half(match: Match) -> Built:
    """dentro de hora y media"""
    return _made(length_of(1.5, match["u"]))


@GRAMMAR.rule("a_one? fixed_length:n")
def idiom(match: Match) -> Built:
    """quinze jours, eine Viertelstunde"""
    days, seconds = divmod(match["n"], 86400)
    return _made(length_of(seconds / 60, "minute") if seconds else length_of(days, "day"))


@GRAMMAR.rule(
    "(number|decimal|digits):n (unit):u", "(number|decimal):n hour_mark:u", "number:n dash (unit):u (?!number)"
)
def counted(match: Match) -> Built:
    """45 minutes, 2.5 hours, 2h, 3-day"""
    if (match["u"] == "quarter" and match.reading.language.code == "de") or match.preceded_by("slash", "year"):
        return None
    if match["u"] == "workweek":
        return None
    return _made(length_of(match["n"], _unit(match)))


@GRAMMAR.rule(
    "a_one:n (unit_word):u",
    "a_one:n (few|couple):k of? unit:u",
    "(few|couple):k of? unit:u",
    "a_one:n (unit|hour_mark):u",
)
def indefinite(match: Match) -> Built:
    """an hour, a couple of days, some weeks, ein paar Stunden"""
    count = 1
    if match.has("k"):
        count = _FEW if match.kind("k") == "few" else _COUPLE
    per_week = match.preceded_by("times_word", "twice", "once", "number", "frequency", "few", "couple", "unit")
    if match.followed_by("on") and match.get("u") == "week" and match.items[match.end].raw != "in" and per_week:
        return None
    return _made(length_of(count, _unit(match)))


@GRAMMAR.rule("(number|decimal):n second_word", "a_one:n second_word")
def seconds(match: Match) -> Built:
    """one second"""
    if match.followed_by("of", "mon", "wday", "unit"):
        return None
    return _made(length_of(match["n"] if match.kind("n") != "a_one" else 1, "second"))


@GRAMMAR.rule(
    "length:a and_ (a_one|the)? (half|quarter|three_quarters):f (?! unit | past_word | to (number|timed|a_one))",
    "length:a (half|quarter|three_quarters):f (?! unit | past_word | number | to (number|timed|a_one))",
)
def length_and_part(match: Match) -> Built:
    """an hour and a half, une heure et quart"""
    length: Length = match["a"]
    share = {"half": 0.5, "quarter": 0.25, "three_quarters": 0.75}[match.kind("f")]
    more = length_of(share, length.unit)
    return ("length", replace(length + more, unit=length.unit, count=length.count + share)) if more else None


@GRAMMAR.rule(
    "length:a (comma and_ | comma | and_ | comma a_one)? length:b",
    "length:a comma? (and_|minus)? number:n minute_unit",
    "length:a minus:m number:n (?!unit)",
    "length:a and_? number:n (?!unit|mon|ampm|oclock|gap|length|past_word|to|dash)",
)
def sum_of_lengths(match: Match) -> Built:
    """3 hours and 20 minutes, 1 hour thirty, dans 2 heures moins 12"""
    length: Length = match["a"]
    if match.has("b"):
        other: Length = match["b"]
        if other.total_seconds >= length.total_seconds:
            return None
        return "length", length + other
    minutes = match["n"]
    if length.unit != "hour" or not 0 < minutes < 60 or length.seconds % 3600:
        return None
    sign = -1 if match.all("minus") else 1
    if (
        sign > 0
        and match.end - match.begin == 2
        and match.items[match.begin].raw.isdigit()
        and match.item("n").raw.isdigit()
        and match.reading.language.code == "en"
        and not match.preceded_by("in_", "for_")
    ):
        return None
    return "length", replace(length, seconds=length.seconds + sign * minutes * 60, unit="minute")


@GRAMMAR.rule(
    "(the|for_)? whole:w the? unit:u", "(the|for_)? whole:w day_word", "the whole unit:u", "whole:w the? part:p"
)
def whole_unit(match: Match) -> Built:
    """all day, the whole week, den ganzen Tag"""
    if match.has("p") and match["p"] != "day":
        return None
    if not match.has("u"):
        return _made(length_of(1, "day"))
    return _made(length_of(1, match["u"])) if match["u"] in ("day", "week", "month", "year") else None
