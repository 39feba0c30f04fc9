"""What stands before every start: the same version goes on at once, another one is tried on a copy first."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from bot.upgrading.marks import PASSED_FOR, standing_of
from knowledge.clock import Clock

if TYPE_CHECKING:
    from bot.settings import Settings

PATIENCE_SECONDS, LOOK_SECONDS = 300.0, 1.0
"""How long the service of snapshots may take to try the new version, where it is the one that can keep a way back."""
ALIVE_SECONDS = 600.0


def begin(settings: Settings, clock: Clock, told: Callable[[str], None], *, patience: float = PATIENCE_SECONDS) -> None:
    """Before the data is opened: where another version starts, it is tried on a copy first, and a way back is kept.

    Where nothing changed, this takes a few milliseconds. Where the folder of snapshots cannot be written, as in the
    stack, the service of snapshots does it at its own start, and is waited for; without one no way back is kept.
    Blocking. Raises RehearsalError, NewerDataError, ConfigurationError; then the data must not be opened.
    """
    from pods.engine.folders import use_own

    use_own(settings.pods_dir)
    standing = standing_of(settings.data_dir)
    if not standing.changed or _passed(settings, clock):
        return
    from bot.upgrading.rehearsing import rehearse

    new, old = standing.here, standing.before or "an older version"
    keeping = _can_be_written(settings.backup_dir)
    if not keeping and _is_served(settings.backup_dir):
        told(f"Version {new} starts on data of {old}: the service of snapshots tries it on a copy first …")
        until = time.monotonic() + patience
        while time.monotonic() < until:
            if _passed(settings, clock):
                return
            time.sleep(LOOK_SECONDS)
    told(f"Version {new} starts on data of {old}: trying it on a copy first …")
    if not keeping:
        told(f"  There will be no way back by one command: {settings.backup_dir} cannot be written.")
    done = rehearse(settings, clock, keeping=keeping, passing=True)
    told(f"  {done.compared.answered} of {done.compared.asked} questions answered on the copy, {done.seconds:.0f} s.")


def _passed(settings: Settings, clock: Clock) -> bool:
    passed = standing_of(settings.data_dir).passed
    return passed is not None and abs(clock.now() - passed.at) < PASSED_FOR


def _can_be_written(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return False
    return os.access(folder, os.W_OK) and not os.statvfs(folder).f_flag & os.ST_RDONLY


def _is_served(folder: Path) -> bool:
    """Whether a service made snapshots here a moment ago: it is started anew together with the house."""
    from backups.serving import BEAT

    try:
        return time.time() - (folder / BEAT).stat().st_mtime < ALIVE_SECONDS
    except OSError:
        return False
