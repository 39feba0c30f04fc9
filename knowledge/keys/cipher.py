"""Sealing with one key: texts and bytes that say which key they need, and words that can be looked up unread.

AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits; a key of its own for each purpose by HKDF-SHA256
(RFC 5869).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import os
import re
from functools import cached_property
from typing import TYPE_CHECKING

from knowledge.keys.errors import SealBrokenError

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
HOUSEHOLD = 0
"""The household's number where members have theirs."""

_NONCE = 12
_TEXT = re.compile(r"k1\.(\d{1,9})\.([A-Za-z0-9_-]+)", re.ASCII)
_BYTES = re.compile(rb"\x89INGK1\.(\d{1,9})\n")
_BLIND_LENGTH = 20


def owner_of(sealed: str) -> int | None:
    """Whose key opens a text (`HOUSEHOLD` or a member's id); None for a text that is not sealed."""
    found = _TEXT.fullmatch(sealed)
    return int(found[1]) if found else None


def owner_of_bytes(sealed: bytes) -> int | None:
    """Whose key opens these bytes, told by their beginning; None for bytes that are not sealed."""
    found = _BYTES.match(sealed)
    return int(found[1]) if found else None


def derived(key: bytes, purpose: str) -> bytes:
    """The key for one purpose: 32 bytes that tell nothing of those for others."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, None, f"inglenook {purpose} 1".encode()).derive(key)


class Cipher:
    """Seals and opens with the key of `owner`; `context` says where it lies (table and column) and is bound to it.

    What the household's key sealed, while the member's was locked, is opened as well where `household` is given.
    """

    def __init__(self, owner: int, key: bytes, household: Cipher | None = None) -> None:
        self.owner = owner
        self._key = key
        self._household = household

    def __repr__(self) -> str:
        return f"Cipher({self.owner})"

    def seal(self, plain: str, context: str) -> str:
        """The sealed text: printable ASCII that begins with a mark of version and key."""
        sealed = self._sealed(self._texts, plain.encode("utf-8", "surrogatepass"), context)
        return f"k1.{self.owner}.{base64.urlsafe_b64encode(sealed).rstrip(b'=').decode()}"

    def open(self, sealed: str, context: str) -> str:
        """The text again; one without the mark is from before and given back as it is. Raises SealBrokenError."""
        found = _TEXT.fullmatch(sealed)
        if found is None:
            return sealed
        cipher = self._of(int(found[1]), context)
        try:
            content = base64.b64decode(found[2] + "=" * (-len(found[2]) % 4), altchars=b"-_", validate=True)
        except binascii.Error as error:
            raise SealBrokenError(context) from error
        return cipher._opened(cipher._texts, content, context).decode("utf-8", "surrogatepass")

    def seal_bytes(self, plain: bytes, context: str) -> bytes:
        """The sealed bytes, which begin with a mark of version and key; 48 to 56 bytes longer than the plain ones."""
        return b"\x89INGK1.%d\n" % self.owner + self._sealed(self._files, plain, context)

    def open_bytes(self, sealed: bytes, context: str) -> bytes:
        """The bytes again; those without the mark are given back as they are. Raises SealBrokenError."""
        found = _BYTES.match(sealed)
        if found is None:
            return sealed
        cipher = self._of(int(found[1]), context)
        return cipher._opened(cipher._files, sealed[found.end() :], context)

    def blind(self, word: str) -> str:
        """What stands for a word where it is looked up: 20 letters and digits, the same for the same word and key."""
        digest = hmac.digest(self._words, word.encode("utf-8", "surrogatepass"), hashlib.sha256)
        return base64.b32encode(digest).decode().casefold()[:_BLIND_LENGTH]

    def key_for(self, purpose: str) -> bytes:
        """A key for another purpose than sealing: 32 bytes that tell nothing of this one, and stay the same."""
        return derived(self._key, purpose)

    def _of(self, owner: int, context: str) -> Cipher:
        if owner == self.owner:
            return self
        if self._household is not None and owner == self._household.owner:
            return self._household
        raise SealBrokenError(context)

    def _sealed(self, gcm: AESGCM, plain: bytes, context: str) -> bytes:
        nonce = os.urandom(_NONCE)
        return nonce + gcm.encrypt(nonce, plain, self._bound(context))

    def _opened(self, gcm: AESGCM, sealed: bytes, context: str) -> bytes:
        from cryptography.exceptions import InvalidTag

        try:
            return gcm.decrypt(sealed[:_NONCE], sealed[_NONCE:], self._bound(context))
        except (InvalidTag, ValueError) as error:
            raise SealBrokenError(context) from error

    def _bound(self, context: str) -> bytes:
        return f"1\n{self.owner}\n{context}".encode()

    @cached_property
    def _texts(self) -> AESGCM:
        return self._gcm("texts")

    @cached_property
    def _files(self) -> AESGCM:
        return self._gcm("files")

    @cached_property
    def _words(self) -> bytes:
        return derived(self._key, "words")

    def _gcm(self, purpose: str) -> AESGCM:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(derived(self._key, purpose))
