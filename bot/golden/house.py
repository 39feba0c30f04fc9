"""A house that nobody lives in: opened on a copy at a frozen instant, asked through the front door, and closed."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import sqlite3
import uuid
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, SecretStr

from backups.answers import Answer, Answers
from backups.databases import databases_of
from bot.build import App, build
from bot.conversation import Conversation
from bot.golden.questions import Golden, questions
from bot.messages import Chat, Message, Reply
from bot.settings import Settings
from knowledge.clock import ManualClock
from knowledge.keys import KEY_FILE, HouseholdKey
from knowledge.keys.cipher import derived
from knowledge.people import Role

CHANNEL, WARMING = "golden", "warming"
PURPOSE = "golden answers"
FIGURES = re.compile(r"\d+")
OF_TALKING = frozenset({"handled", "buttons", "dialogs", "used_today"})
"""Tables in which the house notes that it was talked to."""


class Wanted(BaseModel):
    """What the process is given on its standard input."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    data_dir: Path
    models_dir: Path
    at: AwareDatetime
    pods: str
    pods_dir: Path | None
    secret_key: SecretStr | None


class ChangedError(Exception):
    """A question changed something, which none may."""


@dataclass(frozen=True, slots=True)
class _Said:
    intent: str
    things: list[list[object]]
    asks: bool
    """Whether it was not sure what was meant, or asked back."""
    reply: Reply


async def answers_of(wanted: Wanted) -> Answers:
    """Opens the house, asks, and closes it.

    No channel is opened, nothing is delivered, watched or scheduled, and there is no model: `App.start` is never
    called. Raises what opening raises, and ChangedError.
    """
    app = build(_settings(wanted), clock=ManualClock(wanted.at))
    try:
        return await _asked(app, wanted)
    finally:
        await app.stop()


async def _asked(app: App, wanted: Wanted) -> Answers:
    key = HouseholdKey(wanted.data_dir / KEY_FILE, wanted.secret_key).keys(make=False)[0]
    seal = derived(key, PURPOSE)
    member = next((one for one in app.members.all() if one.role is Role.ADMIN), app.members.all()[0])
    app.members.link(member.id, CHANNEL, str(member.id), str(member.id))
    app.members.seen(CHANNEL, str(member.id), str(member.id))
    # The first talk with a member of a young house makes that member's key.
    await _ask(app, member.id, WARMING, questions()[0].say["en"])
    before = digests(wanted.data_dir)
    answers = []
    for one in questions():
        if one.pod in app.pods:
            text = one.say.get(member.language, one.say["en"])  # type: ignore[call-overload]
            answers.append(_answer(one, await _ask(app, member.id, one.name, text), seal))
    if changed := sorted(name for name, digest in digests(wanted.data_dir).items() if before.get(name) != digest):
        raise ChangedError(f"the questions changed something: {', '.join(changed)}")
    return Answers(version=version("inglenook"), at=wanted.at, answers=tuple(answers))


async def _ask(app: App, member_id: int, name: str, text: str) -> _Said:
    chat = Chat(CHANNEL, str(member_id))
    app.assistant.dialogs.remember(chat.key, member_id, Conversation().dump())
    message = Message(f"{name}-{uuid.uuid4()}", chat, str(member_id), app.clock.now(), text)
    (reply,) = await app.assistant.handle(message)
    talk = Conversation.load(app.assistant.dialogs.state(chat.key, member_id))
    intent, refs = (talk.last.intent, talk.last.refs) if talk.last is not None else ("", ())
    return _Said(intent, [[ref.skill, ref.id] for ref in refs], talk.has_question, reply)


def _answer(asked: Golden, said: _Said, seal: bytes) -> Answer:
    understood = said.intent == f"{asked.pod}.{asked.intent}"
    facts = [said.intent, said.things, sorted(FIGURES.findall(said.reply.text)), sorted(said.reply.tags)]
    return Answer(
        question=asked.name,
        form=asked.form,
        answered=understood and not said.asks and not said.reply.tags & {"refused", "failed"},
        text=_sealed(said.reply.text, seal),
        facts=_sealed(json.dumps(facts), seal),
    )


def _sealed(text: str, seal: bytes) -> str:
    return hmac.new(seal, text.encode(), "sha256").hexdigest()


def _settings(wanted: Wanted) -> Settings:
    """The smallest house on the copy: what is not of the data is as a new house has it."""
    return Settings(
        data_dir=wanted.data_dir,
        models_dir=wanted.models_dir,
        secret_key=wanted.secret_key,
        pods=wanted.pods,
        pods_dir=wanted.pods_dir,
        model="none",
        hearing="off",
        speaking="off",
        search="sparse",
        embedder="none",
        chroma="off",
        offline=True,
        messages_per_minute=0,
        memory_days=0,
    )


def digests(data_dir: Path) -> dict[str, str]:
    """The digest of each table's rows by database and table, but for those that note that the house was talked to."""
    found = {}
    for path in databases_of(data_dir):
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            tables = connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
            ).fetchall()
            for (table,) in tables:
                if table not in OF_TALKING:
                    digest = hashlib.sha256()
                    for row in connection.execute(f'SELECT * FROM "{table}"'):
                        digest.update(repr(row).encode())
                    found[f"{path.relative_to(data_dir)}: {table}"] = digest.hexdigest()
        finally:
            connection.close()
    return found
