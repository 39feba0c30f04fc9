"""Which list a sentence speaks of: "on the packing list", "auf den Einkaufszettel", "sur la liste de courses"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from pods.engine.parts.tokens import Token, tokens_of, words_in
from pods.engine.parts.vocabulary import known_language, languages, vocabulary
from pods.engine.time.text import fold, within_edits

SHOPPING = "shopping"
TODO = "todo"
_LONGEST = 2_000
_MOST_BACK = 3
_MOST_AHEAD = 4

_PLACES = ("store", "shop", "market")
"""Words for the shopping list that name a place as well: a "hardware store list" is a list of its own."""

_Phrases = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ListSpan:
    """A list at `begin` to before `end`, preposition, article and colon included.

    `name` is "shopping", "todo" or the list's own name in lower case. Not `named`: only "the list" was said, and
    `name` is "shopping" because that is the default.
    """

    begin: int
    end: int
    name: str
    named: bool = True


@dataclass(frozen=True)
class _Words:
    prepositions: _Phrases
    determiners: _Phrases
    lists: frozenset[str]
    ends: tuple[str, ...]
    links: _Phrases
    shopping: _Phrases
    todo: _Phrases
    errands: _Phrases
    duties: _Phrases
    closing: _Phrases
    name_first: bool
    not_names: frozenset[str]


def _phrases(phrases: Iterable[str]) -> _Phrases:
    return frozenset(map(words_in, phrases))


@cache
def _words(language: str) -> _Words:
    own = vocabulary(language).lists
    every = [vocabulary(code).lists for code in languages()]
    return _Words(
        _phrases(own.prepositions),
        _phrases(own.determiners),
        frozenset(words_in(word)[0] for table in every for word in table.words),
        tuple(fold(end) for end in own.compound_ends),
        _phrases(own.links),
        frozenset().union(*(_phrases(table.shopping) for table in every)),
        frozenset().union(*(_phrases(table.todo) for table in every)),
        _phrases(own.errands),
        _phrases(own.duties),
        _phrases(own.closing),
        own.name_first,
        frozenset(map(fold, own.not_names)),
    )


def _ends_with(words: Sequence[str], phrases: _Phrases) -> int:
    """How many of the last words are one of the phrases, the longest."""
    return max((n for n in range(1, min(4, len(words)) + 1) if tuple(words[-n:]) in phrases), default=0)


def _begins_with(words: Sequence[str], phrases: _Phrases) -> int:
    return max((n for n in range(1, min(5, len(words)) + 1) if tuple(words[:n]) in phrases), default=0)


def find_list(text: str, language: str, known: Sequence[str] = ()) -> ListSpan | None:
    """The list that is meant, None when none is. `known` are names of lists there are; a misspelt one is matched.

    Only the first 2,000 characters are read.
    """
    words = _words(known_language(language))
    tokens = [token for token in tokens_of(text[:_LONGEST]) if token.kind != "mark" or token.text in ':,.;!?"']
    names = tuple((name, words_in(name)) for name in known)
    for at, token in enumerate(tokens):
        if token.kind == "word":
            found = _at_list_word(text, tokens, at, words, names)
            if found is not None:
                return found
    return _header(text, tokens, words, names) or _without_list_word(text, tokens, words, names)


_Names = tuple[tuple[str, tuple[str, ...]], ...]


def _at_list_word(text: str, tokens: Sequence[Token], at: int, words: _Words, names: _Names) -> ListSpan | None:
    token = tokens[at]
    if token.text in words.lists:
        name, first, last = _name_around(tokens, at, words, names)
        return _span(text, tokens, first, last, name, words, names)
    for end in words.ends:
        if token.text.endswith(end) and len(token.text) > len(end) + 2:
            name = (token.text[: -len(end)],)
            return _span(text, tokens, at, at + 1, name, words, names, whole=(token.text,))
    if _is_listing(token.text, words) and (token.text.endswith("zettel") or "list" in token.text):
        return _span(text, tokens, at, at + 1, (token.text,), words, names)
    return None


def _is_listing(word: str, words: _Words) -> bool:
    return (word,) in words.shopping or (word,) in words.todo


def _name_around(tokens: Sequence[Token], at: int, words: _Words, names: _Names) -> tuple[tuple[str, ...], int, int]:
    """The words of the name beside the word for list, and the tokens of name and word."""
    ahead = _name_ahead(tokens, at + 1, words, names)
    name, first = _name_before(tokens, at, words, names)
    if ahead is not None and not words.name_first and name not in words.shopping | words.todo:
        return ahead[0], at, ahead[1]
    if not name and ahead is not None:
        return ahead[0], at, ahead[1]
    return name, first, at + 1


def _name_before(tokens: Sequence[Token], at: int, words: _Words, names: _Names) -> tuple[tuple[str, ...], int]:
    """A name before the word for list and its first token."""
    before = [token.text for token in tokens[max(0, at - _MOST_BACK) : at]]
    for mark in reversed(range(len(before))):
        if not before[mark].isalnum():
            before = before[mark + 1 :]
            break
    headed = at + 1 < len(tokens) and tokens[at + 1].text == ":" and len(before) == at
    if headed and len(before) > 1 and tuple(before[-1:]) in words.shopping and before[-1] in _PLACES:
        return tuple(before), 0
    for size in range(len(before), 0, -1):
        name = tuple(before[-size:])
        if name in words.shopping or name in words.todo or any(name == other for _, other in names):
            return name, at - size
    for size in range(len(before) + 1):
        left = before[: len(before) - size]
        if _ends_with(left, words.determiners) or _ends_with(left, words.prepositions):
            if size and not words.name_first:
                break
            return tuple(before[len(before) - size :]), at - size
    if words.name_first and before and not _ends_with(before, words.prepositions):
        return (before[-1],), at - 1
    return (), at


def _name_ahead(tokens: Sequence[Token], at: int, words: _Words, names: _Names) -> tuple[tuple[str, ...], int] | None:
    """A name behind the word for list: "lista de regalos", "list for the trip", "list called camping"."""
    following = [token.text for token in tokens[at : at + 2 * _MOST_AHEAD]]
    headed = _before_colon(following, words)
    if headed and at == 1:
        return tuple(following[:headed]), at + headed
    direct = _begins_with(following, words.shopping | words.todo)
    link = _begins_with(following, words.links)
    rest = following[link:]
    if link:
        article = _begins_with(rest, words.determiners)
        exact = _begins_with(rest, words.shopping | words.todo)
        rest = rest if exact else rest[article:]
        skipped = link + (0 if exact else article)
        size = exact or max((len(n) for _, n in names if tuple(rest[: len(n)]) == n), default=0)
        size = size or (1 if rest and rest[0].isalpha() and rest[0] not in words.not_names else 0)
        if size:
            return tuple(rest[:size]), at + skipped + size
    if direct and not words.name_first:
        return tuple(following[:direct]), at + direct
    return None


def _before_colon(following: Sequence[str], words: _Words) -> int:
    """How many words a name between the word for list and a colon has ("Liste Picknick: …"); 0 where it is none."""
    colon = next((n for n, word in enumerate(following) if word == ":"), 0)
    name = following[:colon]
    own = all(word.isalpha() and word not in words.not_names for word in name)
    return colon if 0 < colon <= _MOST_BACK and own and not _begins_with(name, words.links) else 0


def _span(
    text: str,
    tokens: Sequence[Token],
    first: int,
    after: int,
    name: tuple[str, ...],
    words: _Words,
    names: _Names,
    whole: tuple[str, ...] = (),
) -> ListSpan:
    written = _as_written(text, tokens[first:after], name)
    first = _with_introduction(tokens, first, words)
    if after < len(tokens) and tokens[after].text == ":":
        after += 1
    begin, end = tokens[first].begin, tokens[after - 1].end
    canonical = _canonical(name, words, names, whole)
    own = written if canonical == " ".join(name) and written else canonical
    return ListSpan(begin, end, own or SHOPPING, named=bool(canonical))


def _as_written(text: str, tokens: Sequence[Token], name: tuple[str, ...]) -> str:
    """The name in lower case with its accents; empty when it is only a part of a word."""
    for at in range(len(tokens) - len(name) + 1):
        if name and tuple(token.text for token in tokens[at : at + len(name)]) == name:
            return text[tokens[at].begin : tokens[at + len(name) - 1].end].lower()
    return ""


def _with_introduction(tokens: Sequence[Token], first: int, words: _Words) -> int:
    """The first token of preposition and article before a name."""
    left = [token.text for token in tokens[:first]]
    left = left[: len(left) - _ends_with(left, words.determiners)]
    return len(left) - _ends_with(left, words.prepositions)


def _canonical(name: tuple[str, ...], words: _Words, names: _Names, whole: tuple[str, ...] = ()) -> str:
    own = _known(name, names)
    if own:
        return own
    if name in words.shopping or whole in words.shopping:
        return SHOPPING
    if name in words.todo or whole in words.todo:
        return TODO
    joined = " ".join(name)
    for word in (*(w[0] for w in words.shopping if len(w) == 1), *(w[0] for w in words.todo if len(w) == 1)):
        if len(joined) >= 6 and len(word) >= 6 and within_edits(joined, word, 1 if len(word) < 8 else 2):
            return SHOPPING if (word,) in words.shopping else TODO
    return joined


def _known(name: tuple[str, ...], names: _Names) -> str:
    joined = " ".join(name)
    for own, folded in names:
        if folded == name:
            return own
    for own, folded in names:
        target = " ".join(folded)
        limit = 2 if len(target) >= 7 else 1 if len(target) >= 4 else 0
        if joined and len(joined) >= 4 and limit and within_edits(joined, target, limit):
            return own
    return ""


def _header(text: str, tokens: Sequence[Token], words: _Words, names: _Names) -> ListSpan | None:
    """ "shopping: milk", "to do: call mum", "packing: socks" when there is a packing list."""
    colon = next((n for n, token in enumerate(tokens[:6]) if token.text == ":"), 0)
    if not colon:
        return None
    name = tuple(token.text for token in tokens[:colon])
    skipped = _begins_with(name, words.prepositions)
    skipped += _begins_with(name[skipped:], words.determiners)
    name = name[skipped:]
    if not name or not (name in words.shopping or name in words.todo or name in words.errands or _known(name, names)):
        return None
    canonical = SHOPPING if name in words.errands else _canonical(name, words, names)
    return ListSpan(tokens[0].begin, tokens[colon].end, canonical)


def _without_list_word(text: str, tokens: Sequence[Token], words: _Words, names: _Names) -> ListSpan | None:
    """ "for the next trip to the market", "to packing" when there is a packing list."""
    folded = [token.text for token in tokens]
    for at in range(len(tokens)):
        size = _begins_with(folded[at:], words.errands)
        if size:
            first = _with_introduction(tokens, at, words)
            after = at + size + (at + size < len(tokens) and folded[at + size] == ":")
            return ListSpan(tokens[first].begin, tokens[after - 1].end, SHOPPING)
        closed = _begins_with(folded[at:], words.closing)
        if at and closed and (at + closed == len(tokens) or tokens[at + closed].kind == "mark"):
            return ListSpan(tokens[at].begin, tokens[at + closed - 1].end, SHOPPING)
        duty = _begins_with(folded[at:], words.duties)
        first = _with_introduction(tokens, at, words)
        placed = _begins_with(folded[first:at], words.prepositions)
        if duty and placed:
            return ListSpan(tokens[first].begin, tokens[at + duty - 1].end, TODO)
        for own, name in names:
            if name and placed and tuple(folded[at : at + len(name)]) == name:
                return ListSpan(tokens[first].begin, tokens[at + len(name) - 1].end, own)
    return None
