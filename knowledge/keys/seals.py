"""Which key seals what was said: in a member's own chat the member's, in every other chat the household's."""

from __future__ import annotations

import logging

from knowledge.keys.cipher import Cipher
from knowledge.keys.errors import LockedError, SealBrokenError
from knowledge.keys.keyring import Keyring
from knowledge.store.database import Database

log = logging.getLogger(__name__)


class Seals:
    """Seals for the stores of `household.db`. While a member's key is locked the household's stands in for it."""

    def __init__(self, database: Database, keyring: Keyring) -> None:
        self._database = database
        self.keyring = keyring

    def owner(self, chat_key: str | None) -> int | None:
        """The member whose private chat this is; None for a group and for a chat that nobody is known by."""
        channel, _, address = (chat_key or "").partition(":")
        found = self._database.rows(
            "SELECT DISTINCT member_id FROM accounts WHERE channel = ? AND address = ? LIMIT 2", (channel, address)
        )
        return found[0]["member_id"] if len(found) == 1 else None

    def of_chat(self, chat_key: str | None) -> Cipher:
        """What seals something of this chat now."""
        return self.keyring.writer(self.owner(chat_key))

    def open(self, sealed: str, context: str) -> str:
        """The text again. Raises LockedError, SealBrokenError."""
        return self.keyring.open(sealed, context)

    def readable(self, sealed: str, context: str) -> str | None:
        """The text again; None where it is locked, and where it was tampered with, which is logged."""
        try:
            return self.keyring.open(sealed, context)
        except LockedError:
            return None
        except SealBrokenError as error:
            log.error("%s", error)
            return None
