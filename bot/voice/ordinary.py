"""Which words anybody may say in any household: those of the product's own examples and word lists."""

from __future__ import annotations

import re
from functools import lru_cache

from pods.engine.folders import PODS, homes
from pods.engine.language import LANGUAGES
from pods.engine.parts.lookup import any_merchant_at
from pods.engine.parts.numbers import spoken_at
from pods.engine.parts.tokens import tokens_of
from pods.engine.router.examples import SHARED_WORDS
from skills.engine.matching import fold, stems

LEXICON = PODS / "engine" / "parts" / "lexicon"
CAPITAL_NOUNS = frozenset({"de"})
"""Languages in which a capital letter does not tell a name."""

_NO_WORDS = re.compile(r"<[a-z_]+>|#.*|^[\w.]+:", re.MULTILINE)
"""What stands in the files and is never said: places to fill, comments, keys."""
_WORD = re.compile(r"[^\W\d_]+")


def everyday(words: str) -> bool:
    """Whether every one of the words stands, as it is, in what people say to the product in one of its languages.

    The first call reads the files, which takes a tenth of a second.
    """
    said = {fold(word) for word in _WORD.findall(words)}
    return any(said <= _said(language) for language in LANGUAGES)


def names_something(words: str) -> bool:
    """Whether words are a name, or so rare that they are worth knowing like one."""
    if _is_shop(words):
        return True
    said = set(stems(words))
    return bool(said) and not any(said <= _stems(language) - _example_names() for language in LANGUAGES)


def counts(words: str) -> bool:
    """Whether a number stands in the words, in figures or in words of any language; "a" and "one" are none."""
    tokens = tokens_of(words)
    for language in LANGUAGES:
        for at, token in enumerate(tokens):
            number = spoken_at(tokens, at, language)
            if token.kind == "figure" or (number is not None and not number.bare_article):
                return True
    return any(letter.isdigit() for letter in words)


def _is_shop(words: str) -> bool:
    tokens = tokens_of(words)
    found = any_merchant_at(tokens, 0) if tokens else None
    return found is not None and found[0] == len(tokens) and not found[1].ordinary


@lru_cache(maxsize=len(LANGUAGES))
def _written(language: str) -> frozenset[str]:
    """The words of a language's files as they stand there."""
    name = f"{language}.yaml"
    examples = [path for home in homes() for path in home.glob(f"*/examples/{name}")]
    paths = [*examples, SHARED_WORDS / name, LEXICON / name]
    texts = (_NO_WORDS.sub(" ", path.read_text(encoding="utf-8")) for path in paths)
    return frozenset(word for text in texts for word in _WORD.findall(text))


@lru_cache(maxsize=len(LANGUAGES))
def _said(language: str) -> frozenset[str]:
    return frozenset(map(fold, _written(language)))


@lru_cache(maxsize=len(LANGUAGES))
def _stems(language: str) -> frozenset[str]:
    return frozenset(stem for word in _written(language) for stem in stems(word))


@lru_cache(maxsize=1)
def _example_names() -> frozenset[str]:
    """Names in the examples: what is never written small in a language where only names are written large."""
    small = {stem for one in LANGUAGES for word in _written(one) if word.islower() for stem in stems(word)}
    return frozenset().union(*(_stems(one) for one in LANGUAGES if one not in CAPITAL_NOUNS)) - small
