"""The key of archives in the age format: sealed by the password once, so that many archives open with one effort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import SecretStr

from backups.stores import StoreDamagedError, StoreError, WrongPasswordError

if TYPE_CHECKING:
    from pyrage import x25519

KEY = "key.age"
"""A key of X25519 in the text form of age, encrypted with the password (age-encryption.org/v1: scrypt, X25519)."""


def new_key(password: SecretStr) -> tuple[x25519.Identity, bytes]:
    """A new key, and the bytes in which the password seals it. A second of work."""
    from pyrage import x25519

    identity = x25519.Identity.generate()
    return identity, sealed(identity, password)


def sealed(identity: x25519.Identity, password: SecretStr) -> bytes:
    """A key as the password seals it. A second of work."""
    from pyrage import passphrase

    return bytes(passphrase.encrypt(f"{identity}\n".encode(), password.get_secret_value()))


def opened(content: bytes, password: SecretStr, place: str) -> x25519.Identity:
    """The key. A second of work. Raises WrongPasswordError, StoreDamagedError."""
    from pyrage import DecryptError, IdentityError, passphrase, x25519

    try:
        return x25519.Identity.from_str(passphrase.decrypt(content, password.get_secret_value()).decode().strip())
    except DecryptError as error:
        if "Decryption failed" not in str(error):
            raise StoreDamagedError(f"the key of the archives in {place} cannot be read ({error})") from error
        raise WrongPasswordError(
            f"the archives in {place} open with another password: check INGLE_BACKUP_PASSWORD, "
            "or that secret.key is the one of this household"
        ) from error
    except (IdentityError, ValueError) as error:
        raise StoreDamagedError(f"the key of the archives in {place} is none") from error


def failed(place: str, error: OSError) -> StoreError:
    """What a folder of archives raises for an error of the disk."""
    import errno

    from backups.stores import StoreFullError

    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return StoreFullError(
            f"there is no room left in {place} ({error.strerror}): free some there, or keep fewer "
            "(INGLE_BACKUP_DAILY, INGLE_BACKUP_WEEKLY, INGLE_BACKUP_MONTHLY)"
        )
    return StoreError(f"the archives in {place} cannot be used ({error.strerror or error})")
