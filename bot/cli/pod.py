"""`ingle pod`: pods as services of their own, and new ones."""

from __future__ import annotations

import asyncio
import logging
import signal
from typing import TYPE_CHECKING

import click

from bot.cli.pod_new import new

if TYPE_CHECKING:
    from bot.settings import Settings

log = logging.getLogger(__name__)

PORT = 8430


@click.group()
def pod() -> None:
    """Serve a pod for a house in another process, or make a new one."""


pod.add_command(new)


@pod.command()
@click.argument("name")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0 takes a free one.")
@click.option("--new-key", is_flag=True, help="Start although its calendar passwords were sealed with another key.")
@click.pass_obj
def serve(settings: Settings, name: str, host: str, port: int, new_key: bool) -> None:
    """Serve the pod NAME for a house that has its address in INGLE_POD_ADDRESSES; Ctrl-C or SIGTERM stops it.

    House and pod know each other by INGLE_POD_TOKEN, which both need. The pod's data lies in its own INGLE_DATA_DIR.
    Exit codes: 0 stopped, 2 a setting is wrong or the data cannot be opened.
    """
    from bot.sound import guarded

    with guarded(settings, name):
        asyncio.run(run_pod(settings, name, host, port, new_key=new_key))


async def run_pod(settings: Settings, name: str, host: str, port: int, *, new_key: bool = False) -> None:
    """Answers until it is asked to stop. Raises ConfigurationError and the stores' errors."""
    from bot.building.serving import open_service
    from bot.building.watching import with_figures
    from bot.footprint import few_heaps
    from bot.hub.server import HubServer
    from bot.rates import work_threads
    from bot.upgrading.waiting import await_rehearsal
    from skills.engine.errors import ConfigurationError

    few_heaps()
    loop = asyncio.get_running_loop()
    loop.set_default_executor(work_threads())
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    await asyncio.to_thread(await_rehearsal, settings.data_dir, name, click.echo)
    service = open_service(settings, name, new_key=new_key)
    figures = with_figures(service.server.app(), settings, name, "/v1/call")
    http = HubServer(figures, host, port, internal=True)
    try:
        await http.start()
    except ConfigurationError as error:
        service.close()
        raise ConfigurationError(f"the pod {name} cannot listen on {host}:{port} ({error.__cause__}).") from error
    await service.start()
    click.echo(f"The pod {name} answers at {http.url}\n  Stop with Ctrl-C.")
    await stop.wait()
    click.echo("Stopping …")
    await http.stop()
    await service.stop()
