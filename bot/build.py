"""The only place that creates objects and joins them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.alarm import Alarm
from bot.assistant import Assistant
from bot.auditing import audit_key, open_book
from bot.channels.protocol import Channel
from bot.conversation import ChatTurns
from bot.delivery import Delivery
from bot.files import Media
from bot.founding import check_folder, found_household
from bot.guardrails.making import guardrails_of, recording
from bot.keys import Privacy, open_keyring, privacy_of
from bot.librarian import Librarian
from bot.rates import Door, limits_of, work_threads
from bot.redaction import hide_names, names_of
from bot.settings import Settings
from bot.syncing import Syncing
from bot.voice.voice import Voice
from knowledge.audit import AuditBook, AuditLog
from knowledge.clock import Clock, SystemClock
from knowledge.dialogs import Buttons, Dialogs, Handled
from knowledge.documents import read_documents, read_sheets
from knowledge.keys import KEY_FILE, HouseholdKey
from knowledge.keys.seals import Seals
from knowledge.members import Members
from knowledge.people import Member
from knowledge.sessions import Sessions
from knowledge.speech.hearing import Ear
from knowledge.speech.speaking import Mouth
from knowledge.store.database import Database, open_household_database
from pods.engine.conversation import Talk
from pods.engine.models import Model, open_model
from pods.engine.models.redacting import Names, nobody
from pods.engine.pod import PODS, LocalPod, Means, open_pods, pod_folders
from pods.engine.router import Router, open_router
from pods.engine.router.ranking import weights_path, write_weights
from pods.engine.time import read_times
from pods.engine.understanding import Reader
from skills.accounts.secrets import Vault
from skills.accounts.service import Accounts
from skills.documents.watching import Watch
from skills.engine.command import Asker
from skills.engine.errors import ConfigurationError

if TYPE_CHECKING:
    from bot.hub.server import HubServer
    from skills.calendar.feed import Feeds

log = logging.getLogger(__name__)

TRAINED = PODS / "engine" / "router" / "trained"
"""Where `make setup` puts the router's weights; not in version control."""


