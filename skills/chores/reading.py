"""From what was understood to commands on chores."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from knowledge.people import Member
from skills.chores.commands import (
    AddChore,
    ChangeChore,
    ChoreStats,
    FindChores,
    FinishChore,
    RemoveChore,
    SwapChore,
    Turns,
    skill,
)
from skills.chores.photos import first_photo
from skills.chores.store import Chore, member_of, open_chores
from skills.engine.asking import MissingError, NotAllowedError, NotFoundError, Pick, SeveralError
from skills.engine.command import FAMILY_ROLES, GROWN_UPS, Reading
from skills.engine.matching import best, fold
from skills.engine.permissions import check
from skills.engine.privacy import SEEN, audiences
from skills.engine.proper_names import names_in
from skills.engine.request import Request
from skills.engine.times import TimeSpan
from skills.engine.zones import midnight

WITH_PHOTO = re.compile(
    r"[\s,(]*(?:\band )?\b(?:(?:i(?:'d like| want| need)|send|show|needs?|please)(?: me| us)? (?:a )?(?:photo|picture)"
    r"|(?:photo|picture) (?=as proof|required|please)|with (?:a )?(?:photo|picture)"
    r"|mit (?:einem )?(?:foto|bild)|avec (?:une )?photo|con (?:una )?foto)\b"
    r"(?: (?:as |for )?(?:a )?proof|required|please| als beweis| à l'appui| como prueba| come prova)?\)?",
    re.IGNORECASE,
)

DONE = "done"
WEEKLY = "FREQ=WEEKLY"
MOST_EXPECTED = 8
"""Names in what chores are called that are expected to be said."""
_IN_YEARS = frozenset({"month", "quarter", "season", "halfyear", "year"})


@skill.reads("chore_add")
def read_add(request: Request, reading: Reading) -> AddChore:
    """A chore needs a text; without a name it is the asker's own, and a name has to be known."""
    if request.unknown_people:
        check(AddChore, reading.asker, own=False, key="not-allowed-chores")
        raise MissingError("who", "ask-who", name=request.unknown_people[0])
    title = WITH_PHOTO.sub("", request.title).strip()
    if not title:
        raise MissingError("title", "ask-chore-text")
    due, rule = _due(request, reading), request.when.rule if request.when else None
    turns, who = _turns(request), request.people.ids or (reading.asker.member.id,)
    if turns is not None:
        who = _in_turns(request, reading)
        turns = turns if len(who) > 1 else None
    if turns == "week" and rule is None:
        rule, due = WEEKLY, due or _end_of_week(reading)
    needs_photo = WITH_PHOTO.search(request.text) is not None
    return AddChore(title, who, due, rule, turns, request.points or 0, needs_photo)


def _turns(request: Request) -> Turns | None:
    return "week" if request.turns == "week" else "count" if request.turns == "count" else None


def _in_turns(request: Request, reading: Reading) -> tuple[int, ...]:
    """Who takes turns: whoever was named, in that order; with one other the asker begins, with nobody the grown-ups."""
    named, me = request.people.ids, reading.asker.member.id
    if len(named) == 1:
        return tuple(dict.fromkeys([me, *named]))
    return named or tuple(one.id for one in reading.asker.members if one.grown_up)


def _end_of_week(reading: Reading) -> datetime:
    """Where no day is said, a week's work is to be done by its Sunday."""
    today = reading.asker.local_now.date()
    return midnight(today + timedelta(days=6 - today.weekday()), reading.asker.zone)


def _due(request: Request, reading: Reading) -> datetime | None:
    """The local midnight of the day it is to be done on or by."""
    when = request.when
    day = when.last_day if when and (when.start is None or when.grain == "week") else when.day if when else None
    return midnight(day, reading.asker.zone) if day else None


@skill.reads("chore_change")
def read_change(request: Request, reading: Reading) -> ChangeChore:
    """Another day, other people, words, turns or points for the chore that the last outcome or the words name."""
    chore = _one(request, reading)
    due, rule = _due(request, reading), request.when.rule if request.when else None
    if rule and "BY" not in rule and chore.due:
        due = None
    people, text = request.people.ids, (request.title or None) if request.amends else None
    if request.less:
        people = tuple(one for one in chore.who if one not in request.less) or people
    turns, points = _turns(request), request.points
    if not (due or rule or people or text or turns) and points is None:
        raise MissingError("when", "ask-move-when", title=chore.text)
    if request.instead or request.less:
        return ChangeChore(chore.id, text, due, rule, only_who=people, turns=turns, points=points)
    return ChangeChore(chore.id, text, due, rule, add_who=people, turns=turns, points=points)


@skill.reads("chore_done")
def read_done(request: Request, reading: Reading) -> FinishChore:
    """The open chore that the words name; a photo goes with it.

    The asker did it, unless one of those whose chore it is was named, and not in its words ("Tom's bins").
    """
    asker, chore = reading.asker, _one(request, reading)
    photo = first_photo(request.files, reading.database)
    if chore.row["needs_photo"] and photo is None and asker.member.role not in GROWN_UPS:
        raise MissingError("photo", "ask-chore-photo", text=chore.text)
    named = {one for one in request.people.ids if not _stands_in(request.title, member_of(asker, one))}
    named &= chore.concerns(asker.now)
    by = min(named) if len(named) == 1 and asker.member.id not in named else None
    return FinishChore(chore.id, by, photo)


