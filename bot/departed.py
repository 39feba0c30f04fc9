"""Somebody left the household while a message of theirs was being answered: what that wrote goes as well."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from bot.building.pods import house_itself
from knowledge.clock import Clock
from knowledge.keys import Keyring
from knowledge.members import Members
from knowledge.people import Member
from pods.engine.interface import Pod, PodDownError
from skills.engine.estate import Leaving

log = logging.getLogger(__name__)

FORMER = "?"
"""Who owes and is owed something, where not even the name is kept."""


class Departed:
    """Looks after each message whether its member is one still; `ingle leave` is another process."""

    def __init__(self, members: Members, pods: Mapping[str, Pod], keyring: Keyring, clock: Clock) -> None:
        self._members = members
        self._pods = pods
        self._keyring = keyring
        self._clock = clock

    def clear(self, member: Member, private_chat: str | None) -> bool:
        """Takes away what was written for somebody who left meanwhile; whether they did. Blocks.

        What is shared is the first admin's, should nobody else have been named in time for it.
        """
        if self._members.get(member.id) is not None:
            return False
        asker = house_itself(self._members, self._clock)
        name = asker.household.former.get(member.id, FORMER)
        leaving = Leaving(member.id, name, asker.member.id)
        for pod in self._pods.values():
            try:
                pod.leave(leaving, asker)
            except PodDownError as error:
                log.error("%s: what it may hold of a member who left stays there", error)
        self._keyring.forget(member.id)
        self._members.forget(member.id, private_chat)
        return True
