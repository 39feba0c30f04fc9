"""Who lives in the simulated house, on which clocks, and the one letterbox into which all of them are written."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.channels.protocol import Assistant, SendFailed
from bot.messages import Chat, Reply
from knowledge.clock import Clock, from_text, to_text
from knowledge.people import Role

HOME = "Europe/Berlin"
CHANNEL = "letters"
GROUP = "family group"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the family; quiet hours and briefs are on the clock of the person's zone."""

    name: str
    role: Role
    zone: str = HOME
    quiet: tuple[time, time] | None = None
    brief: time | None = None
    preview: time | None = None

    def local(self, at: datetime) -> datetime:
        """An instant on this person's clock."""
        return at.astimezone(ZoneInfo(self.zone))

    def instant(self, wall: datetime) -> datetime:
        """A naive time of this person's clock as an instant, in UTC."""
        return wall.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

    def is_quiet(self, at: datetime) -> bool:
        """Whether an instant lies in the quiet hours."""
        if self.quiet is None:
            return False
        begin, end = self.quiet
        clock = self.local(at).time()
        return begin <= clock < end if begin <= end else clock >= begin or clock < end

    def heard(self, at: datetime) -> datetime:
        """When something that is due at an instant is said to this person: then, or when the quiet hours are over."""
        if self.quiet is None or not self.is_quiet(at):
            return at
        local = self.local(at)
        day = local.date() if local.time() < self.quiet[1] else local.date() + timedelta(days=1)
        return self.instant(datetime.combine(day, self.quiet[1]))


ANNA = Person("Anna", Role.ADMIN, quiet=(time(22), time(6, 30)), brief=time(6, 50), preview=time(20, 30))
TOM = Person("Tom", Role.ADULT, quiet=(time(23), time(7)), brief=time(7, 30))
MIA = Person("Mia", Role.CHILD, quiet=(time(20), time(6, 45)))
BEN = Person("Ben", Role.CHILD, quiet=(time(22), time(6, 45)), preview=time(19, 15))
GUS = Person("Gus", Role.GUEST)
FAMILY = (ANNA, TOM, MIA, BEN, GUS)
ZONES = (HOME, "Europe/Lisbon", "Europe/Athens")
"""Where Tom may be."""


@dataclass(frozen=True, slots=True)
class Letter:
    """Something that was said unasked; `buttons`: their tokens by their names."""

    at: datetime
    to: str
    text: str
    buttons: dict[str, str] = field(default_factory=dict)


class Letterbox:
    """A channel that writes what is sent into a file, so that it holds none of it; every `failing`-th try fails."""

    name = CHANNEL

    def __init__(self, file: Path, clock: Clock, failing: int = 0) -> None:
        self.tries = 0
        self._file = file
        self._clock = clock
        self._failing = failing

    @property
    def letters(self) -> list[Letter]:
        """All that came, in order."""
        if not self._file.exists():
            return []
        lines = (json.loads(line) for line in self._file.read_text(encoding="utf-8").splitlines())
        return [Letter(from_text(at), to, text, buttons) for at, to, text, buttons in lines]

    async def start(self, assistant: Assistant) -> None:
        """Nothing to open."""

    async def stop(self) -> None:
        """Nothing to close."""

    async def send(self, chat: Chat, reply: Reply) -> str:
        """Keeps the letter and numbers it. Raises SendFailed when it is a failing try's turn."""
        self.tries += 1
        if self._failing and self.tries % self._failing == 0:
            raise SendFailed("the line was busy")
        buttons = {str(one.name): one.token for one in reply.buttons}
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps([to_text(self._clock.now()), chat.address, reply.text, buttons]) + "\n")
        return f"{self.tries}"
