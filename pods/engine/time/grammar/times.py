"""Times of day in figures and with their marks: 16:30, 5pm, 16h45, 0900, noon."""

from __future__ import annotations

from dataclasses import replace

from pods.engine.time.grammar.building import LAST_HOUR, clock_of, earlier, hour_said, with_half
from pods.engine.time.lexer import Item
from pods.engine.time.nodes import Clock
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()
_FROM_TO = (("from", "until"), ("from", "to"), ("from", "dash"), ("between", "and_"))


@GRAMMAR.rule("clock_word:c (oclock|hour_mark)? ampm:x?", "clock_word:c (oclock|hour_mark)?")
def clock_in_figures(match: Match) -> Built:
    """16:30, 4:15pm, 19:30 Uhr"""
    hour, minute, second = match["c"]
    clock = hour_said(match, hour, minute, written=True, raw=match.item("c").raw)
    return with_half(replace(clock, second=second) if clock else None, match)


@GRAMMAR.rule(
    "decimal:d (oclock|hour_mark) ampm:x?",
    "decimal:d ampm:x",
    "(?<=at) decimal:d",
    "(?<=at)approx decimal:d",
    "hour_unit:u decimal:d",
)
def clock_with_dot(match: Match) -> Built:
    """4.15pm, 18.12 Uhr, at 8.30"""
    whole, _, part = match.item("d").raw.replace(",", ".").partition(".")
    if match.has("u") and match.item("u").raw != "ore":
        return None
    if len(part) != 2 or len(whole) > 2 or match.followed_by("unit"):
        return None
    return with_half(hour_said(match, int(whole), int(part), written=True, raw=whole), match)


@GRAMMAR.rule(
    "number:h (hour_mark|hour_unit) and_? number:m minute_unit? ampm:x?",
    "number:h oclock and_? number:m minute_unit?",
    "number:h hour_mark number:m minute_mark?",
)
def clock_with_mark(match: Match) -> Built:
    """16h45, 12 Uhr 15, 18 Uhr und 12"""
    if match.preceded_by("in_", "for_", "during", "within", "every", "number"):
        return None
    if match.all("and_") and match.followed_by("hour_mark", "hour_unit", "oclock"):
        return None
    if match.all("hour_unit") and (
        not match.reading.language.hours_tell_time
        or (match.all("minute_unit") and not match.preceded_by("at", "approx"))
    ):
        return None
    return with_half(hour_said(match, match["h"], match["m"]), match)


@GRAMMAR.rule(
    "number:h number:m ampm:x",
    "number:h number:m oclock",
    "(?<=at)number:h number:m",
    "approx number:h number:m",
    "(?<=from)number:h number:m",
    "(?<=between)number:h number:m",
    "(?<=until)number:h number:m",
    "(?<=clock to)number:h number:m",
    *(f"(?<={begun} {number} {joint})number:h number:m" for begun, joint in _FROM_TO for number in ("number", "clock")),
    "(?<=at)number:h and_ number:m (?!unit|mon)",
    "(?<=approx)number:h and_ number:m (?!unit|gap|mon)",
    "number:h number:m (?= (in_|of|at|on)? the? part)",
    "(?<=relday)number:h number:m",
    "(?<=wday)number:h number:m",
)
def hour_and_minute(match: Match) -> Built:
    """seven thirty pm, at 12 15, 03 45"""
    hour, minute = match["h"], match["m"]
    raw = match.item("m").raw
    if match.followed_by("unit", "month", "weak_month") or not (
        1 <= hour <= LAST_HOUR or match.item("h").raw[0] == "0"
    ):
        return None
    spoken = match.end - match.begin == 2 and not match.preceded_by("at", "from", "between", "until", "to", "and_")
    if spoken and match.items[match.begin].char == match.item("h").char and not _both_in_words(match):
        return None
    if (match.has("x") and hour > 12) or (match.all("and_") and not match.reading.language.hours_tell_time):
        return None
    if match.all("and_") and match.followed_by("gap") and (_is_weak(match.before, match) or raw.isdigit()):
        return None
    if minute > 59 or (minute < 10 and not raw.startswith("0") and raw.isdigit() and not match.all("and_")):
        return None
    return with_half(
        hour_said(match, hour, minute, written=match.item("h").raw.isdigit(), raw=match.item("h").raw), match
    )


def _is_weak(before: Item | None, match: Match) -> bool:
    """Whether the word before stands before much else than times."""
    return before is None or before.raw in match.reading.language.weak_at


def _both_in_words(match: Match) -> bool:
    return not (match.item("h").raw[:1].isdigit() or match.item("m").raw[:1].isdigit())


