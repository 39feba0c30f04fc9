"""Asks the golden questions of a copy of a household's data, in a process of its own with a time limit."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from pydantic import SecretStr, ValidationError

import bot
from backups.answers import Answers
from backups.databases import databases_of
from backups.restoring import opens
from bot.settings import OF_A_POD, PREFIX, Settings, variables
from knowledge.keys import KEY_FILE, HouseholdKey, HouseholdKeyError
from skills.engine.errors import ServiceError

SECONDS = 300.0
"""How long a house may take to open and to answer everything; it takes a few seconds."""

HOUSEHOLD = "household.db"
COPY = "golden-"
OLD_SECONDS = 24 * 3600.0
"""A copy of that age was left by a process that was killed."""


class NotAskedError(ServiceError):
    """The house could not be opened or did not answer; the text is a sentence without anything private."""


def ask(folder: Path, at: datetime, settings: Settings, *, scratch: Path, seconds: float = SECONDS) -> Answers:
    """What the house answers at an instant on the databases below `folder`, which nobody writes meanwhile.

    They are copied below `scratch`, opened there (migrated, where this version is newer) and taken away again; the
    settings give the household's key, the pods and the models. Blocking. Raises NotAskedError and OSError.
    """
    key = _key(folder, settings)
    with _copied(folder, scratch) as copy:
        remote = settings.addresses_of_pods
        absent = {name for name in remote if not (copy / "pods" / name / f"{name}.db").is_file()}
        wanted = {
            "data_dir": str(copy),
            "models_dir": str(settings.models_dir.absolute()),
            "at": at.isoformat(),
            "pods": ",".join(one for one in _pods(settings) if one not in absent),
            "pods_dir": str(settings.pods_dir.absolute()) if settings.pods_dir else None,
            "secret_key": key,
        }
        try:
            done = subprocess.run(
                [sys.executable, "-m", "bot.golden"],
                input=json.dumps(wanted).encode(),
                cwd=copy,
                env=_environment(),
                capture_output=True,
                timeout=seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise NotAskedError(f"the house did not answer within {seconds:.0f} seconds.") from error
    if done.returncode == 0:
        try:
            return Answers.model_validate_json(done.stdout)
        except ValidationError as error:
            raise NotAskedError("the house gave no answers that can be read.") from error
    raise NotAskedError(_reason(done))


@contextmanager
def _copied(folder: Path, scratch: Path) -> Iterator[Path]:
    """A data folder with the same databases and nothing else, gone after the block."""
    scratch.mkdir(parents=True, exist_ok=True, mode=0o700)
    for left in scratch.glob(f"{COPY}*"):
        if time.time() - left.stat().st_mtime > OLD_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=COPY, dir=scratch, ignore_cleanup_errors=True) as made:
        copy = Path(made)
        for path in databases_of(folder):
            target = copy / path.relative_to(folder)
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.copyfile(path, target)
        yield copy


def _pods(settings: Settings) -> tuple[str, ...]:
    from pods.engine.folders import pod_folders, use_own

    use_own(settings.pods_dir)
    return settings.chosen_pods or tuple(folder.name for folder in pod_folders())


def _key(folder: Path, settings: Settings) -> str:
    """Without it the house would make one that opens nothing; where a change of keys was cut short, the one of the two
    that opens all by itself. Raises NotAskedError."""
    key = HouseholdKey(settings.data_dir / KEY_FILE, settings.secret_key)
    try:
        texts = [one.decode() for one in reversed(key.texts(make=False))]
        for text in texts:
            one = HouseholdKey(key.path, SecretStr(text))
            if len(texts) == 1 or opens(folder / HOUSEHOLD, one, every=True):
                return text
    except (HouseholdKeyError, UnicodeDecodeError, sqlite3.DatabaseError) as error:
        raise NotAskedError(f"the house cannot be opened: {error}") from error
    raise NotAskedError(
        f"it takes both {key.path} and {key.next_path.name} to open the house, since a change of keys was cut short: "
        "`ingle keys rotate-household` finishes it."
    )


def _environment() -> dict[str, str]:
    """This process's, without the settings of the house: only the pods' own stay, and where the code lies."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    own = {name: value for name, value in variables(Path(".env")).items() if OF_A_POD in name}
    return {**kept, **own, "PYTHONPATH": str(Path(bot.__file__).parents[1]), "OMP_WAIT_POLICY": "passive"}


def _reason(done: subprocess.CompletedProcess[bytes]) -> str:
    try:
        said = json.loads(done.stdout)
        return str(said["failed"])
    except (ValueError, KeyError, TypeError):
        last = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
        return f"the house stopped while it was opened or asked ({last.partition(':')[0] or done.returncode})."
