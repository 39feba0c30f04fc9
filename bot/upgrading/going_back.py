"""Back to the state of before the last upgrade, by one command."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from backups.events import Event, Events, What
from backups.restoring import BEFORE, Everything, check_key, restore
from backups.stores import Progress, quiet
from bot.auditing import household_key
from bot.upgrading.keeping import kept_in
from bot.upgrading.marks import Mark, write_mark
from knowledge.clock import Clock
from knowledge.keys import HouseholdKeyError
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
        check_key(snapshot, household_key(settings))
        done = restore(snapshot, settings.data_dir, what=Everything(), clock=clock, keep_in=keep_in, told=told)
    except (InUseError, HouseholdKeyError) as error:
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
    return Back(kept.snapshot, kept.version, done.rows, done.seconds, done.kept)
