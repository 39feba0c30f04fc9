"""What a long recording says, in a few of its own sentences: for whoever has no ten minutes to hear it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from knowledge.search.terms import terms, words

FEWEST, MOST = 3, 6
"""Sentences of a summary."""

SHORTEST, LONGEST = 5, 32
"""Words of a sentence that can stand for itself."""

_SOUNDS = {
    "en": r"um+|uh+m*|erm*|hm+|mhm",
    "de": r"äh+m*|öh+m*|hm+|mhm|ähem",
    "fr": r"euh+|heu+|hm+|hein",
    "es": r"eh+|em+|hm+",
    "it": r"eh+m*|uhm+|hm+",
}
"""Sounds that win time."""

_FILLERS = {
    "en": r"you know what|you know|i mean|sort of|kind of|basically|honestly|actually|literally|like",
    "de": r"halt|quasi|sozusagen|irgendwie|ehrlich gesagt|weißt du|wissen sie|sag ich mal|ne",
    "fr": r"ben|bah|tu vois|vous voyez|tu sais|en fait|du coup|quoi",
    "es": r"este|o sea|pues|bueno|sabes|digamos|en plan",
    "it": r"cioè|insomma|praticamente|diciamo|sai|tipo",
}
"""Words that say nothing where they stand between commas, or at the end."""

_OPENERS = {
    "en": r"and|so|but|oh|ok(?:ay)?|yes|yeah|yep|well|also|then|anyway|alright|ah|of course|by the way",
    "de": r"und|also|aber|ach(?: so| ja)?|okay|ok|ja|nein|nee|naja|na ja|na|dann|so|oh|übrigens|ah|denn",
    "fr": r"et|alors|mais|oh|ah|oui|donc|puis|ensuite|voilà|enfin|ok|au fait",
    "es": r"y|entonces|pero|ah|oh|sí|bueno|pues|luego|además|ok|por cierto",
    "it": r"e|allora|ma|ah|oh|sì|poi|quindi|dunque|ok|comunque|a proposito",
}
"""Words that tie a sentence to the one before it."""

_ANSWERS = {
    "en": r"right|no|now|good|great|fine|nice|exactly|true|sure|listen|look|what else|perfect",
    "de": r"gut|genau|klar|stimmt|prima|super|noch etwas|gerne|gern|richtig|schön|ach",
    "fr": r"non|bon|bien|d'accord|exactement|parfait|très bien|c'est vrai",
    "es": r"no|vale|bien|claro|exacto|perfecto|muy bien|es verdad",
    "it": r"no|bene|va bene|certo|esatto|ecco|perfetto|giusto|è vero",
}
"""Words that do so before a comma or a full stop."""

_POINTING = {
    "en": "you it he she they that this those these which him her them there",
    "de": "du er sie es das dies diese dieser dieses der die da dort ihn ihm ihnen damit davon",
    "fr": "il elle ils elles ça cela ce c'est c celui celle ceux y",
    "es": "él ella ellos ellas eso esto esa ese aquello allí lo",
    "it": "lui lei loro questo quello questa quella ciò lì esso",
}
"""Words at the beginning of a sentence that speak of something said before."""

_FIGURE = re.compile(r"\d")
_NAME = re.compile(r"(?<=[\w,;] )[A-ZÀ-ÖØ-Þ][\w'’-]+")
_JOINT = re.compile(
    r",\s+(?:(?:and|but|so|because|und|aber|denn|weil|et|mais|car|y|pero|porque|e|ma|perché)\s+|(?=\w))"
)


@cache
def _openers(language: str) -> re.Pattern[str]:
    known = language if language in _OPENERS else "en"
    said = rf"{_SOUNDS[known]}|{_FILLERS[known]}|{_OPENERS[known]}"
    mark = r"\s*[,.!…–-]+\s*"
    return re.compile(rf"^(?:(?:{said})\b(?:{mark}|\s+(?=\S))|(?:{_ANSWERS[known]})\b{mark})+(?=\S)", re.IGNORECASE)


@cache
def _fillers(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Sounds with the commas around them, and words between commas or at the end."""
    known = language if language in _FILLERS else "en"
    sounds = rf"(?:,\s*)?\b(?:{_SOUNDS[known]})\b\s*(?:[,…]+|(?=[.!?\s]|$))\s*"
    return re.compile(sounds, re.IGNORECASE), re.compile(rf",\s*(?:{_FILLERS[known]})\s*(?=[,.!?…]|$)", re.IGNORECASE)


