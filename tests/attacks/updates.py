"""`python -m tests.attacks.updates --cases 20000`: bent Telegram updates against the real translation and assistant.

What must hold, whatever comes: nothing is raised but `UnreadableUpdateError`, nothing is logged as an error, no reply
says that something went wrong. Of strangers nothing is processed: no pod, no model, no file, and no reply but the one
polite sentence. Pods change only with a member's own message, edit or press.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import telegram
from hypothesis import HealthCheck, Phase, given, settings

from bot.channels.telegram.address import Moves
from bot.channels.telegram.attachments import Attachment
from bot.channels.telegram.translate import (
    CHANNEL,
    Incoming,
    Moved,
    Translator,
    UnreadableUpdateError,
    album_of,
    lane,
)
from bot.media import keep
from bot.messages import File, Message, Reply, Unsupported
from tests.attacks.bending import ANNA, BOT, MIA, Json, bent, message
from tests.attacks.home import made, model_of, opened, unjudging
from tests.attacks.state import changes, state_of
from tests.attacks.ways import DERIVED
from tests.house import House

TOKENS = ("a token of Anna's", "a token of Anna's, again")
"""Stand for buttons that were really offered to Anna."""
PROCESSED = ("message", "edited_message", "callback_query")
FULL_LOOK_EVERY = 500
"""After so many cases everything is compared that nobody may change by a message."""


class Errors(logging.Handler):
    """Keeps what is logged as an error."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps one line."""
        self.said.append(f"{record.name}: {record.getMessage()} {record.exc_info and record.exc_info[1]!r}")


@dataclass
class Report:
    """What came of all cases."""

    cases: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    """By what became of them."""
    wrong: list[tuple[str, Json]] = field(default_factory=list)
    """What must not be, with the update."""

    def __str__(self) -> str:
        kinds = ", ".join(f"{count} {kind}" for kind, count in self.kinds.most_common())
        return f"{self.cases} cases ({kinds}): {len(self.wrong)} wrong"


