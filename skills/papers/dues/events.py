"""Events: trips, parents' evenings, appointments, days on which something is closed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from skills.papers.dues.days import Read, When
from skills.papers.dues.letter import Letter, ends_with
from skills.papers.dues.plain import plain
from skills.papers.dues.result import Due, DueKind
from skills.papers.dues.titles import event_title
from skills.papers.dues.units import Unit

_NEXT = 4
"""Units below a date in which its time and place stand, each in a row of its own."""
_LONGEST = timedelta(days=120)


def event_in(unit: Unit, read: Read, when: When, letter: Letter, *, in_bill: bool) -> Due | None:
    """What happens at this date; None where nothing says that it is something to go to or to know."""
    words = letter.words
    label = plain(unit.label) if not when.before.strip(" |:") else ""
    near = f"{label} {when.before}"
    leaves = when.until and not when.all_day and words.has("events", near)
    if (
        (when.until and not leaves)
        or when.relative
        or when.end - when.start > _LONGEST
        or when.grain in ("month", "year", "quarter")
    ):
        return None
    if when.all_day and when.single and when.day == letter.written:
        return None
    if ends_with(words.cues["dated"], near) or words.has("dated", when.before[-25:]):
        return None
    when = _with_time_below(unit, when, letter)
    title, named = event_title(unit, read, when, letter)
    own = words.has("events", f"{label} {unit.flat}")
    generic = ends_with(words.cues["generic"], near.strip(" :|")) or not re.sub(r"\W", "", near)
    row = len(unit.text) <= 70 and re.match(r"[^:|]{3,40}[:|]", unit.text) is not None and when.grain == "day"
    confidence = 0.8 if own else 0.65 if named else 0.5 if row or not when.all_day else 0.3
    confidence += 0.1 if not when.all_day and (own or named or generic) else 0.0
    if not own and len(unit.text) > 160:
        confidence -= 0.2
    if in_bill and (when.all_day or not own):
        confidence = 0.0
    if confidence < 0.5 or len(title) < 3:
        return None
    return Due(
        DueKind.EVENT,
        title,
        when.start,
        when.end,
        when.all_day,
        unit.quoted,
        unit.page,
        round(min(confidence, 0.95), 2),
        place=_place(unit, when, letter),
    )


def _with_time_below(unit: Unit, when: When, letter: Letter) -> When:
    """The date with the time that stands in one of the next rows, or before it in the same."""
    if not when.all_day or not when.single:
        return when
    same = letter.reads[unit.index]
    below = [
        letter.reads[one.index]
        for one in letter.units[unit.index + 1 : unit.index + 1 + _NEXT]
        if one.index in letter.reads
    ]
    rows = [same] if len(same.whens) == 1 else []
    for read in below:
        if read.whens:
            break
        rows.append(read)
    for read in rows:
        is_row = read is same or len(read.text) <= 45
        clock = next((span for span in read.clocks if span.start is not None), None)
        if clock is not None and clock.start is not None and is_row and not read.recurs:
            start = datetime.combine(when.start.date(), clock.start.time())
            end = datetime.combine(start.date(), clock.end.time()) if clock.end else start
            return replace(when, start=start, end=max(start, end), all_day=False)
    return when


def _place(unit: Unit, when: When, letter: Letter) -> str:
    """Where it is: "in room 12", or the row "Place: …" below."""
    found = _place_in(unit.text, letter)
    if found:
        return found
    for other in letter.units[unit.index + 1 : unit.index + 1 + _NEXT]:
        match = letter.words.cues["place"].match(other.flat)
        if match is not None and other.text[match.end() : match.end() + 2].strip()[:1] in (":", "|"):
            return other.text[match.end() :].strip(" :|.")[:60]
        if other.index in letter.reads and letter.reads[other.index].whens:
            break
    return ""


def _place_in(text: str, letter: Letter) -> str:
    flat = plain(text)
    for match in letter.words.cues["places"].finditer(flat):
        before = list(letter.words.cues["place"].finditer(flat, max(match.start() - 30, 0), match.start()))
        if not before or re.search(r"[.,;:()]", flat[before[-1].end() : match.start()]):
            continue
        tail = re.match(r"(?:\s(?:[A-Z0-9][\w.]*|de \w+|di \w+|der \w+|des \w+))*", text[match.end() :])
        return text[before[-1].end() : match.end() + (tail.end() if tail else 0)].strip(" .")
    return ""