def plain(sentence: str, language: str) -> str:
    """A sentence without fillers ("um", "you know"), without what only ties it to others, and without a word twice."""
    sounds, said_besides = _fillers(language)
    text = said_besides.sub("", sounds.sub(" ", " ".join(sentence.split())))
    text = _openers(language).sub("", text.strip(" ,;–-"))
    text = re.sub(r"\b(\w+)(?:[ ,]+\1\b)+", r"\1", text, flags=re.IGNORECASE)
    text = re.sub(r"\s+([,.!?])", r"\1", re.sub(r"\s{2,}", " ", text)).strip(" ,;–-")
    return text[:1].upper() + text[1:]


@dataclass(slots=True)
class _Said:
    """A sentence that may stand in the summary: its place, its terms, and what it counts for besides them."""

    place: int
    text: str
    terms: frozenset[str]
    worth: float


def summarize(said: Sequence[str], language: str, told: Collection[int] = (), most: int = MOST) -> tuple[str, ...]:
    """The sentences of a recording that say most of it, cleaned, in their order: three to six, fewer of a short one.

    A sentence counts for the stems that it shares with others (as in SumBasic, Vanderwende et al. 2007: what was said
    counts less from then on, so that nothing is said twice), for figures and names, and for standing near the
    beginning; questions and what points back count for nothing or less. `told` are the places of sentences that
    are told otherwise.
    """
    candidates = [one for place, text in enumerate(said) for one in _candidates(place, text, language, len(said))]
    spread = Counter(term for one in candidates for term in one.terms)
    weight = {term: (count - 1) * math.log(1 + len(candidates) / count) for term, count in spread.items()}
    for one in candidates:
        one.worth *= 0.5 if one.place in told else 1
    chosen: list[_Said] = []
    wanted = _how_many(sum(len(text.split()) for text in said), most)
    open_ones = [one for one in candidates if one.worth]
    while open_ones and len(chosen) < wanted:
        best = max(open_ones, key=lambda one: (_score(one, weight), -one.place))
        chosen.append(best)
        open_ones = [one for one in open_ones if one is not best and _differs(one, best)]
        for term in best.terms:
            weight[term] *= 0.2
    return tuple(one.text for one in sorted(chosen, key=lambda one: candidates.index(one)))


def _how_many(length: int, most: int) -> int:
    return min(most, FEWEST + sum(length > bound for bound in (250, 500, 1000)))


def _score(one: _Said, weight: dict[str, float]) -> float:
    return one.worth * (1 + sum(weight[term] for term in one.terms)) / math.sqrt(len(one.terms) + 4)


def _differs(one: _Said, other: _Said) -> bool:
    return len(one.terms & other.terms) < 0.6 * min(len(one.terms), len(other.terms))


def _candidates(place: int, text: str, language: str, count: int) -> list[_Said]:
    """A sentence, or the parts of one that goes on and on."""
    if text.rstrip().endswith("?"):
        return []
    found = []
    for piece in _pieces(text):
        clean = plain(piece, language)
        length = len(clean.split())
        about = frozenset(term for term in terms(clean, language) if len(term) > 1)
        if not SHORTEST <= length <= LONGEST or len(about) < 2:
            continue
        worth = 1.2 if place < count / 10 else 1.0
        worth *= 1.15 if _FIGURE.search(clean) else 1.0
        worth *= 1.1 if _NAME.search(clean) else 1.0
        worth *= 0.55 if next(words(clean), "") in _POINTING.get(language, "").split() else 1.0
        found.append(_Said(place, clean if clean[-1] in ".!…" else f"{clean}.", about, worth))
    return found


def _pieces(text: str) -> list[str]:
    """A sentence that is too long for a summary, cut at commas into parts that are not."""
    if len(text.split()) <= LONGEST:
        return [text]
    parts: list[str] = []
    begin = 0
    for joint in _JOINT.finditer(text):
        if len(text[begin : joint.start()].split()) >= LONGEST // 3 and len(text[joint.end() :].split()) >= SHORTEST:
            parts.append(text[begin : joint.start()])
            begin = joint.end()
    return [*parts, text[begin:]]
