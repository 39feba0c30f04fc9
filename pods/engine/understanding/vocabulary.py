"""The words of a language around requests, read once and compiled for the names of a household."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

WORDS = Path(__file__).parent / "words"
FALLBACK = "en"

_SAID_LIKE = {
    "reminder_cancel": "event_delete",
    "reminder_snooze": "reminder_create",
    "chore_remove": "event_delete",
    "todo_remove": "list_remove",
    "todo_done": "list_tick",
}
"""Intents whose words are those of another one."""


@dataclass(frozen=True)
class Vocabulary:
    """Compiled patterns of one language for one set of member names."""

    language: str
    people: Mapping[str, str]
    """Pattern sources for words for people: me, us, kids, possessive."""
    clock: str
    """How a bare hour is said, with `{0}` for the number."""
    polite: re.Pattern[str]
    control: Mapping[str, re.Pattern[str]]
    single: Mapping[str, re.Pattern[str]]
    cues: Mapping[str, tuple[re.Pattern[str], ...]]
    strong: Mapping[str, tuple[re.Pattern[str], ...]]
    """Words that speak for an intent by themselves."""
    joints: re.Pattern[str]
    starts: re.Pattern[str]

    def speaks_for(self, intent: str, text: str) -> bool:
        """Whether words stand in the text that speak for an intent (without its pod's name)."""
        return any(pattern.search(text) for pattern in self.strong.get(intent, ()))

    def cue(self, intent: str) -> tuple[re.Pattern[str], ...]:
        """What is said around a request with this intent."""
        return self.cues.get(_SAID_LIKE.get(intent, intent), ())


@lru_cache
def _raw(language: str) -> dict[str, Any]:
    path = WORDS / f"{language}.yaml"
    if not path.exists():
        path = WORDS / f"{FALLBACK}.yaml"
    loaded: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=64)
def vocabulary(language: str, names: tuple[str, ...]) -> Vocabulary:
    """The vocabulary of a language, with `{who}` standing for these names and the words for people."""
    raw = _raw(language)
    known = sorted((re.escape(name) for name in names), key=len, reverse=True)
    people = [*known, raw["me"], raw["us"], raw["kids"]]
    one = rf"(?:(?:{'|'.join(people)})(?:{raw['possessive']})?)"
    joints = "|".join(re.escape(word) for word in sorted(raw["and"], key=len, reverse=True))
    who = rf"{one}(?:(?:,\s*|\s+(?:{joints})\s+){one})*"

    def compiled(source: str) -> re.Pattern[str]:
        spaced = source.replace(" ?", r"\s*").replace(" ", r"\s+")
        return re.compile(spaced.replace("{who}", who), re.IGNORECASE)

    def words(sources: Sequence[str]) -> re.Pattern[str]:
        return compiled(r"(?<!\w)(?:" + "|".join(f"(?:{source})" for source in sources) + r")(?!\w)")

    singles = (
        "amend",
        "amend_weak",
        "amend_tail",
        "more",
        "too",
        "another",
        "later",
        "query",
        "asks_to",
        "past",
        "negated",
        "paid",
        "and_me",
    )
    single = {name: compiled(raw[name]) for name in singles}
    single["pronoun"] = words([raw["pronoun"]])
    single["for_who"] = words([raw["for_who"]])
    return Vocabulary(
        language=language,
        people={key: raw[key] for key in ("me", "us", "kids", "possessive")},
        clock=raw["clock"],
        polite=words(raw["polite"]),
        control={name: compiled(rf"(?:{source})[\s.!?…]*\Z") for name, source in raw["control"].items()},
        single=single,
        cues={
            intent: tuple(compiled(rf"(?<!\w){source}(?!\w)") for source in sources)
            for intent, sources in raw["cues"].items()
        },
        strong={
            intent: tuple(compiled(rf"(?<!\w)(?:{source})") for source in sources)
            for intent, sources in raw["strong"].items()
        },
        joints=compiled(rf"(?<!\w)(?:{joints})(?!\w)"),
        starts=compiled(rf"(?:{'|'.join(raw['split_before'])})(?!\w)"),
    )
