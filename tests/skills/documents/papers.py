"""Sending papers to a household, and asking it."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

from bot.messages import File, FileKind, Message, Reply
from knowledge.search import Library
from pods.engine.pod import LocalPod
from skills.documents.shelf import mime_of
from skills.documents.watching import Watch
from skills.engine.command import Outcome
from tests.house import House, chat_of

RULES = (
    "House rules of Linden Court.\n"
    "The boiler room is locked from ten at night. The key of the boiler room hangs beside the cellar door.\n"
    "Bicycles stand in the yard. The caretaker is Mr Okafor, telephone 030 555 0188."
)
_ids = count(1)


async def send(
    house: House, name: str, content: str | bytes, file_name: str, text: str = "", *, group: bool = False
) -> Reply:
    """Sends a file with words beside it."""
    folder = house.app.settings.data_dir / "media"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"sent{next(_ids)}-{file_name}"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    file = File(path, file_name, mime_of(file_name), FileKind.DOCUMENT)
    message = Message(f"f{next(_ids)}", chat_of(name, group=group), name, house.clock.now(), text, (file,))
    return (await house.handle(message))[0]


def pod_of(house: House) -> LocalPod:
    """The pod that keeps documents."""
    return house.app.local("knowledge")


def library_of(house: House) -> Library:
    """Its search."""
    library = pod_of(house).library
    if library is None:
        raise LookupError("nothing is searched")
    return library


def folder_of(house: House) -> Path:
    """The folder of the papers."""
    return house.app.settings.data_dir / "knowledge"


def watch_of(house: House) -> Watch:
    """Who follows the folder."""
    from bot.build import watch_of

    app = house.app
    watch = watch_of(app.settings, app.pods, app.members, app.clock)
    if watch is None:
        raise LookupError("nothing is watched")
    watch.quiet = 0.0
    return watch


def documents(house: House) -> dict[str, str]:
    """Who may see which document."""
    return {one["name"]: one["visibility"] for one in house.state["documents"]}


def rows(house: House, sql: str) -> list[dict[str, Any]]:
    """Rows of the pod's database."""
    return pod_of(house).database.rows(sql)


async def run(house: House, name: str, command: Any, *, group: bool = False) -> Outcome:
    """Runs a command as a member."""
    from dataclasses import replace

    return await pod_of(house).run(command, replace(house.asker(name), group=group))
