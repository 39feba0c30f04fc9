"""The only place that creates objects and joins them, with the parts in `bot.building`."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from bot.alarm import Alarm
from bot.assistant import Assistant
from bot.auditing import audit_key, open_book
from bot.building.askers import asker_of, speaker
from bot.building.health import open_watch
from bot.building.models import example_folders, make_model, make_pool, make_router, train_router
from bot.building.pods import accounts_of, house_itself, means_of, notices_of, open_pods, watch_of
from bot.building.status import look_of, noted
from bot.building.watching import counted, counts_of, front_door, open_metrics, recorded, sent_through
from bot.building.ways_in import feeds_of, hub_address, open_hub, open_telegram, sign_in_link
from bot.channels.protocol import Channel
from bot.conversation import ChatTurns
from bot.delivery import Delivery
from bot.departed import Departed
from bot.files import Media
from bot.founding import check_folder, found_household
from bot.guardrails.making import guardrails_of, recording
from bot.keys import Privacy, open_keyring, privacy_of
from bot.librarian import Librarian
from bot.pulling import Pulling
from bot.rates import Door, limits_of, work_threads
from bot.redaction import hide_names, names_of
from bot.remembering import QUIET_S, Remembering
from bot.replies.sentences import check_sentences
from bot.settings import Settings
from bot.status.looking import HouseLook
from bot.status.telling import StatusTelling
from bot.syncing import Syncing
from bot.voice.voice import Voice
from bot.watch import Watch
from knowledge.audit import AuditBook, AuditLog
from knowledge.clock import Clock, SystemClock
from knowledge.dialogs import Buttons, Dialogs, Handled
from knowledge.keys import KEY_FILE, HouseholdKey
from knowledge.keys.seals import Seals
from knowledge.members import Members
from knowledge.memories import Memories
from knowledge.speech.hearing import Ear
from knowledge.speech.speaking import Mouth
from knowledge.store.database import Database, open_household_database
from knowledge.store.room import Disk
from pods.engine.conversation import Talk
from pods.engine.folders import use_own
from pods.engine.interface import Pod
from pods.engine.models import Model
from pods.engine.models.pool import ModelPool
from pods.engine.pod import LocalPod
from pods.engine.understanding import Reader
from skills.accounts.service import Accounts
from skills.engine.errors import ConfigurationError
from skills.notices import Notices

if TYPE_CHECKING:
    from bot.metrics.counts import Counts

__all__ = [
    "App",
    "accounts_of",
    "asker_of",
    "build",
    "example_folders",
    "feeds_of",
    "house_itself",
    "hub_address",
    "make_model",
    "make_pool",
    "make_router",
    "means_of",
    "open_hub",
    "open_metrics",
    "open_telegram",
    "sign_in_link",
    "speaker",
    "train_router",
    "watch_of",
]


@dataclass
class App:
    """The joined product; `channels` may be added to before `start`."""

    settings: Settings
    clock: Clock
    database: Database
    members: Members
    pods: dict[str, Pod]
    assistant: Assistant
    delivery: Delivery
    alarm: Alarm
    model: Model | None
    voice: Voice
    seals: Seals
    privacy: Privacy
    audit: AuditBook
    notices: Notices
    """What the house tells its admins about itself."""
    disk: Disk
    """That of the data folder."""
    looking: HouseLook
    """How the house is, for `/status` and the page."""
    channels: dict[str, Channel] = field(default_factory=dict)
    syncing: Syncing | None = None
    """Other calendars, where a pod keeps accounts."""
    librarian: Librarian | None = None
    """The folder of the family's papers, where a pod keeps documents."""
    remembering: Remembering | None = None
    """What was talked about, for prompts."""
    counts: Counts | None = None
    """What is counted for whoever watches the house, where the settings ask for it."""
    pool: ModelPool | None = None
    """The servers behind the models of all roles; `model` is that of the role fast."""
    warming: asyncio.Task[None] | None = None
    watch: Watch | None = None
    """What looks whether the house is well, while it runs."""

    async def start(self) -> None:
        """Opens every channel and begins to deliver what is due."""
        asyncio.get_running_loop().set_default_executor(work_threads())
        front = noted(front_door(self.assistant, self.counts), self.looking)
        for channel in self.channels.values():
            await channel.start(front)
        await self.alarm.start()
        if self.syncing is not None:
            await self.syncing.start()
        if self.librarian is not None:
            await self.librarian.start()
        await self.privacy.sealing.start()
        if self.remembering is not None:
            self.remembering.start()
        self.warming = asyncio.create_task(asyncio.to_thread(self.assistant.reader.warm))
        if self.pool is not None:
            self.pool.start()
        self.voice.start()
        self.watch = open_watch(self)
        self.watch.start()

    async def close_channels(self) -> None:
        """Takes no more messages; those under way are answered first. Calling it twice does no harm."""
        await self.assistant.pulling.close()
        for channel in reversed(self.channels.values()):
            await channel.stop()

    async def stop(self) -> None:
        """Closes in the opposite order; what is under way finishes first."""
        if self.watch is not None:
            await self.watch.stop()
        await self.close_channels()
        if self.warming is not None:
            await asyncio.gather(self.warming, return_exceptions=True)
        if self.syncing is not None:
            await self.syncing.stop()
        if self.librarian is not None:
            await self.librarian.stop()
        if self.remembering is not None:
            await self.remembering.stop()
        await self.privacy.sealing.stop()
        await self.alarm.stop()
        if self.pool is not None:
            await self.pool.close()
        await self.voice.close()
        self.close()

    @property
    def local_pods(self) -> dict[str, LocalPod]:
        """The pods of this process, by name."""
        return {name: pod for name, pod in self.pods.items() if isinstance(pod, LocalPod)}

    def local(self, name: str) -> LocalPod:
        """A pod of this process, by name. Raises ConfigurationError for one that is in another one, or nowhere."""
        pod = self.pods.get(name)
        if not isinstance(pod, LocalPod):
            where = f"is at {pod.status().address}: run this there" if pod is not None else "is not among INGLE_PODS"
            raise ConfigurationError(f"the pod '{name}' {where}.")
        return pod

    def close(self) -> None:
        """Closes the databases."""
        self.looking.close()
        self.assistant.guardrails.end()
        if self.counts is not None:
            self.counts.end()
        self.audit.close()
        for pod in self.pods.values():
            pod.close()
        self.database.close()