@dataclass
class App:
    """The joined product; `channels` may be added to before `start`."""

    settings: Settings
    clock: Clock
    database: Database
    members: Members
    pods: dict[str, LocalPod]
    assistant: Assistant
    delivery: Delivery
    alarm: Alarm
    model: Model | None
    voice: Voice
    seals: Seals
    privacy: Privacy
    audit: AuditBook
    channels: dict[str, Channel] = field(default_factory=dict)
    syncing: Syncing | None = None
    """Other calendars, where a pod keeps accounts."""
    librarian: Librarian | None = None
    """The folder of the family's papers, where a pod keeps documents."""
    warming: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Opens every channel and begins to deliver what is due."""
        asyncio.get_running_loop().set_default_executor(work_threads())
        for channel in self.channels.values():
            await channel.start(self.assistant)
        await self.alarm.start()
        if self.syncing is not None:
            await self.syncing.start()
        if self.librarian is not None:
            await self.librarian.start()
        await self.privacy.sealing.start()
        self.warming = asyncio.create_task(asyncio.to_thread(self.assistant.reader.warm))
        if self.model is not None:
            self.model.start()
        self.voice.start()

    async def close_channels(self) -> None:
        """Takes no more messages; those under way are answered first. Calling it twice does no harm."""
        for channel in reversed(self.channels.values()):
            await channel.stop()

    async def stop(self) -> None:
        """Closes in the opposite order; what is under way finishes first."""
        await self.close_channels()
        if self.warming is not None:
            await asyncio.gather(self.warming, return_exceptions=True)
        if self.syncing is not None:
            await self.syncing.stop()
        if self.librarian is not None:
            await self.librarian.stop()
        await self.privacy.sealing.stop()
        await self.alarm.stop()
        if self.model is not None:
            await self.model.close()
        await self.voice.close()
        self.close()

    def close(self) -> None:
        """Closes the databases."""
        self.assistant.guardrails.end()
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
) -> App:
    """The product on the settings' data folder; `model`, `ear` and `mouth` in the place of those of the settings.

    Raises ConfigurationError and the stores' errors.
    """
    clock = clock or SystemClock()
    check_folder(settings.data_dir)
    database = open_household_database(settings.data_dir / "household.db")
    keyring = open_keyring(database, HouseholdKey(settings.data_dir / KEY_FILE, settings.secret_key), clock)
    log_of_household = AuditLog(database, audit_key(keyring))
    members = Members(database, clock, log_of_household)
    found_household(members, settings)
    pods = open_pods(settings.data_dir, means=replace(means_of(settings), audit_key=audit_key(keyring), keys=keyring))
    audit = open_book(log_of_household, pods, clock, keyring)
    seals = Seals(database, keyring)
    dialogs, buttons = Dialogs(database, clock, seals), Buttons(database, clock, seals)
    handled = Handled(database, clock, seals)
    privacy = privacy_of(settings, hub_address(settings), database, seals, members, pods, dialogs, buttons, clock)
    known: dict[str, Channel] = {channel.name: channel for channel in channels}
    turns, media = ChatTurns(), Media(settings.data_dir / "media")
    voice = Voice(settings, pods, media, ear=ear, mouth=mouth)
    guardrails = guardrails_of(settings, recording(log_of_household, clock))
    delivery = Delivery(
        pods=pods,
        channels=known,
        members=members,
        buttons=buttons,
        dialogs=dialogs,
        turns=turns,
        media=media,
        clock=clock,
        guardrails=guardrails,
        aloud=voice.aloud,
    )
    alarm = Alarm(
        pods=pods,
        delivery=delivery,
        members=members,
        clock=clock,
        daily=(audit.attest, buttons.clean_up, handled.clean_up, privacy.sealing.tidying.sweep),
    )
    accounts = accounts_of(settings, pods, members, clock)
    syncing = Syncing(accounts, synced=alarm.look, every=settings.sync_minutes * 60) if accounts else None
    watch = watch_of(settings, pods, members, clock)
    librarian = Librarian(watch, watch.library, told=alarm.look) if watch else None

    def changed() -> None:
        alarm.look()
        if syncing is not None:
            syncing.changed()
        if librarian is not None:
            librarian.changed()

    hide_names(names_of(members.all()))
    model = model or make_model(settings, lambda: names_of(members.all()))
    assistant = Assistant(
        members=members,
        dialogs=dialogs,
        buttons=buttons,
        handled=handled,
        pods=pods,
        reader=Reader(make_router(settings)),
        talk=Talk(model, settings.model_timeout) if model else None,
        turns=turns,
        media=media,
        clock=clock,
        on_change=changed,
        hub=hub_address(settings),
        guardrails=guardrails,
        door=Door(limits_of(settings), members, clock),
        listening=voice.listening,
        aloud=voice.aloud,
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
        known,
        syncing,
        librarian,
    )


def means_of(settings: Settings) -> Means:
    """What the pods work with, as the settings choose it."""
    return Means(
        partial(read_sheets, engine=settings.ocr),
        partial(read_documents, ocr_engine=settings.ocr),
        settings.of_search,
    )


def accounts_of(settings: Settings, pods: Mapping[str, LocalPod], members: Members, clock: Clock) -> Accounts | None:
    """The accounts on other calendars, in the pod that keeps them; None where none does."""
    pod = next((pod for pod in pods.values() if pod.skill_of("accounts") is not None), None)
    if pod is None:
        return None
    vault = Vault(settings.data_dir / KEY_FILE, settings.secret_key)
    return Accounts(pod.database, vault, partial(house_itself, members, clock))


def watch_of(settings: Settings, pods: Mapping[str, LocalPod], members: Members, clock: Clock) -> Watch | None:
    """The watched folder of the pod that keeps documents; None where none does."""
    pod = next((pod for pod in pods.values() if pod.skill_of("documents") is not None), None)
    if pod is None or pod.library is None:
        return None
    house = partial(house_itself, members, clock)
    return Watch(pod.database, pod.library, pod.outbox, house, means_of(settings).read_documents, read_times)


def house_itself(members: Members, clock: Clock) -> Asker:
    """Who acts where nobody asked: the first admin. Raises ConfigurationError without a household."""
    household, known = members.household(), members.all()
    if household is None or not known:
        raise ConfigurationError("there is no household yet; `ingle run` makes it.")
    return Asker(known[0], household, known, clock.now())


def make_router(settings: Settings) -> Router:
    """The router over all pods' examples: trained by `make setup`, and again by itself when examples change."""
    return open_router(example_folders(), [TRAINED, settings.models_dir])


def example_folders() -> list[Path]:
    """Where examples lie: with each pod, and those of intents that belong to none."""
    folders = [folder / "examples" for folder in pod_folders() if (folder / "examples").is_dir()]
    return [*folders, PODS / "engine" / "dialog_examples"]


