"""Secrets at rest: encrypted with a key that lies outside the database: a copy of the database opens nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from knowledge.keys.errors import HouseholdKeyError, HouseholdKeyMissingError
from knowledge.keys.household import KEY_FILE, VARIABLE, HouseholdKey
from knowledge.store.database import Database
from skills.engine.errors import ConfigurationError

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet

__all__ = ["KEY_FILE", "SecretKeyError", "Vault", "check_key", "sealed_anew"]


class SecretKeyError(ConfigurationError):
    """The key is missing, unreadable, or not the one that the secrets were encrypted with."""


class Vault:
    """Encrypts and decrypts with the household's key (Fernet: AES-128-CBC with HMAC-SHA256).

    The key is `given` (INGLE_SECRET_KEY) or that of the file, which is made with mode 0600 when the first secret is
    encrypted. Nothing is read before it is needed.
    """

    def __init__(self, path: Path, given: SecretStr | None = None) -> None:
        self._key = HouseholdKey(path, given)

    def __repr__(self) -> str:
        return f"Vault({str(self._key.path)!r})"

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
                f"{self._key.source} is not the key that the calendar passwords were encrypted with: "
                "put the right one back, or connect the accounts again."
            ) from error

    def renewed(self, sealed: str) -> str:
        """The same secret, encrypted with the newest key. Raises SecretKeyError."""
        return self.seal(self.open(sealed))

    def _cipher(self, *, make: bool) -> MultiFernet:
        """Seals with the newest key, opens with each that there is."""
        from cryptography.fernet import Fernet, MultiFernet

        try:
            return MultiFernet([Fernet(key) for key in self._key.texts(make=make)])
        except ValueError as error:
            raise SecretKeyError(
                f"{self._key.source} holds no valid key: it has 32 random bytes in URL-safe base64 (44 characters)."
            ) from error
        except HouseholdKeyMissingError as error:
            raise SecretKeyError(
                f"the key {self._key.path} is missing, without which the calendar passwords cannot be read: "
                f"restore it from a backup or set {VARIABLE}, or connect the accounts again."
            ) from error
        except HouseholdKeyError as error:
            raise SecretKeyError(str(error)) from error


def check_key(database: Database, vault: Vault) -> None:
    """Raises SecretKeyError where the key opens none of the passwords in a pod's database, and there are some."""
    refused: SecretKeyError | None = None
    for row in database.rows("SELECT secret FROM calendar_accounts"):
        try:
            vault.open(row["secret"])
        except SecretKeyError as error:
            refused = error
        else:
            return
    if refused is not None:
        raise refused


def sealed_anew(database: Database, vault: Vault) -> int:
    """Encrypts the passwords in a pod's database with the newest key; returns how many there are."""
    if not database.row("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'calendar_accounts'"):
        return 0
    with database.transaction():
        rows = database.rows("SELECT id, secret FROM calendar_accounts")
        for row in rows:
            database.rows(
                "UPDATE calendar_accounts SET secret = ? WHERE id = ?", (vault.renewed(row["secret"]), row["id"])
            )
    return len(rows)
