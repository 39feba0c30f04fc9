"""Plays a scenario of the household benchmark in a fresh household under a frozen clock."""

from __future__ import annotations

import asyncio
import mimetypes
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.build import App, build, make_model
from bot.channels.protocol import Assistant
from bot.exporting import household_as_data
from bot.media import keep
from bot.messages import Button, Chat, ChatKind, File, FileKind, Message, Reply
from bot.settings import Settings
from knowledge.clock import ManualClock
from knowledge.people import Role
from pods.engine.models import ModelState

CHANNEL = "scenario"


class RecordingChannel:
    """Keeps what is sent unasked, with the time of the scenario."""

    name = CHANNEL

    def __init__(self, clock: ManualClock, zone: ZoneInfo) -> None:
        self.sent: list[dict[str, Any]] = []
        self.offered: dict[str, tuple[Button, ...]] = {}
        self._clock = clock
        self._zone = zone

    async def start(self, assistant: Assistant) -> None:
        """Nothing to open."""

    async def stop(self) -> None:
        """Nothing to close."""

    async def send(self, chat: Chat, reply: Reply) -> str:
        """Notes the message."""
        at = self._clock.now().astimezone(self._zone)
        self.sent.append({"at": _minute(at), "to": chat.address, "text": reply.text})
        self.offered[chat.address] = reply.buttons
        return f"{len(self.sent)}"


class Player:
    """Plays scenarios one after the other, with one model for all of them, if its file is here."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._runner = asyncio.Runner()
        model = make_model(settings)
        here = model is not None and model.status.state is not ModelState.MISSING
        self._model = model if here else None

    def play(self, scenario: dict[str, Any]) -> dict[str, Any]:
        """The result of a scenario, as HOUSEHOLD.md of the benchmark describes it."""
        with tempfile.TemporaryDirectory(prefix="scenario-") as folder:
            return self._runner.run(self._play(scenario, Path(folder)))

    async def _play(self, scenario: dict[str, Any], folder: Path) -> dict[str, Any]:
        zone = ZoneInfo(scenario["timezone"])
        clock = ManualClock(datetime.fromisoformat(scenario["now"]))
        language = scenario["lang"] if scenario["lang"] in ("en", "de", "fr", "es", "it") else "en"
        settings = self._settings.model_copy(
            update={
                "data_dir": folder,
                "models_dir": self._settings.models_dir,
                "model": self._settings.model if self._model else "none",
                "zone": scenario["timezone"],
                "currency": scenario["currency"],
                "language": language,
                "admin": scenario["members"][0]["name"],
            }
        )
        channel = RecordingChannel(clock, zone)
        app = build(settings, clock=clock, model=self._model, channels=[channel])
        try:
            for member in scenario["members"]:
                known = app.members.by_name(member["name"]) or app.members.add(
                    member["name"], Role(member["role"]), language=language, zone=str(zone)
                )
                app.members.link(known.id, CHANNEL, known.name)
                app.members.seen(CHANNEL, known.name, known.name)
            replies = [
                reply
                for number, turn in enumerate(scenario["turns"])
                for reply in await self._turn(app, channel, clock, zone, number, turn)
            ]
            state = _state(household_as_data(app), zone)
        finally:
            app.close()
        return {"id": scenario["id"], "replies": replies, "sent": channel.sent, "state": state}

    async def _turn(
        self,
        app: App,
        channel: RecordingChannel,
        clock: ManualClock,
        zone: ZoneInfo,
        number: int,
        turn: dict[str, Any],
    ) -> list[dict[str, Any]]:
        if "advance_to" in turn:
            await _advance(app, clock, datetime.fromisoformat(turn["advance_to"]).replace(tzinfo=zone))
            return []
        sender, group = turn["from"], turn.get("chat") == "group"
        chat = Chat(CHANNEL, "group" if group else sender, ChatKind.GROUP if group else ChatKind.PRIVATE)
        press = None
        if "press" in turn:
            offered = channel.offered.get(chat.address, ())
            press = next((button.token for button in offered if button.name == turn["press"]), None)
            if press is None:
                return []
        message = Message(
            f"{number}",
            chat,
            sender,
            clock.now(),
            turn.get("say", ""),
            press=press,
            files=(_file(app, number, turn),) if "document" in turn else (),
        )
        begun = time.perf_counter()
        answered = await app.assistant.handle(message)
        spent = (time.perf_counter() - begun) * 1000
        for reply in answered:
            channel.offered[chat.address] = reply.buttons
        return [
            {
                "turn": number,
                "to": sender,
                "text": reply.text,
                "buttons": [str(button.name) for button in reply.buttons],
                "ms": round(spent, 2),
                "model_calls": reply.model_calls,
            }
            for reply in answered
        ]


async def _advance(app: App, clock: ManualClock, until: datetime) -> None:
    """Moves the clock from one thing due to the next."""
    until = until.astimezone(UTC)
    await app.alarm.ring()
    while True:
        moments = [await pod.next_wake() for pod in app.pods.values()]
        due = min([moment for moment in moments if moment is not None], default=None)
        if due is None or due > until:
            break
        clock.set(max(due, clock.now()))
        await app.alarm.ring()
        if due <= clock.now() and [await pod.next_wake() for pod in app.pods.values()] == moments:
            break
    clock.set(max(until, clock.now()))


def _file(app: App, number: int, turn: dict[str, Any]) -> File:
    """A document of a turn as a channel would have kept it."""
    name = turn.get("name") or f"document-{number}.txt"
    path = keep(app.settings.data_dir / "media", f"{number}", name, turn["document"].encode())
    return File(path, name, mimetypes.guess_type(name)[0] or "text/plain", FileKind.DOCUMENT)


def _minute(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M")


def _state(data: dict[str, Any], zone: ZoneInfo) -> dict[str, Any]:
    """The state in the benchmark's shapes: local times without offset, lists by name."""

    def local(value: Any) -> Any:
        return _minute(value.astimezone(zone)) if isinstance(value, datetime) else value

    kinds = {
        kind: [{key: local(value) for key, value in thing.items() if key != "zone"} for thing in data.get(kind, [])]
        for kind in ("events", "reminders", "chores", "expenses", "budgets", "documents")
    }
    for event in kinds["events"]:
        if event["all_day"]:
            event["start"], event["end"] = (
                event["start"][:10],
                date.fromisoformat(event["end"][:10]).isoformat(),
            )
    for chore in kinds["chores"]:
        chore["due"] = chore["due"][:10] if chore["due"] else None
    lists: dict[str, Any] = {}
    for one in data.get("lists", []):
        lists.setdefault(one["name"], []).extend(one["items"])
    return {**kinds, "lists": lists}