def _stands_in(title: str, member: Member) -> bool:
    return any(fold(name) in fold(title) for name in (member.name, *member.nicknames))


@skill.reads("chore_remove")
def read_remove(request: Request, reading: Reading) -> RemoveChore:
    """The chore that the words name."""
    return RemoveChore(_one(request, reading).id)


@skill.reads("chore_query")
def read_find(request: Request, reading: Reading) -> FindChores:
    """Those of the members named, or of everybody; or whether one has been done."""
    if request.value == DONE:
        targets = [ref.id for ref in request.target if ref.skill == skill.name]
        named = next((chore.text for chore in open_chores(reading) if chore.id in targets), request.title)
        return FindChores(done=named) if named else FindChores(request.people.ids)
    return FindChores(request.people.ids)


@skill.reads("chore_swap")
def read_swap(request: Request, reading: Reading) -> SwapChore:
    """One turn of the chore that the words name, with whoever was named, or with the only other one there is."""
    asker = reading.asker
    others = tuple(one for one in request.people.ids if one != asker.member.id)
    chore = _one(request, reading, _swappable(others, reading))
    if not others:
        others = tuple(one for one in chore.who if one != asker.member.id) if len(chore.who) == 2 else ()
    if not others:
        raise MissingError("with", "ask-swap-with", text=chore.text)
    instead_of = others[0] if len(others) > 1 else None
    return SwapChore(chore.id, others[-1], instead_of, request.when.day if request.when else None)


def _swappable(others: Sequence[int], reading: Reading) -> list[Chore]:
    """What can be meant where the chore is not named: what one of those who swap is to do now."""
    now, people = reading.asker.now, {reading.asker.member.id, *others}
    return [chore for chore in open_chores(reading) if set(chore.doers(chore.turn(now))) & people]


@skill.reads("chore_stats")
def read_stats(request: Request, reading: Reading) -> ChoreStats:
    """The days that were named, or this month so far."""
    today = reading.asker.local_now.date()
    start, end = today.replace(day=1), today + timedelta(days=1)
    span = request.when
    if span is not None and span.start is not None:
        start, end = _past(span, today)
    elif span is not None and span.end is not None:
        end = span.end.date()
        start = (end - timedelta(days=1)).replace(day=1)
    return ChoreStats(start, end, request.people.ids)


def _past(span: TimeSpan, today: date) -> tuple[date, date]:
    """The days of a span; one that lies ahead is meant as the last one of its kind."""
    first = span.start.date() if span.start else today
    last = span.last_day or (today if span.timex == "since" else first)
    while first > today:
        if span.grain in _IN_YEARS:
            first, last = _year_before(first), _year_before(last)
        else:
            first, last = first - timedelta(days=7), last - timedelta(days=7)
    return first, last + timedelta(days=1)


def _year_before(day: date) -> date:
    """The day a year earlier; the end of a month stays one."""
    after = day + timedelta(days=1)
    if after.day == 1:
        return after.replace(year=after.year - 1) - timedelta(days=1)
    return day.replace(year=day.year - 1)


def _one(request: Request, reading: Reading, unnamed: Sequence[Chore] = ()) -> Chore:
    """The open chore that is meant; without words one of `unnamed`. Raises NotFoundError, SeveralError."""
    if reading.asker.member.role not in FAMILY_ROLES:
        raise NotAllowedError(f"not-allowed-{reading.asker.member.role}")
    chores = open_chores(reading)
    targets = [ref.id for ref in request.target if ref.skill == skill.name]
    if targets:
        found = [chore for chore in chores if chore.id in targets]
    elif request.title:
        found = list(best(request.title, sorted(chores, key=lambda one: one.id), lambda one: one.text))
    else:
        found = list(unnamed)
    if not found:
        raise NotFoundError("chore-not-found", what=request.title or request.text)
    if len(found) > 1:
        raise SeveralError("chore-which", tuple(Pick(skill.name, one.id, one.text) for one in found[:4]))
    return found[0]


@skill.knows
def names(reading: Reading) -> list[str]:
    """What the open ones are called, the newest first."""
    rows = reading.rows("SELECT text AS name FROM chores WHERE status = 'open' ORDER BY id DESC LIMIT 200")
    return [row["name"] for row in rows]


@skill.expects
def names_in_chores(reading: Reading) -> list[str]:
    """Names in what the open ones are called ("feed Minka")."""
    rows = reading.rows(
        f"SELECT text FROM chores WHERE status = 'open' AND {SEEN} ORDER BY id DESC LIMIT 40",
        audiences(reading.asker.member.audiences),
    )
    return names_in((row["text"] for row in rows), MOST_EXPECTED)
