"""What is left of a clause as a title, when times, politeness and the words of the command are taken away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pods.engine.understanding.vocabulary import Vocabulary

_EDGES = " \t\n,.;:!?¿¡–—-\"'“”„‘’«»()…"
_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\u200d]+")
_DANGLING = {
    "en": "the a an to for of on at in with and about that is are it from by until till also too my due so then but as",
    "de": "der die das den dem ein eine einen zu für am im um mit und an dass ist von bis auch ab bei noch auf in fürs",
    "fr": "le la les un une à de du des pour et en au aux avec que est par aussi d' l' qu' dans chez se ce",
    "es": "el la lo los las un una unos unas a de del para y en al con que es por también",
    "it": "il lo la i gli le un una uno a di del della dei degli delle dello dal dalla nel nella per e in al alla con"
    " che è da anche su l' d' un' dell' all' dall' nell' degl'",
}
"""Small words that mean nothing at the edge of a title."""


def blank(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """The text with ranges replaced by a mark of the same length, so that offsets stay."""
    chars = list(text)
    for begin, end in ranges:
        for index in range(max(0, begin), min(len(chars), end)):
            chars[index] = "\x00"
    return "".join(chars)


def without_politeness(text: str, vocabulary: Vocabulary) -> str:
    """The text with polite words blanked out; offsets stay."""
    return vocabulary.polite.sub(lambda match: "\x00" * len(match.group()), text)


def title_of(text: str, patterns: Sequence[re.Pattern[str]], vocabulary: Vocabulary) -> str:
    """The bare thing a clause is about. `text` has its times blanked out already."""
    rest = without_politeness(text, vocabulary).replace("\x00", " ").strip().rstrip(" .!?…")
    for pattern in patterns:
        rest = pattern.sub(" ", rest, count=1).strip()
    return tidy(rest, vocabulary.language)


def tidy(text: str, language: str) -> str:
    """Without blanked parts, emoji, loose punctuation and dangling small words at the edges."""
    text = _EMOJI.sub(" ", text).replace("\x00", " ")
    text = re.sub(r"\s+", " ", re.sub(r"\s+([,.;:!?])", r"\1", text))
    text = re.sub(r"([,.;:!?])[,.;:!?\s]*(?=[,.;:!?])", "", text)
    leading, trailing = _edges(language)
    before = None
    while before != text:
        before = text
        text = leading.sub("", trailing.sub("", text.strip(_EDGES)).strip(_EDGES)).strip(_EDGES)
    return text


@lru_cache
def _edges(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Dangling words at the beginning and at the end; elided ones ("d'") need no space behind them."""
    words = _DANGLING.get(language, _DANGLING["en"]).split()
    plain = "|".join(word for word in words if not word.endswith("'"))
    elided = "|".join(word for word in words if word.endswith("'")) or "(?!)"
    leading = rf"^(?:(?:{plain})(?:[\s,;:]+|$)|(?:{elided})\s*)"
    return re.compile(leading, re.IGNORECASE), re.compile(rf"(?:^|[\s,;:]+)(?:{plain}|{elided})$", re.IGNORECASE)
