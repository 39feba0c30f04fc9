"""The media folder holds in clear only what is still needed: what was answered goes, unless something mentions it."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from knowledge.dialogs import Buttons, Dialogs
from knowledge.kept_files import SEALED
from knowledge.store.database import Database

log = logging.getLogger(__name__)

LEFT_OVER = 24 * 3600
"""Seconds after which a file that no answer took away is looked at again: a crash left it, or it waited for a press."""

_TEXTS = (
    "SELECT m.name AS held_by, c.name AS named FROM sqlite_master m JOIN pragma_table_info(m.name) c"
    " WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND m.name NOT LIKE 'sqlite_%' AND c.type = 'TEXT'"
)


class Tidying:
    """Removes files of the media folder; blocking.

    A file stays while a pod's database names it (a receipt, a chore's photo, what a change can be taken back to), and
    while a button or a question could still be about it. What conversations show has sealed copies of its own.
    """

    def __init__(
        self, media: Path, household: Database, pods: Mapping[str, Database], dialogs: Dialogs, buttons: Buttons
    ) -> None:
        self._media = media.resolve()
        self._household = household
        self._pods = pods
        self._dialogs = dialogs
        self._buttons = buttons

    def settle(self, files: Iterable[Path]) -> int:
        """Removes those of the files that lie in the media folder and that nothing mentions; returns how many."""
        ours = {path for path in files if path.resolve().parent == self._media and path.is_file()}
        gone = self._unmentioned(ours) if ours else set()
        for path in gone:
            path.unlink(missing_ok=True)
        return len(gone)

    def sweep(self) -> None:
        """Removes what answers left behind for a day, and sealed copies that belong to no conversation."""
        if self._media.is_dir():
            self._media.chmod(0o700)
        removed = self.settle(_old(self._media))
        rows = self._household.rows("SELECT path FROM conversation_files WHERE path LIKE ?", (f"{SEALED}/%",))
        known = {row["path"] for row in rows}
        for path in _old(self._media / SEALED):
            if f"{SEALED}/{path.name}" not in known:
                path.unlink(missing_ok=True)
                removed += 1
        if removed:
            log.info("%s files of the media folder were removed", removed)

    def _unmentioned(self, files: set[Path]) -> set[Path]:
        actions = self._buttons.open_actions()
        if None in actions:
            return set()
        texts = [text for text in (*actions, *self._dialogs.open_states()) if text is not None]
        texts += [row["path"] for row in self._household.rows("SELECT path FROM conversation_files")]
        for database in self._pods.values():
            for column in database.rows(_TEXTS):
                held_by, named = column["held_by"], column["named"]
                texts += [
                    row["said"]
                    for row in database.rows(
                        f'SELECT "{named}" AS said FROM "{held_by}" WHERE instr("{named}", ?)', (self._media.name,)
                    )
                ]
        mentioned = "\n".join(texts)
        return {one for one in files if one.name not in mentioned and json.dumps(one.name)[1:-1] not in mentioned}


def _old(folder: Path) -> list[Path]:
    before = time.time() - LEFT_OVER
    if not folder.is_dir():
        return []
    return [path for path in folder.iterdir() if path.is_file() and path.stat().st_mtime < before]
