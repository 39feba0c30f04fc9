"""Private documents at rest: whose key seals what, and SQL functions that open it for whoever reads a row."""

from __future__ import annotations

import logging
from collections.abc import Collection
from typing import TYPE_CHECKING, Protocol

from knowledge.keys import LockedError, SealBrokenError, owner_of, owner_of_bytes

if TYPE_CHECKING:
    from knowledge.keys import Cipher
    from knowledge.store.database import Database

PRIVATE = "member:"
"""How the audience of what is for one member alone begins; the member's id follows."""
NOTHING = ("", "[]")
"""Texts that tell nothing and are not sealed."""

log = logging.getLogger(__name__)


class Keys(Protocol):
    """What is needed of `knowledge.keys.Keyring`."""

    def cipher(self, member_id: int) -> Cipher:
        """Raises LockedError."""

    def is_locked(self, member_id: int) -> bool:
        """Whether what the member's key sealed cannot be read now."""


class Sealing:
    """Seals what a private audience has, and opens what is sealed; without keys everything stays in clear.

    What is sealed says so itself and says whose key it needs, so that a text is opened rightly whatever the audience
    of its document is by now. `context` is the table and column in which it lies.
    """

    def __init__(self, keys: Keys | None = None) -> None:
        self._keys = keys

    @property
    def has_keys(self) -> bool:
        """Whether anything is sealed at all."""
        return self._keys is not None

    def owner(self, audience: str) -> int | None:
        """The member whose key seals what has this audience; None for what lies in clear."""
        if self._keys is None or not audience.startswith(PRIVATE):
            return None
        return int(audience.removeprefix(PRIVATE))

    def is_open(self, member_id: int | None) -> bool:
        """Whether this member's key, or none, can be used now."""
        return member_id is None or (self._keys is not None and not self._keys.is_locked(member_id))

    def cipher(self, member_id: int) -> Cipher:
        """A member's cipher. Raises LockedError, also where there are no keys at all."""
        if self._keys is None:
            raise LockedError(member_id)
        return self._keys.cipher(member_id)

    def ciphers(self, audiences: Collection[str]) -> dict[str, Cipher]:
        """Those of the private ones among audiences that are not locked."""
        owners = {audience: self.owner(audience) for audience in audiences}
        return {one: self.cipher(owner) for one, owner in owners.items() if owner is not None and self.is_open(owner)}

    def locked(self, audiences: Collection[str]) -> tuple[str, ...]:
        """Those of the private ones that are."""
        return tuple(sorted(audience for audience in audiences if not self.is_open(self.owner(audience))))

    def sealed(self, text: str, context: str, audience: str) -> str:
        """The text as it is stored for an audience; one that tells nothing stays as it is. Raises LockedError."""
        owner = self.owner(audience)
        return text if owner is None or text in NOTHING else self.cipher(owner).seal(text, context)

    def opened(self, stored: str | None, context: str) -> str | None:
        """The text again; None where its key is locked. What we did not seal, or was changed, is given as it is."""
        owner = None if stored is None else owner_of(stored)
        if owner is None or stored is None:
            return stored
        if not self.is_open(owner):
            return None
        try:
            return self.cipher(owner).open(stored, context)
        except SealBrokenError as error:
            log.error("%s", error)
            return stored
        except LockedError:
            return None

    def opened_bytes(self, stored: bytes, context: str) -> bytes | None:
        """The bytes again; None where their key is locked, and where they were changed."""
        owner = owner_of_bytes(stored)
        if owner is None:
            return stored
        if not self.is_open(owner):
            return None
        try:
            return self.cipher(owner).open_bytes(stored, context)
        except SealBrokenError as error:
            log.error("%s", error)
        except LockedError:
            pass
        return None

    def blinded(self, word: str, audience: str) -> str:
        """What stands for a word where it is looked up in what an audience has; itself where that lies in clear or is
        locked."""
        owner = self.owner(audience)
        return word if owner is None or not self.is_open(owner) else self.cipher(owner).blind(word)

    def install(self, database: Database) -> None:
        """Makes `sealed(text, context, audience)`, `opened(stored, context)`, `blinded(word, audience)` known to SQL.

        A statement fails rather than write in clear what is to be sealed with a locked key.
        """
        database.add_function("sealed", 3, self.sealed)
        database.add_function("opened", 2, self.opened)
        database.add_function("blinded", 2, self.blinded)
