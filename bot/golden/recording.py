"""Records what the house answers on a snapshot, beside it, when it is made: what a restored one has to answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backups.answers import Answers, write_answers
from bot.golden.asking import ask

if TYPE_CHECKING:
    from backups.snapshots import Snapshot
    from bot.settings import Settings

SCRATCH = ".golden"


def record(snapshot: Snapshot, settings: Settings) -> Answers:
    """Asks a copy of the snapshot and keeps the answers beside it; takes a few seconds. Blocking.

    Call it between making a snapshot and storing it. Raises NotAskedError and OSError: then the snapshot is as good
    as before, and a drill only checks that the questions are answered.
    """
    answers = ask(snapshot.folder, snapshot.manifest.at, settings, scratch=settings.backup_dir / SCRATCH)
    write_answers(snapshot.folder, answers)
    return answers
