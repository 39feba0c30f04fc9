"""Recurrences by weekday, length or word: every other Tuesday, weekdays, daily, every 45 minutes."""

from __future__ import annotations

from dataclasses import replace

from pods.engine.time.alphabet import class_name
from pods.engine.time.grammar.set_words import (
    AND,
    FREQUENCIES,
    WEEKDAYS,
    WEEKEND,
    WORKDAYS,
    codes_of,
    rule_of,
    span_of_days,
    without,
)
from pods.engine.time.nodes import Clock, Length, Rule
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()
_NO_WEEK = "(?! (comma|at|approx)* timed | (comma|of|in_|the)* (next|this|last) unit_word)"
_NO_COUNT = "(?! unit | gap | anyday | mon | of | times_word | number | ampm | oclock | hour_mark)"


@GRAMMAR.rule(f"except_ (for_|on|the|at|every|each)* {WEEKDAYS} (?!next|last|ord|number|mon|the ord)")
def weekday_excepted(match: Match) -> Built:
    """except Sundays"""
    days = codes_of(match.all("anyday"))
    return "exception", (f"FREQ=WEEKLY;BYDAY={','.join(days)}",)


@GRAMMAR.rule(
    (
        "(every|each) (ord|other|number):k (anyday):w ((comma and_|comma|and_|or_) (every|each|on|"
        "the)* (ord|other)? anyday)*"
    ),
    "(the|a_one)? (anyday):w once:k",
    "a_one? anyday on_two:k",
    "(the)? other:k anyday:w (?=comma|at|stop|clock)",
)
def every_other_weekday(match: Match) -> Built:
    """every other Tuesday, every second Friday, un vendredi sur deux"""
    k = match.kind("k")
    interval = 2 if k in ("other",) else match["k"]
    if (
        not isinstance(interval, int)
        or not 1 <= interval <= 52
        or (k in ("ordinal", "second_word") and match.followed_by("of", "in_"))
    ):
        return None
    return "rule", Rule("WEEKLY", interval, codes_of(match.all("weekday", "weak_weekday", "weekdays")))


@GRAMMAR.rule(
    "(on|the|for_|in_|from)* (every|each) (the)* anyday:a (up_to) anyday:b",
    "always (on|the|from|of)* anyday:a up_to the? anyday:b",
    "(on|from)* weekdays:a (up_to) (weekdays|anyday):b",
    "frequency:f (on|the|from)* anyday:a (up_to) anyday:b",
    "(every|each) (unit_word|day_word):u comma? (on|from|the|of)* anyday:a (up_to) the? anyday:b",
)
def every_span_of_days(match: Match) -> Built:
    """each week on Tuesday to Saturday, every Monday to Friday"""
    freq, interval = match["f"] if match.has("f") else ("WEEKLY", 1)
    if match.has("u") and match.kind("u") != "day_word" and match["u"] not in ("day", "week"):
        return None
    return "rule", Rule("WEEKLY" if freq == "DAILY" else freq, interval, span_of_days(match["a"], match["b"]))


@GRAMMAR.rule(
    f"(on|the|for_|in_)* (every|each) (the)* {WEEKDAYS}",
    f"always (on|the|at|in_)* {WEEKDAYS}",
    "(the|on|for_|in_)* weekdays ((comma and_|comma|and_|or_) (every|each|on|the)* anyday)*",
    "(wday comma)? wday and_ weekdays",
)
def every_weekday(match: Match) -> Built:
    """every Saturday and Sunday, on Mondays, montags"""
    if not match.all("every", "each", "always", "weekdays") or (
        match.preceded_by("number") and match.followed_by("from_now")
    ):
        return None
    implied = not match.all("every", "each", "always")
    return "rule", Rule("WEEKLY", 1, codes_of(match.all("weekday", "weak_weekday", "weekdays")), implied=implied)


@GRAMMAR.rule(
    "(plural_the):t (weekday|weak_weekday):w ((comma and_|comma|and_|or_) (the|plural_the)* "
    "anyday)* (?!ord|number|day_word|next|last|the|in_eight|comma number)"
)
def article_and_weekday(match: Match) -> Built:
    """le lundi, los lunes, il sabato"""
    return "rule", Rule("WEEKLY", 1, codes_of(match.all("weekday", "weak_weekday", "weekdays")), implied=True)


