"""How likely it is that the answer to a question stands in what was found."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from knowledge.search.fulltext import Word
from knowledge.search.ranking import Ranked
from knowledge.search.terms import words

MISSING = 0.025
"""Cosine that is lost where the rarest word of the question does not stand in the best passage."""
NAMES = 0.02
"""Cosine that is gained where all names and numbers of the question stand in the best two passages."""
SPREAD = 0.016
"""How much cosine makes a confidence of 0.5 one of 0.73."""
WORDS_MIDDLE, WORDS_SPREAD = 0.6, 0.15
"""The same for the share of words that are covered, where there are no cosines or nobody knows what they mean."""
_CODE = re.compile(r"(?=\w*\d)(?=\w*[^\W\d])\w{2,}")
"""A word of letters and figures."""
_NAME = re.compile(r"(?<=[\w,;:] )[^\W\d_a-zà-öø-ÿ][\w'’-]*|\b\w*\d\w*")


def confidence(question: str, asked: Sequence[Word], ranked: Sequence[Ranked], middle: float | None) -> float:
    """Between 0 and 1, for the passages in their order.

    A question whose answer is missing is seldom far from every passage: it asks something else of the same thing. So
    three signs are weighed: the nearest cosine, measured from `middle`, what embeddings of this kind have for a
    question and a passage without its answer; the rarest word that the best passage lacks; and names and numbers.
    Embeddings know nothing of codes ("E22"): where the best passage holds one that is asked for, words may decide.
    """
    if not ranked:
        return 0.0
    lacking = _lacking(asked, ranked[0])
    near = [one.cosine for one in ranked if one.cosine is not None]
    covered = max(one.coverage for one in ranked[:2])
    by_words = _squeezed((covered - 0.2 * lacking - WORDS_MIDDLE) / WORDS_SPREAD) if asked else 0.0
    if not near or middle is None:
        return by_words
    evidence = max(near) - MISSING * lacking + NAMES * _named(question, asked, ranked[:2])
    by_meaning = _squeezed((evidence - middle) / SPREAD)
    coded = any(_CODE.fullmatch(word.text) and times for word, times in zip(asked, ranked[0].hits, strict=True))
    return max(by_meaning, by_words) if coded else by_meaning


def _lacking(asked: Sequence[Word], best: Ranked) -> float:
    """The weight of the rarest word that a passage lacks, by that of the rarest word at all."""
    missing = [word.weight * (1 - min(1.0, times)) for word, times in zip(asked, best.hits, strict=True)]
    return max(missing, default=0.0) / max((word.weight for word in asked), default=1.0)


def _named(question: str, asked: Sequence[Word], best: Sequence[Ranked]) -> float:
    """The share of the names and numbers of a question that stand in passages; 1 where it has none."""
    named = {word for name in _NAME.findall(question) for word in words(name)}
    held = [any(one.hits[number] for one in best) for number, word in enumerate(asked) if word.text in named]
    return sum(held) / len(held) if held else 1.0


def _squeezed(value: float) -> float:
    """The logistic function."""
    return 1 / (1 + math.exp(-max(-60.0, min(60.0, value))))
