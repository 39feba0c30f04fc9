"""What is said beside the heart of a request, and is no part of its title: that a reminder comes back until it is done
or is urgent, which of several dates are meant, whose turn it is, what it is worth, a note."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any

from pods.engine.understanding.clause import Clause
from pods.engine.understanding.titles import tidy
from skills.engine.request import ALOUD
from skills.engine.times import TimeKind

_SCOPES = {
    "scope_following": "following",
    "scope_this": "this",
    "scope_all": "all",
}
_SCOPED = (
    *(f"event_{one}" for one in ("move", "delete")),
    *(f"reminder_{one}" for one in ("move", "cancel", "snooze")),
    *(f"chore_{one}" for one in ("change", "remove", "swap")),
)
_RECURRING = ("event_create", "reminder_create", "chore_add")
_NAGGED = ("reminder_create", "reminder_move")
_SHARED = ("chore_add", "chore_change")
_NOTED = ("event_create", "event_move")
_SHOWN = ("_query", "_show", "_list", "_stats", "_free", "_brief")
"""Endings of intents that only show something, which may be read aloud."""
_SECONDS = {"MINUTELY": 60.0, "HOURLY": 3600.0}
_SHORT = re.compile(r"FREQ=(?P<unit>MINUTELY|HOURLY)(?:;INTERVAL=(?P<count>\d+))?$")


@dataclass(frozen=True, slots=True)
class Details:
    """A clause without what was said beside, and the fields of the request that this fills."""

    clause: Clause
    fields: dict[str, Any] = field(default_factory=dict)
    task: str = ""
    """What is to be done before a reminder stops coming, where that is its text as well."""

    def without(self, *begin_end: tuple[int, int], task: str = "", **fields: Any) -> Details:
        """The same with stretches of the text taken out, which became fields."""
        text = self.clause.text
        for begin, end in begin_end:
            text = text[:begin] + " " * (end - begin) + text[end:]
        clause = self.clause.part(text) if begin_end else self.clause
        return Details(clause, self.fields | fields, task or self.task)


def beside(clause: Clause, name: str) -> Details:
    """What is said beside in a clause with this intent (without its pod's name); titles and times are read without."""
    details = Details(clause)
    if name in _RECURRING:
        details = _excepting(details)
    if name in _NAGGED:
        details = _urgent(_nagging(details))
    if name in _SCOPED:
        details = _scoped(details)
    if name in _SHARED:
        details = _worth(_in_turn(details))
    if name in _NOTED:
        details = _noted(details)
        if name == "event_create" or "notes" not in details.fields:
            details = _placed(details)
    if name.endswith(_SHOWN):
        details = _aloud(details, day=name == "day_brief")
    return details


def _aloud(details: Details, *, day: bool) -> Details:
    """ "read me the shopping list aloud"; who wants a day to be read wants to hear it, with or without that word."""
    words, text = details.clause.vocabulary.single, details.clause.text
    match = words["aloud"].search(text)
    if match is None:
        return details.without(form=ALOUD) if day and words["reads_out"].search(text) else details
    return details.without(match.span(), form=ALOUD)


def _excepting(details: Details) -> Details:
    """ "on weekdays at 7 to wake Mia, but not on Wednesdays": the exception is read where the recurrence stands."""
    clause = details.clause
    match = clause.vocabulary.single["excepted"].search(clause.text)
    recurring = [
        cut
        for span, cut in zip(clause.times.spans, clause.times.cut, strict=True)
        if span.rule and match and cut[1] <= match.start()
    ]
    if match is None or not recurring or not clause.part(match["day"]).times.spans:
        return details
    text, end = clause.text, recurring[-1][1]
    said = f"{text[:end]} {match.group().strip(' ,.!')}{text[end : match.start()]}"
    joined = clause.part(said)
    return Details(joined, details.fields) if len(joined.times.spans) == len(recurring) else details


def _nagging(details: Details) -> Details:
    """ "remind me every 10 minutes until it's done", "nag me until I call the plumber" """
    clause = details.clause
    words = clause.vocabulary
    verb = words.single["nagging"].search(clause.text)
    match = next((found for pattern in words.nags if (found := pattern.search(clause.text))), None)
    interval = next(
        (
            (found, cut)
            for span, cut in zip(clause.times.spans, clause.times.cut, strict=True)
            if span.kind is TimeKind.SET and (found := _SHORT.match(span.rule or ""))
        ),
        None,
    )
    task = match.groupdict().get("what") or "" if match else ""
    if verb is None and (match is None or (task and interval is None)):
        return details
    seconds = 0.0
    taken = [*([match.span()] if match else []), *_if_undone(clause)]
    if interval is not None:
        seconds = _SECONDS[interval[0]["unit"]] * int(interval[0]["count"] or 1)
        taken.append(interval[1])
    return details.without(*taken, task=tidy(task, clause.language), nag_seconds=seconds)


def _if_undone(clause: Clause) -> list[tuple[int, int]]:
    """ ", and if he doesn't react tell me": somebody else is asked in any case."""
    begins = (match.end() for match in re.finditer(r"[,;.]\s+", clause.text))
    pattern = clause.vocabulary.single["if_undone"]
    return next(([(begin, len(clause.text))] for begin in begins if pattern.match(clause.text[begin:])), [])


def _urgent(details: Details) -> Details:
    match = details.clause.vocabulary.single["urgent"].search(details.clause.text)
    return details.without(match.span(), urgent=True) if match else details


def _scoped(details: Details) -> Details:
    for name, scope in _SCOPES.items():
        said = [match.span() for match in details.clause.vocabulary.single[name].finditer(details.clause.text)]
        if said:
            scoped = details.without(*said, *_this_week(details.clause, said[0][1]), scope=scope)
            return replace(scoped, clause=_kept_apart(scoped.clause, said))
    return details


def _kept_apart(clause: Clause, taken: list[tuple[int, int]]) -> Clause:
    """A comma where something was taken out in the middle, so that "to 6 [from] next week" is no six weeks."""
    text = clause.text
    for begin, end in taken:
        if text[:begin].strip() and text[end:].strip():
            text = text[:begin] + ",".ljust(end - begin) + text[end:]
    return clause.part(text) if text != clause.text else clause


def _this_week(clause: Clause, begin: int) -> tuple[tuple[int, int], ...]:
    """ "… to 6, only this week": beside another time the week only says which of the dates is meant."""
    read = clause.times
    weeks = [
        cut
        for span, cut in zip(read.spans, read.cut, strict=True)
        if span.grain == "week" and abs(span.begin - begin) <= 1
    ]
    return tuple(weeks) if len(read.spans) > len(weeks) else ()


def _in_turn(details: Details) -> Details:
    clause = details.clause
    said = [match.span() for match in clause.vocabulary.single["takes_turns"].finditer(clause.text)]
    if not said:
        return details
    weekly = clause.vocabulary.single["by_the_week"].search(clause.text)
    return details.without(*said, turns="week" if weekly else "count")


def _worth(details: Details) -> Details:
    words = details.clause.vocabulary.single
    match = words["points"].search(details.clause.text)
    if match is None:
        return details
    said = match["points"].casefold()
    named = words["numbers"].pattern.split("|")
    points = int(said) if said.isdecimal() else named.index(said) + 1 if said in named else None
    return details.without(match.span(), points=points) if points is not None else details


def noted_in(clause: Clause) -> str:
    """The note that a clause is and nothing else ("note: bring the insurance card"); empty where it says more."""
    match = clause.vocabulary.single["notes"].match(clause.text)
    return _note(match) if match and not match.groupdict().get("of") else ""


def _note(match: re.Match[str]) -> str:
    return next((said.strip(" .,;") for name, said in match.groupdict().items() if said and name != "of"), "")


def _noted(details: Details) -> Details:
    match = details.clause.vocabulary.single["notes"].search(details.clause.text)
    if match is None:
        return details
    if match.groupdict().get("of"):
        taken = (match.start(), match.start("of")), (match.end("of"), match.end())
        return details.without(*taken, notes=_note(match))
    return details.without(match.span(), notes=_note(match)) if match.start() else details


def _placed(details: Details) -> Details:
    """Where it is. The words stay in the title as well, which would often say little without them."""
    clause = details.clause
    match = clause.vocabulary.single["place"].search(clause.timeless)
    place = tidy(match["place"], clause.language) if match else ""
    named = {name.casefold() for member in clause.scene.members for name in (member.name, *member.nicknames)}
    return details.without(place=place) if place and place.casefold() not in named else details
