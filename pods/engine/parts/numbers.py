"""Numbers in figures and in words: "1.200,50", "two hundred and ten", "dreiundzwanzig", "quatre-vingt-douze"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from pods.engine.parts.tokens import Token, tokens_of, words_in
from pods.engine.parts.vocabulary import known_language, vocabulary

_LONGEST_COMPOUND = 60
_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A number in words: tokens `first` to before `after`; `bare_article` when it is only "a" or "one"."""

    first: int
    after: int
    value: Decimal
    bare_article: bool = False


@dataclass(frozen=True)
class _Atoms:
    """The number words of a language by kind; phrases of several words are tuples."""

    kinds: dict[tuple[str, ...], tuple[str, int]]
    longest: int
    singles: tuple[str, ...]
    """Single words, longest first, to take compounds apart."""
    starts: frozenset[str]
    joiners: frozenset[str]
    dozens: dict[str, int]
    half: frozenset[tuple[str, ...]]
    and_a_half: frozenset[tuple[str, ...]]
    articles: frozenset[str]
    inverted: bool
    compound: bool
    hundred_up_to: int


@cache
def _atoms(language: str) -> _Atoms:
    words = vocabulary(language).numbers
    kinds: dict[tuple[str, ...], tuple[str, int]] = {}
    for word, value in words.units.items():
        kinds[words_in(word)] = ("unit" if value < 10 else "teen", value)
    for word, value in words.tens.items():
        kinds[words_in(word)] = ("tens", value)
    for word, value in words.hundreds.items():
        kinds[words_in(word)] = ("hundreds", value)
    kinds |= {words_in(word): ("hundred", 100) for word in words.hundred}
    kinds |= {words_in(word): ("thousand", 1000) for word in words.thousand}
    singles = tuple(sorted((key[0] for key in kinds if len(key) == 1), key=len, reverse=True))
    return _Atoms(
        kinds,
        max(map(len, kinds)),
        singles,
        frozenset(single[:2] for single in singles),
        frozenset(words_in(joiner)[0] for joiner in words.joiners),
        {words_in(word)[0]: value for word, value in words.dozens.items()},
        frozenset(map(words_in, words.half)),
        frozenset(map(words_in, words.and_a_half)),
        frozenset(words_in(article)[0] for article in words.articles),
        words.inverted,
        words.compound,
        words.hundred_up_to,
    )


_Part = tuple[str, int]


@lru_cache(maxsize=4096)
def _parts_of_word(word: str, language: str) -> tuple[_Part, ...] | None:
    """The number words that a compound consists of, or None when it is not all numbers."""
    atoms = _atoms(language)
    if (word,) in atoms.kinds:
        return (atoms.kinds[(word,)],)
    if not atoms.compound or len(word) > _LONGEST_COMPOUND or word[:2] not in atoms.starts:
        return None
    return _segment(word, atoms, frozenset({*atoms.joiners}))


def _segment(word: str, atoms: _Atoms, joiners: frozenset[str]) -> tuple[_Part, ...] | None:
    dead: set[int] = set()

    def rest(at: int) -> tuple[_Part, ...] | None:
        if at == len(word):
            return ()
        if at in dead:
            return None
        for single in atoms.singles:
            if word.startswith(single, at) and (tail := rest(at + len(single))) is not None:
                return (atoms.kinds[(single,)], *tail)
        for joiner in joiners:
            if at and word.startswith(joiner, at) and (tail := rest(at + len(joiner))):
                return (("joiner", 0), *tail)
        dead.add(at)
        return None

    return rest(0)


