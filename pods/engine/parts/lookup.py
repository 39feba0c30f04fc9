"""Finding known merchants and known things in tokens, whatever their inflection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from pods.engine.parts.tokens import Token, words_in
from pods.engine.parts.vocabulary import Vocabulary, read_yaml, vocabulary
from skills.engine.categories import CATEGORIES

Tier = Literal["name", "place", "thing", "loose", "hint"]
_TIERS: tuple[tuple[str, Tier], ...] = (
    ("hints", "hint"),
    ("loose", "loose"),
    ("names", "name"),
    ("things", "thing"),
    ("places", "place"),
)
_SHORTEST_HEAD = 4
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Merchant:
    """A known merchant; `ordinary` when its name is also a common word ("target")."""

    words: tuple[str, ...]
    category: str
    ordinary: bool


@dataclass(frozen=True, slots=True)
class Entry:
    """A phrase of a category. `name` calls the category, `place` a kind of merchant, the rest what is bought."""

    words: tuple[str, ...]
    category: str
    tier: Tier


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found over tokens `first` to before `after`."""

    first: int
    after: int
    entry: Entry


@dataclass(frozen=True)
class _Things:
    by_first: Mapping[str, tuple[Entry, ...]]
    heads: Mapping[str, Entry]
    """Single words that can end a compound."""
    endings: tuple[tuple[str, tuple[str, ...]], ...]
    uninflected: frozenset[tuple[str, ...]]


@lru_cache(maxsize=1)
def _merchants() -> Mapping[str, tuple[Merchant, ...]]:
    content = read_yaml("merchants")
    if not isinstance(content, dict):
        raise TypeError("lexicon/merchants.yaml must be a mapping")
    ordinary = set(map(words_in, _names(content["ordinary"])))
    index: dict[str, list[Merchant]] = {}
    for category, names in content["categories"].items():
        if category not in CATEGORIES:
            raise ValueError(f"lexicon/merchants.yaml has the unknown category {category}")
        for words in map(words_in, _names(names)):
            index.setdefault(words[0], []).append(Merchant(words, category, words in ordinary))
    return {first: tuple(sorted(found, key=lambda m: -len(m.words))) for first, found in index.items()}


def _names(block: str) -> list[str]:
    return [name for line in block.splitlines() for name in map(str.strip, line.split(",")) if name]


def merchant_count() -> int:
    """How many merchants are known."""
    return sum(map(len, _merchants().values()))


def merchant_at(tokens: Sequence[Token], at: int, language: str) -> tuple[int, Merchant] | None:
    """The longest known merchant whose name begins at a token and the token after it; inner marks do not matter.

    Names that are common words are left out: they need the support of the sentence (`any_merchant_at`).
    """
    found = any_merchant_at(tokens, at)
    if found is None or found[1].ordinary or (len(found[1].words) == 1 and is_base_thing(tokens[at].text, language)):
        return None
    return found


def any_merchant_at(tokens: Sequence[Token], at: int) -> tuple[int, Merchant] | None:
    """Like `merchant_at`, names that are common words included."""
    for merchant in _merchants().get(tokens[at].text, ()):
        after = _follow(tokens, at, merchant.words)
        if after:
            return after, merchant
    return None


def _follow(tokens: Sequence[Token], at: int, words: tuple[str, ...]) -> int:
    """The token after the words when they stand at a token with nothing but marks inside a name between; else 0."""
    for number, word in enumerate(words):
        while number and at < len(tokens) and tokens[at].text in "&'.-+":
            at += 1
        if at >= len(tokens) or tokens[at].text != word:
            return 0
        at += 1
    return at


def _entries(words: Vocabulary) -> Iterator[Entry]:
    for category, table in words.categories.items():
        if category not in CATEGORIES:
            raise ValueError(f"unknown category {category}")
        for field, tier in _TIERS:
            phrases: Iterable[str] = getattr(table, field)
            for phrase in phrases:
                yield Entry(words_in(phrase), category, tier)


@cache
def _things(language: str) -> _Things:
    words = vocabulary(language)
    unique: dict[tuple[str, ...], Entry] = {}
    for entry in _entries(words):
        unique[entry.words] = entry
    by_first: dict[str, list[Entry]] = {}
    for entry in unique.values():
        by_first.setdefault(entry.words[0], []).append(entry)
    heads = {entry.words[0]: entry for entry in unique.values() if len(entry.words) == 1} if words.compounds else {}
    endings = tuple(sorted(words.endings.items(), key=lambda pair: -len(pair[0])))
    return _Things(
        {first: tuple(sorted(found, key=lambda e: -len(e.words))) for first, found in by_first.items()},
        heads,
        endings,
        frozenset(map(words_in, words.uninflected)),
    )


def entry_count(language: str) -> int:
    """How many phrases the categories of a language have."""
    return sum(map(len, _things(language).by_first.values()))


@lru_cache(maxsize=8192)
def base_forms(word: str, language: str) -> tuple[str, ...]:
    """A folded word and what it may be the inflected form of."""
    forms = [word]
    if (word,) in _things(language).uninflected:
        return (word,)
    for ending, replacements in _things(language).endings:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            forms += [word[: len(word) - len(ending)] + ("" if end == "-" else end) for end in replacements]
    return tuple(dict.fromkeys(forms))


def is_base_thing(word: str, language: str) -> bool:
    """Whether a folded word, as it stands and alone, is something that money is spent on."""
    entries = _things(language).by_first.get(word, ())
    return any(len(entry.words) == 1 and entry.tier != "hint" for entry in entries)


def thing_at(tokens: Sequence[Token], at: int, language: str) -> Hit | None:
    """The longest phrase of a category that begins at a token; in compounding languages also by the end of a word."""
    things = _things(language)
    for first in base_forms(tokens[at].text, language):
        for entry in things.by_first.get(first, ()):
            after = _inflected(tokens, at, entry.words, language)
            if after:
                return Hit(at, after, entry)
    if things.heads:
        head = _by_head(tokens[at].text, language)
        if head is not None:
            return Hit(at, at + 1, head)
    return None


def _inflected(tokens: Sequence[Token], at: int, words: tuple[str, ...], language: str) -> int:
    at += 1
    for word in words[1:]:
        while at < len(tokens) and tokens[at].text in "-'’":
            at += 1
        if at >= len(tokens) or word not in base_forms(tokens[at].text, language):
            return 0
        at += 1
    return at


@lru_cache(maxsize=8192)
def _by_head(word: str, language: str) -> Entry | None:
    """The longest known word that a long word ends with ("Winterstiefel" by "Stiefel")."""
    heads = _things(language).heads
    for form in base_forms(word, language):
        for start in range(2, len(form) - _SHORTEST_HEAD + 1):
            entry = heads.get(form[start:])
            if entry is not None and entry.tier != "hint":
                return entry
    return None


def things_in(tokens: Sequence[Token], language: str) -> tuple[Hit, ...]:
    """All phrases of categories in a text, longest at each place, in order and apart."""
    hits: list[Hit] = []
    at = 0
    while at < len(tokens):
        hit = thing_at(tokens, at, language) if tokens[at].kind == "word" else None
        if hit is not None:
            hits.append(hit)
        at = hit.after if hit is not None else at + 1
    return tuple(hits)
