"""The words of each language, read from `lexicon/` when a language is first needed and checked against a schema."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict

_FOLDER = Path(__file__).parent / "lexicon"
_FALLBACK = "en"


def _split(value: object) -> object:
    """A YAML block of phrases separated by commas or line ends is a list of phrases."""
    if isinstance(value, str):
        return tuple(phrase for line in value.splitlines() for phrase in map(str.strip, line.split(",")) if phrase)
    return value


Phrases = Annotated[tuple[str, ...], BeforeValidator(_split)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NumberWords(_Table):
    """Cardinal numbers. `units` are 0 to 19 with one word each; `tens` may also hold 70 to 99 of vigesimal systems."""

    units: dict[str, int]
    tens: dict[str, int]
    hundred: Phrases
    hundreds: dict[str, int] = {}
    """Hundreds with a word of their own ("quinientos")."""
    thousand: Phrases
    joiners: Phrases = ()
    inverted: bool = False
    """Units come before tens ("dreiundzwanzig")."""
    compound: bool = False
    """Numbers are written as one word."""
    hundred_up_to: int = 9
    """The largest number that can stand before the word for hundred ("fifteen hundred")."""
    ones_after_joiner: int = 0
    """The greatest number below ten that the joiner parts from its tens: "vingt et un" (1), "treinta y dos" (9)."""
    articles: Phrases = ()
    """Indefinite articles, which count as one only beside something that is counted."""
    dozens: dict[str, int] = {}
    half: Phrases = ()
    and_a_half: Phrases = ()


class MoneyWords(_Table):
    """How amounts are said."""

    major: dict[str, Phrases]
    """Currencies, as codes separated by spaces with the usual one first, to their names."""
    minor: dict[str, Phrases]
    notes: dict[str, int] = {}
    """Names of notes ("fiver")."""
    scales: dict[str, int] = {}
    """Words that multiply ("grand")."""
    joiners: Phrases = ()
    """Between whole and part: "five euros and twenty"."""
    pair_joiners: Phrases = ()
    """Between whole and part without a currency: "dodici e cinquanta"."""
    part_joiners: Phrases = ()
    """Those joiners that two figures stand around as well, and never two things bought: "27 euros con 60"."""
    not_parts: Phrases = ()
    """Words behind a second figure that make it an amount of its own: "27 euro e 60 di benzina"."""
    goods_after: Phrases = ()
    """Words behind two numbers that make them an amount: "due e cinquanta di pane"."""
    attached: dict[str, str] = {}
    """Letters that are a currency right behind a figure only: "50e"."""
    decimal_comma: bool = True
    units: Phrases = ()
    """What is counted and is never money: measures, times, people."""
    labels: Phrases = ()
    """Words after which a number is a name: "room 12"."""
    clock: Phrases = ()
    """Words after which a small number is a time: "at 5"."""
    months: Phrases = ()
    day_articles: Phrases = ()
    """Words after which a small number at the end of a phrase is a day: "the 28"."""
    not_after: Phrases = ()
    """Words that may follow an amount without being what is counted."""
    weight_after: Phrases = ()
    """"of" in "two pounds of beef"."""


class ItemWords(_Table):
    """How lists of things are said."""

    joiners: Phrases
    leads: Phrases
    tails: Phrases
    polite: Phrases
    pairs: Phrases = ()
    adjectives: Phrases = ()
    measures: Phrases = ()
    containers: Phrases = ()
    starters: Phrases = ()
    """Words that begin a new thing wherever they stand ("some")."""
    articles: Phrases = ()
    holds: Phrases = ()
    """Words after which a number or an article belongs to what stands before: "for", "of", "size"."""
    actions: Phrases = ()
    """Verbs a thing to do begins with (or ends with, where infinitives come last)."""
    action_endings: Phrases = ()
    actions_last: bool = False


class ListWords(_Table):
    """How lists are named."""

    prepositions: Phrases
    determiners: Phrases
    words: Phrases
    """"list"."""
    compound_ends: Phrases = ()
    """Ends of words that are a list: "Einkaufsliste"."""
    links: Phrases = ()
    """Between the word for list and its name: "lista de regalos"."""
    shopping: Phrases
    todo: Phrases
    errands: Phrases = ()
    """Phrases without the word for list that mean shopping: "for the supermarket"."""
    closing: Phrases = ()
    """What names the shopping list by itself where a sentence ends ("add milk to shopping")."""
    duties: Phrases = ()
    """Phrases without the word for list that mean what is to be done, behind a preposition: "tra le cose da fare"."""
    name_first: bool = False
    not_names: Phrases = ()
    """Words behind a link that name no list: "put it on the list for me"."""


class MerchantWords(_Table):
    """How places where money is spent are named."""

    prepositions: Phrases
    payee: Phrases = ()
    """Prepositions that name whoever is paid."""
    articles: Phrases = ()
    stops: Phrases = ()
    """Words that end a name."""
    nowhere: Phrases = ()
    """Words after a preposition that are no place to spend: "in cash", "from mum"."""
    fillers: Phrases = ()
    """Words that may stand beside an amount and a name: "spent", "again"."""
    negations: Phrases = ()


class CategoryWords(_Table):
    """What belongs to a spending category."""

    names: Phrases = ()
    places: Phrases = ()
    things: Phrases = ()
    loose: Phrases = ()
    """Things that say less than the place they were bought at: "pizza" at a supermarket."""
    hints: Phrases = ()
    """Words that decide only when nothing else does: "for the kids"."""


class Vocabulary(_Table):
    """One language file."""

    numbers: NumberWords
    money: MoneyWords
    items: ItemWords
    lists: ListWords
    merchants: MerchantWords
    endings: dict[str, Phrases]
    """Endings of inflected words to what stands there in the base form."""
    uninflected: Phrases = ()
    """Words that look like an inflected form and mean something else: "spese" are expenses, "spesa" is food."""
    compounds: bool = False
    """The last part of a long word says what it is ("Winterstiefel")."""
    categories: dict[str, CategoryWords]


def languages() -> tuple[str, ...]:
    """The codes of all languages that have a file."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("??.yaml")))


def known_language(language: str) -> str:
    """The code of the language file to use; an unknown language is read as English."""
    code = language.lower()[:2]
    return code if code in languages_set() else _FALLBACK


@lru_cache(maxsize=1)
def languages_set() -> frozenset[str]:
    """The codes of all languages, for look-ups."""
    return frozenset(languages())


def read_yaml(name: str) -> object:
    """The content of a file of the lexicon folder."""
    with (_FOLDER / f"{name}.yaml").open("rb") as file:
        return yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (safe loaders both)


@cache
def vocabulary(language: str) -> Vocabulary:
    """The words of a language; `language` is a code of `languages()`. Raises pydantic.ValidationError on a bad file."""
    return Vocabulary.model_validate(read_yaml(language))
