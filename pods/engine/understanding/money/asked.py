"""What a question about money asks for: the largest, sums by something, a comparison, a picture or a file."""

from __future__ import annotations

from typing import Any

from pods.engine.parts import read_number
from pods.engine.time import combine
from pods.engine.understanding.clause import Clause
from skills.engine.times import TimeSpan

_MOST = 50


def asked_details(clause: Clause) -> dict[str, Any]:
    """The fields of a request that say how its answer shall look; those that nothing was said of are left out."""
    words = clause.vocabulary
    found: dict[str, Any] = {
        "grouping": next((name for name, said in words.by_what.items() if said.search(clause.text)), None),
        "form": next((name for name, said in words.as_what.items() if said.search(clause.text)), None),
    }
    largest = words.single["largest"].search(clause.text)
    if largest:
        found["largest"] = _count(clause)
    against = words.single["against"].search(clause.text)
    if against:
        before, after = _parted(clause, against.start())
        if after is not None:
            found |= {"against": after, "when": before}
    return {name: value for name, value in found.items() if value is not None or name == "when"}


def _count(clause: Clause) -> int:
    """ "the five biggest expenses" is 5; 0 where no number stands there."""
    cut = [(span.begin, span.end_offset) for span in clause.past_times.spans]
    for begin, said in clause.words():
        number = read_number(said, clause.language)
        counts = number is not None and number == int(number) and 1 < number <= _MOST
        if number is not None and counts and not any(start <= begin < end for start, end in cut):
            return int(number)
    return 0


def _parted(clause: Clause, at: int) -> tuple[TimeSpan | None, TimeSpan | None]:
    """What the times before and behind a place mean."""
    spans = [span for span in clause.past_times.spans if span.has_date or span.grain != "minute"]
    now, conventions = clause.scene.now, clause.scene.conventions
    before = [span for span in spans if span.begin < at]
    after = [span for span in spans if span.begin >= at]
    if not before and len(after) > 1:
        before, after = after[:1], after[1:]
    return (
        combine(before, now, conventions) if before else None,
        combine(after, now, conventions) if after else None,
    )
