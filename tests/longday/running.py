"""Runs a day of the family through the built house: the clock runs fast, and is put forward where nobody waits."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from pydantic import SecretStr

from bot.build import App, accounts_of, build
from bot.media import keep
from bot.messages import Chat, ChatKind, File, FileKind, Message
from bot.settings import Settings
from pods.engine.interface import of_each
from pods.engine.pod import LocalPod
from skills.accounts.service import Accounts
from tests.longday.clock import FastClock
from tests.longday.day import Day
from tests.longday.family import CHANNEL, GROUP, HOME, Letterbox
from tests.longday.holding import Held, held
from tests.longday.oracle import faults
from tests.longday.script import Act
from tests.scripted_speech import ScriptedEar
from tests.skills.accounts.servers import PASSWORD, USER, Phone, event_text, make_calendars, phone

SPEED = 20.0
LEAD = timedelta(seconds=0.5)
"""How long before what is due the clock is put: from there it runs, and the house has to wake by itself."""
APART = ("⚠️ The newest snapshot is ", "⚠️ For ")
"""No backup service runs beside the simulated house, which its watch tells the admin after a day and a half."""
PATIENCE = 15.0
"""Seconds of the machine's time in which the house has to have done what is due."""
ALARM = "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:soon\r\nTRIGGER:-PT30M\r\nEND:VALARM\r\n"
WARM_AFTER = 4.0
"""Simulated hours after which everything was used once."""


@dataclass
class Told:
    """What became of a day."""

    samples: list[Held] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """What came unasked, twice, late, in quiet hours, to the wrong one, or not at all; and replies that were not right.
    """
    messages: int = 0
    letters: int = 0
    dues: int = 0
    seconds: float = 0.0
    kinds: dict[str, int] = field(default_factory=dict)

    def warm(self, after: float) -> list[Held]:
        """What was held once everything was used."""
        return [one for one in self.samples if one.hour >= after]


