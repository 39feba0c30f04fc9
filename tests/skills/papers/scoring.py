"""Papers of our own and what is to be found in each; how well that is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from pods.engine.time import read_times
from skills.papers.dues import Due, Line, find_dues

LETTERS = Path(__file__).parent / "letters"
LANGUAGES = ("en", "de", "fr", "es", "it")


@dataclass(frozen=True, slots=True)
class Paper:
    """A document and what it asks for."""

    language: str
    name: str
    today: date
    text: str
    expect: tuple[dict[str, Any], ...]
    may: tuple[dict[str, Any], ...] = ()
    """What one person would take from it and another would not: it counts neither way."""

    @property
    def found(self) -> tuple[Due, ...]:
        """What is found in it."""
        lines = [Line(text, 1) for text in self.text.splitlines()]
        return find_dues(
            lines, name=self.name, language=self.language, today=self.today, currency="EUR", read_times=read_times
        )


@dataclass
class Score:
    """What was found of what is there, and what else."""

    right: list[tuple[Paper, Due]] = field(default_factory=list)
    wrong: list[tuple[Paper, Due]] = field(default_factory=list)
    missed: list[tuple[Paper, dict[str, Any]]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """How much of what was found is there."""
        return len(self.right) / max(len(self.right) + len(self.wrong), 1)

    @property
    def recall(self) -> float:
        """How much of what is there was found."""
        return len(self.right) / max(len(self.right) + len(self.missed), 1)


def papers(language: str | None = None, folder: Path = LETTERS) -> Iterator[Paper]:
    """All papers, or those in a language."""
    for code in (language,) if language else LANGUAGES:
        for one in yaml.safe_load((folder / f"{code}.yaml").read_text(encoding="utf-8")):
            yield Paper(code, one["name"], one["today"], one["text"], tuple(one["expect"]), tuple(one.get("may", ())))


def scored(some: Iterator[Paper]) -> Score:
    """Each thing found counts for one thing that is expected."""
    score = Score()
    for paper in some:
        left = list(paper.expect)
        for due in paper.found:
            fitting = next((one for one in left if fits(due, one)), None)
            if fitting is None and any(fits(due, one) for one in paper.may):
                continue
            if fitting is None:
                score.wrong.append((paper, due))
            else:
                left.remove(fitting)
                score.right.append((paper, due))
        score.missed += [(paper, one) for one in left]
    return score


def fits(due: Due, wanted: dict[str, Any]) -> bool:
    """Whether all that is expected of a thing holds."""
    said = {
        "kind": due.kind.value,
        "day": due.day,
        "last": due.last_day,
        "time": None if due.all_day else due.start.strftime("%H:%M"),
        "end": due.end.strftime("%H:%M"),
        "amount": f"{due.money.amount:.2f}" if due.money else None,
        "act_by": due.act_by,
        "iban": due.iban,
        "automatic": due.automatic,
        "rule": due.rule,
    }
    texts = {"title": due.title, "place": due.place, "sort": due.sort.value}
    for name, value in wanted.items():
        options = value if isinstance(value, list) else [value]
        if name in texts and not any(one.casefold() in texts[name].casefold() for one in options):
            return False
        if name in said and said[name] not in options:
            return False
    return wanted.keys() <= said.keys() | texts.keys()
