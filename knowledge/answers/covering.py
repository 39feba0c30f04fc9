"""How much of a question's words stands in each piece of some passages, and in what stands around it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from knowledge.answers.asking import Question, Term
from knowledge.answers.pieces import Findable, Piece
from knowledge.answers.tokens import Token, likeness, tokens

HEADING, NAME, BEFORE, AFTER, PASSAGE = 0.9, 0.85, 0.7, 0.45, 0.4
"""How much a word counts that stands above a sentence, in its paper's name, before it, after it, or farther away."""
FIRST = 0.8
"""How much a word of a passage's first piece counts for what the passage is about."""
LEANING = 0.85
"""How much a word of the piece before counts for one that leans on it."""
THERE = 0.7
"""From this likeness on a word counts as there."""

Shares = tuple[float, ...]
"""For each word of the question how well it is covered, 0 to 1."""


class Covering:
    """The words of one question in the pieces of some passages."""

    def __init__(self, question: Question, passages: Sequence[Findable], pieces: Sequence[Piece]) -> None:
        self._terms = question.terms
        self._language = question.language
        self._passages = passages
        self._pieces = pieces
        self._known: dict[tuple[str, str], Shares] = {}
        self._nothing = (0.0,) * len(question.terms)
        self.hits: tuple[Mapping[int, Shares], ...] = tuple(self._hits(piece.tokens) for piece in pieces)
        """By piece: the places of its words that stand for words of the question."""
        bare = [self._best(hits.values()) for hits in self.hits]
        self.own: tuple[Shares, ...] = tuple(self._leaning(n, bare) for n in range(len(pieces)))
        """By piece, what it covers itself; "It begins on Monday" speaks of what the piece before it does."""
        self.weights: Shares = tuple(self._weight(n, term) for n, term in enumerate(question.terms))
        self.total = sum(self.weights) or 1.0
        self._headings: dict[str, Shares] = {}
        self._names = [
            self._text(f"{passage.name} {passage.title}".replace("_", " "), passage.language) for passage in passages
        ]
        self.topics = self._topics()
        """By passage, what the name of its paper and its first piece cover."""
        self._within = [
            self._best([own for own, piece in zip(self.own, pieces, strict=True) if piece.passage == n])
            for n in range(len(passages))
        ]

    def share(self, shares: Sequence[float], weights: Sequence[float] | None = None) -> float:
        """Shares as one, weighed: 0 to 1."""
        weights = self.weights if weights is None else weights
        return sum(weight * share for weight, share in zip(weights, shares, strict=True)) / (sum(weights) or 1.0)

    def around(self, n: int, own: Sequence[float]) -> Shares:
        """What piece `n` covers with all that stands around it, where it covers `own` itself."""
        piece = self._pieces[n]
        beside = [
            (BEFORE if m < n else AFTER, self.own[m])
            for m in range(max(0, n - 2), min(len(self._pieces), n + 2))
            if m != n and self._pieces[m].passage == piece.passage
        ]
        sources = [
            (1.0, own),
            (NAME, self.topics[piece.passage]),
            (HEADING, self._heading(piece.heading, piece.language)),
            (HEADING, self._heading(self._passages[piece.passage].heading, piece.language)),
            (PASSAGE, self._within[piece.passage]),
            *beside,
        ]
        return tuple(max(worth * shares[term] for worth, shares in sources) for term in range(len(self._terms)))

    def specific(self, n: int, own: Sequence[float]) -> float:
        """The share piece `n` covers itself, where what its whole paper is about counts less for any of its pieces."""
        topics = self.topics[self._pieces[n].passage]
        return self.share(own, [weight * (1 - 0.6 * topic) for weight, topic in zip(self.weights, topics, strict=True)])

    def names(self, n: int) -> float:
        """How well the name or number of the question is covered that fits worst; 1 where it has none.

        By the piece, the one before it, the topic, or less by its passage: what is said of another person or year is
        no answer.
        """
        piece = self._pieces[n]
        before = self.own[n - 1] if n and self._pieces[n - 1].passage == piece.passage else self.own[n]
        sources = [(1.0, self.own[n]), (0.9, before), (0.9, self.topics[piece.passage])]
        sources.append((0.6, self._within[piece.passage]))
        named = [m for m, term in enumerate(self._terms) if term.named]
        return min((max(worth * shares[m] for worth, shares in sources) for m in named), default=1.0)

    def likes(self, token: Token) -> Shares:
        """How well a word stands for each word of the question."""
        key = (token.text, token.stem)
        known = self._known.get(key)
        if known is None:
            known = tuple(likeness(term.token, token) for term in self._terms)
            self._known[key] = known = known if any(known) else self._nothing
        return known

    def _hits(self, there: Sequence[Token]) -> dict[int, Shares]:
        found = {place: self.likes(token) for place, token in enumerate(there)}
        return {place: likes for place, likes in found.items() if likes is not self._nothing}

    def _leaning(self, n: int, bare: Sequence[Shares]) -> Shares:
        if n and self._pieces[n].leans and self._pieces[n - 1].passage == self._pieces[n].passage:
            return self._best([bare[n], tuple(LEANING * share for share in bare[n - 1])])
        return bare[n]

    def _best(self, all_shares: Iterable[Shares]) -> Shares:
        return tuple(max(shares) for shares in zip(self._nothing, *all_shares, strict=True))

    def _weight(self, n: int, term: Term) -> float:
        """By rarity among the pieces; a word that is nowhere is a little rarer than one that is there once."""
        there = sum(1 for own in self.own if own[n] >= THERE)
        count = len(self._pieces) + 1
        return term.weight * math.log(1 + count / (max(there, 0.5) + 0.5)) / math.log(1 + count / 1.5)

    def _topics(self) -> list[Shares]:
        first: dict[int, Shares] = {}
        for piece, own in zip(self._pieces, self.own, strict=True):
            first.setdefault(piece.passage, tuple(FIRST * share for share in own))
        return [self._best([name, first.get(n, self._nothing)]) for n, name in enumerate(self._names)]

    def called(self) -> list[float]:
        """By passage how many words of the question its paper is called by, as a share of the most: 0 to 1."""
        counts = [sum(share >= THERE for share in name) for name in self._names]
        most = max(counts, default=0)
        return [count / most if most else 0.0 for count in counts]

    def _heading(self, text: str, language: str) -> Shares:
        if text not in self._headings:
            self._headings[text] = self._text(text, language)
        return self._headings[text]

    def _text(self, text: str, language: str) -> Shares:
        """A name may be in the language of the paper or of the house."""
        there = (*tokens(text, self._language), *tokens(text, language or self._language))
        return self._best([self.likes(token) for token in there])
