"""The words of a language around requests, read once and compiled for the names of a household."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml

WORDS = Path(__file__).parent / "words"
FALLBACK = "en"
FOLDERS = (".", "followups", "details", "money", "knowledge", "messages")

_SAID_LIKE = {
    "reminder_cancel": "event_delete",
    "expense_delete": "event_delete",
    "reminder_snooze": "reminder_create",
    "chore_remove": "event_delete",
    "todo_remove": "list_remove",
    "todo_change": "event_move",
    "todo_done": "list_tick",
}
"""Intents whose words are those of another one."""


_STRANGER = r"(?:{kin}|(?-i:[A-ZÀ-Þ][^\W\d_]+))"


_WHOLE_WORDS = (
    *("pronoun", "that_day", "filler", "for_who", "late", "said_me", "swap_words", "born_words"),
    "own_person",
)
"""Entries that only count as words of their own."""

_NAMED = (
    *("message_who", "message_all"),
    *("bill", "regularly", "fraction", "account", "paper", "detail", "expires", "expiring", "device", "symptom"),
    *("aloud", "wishing", "henceforth"),
)
"""Entries that stand in others in braces."""

S = TypeVar("S")
T = TypeVar("T")


class Lazy(Mapping[str, T], Generic[S, T]):
    """Values made of their sources when first asked for: compiling all patterns would hold up a first message."""

    def __init__(self, sources: Mapping[str, S], make: Callable[[S], T]) -> None:
        self._sources = sources
        self._make = make
        self._made: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        if name not in self._made:
            self._made[name] = self._make(self._sources[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


@lru_cache(maxsize=4096)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Work:
    """A verb for something done about the house."""

    said: str
    """As it is said of somebody ("empties")."""
    base: str
    """As a task ("empty")."""
    needs: re.Pattern[str] | None
    """What must be said with it, since it may mean something else as well."""


@dataclass(frozen=True)
class Vocabulary:
    """Compiled patterns of one language for one set of member names."""

    language: str
    people: Mapping[str, str]
    """Pattern sources for words for people: me, us, kids, possessive."""
    known: re.Pattern[str]
    """A member's name or a word such as "me"."""
    clock: str
    """How a bare hour is said, with `{0}` for the number."""
    wake_up: str
    """What an alarm is for that has no text of its own."""
    polite: re.Pattern[str]
    control: Mapping[str, re.Pattern[str]]
    single: Mapping[str, re.Pattern[str]]
    cues: Mapping[str, tuple[re.Pattern[str], ...]]
    tells: tuple[re.Pattern[str], ...]
    """How somebody says what a word means: groups `name` and `meaning`."""
    day_parts: Mapping[str, re.Pattern[str]]
    """What the parts of the day are called, by field of Conventions."""
    places: Mapping[int, re.Pattern[str]]
    """How the first, second … or last (-1) of several things is picked."""
    strong: Mapping[str, tuple[re.Pattern[str], ...]]
    """Words that speak for an intent by themselves."""
    priced: Mapping[str, tuple[re.Pattern[str], ...]]
    """The same in a text whose amounts are written ¤."""
    fractions: Mapping[str, re.Pattern[str]]
    """What parts of a whole are called, by fractions ("1/2")."""
    by_what: Mapping[str, re.Pattern[str]]
    """How sums by something are asked for."""
    as_what: Mapping[str, re.Pattern[str]]
    """How a form such as a picture or a kind of file is asked for."""
    audience: Mapping[str, re.Pattern[str]]
    """How it is said who may see something, by audiences: those that decide first in front."""
    not_times: re.Pattern[str]
    """Names with words for times in them, such as "movie night"."""
    addressed: Mapping[str, tuple[re.Pattern[str], ...]]
    """Where somebody is spoken of whom no member's name fits, in the group `name`: by "reminder" and "chore"."""
    nags: tuple[re.Pattern[str], ...]
    """How it is said that a reminder comes back until something is done, sometimes in the group `what`."""
    messages: Mapping[str, tuple[re.Pattern[str], ...]]
    """How something that somebody is to be told begins, by "tells" and "asks"; group `who`."""
    negations: Mapping[str, tuple[re.Pattern[str], ...]]
    """How it is said that something shall not be, by the intent that sees to it; group `what`, sometimes `day`."""
    exchange: tuple[re.Pattern[str], ...]
    """How one thing is put in the place of another; groups `old` and `new`."""
    works: tuple[Work, ...]
    work_verbs: re.Pattern[str]
    """Any of the verbs of `works`; without one of them nothing is done about the house."""
    verb_last: bool
    """Whether an infinitive stands behind what it is about."""
    gerund: str
    """The ending by which work is named as a thing ("feeding the cat"); empty where the infinitive does that."""
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
    known = language if (WORDS / f"{language}.yaml").exists() else FALLBACK
    loaded: dict[str, Any] = {}
    for path in (WORDS / folder / f"{known}.yaml" for folder in FOLDERS):
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        loaded |= said | {name: _joined(loaded.get(name, {}), said.get(name, {})) for name in ("strong", "cues")}
    return loaded


