"""What chores say unasked: questions to swap and to approve, their answers, and the lines of a brief."""

from __future__ import annotations

from knowledge.outbox import Outgoing
from knowledge.store.database import Row
from skills.chores.commands import AcceptSwap, ApproveChore, DeclineSwap, RefuseChore, skill
from skills.chores.finishing import KIND, done_row, points_of
from skills.chores.photos import attached
from skills.chores.store import Chore, chore_of, facts_of, name_of, open_chores, swap_of
from skills.chores.swapping import open_question, row_of, swapped
from skills.engine.command import FAMILY_ROLES, Days, Offer, Outcome, Reading, Ref
from skills.engine.errors import PersonError


@skill.announces(KIND)
def announce(row: Outgoing, reading: Reading) -> Outcome | None:
    """What a row says now; nothing where what it is about was answered, undone or removed meanwhile."""
    about = int(row.facts["about"])
    try:
        match row.facts["what"]:
            case "swap":
                return _swap_question(about, reading)
            case "swapped" | "declined" as what:
                return _swap_answer(what, about, row_of(reading, about), reading)
            case "approve":
                return _approval(done_row(reading, about), reading)
            case _:
                return _decision(row.facts["what"], done_row(reading, about), reading)
    except PersonError:
        return None


def _swap_question(swap_id: int, reading: Reading) -> Outcome:
    asked = open_question(reading, swap_id)
    question = asked.question(reading)
    offers = (Offer("confirm", AcceptSwap(swap_id)), Offer("cancel", DeclineSwap(swap_id)))
    return Outcome(question.key, question.facts, question.refs, question.notes, offers=offers)


def _swap_answer(what: str, swap_id: int, row: Row, reading: Reading) -> Outcome | None:
    chore = chore_of(reading, row["chore_id"])
    if what == "swapped":
        return swapped(chore, swap_of(row), reading) if row["status"] == "accepted" else None
    if row["status"] != "declined":
        return None
    facts = {"name": name_of(reading.asker, row["asked"]), "text": chore.text}
    return Outcome("chore-swap-refused", facts, (Ref(skill.name, chore.id),))


def _approval(row: Row, reading: Reading) -> Outcome | None:
    """The question to a grown-up, with the photo if there is one."""
    if row["status"] != "waiting":
        return None
    facts = {"name": name_of(reading.asker, row["member_id"]), "text": row["text"], "points": row["points"]}
    offers = (
        Offer("confirm", ApproveChore(row["id"]), "button-approve"),
        Offer("cancel", RefuseChore(row["id"]), "button-not-yet"),
    )
    return Outcome("chore-approve", facts, offers=offers, files=attached(row["photo"], reading.database))


def _decision(what: str, row: Row, reading: Reading) -> Outcome | None:
    """The word to the child."""
    facts = {"name": name_of(reading.asker, row["decided_by"] or 0), "text": row["text"]}
    if what == "approved" and row["status"] == "counted":
        total = points_of(reading, row["member_id"])
        return Outcome("chore-was-approved", {**facts, "points": row["points"], "total": total})
    if what == "refused" and row["status"] == "refused":
        return Outcome("chore-was-refused", facts, (Ref(skill.name, row["chore_id"]),))
    return None


@skill.briefs
def brief(reading: Reading, days: Days) -> list[Outcome]:
    """The chores that are the asker's to do on those days, and today those that were missed."""
    if reading.asker.member.role not in FAMILY_ROLES:
        return []
    lines = (_line(chore, reading, days) for chore in open_chores(reading))
    return [line for line in lines if line is not None]


def _line(chore: Chore, reading: Reading, days: Days) -> Outcome | None:
    asker = reading.asker
    day = chore.day_for(asker.member.id, days.start, days.days, asker.now)
    if day is None:
        return None
    facts = {**facts_of(chore, asker), "day": day}
    if chore.in_turns:
        following = chore.turn_on(day, asker.now) + 1
        turn = {"text": chore.text, "next": name_of(asker, chore.rota.holder(following))}
        facts["text"] = (Outcome("chore-your-turn", turn),)
    if day < days.start:
        return Outcome("chore-brief-late", facts)
    return Outcome("chore-brief" if days.days == 1 else "chore-brief-on", facts)
