"""Times of day in words: half past, quarter to, viertel nach, halb vier, y media, 7 in the morning, at 6."""

from __future__ import annotations

from dataclasses import replace

from pods.engine.time.alphabet import character
from pods.engine.time.clocks import in_part, place_range
from pods.engine.time.grammar.building import LAST_HOUR, clock_of, earlier, hour_said, with_half
from pods.engine.time.nodes import Clock
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()
_HALVES = ("tonight", "part", "in_", "this", "ampm", "oclock")
_LEADING = ("at", "from", "until", "to", "dash", "between", "after", "ahead_of")
_AFTER = "(of|in_|at|on)? the? part | comma | stop | rparen | $"
_APART = ("^", *(f"(?<={each})" for each in ("relday", "wday", "comma", "stop", "lparen", "dash")))


@GRAMMAR.rule(
    "(a_one|the)? quarter:q past_word oclock? (number|clock):c oclock?",
    "(a_one|the)? quarter:q after (number|clock):c oclock?",
    "number:m (minute_unit)? past_word (number|clock):c oclock?",
    "number:m minute_unit after (number|clock):c oclock?",
    "half:q past_word (number|clock):c oclock?",
    "number:m after number:c oclock? (?!unit|gap|mon|number|of mon)",
)
def past_the_hour(match: Match) -> Built:
    """a quarter past two, 20 past 3pm, half past eight, viertel nach drei"""
    minutes = match.get("m", 30 if match.has("q") and match.kind("q") == "half" else 15)
    if match.has("m") and match.all("after") and not (match.all("minute_unit") or _spoken(match)):
        return None
    clock = _hour(match)
    return ("clock", replace(clock, minute=minutes)) if clock and 0 < minutes < 60 else None


@GRAMMAR.rule(
    "number:m to number:c (?= tonight | part | in_ the? part | this part | ampm | oclock)",
    "(?<!from)(?<!between)number:m to number:c (?!unit|gap|mon|number|of mon|ord|up_to)",
    "(a_one|the)? quarter:q (to|ahead_of) (number|clock):c oclock?",
    "number:m minute_unit (to|ahead_of) (number|clock):c oclock?",
    "(?<=at) number:m (to|ahead_of) (number|clock):c oclock?",
    "number:m ahead_of number:c oclock? (?!unit|gap|mon|number|of mon)",
)
def before_the_hour(match: Match) -> Built:
    """a quarter to nine, twenty to six, zehn vor acht; but "five to seven" may be a range"""
    minutes = match.get("m", 15)
    if match.has("m") and (
        match["m"] > 30 or (match.kind("c") == "number" and not match.all("minute_unit") and not _spoken(match))
    ):
        return None
    hours = match.all("to") and minutes <= 12 and not match.all("minute_unit") and not match.preceded_by("at")
    if match.has("m") and hours and not match.followed_by(*_HALVES):
        return None
    clock = _hour(match)
    if clock is None or clock.minute or not 0 < minutes < 60:
        return None
    return "clock", earlier(clock, minutes)


def _spoken(match: Match) -> bool:
    """Minutes in words ("twenty to eight") or after "at"; figures are a range ("6 to 8")."""
    return match.preceded_by("at") or (match["m"] in (5, 10, 20, 25) and not match.item("m").raw.isdigit())


def _hour(match: Match) -> Clock | None:
    value = match["c"]
    if isinstance(value, Clock):
        return value if value.minute == 0 else None
    return hour_said(match, value, 0) if value <= LAST_HOUR else None


@GRAMMAR.rule("half:q number:h oclock?", "quarter:q number:h oclock?", "three_quarters:q number:h oclock?")
def half_hour_word(match: Match) -> Built:
    """halb vier, viertel acht, dreiviertel acht; half three"""
    hour, kind = match["h"], match.kind("q")
    counted = match.item("h").raw.isdigit() and not match.preceded_by(*_LEADING)
    if not 1 <= hour <= 12 or (match.item("h").raw.isdigit() and match.followed_by("unit")):
        return None
    if counted and match.followed_by("gap"):
        return None
    if match.reading.language.half_is_before:
        return "clock", earlier(Clock(hour, exact=False), {"half": 30, "quarter": 45, "three_quarters": 15}[kind])
    if kind != "half" or match.item("q").raw != "half":
        return None
    return "clock", Clock(hour, 30, exact=False)


