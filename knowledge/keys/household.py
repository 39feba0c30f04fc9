"""The household's own key: one file beside the databases, or a setting; it opens all other keys but passphrases'."""

from __future__ import annotations

import base64
import binascii
import contextlib
import os
import secrets
import stat
from pathlib import Path

from pydantic import SecretStr

from knowledge.keys.cipher import KEY_BYTES
from knowledge.keys.errors import HouseholdKeyError, HouseholdKeyMissingError

KEY_FILE = "secret.key"
VARIABLE = "INGLE_SECRET_KEY"


class HouseholdKey:
    """The key `given` (INGLE_SECRET_KEY), or that of the file, made with mode 0600 when it is first needed.

    It is 32 random bytes in URL-safe base64 (44 characters), as `cryptography.fernet` makes them. Nothing is read
    before it is needed, and nothing is kept: another process may have changed it.
    """

    def __init__(self, path: Path, given: SecretStr | None = None) -> None:
        self.path = path
        self._given = given

    def __repr__(self) -> str:
        return f"HouseholdKey({str(self.path)!r})"

    @property
    def is_given(self) -> bool:
        """Whether it is a setting and not a file."""
        return self._given is not None

    @property
    def source(self) -> str:
        """Where it comes from, for sentences."""
        return VARIABLE if self._given else f"the file {self.path}"

    @property
    def next_path(self) -> Path:
        """Where the next key waits while everything is wrapped anew."""
        return self.path.with_name(f"{self.path.name}.next")

    def texts(self, *, make: bool) -> list[bytes]:
        """The key as it is written, and before it the next one while keys are changed: seal with the first, open with
        either.

        Raises HouseholdKeyMissingError where there is none and none is to be made, and HouseholdKeyError.
        """
        if self._given:
            return [self._given.get_secret_value().strip().encode()]
        current = _read(self.path)
        if current is None:
            if not make:
                raise HouseholdKeyMissingError(str(self.path))
            current = write_new(self.path)
        following = _read(self.next_path)
        return [current] if following is None else [following, current]

    def keys(self, *, make: bool) -> list[bytes]:
        """The same as bytes. Raises HouseholdKeyError."""
        return [key_of(text, self.source) for text in self.texts(make=make)]

    def begin_change(self) -> bytes:
        """The next key, kept beside the current one until `finish_change`. Raises HouseholdKeyError."""
        return key_of(write_new(self.next_path), str(self.next_path))

    def finish_change(self) -> None:
        """The next key takes the place of the current one."""
        try:
            self.next_path.replace(self.path)
            _sync_folder(self.path.parent)
        except OSError as error:
            raise HouseholdKeyError(f"the key {self.path} cannot be written ({error.strerror}).") from error

    def readable_by_others(self) -> bool:
        """Whether the file can be read by anybody but its owner; False where there is none."""
        try:
            return bool(stat.S_IMODE(self.path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO))
        except OSError:
            return False


def key_of(text: bytes, source: str) -> bytes:
    """The 32 bytes of a key as it is written. Raises HouseholdKeyError."""
    try:
        key = base64.urlsafe_b64decode(text)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != KEY_BYTES:
        raise HouseholdKeyError(
            f"{source} holds no valid key: it has 32 random bytes in URL-safe base64 (44 characters)."
        )
    return key


def write_new(path: Path) -> bytes:
    """A new key, whole or not at all, and never in the place of one that is there; the one that is there then."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(base64.urlsafe_b64encode(os.urandom(KEY_BYTES)))
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(fresh, path)
        _sync_folder(path.parent)
        return path.read_bytes().strip()
    except OSError as error:
        raise HouseholdKeyError(f"the key {path} cannot be written ({error.strerror}).") from error
    finally:
        fresh.unlink(missing_ok=True)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes().strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise HouseholdKeyError(f"the key {path} cannot be read ({error.strerror}).") from error


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
