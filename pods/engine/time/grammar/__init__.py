"""The grammar: the rules of all parts, in the order they are applied."""

from pods.engine.time.grammar import dates, figures, joining, lengths, relative, sets, times

RULES = (
    *figures.GRAMMAR.rules,
    *times.GRAMMAR.rules,
    *lengths.GRAMMAR.rules,
    *sets.EARLY.rules,
    *dates.GRAMMAR.rules,
    *relative.GRAMMAR.rules,
    *joining.DAYS.rules,
    *joining.RANGES.rules,
    *joining.MOMENTS.rules,
    *sets.LATE.rules,
)