@GRAMMAR.rule(
    "(on|the|in_|at|for_|during)* (every|each|always|frequency)? (the)? workdays_word:w",
    "(every|each) (the)? unit_word:u",
    "(every|each) (the)? (hour_unit|minute_unit|quarter):u",
    "on unit_word:u",
    "always? (on|at|the|in_)* weekends_word:k (?!from_now)",
    "(every|each) (the)? second_word",
)
def every_unit(match: Match) -> Built:
    """every day, each month, weekdays, at weekends"""
    if match.has("w"):
        return "rule", Rule("WEEKLY", 1, WORKDAYS, implied=not match.all("every", "each"))
    if match.has("k"):
        return "rule", Rule("WEEKLY", 1, WEEKEND)
    unit = (match["u"] or "quarter") if match.has("u") else "second"
    if not match.all("every", "each") and unit != "workday":
        return None
    if unit == "weekend":
        return "rule", Rule("WEEKLY", 1, WEEKEND)
    if unit == "workday":
        return "rule", Rule("WEEKLY", 1, WORKDAYS)
    if unit not in FREQUENCIES:
        return None
    freq, interval = FREQUENCIES[unit]
    return "rule", Rule(freq, interval, part="night" if unit == "night" else None)


@GRAMMAR.rule(
    "(every|each) (the)? length:l",
    "(every|each) (other):o (unit):u",
    "(every|each) (ord):o (the)? (unit):u",
    "(every|each) (other|ord):o (part|relday):p",
    "(every|each) few:o unit:u",
    "(every|each) (other):o workdays_word",
    "a_one? unit:u on_two:o",
    "length:l on_two:o",
)
def every_length(match: Match) -> Built:
    """every 3 days, every other week, every third month"""
    if match.has("l"):
        rule = rule_of(match["l"])
        if rule and match.has("o"):
            rule = replace(rule, interval=rule.interval * match["o"])
        return ("rule", rule) if rule else None
    kind = match.kind("o")
    interval = 2 if kind == "other" else 3 if kind == "few" else match["o"]
    if match.has("p"):
        return "rule", Rule("DAILY", interval, part=match["p"] if isinstance(match["p"], str) else "morning")
    if not match.has("u") or not isinstance(interval, int):
        return None
    unit = match["u"]
    if unit == "weekend":
        return "rule", Rule("WEEKLY", interval, WEEKEND)
    if unit not in FREQUENCIES:
        return None
    freq, times = FREQUENCIES[unit]
    return "rule", Rule(freq, interval * times)


@GRAMMAR.rule(
    "(every|each) (the)? part:p",
    "always (in_|at|on|the)* part:p",
    "(every|each) (the)? (relday):r",
    "(in_|the)* parts:p",
    "parts:p",
    "(every|each) tonight:p",
)
def every_part(match: Match) -> Built:
    """every morning, jeden Abend, abends"""
    if match.has("r"):
        return (
            ("rule", Rule("DAILY", part="morning"))
            if match.item("r").raw in match.reading.language.morning_words
            else None
        )
    return "rule", Rule("DAILY", part=match["p"])


@GRAMMAR.rule(
    f"(every|each) (the)? (number|ordinal) bare_dot? ({AND} the? (number|ordinal) bare_dot?)+ {_NO_COUNT}",
    f"always (on|the|at)* (number|ordinal) bare_dot? ({AND} (on|the|at)* (number|ordinal) bare_dot?)+ {_NO_COUNT}",
)
def every_days_of_month(match: Match) -> Built:
    """every 1st and 15th, jeden 1. und 15."""
    days = match.all("number", "ordinal")
    sure = match.all("ordinal", "bare_dot") or match.reading.language.number_is_day
    if not sure or not all(1 <= day <= 31 for day in days):
        return None
    return "rule", Rule("MONTHLY", by_month_day=tuple(dict.fromkeys(days)))


