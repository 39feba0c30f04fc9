"""What messages say when they are delivered, and when they were seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from knowledge.clock import from_text
from knowledge.outbox import Outgoing
from knowledge.store.database import Row
from skills.engine.command import Offer, Outcome, Reading, Ref
from skills.messages.commands import KIND, SEEN, SeeMessages, skill
from skills.messages.running import said

LATE = timedelta(minutes=10)
"""From this age on it is told when it was said."""


@skill.announces(KIND)
def bring(row: Outgoing, reading: Reading) -> Outcome | None:
    """The message with its button; nothing where it is not kept any more."""
    message = _message(row, reading)
    if message is None:
        return None
    return Outcome(
        "out-message",
        said(message, reading.asker),
        (Ref(skill.name, message["id"]),),
        _age(message, reading),
        offers=(_seen(message["id"]),),
    )


@skill.announces_together(KIND)
def bring_all(rows: Sequence[Outgoing], reading: Reading) -> Outcome | None:
    """Several messages as one, with one button for all of them."""
    messages = [message for row in rows if (message := _message(row, reading)) is not None]
    if not messages:
        return None
    lines = tuple(Outcome("message-line", said(message, reading.asker)) for message in messages)
    refs = tuple(Ref(skill.name, message["id"]) for message in messages)
    facts = {"lines": lines, "count": len(lines)}
    return Outcome("messages-found", facts, refs, offers=(_seen(*(message["id"] for message in messages)),))


@skill.announces(SEEN)
def tell_seen(row: Outgoing, reading: Reading) -> Outcome | None:
    """To the sender, that it was seen."""
    message = _message(row, reading)
    if message is None:
        return None
    name = reading.asker.name_of(message["member_id"]) or "?"
    return Outcome("out-message-seen", {"name": name, "text": message["text"]})


def _message(row: Outgoing, reading: Reading) -> Row | None:
    return next(iter(reading.rows("SELECT * FROM messages WHERE id = ?", (row.subject_id,))), None)


def _age(message: Row, reading: Reading) -> tuple[Outcome, ...]:
    sent_at = from_text(message["sent_at"])
    return (Outcome("out-message-late", {"at": sent_at}),) if reading.asker.now - sent_at > LATE else ()


def _seen(*message_ids: int) -> Offer:
    return Offer("seen", SeeMessages(message_ids), "button-message-seen")
