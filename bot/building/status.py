"""What looks at the house for `/status` and the status page, joined from the house's parts."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from bot.channels.protocol import Assistant, Channel
from bot.settings import Settings
from bot.status.day import Day, NotedAssistant
from bot.status.here import Answering
from bot.status.looking import HouseLook, Looked, OpenNotices, Places
from bot.status.pods import Accounts
from bot.voice.voice import Voice
from knowledge.clock import Clock
from knowledge.keys import KEY_FILE
from knowledge.store.room import Disk
from pods.engine.interface import Pod
from pods.engine.models import Model
from pods.engine.models.pool import ModelPool

TELEGRAM = "telegram"


def look_of(
    settings: Settings,
    clock: Clock,
    *,
    pods: Mapping[str, Pod],
    channels: Mapping[str, Channel],
    model: Model | None,
    pool: ModelPool | None,
    voice: Voice,
    accounts: Accounts | None,
    notices: OpenNotices,
    disk: Disk,
) -> HouseLook:
    """The look at a house; `channels` may grow until it is asked."""

    def telegram() -> Answering | None:
        channel = channels.get(TELEGRAM)
        if channel is None:
            return None
        from bot.channels.telegram import TelegramChannel

        return channel if isinstance(channel, TelegramChannel) else None

    data = settings.data_dir
    keys = (data / KEY_FILE, Path(".env"), settings.backup_ssh_file, settings.backup_rclone_file)
    private = tuple(path for path in keys if path is not None)
    places = Places(data, settings.models_dir, settings.backup_dir, private)
    looked = Looked(
        version=version("inglenook"),
        places=places,
        pods=pods,
        model=model,
        pool=pool,
        voice=voice,
        hearing=settings.hearing,
        speaking=settings.speaking,
        ocr=settings.ocr,
        accounts=accounts,
        notices=notices,
        room=disk.look,
        telegram=telegram,
        stored=settings.backup_repository != "off",
    )
    return HouseLook(looked, Day(clock), clock)


def noted(front: Assistant, look: HouseLook) -> Assistant:
    """The front door, with every message noted for the status."""
    return NotedAssistant(front, look.day)
