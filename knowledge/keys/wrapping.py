"""Keys wrapped by other keys: by the household's, or by what a passphrase becomes through scrypt (RFC 7914)."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from knowledge.keys.cipher import KEY_BYTES, derived
from knowledge.keys.errors import PassphraseError

SHORTEST = 10
"""Characters of a passphrase: whoever copies the database may guess as fast as scrypt lets them."""

_NONCE = 12


class How(StrEnum):
    """What opens a member's key."""

    HOUSEHOLD = "household"
    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a way, not a password
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one look at a passphrase costs: scrypt's parameters, kept beside what they made.

    128·n·r bytes of memory; as long as p times that takes. The default is what OWASP's "Password Storage" asks for
    with 64 MiB.
    """

    n: int = 2**16
    r: int = 8
    p: int = 2


def wrapped(key: bytes, wrapping: bytes, member_id: int, how: How) -> bytes:
    """A key sealed with another one, bound to whose it is and how it is opened."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(wrapping).encrypt(nonce, key, _bound(member_id, how))


def unwrapped(sealed: bytes, wrapping: bytes, member_id: int, how: How) -> bytes | None:
    """The key again; None where the other key is not the one."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(wrapping).decrypt(sealed[:_NONCE], sealed[_NONCE:], _bound(member_id, how))
    except (InvalidTag, ValueError):
        return None


def from_household(secret: bytes) -> bytes:
    """What wraps keys, from the household's key."""
    return derived(secret, "wrapping")


def from_passphrase(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """What wraps a key, from a passphrase. Blocking, for some tenths of a second, without holding up other threads."""
    written = unicodedata.normalize("NFKC", passphrase.strip()).encode("utf-8", "surrogatepass")
    most = 128 * cost.r * (cost.n + cost.p + 2) + 2**20
    return hashlib.scrypt(written, salt=salt, n=cost.n, r=cost.r, p=cost.p, dklen=KEY_BYTES, maxmem=most)


def check_new(passphrase: str) -> None:
    """Raises PassphraseError for what is too short to be a passphrase."""
    if len(unicodedata.normalize("NFKC", passphrase.strip())) < SHORTEST:
        raise PassphraseError(f"a passphrase has at least {SHORTEST} characters; several words are easy to remember.")


def _bound(member_id: int, how: How) -> bytes:
    return f"member key 1\n{member_id}\n{how.value}".encode()
