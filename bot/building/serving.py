"""One pod in a process of its own: what `ingle pod serve` joins."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bot.building.pods import AT_HOME, means_of, token_of
from bot.founding import check_folder
from bot.settings import Settings
from bot.syncing import Syncing
from knowledge.keys import KEY_FILE
from knowledge.store.database import StorageFullError
from knowledge.store.in_use import Hold, share_pod
from pods.engine.folders import folder_of, pod_folders, read_pod_file, use_own
from pods.engine.pod import LocalPod, open_pod
from pods.engine.remote.calls import House
from pods.engine.remote.files import pod_codec, tidy
from pods.engine.remote.server import PodServer
from skills.accounts.secrets import SecretKeyError, Vault, check_key
from skills.accounts.service import Accounts
from skills.calendar.feed import Feeds
from skills.engine.errors import ConfigurationError

log = logging.getLogger(__name__)

TIDY_EVERY = 24 * 3600.0
"""Seconds between two looks at files that nobody needs any more."""


@dataclass
class PodService:
    """The parts of the process."""

    pod: LocalPod
    server: PodServer
    house: House
    media: Path
    syncing: Syncing | None
    hold: Hold
    """Nobody restores the pod's folder meanwhile."""
    _tasks: list[asyncio.Task[None]] = field(default_factory=list)

    async def start(self) -> None:
        """Begins what works by itself; other calendars are brought into step once the house has spoken."""
        self._tasks.append(asyncio.create_task(self._tidy()))
        if self.syncing is not None:
            self._tasks.append(asyncio.create_task(self._sync(self.syncing)))

    async def stop(self) -> None:
        """Lets calls under way be finished, and closes the database."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self.syncing is not None:
            await self.syncing.stop()
        await self.server.finish()
        self.close()

    def close(self) -> None:
        """Closes the database."""
        self.pod.close()
        self.hold.release()

    async def _sync(self, syncing: Syncing) -> None:
        await self.house.heard.wait()
        await syncing.start()

    async def _tidy(self) -> None:
        while True:
            try:
                await asyncio.to_thread(tidy, self.media, self.pod.database)
            except (sqlite3.Error, StorageFullError, OSError) as error:
                log.error("the media folder was not tidied: %s", error)
            await asyncio.sleep(TIDY_EVERY)


def open_service(settings: Settings, name: str, *, new_key: bool = False) -> PodService:
    """The process of one pod, on its own data folder. Raises ConfigurationError and the stores' errors.

    With `new_key` also where the household's key is not the one that its passwords were sealed with.
    """
    use_own(settings.pods_dir)
    folder = folder_of(name)
    if folder is None:
        known = ", ".join(one.name for one in pod_folders() if one.name not in AT_HOME)
        raise ConfigurationError(f"there is no pod '{name}'; there are {known}.")
    if name in AT_HOME:
        raise ConfigurationError(f"the pod '{name}' stays in the house: {AT_HOME[name]}.")
    declaration = read_pod_file(folder)
    if declaration.database == "household":
        raise ConfigurationError(f"the pod '{name}' stays in the house: its tables lie beside the members.")
    token = token_of(settings, name)
    check_folder(settings.data_dir)
    hold = share_pod(settings.data_dir, name)
    pod = open_pod(declaration, settings.data_dir, means_of(settings))
    house, media = House(), settings.data_dir / "pods" / name / "media"
    desks: dict[str, Any] = {}
    syncing = None
    if pod.skill_of("accounts") is not None:
        vault = Vault(settings.data_dir / KEY_FILE, settings.secret_key)
        try:
            if not new_key:
                check_key(pod.database, vault)
        except SecretKeyError as error:
            pod.close()
            hold.release()
            raise SecretKeyError(f"{str(error).rstrip('.')} (start it with `--new-key` for that).") from error
        desks["accounts"] = accounts = Accounts(pod.database, vault, house.asker, audit=pod.audit)
        syncing = Syncing(accounts, synced=lambda: None, every=settings.sync_minutes * 60)
    if pod.skill_of("calendar") is not None:
        desks["feeds"] = Feeds(pod.database, lambda: house.asker().household, lambda: house.asker().members, house)
    server = PodServer(pod, token, pod_codec(token, media), version("inglenook"), desks, house)
    return PodService(pod, server, house, media, syncing, hold)