@GRAMMAR.rule("number:m minute_unit? (ahead_of|after):p clock:c")
def around_half_past(match: Match) -> Built:
    """fünf vor halb acht, zehn nach halb drei"""
    clock: Clock = match["c"]
    if clock.minute != 30 or not 0 < match["m"] < 15:
        return None
    sign = -1 if match.kind("p") == "before" else 1
    return "clock", replace(clock, minute=30 + sign * match["m"])


@GRAMMAR.rule(
    "clock:c (hour_unit|oclock)? comma? and_ (half|quarter|three_quarters):q",
    "clock:c (hour_unit)? (three_quarters|quarter):q",
    "clock:c (hour_unit|oclock)? (and_|past_word)? number:m minute_unit?",
)
def later_in_the_hour(match: Match) -> Built:
    """las tres y media, midi et demi, onze heures trois quarts, midi dix"""
    clock: Clock = match["c"]
    minutes = match["m"] if match.has("m") else {"half": 30, "quarter": 15, "three_quarters": 45}[match.kind("q")]
    if clock.minute or not 0 < minutes < 60:
        return None
    if match.has("m"):
        if match.preceded_by("between", "from") or match.followed_by("hour_mark", "oclock"):
            return None
        spelled = not match.item("c").raw[:1].isdigit() and not match.item("m").raw.isdigit()
        joined = match.end - match.begin > 2
        if (
            not (spelled or joined)
            or match.followed_by("gap", "unit", "month")
            or not match.reading.language.hours_tell_time
        ):
            return None
    return "clock", replace(clock, minute=minutes)


@GRAMMAR.rule(
    "clock:c (hour_unit|oclock)? comma? minus the? quarter:q",
    "clock:c (hour_unit|oclock)? comma? minus number:m minute_unit?",
)
def minutes_before(match: Match) -> Built:
    """huit heures moins le quart, las nueve menos diez"""
    clock: Clock = match["c"]
    minutes = match.get("m", 15)
    return ("clock", earlier(clock, minutes)) if not clock.minute and 0 < minutes < 60 else None


@GRAMMAR.rule(*(f"{each} number:h and_ (half|quarter):q (?= {_AFTER})" for each in _APART))
def hour_and_fraction(match: Match) -> Built:
    """5 y media, sette e un quarto: with nothing else around it"""
    language, hour = match.reading.language, match["h"]
    if not language.hours_tell_time or not 1 <= hour <= 12:
        return None
    clock = hour_said(match, hour, 30 if match.kind("q") == "half" else 15)
    return ("clock", clock) if clock else None


@GRAMMAR.rule("(timed):c ampm:x")
def half_after_words(match: Match) -> Built:
    """half past seven pm"""
    item = match.item("x")
    return None if item.raw in ("a", "p") else with_half(match["c"], match)


@GRAMMAR.rule(
    "number:h (hour_unit|oclock)? (of|in_|at|on|during|by|for_)? the? part:p",
    "clock:c (hour_unit|oclock)? (of|in_|at|on|during|by|for_)? the? part:p",
)
def hour_of_part(match: Match) -> Built:
    """7 in the morning, 8h du soir, 3 Uhr nachmittags"""
    bare = match.has("h")
    if match["p"].startswith("before_"):
        return None
    if (
        bare
        and match.end - match.begin == 2
        and match.item("h").raw.isdigit()
        and not match.preceded_by("at", "from", "to", "until", "between", "and_")
        and match["p"] not in _ADVERBS
    ):
        return None
    if bare and match.before and match.preceded_by("the") and match.before.raw in match.reading.language.day_articles:
        return None
    clock = clock_of(match["h"], 0, "", match.reading, written=False) if bare else match["c"]
    if clock is None:
        return None
    placed = in_part(clock, match["p"]) if not clock.exact or clock.hour <= 12 else clock
    return ("clock", placed) if placed else None


