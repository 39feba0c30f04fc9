"""Recurrences: every other Tuesday, weekdays at 7, the last Friday of the month, except in August, five times."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pods.engine.time.alphabet import class_name, meaning
from pods.engine.time.calendar_math import add_length
from pods.engine.time.clocks import agree
from pods.engine.time.grammar.figures import clock_of
from pods.engine.time.grammar.joining import Vague, first_day, next_day
from pods.engine.time.nodes import Clock, Day, Length, Moment, Period, Range, Rule
from pods.engine.time.recurrence import DAY_CODES, rule_text
from pods.engine.time.reduce import Built, Grammar, Match

EARLY = Grammar()
"""Before weekdays and months become days."""
LATE = Grammar()
"""When days, clock times and ranges are known."""

_FREQUENCIES = {
    "second": ("SECONDLY", 1), "minute": ("MINUTELY", 1), "hour": ("HOURLY", 1), "day": ("DAILY", 1), "night": ("DAILY", 1), "week": ("WEEKLY", 1),
    "fortnight": ("WEEKLY", 2), "month": ("MONTHLY", 1), "quarter": ("MONTHLY", 3), "halfyear": ("MONTHLY", 6), "year": ("YEARLY", 1),
    "decade": ("YEARLY", 10), "season": ("MONTHLY", 3),
}  # fmt: skip
_WORKDAYS = DAY_CODES[:5]
_WEEKEND = DAY_CODES[5:]
_DAYS = "anyday ((comma and_ | comma or_ | comma | and_ | or_ | slash | plus) (every|each|on|the|for_)* anyday)*"


def _codes(weekdays: list[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(DAY_CODES[each] for each in weekdays))


def _span_of_days(first: int, last: int) -> tuple[str, ...]:
    return tuple(DAY_CODES[(first + n) % 7] for n in range((last - first) % 7 + 1))


def rule_of(length: Length) -> Rule | None:
    """Every so long."""
    if length.weekends or length.workdays:
        return Rule("WEEKLY", int(length.count), _WEEKEND) if length.weekends else Rule("DAILY", int(length.count), _WORKDAYS if length.count == 1 else ())
    if length.unit in _FREQUENCIES and length.count == int(length.count) and (length.months, length.days, length.seconds).count(0) == 2:
        freq, times = _FREQUENCIES[length.unit]
        interval = int(length.count) * times
        return Rule(freq, interval)
    if length.months or not length.total_seconds:
        return Rule("MONTHLY", int(length.months)) if length.months and not length.days and not length.seconds else None
    if length.days and not length.seconds:
        return Rule("DAILY", int(length.days))
    minutes = length.total_seconds / 60
    return Rule("MINUTELY", int(minutes)) if minutes == int(minutes) else Rule("SECONDLY", int(length.total_seconds))


_PLACE = "(ord bare_dot? (to the? last | last)? | last ord? | number bare_dot | number (?= anyday) | number last)"
_AND = "(comma and_ | comma or_ | comma | and_ | or_)"
_PLACED_DAY = f"{_PLACE} ({_AND} (the|on)* {_PLACE})* bare_dot? (anyday last?)"
_PLACED_DAYS = f"(the|on|at|comma)* {_PLACED_DAY} ({_AND} (the|on)* {_PLACED_DAY})*"
_MONTH_DAY = "(ord bare_dot? (to the? last | last)? | last ord? | number bare_dot | number last?) (day_word|unit_word)?"
_MONTH_DAYS = f"(the|on|at|in_|comma)* {_MONTH_DAY} ({_AND} (the|on)* {_MONTH_DAY})*"
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
    if unit not in _FREQUENCIES:
        return None
    freq, interval = _FREQUENCIES[unit]
    if match.has("k"):
        interval *= 2 if match.kind("k") == "other" else match["k"]
    return freq, interval


@EARLY.rule(
    f"{_PLACED_DAYS} {_OF_EACH} (ord|other):k unit_word:u", f"{_PLACED_DAYS} {_OF_EACH} unit_word:u", f"{_PLACED_DAYS} {_OF_EACH} length:l",
    f"{_PLACED_DAYS} (of|comma)* frequency:f", f"(the|on|at)* anyday last {_OF_EACH} unit_word:u",
    f"(every|each) (the)? {_PLACED_DAYS} of the? unit_word:u", f"(every|each) (ord|other):k unit_word:u {_PLACED_DAYS} (of the? unit_word)?", f"(every|each) unit_word:u {_PLACED_DAYS} (of the? unit_word)?",
    f"(every|each) length:l {_PLACED_DAYS} (of the? unit_word)?", f"frequency:f {_PLACED_DAYS} (of the? unit_word)?",
    "(the|on|at)* (ord|last) anyday of the unit_word:u", "(the|on|at)* anyday last of the unit_word:u",
)
def nth_weekday_every(match: Match) -> Built:
    """the last Friday of the month, first and third Friday of each month, every month on the 4th Monday"""
    every = _every(match)
    if every is None or every[0] not in ("MONTHLY", "YEARLY"):
        return None
    alone, days = _places(match)
    if alone and match.has("k"):
        alone = [place for place in alone if place != match["k"]]
    if not days or any(abs(int(day[:-2])) > (53 if every[0] == "YEARLY" else 5) or day[0] == "0" for day in days):
        return None
    return "rule", Rule(*every, tuple(dict.fromkeys(days)))


@EARLY.rule(
    f"{_MONTH_DAYS} {_OF_EACH} (ord|other):k unit_word:u", f"{_MONTH_DAYS} {_OF_EACH} unit_word:u", f"{_MONTH_DAYS} {_OF_EACH} length:l", f"(the|on|at|in_)* (start_of|end_of):e {_OF_EACH} unit_word:u",
    f"(every|each) (the)? ord ({_AND} (the)? ord)* (day_word|unit_word)? (of|in_) (the)? unit_word:u",
    f"(every|each) unit_word:u {_MONTH_DAYS} (of the? unit_word)? (?!anyday|ampm|oclock|hour_unit|hour_mark|mon|of mon|minute_unit)", f"(every|each) unit_word:u (on|at|the|in_)* (start_of|end_of|begin|end):e",
    f"(every|each) length:l {_MONTH_DAYS} (of the? unit_word)? (?!anyday|ampm|oclock|hour_unit|hour_mark|mon|of mon|minute_unit)",
    f"(frequency):f {_MONTH_DAYS} (bare_dot)? (of (the)? unit_word)? (?!anyday|mon|of mon|ampm|oclock|hour_unit|hour_mark|minute_unit|number)",
    "frequency:f (on|the|at|in_)* (start_of|end_of):e (of (the)? unit_word)?", "(every|each) hour_unit:u (on|the|comma)* (number|ord|comma|and_|or_)+ of the? unit_word", "(on|at)? the? (ord|number):n bare_dot? frequency:f",
)
def month_days(match: Match) -> Built:
    """the 1st of every month, every 4th and 10th of the month, monthly on the last day"""
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


@EARLY.rule(
    f"(every|each) (ord|other|number):k (anyday):w ((comma and_|comma|and_|or_) (every|each|on|the)* (ord|other)? anyday)*",
    f"(the|a_one)? (anyday):w once:k", "a_one? anyday on_two:k", f"(the)? other:k anyday:w (?=comma|at|stop|clock)",
)
def every_other_weekday(match: Match) -> Built:
    """every other Tuesday, every second Friday, un vendredi sur deux"""
    k = match.kind("k")
    interval = 2 if k in ("other",) else match["k"]
    if not isinstance(interval, int) or not 1 <= interval <= 52 or (k in ("ordinal", "second_word") and match.followed_by("of", "in_")):
        return None
    return "rule", Rule("WEEKLY", interval, _codes(match.all("weekday", "weak_weekday", "weekdays")))


@EARLY.rule(f"(on|the|for_|in_|from)* (every|each) (the)* anyday:a (up_to) anyday:b", "(on|from)* weekdays:a (up_to) (weekdays|anyday):b", "frequency:f (on|the|from)* anyday:a (up_to) anyday:b",
            "(every|each) unit_word:u (on|from|the)* anyday:a (up_to) anyday:b")
def every_span_of_days(match: Match) -> Built:
    """each week on Tuesday to Saturday, every Monday to Friday"""
    freq, interval = match["f"] if match.has("f") else ("WEEKLY", 1)
    if match.has("u") and match["u"] != "week":
        return None
    return "rule", Rule("WEEKLY" if freq == "DAILY" else freq, interval, _span_of_days(match["a"], match["b"]))


@EARLY.rule(f"(on|the|for_|in_)* (every|each) (the)* {_DAYS}", f"(the|on|for_|in_)* weekdays ((comma and_|comma|and_|or_) (every|each|on|the)* anyday)*", f"(wday comma)? wday and_ weekdays")
def every_weekday(match: Match) -> Built:
    """every Saturday and Sunday, on Mondays, montags"""
    certain = bool(match.all("every", "each", "weekdays"))
    if not certain:
        return None
    implied = not match.all("every", "each")
    return "rule", Rule("WEEKLY", 1, _codes(match.all("weekday", "weak_weekday", "weekdays")), implied=implied)


@EARLY.rule("(plural_the):t (weekday|weak_weekday):w ((comma and_|comma|and_|or_) (the|plural_the)* anyday)* (?!ord|number|day_word|next|last|the|in_eight|comma number)")
def article_and_weekday(match: Match) -> Built:
    """le lundi, los lunes, il sabato"""
    return "rule", Rule("WEEKLY", 1, _codes(match.all("weekday", "weak_weekday", "weekdays")), implied=True)


@EARLY.rule("(on|the|in_|at|for_|during)* (every|each|frequency)? (the)? workdays_word:w", "(every|each) (the)? unit_word:u", "(every|each) (the)? (hour_unit|minute_unit|quarter):u", "on unit_word:u", "(on|at|the|in_)* weekends_word:k", "(every|each) (the)? second_word")
def every_unit(match: Match) -> Built:
    """every day, each month, weekdays, at weekends"""
    if match.has("w"):
        return "rule", Rule("WEEKLY", 1, _WORKDAYS, implied=not match.all("every", "each"))
    if match.has("k"):
        return "rule", Rule("WEEKLY", 1, _WEEKEND)
    unit = (match["u"] or "quarter") if match.has("u") else "second"
    if not match.all("every", "each") and unit != "workday":
        return None
    if unit == "weekend":
        return "rule", Rule("WEEKLY", 1, _WEEKEND)
    if unit == "workday":
        return "rule", Rule("WEEKLY", 1, _WORKDAYS)
    if unit not in _FREQUENCIES:
        return None
    freq, interval = _FREQUENCIES[unit]
    return "rule", Rule(freq, interval, part="night" if unit == "night" else None)


@EARLY.rule("(every|each) (the)? length:l", "(every|each) (other):o (unit):u", "(every|each) (ord):o (the)? (unit):u", "(every|each) (other|ord):o (part|relday):p", "(every|each) few:o unit:u", "(every|each) (other):o workdays_word",
            "a_one? unit:u on_two:o")
def every_length(match: Match) -> Built:
    """every 3 days, every other week, every third month"""
    if match.has("l"):
        rule = rule_of(match["l"])
        return ("rule", rule) if rule else None
    kind = match.kind("o")
    interval = 2 if kind == "other" else 3 if kind == "few" else match["o"]
    if match.has("p"):
        return "rule", Rule("DAILY", interval, part=match["p"] if isinstance(match["p"], str) else "morning")
    if not match.has("u") or not isinstance(interval, int):
        return None
    unit = match["u"]
    if unit == "weekend":
        return "rule", Rule("WEEKLY", interval, _WEEKEND)
    if unit not in _FREQUENCIES:
        return None
    freq, times = _FREQUENCIES[unit]
    return "rule", Rule(freq, interval * times)


@EARLY.rule("(every|each) (the)? part:p", "(every|each) (the)? (relday):r", "(in_|the)* parts:p", "parts:p", "(every|each) tonight:p")
def every_part(match: Match) -> Built:
    """every morning, jeden Abend, abends"""
    if match.has("r"):
        return ("rule", Rule("DAILY", part="morning")) if match.item("r").raw in match.reading.language.morning_words else None
    return "rule", Rule("DAILY", part=match["p"])


@EARLY.rule("(every|each) (the)? (mon):m ((comma and_|comma|and_|or_) mon)*", "(every|each) mon:m (on|the)* dnum:d (?!unit)", "(every|each) (the)? (dnum):d bare_dot? of? mon:m", "(every|each) (year|holiday):h")
def every_month_of_year(match: Match) -> Built:
    """every March, every 3rd of May"""
    if match.has("h"):
        return None
    months = tuple(match.all("month", "weak_month"))
    days = (match["d"],) if match.has("d") else ()
    return "rule", Rule("YEARLY" if len(months) == 1 or days else "MONTHLY", by_month=months, by_month_day=days)


@EARLY.rule("frequency:f")
def frequency(match: Match) -> Built:
    """daily, weekly, mensuel"""
    freq, interval = match["f"]
    return "rule", Rule(freq, interval)


@EARLY.rule("(once|twice):c (every|each|in_|on|the)* length:l", "once:c (every|each|a_one|per|the|in_)+ quarter:u", "(once|twice):c (a_one|per|the|every|each|in_)+ (unit_word|hour_unit):u")
def once_a_unit(match: Match) -> Built:
    """once a week"""
    if match.kind("c") != "once":
        return None
    if match.has("l"):
        rule = rule_of(match["l"])
        return ("rule", rule) if rule else None
    if match["u"] not in _FREQUENCIES:
        return None
    freq, interval = _FREQUENCIES[match["u"]]
    return "rule", Rule(freq, interval)


@EARLY.rule("(for_|on)? number:n times_word", "(for_|on)? twice:k", "for_ number:n (?=times_word)")
def counted(match: Match) -> Built:
    """five times, twice, 10x, for 3 occurrences"""
    number = match["n"] if match.has("n") else match["k"]
    return ("count", number) if 1 <= number <= 1000 else None


@EARLY.rule("(in_|of|on|during|for_)? mon ((comma and_|comma|and_|or_) (in_)? mon)+ (?!number|year|dnum)")
def several_months(match: Match) -> Built:
    """in January, May and August"""
    if not match.preceded_by("rule", "gap", "except_", "for_", "bare_dot") and match.before is not None:
        return None
    return "months", tuple(match.all("month", "weak_month"))


_ON = "(on|comma|of|in_|the|at|from|for_)*"


@EARLY.rule(
    f"rule:r (on|comma|the|of)* {_DAYS} (the|on|comma)* (ord|number bare_dot|number):n ((comma and_|comma|and_|or_) (the|on)* (ord|number bare_dot|number|last) last? (day_word|unit_word)?)* (of (the)? unit_word)",
    f"rule:r (on|comma|the|of)* {_DAYS} (the|on|comma)* (ord|number|number bare_dot):n last? (day_word|unit_word) ((comma and_|comma|and_|or_) (the|on)* (ord|number|number bare_dot|last) last? (day_word|unit_word)?)+",
    f"rule:r {_ON} {_DAYS} {_ON} mon:m ({_AND} mon)* (?!number|ord|dnum)",
    f"rule:r (on|comma|the|of|in_)* unit_word:u number:k ((and_|comma) number)* (of the? unit_word)? (on|the|comma)* ({_DAYS})?",
    f"rule:r (on|comma|of|the|for_)* {_DAYS} (?! next | ord | bare_dot | unit_word | day_word | number bare_dot | comma the? number | number mon | last)",
    f"rule:r {_ON} workdays_word:w", f"rule:r {_ON} weekends_word:k2",
)
def rule_on_days(match: Match) -> Built:
    """weekly on Wednesdays and Fridays, every Friday in week 12"""
    rule: Rule = match["r"]
    if match.has("w") or match.has("k2"):
        return "rule", replace(rule, by_day=_WORKDAYS if match.has("w") else _WEEKEND)
    codes = _codes(match.all("weekday", "weak_weekday", "weekdays"))
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
    if rule.by_day and rule.freq != "WEEKLY" or rule.freq == "DAILY" and rule.interval > 1:
        return None
    joined = tuple(dict.fromkeys((*(() if rule.by_day == _WORKDAYS else rule.by_day), *codes)))
    return "rule", replace(rule, by_day=joined)


@LATE.rule("rule:a (and_|comma|comma and_) rule:b", "rule:a (of|in_|on|the)* rule:b", "rule:b (every|each)? rule:a")
def two_rules(match: Match) -> Built:
    """every Saturday and every Sunday; every morning on weekdays"""
    a, b = match["a"], match["b"]
    if a.freq == b.freq and a.interval == b.interval and a.by_day and b.by_day and a.clocks in (b.clocks, ()) and not a.by_month_day:
        return "rule", replace(b, by_day=tuple(dict.fromkeys((*a.by_day, *b.by_day))), implied=a.implied and b.implied)
    for first, second in ((a, b), (b, a)):
        if first.freq == "DAILY" and first.part and not first.by_day and second.freq in ("WEEKLY", "DAILY") and not second.part and not match.all("and_", "comma"):
            return "rule", replace(second, part=first.part, clocks=second.clocks or first.clocks)
        if first.freq == "DAILY" and first.interval == 1 and not first.by_day and second.by_day and not match.all("and_"):
            return "rule", replace(second, clocks=second.clocks or first.clocks)
        if first.freq == second.freq and not (first.by_day or first.by_month_day) and first.interval >= 1 and not match.all("and_") and (second.interval == 1 or first.interval == 1):
            return "rule", replace(second, interval=max(first.interval, second.interval), clocks=second.clocks or first.clocks)
    return None


@LATE.rule(f"rule:r {_ON} (clock|bare_clock):c ((comma and_|comma|and_) at? (clock|bare_clock|number))+ (?!unit|gap)", f"rule:r {_ON} (clock|bare_clock):c", "(at|from)? (clock|bare_clock):c (comma|on|of|in_|at)* rule:r", "rule:r at? number:n (?!gap|unit|mon|ord|number|times_word|bare_dot|of)", "(at) number:n rule:r")
def rule_at(match: Match) -> Built:
    """every Monday at 8, at 9am on Sundays, daily at 8 and 20"""
    rule: Rule = match["r"]
    if rule.clocks:
        return None
    clocks: list[Clock] = []
    for value in [match["n"]] if match.has("n") else match.all("clock", "bare_clock", "number"):
        clock = value if isinstance(value, Clock) else clock_of(value, 0, "", match.reading)
        if clock is None:
            return None
        clocks.append(clock)
    return "rule", replace(rule, clocks=tuple(clocks))


@LATE.rule(f"rule:r {_ON} vague:v", f"rule:r (in_|at|the|on|during|of)* part:v", "vague:v (on|comma|of)* rule:r")
def rule_in_part(match: Match) -> Built:
    """every Saturday morning, freitags abends"""
    rule, value = match["r"], match["v"]
    if isinstance(value, Vague):
        if value.day is not None:
            return None
        value = value.part
    return "rule", replace(rule, part=value)


@LATE.rule(f"rule:r {_ON} range:x", "range:x (on|comma|of|in_)* rule:r", "rule:r (for_|comma|during)+ length:l", "(for_)? length:l rule:r")
def rule_with_range(match: Match) -> Built:
    """every Wednesday 16:30 to 17:15, daily from 1 May to 15 June, every Monday for an hour"""
    rule: Rule = match["r"]
    if match.has("l"):
        length: Length = match["l"]
        if not match.all("for_", "during"):
            return None
        if length.unit in ("week", "month", "year") or (length.unit == "day" and length.count > 1):
            end = add_length(match.reading.today, length)
            return ("rule", replace(rule, until=end)) if end else None
        return "rule", replace(rule, lasts=length.total_seconds)
    found: Range = match["x"]
    if found.first is not None and found.last is not None and not rule.clocks:
        first, last = agree(found.first, found.last, match.reading.conventions)
        return "rule", replace(rule, clocks=(first,), end=last)
    if found.has_time and not found.has_date and found.start is None:
        return None
    if found.mod in ("until", "by", "before") and found.end:
        until = found.end.date() - timedelta(days=0 if found.has_time else 1)
        return "rule", replace(rule, until=until)
    if found.start and found.end and not found.has_time:
        since = None if found.relative else found.start.date()
        return "rule", replace(rule, since=since, until=found.end.date() - timedelta(days=1))
    if found.start and not found.has_time:
        return "rule", replace(rule, since=found.start.date())
    if found.start and found.end and found.relative:
        return "rule", replace(rule, until=found.end.date())
    return None


@LATE.rule(f"rule:r (comma|in_|from|on)* (begin|from|since):b (on|from|in_|the|at)* (day|datetime|period):d", "(begin|from|since):b (on|in_|the|from|at)* (day|datetime|period):d (comma|and_)? rule:r",
           "rule:r (comma)* until:u (the|on|in_)* (day|period|datetime):d",
           "until:u (the|on|in_)* (day|period|datetime):d comma? rule:r", "begin:b (on|the)* (wday):w comma? rule:r", "rule:r comma? begin:b day:d")
def rule_bounds(match: Match) -> Built:
    """daily starting 3 March, every Wednesday until November"""
    rule: Rule = match["r"]
    if match.has("w"):
        return None
    value = match["d"]
    if isinstance(value, Moment):
        start, clock = value.at.date(), Clock(value.at.hour, value.at.minute)
        if match.has("b"):
            return "rule", replace(rule, since=start, clocks=rule.clocks or (clock,))
        return "rule", replace(rule, until=start)
    if match.has("b"):
        return "rule", replace(rule, since=first_day(value))
    return "rule", replace(rule, until=_last_day(value, rule))


def _last_day(value: Day | Period, rule: Rule) -> date:
    """The last day that counts: "until November" ends before it, "until Friday" with it."""
    day = first_day(value) if isinstance(value, Period) and value.edge is None else next_day(value)
    day -= timedelta(days=1)
    while rule.since and day <= rule.since and isinstance(value, Period) and value.month:
        day = day.replace(year=day.year + 1)
    return day


@LATE.rule("rule:r comma? (on|in_|the|for_|of)* months:m", "rule:r comma? (in_|of|during|on)+ period:p", "months:m comma? rule:r", "rule:r comma? (on|the)* day:d", "rule:r (in_) the period:p", "in_ period:p comma? rule:r")
def rule_in_months(match: Match) -> Built:
    """every 2 weeks in January, May and August; every year on 16 March"""
    rule: Rule = match["r"]
    if match.has("m"):
        return "rule", replace(rule, by_month=match["m"])
    if match.has("p"):
        period: Period = match["p"]
        if period.month and not period.year:
            return "rule", replace(rule, by_month=(period.month,))
        if not period.relative and period.grain == "year":
            return "rule", replace(rule, since=period.start, until=period.end - timedelta(days=1))
        return None
    day: Day = match["d"]
    if rule.freq == "YEARLY" and day.month and day.day and not rule.by_month_day:
        return "rule", replace(rule, by_month=(day.month,), by_month_day=(day.day,))
    if rule.freq == "MONTHLY" and day.day and not day.month and not rule.by_month_day:
        return "rule", replace(rule, by_month_day=(day.day,))
    if rule.freq == "WEEKLY" and day.weekday is not None and not rule.by_day:
        return "rule", replace(rule, by_day=(DAY_CODES[day.weekday],))
    if rule.freq == "YEARLY" and day.holiday and "-" in day.holiday and day.holiday.replace("-", "").isdigit():
        return "rule", replace(rule, by_month=(day.date.month,), by_month_day=(day.date.day,))
    return None


@LATE.rule("rule:r comma? (for_)? count:c", "count:c comma? rule:r")
def rule_times(match: Match) -> Built:
    """every day for 5 times"""
    return "rule", replace(match["r"], count=match["c"])


@LATE.rule(
    "except_ (for_|in_|on|the|during|at|of)* months:x", "except_ (for_|in_|on|the|during|at)* (period|day|rule|range):x ((and_|comma) (in_|on|the)* (period|day))*", "except_ (for_|on|the|at)* vague:x",
)
def exception(match: Match) -> Built:
    """except in August, except tomorrow, except each second Monday in March"""
    found: list[str] = []
    for value in match.all("months", "period", "day", "rule", "range"):
        if isinstance(value, tuple):
            found.append(f"FREQ=DAILY;BYMONTH={','.join(map(str, value))}")
        elif isinstance(value, Rule):
            found.append(rule_text(value))
        elif isinstance(value, Day):
            plain_weekday = value.weekday is not None and value.day is None and value.which is None and not value.month
            found.append(f"FREQ=WEEKLY;BYDAY={DAY_CODES[value.weekday]}" if plain_weekday and value.weekday is not None else value.date.isoformat())
        elif isinstance(value, Period) and value.month and not value.year and value.grain == "month":
            found.append(f"FREQ=DAILY;BYMONTH={value.month}")
        else:
            found += _days_of(value)
    return ("exception", tuple(found)) if found else None


def _days_of(value: Period | Range) -> list[str]:
    start, end = (value.start, value.end) if isinstance(value, Period) else (value.start and value.start.date(), value.end and value.end.date())
    if start is None or end is None or (end - start).days > 400:
        return []
    return [(start + timedelta(days=n)).isoformat() for n in range((end - start).days)]


@LATE.rule("rule:r comma? exception:x")
def rule_except(match: Match) -> Built:
    """every day except in May"""
    rule: Rule = match["r"]
    return "rule", replace(rule, excepted=rule.excepted + match["x"])
