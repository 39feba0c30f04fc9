"""Passphrases that members give: taken before anything keeps them, answered with a sentence, stored nowhere."""

from __future__ import annotations

import asyncio
import re
from typing import Protocol

from bot.messages import Reply
from bot.replies.catalogue import catalogue
from knowledge.keys import ForgottenError, How, Keyring, PassphraseError, WaitError
from knowledge.people import Member

_COMMAND = re.compile(r"\s*/unlock(@\w+)?(?:\s+(?P<passphrase>.+))?\s*", re.DOTALL | re.IGNORECASE)


def is_unlocking(text: str) -> bool:
    """Whether a text begins with the command, so that it must not be kept."""
    return _COMMAND.fullmatch(text) is not None


def passphrase_in(text: str) -> str | None:
    """The passphrase behind the command; None where there is none."""
    found = _COMMAND.fullmatch(text)
    return found["passphrase"].strip() if found and found["passphrase"] else None


class Accounts(Protocol):
    """Gives the member whose account on a channel it is, or None for a stranger."""

    def by_account(self, channel: str, sender: str) -> Member | None: ...


class Unlocking:
    """Opens members' keys for the channels and the hub. `page` is where it is done in a browser."""

    def __init__(self, keyring: Keyring, members: Accounts, page: str) -> None:
        self._keyring = keyring
        self._members = members
        self._page = page
        self._reminded: set[int] = set()

    async def member(self, channel: str, sender: str) -> Member | None:
        """Whose account this is."""
        return await asyncio.to_thread(self._members.by_account, channel, sender)

    async def is_locked(self, member_id: int) -> bool:
        """Whether the member has to give a passphrase."""
        return await asyncio.to_thread(self._needed, member_id)

    async def try_open(self, member: Member, passphrase: str) -> tuple[bool, str]:
        """Whether the key is open now, and the sentence that says so or why not."""
        say = catalogue(member.language).say
        if await asyncio.to_thread(self._keyring.how, member.id) is How.HOUSEHOLD:
            return True, say("unlock-none")
        try:
            await asyncio.to_thread(self._keyring.unlock, member.id, passphrase)
        except WaitError as error:
            return False, say("unlock-wait", {"seconds": error.seconds})
        except (PassphraseError, ForgottenError):
            return False, say("unlock-wrong")
        return True, say("unlock-done")

    async def in_private(self, member: Member, passphrase: str | None) -> Reply:
        """The answer to the command in a chat where the message can be taken back."""
        if passphrase is not None:
            return Reply((await self.try_open(member, passphrase))[1])
        locked = await self.is_locked(member.id)
        return Reply(catalogue(member.language).say("unlock-how" if locked else "unlock-none"))

    def elsewhere(self, member: Member) -> Reply:
        """The answer where a passphrase must not be written: in a group, and where what is typed stays."""
        return Reply(catalogue(member.language).say("unlock-page", {"page": self._page}))

    async def reminder(self, channel: str, sender: str) -> Reply | None:
        """Tells a member, once after each start, that private things are locked."""
        member = await self.member(channel, sender)
        if member is None or member.id in self._reminded or not await self.is_locked(member.id):
            return None
        self._reminded.add(member.id)
        return Reply(catalogue(member.language).say("private-locked", {"page": self._page}))

    def _needed(self, member_id: int) -> bool:
        return self._keyring.is_locked(member_id) and self._keyring.how(member_id) is How.PASSPHRASE