_ADVERBS = ("night", "evening", "afternoon", "morning", "forenoon", "early_morning")


@GRAMMAR.rule(
    "(?<=at)number:h hour_unit (?!ago|from_now|length|and_ length)",
    "(?<=at)a_one:o hour_unit",
    "(?<=from)number:h hour_unit (?=(to|until|dash) clock)",
    "(?<=between)number:h hour_unit (?=and_ clock)",
    "approx number:h hour_unit (?!ago|from_now)",
    *(f"(?<={each})number:h hour_mark" for each in ("at", "approx", "from", "between", "until", "to")),
    "(?<=at)a_one:o (?!unit|gap|number)",
)
def hour_after_preposition(match: Match) -> Built:
    """à 15 heures, a las 15 horas, alle ore 20, at 15h"""
    if match.has("o"):
        if match.end - match.begin == 1 and (
            match.before is None or match.before.raw not in ("a la", "all'", "alle", "verso l'", "a eso de la")
        ):
            return None
        return ("clock", Clock(1, exact=False)) if match.reading.language.hours_tell_time else None
    if match["h"] > LAST_HOUR or (
        not match.reading.language.hours_tell_time and match.items[match.end - 1].raw not in ("h",)
    ):
        return None
    return "clock", hour_said(match, match["h"], 0)


@GRAMMAR.rule(
    "(?<!in_)number:h hour_mark(?!number)",
    "(?<=clock dash)number:h hour_mark",
    "(?<=clock to)number:h hour_mark",
    "(?<=clock until)number:h hour_mark",
)
def hour_with_letter(match: Match) -> Built:
    """18h where that is a clock time"""
    after_clock = (
        match.begin > 1 and match.preceded_by("up_to") and match.items[match.begin - 2].char == character("clock")
    )
    if (
        not (match.reading.language.hours_tell_time or after_clock)
        or match["h"] > LAST_HOUR
        or match.preceded_by(
            "in_",
            "for_",
            "during",
            "within",
            "every",
            "ago_before",
            "minus",
            "once",
            "a_one",
            "next",
            "last",
            "since",
            "number",
        )
    ):
        return None
    return "clock", hour_said(match, match["h"], 0)


@GRAMMAR.rule(
    "(?<=at) approx? number:h (?!unit|decimal|bare_dot mon|mon|number|of mon|slash|times_word|ord|hundred)",
    "(hour_unit) number:h (?!unit|decimal|bare_dot mon|mon|number|of mon|slash|times_word|ord|hundred)",
)
def bare_hour(match: Match) -> Built:
    """at 6"""
    hour, item = match["h"], match.item("h")
    if not 0 <= hour <= LAST_HOUR:
        return None
    if match.all("hour_unit") and match.items[match.end - 2].raw != "ore":
        return None
    if (
        match.before is not None
        and match.before.raw in match.reading.language.weak_at
        and match.followed_by("gap", "unit")
    ) or _ends_a_count(match):
        return None
    return "bare_clock", clock_of(hour, 0, item.raw, match.reading) if item.raw.startswith("0") else hour_said(
        match, hour, 0
    )


def _ends_a_count(match: Match) -> bool:
    """Whether the number is the second of "pages 12 à 15", after the word that is counted."""
    before = "".join(item.char for item in match.items[max(0, match.begin - 3) : match.begin])
    return before == character("gap") + character("number") + character("at_to")


@GRAMMAR.rule(
    "(from|between)? number:a (oclock|hour_unit|hour_mark)? (dash|to|and_) number:b (oclock|"
    "hour_unit|hour_mark) (?!ago|from_now|and_ (half|quarter|three_quarters)|minus)"
)
def hour_span(match: Match) -> Built:
    """16-17 heures, zwischen 4 und 7 Uhr"""
    ends = match["a"], match["b"]
    linked = match.all("from", "between") or not match.all("and_")
    if not linked or max(ends) > LAST_HOUR or not (match.reading.language.hours_tell_time or match.all("oclock")):
        return None
    first, last = (hour_said(match, hour, 0) for hour in ends)
    return ("range", place_range(first, last, None, match.reading)) if first and last else None
