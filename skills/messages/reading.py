"""From what was understood to commands on messages."""

from __future__ import annotations

from skills.engine.asking import MissingError
from skills.engine.command import Reading
from skills.engine.errors import PersonError
from skills.engine.permissions import check_role, name_of
from skills.engine.request import Request
from skills.messages.commands import FindMessages, Manner, SendMessage, skill


@skill.reads("message_send")
def read_send(request: Request, reading: Reading) -> SendMessage:
    """A message needs members and words; to somebody outside of the household nothing is sent."""
    asker = reading.asker
    check_role(name_of(SendMessage), asker)
    if request.unknown_people:
        raise MissingError("who", "ask-who", name=request.unknown_people[0])
    to = tuple(one for one in request.people.ids if one != asker.member.id)
    if not to:
        raise PersonError("message-to-self" if request.people.ids else "not-in-reach")
    if not request.title:
        raise MissingError("message", "ask-message-text", names=asker.names(to))
    manner = Manner(request.value) if request.value else Manner.SAID
    return SendMessage(request.title, to, manner, request.urgent)


@skill.reads("message_query")
def read_find(request: Request, reading: Reading) -> FindMessages:
    """Of one sender, or of all."""
    others = [one for one in request.people.ids if one != reading.asker.member.id]
    return FindMessages(others[0] if len(others) == 1 else None)