def _joined(first: dict[str, list[str]], more: dict[str, list[str]]) -> dict[str, list[str]]:
    """The patterns of both for each intent, the later ones in front."""
    return {name: more.get(name, []) + first.get(name, []) for name in first | more}


@lru_cache(maxsize=64)
def vocabulary(language: str, names: tuple[str, ...]) -> Vocabulary:
    """The vocabulary of a language, with `{who}` standing for these names and the words for people."""
    raw = _raw(language)
    known = sorted((re.escape(name) for name in names), key=len, reverse=True)
    people = [*known, raw["me"], raw["us"], raw["kids"]]
    one = rf"(?:(?:{'|'.join(people)})(?:{raw['possessive']})?)"
    joints = "|".join(re.escape(word) for word in sorted(raw["and"], key=len, reverse=True))
    who = rf"{one}(?:(?:,\s*|\s+(?:{joints})\s+){one})*"

    somebody = rf"{_STRANGER.replace('{kin}', raw['kin'])}(?!\w)"
    stranger = rf"(?!{who}(?!\w)){somebody}"

    party = rf"(?:{raw['outsider']}|{{who}})"

    def compiled(source: str, who: str = who) -> re.Pattern[str]:
        for name in _NAMED:
            source = source.replace(f"{{{name}}}", f"(?:{raw[name]})")
        named = (
            source.replace("{party}", party)
            .replace("{anyone}", rf"(?:{{who}}|{somebody})")
            .replace("{stranger}", stranger)
        )
        return _compiled(named.replace(" ?", r"\s*").replace(" ", r"\s+").replace("{who}", who))

    def each(form: str) -> Callable[[Sequence[str]], tuple[re.Pattern[str], ...]]:
        return lambda sources: tuple(compiled(form.replace("SOURCE", source)) for source in sources)

    def detecting(sources: Sequence[str]) -> tuple[re.Pattern[str], ...]:
        """To see that somebody is named one name is enough, which is much quicker to compile than several."""
        whom = (who if "^{" in source else one for source in sources)
        return tuple(compiled(rf"(?<!\w)(?:{source})", them) for source, them in zip(sources, whom, strict=True))

    def words(sources: Sequence[str]) -> re.Pattern[str]:
        return compiled(r"(?<!\w)(?:" + "|".join(f"(?:{source})" for source in sources) + r")(?!\w)")

    def single(name: str) -> re.Pattern[str]:
        if name in ("relative", "outside"):
            name = "kin" if name == "relative" else "outsider"
            return compiled(raw[name])
        return words([raw[name]]) if name in _WHOLE_WORDS else compiled(raw[name])

    return Vocabulary(
        language=language,
        people={key: raw[key] for key in ("me", "us", "kids", "possessive")},
        known=compiled(r"(?<!\w){who}(?!\w)", one),
        clock=raw["clock"],
        wake_up=raw["wake_up"],
        polite=words(raw["polite"]),
        control=Lazy(raw["control"], lambda source: compiled(rf"(?:{source})[\s.!?…]*\Z")),
        single=Lazy({name: name for name in (*raw, "relative", "outside")}, single),
        cues=Lazy(raw["cues"], each(r"(?<!\w)(?:SOURCE)(?:(?!\w)|(?<='))")),
        strong=Lazy(raw["strong"], detecting),
        priced=Lazy(raw["priced"], detecting),
        fractions=Lazy(raw["fractions"], compiled),
        by_what=Lazy(raw["by_what"], compiled),
        as_what=Lazy(raw["as_what"], compiled),
        audience=Lazy(raw["audience"], compiled),
        day_parts={part: compiled(source) for part, source in raw["day_parts"].items()},
        places={place: compiled(source) for place, source in raw["places"].items()},
        tells=tuple(map(compiled, raw["tells"])),
        not_times=compiled("|".join(raw["not_times"])),
        addressed=Lazy(raw["addressed"], each(r"(?<!\w)(?:SOURCE)")),
        nags=tuple(map(compiled, raw["nags"])),
        messages=Lazy(raw["messages"], lambda sources: tuple(compiled(source, one) for source in sources)),
        negations=Lazy(raw["negations"], each(r"(?<!\w)(?:SOURCE)")),
        exchange=tuple(map(compiled, raw["exchange"])),
        works=tuple(Work(said, base, words([needs]) if needs else None) for said, base, needs in raw["works"]),
        work_verbs=compiled("|".join(verb for said, base, _ in raw["works"] for verb in (said, base))),
        verb_last=bool(raw.get("verb_last")),
        gerund=raw.get("gerund", ""),
        joints=compiled(rf"(?<!\w)(?:{joints})(?!\w)"),
        starts=compiled(rf"(?:{'|'.join(raw['split_before'])})(?!\w)"),
    )
