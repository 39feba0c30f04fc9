"""Counted from something else, said or known: an hour before (the dentist), the day before, two hours later."""

from __future__ import annotations

from pods.engine.time.grammar.lengths import length_of
from pods.engine.time.nodes import Length, Offset
from pods.engine.time.reduce import Built, Grammar, Match

GRAMMAR = Grammar()
_BACK = frozenset({"before", "beforehand", "sooner", "early", "ordinal", "last"})
_WORD = "(before_or_ago|before|beforehand|sooner|early|after|afterwards|later)"
_NO_TIME = "(?! the? number | timed | at (number|timed) | the? day | datetime | period | vague | range | rule | to)"
_PREVIOUS = ("anterior", "precedente")
_UNITS = ("day", "week", "month", "year")


@GRAMMAR.rule(f"(?<!for_)(the|approx)? length:l of? {_WORD}:w {_NO_TIME}")
def length_and_direction(match: Match) -> Built:
    """an hour before, 10 minutes early, one hour earlier, two days later"""
    item, length = match.item("w"), match["l"]
    goes_somewhere = match.kind("w") == "after" and item.raw == "nach"
    if goes_somewhere or not _is_prima(match) or match.preceded_by("during", "within"):
        return None
    return _offset(match, length)


@GRAMMAR.rule(f"(on|in_)? the? unit_word:u of? {_WORD}:w {_NO_TIME}")
def unit_and_direction(match: Match) -> Built:
    """the day before, le jour d'après, am Tag davor"""
    unit = "day" if match.kind("u") == "day_word" else match["u"]
    if unit not in _UNITS or not match.all("the", "on", "day_word") or not _is_prima(match):
        return None
    if match.kind("w") == "last" and match.item("w").raw not in _PREVIOUS:
        return None
    length = length_of(1, unit)
    return _offset(match, length) if length else None


@GRAMMAR.rule(f"(on|the) part:p of? (before_or_ago|before|beforehand):w {_NO_TIME}")
def part_and_direction(match: Match) -> Built:
    """the night before (the trip), am Abend vorher, la sera prima; not "in the evening before bed\""""
    ends = match.after is None or match.followed_by("stop", "comma")
    of_something = match["p"] == "night" or match.all("on")
    if match.preceded_by("in_", "during") or not (ends or of_something) or not _is_prima(match):
        return None
    return "offset", Offset(Length(days=1, unit="day"), -1, part=match["p"])


@GRAMMAR.rule("(on|in_)? the? day_before:d of?")
def day_before(match: Match) -> Built:
    """la veille, am Vortag, la víspera"""
    return "offset", Offset(Length(days=1, unit="day"), -1, part=match["d"] or None)


def _is_prima(match: Match) -> bool:
    """Whether an ordinal in the place of the direction is the Italian word for before."""
    return match.kind("w") != "ordinal" or match.item("w").raw == "prima"


def _offset(match: Match, length: Length) -> Built:
    kind = match.kind("w")
    return "offset", Offset(length, -1 if kind in _BACK else 1, from_now=kind == "later")
