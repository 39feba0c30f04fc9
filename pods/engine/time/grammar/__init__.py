"""The grammar: the rules of all parts, in the order they are applied."""

from pods.engine.time.grammar import (
    dates,
    days,
    figures,
    lengths,
    moments,
    parts,
    periods,
    ranges,
    relative,
    set_details,
    set_places,
    sets,
    times,
)

RULES = (
    *figures.GRAMMAR.rules,
    *times.GRAMMAR.rules,
    *lengths.GRAMMAR.rules,
    *set_places.GRAMMAR.rules,
    *sets.GRAMMAR.rules,
    *dates.GRAMMAR.rules,
    *periods.GRAMMAR.rules,
    *days.GRAMMAR.rules,
    *relative.GRAMMAR.rules,
    *parts.GRAMMAR.rules,
    *ranges.GRAMMAR.rules,
    *moments.GRAMMAR.rules,
    *set_details.GRAMMAR.rules,
    *(rule for rule in set_details.GRAMMAR.rules if rule.name in set_details.AGAIN),
)