class Running:
    """A house in which a day goes by."""

    def __init__(self, day: Day, app: App, clock: FastClock, box: Letterbox, temporary: Path, *, jumps: bool) -> None:
        self.day = day
        self.app = app
        self.clock = clock
        self.box = box
        self.told = Told(dues=sum(due.at < day.end for due in day.dues))
        self._temporary = temporary
        self._jumps = jumps
        self._ids = count(1)
        self.phone: Phone | None = None
        self.after_each: Callable[[Message], None] = lambda message: None

    async def through(self, every_hours: float = 2.0) -> Told:
        """Lives the whole day; what is held is noted every so many simulated hours."""
        begun, acts = time.perf_counter(), list(self.day.acts)
        hours = [every_hours * number for number in range(1, int(self.day.hours / every_hours) + 1)]
        stops: list[tuple[datetime, Act | float]] = [(act.at, act) for act in acts]
        stops += [(self.day.begin + timedelta(hours=hour), hour) for hour in hours]
        for at, what in sorted(stops, key=lambda stop: stop[0]):
            await self._until(at)
            if isinstance(what, Act):
                await self._do(what)
            else:
                tasks = await self._tasks()
                self.told.samples.append(held(what, self.told.messages, self._temporary, tasks))
        await self._settled()
        day = self.day
        self.told.faults += faults(day.dues, self.box.letters, day.end, day.secrets, day.quiet, APART)
        self.told.letters, self.told.seconds = len(self.box.letters), time.perf_counter() - begun
        for due in (one for one in day.dues if one.at < day.end):
            self.told.kinds[due.kind] = self.told.kinds.get(due.kind, 0) + 1
        return self.told

    # --- time ---------------------------------------------------------------------------------------------------------

    async def _until(self, at: datetime) -> None:
        """Lets time pass, forward to shortly before whatever is due next and then as the clock runs."""
        while True:
            await self._settled()
            now = self.clock.now()
            if now >= at:
                return
            wake = await self._next_wake()
            upcoming = min(at, wake) if wake is not None else at
            if self._jumps and upcoming - LEAD > now:
                self.clock.put_forward(upcoming - LEAD)
                self.app.alarm.look()
            left = (upcoming - self.clock.now()).total_seconds()
            await asyncio.sleep(self.clock.lasting(max(left, 0.0)) + 0.001)

    async def _settled(self) -> None:
        """Waits until the house has done what is due; it wakes by its own timers and is not asked to."""
        until = time.monotonic() + PATIENCE
        while await self._is_due():
            if time.monotonic() > until:
                self.told.faults.append(
                    f"due and not done at {self.clock.now():%d %H:%M:%S}Z: {await self._next_wake()}"
                )
                self.app.alarm.look()
                until = time.monotonic() + PATIENCE
            await asyncio.sleep(0.005)

    @staticmethod
    async def _tasks() -> int:
        """How many tasks there are when none is just doing something: the fewest of some looks."""
        counts = []
        for _ in range(10):
            await asyncio.sleep(0.01)
            counts.append(len(asyncio.all_tasks()))
        return min(counts)

    async def _is_due(self) -> bool:
        wake = await self._next_wake()
        return (wake is not None and wake <= self.clock.now()) or await asyncio.to_thread(self._sending)

    def _sending(self) -> bool:
        return any(
            pod.database.rows("SELECT 1 FROM outbox WHERE status = 'sending' LIMIT 1")
            for pod in self.app.pods.values()
            if isinstance(pod, LocalPod)
        )

    async def _next_wake(self) -> datetime | None:
        moments = await of_each(self.app.pods.values(), lambda pod: pod.next_wake())
        return min((moment for _, moment in moments if moment is not None), default=None)

    # --- what the family does -----------------------------------------------------------------------------------------

    async def _do(self, act: Act) -> None:
        match act.how:
            case "paper":
                await self._drop(act)
                return
            case "phone":
                await asyncio.to_thread(self._on_the_phone, act)
                return
            case "synced":
                await self._came(act)
                return
            case "press":
                found = self._token(act)
                if found is None:
                    self.told.faults.append(f"no button {act.text!r} about {act.of!r} for {act.who}")
                    return
                message = self._message(act, press=found)
            case "voice":
                number = next(self._ids)
                path = keep(self.app.settings.data_dir / "media", f"v{number}", "voice.ogg", act.text.encode())
                file = File(path, "voice.ogg", "audio/ogg", FileKind.VOICE, 4.0)
                message = self._message(act, files=(file,))
            case _:
                message = self._message(act, text=act.text)
        replies = await self.app.assistant.handle(message)
        self.told.messages += 1
        self.after_each(message)
        self._judge(act, [reply.text for reply in replies])

    def _judge(self, act: Act, replies: list[str]) -> None:
        """Whether the reply says what it should, and in the group nothing that is not for all."""
        said = "\n".join(replies)
        if act.answer not in said:
            self.told.faults.append(f"{act.who}: {act.text!r} was answered {said!r}, not {act.answer!r}")
        if act.how == "group":
            self.told.faults += [f"in the group: {said!r}" for word in self.day.secrets if word in said]
        if act.who.startswith("Stranger") and bool(replies) != bool(act.answer):
            self.told.faults.append(f"a stranger was answered {replies}")

    def _message(self, act: Act, *, text: str = "", press: str | None = None, files: tuple[File, ...] = ()) -> Message:
        chat = Chat(CHANNEL, GROUP, ChatKind.GROUP) if act.how == "group" else Chat(CHANNEL, act.who)
        return Message(f"m{next(self._ids)}", chat, act.who, self.clock.now(), text, files, press=press)

    def _token(self, act: Act) -> str | None:
        """The button of the last letter to that person that is about it."""
        letters = [one for one in self.box.letters if one.to == act.who and act.of in one.text and one.buttons]
        return letters[-1].buttons.get(act.text) if letters else None

    async def _drop(self, act: Act) -> None:
        """Puts a file among the papers of the grown-ups; the clock stands while it is read."""
        pod = self.app.local("knowledge")
        with self.clock.held():
            path = self.app.settings.data_dir / "knowledge" / "parents" / act.of
            path.write_text(act.text, encoding="utf-8")
            known = "SELECT 1 FROM asked a JOIN documents d ON d.id = a.document_id WHERE d.name = ?"
            await self._known(pod, known + " AND settled_at IS NOT NULL", act.of)
        self.app.alarm.look()

    def _on_the_phone(self, act: Act) -> None:
        """Writes an event of an hour, today at `of`, on the other calendar, with an alarm half an hour before."""
        if self.phone is None:
            raise LookupError("there is no other calendar")
        day = self.day.people[act.who].local(act.at)
        start = datetime.combine(day.date(), datetime.strptime(act.of, "%H:%M").time())  # noqa: DTZ007
        begin, end = (f"{one:%Y%m%dT%H%M%S}" for one in (start, start + timedelta(hours=1)))
        uid = act.text.replace(" ", "-")
        self.phone.put(event_text(uid, act.text, begin, end, more=ALARM))

    async def _came(self, act: Act) -> None:
        """Waits, while the clock stands, until the event of the other calendar is here."""
        events = "SELECT 1 FROM events WHERE title = ?"
        with self.clock.held():
            await self._known(self.app.local("planner"), events, act.text)

    async def _known(self, pod: LocalPod, rows: str, name: str) -> None:
        until = time.monotonic() + PATIENCE
        while not await asyncio.to_thread(pod.database.rows, rows, (name,)):
            if time.monotonic() > until:
                self.told.faults.append(f"{name} did not come in")
                return
            await asyncio.sleep(0.05)