@GRAMMAR.rule(
    "(every|each) (the)? ordinal:n bare_dot? (?!ordinal|unit|day_word|anyday|mon|of|part|gap|times_word|number|and_)",
    "always (on|the|at)+ (ord|number bare_dot|number):n (day_word|unit_word)? (?!unit|anyday|mon|of mon|timed|oclock)",
)
def every_day_of_month(match: Match) -> Built:
    """jeden Ersten; always on the 1st, immer am 15."""
    day = match.all("ord", "number")[0]
    sure = match.all("ord", "bare_dot") or (match.reading.language.number_is_day and match.all("the", "on"))
    if not sure or not 1 <= day <= 31 or any(unit != "day" for unit in match.all("unit_word")):
        return None
    return "rule", Rule("MONTHLY", by_month_day=(day,))


@GRAMMAR.rule("(every|each) (the)? holiday:h")
def every_holiday(match: Match) -> Built:
    """every Christmas, every Mother's Day"""
    month, _, day = match["h"].partition("-")
    if not month.isdigit():
        return None
    if day.isdigit():
        return "rule", Rule("YEARLY", by_month=(int(month),), by_month_day=(int(day),))
    return ("rule", Rule("YEARLY", by_day=(day,), by_month=(int(month),))) if "<" not in day else None


@GRAMMAR.rule(
    "(every|each) mon:m (on|the)* dnum:d (?!unit)",
    "(every|each) (the)? dnum:d bare_dot? of? mon:m",
    "(every|each) (the)? mon:m ((comma and_|comma|and_|or_) mon)*",
)
def every_month_of_year(match: Match) -> Built:
    """every March, every 3rd of May"""
    months = tuple(match.all("month", "weak_month"))
    days = (match["d"],) if match.has("d") else ()
    return "rule", Rule("YEARLY" if len(months) == 1 or days else "MONTHLY", by_month=months, by_month_day=days)


@GRAMMAR.rule("frequency:f")
def frequency(match: Match) -> Built:
    """daily, weekly, mensuel"""
    freq, interval = match["f"]
    return "rule", Rule(freq, interval)


@GRAMMAR.rule(
    "(once|twice):c (every|each|in_|on|the)* length:l",
    "once:c (every|each|a_one|per|the|in_)+ quarter:u",
    "(once|twice):c (a_one|per|the|every|each|in_|at|on)+ (unit_word|hour_unit):u",
    "number:c times_word (a_one|per|the|every|each|in_|at|on|to|of)+ (unit_word|day_word):u",
    "number:c times_word (every|each|in_|on|the)* length:l",
)
def once_a_unit(match: Match) -> Built:
    """once a week; twice a day: at the household's usual times"""
    if match.kind("c") != "once":
        return _times_a_day(match)
    if match.has("l"):
        rule = rule_of(match["l"])
        return ("rule", rule) if rule else None
    if match["u"] not in FREQUENCIES:
        return None
    freq, interval = FREQUENCIES[match["u"]]
    return "rule", Rule(freq, interval)


def _times_a_day(match: Match) -> Built:
    usual = match.reading.conventions
    times = {2: (usual.morning, usual.evening), 3: (usual.morning, usual.noon, usual.evening)}.get(match["c"])
    daily = match["l"] == Length(days=1, unit="day") if match.has("l") else "day" in (match["u"], match.kind("u")[:3])
    if times is None or not daily:
        return None
    return "rule", Rule("DAILY", clocks=tuple(Clock(time.hour, time.minute) for time in times))


@GRAMMAR.rule("(for_|on)? number:n times_word", "(for_|on)? twice:k", "for_ number:n (?=times_word)")
def counted(match: Match) -> Built:
    """five times, twice, 10x, for 3 occurrences"""
    number = match["n"] if match.has("n") else match["k"]
    return ("count", number) if 1 <= number <= 1000 else None


@GRAMMAR.rule("(in_|of|on|during|for_)? mon ((comma and_|comma|and_|or_) (in_)? mon)+ (?!number|year|dnum)")
def several_months(match: Match) -> Built:
    """in January, May and August"""
    if not match.preceded_by("rule", "gap", "except_", "for_", "bare_dot") and match.before is not None:
        return None
    return "months", tuple(match.all("month", "weak_month"))


_ON = "(on|comma|of|in_|the|at|from|for_)*"


