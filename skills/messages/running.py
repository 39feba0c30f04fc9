"""Sending, seeing and finding messages."""

from __future__ import annotations

from typing import Any

from knowledge.clock import from_text, to_text
from knowledge.people import Member
from knowledge.store.database import Row
from skills.engine.asking import NotAllowedError, NotFoundError
from skills.engine.command import Asker, Outcome, Reading, Ref, Running
from skills.engine.permissions import check
from skills.messages.commands import KIND, SEEN, FindMessages, SeeMessages, SendMessage, skill

MOST_LINES = 10


@skill.command(SendMessage)
def send(command: SendMessage, running: Running) -> Outcome:
    """Puts it to everybody it is for. What was delivered cannot be taken back, so that no undo is offered."""
    asker = running.asker
    known = {member.id: member for member in asker.members}
    to = [known[one] for one in dict.fromkeys(command.to) if one in known]
    if not to:
        raise NotFoundError("member-gone")
    refs = tuple(Ref(skill.name, _put(command, member, running)) for member in to)
    facts = {"names": tuple(member.name for member in to), "text": command.text, "manner": command.manner.value}
    return Outcome("message-sent", facts, refs, _waiting(command, to, asker))


def _put(command: SendMessage, member: Member, running: Running) -> int:
    """Not journalled: a message in the journal would outlast the time that it is kept."""
    asker = running.asker
    (row,) = running.rows(
        "INSERT INTO messages (sender, member_id, text, manner, sent_at) VALUES (?, ?, ?, ?, ?) RETURNING id",
        (asker.member.id, member.id, command.text, command.manner.value, to_text(asker.now)),
    )
    _tell(running, KIND, row["id"], member.id, urgent=command.urgent)
    return int(row["id"])


def _tell(running: Running, kind: str, message_id: int, member_id: int, *, urgent: bool = False) -> None:
    running.outbox.put(
        member_id=member_id,
        kind=kind,
        due=running.asker.now,
        now=running.asker.now,
        facts={},
        subject_id=message_id,
        urgent=urgent,
        timed=False,
    )


def _waiting(command: SendMessage, to: list[Member], asker: Asker) -> tuple[Outcome, ...]:
    """Why it does not reach some of them at once."""
    notes = []
    notes += [Outcome("message-no-chat", {"name": member.name}) for member in to if not member.has_chat]
    for member in to:
        until = member.quiet_until(asker.now) if member.has_chat and not command.urgent else None
        if until is not None:
            notes.append(Outcome("message-quiet", {"name": member.name, "until": until}))
    return tuple(notes)


@skill.command(SeeMessages)
def see(command: SeeMessages, running: Running) -> Outcome:
    """Who sent them hears of it once."""
    asker = running.asker
    rows = [row for one in command.message_ids for row in running.rows("SELECT * FROM messages WHERE id = ?", (one,))]
    if not rows:
        raise NotFoundError("message-gone")
    check(command, asker, own=all(row["member_id"] == asker.member.id for row in rows))
    here = {member.id for member in asker.members}
    for row in rows:
        if row["seen_at"] is None:
            running.rows("UPDATE messages SET seen_at = ? WHERE id = ?", (to_text(asker.now), row["id"]))
            if row["sender"] in here:
                _tell(running, SEEN, row["id"], row["sender"])
    senders = dict.fromkeys(row["sender"] for row in rows)
    texts = tuple(row["text"] for row in rows)
    return Outcome("message-seen", {"names": tuple(asker.name_of(one) or "?" for one in senders), "text": texts})


@skill.command(FindMessages, changes=False)
def find(command: FindMessages, running: Running) -> Outcome:
    """The last ones to the asker, the newest last; in the group nobody's, because everybody reads along."""
    asker = running.asker
    if asker.group:
        raise NotAllowedError("ask-in-private")
    rows = running.rows(
        "SELECT * FROM messages WHERE member_id = :me AND (:sender IS NULL OR sender = :sender)"
        " ORDER BY id DESC LIMIT :most",
        {"me": asker.member.id, "sender": command.sender, "most": MOST_LINES},
    )
    if not rows:
        name = asker.name_of(command.sender)
        return Outcome("messages-none-from", {"name": name}) if name else Outcome("messages-none")
    lines = tuple(Outcome("message-line", said(row, asker)) for row in reversed(rows))
    return Outcome("messages-found", {"lines": lines, "count": len(lines)})


def said(row: Row, asker: Asker) -> dict[str, Any]:
    """A message as facts of an outcome."""
    return {
        "name": asker.name_of(row["sender"]) or "?",
        "text": row["text"],
        "manner": row["manner"],
        "at": from_text(row["sent_at"]),
    }


@skill.exports
def export(reading: Reading) -> dict[str, list[dict[str, Any]]]:
    """All messages that are kept."""
    name_of = reading.asker.name_of
    return {
        "messages": [
            {
                "from": name_of(row["sender"]),
                "to": name_of(row["member_id"]),
                "text": row["text"],
                "sent_at": from_text(row["sent_at"]),
                "seen_at": from_text(row["seen_at"]) if row["seen_at"] else None,
            }
            for row in reading.rows("SELECT * FROM messages ORDER BY id")
        ]
    }
