"""Where money was spent: "at Lidl", "chez Franprix", "beim Bäcker", "Rewe again, 51.20"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from pods.engine.parts.lookup import any_merchant_at, merchant_at, thing_at
from pods.engine.parts.money import MoneySpan, find_money
from pods.engine.parts.tokens import Token, tokens_of, words_in
from pods.engine.parts.vocabulary import known_language, vocabulary

_LONGEST = 2_000
_LONGEST_NAME = 4
_LONGEST_REST = 3
_ANY_CURRENCY = "EUR"
_SHORTEST_SLIP = 7
_SLIP = 0.92


@dataclass(frozen=True, slots=True)
class MerchantSpan:
    """A merchant's name at `begin` to before `end`, as written; `generic` when it is only a kind: "the café"."""

    begin: int
    end: int
    name: str
    generic: bool = False


@dataclass(frozen=True)
class _Words:
    prepositions: frozenset[tuple[str, ...]]
    payee: frozenset[str]
    articles: frozenset[str]
    stops: frozenset[str]
    nowhere: frozenset[str]
    fillers: frozenset[str]


def _firsts(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in words_in(phrase))


@cache
def _words(language: str) -> _Words:
    words = vocabulary(language)
    own = words.merchants
    return _Words(
        frozenset(map(words_in, (*own.prepositions, *own.payee))),
        _firsts(own.payee),
        _firsts(own.articles),
        _firsts(own.stops),
        _firsts((*own.nowhere, *words.money.months)),
        _firsts((*own.fillers, *own.articles, *words.money.months)),
    )


def _is_in(token: Token, amounts: Iterable[MoneySpan]) -> bool:
    return any(span.begin <= token.begin < span.end for span in amounts)


@lru_cache(maxsize=1024)
def _is_slip(word: str, words: frozenset[str]) -> bool:
    """Whether a long word is one of these but for a letter that was left out, doubled or swapped ("ausgegebn")."""
    return len(word) >= _SHORTEST_SLIP and any(
        other[0] == word[0]
        and abs(len(other) - len(word)) <= 1
        and len(other) >= _SHORTEST_SLIP
        and (sorted(word) == sorted(other) or SequenceMatcher(None, word, other, autojunk=False).ratio() >= _SLIP)
        for other in words
    )


def without_slips(name: str, language: str) -> str:
    """A name without the mistyped words of the sentence behind it: "pizza" of "pizza ausgegebn"."""
    words = name.split()
    fillers = _words(known_language(language)).fillers
    while len(words) > 1 and words[-1].casefold() not in fillers and _is_slip(words[-1].casefold(), fillers):
        words.pop()
    return " ".join(words)


def find_merchant(text: str, language: str, cut: Sequence[tuple[int, int]] = ()) -> MerchantSpan | None:
    """The merchant of a spending or of a question about one, None when no merchant is named.

    `cut` are offsets to treat as absent: times, money, names of members. Looked for in this order: a known merchant
    behind a preposition, a known merchant anywhere, a name behind a preposition, what an amount leaves, a kind of
    place.
    """
    code = known_language(language)
    tokens = _open_tokens(text[:_LONGEST], cut)
    return _Finder(text, tokens, code).find()


def _open_tokens(text: str, cut: Sequence[tuple[int, int]]) -> list[Token]:
    """The tokens outside the cuts; a cut leaves a full stop behind, which ends names."""
    tokens: list[Token] = []
    for token in tokens_of(text):
        hidden = next((span for span in cut if span[0] < token.end and token.begin < span[1]), None)
        if hidden is None:
            tokens.append(token)
        elif not tokens or tokens[-1].begin != hidden[0] or tokens[-1].kind != "cut":
            tokens.append(Token("cut", hidden[0], hidden[1], ""))
    return tokens


