"""What looks after the house while it runs: joined from its parts when it starts."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.watch import Watch
from bot.watch.clocks import ClockLook
from bot.watch.disks import DiskLook
from bot.watch.history import Expected, HistoryLook
from bot.watch.process import Beat, ProcessLook
from bot.watch.supervisor import Supervisor
from bot.watch.telling import Telling
from bot.watch.watch import EVERY, Look

if TYPE_CHECKING:
    from bot.build import App
    from bot.channels.telegram import TelegramChannel


def open_watch(app: App) -> Watch:
    """The watch over a house whose channels are all there; it is not started yet."""
    from bot.rates.door import THREADS

    telling, beat = Telling(app.notices), Beat(Supervisor().alive)
    telegram = telegram_of(app)

    def skew() -> timedelta | None:
        return telegram.pulse.skew if telegram is not None else None

    process = ProcessLook(telling, beat, app.pods.values, app.clock, THREADS)
    clocks = ClockLook(telling, app.clock, skew=skew, jumped=partial(jumped, app))
    history = HistoryLook(telling, app.settings.backup_dir, app.clock, partial(expected, app))
    looks: list[Look] = [
        clocks.jumps,
        DiskLook(telling, app.disk),
        history.news,
        history.ages,
        process.loop,
        process.threads,
        process.outboxes,
        clocks.elsewhere,
    ]
    if telegram is not None:
        from bot.watch.telegram import TelegramLook

        line = TelegramLook(telling, telegram)
        looks += [line.troubles, line.others, line.silence]
    return Watch(telling, beat, looks, every=app.clock.lasting(EVERY))


def telegram_of(app: App) -> TelegramChannel | None:
    """The channel to Telegram, where there is one."""
    channel = app.channels.get("telegram")
    if channel is None:
        return None
    from bot.channels.telegram import TelegramChannel

    return channel if isinstance(channel, TelegramChannel) else None


async def jumped(app: App) -> None:
    """What waits for an hour that the clock showed before is looked at now."""
    now = app.clock.now()
    for pod in app.local_pods.values():
        await asyncio.to_thread(pod.outbox.clock_jumped, now)
    app.alarm.clock_jumped()


async def why_not_ready(app: App) -> str | None:
    """Why the house cannot do its work; None where it can: databases take writes, pods answer, what works by itself
    works."""
    if app.watch is None:
        return "it is starting"
    for database in (app.database, *(pod.database for pod in app.local_pods.values())):
        if (reason := await asyncio.to_thread(database.unwritable)) is not None:
            return reason
    down = [status.name for status in (pod.status() for pod in app.pods.values()) if not status.up]
    if down:
        return f"the pod {down[0]} does not answer"
    if not app.alarm.alive:
        return "the alarm clock does not look"
    return None if app.watch.alive else "the watch does not look"


def expected(app: App) -> Expected:
    """What has to happen by itself; while the disk is full snapshots wait, and that is told already."""
    kept = app.settings.backup_repository != "off"
    return Expected(stored=kept, waits=app.disk.full())
