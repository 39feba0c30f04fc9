"""`ingle run`: the whole product in one process."""

from __future__ import annotations

import asyncio
import logging
import signal
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.build import App
    from bot.settings import Settings
    from pods.engine.models import ModelStatus

log = logging.getLogger(__name__)


@click.command()
@click.option("--demo", is_flag=True, help="Open a made-up household that is gone when you stop.")
@click.pass_obj
def run(settings: Settings, demo: bool) -> None:
    """Start Inglenook; Ctrl-C stops it."""
    if not demo:
        from bot.sound import guarded

        with guarded(settings):
            asyncio.run(serve(settings))
        return
    with tempfile.TemporaryDirectory(prefix="inglenook-demo-") as folder:
        from bot.demo import settings_in

        asyncio.run(serve(settings_in(Path(folder), settings), demo=True))


async def serve(settings: Settings, *, demo: bool = False) -> None:
    """Starts everything, says where it is, and runs until it is asked to stop."""
    from bot.build import build, open_hub, open_metrics, open_telegram
    from bot.building.keeping import KeepingSnapshots
    from bot.footprint import few_heaps
    from bot.upgrading.marks import opened
    from bot.upgrading.starting import begin
    from knowledge.clock import SystemClock

    few_heaps()
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    if not demo:
        await asyncio.to_thread(begin, settings, SystemClock(), click.echo)
    app = build(settings)
    try:
        await asyncio.to_thread(opened, settings, SystemClock())
        if demo:
            from bot.demo import fill

            await fill(app)
        hub = open_hub(app)
        if settings.telegram_token is not None and not demo:
            open_telegram(app)
        await hub.start()
        if (figures := open_metrics(app)) is not None:
            await figures.start()
        await app.start()
        keeping = KeepingSnapshots(settings, app.clock)
        if not demo:
            await keeping.start()
        announce(app, hub.url)
        voice = app.voice
        telling = [asyncio.create_task(tell_progress("what hears and speaks", lambda: voice.fetching.status))]
        if (model := app.model) is not None:
            telling.append(asyncio.create_task(tell_progress("the language model", lambda: model.status)))
        await stop.wait()
        for task in telling:
            task.cancel()
        click.echo("Stopping …")
        await keeping.stop()
        await app.close_channels()
        await hub.stop()
        if figures is not None:
            await figures.stop()
    finally:
        await app.stop()


async def tell_progress(what: str, status_of: Callable[[], ModelStatus]) -> None:
    """Says how far the files of a model are, a line every tenth, until they are there or cannot be had."""
    from pods.engine.models import ModelState

    told, fetching = -1, False
    while True:
        status = status_of()
        if status.state is ModelState.DOWNLOADING:
            fetching = True
            if (tenth := int(status.share * 10)) != told:
                told = tenth
                click.echo(f"  Fetching {what}: {status.share:.0%} (the chat works meanwhile)")
        elif status.state is ModelState.FAILED:
            click.echo(f"  {what.capitalize()} could not be had: {status.reason}")
            return
        elif status.state is not ModelState.MISSING:
            if fetching:
                click.echo(f"  {what.capitalize()} is here.")
            return
        await asyncio.sleep(0.5)


def announce(app: App, url: str) -> None:
    """Says where the chat is, how to sign in, and what can be added."""
    from bot.build import sign_in_link

    member = app.members.all()[0]
    click.echo(f"\nInglenook is ready for {member.name}.")
    if member.name == type(app.settings).model_fields["admin"].default:
        click.echo(f"  Your name: `ingle members --rename {member.name} YOURNAME` tells me what to call you.")
    click.echo(f"  Web chat:  {sign_in_link(app, member.id, url)}")
    click.echo("             (this link signs in once, within 15 minutes; `ingle signin` makes another)")
    if "telegram" not in app.channels and app.settings.telegram_token is not None:
        click.echo("  Telegram:  off in the demo, so that no message of the family is taken by it.")
    elif app.settings.telegram_token is None:
        click.echo("  Telegram:  off. Get a token from @BotFather and set INGLE_TELEGRAM_TOKEN, here or in .env.")
    else:
        click.echo("  Telegram:  on. `ingle invite NAME --role adult` makes an invite for somebody.")
    if app.model is None:
        click.echo("  Model:     none; what needs no model works.")
    else:
        click.echo(f"  Model:     {app.model.name} ({app.model.status.state})")
    click.echo(f"  Voice:     {voice_line(app)}")
    click.echo("  Stop with Ctrl-C.\n")


def voice_line(app: App) -> str:
    """What hears and speaks, in a few words."""
    settings = app.settings
    if app.voice.listening is None:
        return "voice notes are off (INGLE_HEARING)."
    if settings.hearing != "embedded":
        return f"heard at {settings.hearing}"
    return f"{settings.hearing_model} ({app.voice.fetching.status.state})"
