"""Says how the house is in a member's language: sentences for the chat and the page, figures as people write them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from babel.dates import format_timedelta
from babel.numbers import format_decimal

from bot.replies.words import Words
from bot.status.report import Bytes, Fact, HouseStatus, Mark, Name, Part, Seconds

SIGNS = {Mark.WELL: "✅", Mark.LOOK: "⚠️", Mark.BROKEN: "❌"}
"""Told apart by their shape, not by their colour alone."""
NOW = timedelta(seconds=10)
LEAST, MOST = 3, 8
"""Lines of the text in a chat."""
UNITS = ("B", "kB", "MB", "GB", "TB")
FRENCH_UNITS = ("o", "ko", "Mo", "Go", "To")


class Saying:
    """A look at the house in words."""

    def __init__(self, status: HouseStatus, words: Words) -> None:
        self._status = status
        self._words = words

    def headline(self) -> str:
        """One sentence on the whole."""
        say, marks = self._words.catalogue.say, [part.mark for part in self._status.parts]
        worst = self._status.mark
        return say("status-well") if worst is Mark.WELL else say(f"status-{worst}", {"count": marks.count(worst)})

    def label(self, part: Part) -> str:
        """What a part is called."""
        return self._words.catalogue.say(f"status-part-{part.name}")

    def sentence(self, part: Part) -> str:
        """How a part is."""
        said = self._words.catalogue.say(f"status-{part.says}", self._said(part.facts))
        return " ".join(said.split(" "))

    def todo(self, part: Part) -> str:
        """The next step; empty where there is none."""
        return self._words.catalogue.say(f"status-{part.todo}", self._said(part.facts)) if part.todo else ""

    def title(self, name: str = "title") -> str:
        """What stands above the whole, or above the figures of the hours."""
        return self._words.catalogue.say(f"status-{name}")

    def part_word(self, name: Name) -> str:
        """What a part is called, by its name."""
        return self._words.catalogue.say(f"status-part-{name}")

    def word(self, name: str) -> str:
        """A word in a legend."""
        return self._words.catalogue.say(f"status-word-{name}")

    def text(self) -> str:
        """The headline, then the worst parts first: LEAST to MOST lines in all."""
        say, parts = self._words.catalogue.say, self._status.by_need
        ill = [part for part in parts if part.mark is not Mark.WELL]
        shown = parts[: max(LEAST - 1, min(len(ill), MOST - 1))]
        if len(ill) > MOST - 1:
            shown = ill[: MOST - 2]
        lines = [f"{SIGNS[self._status.mark]} {self.headline()}", *(self._line(part) for part in shown)]
        if len(ill) > len(shown):
            lines.append(say("status-more", {"count": len(ill) - len(shown), "page": say("status-title")}))
        return "\n".join(lines)

    def _line(self, part: Part) -> str:
        sentence = " ".join(filter(None, (self.sentence(part), self.todo(part))))
        facts = {"mark": SIGNS[part.mark], "part": self.label(part), "sentence": sentence}
        return self._words.catalogue.say("status-line", facts)

    def _said(self, facts: Mapping[str, Fact]) -> dict[str, str | int | float]:
        return {name: self._fact(value) for name, value in facts.items()}

    def _fact(self, value: Fact) -> str | int | float:
        match value:
            case Bytes(count):
                return self.size(count)
            case Seconds(count):
                return self.seconds(count)
            case datetime():
                return self._age(value - self._status.at, direction=True)
            case timedelta():
                return self._age(value, direction=False)
            case _:
                return value

    def _age(self, age: timedelta, *, direction: bool) -> str:
        if direction and abs(age) < NOW:
            return self._words.catalogue.say("status-now")
        said = format_timedelta(age, add_direction=direction, threshold=1.5, locale=self._words.locale)
        return str(said)

    def size(self, count: int) -> str:
        """Bytes in the largest unit in which there is at least one: "21 GB"."""
        power = min(max((len(str(count)) - 1) // 3, 0), len(UNITS) - 1)
        value = count / 1000**power
        number = format_decimal(round(value, 1 if value < 10 else 0), locale=self._words.locale)
        units = FRENCH_UNITS if self._words.locale.language == "fr" else UNITS
        return f"{number}\u00a0{units[power]}"

    def seconds(self, count: float) -> str:
        """A time as "0.2 s"; short ones in two figures."""
        number = format_decimal(float(f"{count:.2g}") if count < 10 else round(count), locale=self._words.locale)
        return f"{number}\u00a0s"