class _Finder:
    """Looks for the merchant of one text."""

    def __init__(self, text: str, tokens: Sequence[Token], language: str) -> None:
        self._text = text
        self._tokens = tokens
        self._language = language
        self._words = _words(language)

    def find(self) -> MerchantSpan | None:
        """The most telling of the places named."""
        starts = self._starts()
        return (
            self._known_behind(starts)
            or self._known_anywhere()
            or self._named_behind(starts, generic=False)
            or self._rest_of_amount()
            or self._named_behind(starts, generic=True)
            or self._kind_anywhere()
        )

    def _span(self, first: int, after: int, generic: bool = False) -> MerchantSpan:
        begin, end = self._tokens[first].begin, self._tokens[after - 1].end
        return MerchantSpan(begin, end, self._text[begin:end], generic)

    def _starts(self) -> list[tuple[int, bool, bool]]:
        """Where a name may begin behind a preposition; whether an article stood there, whether it is a payee."""
        starts = []
        folded = [token.text for token in self._tokens]
        for at in range(len(folded)):
            for size in (3, 2, 1):
                if tuple(folded[at : at + size]) in self._words.prepositions:
                    after = at + size
                    article = False
                    while after < len(folded) and (folded[after] in self._words.articles or folded[after] == "'"):
                        article = True
                        after += 1
                    if after < len(folded):
                        starts.append((after, article, folded[at] in self._words.payee))
                    break
        return starts

    def _known_behind(self, starts: Sequence[tuple[int, bool, bool]]) -> MerchantSpan | None:
        for at, article, payee in starts:
            found = any_merchant_at(self._tokens, at) if self._tokens[at].kind not in ("mark", "cut") else None
            if found is None or (payee and found[1].ordinary and self._tokens[at].text in self._words.nowhere):
                continue
            article = article or self._tokens[at - 1].text in self._words.articles
            if article and found[1].ordinary and self._is_thing(at):
                continue
            return self._span(at, self._with_kind(found[0]))
        return None

    def _with_kind(self, after: int) -> int:
        """Takes "pharmacy" of "Apollo pharmacy" into the name."""
        tokens = self._tokens
        if after < len(tokens) and tokens[after].kind == "word" and tokens[after].begin == tokens[after - 1].end + 1:
            hit = thing_at(tokens, after, self._language)
            if hit is not None and hit.entry.tier == "place" and tokens[after].text not in self._words.stops:
                return hit.after
        return after

    def _known_anywhere(self) -> MerchantSpan | None:
        for at, token in enumerate(self._tokens):
            if token.kind in ("mark", "cut"):
                continue
            found = merchant_at(self._tokens, at, self._language)
            if found is not None:
                return self._span(at, self._with_kind(found[0]))
        return None

    def _named_behind(self, starts: Sequence[tuple[int, bool, bool]], *, generic: bool) -> MerchantSpan | None:
        for at, article, payee in starts:
            after = self._name_end(at)
            if after == at:
                continue
            is_kind = self._is_kind(at, after, article)
            if is_kind is None or is_kind != generic or (payee and article and not is_kind):
                continue
            return self._span(at, after, generic)
        return None

    def _name_end(self, at: int) -> int:
        """The token after the name that begins here; the same token when none does."""
        tokens, first = self._tokens, at
        while at < len(tokens) and at - first < 2 * _LONGEST_NAME:
            token = tokens[at]
            joined = at > first and token.begin == tokens[at - 1].end
            if token.kind == "mark":
                closes = at + 1 < len(tokens) and tokens[at + 1].begin == token.end and tokens[at + 1].kind == "word"
                if not (joined and closes and token.text in "'&.-") and token.text != "&":
                    break
            elif token.kind != "word" or (
                not joined and (token.text in self._words.stops or token.text in self._words.nowhere)
            ):
                break
            at += 1
        return at

    def _is_kind(self, first: int, after: int, article: bool) -> bool | None:
        """Whether words are a kind of place (True), a name (False) or neither (None)."""
        hits = 0
        at = first
        kind = False
        while at < after:
            hit = thing_at(self._tokens, at, self._language) if self._tokens[at].kind == "word" else None
            if hit is not None:
                hits += hit.after - at
                kind = kind or hit.entry.tier == "place"
            at = hit.after if hit is not None else at + 1
        words = sum(self._tokens[n].kind == "word" for n in range(first, after))
        capital = self._text[self._tokens[first].begin].isupper()
        if hits >= words:
            return True if kind else None
        return article and not capital

    def _rest_of_amount(self) -> MerchantSpan | None:
        """What is left of a text that is nothing but an amount and a name."""
        amounts = find_money(self._text[:_LONGEST], self._language, _ANY_CURRENCY, bare=True)
        had_amount = bool(amounts)
        left: list[int] = []
        for at, token in enumerate(self._tokens):
            if token.kind == "cut":
                had_amount = True
            elif _is_in(token, amounts) or token.kind == "mark":
                continue
            elif token.text not in self._words.fillers and not _is_slip(token.text, self._words.fillers):
                left.append(at)
        if not had_amount or not left or len(left) > _LONGEST_REST:
            return None
        first, after = left[0], left[-1] + 1
        inside = self._tokens[first:after]
        if any(token.kind == "cut" or _is_in(token, amounts) for token in inside):
            return None
        name = [token for token in self._tokens[first:after] if token.kind == "word"]
        if not name or any(token.text in self._words.stops | self._words.nowhere for token in name):
            return None
        found = any_merchant_at(self._tokens, first)
        if found is not None and not (found[1].ordinary and self._is_thing(first)):
            return self._span(first, found[0])
        hits = [thing_at(self._tokens, at, self._language) for at in left if self._tokens[at].kind == "word"]
        kinds = [hit for hit in hits if hit is not None]
        if kinds and not (
            self._text[self._tokens[first].begin].isupper() and hits[0] is None and kinds[-1].entry.tier == "place"
        ):
            return None
        plural = self._language == "en" and name[-1].text.endswith("s") and self._text[name[0].begin].islower()
        return None if plural else self._span(first, after)

    def _is_thing(self, at: int) -> bool:
        """Whether a word in small letters is something to buy: "boots 45"."""
        return self._text[self._tokens[at].begin].islower() and thing_at(self._tokens, at, self._language) is not None

    def _kind_anywhere(self) -> MerchantSpan | None:
        """A kind of place that no preposition introduces: "pharmacy 12.40"."""
        for at, token in enumerate(self._tokens):
            hit = thing_at(self._tokens, at, self._language) if token.kind == "word" else None
            if hit is not None and hit.entry.tier == "place":
                return self._span(at, hit.after, generic=True)
        return None
