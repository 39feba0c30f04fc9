"""From what was understood to commands on chores."""

from __future__ import annotations

import json
from datetime import datetime

from knowledge.store.database import Row
from skills.chores.commands import AddChore, ChangeChore, FindChores, FinishChore, RemoveChore, skill
from skills.engine.asking import MissingError, NotAllowedError, NotFoundError, Pick, SeveralError
from skills.engine.command import FAMILY_ROLES, Reading
from skills.engine.matching import best
from skills.engine.request import Request
from skills.engine.zones import midnight


@skill.reads("chore_add")
def read_add(request: Request, reading: Reading) -> AddChore:
    """A chore needs a text; without a name it is the asker's own, and a name has to be known."""
    if request.unknown_people:
        if not reading.asker.member.grown_up:
            raise NotAllowedError("not-allowed-chores")
        raise MissingError("who", "ask-who", name=request.unknown_people[0])
    if not request.title:
        raise MissingError("title", "ask-chore-text")
    when, due = request.when, _due(request, reading)
    who = request.people.ids or (reading.asker.member.id,)
    return AddChore(request.title, who, due, when.rule if when else None)


def _due(request: Request, reading: Reading) -> datetime | None:
    """The local midnight of the day it is to be done on or by."""
    when = request.when
    day = when.last_day if when and when.start is None else when.day if when else None
    return midnight(day, reading.asker.zone) if day else None


@skill.reads("chore_change")
def read_change(request: Request, reading: Reading) -> ChangeChore:
    """Another day, other people or other words for the chore that the last outcome or the words name."""
    row = _one(request, reading)
    due, rule = _due(request, reading), request.when.rule if request.when else None
    if rule and "BY" not in rule and row["due"]:
        due = None
    people, text = request.people.ids, (request.title or None) if request.amends else None
    if request.less:
        people = tuple(one for one in json.loads(row["who"]) if one not in request.less) or people
    if not (due or rule or people or text):
        raise MissingError("when", "ask-move-when", title=row["text"])
    if request.instead or request.less:
        return ChangeChore(row["id"], text, due, rule, only_who=people)
    return ChangeChore(row["id"], text, due, rule, add_who=people)


@skill.reads("chore_done")
def read_done(request: Request, reading: Reading) -> FinishChore:
    """The open chore that the words name."""
    return FinishChore(_one(request, reading)["id"])


@skill.reads("chore_remove")
def read_remove(request: Request, reading: Reading) -> RemoveChore:
    """The chore that the words name."""
    return RemoveChore(_one(request, reading)["id"])


@skill.reads("chore_query")
def read_find(request: Request, reading: Reading) -> FindChores:
    """Those of the members named, or of everybody."""
    return FindChores(request.people.ids)


def _one(request: Request, reading: Reading) -> Row:
    if reading.asker.member.role not in FAMILY_ROLES:
        raise NotAllowedError(f"not-allowed-{reading.asker.member.role}")
    rows = reading.rows("SELECT * FROM chores WHERE status = 'open' ORDER BY id")
    targets = [ref.id for ref in request.target if ref.skill == skill.name]
    found = [row for row in rows if row["id"] in targets]
    if not targets and request.title:
        found = list(best(request.title, rows, lambda row: row["text"]))
    if not found:
        raise NotFoundError("chore-not-found", what=request.title or request.text)
    if len(found) > 1:
        raise SeveralError("chore-which", tuple(Pick(skill.name, row["id"], row["text"]) for row in found[:4]))
    return found[0]


@skill.knows
def names(reading: Reading) -> list[str]:
    """What the open ones are called, the newest first."""
    rows = reading.rows("SELECT text AS name FROM chores WHERE status = 'open' ORDER BY id DESC LIMIT 200")
    return [row["name"] for row in rows]
