"""Back to the state of before the last upgrade, by one command."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from backups.events import Event, Events, What
from backups.restoring import BEFORE, Everything, restore
from backups.stores import Progress, quiet
from bot.restoring.keys import follow, key_for, to_write
from bot.upgrading.keeping import kept_in
from bot.upgrading.marks import Mark, write_mark
from knowledge.clock import Clock
from knowledge.store.in_use import InUseError
from skills.engine.errors import ServiceError

if TYPE_CHECKING:
    from bot.settings import Settings

log = logging.getLogger(__name__)


class NoWayBackError(ServiceError):
    """There is no state of before, or somebody works on the data; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Back:
    """What was done. `version` has to be started now; empty where it is not known. `kept`: the state until now."""

    snapshot: str
    version: str
    rows: int
    seconds: float
    kept: Path | None
    key_kept: Path | None = None
    """The household's key of until now, where another one opens what is back."""
    not_followed: str = ""
    """Why backups elsewhere do not open with the key that is in place again, as a sentence without its end."""


def go_back(settings: Settings, clock: Clock, told: Progress = quiet) -> Back:
    """Puts the data of before the last upgrade back; the present state is kept. Refused while Inglenook runs.

    The snapshot stays, so that it can be done again. Blocking. Raises NoWayBackError, and what restoring raises.
    """
    found = kept_in(settings.backup_dir)
    if found is None:
        raise NoWayBackError(
            f"there is no state from before an upgrade in {settings.backup_dir}; `ingle backup restore` puts any other"
            " snapshot back."
        )
    kept, snapshot = found
    # It was made by the new version, of data of the old one: either may put it back.
    if kept.version:
        manifest = snapshot.manifest.model_copy(update={"to": kept.version})
        snapshot = type(snapshot)(snapshot.folder, manifest)
    keep_in = settings.backup_dir / BEFORE
    try:
        # A household key that is new since does not open what was sealed before.
        what = Everything(to_write(settings, key_for(settings, snapshot)))
        done = restore(snapshot, settings.data_dir, what=what, clock=clock, keep_in=keep_in, told=told)
    except InUseError as error:
        raise NoWayBackError(str(error)) from error
    mark = Mark(version=kept.version, schemas=kept.schemas, at=clock.now()) if kept.version else None
    write_mark(settings.data_dir, mark)
    facts: dict[str, str | int] = {
        "back": True,
        "version": kept.version,
        "snapshot": kept.snapshot,
        "seconds": round(done.seconds),
    }
    try:
        Events(settings.backup_dir).add(Event(clock.now(), What.UPGRADED, True, "", facts))
    except OSError as error:
        log.error("going back could not be noted: %s", error)
    not_followed = follow(settings) if done.key_kept is not None else ""
    return Back(kept.snapshot, kept.version, done.rows, done.seconds, done.kept, done.key_kept, not_followed)
