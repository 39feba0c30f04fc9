"""Parts of a day: tonight, tomorrow afternoon, at 7 this evening."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from pods.engine.time.calendar_math import add_days, resolve_day
from pods.engine.time.clocks import PART_BOUNDS, in_part, place
from pods.engine.time.nodes import Clock, Day
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()
_DAWN = 7
"""Hours before it that "tonight" speaks of are those of the coming day."""


@dataclass(frozen=True, slots=True)
class Vague:
    """A part of a day, with its day where one was named."""

    part: str
    day: Day | None = None


@GRAMMAR.rule("tonight:t", "this part:p", "part:p this")
def part_of_today(match: Match) -> Built:
    """tonight, this evening"""
    part = match["t"] if match.has("t") else match["p"]
    day, part = part if isinstance(part, tuple) else (0, part)
    moved = add_days(match.reading.today, day)
    return ("vague", Vague(part, Day(moved, relative=True))) if moved else None


@GRAMMAR.rule("the? (next|last):w part:p", "the? part:p (next|last):w")
def part_of_next_day(match: Match) -> Built:
    """last night, la nuit dernière, next morning"""
    moved = add_days(match.reading.today, match["w"]) if match["w"] in (-1, 1) else None
    return ("vague", Vague(match["p"], Day(moved, relative=True))) if moved else None


@GRAMMAR.rule("(start_of|middle_of|end_of|early|late):e (of|in_)? the? part:p")
def edge_of_part(match: Match) -> Built:
    """en fin de soirée, late afternoon"""
    edge = {"start_of": "early", "early": "early", "middle_of": "middle"}.get(match.kind("e"), "late")
    name = f"{edge}_{match['p']}"
    return ("part", name) if name in PART_BOUNDS else None


@GRAMMAR.rule("weekday_part:d")
def part_of_weekday(match: Match) -> Built:
    """Dienstagmorgen"""
    weekday, part = match["d"]
    day = resolve_day(match.reading.today, weekday=weekday, past=match.reading.past)
    return ("vague", Vague(part, day)) if day else None


@GRAMMAR.rule(
    "day:d (comma|in_|at|of|on|during|by|the|for_|approx|early|late|from)* part:p",
    "(in_|at|on|during)? (the|early|late)* part:p (of|on|the|in_)+ day:d",
    "(early|late) day:d part:p",
    "part:p day:d",
    "day:d (in_|on|the)* part:p",
)
def day_and_part(match: Match) -> Built:
    """tomorrow afternoon, Saturday morning, in the evening of the 3rd"""
    return "vague", Vague(match["p"], match["d"])


@GRAMMAR.rule("part:p (at|approx)+ (clock|bare_clock):c")
def part_before_clock(match: Match) -> Built:
    """morgens um 6"""
    if match.preceded_by("in_", "on", "the", "this", "by", "day", "vague"):
        return None
    clock: Clock = match["c"]
    placed = in_part(clock, match["p"]) if clock.hour <= 12 else clock
    return ("clock", placed) if placed else None


@GRAMMAR.rule(
    "(in_|during|at|on|by|for_|approx|from) (the|early|late)* part:p",
    "(early|late) in_ the part:p",
    "the part:p (?!gap)",
    "part:p",
)
def part_alone(match: Match) -> Built:
    """in the evening, am Nachmittag; abends, after lunch"""
    if match.end - match.begin == 1 and not (
        match.item("p").raw in match.reading.language.part_adverbs or "_" in match["p"]
    ):
        return None
    if match["p"].startswith("before_") and match.preceded_by("length", "vague"):
        return None
    return "vague", Vague(match["p"])


@GRAMMAR.rule(
    "vague:v (comma|at|approx|on|in_|the|from|for_|by)* (clock|bare_clock):c",
    "vague:v (comma|at)? number:n (?!gap|unit|ord|mon|up_to)",
    "(clock|bare_clock):c (in_|on|of|at|comma|the)* vague:v",
    "number:n vague:v",
)
def part_and_clock(match: Match) -> Built:
    """this afternoon at 3, at 7 this evening"""
    vague: Vague = match["v"]
    if match.has("n"):
        hour = match["n"]
        if not 1 <= hour <= 12 or (match.items[match.begin].char == match.item("n").char and vague.day is None):
            return None
        clock: Clock | None = Clock(hour, exact=False)
    else:
        clock = match["c"]
    if clock is None:
        return None
    if (
        vague.day is not None
        and match.preceded_by("and_", "up_to")
        and match.begin > 1
        and match.items[match.begin - 2].value is not None
    ):
        return None
    placed = (
        in_part(clock, vague.part)
        if (not clock.exact or clock.hour <= 12) and not (clock.exact and clock.hour == 0)
        else clock
    )
    if placed is None:
        return None
    if vague.day is None:
        return "clock", placed
    if clock.exact and clock.hour >= 1 and vague.part in ("night", "evening") and clock.hour < 7:
        placed = clock
    moment = place(placed, vague.day, match.reading)
    if moment.at <= match.reading.here and vague.day.date == match.reading.today and moment.at.hour < _DAWN:
        moment = replace(moment, at=moment.at + timedelta(days=0 if match.reading.past else 1))
    return "datetime", moment