def build(
    settings: Settings,
    *,
    clock: Clock | None = None,
    model: Model | None = None,
    channels: Sequence[Channel] = (),
    ear: Ear | None = None,
    mouth: Mouth | None = None,
    disk: Disk | None = None,
) -> App:
    """The product on the settings' data folder; `model`, `ear` and `mouth` in the place of those of the settings.

    Raises ConfigurationError and the stores' errors.
    """
    clock, disk = clock or SystemClock(), disk or Disk(settings.data_dir)
    check_folder(settings.data_dir)
    use_own(settings.pods_dir)
    database = open_household_database(settings.data_dir / "household.db")
    keyring = open_keyring(database, HouseholdKey(settings.data_dir / KEY_FILE, settings.secret_key), clock)
    log_of_household = AuditLog(database, audit_key(keyring))
    members = Members(database, clock, log_of_household)
    found_household(members, settings)
    means = replace(means_of(settings), audit_key=audit_key(keyring), keys=keyring)
    pods = open_pods(settings, means)
    check_sentences(list(pods.values()))
    audit = open_book(log_of_household, pods, clock, keyring)
    seals = Seals(database, keyring)
    dialogs, buttons = Dialogs(database, clock, seals), Buttons(database, clock, seals)
    handled = Handled(database, clock, seals)
    memories = Memories(database, seals, clock, settings.memory_days)
    privacy = privacy_of(settings, hub_address(settings), database, seals, members, pods, dialogs, buttons, clock)
    known: dict[str, Channel] = {channel.name: channel for channel in channels}
    turns, media = ChatTurns(), Media(settings.data_dir / "media")
    voice = Voice(settings, pods, media, ear=ear, mouth=mouth)
    counts = counts_of(settings)
    guardrails = guardrails_of(settings, recorded(recording(log_of_household, clock), counts))
    notices = notices_of(pods, members, clock)
    delivery = Delivery(
        pods=pods,
        channels=sent_through(known, counts),
        members=members,
        buttons=buttons,
        dialogs=dialogs,
        turns=turns,
        media=media,
        clock=clock,
        guardrails=guardrails,
        notices=notices,
        aloud=voice.aloud,
    )
    alarm = Alarm(
        pods=pods,
        delivery=delivery,
        members=members,
        clock=clock,
        daily=(
            audit.attest,
            buttons.clean_up,
            handled.clean_up,
            memories.sweep,
            notices.sweep,
            privacy.sealing.tidying.sweep,
        ),
    )
    accounts = accounts_of(settings, pods, members, clock)
    every = settings.sync_minutes * 60
    local = accounts if isinstance(accounts, Accounts) else None
    syncing = Syncing(local, synced=alarm.look, every=every, clock=clock) if local is not None else None
    watch = watch_of(settings, pods, members, clock)
    librarian = Librarian(watch, watch.library, told=alarm.look, paused=disk.full, clock=clock) if watch else None

    def changed() -> None:
        alarm.look()
        if syncing is not None:
            syncing.changed()
        if librarian is not None:
            librarian.changed()

    hide_names(names_of(members.all()))
    pool = ModelPool.of(model) if model else make_pool(settings, lambda: names_of(members.all()))
    model = counted(pool.role("fast") if pool else None, "fast", counts)
    chat = counted(pool.role("chat") if pool else None, "chat", counts)
    quiet_s = clock.lasting(QUIET_S)
    remembering = Remembering(memories, members, chat, guardrails, timeout_s=settings.model_timeout, quiet_s=quiet_s)
    looking = look_of(
        settings,
        clock,
        pods=pods,
        channels=known,
        model=model,
        pool=pool,
        voice=voice,
        accounts=accounts,
        notices=notices,
        disk=disk,
    )
    assistant = Assistant(
        members=members,
        dialogs=dialogs,
        buttons=buttons,
        handled=handled,
        pods=pods,
        reader=Reader(make_router(settings)),
        talk=Talk(model, settings.model_timeout) if model else None,
        chat=Talk(chat, settings.model_timeout) if chat else None,
        turns=turns,
        media=media,
        clock=clock,
        on_change=changed,
        hub=hub_address(settings),
        guardrails=guardrails,
        door=Door(limits_of(settings), members, clock, asked_at_once=pool.places("fast") if pool else None, disk=disk),
        listening=voice.listening,
        aloud=voice.aloud,
        remembering=remembering,
        departed=Departed(members, pods, keyring, clock),
        pulling=Pulling(pool, offline=settings.offline),
        telling=StatusTelling(looking, media),
    )
    return App(
        settings,
        clock,
        database,
        members,
        pods,
        assistant,
        delivery,
        alarm,
        model,
        voice,
        seals,
        privacy,
        audit,
        notices,
        disk,
        looking,
        known,
        syncing,
        librarian,
        remembering,
        counts,
        pool,
    )
