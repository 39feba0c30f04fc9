"""What changes an event, a reminder or a chore just spoken of: "make it 5", "not me, Tom", "it lasts two hours"."""

from __future__ import annotations

import re
from dataclasses import replace

from pods.engine.understanding.clause import Clause
from pods.engine.understanding.details import beside, noted_in
from pods.engine.understanding.followups.before import SURE, Before, Requests, is_somebody, named_people, only_people
from pods.engine.understanding.forms import fill
from pods.engine.understanding.titles import tidy
from skills.engine.request import People
from skills.engine.times import TimeKind, TimeSpan

CHANGES = {
    "calendar": "planner.event_move",
    "reminders": "planner.reminder_move",
    "chores": "planner.chore_change",
}
"""The intent that changes something, by skill."""

_OF_TURNS = ("planner.event_move", "planner.event_delete")
"""Intents after which a day may be one of several on which something recurs."""

_FEW = 2
"""Words that may stand beside the time in a correction."""

_HOUR = re.compile(r"(?P<hour>\d{1,2})(?:[.:h](?P<minute>\d{2}))?\s?h?", re.IGNORECASE)

_DOTTED = re.compile(r"(?<![\d.,])(\d{1,2})\.([0-5]\d)(?![\d.,])")


def changed_plan(before: Before) -> Requests:
    """The requests that change what was planned; none where the clause does not speak of it."""
    ways = (
        _noted,
        _insisting,
        _on_one_day,
        _placed,
        _renamed,
        _given_away,
        _other_people,
        _not_them,
        _joining,
        _shifted,
        _lasting,
        _other_time,
        _only_times,
    )
    return next((found for way in ways if (found := way(before))), ())


def _change(clause: Clause, before: Before, **more: object) -> Requests:
    """The request that changes the thing."""
    request = fill(clause, CHANGES[before.skill], SURE)
    request = replace(
        request, title="", people=People(), unknown_people=(), target=before.last.refs[:1], amends=True, others=()
    )
    return (replace(request, **more),)  # type: ignore[arg-type]


def _without_time(before: Before, **more: object) -> Requests:
    return _change(before.clause, before, when=None, times=(), **more)


def _noted(before: Before) -> Requests:
    """ "note: bring the insurance card" """
    note = noted_in(before.clause) if before.skill == "calendar" else ""
    return _without_time(before, notes=note) if note else ()


def _insisting(before: Before) -> Requests:
    """ "nag me until it's done", "that's urgent", "stop nagging": how a reminder comes."""
    if before.skill != "reminders":
        return ()
    words, clause = before.clause.vocabulary, before.clause
    if words.single["nags_off"].search(before.text):
        return _without_time(before, nag_seconds=None, value="off")
    if words.single["is_urgent"].fullmatch(before.bare.text):
        return _without_time(before, urgent=True)
    request = fill(clause, "planner.reminder_create", SURE)
    said = request.nag_seconds is not None and (not request.title or words.single["pronoun"].fullmatch(request.title))
    return _without_time(before, nag_seconds=request.nag_seconds, value=None) if said else ()


def _on_one_day(before: Before) -> Requests:
    """ "not on 7 December", "on the 14th it starts at 7": one turn of what was just said to recur."""
    when = before.said.when
    turns = (when is not None and when.rule is not None) or before.last.intent in _OF_TURNS
    if before.skill != "calendar" or not turns:
        return ()
    left_out = before.clause.part(before.group("without"))
    if left_out.times.spans and not left_out.phrase and not any(one.rule for one in left_out.times.spans):
        request = fill(left_out, "planner.event_delete", SURE)
        return (replace(request, title="", text=before.clause.text, target=before.last.refs[:1]),)
    inner = before.clause.part(before.clause.vocabulary.single["details"].sub(" ", before.bare.text))
    spans = inner.times.spans
    rest = inner.vocabulary.single["pronoun"].sub(" ", inner.phrase).strip(" ,.")
    if rest or any(one.rule for one in spans) or not any(one.has_time for one in spans):
        return ()
    return _change(inner, before, scope="this") if any(one.has_date for one in spans) else ()


def _placed(before: Before) -> Requests:
    """ "it's at Luigi's" """
    if before.skill != "calendar" or before.clause.times.spans or before.asked:
        return ()
    match = before.clause.vocabulary.single["is_at"].fullmatch(before.bare.text)
    return _without_time(before, place=match["place"].strip()) if match else ()


def _renamed(before: Before) -> Requests:
    title = before.group("rename")
    others = before.inner.times.spans or named_people(before.inner).ids
    if not title and before.how == "meant" and not others:
        title = before.inner.text
    title = tidy(title, before.clause.language)
    return _without_time(before, title=title) if title else ()


def _given_away(before: Before) -> Requests:
    """ "give it to Tom" """
    people = before.people_of("give_to")
    return _without_time(before, people=people, instead=True) if people.ids else ()


