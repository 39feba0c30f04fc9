"""Days of a month by name: 3 March 2027, the third of December."""

from __future__ import annotations

from pods.engine.time.calendar_math import (
    two_digit_year,
)
from pods.engine.time.grammar.building import LAST_DAY, day_said
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()


@GRAMMAR.rule(
    (
        "the? day_word? dnum:d bare_dot? (of|day_word of|dash|slash|the)? the? mon:m bare_dot? "
        "(comma|of|dash|slash|in_|comma of)? year:y"
    ),
    "the? mon:m bare_dot? (dash|slash)? the? dnum:d bare_dot? (comma|of|in_|dash)? the? year:y",
    "year:y (dash|slash)? mon:m (dash|slash)? dnum:d",
    "the? dnum:d bare_dot? of? mon:m comma? minute_mark? number:y (?=comma|stop|clock|at)",
    "the? ordinal:d of? mon:m number:y (?!gap|unit|ampm|oclock)",
)
def day_month_year(match: Match) -> Built:
    """3 March 2027, March 3rd, 2027"""
    year = two_digit_year(match["y"], match.reading.today)
    if not 1 <= match["d"] <= LAST_DAY or (match["y"] < 100 and match["y"] < 10):
        return None
    return day_said(match, day=match["d"], month=match["m"], year=year)


@GRAMMAR.rule(
    "the? day_word? dnum:d bare_dot? (of|day_word of|dash|slash|the)? the? mon:m",
    "the? mon:m bare_dot? dash? (the? day_word?)? dnum:d (?!unit|dash number mon|clock_word|hour_unit|mon)",
)
def day_month(match: Match) -> Built:
    """3 March, the third of December, March 3rd"""
    if not 1 <= match["d"] <= LAST_DAY:
        return None
    if match.all("weak_month") and match.item("d").raw == "one" and not match.all("of"):
        return None
    if match.all("dash") and match.preceded_by("mon") and match.kind("d") == "number":
        return None
    if (
        match.items[match.begin].value == match["d"]
        and match.preceded_by("number")
        and match.before
        and match.before.raw.isdigit()
    ):
        return None
    return day_said(match, day=match["d"], month=match["m"])