class Desk:
    """Translates updates for a house and answers them, as the channel does, and watches what that changes."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.report = Report()
        self.errors = Errors()
        for name, ident in (("Anna", ANNA), ("Mia", MIA)):
            house.app.members.link(house.member(name).id, CHANNEL, str(ident), str(ident))
        me = telegram.User(BOT, "Ingle", is_bot=True, username="house_bot")
        self._translator = Translator(me, Moves(), house.clock)
        self._watched = [
            sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
            for path in sorted((house.app.settings.data_dir / "pods").rglob("*.db"))
        ]
        self._begun = state_of(house)
        self._said_no: set[str] = set()
        self._tokens = 0

    def close(self) -> None:
        """Lets go of the databases."""
        for one in self._watched:
            one.close()

    async def case(self, update: Json) -> None:
        """One update, with all that must hold."""
        self.report.cases += 1
        held, update = json.dumps(update), await self._with_token(update)
        before, calls, said = self._versions(), model_of(self.house).calls, len(self.errors.said)
        try:
            kind, wrong = await self._answered(update, before, calls)
        except Exception as error:  # noqa: BLE001 - a crash is what is looked for
            kind, wrong = "crashes", [f"raised {error!r}"]
        wrong += self.errors.said[said:]
        self.report.kinds[kind] += 1
        self.report.wrong += [(what, json.loads(held)) for what in wrong]
        if self.report.cases % FULL_LOOK_EVERY == 0:
            self.look()

    async def _answered(self, update: Json, before: list[int], calls: int) -> tuple[str, list[str]]:
        lane(update)
        album = album_of(update)
        try:
            meant = self._translator.translate_album([update]) if album else self._translator.translate(update)
        except UnreadableUpdateError:
            return "unreadable", self._unchanged(before, calls, "an unreadable update")
        if meant is None or isinstance(meant, Moved):
            return "not for the bot", self._unchanged(before, calls, "an update that is not for the bot")
        if not any(kind in update for kind in PROCESSED):
            return "not for the bot", ["an update of a kind that is not processed became a message"]
        member = self.house.app.members.by_account(CHANNEL, meant.message.sender)
        replies = await self.house.app.assistant.handle(await self._with_files(meant))
        wrong = [f"said: {reply.text}" for reply in replies if "failed" in reply.tags]
        if member is None:
            return "a stranger's", [*wrong, *self._of_stranger(meant.message, replies, before, calls)]
        if meant.message.press is not None and (member.name != "Anna" or meant.message.chat.address != str(ANNA)):
            return "a foreign button", wrong + self._unchanged(before, calls, "somebody else's button")
        return "a member's", wrong

    async def _with_token(self, update: Json) -> Json:
        """The update with a button in it that Anna was really offered, where one is wanted."""
        press = update.get("callback_query")
        if not isinstance(press, dict) or press.get("data") not in TOKENS:
            return update
        self._tokens += 1
        asked = message(ANNA, 10**10 + self._tokens, text=f"add pears{self._tokens} to the shopping list")
        meant = self._translator.translate({"update_id": 1, "message": asked})
        if not isinstance(meant, Incoming):
            raise LookupError("a plain message was not understood")
        (reply,) = await self.house.app.assistant.handle(meant.message)
        return {**update, "callback_query": {**press, "data": reply.buttons[0].token}}

    async def _with_files(self, incoming: Incoming) -> Message:
        """As the channel does it: what a stranger sends is not fetched."""
        if not incoming.attachments:
            return incoming.message
        if not await self.house.app.assistant.knows(CHANNEL, incoming.message.sender):
            return replace(incoming.message, unsupported=Unsupported(incoming.attachments[0].kind.value))
        fetched = tuple(
            self._fetched(one, f"{incoming.message.id}-{number}") for number, one in enumerate(incoming.attachments, 1)
        )
        return replace(incoming.message, files=fetched)

    def _fetched(self, one: Attachment, key: str) -> File:
        path = keep(self.house.app.settings.data_dir / "media", key, one.name, b"The bins are emptied on Mondays.")
        return File(path, one.name, one.mime, one.kind, one.seconds)

    def _of_stranger(self, said: Message, replies: Sequence[Reply], before: list[int], calls: int) -> list[str]:
        wrong = self._unchanged(before, calls, "a stranger's update")
        if replies and said.sender in self._said_no and not said.text.startswith("/start"):
            wrong.append(f"a stranger was answered again: {replies[0].text}")
        if any("refused" not in reply.tags for reply in replies) or len(replies) > 1:
            wrong.append(f"a stranger was told {[reply.text for reply in replies]}")
        self._said_no.add(said.sender)
        return wrong

    def _versions(self) -> list[int]:
        """A number for each pod's database that is another one after every commit."""
        return [one.execute("PRAGMA data_version").fetchone()[0] for one in self._watched]

    def _unchanged(self, before: list[int], calls: int, what: str) -> list[str]:
        wrong = [f"a pod wrote for {what}"] if self._versions() != before else []
        return wrong + ([f"the model was asked for {what}"] if model_of(self.house).calls != calls else [])

    def look(self) -> None:
        """Who is in the household, and in which role, is as it was."""
        people = {f"household.{name}" for name in ("members", "accounts", "household", "invites", "sessions")}
        found = changes(self._begun, state_of(self.house), DERIVED)
        self.report.wrong += [(str(one), {}) for one in found if one.table in people and not _is_setting(one.added)]


def _is_setting(rows: Sequence[dict[str, Any]]) -> bool:
    """Whether these are members who changed how they want to be spoken to, and no more."""
    return bool(rows) and all(row.get("name") in ("Anna", "Mia", "Tom", "Gus") and not row["left_at"] for row in rows)


def run(folder: Path, models_dir: Path, cases: int) -> Report:
    """So many cases against a house on a folder."""
    with asyncio.Runner() as runner:
        runner.run(made(folder, models_dir))

        async def open_it() -> House:
            return opened(folder, models_dir)

        house = runner.run(open_it())
        house.app.assistant.guardrails = unjudging()
        desk = Desk(house)
        logging.getLogger("bot").addHandler(desk.errors)

        @settings(
            max_examples=cases,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(bent(TOKENS))
        def bend(drawn: tuple[Json, str]) -> None:
            runner.run(desk.case(drawn[0]))

        try:
            bend()
            desk.look()
        finally:
            logging.getLogger("bot").removeHandler(desk.errors)
            desk.close()
            runner.run(house.stop())
    return desk.report


def main() -> int:
    """Runs from the command line; 1 where anything was wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.attacks.updates", description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--models-dir", type=Path)
    wishes = parser.parse_args()
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="updates-") as name, closing(sys.stdout), suppress(BrokenPipeError):
        report = run(Path(name) / "home", wishes.models_dir or Path(name) / "models", wishes.cases)
        print(f"{report} in {time.monotonic() - began:.0f} s")
        for what, update in report.wrong[:20]:
            print(f"- {what}\n  {json.dumps(update)[:1500]}")
    return 1 if report.wrong else 0


if __name__ == "__main__":
    logging.basicConfig(level=logging.CRITICAL)
    sys.exit(main())
