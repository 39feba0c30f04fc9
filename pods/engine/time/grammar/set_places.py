"""Recurrences by place in the month: the last Friday of every month, the 1st and the 15th."""

from __future__ import annotations

from pods.engine.time.alphabet import meaning
from pods.engine.time.grammar.set_words import (
    AND,
    FREQUENCIES,
    rule_of,
)
from pods.engine.time.nodes import Rule
from pods.engine.time.recurrence import DAY_CODES
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()


_PLACE = "(ord bare_dot? (to the? last | last)? | last ord? | number bare_dot | number (?= anyday) | number last)"


_PLACED_DAY = f"{_PLACE} ({AND} (the|on)* {_PLACE})* bare_dot? (anyday last?)"


_PLACED_DAYS = f"(the|on|at|comma)* {_PLACED_DAY} ({AND} (the|on)* {_PLACED_DAY})*"


_MONTH_DAY = "(ord bare_dot? (to the? last | last)? | last ord? | number bare_dot | number last?) (day_word|unit_word)?"


_MONTH_DAYS = f"(the|on|at|in_|comma|day_word)* {_MONTH_DAY} ({AND} (the|on)* {_MONTH_DAY})*"


_OF_EACH = "(of|in_|the|comma)* (every|each)+ (the)?"


def _places(match: Match) -> tuple[list[int], list[str]]:
    """The places that stand alone, and those before weekdays with the weekday ("-2FR")."""
    pending: list[int] = []
    alone: list[int] = []
    days: list[str] = []
    after_weekday = last_is_place = False
    for item in match.items[match.begin : match.end]:
        name = meaning(item.char)
        if name in ("ordinal", "second_word", "number"):
            if pending == [-1] and last_is_place:
                pending = [-item.value]
            else:
                pending.append(item.value)
            last_is_place, after_weekday = True, False
        elif name == "last":
            if after_weekday and days and not pending:
                days[-1] = "-1" + days[-1][-2:]
            elif pending and last_is_place:
                pending[-1] = -abs(pending[-1])
            else:
                pending.append(-1)
            last_is_place = True
        elif name in ("weekday", "weak_weekday", "weekdays"):
            days += [f"{place}{DAY_CODES[item.value]}" for place in pending or [1]]
            pending, after_weekday = [], True
        elif name not in ("to", "the", "bare_dot"):
            last_is_place = False
            if name in ("comma", "and_", "or_"):
                after_weekday = False
            elif name in ("every", "each", "frequency", "unit_word", "length", "other") and (days or pending):
                alone += pending
                pending = []
                if days:
                    break
    return alone + pending, days


def _every(match: Match) -> tuple[str, int] | None:
    """The frequency and interval that the captured unit, length or frequency word says."""
    if match.has("f"):
        freq, interval = match["f"]
        return freq, interval
    if match.has("l"):
        rule = rule_of(match["l"])
        return (rule.freq, rule.interval) if rule else None
    unit = match.get("u", "month")
    if unit not in FREQUENCIES:
        return None
    freq, interval = FREQUENCIES[unit]
    if match.has("k"):
        interval *= 2 if match.kind("k") == "other" else match["k"]
    return freq, interval


@GRAMMAR.rule(
    f"{_PLACED_DAYS} {_OF_EACH} (ord|other):k unit_word:u",
    f"{_PLACED_DAYS} {_OF_EACH} unit_word:u",
    f"{_PLACED_DAYS} {_OF_EACH} length:l",
    f"{_PLACED_DAYS} (of|comma)* frequency:f",
    f"(the|on|at)* anyday last {_OF_EACH} unit_word:u",
    f"(every|each) (the)? {_PLACED_DAYS} (of|in_) the? unit_word:u",
    f"(every|each) (ord|other):k unit_word:u {_PLACED_DAYS} (of the? unit_word)?",
    f"(every|each) unit_word:u {_PLACED_DAYS} (of the? unit_word)?",
    f"(every|each) length:l {_PLACED_DAYS} (of the? unit_word)?",
    f"frequency:f {_PLACED_DAYS} (of the? unit_word)?",
    "(the|on|at)* (ord|last) anyday (of|in_) the? unit_word:u",
    "(the|on|at)* anyday last (of|in_) the? unit_word:u",
)
def nth_weekday_every(match: Match) -> Built:
    """the last Friday of the month, first and third Monday of the month, every month on the 4th Monday"""
    every = _every(match)
    if every is None or every[0] not in ("MONTHLY", "YEARLY"):
        return None
    alone, days = _places(match)
    if alone and match.has("k"):
        alone = [place for place in alone if place != match["k"]]
    if not days or any(abs(int(day[:-2])) > (53 if every[0] == "YEARLY" else 5) or day[0] == "0" for day in days):
        return None
    return "rule", Rule(*every, tuple(dict.fromkeys(days)))


@GRAMMAR.rule(
    f"{_MONTH_DAYS} {_OF_EACH} (ord|other):k unit_word:u",
    f"{_MONTH_DAYS} {_OF_EACH} unit_word:u",
    f"{_MONTH_DAYS} {_OF_EACH} length:l",
    f"(the|on|at|in_)* (start_of|end_of):e {_OF_EACH} unit_word:u",
    f"(every|each) (the)? {_MONTH_DAYS} (of|in_) (the)? unit_word:u",
    (
        f"(every|each) unit_word:u {_MONTH_DAYS} (of the? unit_word)? (?!anyday|ampm|oclock|hour_unit|"
        f"hour_mark|mon|of mon|minute_unit)"
    ),
    "(every|each) unit_word:u (on|at|the|in_)* (start_of|end_of|begin):e",
    (
        f"(every|each) length:l {_MONTH_DAYS} (of the? unit_word)? (?!anyday|ampm|oclock|hour_unit|"
        f"hour_mark|mon|of mon|minute_unit)"
    ),
    (
        f"(frequency):f {_MONTH_DAYS} (bare_dot)? (of (the)? unit_word)? (?!anyday|mon|of mon|ampm|"
        f"oclock|hour_unit|hour_mark|minute_unit|number)"
    ),
    "frequency:f (on|the|at|in_)* (start_of|end_of):e (of (the)? unit_word)?",
    "(every|each) hour_unit:u (on|the|comma)* (number|ord|comma|and_|or_)+ of the? unit_word",
    "(on|at)? the? (ord|number):n bare_dot? frequency:f",
)
def month_days(match: Match) -> Built:
    """the 1st of every month, every 5th and 12th of the month, monthly on the last day"""
    every = _every(match)
    if every is None or every[0] == "YEARLY":
        return None
    if match.has("e"):
        return "rule", Rule(*every, by_month_day=(1 if match.kind("e") in ("start_of", "begin") else -1,))
    units = match.all("unit_word")
    if any(unit not in ("day", "month", "quarter") for unit in units if unit != match.get("u")):
        return None
    if every[0] != "MONTHLY" and "month" not in units:
        return None
    days, _ = _places(match)
    if match.has("k") and days and match["k"] in days[1:]:
        days.remove(match["k"])
    if not days or not all(1 <= abs(day) <= 31 for day in days):
        return None
    return "rule", Rule(*every, by_month_day=tuple(dict.fromkeys(days)))