@asynccontextmanager
async def household(
    day: Day,
    folder: Path,
    models_dir: Path,
    *,
    speed: float = SPEED,
    jumps: bool = True,
    failing: int = 23,
    calendar: str = "",
) -> AsyncIterator[Running]:
    """The built house of the family on a folder, started; stopped when the block ends.

    `calendar`: the address of a calendar server, whose calendars are the family's.
    """
    temporary = folder / "temporary"
    temporary.mkdir(parents=True)
    before, tempfile.tempdir = tempfile.tempdir, str(temporary)
    clock = FastClock(day.begin, speed)
    box = Letterbox(folder / "letters", clock, failing)
    settings = Settings(data_dir=folder / "home", models_dir=models_dir, model="none", admin="Anna", zone=HOME)
    chosen = {"language": "en", "hearing": "off", "speaking": "off", "embedder": "none"}
    app = build(settings.model_copy(update=chosen), clock=clock, channels=[box], ear=ScriptedEar())
    try:
        for person in day.people.values():
            member = app.members.by_name(person.name)
            if member is None:
                member = app.members.add(person.name, person.role, language="en", zone=person.zone)
            app.members.link(member.id, CHANNEL, person.name, person.name)
        running = Running(day, app, clock, box, temporary, jumps=jumps)
        with clock.held():
            if calendar:
                running.phone = await asyncio.to_thread(_connected, app, clock, calendar)
            await app.start()
            if app.warming is not None:
                await app.warming
        yield running
    finally:
        await app.stop()
        tempfile.tempdir = before


def _connected(app: App, clock: FastClock, url: str) -> Phone:
    """Connects all calendars of a server to the first admin, and gives a phone that has them too."""
    make_calendars(url)
    accounts = accounts_of(app.settings, app.pods, app.members, clock)
    if not isinstance(accounts, Accounts):
        raise LookupError("nothing keeps accounts")
    account = accounts.connect("caldav", url, USER, SecretStr(PASSWORD), app.members.all()[0].id)
    for one in accounts.calendars(account):
        accounts.choose(one.id)
    return phone(url)
