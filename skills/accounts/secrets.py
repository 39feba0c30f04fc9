"""Secrets at rest: encrypted with a key that lies outside the database: a copy of the database opens nothing."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from skills.engine.errors import ConfigurationError

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

KEY_FILE = "secret.key"
VARIABLE = "INGLE_SECRET_KEY"


class SecretKeyError(ConfigurationError):
    """The key is missing, unreadable, or not the one that the secrets were encrypted with."""


class Vault:
    """Encrypts and decrypts with one key (Fernet: AES-128-CBC with HMAC-SHA256).

    The key is `given` (INGLE_SECRET_KEY) or that of the file, which is made with mode 0600 when the first secret is
    encrypted. Nothing is read before it is needed.
    """

    def __init__(self, path: Path, given: SecretStr | None = None) -> None:
        self._path = path
        self._given = given

    def __repr__(self) -> str:
        return f"Vault({str(self._path)!r})"

    def seal(self, secret: SecretStr) -> str:
        """The encrypted form of a secret. Raises SecretKeyError."""
        return self._cipher(make=True).encrypt(secret.get_secret_value().encode()).decode()

    def open(self, sealed: str) -> SecretStr:
        """The secret again. Raises SecretKeyError where the key is missing or another one."""
        from cryptography.fernet import InvalidToken

        try:
            return SecretStr(self._cipher(make=False).decrypt(sealed.encode()).decode())
        except InvalidToken as error:
            raise SecretKeyError(
                f"{self._source} is not the key that the calendar passwords were encrypted with: "
                "put the right one back, or connect the accounts again."
            ) from error

    @property
    def _source(self) -> str:
        return VARIABLE if self._given else f"the file {self._path}"

    def _cipher(self, *, make: bool) -> Fernet:
        from cryptography.fernet import Fernet

        try:
            return Fernet(self._key(make=make))
        except ValueError as error:
            raise SecretKeyError(
                f"{self._source} holds no valid key: it has 32 random bytes in URL-safe base64 (44 characters)."
            ) from error

    def _key(self, *, make: bool) -> bytes:
        if self._given:
            return self._given.get_secret_value().strip().encode()
        try:
            return self._path.read_bytes().strip()
        except FileNotFoundError as error:
            if make:
                return self._make()
            raise SecretKeyError(
                f"the key {self._path} is missing, without which the calendar passwords cannot be read: "
                f"restore it from a backup or set {VARIABLE}, or connect the accounts again."
            ) from error
        except OSError as error:
            raise SecretKeyError(f"the key {self._path} cannot be read ({error.strerror}).") from error

    def _make(self) -> bytes:
        """A new key, whole or not at all, and never in the place of one that another process made meanwhile."""
        from cryptography.fernet import Fernet

        fresh = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        try:
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(Fernet.generate_key())
                file.flush()
                os.fsync(file.fileno())
            with contextlib.suppress(FileExistsError):
                os.link(fresh, self._path)
            return self._path.read_bytes().strip()
        except OSError as error:
            raise SecretKeyError(f"the key {self._path} cannot be written ({error.strerror}).") from error
        finally:
            fresh.unlink(missing_ok=True)
