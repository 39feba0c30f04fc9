"""A member leaves the household: what is theirs is written out, what is shared is somebody else's, the rest is gone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.build import App, accounts_of, asker_of
from bot.departed import FORMER
from knowledge.audit import Kind
from knowledge.conversation import Conversation
from knowledge.keys.errors import LockedError, SealBrokenError
from knowledge.memories import Memories, Memory
from knowledge.people import Member, Role, private_to
from pods.engine.pod import LocalPod
from skills.documents.leaving import originals
from skills.engine.errors import ConfigurationError
from skills.engine.estate import Leaving

ALL = 1_000_000
"""More lines than a conversation has."""


@dataclass(frozen=True, slots=True)
class Gone:
    """What became of a member's things."""

    tables: dict[str, int]
    """How many rows of each table, by `pod.table`, were theirs."""
    said: int
    """Lines of their private chats."""


def depart(app: App, member: Member, heir: Member, folder: Path | None = None, *, forget_name: bool = False) -> Gone:
    """Takes a member out of the household for good; with `folder`, what is theirs is written there first.

    Shared things are the heir's afterwards; private ones, the member's key and the private chats are deleted: the
    pods' things twice, since a message of theirs may have been answered meanwhile (see bot/departed.py for later).
    Raises ConfigurationError, before anything happened, where nobody could run the house afterwards or the folder is
    not empty.
    """
    _check(app, member, heir, folder)
    leaving = Leaving(member.id, FORMER if forget_name else member.name, heir.id)
    found = {name: pod.belongings(leaving) for name, pod in app.pods.items()}
    said = _said(app, member)
    if folder is not None:
        _write(app, member, folder, found, said)
        app.audit.household.add(
            Kind.EXPORT, at=app.clock.now(), member_id=None, what="leaving", facts={"member": member.id}
        )
    _disconnect(app, member)
    for pod in app.pods.values():
        pod.leave(leaving, asker_of(app, heir))
    for file in (file for entry in said for file in entry["kept"] if file.there):
        file.path.unlink(missing_ok=True)
    app.seals.keyring.forget(member.id)
    app.members.leave(member.id, forget_name=forget_name)
    for pod in app.pods.values():
        pod.leave(leaving, asker_of(app, heir))
    tables = {f"{pod}.{table}": len(rows) for pod, kinds in found.items() for table, rows in kinds.items()}
    return Gone(tables, len(said))


def _check(app: App, member: Member, heir: Member, folder: Path | None) -> None:
    if heir.id == member.id or not heir.grown_up:
        raise ConfigurationError(f"{heir.name} cannot take over: name another grown-up of the household.")
    if member.role is Role.ADMIN and not any(
        one.role is Role.ADMIN and one.id != member.id for one in app.members.all()
    ):
        raise ConfigurationError(f"{member.name} is the only admin: make somebody else one first.")
    if folder is not None and app.seals.keyring.is_locked(member.id):
        raise ConfigurationError(
            f"what is {member.name}'s own is locked by a passphrase, so it cannot be written out here: "
            f"`ingle keys passphrase {member.name} --remove` while it is open, or leave without --export."
        )
    if folder is not None and folder.exists() and any(folder.iterdir()):
        raise ConfigurationError(f"{folder} is not empty: name a folder that is, or does not exist yet.")


def _said(app: App, member: Member) -> list[dict[str, Any]]:
    """What was said in the member's private chats, oldest first, as far as it can be opened."""
    store = _conversation(app)
    chats = [f"{channel}:{address}" for channel, address in app.members.addresses(member.id)]
    return [
        {
            "at": entry.at.isoformat(timespec="seconds"),
            "chat": entry.chat_key.partition(":")[0],
            "kind": entry.kind.value,
            "text": entry.text,
            "files": [file.name for file in entry.files],
            "kept": entry.files,
        }
        for chat in chats
        for entry in store.last(chat, ALL)
    ]


