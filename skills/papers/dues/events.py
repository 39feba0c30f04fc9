"""Events: trips, parents' evenings, appointments, days on which something is closed."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

from skills.papers.dues.amounts import priced
from skills.papers.dues.days import Read, When
from skills.papers.dues.letter import Letter, ends_with
from skills.papers.dues.plain import plain
from skills.papers.dues.result import Due, DueKind, Sort
from skills.papers.dues.titles import event_title
from skills.papers.dues.units import Unit

_CLOCK = re.compile(r"\d{1,2}[:.h]")
_LABEL = re.compile(r"[^:|]{3,40}[:|]")
_VALUE = re.compile(r"\s*[:|]\s*(\w[^;|]+)")
_SHORT = 120
"""Characters of a sentence in a letter that would not name a day to come if it were nothing to know."""
_NEXT = 4
"""Units below a date in which its time and place stand, each in a row of its own."""
_LASTING = (Sort.CONTRACT, Sort.INSURANCE, Sort.SUBSCRIPTION)
"""Whose beginning is nothing to go to."""
_LONGEST = timedelta(days=120)
_WIDE = frozenset({"month", "quarter", "year"})
_LABELLED_TIME = re.compile(r"[^\W\d][^:\d]{2,20}:\s*\d{1,2}\s?[:.h]\s?\d\d")
_REACH = 25
_ROW_BELOW = 45
"""Characters of a row that says no more than at what time or where."""
_TITLE = 3
_ROW, _LONG = 70, 160
"""Characters of a row, and of a sentence that says so much that its date may be beside the point."""


def event_in(unit: Unit, read: Read, when: When, letter: Letter, *, in_bill: bool) -> Due | None:
    """What happens at this date; None where nothing says that it is something to go to or to know."""
    label = plain(unit.label) if not when.before.strip(" |:") else ""
    near = f"{label} {when.before}"
    lasting = in_bill or any(letter.words.sorts[sort].search(letter.head) for sort in _LASTING)
    if not _may_happen(when, near, letter) or (lasting and ends_with(letter.words.cues["begins"], near)):
        return None
    when = _with_time_below(unit, when, letter)
    title, named = event_title(unit, read, when, letter)
    own = any(letter.words.has(cue, f"{label} {unit.flat}") for cue in ("events", "happens"))
    if len(title) < _TITLE or (in_bill and (when.all_day or not own)) or _is_beside(unit, when, letter, own=own):
        return None
    plainly = len(unit.text) <= _SHORT and unit.text[-1] in ".!" and not lasting
    likely = plainly or not when.all_day or _is_row(unit, when)
    confidence = 0.8 if own else 0.65 if named else 0.5 if likely else 0.3
    if not when.all_day and (own or named or _is_generic(near, letter)):
        confidence += 0.1
    if not own and len(unit.text) > _LONG:
        confidence -= 0.2
    return Due(
        DueKind.EVENT,
        title,
        when.start,
        when.end,
        when.all_day,
        unit.quoted,
        unit.page,
        round(confidence, 2),
        place=_place(unit, when, letter),
    )


def _may_happen(when: When, near: str, letter: Letter) -> bool:
    """Whether it is a day or some, and not the date of the letter, of an order, of a birth."""
    cues = letter.words.cues
    leaves = when.until and not when.all_day and letter.words.has("events", near)
    if (when.until and not leaves) or when.relative or when.grain in _WIDE or when.end - when.start > _LONGEST:
        return False
    if not when.single:
        return any(char.isdigit() for char in when.said)
    bears = when.day == letter.written and (when.all_day or ends_with(cues["written"], near))
    return not (bears or ends_with(cues["dated"], near) or cues["dated"].search(when.before[-_REACH:]))


def _is_beside(unit: Unit, when: When, letter: Letter, *, own: bool) -> bool:
    """Whether a day is only one from which something can be cancelled, costs, or can be applied for."""
    words = letter.words
    if words.has("enrols", unit.flat) and ends_with(words.cues["opens"], when.before):
        return True
    if not when.all_day:
        return False
    ends = words.cues["notice"].match(unit.flat) is not None
    return ends or (not own and (words.has("notice", unit.flat) or bool(priced(unit.text))))


def _is_row(unit: Unit, when: When) -> bool:
    """Whether it is a label with its date, or only the days of what stands above."""
    labelled = len(unit.text) <= _ROW and _LABEL.match(unit.text) is not None and when.grain == "day"
    alone = not re.sub(r"\W", "", f"{when.before}{when.after}")
    return labelled or (alone and not when.single and bool(unit.label))


def _is_generic(near: str, letter: Letter) -> bool:
    """Whether it stands behind "Date:" or the like, or behind nothing."""
    return ends_with(letter.words.cues["generic"], near.strip(" :|")) or not re.sub(r"\W", "", near)


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
        is_row = read is same or len(read.text) <= _ROW_BELOW or _LABELLED_TIME.match(read.text) is not None
        is_row = is_row or _tells_when(read, letter)
        clock = next((span for span in read.clocks if span.start is not None), None)
        if clock is not None and clock.start is not None and is_row and not read.recurs:
            start = datetime.combine(when.start.date(), clock.start.time())
            back = clock.end or _back(read, letter)
            end = datetime.combine(start.date(), back.time()) if back else start
            return replace(when, start=start, end=max(start, end), all_day=False)
    return when


def _back(read: Read, letter: Letter) -> datetime | None:
    """When those who set out are back: the last time of a sentence, behind a word for it."""
    last = read.clocks[-1]
    said = plain(read.text[read.clocks[0].end_offset : last.begin])
    return last.start if letter.words.has("comes_back", said) else None


def _tells_when(read: Read, letter: Letter) -> bool:
    """Whether a sentence says when something that the one before named begins ("Departure at 8:15 from …")."""
    first = next((clock.begin for clock in read.clocks), 0)
    return len(read.text) <= _SHORT and letter.words.has("sets_out", plain(read.text[:first]))


def _place(unit: Unit, when: When, letter: Letter) -> str:
    """Where it is: "in room 12", "Place: …" in the same row, or in one below."""
    found = _place_in(unit.text, letter) or _place_said(unit, letter)
    if found:
        return found
    for other in letter.units[unit.index + 1 : unit.index + 1 + _NEXT]:
        found = _place_said(other, letter)
        if found:
            return found
        if other.index in letter.reads and letter.reads[other.index].whens:
            break
    return ""


def _place_said(unit: Unit, letter: Letter) -> str:
    for match in letter.words.cues["place"].finditer(unit.flat):
        value = _VALUE.match(unit.text, match.end())
        if value is not None and not _CLOCK.match(value[1]):
            return value[1].strip(" .")[:60]
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
