"""Puts candidates in order: nearness of meaning and of words, fused, and what a passage covers of the question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.search.chunks import PER_DOCUMENT, called
from knowledge.search.fulltext import Word
from knowledge.search.settings import SearchSettings
from knowledge.search.spelling import likeness
from knowledge.search.terms import stem, words

K1, B = 1.2, 0.5
"""The constants of BM25. Chunks are of much the same length, and a short one is seldom better for it, so that length
counts less than usual."""
LETTERS_PER_TERM = 8.0
"""Characters of a chunk for each term that is left of it, about."""
COVERAGE = 0.6
"""What covering all words of the question is worth, beside 1 for the best in the fused score."""
CALLED = 0.6
"""What it is worth that a document is called by more words of the question than others, where that points at one."""
SELDOM = 2
"""How many chunks may hold a word of the question that may also be part of a compound; one that is mistyped stands in
none."""
NEIGHBOUR, REACH = 0.5, 10
"""A passage is worth at least this mean of itself and of the best one at most so many chunks away in its document: an
answer often stands beside the sentences that name what it is about."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A chunk as it was loaded, and its nearness to the question."""

    row: Mapping[str, Any]
    cosine: float | None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score, and what it rests on."""

    row: Mapping[str, Any]
    score: float
    cosine: float | None
    coverage: float
    hits: Sequence[float]
    """How often each word of the question stands in it."""


def rank(
    asked: Sequence[Word],
    candidates: Sequence[Candidate],
    spread: float,
    settings: SearchSettings,
    *,
    pointed: bool = False,
) -> list[Ranked]:
    """All candidates, best first; where it is `pointed` at a paper, one that is called so before the others.

    The fused score is a weighted mean of two numbers between 0 and 1: how far the cosine is below the best one, where
    `spread` below is nothing, and BM25 by the best. A distance that is the same in a small library and in a large one
    ranks better than one measured by the last candidate. What is not embedded yet is as near as its words are. Coverage
    is added, then neighbours lift each other.
    """
    dense = settings.dense_weight if settings.strategy != "sparse" else 0.0
    sparse = settings.sparse_weight if settings.strategy != "dense" else 0.0
    counts = [_counts(candidate.row) for candidate in candidates]
    average = settings.chunk_size / LETTERS_PER_TERM
    hits = [_hits(asked, candidate.row["language"], count) for candidate, count in zip(candidates, counts, strict=True)]
    worded = [_bm25(asked, hit, count.total(), average) for hit, count in zip(hits, counts, strict=True)]
    best_words = max(worded, default=0.0) or 1.0
    near = [candidate.cosine for candidate in candidates if candidate.cosine is not None]
    best_near = max(near, default=0.0)
    whole = sum(word.weight for word in asked) or 1.0
    papers = {_document(candidate) for candidate in candidates} if pointed else set()
    named = {paper: _named(asked, *paper) for paper in papers}
    most_named = max(named.values(), default=0) or 1
    ranked = []
    for candidate, hit, found in zip(candidates, hits, worded, strict=True):
        nearness = found / best_words
        if candidate.cosine is not None:
            nearness = max(0.0, 1 - (best_near - candidate.cosine) / spread)
        coverage = sum(word.weight * min(1.0, times) for word, times in zip(asked, hit, strict=True)) / whole
        fused = (dense * nearness + sparse * found / best_words) / ((dense + sparse) or 1.0)
        bonus = COVERAGE * coverage + CALLED * named.get(_document(candidate), 0) / most_named if sparse else 0.0
        ranked.append(Ranked(candidate.row, fused + bonus, candidate.cosine, coverage, hit))
    return sorted(_lifted(ranked), key=lambda one: -one.score)


def _counts(row: Mapping[str, Any]) -> Counter[str]:
    counts = Counter(row["body_terms"].split())
    counts.update(row["title_terms"].split())
    return counts


def _hits(asked: Sequence[Word], language: str, counts: Counter[str]) -> list[float]:
    """How often each word of the question stands in a chunk of a language; a part of once for one that is like it."""
    stems = [word.stems.get(language, word.text) for word in asked]
    return [
        counts[stem] or (likeness(stem, counts, known=word.frequency > 0) if word.frequency <= SELDOM else 0.0)
        for word, stem in zip(asked, stems, strict=True)
    ]


def _document(candidate: Candidate) -> tuple[str, str]:
    return candidate.row["name"], candidate.row["title"]


def _named(asked: Sequence[Word], name: str, title: str) -> int:
    """How many words of the question are what a document is called by, in whichever language."""
    there = set(words(called(name, title)))
    languages = {language for word in asked for language in word.stems}
    stems = {stem(word, language) for word in there for language in languages}
    return sum(word.text in there or bool(stems & set(word.stems.values())) for word in asked)


def _bm25(asked: Sequence[Word], hits: Sequence[float], length: int, average: float) -> float:
    norm = K1 * (1 - B + B * length / (average or 1.0))
    return sum(word.weight * times * (K1 + 1) / (times + norm) for word, times in zip(asked, hits, strict=True))


def _lifted(ranked: Sequence[Ranked]) -> list[Ranked]:
    """Neighbours of the same document lift each other."""
    scores = {one.row["id"]: one.score for one in ranked}
    lifted = []
    for one in ranked:
        chunk_id = one.row["id"]
        beside = range(max(chunk_id - REACH, chunk_id - chunk_id % PER_DOCUMENT), chunk_id + REACH + 1)
        best = max((scores.get(neighbour, 0.0) for neighbour in beside if neighbour != chunk_id), default=0.0)
        score = max(one.score, (1 - NEIGHBOUR) * one.score + NEIGHBOUR * best)
        lifted.append(Ranked(one.row, score, one.cosine, one.coverage, one.hits))
    return lifted