class _Sum:
    """Adds number words up for as long as they make one number."""

    def __init__(self, atoms: _Atoms) -> None:
        self._atoms = atoms
        self._thousands = 0
        self._hundreds = 0
        self._below = 0
        self._state = ""
        self.joined = False

    @property
    def value(self) -> int:
        return self._thousands + self._hundreds + self._below

    def add(self, part: _Part) -> bool:
        """Takes the next word; False (and unchanged) when it does not belong to the number."""
        kind, value = part
        if kind == "joiner":
            self.joined = True
            return True
        added = getattr(self, f"_add_{'small' if kind in ('unit', 'teen', 'tens') else kind}")(kind, value)
        if added:
            self._state = kind
            self.joined = False
        return bool(added)

    def _add_small(self, kind: str, value: int) -> bool:
        if self._below and self._state != "":
            inverted = self._atoms.inverted and self.joined and self._state == "unit" and kind == "tens"
            after_tens = self._state == "tens" and not self._atoms.inverted and self._fits_tens(value, kind)
            if not (inverted or after_tens):
                return False
        elif self._state in ("unit", "teen"):
            return False
        self._below += value
        return value > 0 or not self._state

    def _fits_tens(self, value: int, kind: str) -> bool:
        """ "seventy" takes a unit; "soixante" and "quatre-vingt" also take ten to nineteen."""
        if value == 0 or kind == "tens":
            return kind == "tens" and value == 10 and self._below in (60, 80)
        return kind == "unit" or self._below in (60, 80)

    def _add_hundred(self, _kind: str, _value: int) -> bool:
        if self._hundreds or self._below > self._atoms.hundred_up_to:
            return False
        if self._state in ("unit", "teen", "") or not self._below:
            self._hundreds, self._below = max(self._below, 1) * 100, 0
            return True
        return False

    def _add_hundreds(self, _kind: str, value: int) -> bool:
        if self._hundreds or self._below:
            return False
        self._hundreds = value
        return True

    def _add_thousand(self, _kind: str, _value: int) -> bool:
        if self._thousands or (self._state and not self.value):
            return False
        self._thousands, self._hundreds, self._below = max(self.value, 1) * 1000, 0, 0
        return True


def _parts_at(tokens: Sequence[Token], at: int, language: str, atoms: _Atoms) -> tuple[int, tuple[_Part, ...]] | None:
    """The longest number word that begins at a token: the next token and its parts."""
    for length in range(atoms.longest, 1, -1):
        words, after = _run(tokens, at, length)
        if len(words) == length and words in atoms.kinds:
            return after, (atoms.kinds[words],)
    token = tokens[at]
    if token.kind != "word":
        return None
    parts = _parts_of_word(token.text, language)
    return None if parts is None else (at + 1, parts)


def _run(tokens: Sequence[Token], at: int, length: int) -> tuple[tuple[str, ...], int]:
    """Up to `length` words from a token on that only spaces or hyphens part, and the next token."""
    words: list[str] = []
    while at < len(tokens) and len(words) < length:
        if tokens[at].kind == "word":
            words.append(tokens[at].text)
        elif not (tokens[at].text in "-'" and words and _tight(tokens, at)):
            break
        at += 1
    return tuple(words), at


def _tight(tokens: Sequence[Token], at: int) -> bool:
    """Whether a mark stands between two words without spaces."""
    return (
        0 < at < len(tokens) - 1
        and tokens[at - 1].end == tokens[at].begin
        and tokens[at].end == tokens[at + 1].begin
        and tokens[at + 1].kind == "word"
    )


def spoken_at(tokens: Sequence[Token], at: int, language: str) -> Spoken | None:
    """The number in words that begins at a token; `language` is a known code."""
    atoms = _atoms(language)
    if tokens[at].kind != "word":
        return None
    halves = _phrase_at(tokens, at, atoms.half)
    if halves:
        dozen = halves + 1 if halves < len(tokens) and tokens[halves].text in atoms.articles else halves
        if dozen < len(tokens) and tokens[dozen].text in atoms.dozens:
            return Spoken(at, dozen + 1, _HALF * atoms.dozens[tokens[dozen].text])
        return Spoken(at, halves, _HALF)
    found = _cardinal_at(tokens, at, language, atoms)
    if tokens[at].text in atoms.dozens:
        return Spoken(at, at + 1, Decimal(atoms.dozens[tokens[at].text]))
    if tokens[at].text in atoms.articles and (found is None or found.after == at + 1):
        return _after_article(tokens, at, language, atoms)
    if found is None:
        return None
    if found.after < len(tokens) and tokens[found.after].text in atoms.dozens:
        return Spoken(at, found.after + 1, found.value * atoms.dozens[tokens[found.after].text])
    return _with_half(tokens, found, atoms)


def _after_article(tokens: Sequence[Token], at: int, language: str, atoms: _Atoms) -> Spoken:
    """ "a dozen", "a hundred and five"; the article alone is one."""
    if at + 1 < len(tokens) and tokens[at + 1].text in atoms.dozens:
        return Spoken(at, at + 2, Decimal(atoms.dozens[tokens[at + 1].text]))
    following = _parts_at(tokens, at + 1, language, atoms) if at + 1 < len(tokens) else None
    if following and following[1][0][0] in ("hundred", "thousand"):
        found = _cardinal_at(tokens, at + 1, language, atoms)
        if found is not None:
            return Spoken(at, found.after, found.value)
    return _with_half(tokens, Spoken(at, at + 1, Decimal(1), bare_article=True), atoms)