@GRAMMAR.rule(
    (
        f"rule:r (on|comma|the|of)* {WEEKDAYS} (the|on|comma)* (ord|number bare_dot|number):n ((comma "
        f"and_|comma|and_|or_) (the|on)* (ord|number bare_dot|number|last) last? (day_word|"
        f"unit_word)?)* (of (the)? unit_word)"
    ),
    (
        f"rule:r (on|comma|the|of)* {WEEKDAYS} (the|on|comma)* (ord|number|number bare_dot):n last? "
        f"(day_word|unit_word) ((comma and_|comma|and_|or_) (the|on)* (ord|number|number bare_dot|"
        f"last) last? (day_word|unit_word)?)+"
    ),
    f"rule:r {_ON} {WEEKDAYS} {_ON} mon:m ({AND} mon)* (?!number|ord|dnum)",
    (
        f"rule:r (on|comma|the|of|in_)* unit_word:u number:k ((and_|comma) number)* (of the? "
        f"unit_word)? (on|the|comma)* ({WEEKDAYS})?"
    ),
    (
        f"rule:r (on|comma|of|the|for_)* {WEEKDAYS} (?! next | ord | bare_dot | unit_word | day_word |"
        f" number bare_dot | comma the? number | number mon | last)"
    ),
    f"rule:r {_ON} workdays_word:w",
    f"rule:r {_ON} weekends_word:k2",
)
def rule_on_days(match: Match) -> Built:
    """weekly on Tuesdays and Saturdays, every Friday in week 12"""
    rule: Rule = match["r"]
    if match.has("w") or match.has("k2"):
        return "rule", replace(rule, by_day=WORKDAYS if match.has("w") else WEEKEND)
    codes = codes_of(match.all("weekday", "weak_weekday", "weekdays"))
    if match.has("k"):
        if match["u"] != "week":
            return None
        weeks = tuple(match.all("number"))
        return "rule", replace(rule, freq="YEARLY", by_week=weeks, by_day=rule.by_day or codes)
    if match.has("m"):
        return "rule", replace(rule, by_day=rule.by_day + codes, by_month=tuple(match.all("month", "weak_month")))
    if match.has("n"):
        days = []
        for n in range(match.begin, match.end):
            name = class_name(match.items[n].char)
            if name in ("ordinal", "second_word", "number"):
                days.append(match.items[n].value)
            elif name == "last":
                if class_name(match.items[n - 1].char) in ("ordinal", "second_word", "number"):
                    days[-1] = -days[-1]
                else:
                    days.append(-1)
        return "rule", replace(rule, by_day=codes, by_month_day=tuple(days))
    if (rule.by_day and rule.freq != "WEEKLY") or (rule.freq == "DAILY" and rule.interval > 1):
        return None
    joined = tuple(dict.fromkeys((*(() if rule.by_day == WORKDAYS else rule.by_day), *codes)))
    return "rule", replace(rule, by_day=joined)


@GRAMMAR.rule(
    f"(wday ({AND} (on|the)* wday)+) (?= (comma|at|approx|from_word)* (clock|bare_clock|range|number dash clock))",
    "(?<!timed)(?<!unit_word)(from|the|on)* wday:a up_to the? wday:b "
    "(?= (comma|at|approx|from|between)* (clock|bare_clock|number (up_to|and_) (number|clock|bare_clock)))",
    f"(?<=timed) (comma|from|of|the|on)* wday:a up_to the? wday:b {_NO_WEEK}",
    f"(?<=number up_to number) (comma|from|of|the|on)* wday:a up_to the? wday:b {_NO_WEEK}",
)
def weekdays_beside_a_time(match: Match) -> Built:
    """Mon-Fri at 7, at 7 Monday to Friday: every week; Tuesday and Thursday at 5: the coming ones"""
    if match.has("a"):
        return "rule", Rule("WEEKLY", 1, span_of_days(match["a"], match["b"]), implied=True)
    days = codes_of(match.all("wday"))
    if match.all("or_") or len(days) < 2:
        return None
    return "rule", Rule("WEEKLY", 1, days, count=len(days), implied=True)


@GRAMMAR.rule("rule:r comma? exception:x")
def rule_except_weekday(match: Match) -> Built:
    """weekdays except Friday"""
    return "rule", without(match["r"], match["x"])
