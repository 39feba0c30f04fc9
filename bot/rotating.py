"""New tokens in the place of old ones that somebody else may know: written where those stand, whole or not at all."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from bot.settings import PREFIX, SECRETS, Settings, variables
from skills.engine.errors import ConfigurationError

ENV_FILE = Path(".env")
MADE_HERE = ("pod_token", "speech_token", "ocr_token")
"""Tokens that only Inglenook's own services know, so that a new one can be made here."""
TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class Place:
    """Where the value of a secret setting stands: a line of `.env`, or a file of its own."""

    variable: str
    file: Path

    @property
    def is_line(self) -> bool:
        """Whether the file holds other settings, too."""
        return self.file == ENV_FILE

    def write(self, value: str) -> None:
        """Puts a new value in the place of the old one, for its owner alone. Raises ConfigurationError."""
        try:
            if self.is_line:
                from dotenv import set_key

                set_key(self.file, self.variable, value, quote_mode="never")
                self.file.chmod(0o600)
                return
            part = self.file.with_name(f".{self.file.name}.part")
            part.touch(0o600)
            part.write_text(f"{value}\n", encoding="ascii")
            part.replace(self.file)
        except OSError as error:
            raise ConfigurationError(
                f"{self.variable}: {self.file} cannot be written ({error.strerror}); write the new value there yourself"
            ) from error


def place_of(name: str, secret_files: Path = SECRETS) -> Place:
    """Where a secret setting stands; `.env` for one that is not set yet.

    Raises ConfigurationError for one that the environment gives: only whoever started this program can change that.
    """
    variable = PREFIX + name.upper()
    nowhere = Path(os.devnull)
    if variable in variables(secrets=nowhere):
        raise ConfigurationError(f"{variable}: it is given by the environment; change it where that is set.")
    if variable not in variables(ENV_FILE, secrets=nowhere) and secret_files.is_dir():
        for file in secret_files.iterdir():
            if file.name.upper() == variable:
                return Place(variable, file)
    return Place(variable, ENV_FILE)


def new_tokens(settings: Settings, secret_files: Path = SECRETS) -> list[Place]:
    """Makes those tokens anew that are set and that need nobody else's consent; says where they were written.

    All places are known before the first is written. Raises ConfigurationError.
    """
    places = [place_of(name, secret_files) for name in MADE_HERE if getattr(settings, name) is not None]
    for place in places:
        place.write(secrets.token_urlsafe(TOKEN_BYTES))
    return places


def same_bot(old: str, new: str) -> bool:
    """Whether two tokens of Telegram are of one bot: what stands before the colon is its id."""
    return old.partition(":")[0] == new.partition(":")[0]
