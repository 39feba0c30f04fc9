"""The channels that are opened where the settings want them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.building.watching import replied
from bot.settings import Settings
from knowledge.sessions import Sessions
from skills.engine.errors import ConfigurationError

if TYPE_CHECKING:
    from bot.build import App
    from bot.hub.server import HubServer
    from pods.engine.remote.desks import RemoteFeeds
    from skills.calendar.feed import Feeds


def hub_address(settings: Settings) -> str:
    """Where members find the hub, without a slash at the end."""
    host = f"[{settings.web_host}]" if ":" in settings.web_host else settings.web_host
    return (settings.web_url or f"http://{host}:{settings.web_port}").rstrip("/")


def open_hub(app: App) -> HubServer:
    """The web chat as a channel of the app, and the server that answers for it."""
    from bot.building.health import why_not_ready
    from bot.channels.web import WebChannel
    from bot.hub.app import create_app
    from bot.hub.looks import health_of, status_of
    from bot.hub.server import HubServer
    from knowledge.conversation import Conversation
    from pods.engine.pod import LocalPod

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
        health=health_of([app.database, *(pod.database for pod in app.pods.values() if isinstance(pod, LocalPod))]),
        status=status_of(app.model),
        clock=app.clock,
        feeds=feeds_of(app),
        unlocking=app.privacy.unlocking,
        looking=app.looking,
        ready=partial(why_not_ready, app),
        hosts=[name] if (name := urlsplit(app.settings.web_url or "").hostname) else [],
    )
    return HubServer(hub, app.settings.web_host, app.settings.web_port)


def feeds_of(app: App) -> Feeds | RemoteFeeds | None:
    """The members' calendars at their secret addresses, if a pod keeps a calendar."""
    from bot.building.pods import feeds_of as of_pods

    return of_pods(app.pods, app.members, app.clock)


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
        replied=replied(TelegramChannel.name, app.counts),
    )
    app.channels[channel.name] = channel


def sign_in_link(app: App, member_id: int, url: str) -> str:
    """A link that signs a member in to the web chat, once."""
    base = app.settings.web_url or url
    return f"{base}/signin?token={Sessions(app.database, app.clock, app.audit.household).new_link(member_id)}"