@GRAMMAR.rule("(?<=at)number:a dash number:b (?!dash|unit|mon|number)")
def clock_with_dash(match: Match) -> Built:
    """at 4-30, at 17-05; at 10-8 where that says ten to eight, which no range of hours is that ends before it begins"""
    first, second, raw = match["a"], match["b"], match.item("b").raw
    if not (match.item("a").raw.isdigit() and raw.isdigit()):
        return None
    if len(raw) == 2 and (second > LAST_HOUR or raw[0] == "0"):
        return with_half(hour_said(match, first, second), match) if first <= LAST_HOUR else None
    if (
        not match.reading.language.minutes_before_to
        or first not in (5, 10, 20, 25)
        or not 1 <= second <= min(12, first)
    ):
        return None
    return "clock", earlier(Clock(second, exact=False), first)


@GRAMMAR.rule("digits:d ampm:x?", "(?<=at) year:d (?!mon) ampm:x?", "(?<=relday) year:d", "digits:d oclock")
def military(match: Match) -> Built:
    """0900, at 1030, 1800"""
    raw = match.item("d").raw
    figures = raw.zfill(4)
    context = match.preceded_by(
        "at", "relday", "day", "weekday", "tonight", "approx", "from", "between", "until", "dash", "this", "unit", "to"
    ) or match.followed_by("dash", "oclock", "hour_unit")
    if not (match.has("x") or (len(raw) == 4 and context) or (len(raw) == 3 and match.preceded_by("at", "relday"))):
        return None
    if match.has("x") and len(raw) == 4 and int(figures[:2]) > 12:
        return None
    clock = clock_of(int(figures[:2]), int(figures[2:]), raw, match.reading)
    return with_half(clock, match)


@GRAMMAR.rule("number:h hundred (and_? number:m)? ampm:x", "(?<=at)number:h hundred oclock? (?!and_|number|gap)")
def hour_in_hundreds(match: Match) -> Built:
    """eight hundred am, seven hundred and forty five pm: as dictation writes 8:00 and 7:45"""
    clock = hour_said(match, match["h"], match.get("m", 0)) if match["h"] <= LAST_HOUR else None
    certain = len(match.item("h").raw.split()) > 1
    return with_half(replace(clock, exact=True) if clock and certain else clock, match)


@GRAMMAR.rule("a_one oclock ampm:x?", "a_one oclock")
def one_oclock(match: Match) -> Built:
    """ein Uhr"""
    return with_half(Clock(1, exact=False), match)


@GRAMMAR.rule("number:h ampm:x oclock?", "number:h oclock ampm:x", "number:h oclock", "number:h hour_mark ampm:x")
def hour_with_half(match: Match) -> Built:
    """5pm, 7 o'clock, 20 Uhr, 3p"""
    hour = match["h"]
    if match.has("x"):
        item = match.item("x")
        if item.raw in ("a", "p") and not item.glued:
            return None
        if not (1 <= hour <= 12 or (hour <= LAST_HOUR and match["x"] == "pm") or hour == 0):
            return None
    raw = match.item("h").raw
    zero = not match.has("x") and raw.startswith("0") and len(raw) > 1
    return with_half(hour_said(match, hour, 0, written=zero, raw=raw), match)


@GRAMMAR.rule("number:h moment:n", "moment:n oclock?")
def named_time(match: Match) -> Built:
    """noon, midnight, 12 noon"""
    if match.has("h") and match["h"] != 12:
        return None
    return "clock", Clock(match["n"] % 24, days=int(match["n"] == 24))


@GRAMMAR.rule(
    "(?<!in_)number:h hour_unit (?=(three_quarters|quarter) (?!unit|of unit) | minus the? (quarter|number))",
    "number:h hour_mark (?=comma? and_ (half|quarter|three_quarters) | comma? minus the? (quarter|number))",
    "(?<=at)a_one:o (?=hour_unit comma? (and_ (half|quarter|three_quarters) | minus the? quarter))",
    "(?<=hour_unit and_)number:h (?=hour_unit and_ (half|quarter|three_quarters))",
    "(?<=at)a_one:o (?=and_ (a_one? quarter|half|number (?!unit|gap)) | minus)",
    (
        "(?<=at)number:h (?=and_ (a_one? quarter|half|three_quarters) | minus (number|quarter|the "
        "quarter|half) | (hour_unit) comma? (minus|and_) | (hour_unit) part)"
    ),
    *(
        f"(?<={each})number:h (?=and_ (a_one? quarter|half|three_quarters) (?!unit|gap|of)"
        " | minus (number|quarter|the quarter))"
        for each in ("from", "between", "until")
    ),
    (
        "(approx|the) number:h (?=and_ (quarter|half|three_quarters) | minus (number|quarter|the "
        "quarter|half) | (hour_unit) comma? (minus|and_) | (hour_unit) part)"
    ),
)
def hour_before_fraction(match: Match) -> Built:
    """las tres (y media), à sept (moins le quart)"""
    if match.has("o"):
        return "clock", Clock(1, exact=False)
    if match["h"] > LAST_HOUR or (match.all("hour_unit") and not match.reading.language.hours_tell_time):
        return None
    if match.preceded_by("in_", "during", "for_", "within", "every", "each", "ago_before"):
        return None
    return "clock", hour_said(match, match["h"], 0)
