"""What a fact says once one value in it is corrected: "the boiler's code is 4711" and "4712"."""

from __future__ import annotations

import re

from skills.engine.matching import stems
from skills.facts.words import FactWords

_CODE = re.compile(r"\S*\d\S*(?<![.,;:!?])")


def with_value(text: str, value: str, words: FactWords) -> str | None:
    """The fact with the value in the place of its own; None where it has none that could be told from the rest.

    A value may be said as a sentence ("the code is 4712"); one that speaks of something else is told as it stands.
    """
    thing, is_said, said = _split(value, words)
    if is_said:
        if not set(stems(words.bare(thing))) <= set(stems(text)):
            return value
        value = said
    codes = _CODE.findall(text)
    if len(codes) == 1 and _CODE.fullmatch(value):
        return _CODE.sub(lambda _: value, text)
    thing, is_said, _ = _split(text, words)
    return f"{thing}{is_said} {value}" if is_said else None


def _split(text: str, words: FactWords) -> tuple[str, str, str]:
    """What it speaks of, "is", and what it says of it; nothing but the text where it is built otherwise."""
    said = [match for match in words.copula.finditer(text) if match.start() and text[match.end() :].strip(" .!")]
    if not said:
        return text, "", ""
    return text[: said[-1].start()], said[-1].group(), text[said[-1].end() :].strip()
