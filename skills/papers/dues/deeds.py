"""Deadlines: what is to be handed in, signed, registered or cancelled by a day."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from skills.papers.dues.days import Read, When
from skills.papers.dues.letter import Letter, ends_with
from skills.papers.dues.plain import plain
from skills.papers.dues.result import Due, DueKind
from skills.papers.dues.titles import deed_title
from skills.papers.dues.units import Unit

_REACH = 60
_LONGEST = timedelta(days=62)
"""A span of days by whose end something can be done."""
_NEAR = 12
"""Characters before a span of days in which "between" stands."""
_MONTH_ALONE = re.compile(r"[^\W\d]+ 0(?: \d{4})?")
"""When.said of "before October", the month being 0: hardly a day on which something has to be done."""
_SHORT = 160
"""Characters of a sentence in which a "by" alone makes a deadline."""


def deadline_in(unit: Unit, read: Read, when: When, letter: Letter) -> Due | None:
    """What is to be done by this date; None where it is no deadline."""
    words = letter.words
    label = plain(unit.label) if not when.before.strip(" |:") else ""
    near = f"{label} {when.before[-_REACH:]} {when.said}"
    if ends_with(words.cues["dated"], f"{label} {when.before}"):
        return None
    named = words.has("deadline", near) or words.has("deadline", when.after[:30])
    asked = when.until and any(words.has(cue, f"{label} {unit.flat}") for cue in ("ask", "due"))
    closes = words.has("enrols", unit.flat) and ends_with(words.cues["closes"], when.before)
    span = not when.single and not when.until
    asks = words.has("ask", unit.flat)
    window = span and asks and words.has("window", f"{when.before[-_NEAR:]} {when.said}")
    strict = when.strict and when.all_day and not words.has("lasts", unit.flat) and len(unit.text) <= _SHORT
    if not (named or asked or strict or closes or window) or (span and when.end - when.start > _LONGEST):
        return None
    if not named and _MONTH_ALONE.fullmatch(words.months.sub("0", when.said)):
        return None
    if words.has("offer", unit.flat) and not words.has("deadline", near) and not words.has("ask", unit.flat):
        return None
    start = datetime.combine(when.last_day, time())
    timed = when.until and not when.all_day
    begin = when.end if timed else start
    return Due(
        DueKind.DEADLINE,
        deed_title(unit, read, when, letter),
        begin,
        begin if timed else start + timedelta(days=1),
        not timed,
        unit.quoted,
        unit.page,
        0.85 if named or closes else 0.75 if asked or window else 0.55,
    )