def train_router() -> None:
    """Writes the router's weights beside the code, unless they are there."""
    path = weights_path(TRAINED, example_folders())
    if not path.exists():
        write_weights(path, example_folders())


def make_model(settings: Settings, names: Names = nobody) -> Model | None:
    """The model of INGLE_MODEL; None for `none`. One outside the house is not told `names`."""
    if settings.model == "none":
        return None
    key = settings.model_api_key
    return open_model(
        settings.model,
        base_url=settings.model_base_url,
        api_key=key.get_secret_value() if key else None,
        models_dir=settings.models_dir,
        context_tokens=settings.model_context,
        source=settings.model_source,
        place=settings.model_place,
        names=names,
    )


def speaker(app: App, name: str | None) -> Member:
    """The member of that name, or the first one. Raises ConfigurationError for an unknown name."""
    if name is None:
        return app.members.all()[0]
    member = app.members.by_name(name)
    if member is None:
        known = ", ".join(one.name for one in app.members.all())
        raise ConfigurationError(f"there is no member called {name}; there are {known}.")
    return member


def asker_of(app: App, member: Member) -> Asker:
    """A member as the one who asks, outside any chat."""
    household = app.members.household()
    if household is None:
        raise ConfigurationError("there is no household yet; `ingle run` makes it.")
    return Asker(member, household, app.members.all(), app.clock.now(), hub=hub_address(app.settings))


def hub_address(settings: Settings) -> str:
    """Where members find the hub, without a slash at the end."""
    host = f"[{settings.web_host}]" if ":" in settings.web_host else settings.web_host
    return (settings.web_url or f"http://{host}:{settings.web_port}").rstrip("/")


def open_hub(app: App) -> HubServer:
    """The web chat as a channel of the app, and the server that answers for it."""
    from bot.channels.web import WebChannel
    from bot.hub.app import create_app
    from bot.hub.looks import health_of, status_of
    from bot.hub.server import HubServer
    from knowledge.conversation import Conversation

    conversation = Conversation(app.database, app.clock, app.settings.data_dir / "media", app.seals)
    sessions = Sessions(app.database, app.clock)
    channel = WebChannel(conversation, app.assistant.door, app.privacy.unlocking, app.privacy.sealing.tidying)
    app.channels[channel.name] = channel
    for member in app.members.all():
        app.members.link(member.id, channel.name, str(member.id), str(member.id))
    hub = create_app(
        channel=channel,
        conversation=conversation,
        sessions=sessions,
        members=app.members,
        health=health_of([app.database, *(pod.database for pod in app.pods.values())]),
        status=status_of(app.model),
        clock=app.clock,
        feeds=feeds_of(app),
        unlocking=app.privacy.unlocking,
        hosts=[name] if (name := urlsplit(app.settings.web_url or "").hostname) else [],
    )
    return HubServer(hub, app.settings.web_host, app.settings.web_port)


def feeds_of(app: App) -> Feeds | None:
    """The members' calendars at their secret addresses, if a pod keeps a calendar."""
    from skills.calendar.feed import Feeds

    pod = next((pod for pod in app.pods.values() if pod.skill_of("calendar") is not None), None)
    return Feeds(pod.database, app.members.household, app.members.all, app.clock) if pod else None


def open_telegram(app: App) -> None:
    """Telegram as a channel of the app; its library is imported here, only where a token is set."""
    from bot.channels.telegram import TelegramChannel
    from bot.menu import menus

    token = app.settings.telegram_token
    if token is None:
        raise ConfigurationError("INGLE_TELEGRAM_TOKEN is not set.")
    household = app.members.household()
    channel = TelegramChannel(
        token=token.get_secret_value(),
        database=app.database,
        keyring=app.seals.keyring,
        unlocking=app.privacy.unlocking,
        tidying=app.privacy.sealing.tidying,
        clock=app.clock,
        media=app.settings.data_dir / "media",
        download=True,
        commands=menus(household.language if household else "en"),
        base_url=app.settings.telegram_base_url,
        limits=app.assistant.door,
    )
    app.channels[channel.name] = channel


def sign_in_link(app: App, member_id: int, url: str) -> str:
    """A link that signs a member in to the web chat, once."""
    base = app.settings.web_url or url
    return f"{base}/signin?token={Sessions(app.database, app.clock, app.audit.household).new_link(member_id)}"