def _with_half(tokens: Sequence[Token], found: Spoken, atoms: _Atoms) -> Spoken:
    after = _phrase_at(tokens, found.after, atoms.and_a_half)
    return Spoken(found.first, after, found.value + _HALF) if after else found


def half_at(tokens: Sequence[Token], at: int, language: str) -> int:
    """The token after "and a half" where that begins here ("three euros and a half"), 0 where it does not."""
    return _phrase_at(tokens, at, _atoms(language).and_a_half)


def ones_at(tokens: Sequence[Token], at: int, language: str) -> int:
    """The ones that a joiner parts from tens in figures, where they begin here: "40 y 2" (2); 0 for none."""
    words = vocabulary(language).numbers
    if not words.ones_after_joiner or at + 1 >= len(tokens) or tokens[at].text not in _atoms(language).joiners:
        return 0
    said = tokens[at + 1]
    value = int(said.text) if said.text.isdecimal() else words.units.get(said.text, 0) if said.kind == "word" else 0
    return value if 0 < value <= words.ones_after_joiner else 0


def _phrase_at(tokens: Sequence[Token], at: int, phrases: frozenset[tuple[str, ...]]) -> int:
    """The token after the longest of the phrases that begins here, 0 for none."""
    best = 0
    for phrase in phrases:
        if all(at + n < len(tokens) and tokens[at + n].text == word for n, word in enumerate(phrase)):
            best = max(best, at + len(phrase))
    return best


def _cardinal_at(tokens: Sequence[Token], at: int, language: str, atoms: _Atoms) -> Spoken | None:
    total = _Sum(atoms)
    after = first = at
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "mark":
            if token.text != "-" or not _tight(tokens, at):
                break
            at += 1
            continue
        if at > first and token.text in atoms.joiners and not total.joined:
            total.add(("joiner", 0))
            at += 1
            continue
        step = _parts_at(tokens, at, language, atoms)
        if step is None or not all(map(total.add, step[1])):
            break
        at = after = step[0]
    return Spoken(first, after, Decimal(total.value)) if after > first else None


_GROUPED_BY_POINT = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_PARTED = re.compile(r"^(\d{1,3})'(\d\d)$")
_GROUPED_BY_COMMA = re.compile(r"[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}")


def figure_value(figure: str, *, point_groups: bool) -> Decimal:
    """The value of a figure token. A lone point before three digits groups them only with `point_groups`.

    A lone comma before three digits groups them; of two marks the last is the decimal one. An apostrophe groups three
    digits and parts two ("7'50").
    """
    figure = _PARTED.sub(r"\1.\2", figure)
    plain = re.sub(r"['\u00a0\u202f]", "", figure)
    last = max(plain.rfind("."), plain.rfind(","))
    if last < 0:
        return Decimal(plain)
    marks = [mark for mark in plain if mark in ".,"]
    grouped = _GROUPED_BY_COMMA.fullmatch(plain) or (
        _GROUPED_BY_POINT.fullmatch(plain) and (point_groups or len(marks) > 1)
    )
    if grouped:
        return Decimal(re.sub(r"[.,]", "", plain))
    return Decimal(re.sub(r"[.,]", "", plain[:last]) + "." + plain[last + 1 :])


def read_number(words: str, language: str) -> Decimal | None:
    """The number that a phrase is, in figures or in words (0 to 999,999), None when it is anything more or less."""
    code = known_language(language)
    tokens = tokens_of(words.strip())
    if not tokens:
        return None
    if tokens[0].kind == "figure":
        if len(tokens) == 1:
            return figure_value(tokens[0].text, point_groups=vocabulary(code).money.decimal_comma)
        return _figure_phrase(tokens, code)
    found = spoken_at(tokens, 0, code)
    return found.value if found is not None and found.after == len(tokens) else None


def _figure_phrase(tokens: Sequence[Token], code: str) -> Decimal | None:
    """ "2 dozen", "2 and a half", "1 200"."""
    atoms = _atoms(code)
    value = figure_value(tokens[0].text, point_groups=vocabulary(code).money.decimal_comma)
    if len(tokens) == 2 and tokens[1].text in atoms.dozens:
        return value * atoms.dozens[tokens[1].text]
    if _phrase_at(tokens, 1, atoms.and_a_half) == len(tokens):
        return value + _HALF
    if all(token.kind == "figure" for token in tokens) and all(
        len(token.text) == 3 and token.text.isdigit() for token in tokens[1:]
    ):
        return Decimal("".join(token.text for token in tokens))
    return None
