"""The folders and secrets of the stack: made where they are missing, made anew where somebody else may know them."""

from __future__ import annotations

import base64
import os
import re
import secrets
import stat
from collections.abc import Callable
from pathlib import Path

PODS = ("planner", "finance", "family")
OWNER = 10001
"""The user in the containers, who owns the household's folders."""
FOLDERS = (
    "house/models",
    *(f"house/pods/{pod}{part}" for pod in PODS for part in ("", "/media")),
    "ollama",
    "backups",
    "access",
    "prometheus",
    "alertmanager",
    "grafana",
    "caddy",
)
PASSED = 0o711
"""What the house makes of its folder where one of papers in it is shared: who shares that one passes through."""
KEY = "ingle_secret_key"
TOKENS = ("ingle_pod_token", "ingle_speech_token", "ingle_ocr_token")
PASSWORDS = ("grafana_admin_password",)
"""Of other programs, which read theirs at their first start alone."""

Say = Callable[[str], None]


class StackError(Exception):
    """It cannot be started; the text is a sentence for who typed the command."""


def prepare(root: Path, say: Say, owner: int = OWNER) -> None:
    """Makes the folders and secrets that are missing, for the user of the containers alone. Raises StackError."""
    try:
        for name in ("house", "house/pods", *FOLDERS):
            folder = root / name
            folder.mkdir(parents=True, exist_ok=True)
            if folder.stat().st_uid != owner:
                os.chown(folder, owner, owner)
            if stat.S_IMODE(folder.stat().st_mode) != PASSED:
                folder.chmod(0o700)
        kept = root / "secrets"
        kept.mkdir(exist_ok=True)
        kept.chmod(0o700)
        moved = root / "house" / "secret.key"
        for name in (KEY, *TOKENS, *PASSWORDS):
            path = kept / name
            if not path.exists():
                taken = name == KEY and moved.is_file()
                _write_new(path, moved.read_text(encoding="ascii").strip() if taken else _new_secret(name))
                say(f"  made the secret {path}")
        for path in kept.iterdir():
            if path.is_dir():
                raise StackError(f"{path} is a folder, where a file with a secret was expected: remove it.")
            if not path.read_bytes().strip():
                raise StackError(f"the file {path} is empty: write the secret into it, or remove it.")
            os.chown(path, owner, owner)
            path.chmod(0o400)
    except PermissionError as error:
        raise StackError(f"{error.filename} needs more rights: run `sudo make stack`.") from error
    except OSError as error:
        raise StackError(f"{error.filename} cannot be made ({error.strerror}).") from error


def _new_secret(name: str) -> str:
    return base64.urlsafe_b64encode(os.urandom(32)).decode() if name == KEY else secrets.token_urlsafe(32)


def _write_new(path: Path, text: str) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400), "w", encoding="ascii") as file:
        file.write(f"{text}\n")


def anew(root: Path, token: str, say: Say, owner: int = OWNER) -> None:
    """Tokens that somebody else may know are made anew; `token` is Telegram's new one, or empty. Raises StackError."""
    if token and not re.fullmatch(r"\d+:[A-Za-z0-9_-]{20,}", token):
        raise StackError("this is no token of a Telegram bot; @BotFather gives you one at /revoke.")
    new = {"ingle_telegram_token": token} if token else {name: _new_secret(name) for name in TOKENS}
    try:
        for name, text in new.items():
            part = root / "secrets" / f".{name}.part"
            part.unlink(missing_ok=True)
            _write_new(part, text)
            os.chown(part, owner, owner)
            part.replace(root / "secrets" / name)
            say(f"  the secret {root / 'secrets' / name} is new")
    except OSError as error:
        raise StackError(f"{error.filename} cannot be written ({error.strerror}).") from error
