"""Taking a list phrase apart into bare items: "oat milk, 6 eggs and a cucumber"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from pods.engine.parts.runs import split_run
from pods.engine.parts.vocabulary import known_language, vocabulary
from pods.engine.time.text import fold

_LONGEST = 4_000
_BULLET = re.compile(r"[ \t]*(?:[-–—•*·‣▪◦]+(?!\d)|\d{1,2}[.)](?=[ \t])|\[[ xX]?\])[ \t]*")
_QUOTED = re.compile(
    r"\"[^\"\n]{1,200}\"|“[^”\n]{1,200}[”“]|„[^“”\n]{1,200}[“”]|«[^»\n]{1,200}»|(?<!\w)['‘][^'’\n]{2,200}['’](?!\w)"
)
_QUOTES = "\"“”„«»'‘’` "
_INLINE = re.compile(
    r"[;\n•]|(?<=\s)[-–—*/](?=\s)|(?<!\d),|,(?!\d)|(?<=\s)[&+](?=\s)|(?<=\w{3})[&+](?=\w{3})|(?<=\w{4})[.!?]+(?=\s|$)"
)
_EDGES = " \t\r\n,;:.!?…-–—•*"


@dataclass(frozen=True)
class _Words:
    joiner: re.Pattern[str]
    pair: re.Pattern[str] | None
    lead: re.Pattern[str]
    article: re.Pattern[str]
    tail: re.Pattern[str]
    polite: re.Pattern[str]
    adjectives: frozenset[str]
    actions: frozenset[str]
    action_endings: tuple[str, ...]
    actions_last: bool


def _any(phrases: Iterable[str]) -> str:
    ordered = sorted({fold(phrase) for phrase in phrases}, key=len, reverse=True)
    return "|".join(re.escape(phrase).replace(r"\ ", " ") for phrase in ordered) or "(?!)"


def _lead(phrases: Sequence[str]) -> str:
    """Words at the beginning; those that end in an apostrophe need no space behind them."""
    elided = [phrase for phrase in phrases if phrase.endswith("'")]
    plain = [phrase for phrase in phrases if not phrase.endswith("'")]
    return rf"(?:(?:{_any(plain)})(?:[ ,:]+|$)|(?:{_any(elided)}))"


@cache
def _words(language: str) -> _Words:
    words = vocabulary(language).items
    measures = _any(words.measures)
    return _Words(
        re.compile(rf"(?<![\w'-])(?:{_any(words.joiners)})(?![\w'-])"),
        re.compile(rf"(?<!\w)(?:{_any(words.pairs)})(?!\w)") if words.pairs else None,
        re.compile(_lead(words.leads)),
        re.compile(rf"{_lead(words.articles)}(?!(?:{measures})(?!\w))"),
        re.compile(rf"[ ,.!?]+(?:{_any((*words.tails, *words.polite))})[ .!?]*$"),
        re.compile(rf"(?:{_any(words.polite)})"),
        frozenset(fold(word) for word in words.adjectives),
        frozenset(fold(word) for word in words.actions),
        tuple(fold(ending) for ending in words.action_endings),
        words.actions_last,
    )


def split_items(text: str, language: str) -> tuple[str, ...]:
    """The items of a list phrase as they were written, without politeness, articles, bullets and quotes.

    Quantities stay with their item. Without commas a new item begins at a quantity. A thing to do ("call mum and dad")
    is parted only where another action begins. Only the first 4,000 characters are read.
    """
    code = known_language(language)
    words = _words(code)
    text = text[:_LONGEST]
    folded = fold(text)
    pieces = _pieces(text, folded, words)
    items: list[str] = []
    for begin, end in pieces:
        trimmed = _trim(text, folded, begin, end, words)
        if trimmed is None:
            continue
        if _is_action(folded[trimmed[0] : trimmed[1]], words) or text[trimmed[0] - 1 : trimmed[0]] in ('"', "'"):
            items.append(text[trimmed[0] : trimmed[1]])
            continue
        for run in split_run(text[trimmed[0] : trimmed[1]], code):
            inner = _trim(run, fold(run), 0, len(run), words)
            if inner is not None:
                items.append(run[inner[0] : inner[1]])
    return tuple(items)


def _pieces(text: str, folded: str, words: _Words) -> list[tuple[int, int]]:
    """Where the text falls apart at separators, which do not count in quotes and in fixed pairs."""
    closed = [found.span() for found in _QUOTED.finditer(text)]
    if words.pair is not None:
        closed += [found.span() for found in words.pair.finditer(folded)]
    shut = bytearray(len(text))
    for begin, end in closed:
        shut[begin:end] = b"\x01" * (end - begin)
    cuts = [found.span() for found in _INLINE.finditer(text) if not shut[found.start()]]
    joins = [found.span() for found in words.joiner.finditer(folded) if not shut[found.start()]]
    edges = sorted(cuts + [join for join in joins if _parts(folded, join, words, cuts)])
    pieces, at = [], 0
    for begin, end in edges:
        if begin >= at:
            pieces.append((at, begin))
            at = end
    pieces.append((at, len(text)))
    return pieces


def _parts(folded: str, join: tuple[int, int], words: _Words, cuts: Sequence[tuple[int, int]]) -> bool:
    """Whether the word for "and" really stands between two items."""
    begin = max((end for _, end in cuts if end <= join[0]), default=0)
    end = min((start for start, _ in cuts if start >= join[1]), default=len(folded))
    before, after = folded[begin : join[0]].strip(), folded[join[1] : end].strip()
    if not before or not after:
        return True
    if before.endswith("-"):
        return False
    left = before.split()
    bare = [word for word in left if not words.article.fullmatch(word)]
    if bare and all(word in words.adjectives for word in bare):
        return False
    if re.search(r"\d$", before) and re.match(r"(?:a half|half|medio|media|mezzo|demi)", after):
        return False
    if _is_action(before, words):
        return _is_action(_without_lead(after, words), words)
    return True


def _without_lead(phrase: str, words: _Words) -> str:
    lead = words.lead.match(phrase)
    return phrase[lead.end() :] if lead else phrase


def _is_action(phrase: str, words: _Words) -> bool:
    """Whether a phrase is something to do."""
    found = re.findall(r"[^\W\d_]+", phrase)
    if not found:
        return False
    word = found[-1] if words.actions_last else found[0]
    if word in words.actions or (words.actions_last and found[0] in words.actions):
        return True
    return len(found) > 1 and len(word) > 4 and bool(words.action_endings) and word.endswith(words.action_endings)


def _trim(text: str, folded: str, begin: int, end: int, words: _Words) -> tuple[int, int] | None:
    """The bounds of the bare item inside a piece, None when nothing is left."""
    bullet = _BULLET.match(text, begin, end)
    begin = bullet.end() if bullet else begin
    before = None
    while before != (begin, end):
        before = (begin, end)
        while begin < end and text[begin] in _EDGES + _QUOTES:
            begin += 1
        while begin < end and text[end - 1] in _EDGES + _QUOTES and not _keeps_mark(text, begin, end):
            end -= 1
        polite = words.polite.match(folded, begin, end)
        if polite and polite.end() == end:
            return None
        tail = words.tail.search(folded[begin:end])
        if tail:
            end = begin + tail.start()
            continue
        for pattern in (words.lead, words.article):
            lead = pattern.match(folded, begin, end)
            if lead and lead.end() < end:
                begin = lead.end()
            elif lead and pattern is words.lead:
                return None
    return (begin, end) if any(map(str.isalnum, text[begin:end])) else None


def _keeps_mark(text: str, begin: int, end: int) -> bool:
    """A closing apostrophe of an abbreviation or a possessive stays: "kids'"."""
    return (
        text[end - 1] in "'’" and end - begin > 1 and text[end - 2] == "s" and text[begin - 1 : begin] not in ("'", "‘")
    )
