"""Whether a sentence answers a question with yes or no for certain: where there is a doubt, it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from knowledge.answers.asking import Question
from knowledge.answers.pieces import Findable, Piece
from knowledge.answers.tokens import RELATED, Token, likeness, tokens
from knowledge.answers.vocabulary import Kind, deciding_words, fold, vocabulary

AKIN = frozenset(
    [
        "visit",
        "install",
        "hotel",
        "clinic",
        "landlord",
        "stairs",
        "nursery",
        "collect",
        "breakdown",
        "glass",
        "head",
        "bring",
        "change",
        "clean",
        "clothes",
        "child",
        "contact",
        "customer",
        "damage",
        "expire",
        "fault",
        "guests",
        "hall",
        "house",
        "late",
        "lunch",
        "machine",
        "meeting",
        "noise",
        "owner",
        "parking",
        "party",
        "pets",
        "repair",
        "service",
        "start",
        "term",
        "total",
        "tournament",
        "training",
        "trip",
        "water",
    ]
)
"""Meanings that words share which are alike, but not the same: what holds for shoes does not hold for jackets."""
PASSING = frozenset({"warranty", "expire", "due", "start", "closed", "opening"})
"""Meanings of what is so today and is not tomorrow: that a paper says so once does not make it so now."""
_OPPOSED = {"permits": "forbids", "holds": "excludes"}
_WORDS = ("permits", "forbids", "obliges", "has", "holds", "excludes", "negates", "either", "bare")
"""Groups of words that say something of the words of content."""
_ASPECTS = ("permits", "obliges", "holds", "has")
_CLAUSE = re.compile(r"[;–—]|\s-\s")
_LABEL = re.compile(r"^([^:]{2,40}):\s+(?=\S)")
_NUMBERED = re.compile(r"\b(?:nr|no|n|num|number|nummer|num[ée]ro|número|numero)[.º°]*\s*\d+\b", re.IGNORECASE)
"""What only tells which one it is."""
_EXCEPTED = re.compile(r"\b(?:except|exempt|ausnahm|ausgenommen|excep|exclu[sy]|eccezion|eccett)", re.IGNORECASE)
"""In the next sentence it takes something back, whatever that is."""
_JOINS = frozenset(["and", "or", "und", "oder", "sowie", "et", "ou", "y", "e", "o", "ed"])


@dataclass(frozen=True, slots=True)
class Sides:
    """A question or a clause: its words of content, and what it says of them."""

    content: tuple[Token, ...]
    aspects: frozenset[str]
    """Of permits, obliges, holds and has; a question for what is forbidden or excluded has those of the opposite."""
    opposed: bool
    """It says of them that it is forbidden, or excluded."""
    negated: int
    """How often it says no."""


class Deciding:
    """One question for yes or no, held against sentences. Safe from any thread."""

    def __init__(self, question: Question) -> None:
        self._language = question.language
        self._asked = _sides(question.text, question.language) if _is_plain(question) else None

    def verdict(self, n: int, pieces: Sequence[Piece], passage: Findable) -> bool | None:
        """What piece `n`, of this passage, answers: True for yes, False for no, None where it is not certain.

        It is certain where all words of the question stand in one clause (or, where it is asked, in what its paper is
        called), where nothing else stands there, and it says the same of them, or the opposite: allowed, forbidden,
        covered, excluded, there, not there.
        """
        asked, piece = self._asked, pieces[n]
        if (
            asked is None
            or not asked.content
            or piece.title
            or piece.leans
            or piece.row
            or self._is_doubtful(n, pieces)
        ):
            return None
        first = next(one for one in pieces if one.passage == piece.passage)
        named = _all(f"{passage.name} {passage.title}".replace("_", " "), piece.language, self._language)
        for clause, label in _clauses(piece.text):
            said = _sides(clause, piece.language)
            if said.negated + said.opposed > 1 or not _speak_alike(asked, said):
                continue
            headings = passage.heading.split(" > ")[1:] or [passage.heading]
            own = piece.heading if piece.heading != first.text else ""
            above = _sides(" > ".join([*headings, own, label]), piece.language)
            if not _is_about(above, asked, named):
                continue
            answers = not (said.negated or said.opposed)
            about = [*named, *above.content, *(() if answers or first is piece else first.tokens)]
            if not _is_all_of_it(asked, said, named, about, clause, piece.language):
                continue
            if not said.aspects & {"holds"} and any(one.means & PASSING for one in asked.content):
                return None
            return answers != asked.opposed
        return None

    def _is_doubtful(self, n: int, pieces: Sequence[Piece]) -> bool:
        """Whether a condition or an exception stands in a piece, or begins the next."""
        piece = pieces[n]
        if _groups(piece.text, piece.language)["doubt"] or piece.text.rstrip().endswith("?"):
            return True
        after = pieces[n + 1] if n + 1 < len(pieces) else None
        if after is None or after.passage != piece.passage:
            return False
        begins = any(begin == 0 for begin, _ in _groups(after.text, after.language)["doubt"])
        return begins or bool(_EXCEPTED.search(after.text))


def _speak_alike(asked: Sides, said: Sides) -> bool:
    """Whether both say the same kind of thing: what may be done is not what must be, or what is done."""
    return asked.aspects == said.aspects or asked.aspects - {"has"} == said.aspects - {"has"} != frozenset()


def _is_about(above: Sides, asked: Sides, named: Sequence[Token]) -> bool:
    """Whether what stands above a clause or before it is no other place or thing than what is asked about.

    "Pets: dogs are …" is about dogs, "Garage: dogs are …" is not about the flat.
    """
    if above.negated or above.opposed:
        return False
    return all(
        one.number is not None
        or any(_same(one, other) for other in named)
        or any(likeness(other, one) >= RELATED for other in asked.content)
        for one in above.content
    )


def _is_all_of_it(
    asked: Sides, said: Sides, named: Sequence[Token], about: Sequence[Token], clause: str, language: str
) -> bool:
    """Whether a clause, in a paper of this name that is about this, holds all words of the question and no others."""
    there = [one for one in asked.content if any(_same(one, other) for other in said.content)]
    if not there or not all(one in there or any(_same(one, other) for other in about) for one in asked.content):
        return False
    matched = [other for other in said.content if any(_same(one, other) for one in asked.content)]
    return all(
        other in matched
        or any(_same(other, one) for one in named)
        or any(_joined(other, one, clause, language) for one in matched)
        for other in said.content
    )


def _is_plain(question: Question) -> bool:
    """Whether it asks for yes or no, of one thing, without a negation, and not about today."""
    known, text = vocabulary(question.language), question.text
    found = _groups(text, question.language)
    odd = any(found[group] for group in ("negates", "still", "past", "either", "doubt"))
    places = {place for group in _WORDS for span in found[group] for place in range(*span)}
    words = {match.group() for match in re.finditer(r"[^\W_]+", _aligned(text)) if match.start() not in places}
    days = {fold(name) for group in (*known.weekdays, *known.months) for name in group.split() if len(name) > 3}
    plain = not odd and not words & known.interrogatives and not words & days
    return question.kind is Kind.YESNO and plain and text.count("?") <= 1


def _clauses(text: str) -> Iterator[tuple[str, str]]:
    """The clauses of a sentence, each with the label before it ("Pets: …")."""
    for clause in _CLAUSE.split(text):
        label = _LABEL.match(clause.strip())
        yield (clause.strip()[label.end() :], label.group(1)) if label else (clause.strip(), "")


def _sides(text: str, language: str) -> Sides:
    bare = _NUMBERED.sub(lambda match: " " * len(match.group()), text)
    found = _groups(bare, language)
    used = {place for group in _WORDS for span in found[group] for place in range(*span)}
    known = vocabulary(language)
    content = tuple(
        token
        for token in tokens(bare, language)
        if token.start not in used and fold(token.text) not in known.stop and (len(token.text) > 1 or token.number)
    )
    aspects = {aspect for aspect in _ASPECTS if found[aspect] or found.get(_OPPOSED.get(aspect, ""))}
    opposed = any(found[group] for group in _OPPOSED.values())
    return Sides(content, frozenset(aspects), opposed, len(found["negates"]))


def _groups(text: str, language: str) -> dict[str, list[tuple[int, int]]]:
    """By group where its words stand; a word that is part of an expression ("must not") counts for that alone."""
    aligned = _aligned(text)
    found = {
        group: [match.span() for match in pattern.finditer(aligned)] for group, pattern in _patterns(language).items()
    }
    spans = {span for group in found.values() for span in group}
    longer = [(begin, end) for begin, end in spans if " " in aligned[begin:end]]
    return {
        group: [
            (begin, end)
            for begin, end in those
            if not any(first <= begin and end <= last and last - first > end - begin for first, last in longer)
        ]
        for group, those in found.items()
    }


def _aligned(text: str) -> str:
    """A text folded letter by letter, so that places in it are those in the text."""
    return "".join(map(_letter, text))


@cache
def _letter(letter: str) -> str:
    folded = fold(letter)
    return folded if len(folded) == 1 else letter


@cache
def _patterns(language: str) -> Mapping[str, re.Pattern[str]]:
    return {
        group: re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])") for group, words in deciding_words(language).items()
    }


def _all(text: str, *languages: str) -> list[Token]:
    """The words of a name, which may be in one language or another."""
    return [token for language in dict.fromkeys(languages) for token in tokens(text, language)]


def _same(one: Token, other: Token) -> bool:
    """Whether two words are the same thing: more than alike."""
    if one.number is not None or other.number is not None:
        return one.number == other.number
    if one.stem == other.stem:
        return True
    return one.means == other.means and bool(one.means - AKIN)


def _joined(other: Token, one: Token, clause: str, language: str) -> bool:
    """Whether two words are said in one breath ("dogs and cats"), so that the one need not be asked for."""
    first, last = sorted((one, other), key=lambda token: token.start)
    between = clause[first.end : last.start]
    words = re.findall(r"[^\W_]+|,", fold(between))
    stop = vocabulary(language).stop
    small = all(word in stop or word in _JOINS or word == "," for word in words)
    found = _groups(between, language)
    verb = any(found[group] for group in (*_ASPECTS, *_OPPOSED.values(), "negates"))
    return small and not verb and any(word in _JOINS or word == "," for word in words)
