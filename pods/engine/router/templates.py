"""The tiny syntax in which example sentences are written, and how a template becomes sentences.

    (remind|tell) me at <clock>        one of the alternatives; an alternative may be empty: (please |)add
    <clock>                            one of the words declared under that name; a word may be a template itself

A template with many combinations is sub-sampled: every alternative of its widest choice turns up at least once, in an
order that depends on the template's own text alone.
"""

from __future__ import annotations

import random
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

FEWEST_SAMPLES = 12
MOST_SAMPLES = 40
_TOKEN = re.compile(r"[()|]|<[^<>]*>|[^()|<>]+")
_NAME = re.compile(r"<[a-z][a-z_]*>")


class TemplateError(Exception):
    """A template whose brackets do not match or that names words nobody declared."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences of parts."""

    options: tuple[tuple[Part, ...], ...]


Part = str | Choice


def parse(template: str, words: Mapping[str, Sequence[str]]) -> tuple[Part, ...]:
    """The template as literal text and choices, with `<name>` replaced by the words of that name.

    Raises TemplateError.
    """
    return _Parser(words).sequence_of(template, ())


def expand(template: str, words: Mapping[str, Sequence[str]], most: int = MOST_SAMPLES) -> tuple[str, ...]:
    """Distinct sentences of the template, the same ones every time: all of them when they are few, else a sample.

    Raises TemplateError.
    """
    parts = parse(template, words)
    wanted = min(_count(parts), max(FEWEST_SAMPLES, _widest(parts)), most)
    dealer = _Dealer(random.Random(zlib.crc32(template.encode())))  # noqa: S311 - only reproducible, not secret
    found: dict[str, None] = {}
    for _ in range(wanted * 4):
        found.setdefault(" ".join(dealer.draw(parts).split()))
        if len(found) == wanted:
            break
    return tuple(sentence for sentence in found if sentence)


class _Parser:
    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._words = words

    def sequence_of(self, template: str, inside: tuple[str, ...]) -> tuple[Part, ...]:
        if template.count("<") != template.count(">"):
            raise TemplateError(f"an angle bracket has no partner in {template!r}")
        tokens = iter(_TOKEN.findall(template))
        options, closed = self._options(tokens, inside)
        if closed:
            raise TemplateError(f"a ')' without '(' in {template!r}")
        if len(options) > 1:
            raise TemplateError(f"a '|' outside brackets in {template!r}")
        return options[0]

    def _options(self, tokens: Iterator[str], inside: tuple[str, ...]) -> tuple[tuple[tuple[Part, ...], ...], bool]:
        """Everything up to the closing bracket or the end, split at `|`; and whether a bracket closed it."""
        options: list[list[Part]] = [[]]
        for piece in tokens:
            if piece == ")":
                return tuple(map(tuple, options)), True
            if piece == "|":
                options.append([])
            elif piece == "(":
                inner, closed = self._options(tokens, inside)
                if not closed:
                    raise TemplateError("a '(' is never closed")
                options[-1].append(Choice(inner))
            elif piece.startswith("<"):
                options[-1].append(self._named(piece, inside))
            else:
                options[-1].append(piece)
        return tuple(map(tuple, options)), False

    def _named(self, piece: str, inside: tuple[str, ...]) -> Choice:
        name = piece[1:-1]
        if not _NAME.fullmatch(piece) or name not in self._words:
            raise TemplateError(f"no words are declared for {piece}")
        if name in inside:
            raise TemplateError(f"the words of {piece} contain themselves")
        return Choice(tuple(self.sequence_of(word, (*inside, name)) for word in self._words[name]))


class _Dealer:
    """Draws options without repeating one before all others of its choice were drawn."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._decks: dict[int, list[int]] = {}

    def draw(self, parts: Sequence[Part]) -> str:
        return "".join(part if isinstance(part, str) else self._option(part) for part in parts)

    def _option(self, choice: Choice) -> str:
        deck = self._decks.get(id(choice))
        if not deck:
            deck = list(range(len(choice.options)))
            self._chance.shuffle(deck)
            self._decks[id(choice)] = deck
        return self.draw(choice.options[deck.pop()])


def _count(parts: Sequence[Part]) -> int:
    total = 1
    for part in parts:
        if isinstance(part, Choice):
            total *= sum(_count(option) for option in part.options)
    return total


def _widest(parts: Sequence[Part]) -> int:
    widths = (
        max(len(part.options), *(_widest(option) for option in part.options))
        for part in parts
        if isinstance(part, Choice)
    )
    return max(widths, default=1)