def _remembered(app: App, member: Member) -> list[dict[str, Any]]:
    """What the house remembers of the member's private chats, as far as it can be opened."""
    memories = Memories(app.database, app.seals, app.clock, app.settings.memory_days)
    return [
        {
            "chat": channel,
            "summary": memory.summary,
            "exchanges": [
                {"at": one.at.isoformat(timespec="seconds"), "said": one.said, "replied": one.replied}
                for one in memory.exchanges
            ],
        }
        for channel, address in app.members.addresses(member.id)
        if (memory := memories.recall(f"{channel}:{address}", member.id)) != Memory()
    ]


def _write(
    app: App,
    member: Member,
    folder: Path,
    found: dict[str, dict[str, list[dict[str, Any]]]],
    said: list[dict[str, Any]],
) -> None:
    """Writes `household.json` and the papers; nothing in it is sealed any more."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    things = {
        pod: {table: [_opened(app, table, row) for row in rows] for table, rows in kinds.items()}
        for pod, kinds in found.items()
    }
    lines = [{name: value for name, value in line.items() if name != "kept"} for line in said]
    data = {
        "member": member.name,
        "role": member.role.value,
        "things": things,
        "conversation": lines,
        "remembered": _remembered(app, member),
    }
    papers = _papers(app, member, folder / "papers")
    _copy_files(app, said, folder / "files")
    text = json.dumps({**data, "papers": papers}, ensure_ascii=False, indent=2)
    (folder / f"{member.name}.json").write_text(text + "\n", encoding="utf-8")


def _copy_files(app: App, said: list[dict[str, Any]], folder: Path) -> None:
    """The files of the private chats, as they were sent."""
    store = _conversation(app)
    for file in (file for line in said for file in line["kept"] if file.there):
        folder.mkdir(exist_ok=True, mode=0o700)
        (folder / f"{file.id}-{Path(file.name).name}").write_bytes(store.content(file))


def _conversation(app: App) -> Conversation:
    return Conversation(app.database, app.clock, app.settings.data_dir / "media", app.seals)


def _opened(app: App, table: str, row: dict[str, Any]) -> dict[str, Any]:
    """A row with what was sealed in it opened; what cannot be is left out."""

    def value(column: str, stored: Any) -> Any:
        if not isinstance(stored, str):
            return None if isinstance(stored, bytes) else stored
        try:
            return app.seals.keyring.open(stored, f"{table}.{column}")
        except (LockedError, SealBrokenError):
            return None

    return {column: value(column, stored) for column, stored in row.items()}


def _papers(app: App, member: Member, folder: Path) -> list[dict[str, str]]:
    """The papers and facts that are the member's alone: the text of each, and the files as they were sent or put."""
    written: list[dict[str, str]] = []
    for pod in app.pods.values():
        if not isinstance(pod, LocalPod) or pod.library is None:
            continue
        for row in pod.database.rows("SELECT id FROM documents WHERE audience = ?", (private_to(member.id),)):
            passages = pod.library.texts(row["id"], [private_to(member.id)])
            if not passages:
                continue
            folder.mkdir(exist_ok=True, mode=0o700)
            name = f"{row['id']}.txt"
            (folder / name).write_text("\n\n".join(one.text for one in passages) + "\n", encoding="utf-8")
            written.append({"name": passages[0].name, "text": f"papers/{name}"})
        for path, content in originals(pod.database, pod.library.sealing, private_to(member.id)):
            folder.mkdir(exist_ok=True, mode=0o700)
            (folder / path).write_bytes(content)
    return written


def _disconnect(app: App, member: Member) -> None:
    """Ends the member's calendars elsewhere: their password is forgotten, and what came from there goes."""
    accounts = accounts_of(app.settings, app.pods, app.members, app.clock)
    if accounts is not None:
        for status in accounts.status():
            if status.account.owner == member.id:
                accounts.disconnect(status.account.id)
