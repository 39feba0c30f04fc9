"""Slips of the finger in the words of a request: "remnid me", "shoping lsit", "tomorow".

What a request is about is never touched: a name or a thing is spelled as its writer spells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from pods.engine.language import is_function_word
from skills.engine.request import Request

_WORD = re.compile(r"(?<![\w'/.@:-])[^\W\d_]{4,}(?![\w'/@]|\.\w)")
AS_WRITTEN = ("knowledge.", "family.lesson_", "family.message_")
"""Intents of what is kept or passed on word for word."""


@dataclass(frozen=True)
class Mended:
    """A text with such words spelled right; all else is as it was, capitals included."""

    text: str
    slips: Mapping[str, str]
    """What was typed, by what is read instead."""

    def keeps(self, requests: Iterable[Request]) -> bool:
        """Whether something was spelled right that is to be kept word for word."""
        return bool(self.slips) and any(one.intent.startswith(AS_WRITTEN) for one in requests)

    def as_typed(self, request: Request) -> Request:
        """The request with what it is about spelled as it was typed."""
        if not self.slips:
            return request
        said = (request.text, request.title, request.notes, request.place, *request.items)
        text, title, notes, place, *items = map(self._typed, said)
        return replace(request, text=text, title=title, notes=notes, place=place, items=tuple(items))

    def _typed(self, text: str) -> str:
        for read, typed in self.slips.items():
            text = re.sub(rf"(?<!\w){re.escape(read)}(?!\w)", typed, text)
        return text


def mended(text: str, language: str) -> Mended:
    """The text with the slips in the words of a request mended; a name in the middle of a sentence is none."""
    known, found = _slips(language), {}

    def one(match: re.Match[str]) -> str:
        typed = match.group()
        word = known.get(typed.lower())
        if word is None or (typed[0].isupper() and match.start() and language != "de"):
            return typed
        word = word.capitalize() if typed[0].isupper() else word
        found[word] = typed
        return word

    return Mended(_WORD.sub(one, text), found)


@cache
def _slips(language: str) -> Mapping[str, str]:
    """What is typed by a slip, with the word that is meant; what may mean two of them is left out."""
    listed = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    words = listed.get(language, "").split()
    found: dict[str, set[str]] = {}
    for word in words:
        for slip in _typed_for(word):
            found.setdefault(slip, set()).add(word)
    return {
        slip: next(iter(meant))
        for slip, meant in found.items()
        if len(meant) == 1 and slip not in words and not is_function_word(slip)
    }


def _typed_for(word: str) -> Iterator[str]:
    for at in range(1, len(word) - 1):
        if word[at] != word[at + 1]:
            yield f"{word[:at]}{word[at + 1]}{word[at]}{word[at + 2 :]}"
        else:
            yield f"{word[:at]}{word[at + 1 :]}"
        yield f"{word[:at]}{word[at]}{word[at:]}"