def _other_people(before: Before) -> Requests:
    """ "not me, Tom", "no, Tom", "for Tom instead" """
    if before.exchange is not None:
        old, new = before.exchange
        if before.skill in ("calendar", "reminders"):
            old, new = on_the_clock(old), on_the_clock(new)
        if new.times.spans and old.times.spans and not new.phrase and before.names_it(old.phrase):
            return _change(new, before)
        if not only_people(old).ids:
            return ()
        people = only_people(new)
        if people.ids:
            return _without_time(before, people=people, instead=True)
        return _without_time(before, unknown_people=(new.text,), instead=True) if is_somebody(new) else ()
    people = only_people(before.inner)
    if before.skill == "reminders" and not people.ids:
        people = before.people_of("for_them")
    if not people.ids or not (before.amends or before.match("for_them")) or before.match("joins"):
        return ()
    adds = (before.how == "is" and not before.denies) or not before.amends
    return _without_time(before, people=people, instead=not adds or before.skill != "calendar")


def _not_them(before: Before) -> Requests:
    """ "not Mia", "without Tom" """
    people = only_people(before.clause.part(before.group("without")))
    return _without_time(before, less=people.ids) if people.ids else ()


def _joining(before: Before) -> Requests:
    """ "and Tom too", "add Tom to that", "with Mia" """
    people = before.people_of("joins")
    words = before.clause.vocabulary.single
    if not people.ids and (words["more"].search(before.text) or words["too"].search(before.text)):
        rest = words["too"].sub("", words["more"].sub("", before.text, count=1))
        people = only_people(before.clause.part(rest))
    return _without_time(before, people=people) if people.ids else ()


# --- times ------------------------------------------------------------------------------------------------------------


def _shifted(before: Before) -> Requests:
    """ "one hour earlier", "push it back by a day" """
    clause = _counting(before.bare)
    pushes = clause.vocabulary.single["shifts"].match(clause.text) is not None
    offset = _first(clause, TimeKind.OFFSET)
    if offset is not None and (pushes or before.amends or not clause.phrase):
        return _change(clause, before, when=replace(offset, start=None))
    length = _first(clause, TimeKind.DURATION)
    if length is None or not pushes or len(clause.times.spans) > 1:
        return ()
    sign = -1 if clause.vocabulary.single["sooner"].search(clause.text) else 1
    return _change(
        clause, before, when=replace(length, kind=TimeKind.OFFSET, seconds=sign * abs(length.seconds or 0), start=None)
    )


def _counting(clause: Clause) -> Clause:
    """ "back a day" with a number in it, so that it is read as a length."""
    if clause.times.spans:
        return clause
    return clause.part(clause.vocabulary.single["length"].sub(r"1 \g<unit>", clause.text))


def _lasting(before: Before) -> Requests:
    """ "it lasts two hours", "make it two hours" """
    length = _first(before.bare, TimeKind.DURATION)
    if before.skill != "calendar" or length is None or len(before.bare.times.spans) > 1:
        return ()
    lasts = before.clause.vocabulary.single["lasts"].search(before.text)
    said = lasts and len(before.bare.phrase.split()) <= 2 * _FEW
    return _change(before.bare, before, when=length) if said or before.amends else ()


def _first(clause: Clause, kind: TimeKind) -> TimeSpan | None:
    return next((span for span in clause.times.spans if span.kind is kind), None)


def _other_time(before: Before) -> Requests:
    """ "make it 5", "no, on Thursday", "7 in the evening I mean" """
    inner = _on_its_day(before) or on_the_clock(before.inner)
    if not before.amends or not inner.times.spans or not _names_a_time(inner, before):
        return ()
    few = before.how in ("becomes", "meant") and len(inner.phrase.split()) <= _FEW
    if not (few or before.names_it(inner.phrase)):
        return ()
    return _change(inner, before, people=named_people(inner))


def _on_its_day(before: Before) -> Clause | None:
    """ "il est reporté au 5": the small word that ends the words of correction makes the figure a day of the month."""
    inner = before.inner
    if inner.times.spans or not before.bare.text.endswith(inner.text):
        return None
    words = before.bare.text.removesuffix(inner.text).split()
    day = before.bare.part(" ".join((*words[-1:], inner.text)))
    return day if len(day.times.spans) == 1 and day.times.spans[0].has_date else None


def _only_times(before: Before) -> Requests:
    """ "at 7:15", "until 9", "every day please" """
    inner = dotted(before.bare)
    if before.asked or not inner.times.spans or inner.people or inner.money or not _names_a_time(inner, before):
        return ()
    bare = beside(inner, CHANGES[before.skill].partition(".")[2]).clause
    return _change(inner, before) if not inner.phrase or not bare.phrase else ()


def _names_a_time(clause: Clause, before: Before) -> bool:
    """Whether a time stands there that the thing may have: a chore has days only."""
    if before.skill != "chores":
        return True
    return any(span.has_date or span.rule for span in clause.times.spans)


def dotted(clause: Clause) -> Clause:
    """ "Until 5.30": after something planned, what looks like an amount is a time."""
    if clause.times.spans:
        return clause
    return clause.part(_DOTTED.sub(r"\1:\2", clause.text))


def on_the_clock(clause: Clause) -> Clause:
    """A bare hour after something planned is a time: "make it 5", "4.30"."""
    said = clause.text.strip(" .!")
    named = clause.vocabulary.single["numbers"].pattern.split("|")
    hour = _HOUR.fullmatch(str(named.index(said.casefold()) + 1) if said.casefold() in named else said)
    if hour is None or int(hour["hour"]) > 24 or int(hour["minute"] or 0) > 59:
        return dotted(clause)
    minute = f":{hour['minute']}" if hour["minute"] else ""
    return clause.part(clause.vocabulary.clock.format(hour["hour"] + minute))
