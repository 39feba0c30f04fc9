"""From what was understood to commands."""

from __future__ import annotations

from skills.accounts.commands import ShowSync, SyncNow, skill
from skills.engine.command import Reading
from skills.engine.request import Request


@skill.reads("sync_status")
def read_status(request: Request, reading: Reading) -> ShowSync:
    """ "Is my calendar connected?" """
    return ShowSync()


@skill.reads("sync_now")
def read_now(request: Request, reading: Reading) -> SyncNow:
    """ "Sync my calendar." """
    return SyncNow()
