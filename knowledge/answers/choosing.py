"""Which sentence answers a question: by the share of the question it covers, by what can be read off it, and where."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from knowledge.answers.asking import Question
from knowledge.answers.covering import THERE, Covering
from knowledge.answers.fields import Field, fields
from knowledge.answers.pieces import Findable, Piece
from knowledge.answers.vocabulary import Kind
from knowledge.search.pointing import points

Similar = Callable[[str, Sequence[str]], Sequence[float]]
"""How near each of some sentences is in meaning to a question: cosines. Costs time for each sentence."""

NEAR = 6.0
"""Words: at this distance from a word of the question, a field counts half as much as right beside it."""
COMPARED = 12
"""How many sentences are compared by meaning, at most."""
SAYS_NOTHING = 0.5
"""What a heading or a mere word or two loses: it names what is spoken of, but says nothing of it."""
CALLED = 0.8
"""What it is worth that a paper is called as the question says, where that says which paper it is about."""
NO_LOOK = (Kind.OTHER, Kind.YESNO, Kind.INSTRUCTION)
TITLE = 0.4
"""How much of an answer a heading can be."""
NO_LIST = 0.25
"""How surely something that is not written as a list answers a question for several things."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A piece as an answer. Shares are of the weight of the question's words, 0 to 1."""

    piece: Piece
    own: float
    """Covered by the piece itself."""
    covered: float
    """Covered by it and what stands around it."""
    lacking: float
    """The share of the weightiest word that nothing there covers."""
    names: float
    """How well the name or number of the question that fits worst is covered; 1 where it has none."""
    typed: float
    """How surely something of the asked kind stands in it: 0 to 1, and 1 for kinds that have no look."""
    field: Field | None
    score: float
    """By which the pieces are compared."""
    similar: float | None = None
    """Its nearness in meaning, where it was compared."""


class Chooser:
    """Weighs the pieces of some passages for one question."""

    def __init__(self, question: Question, passages: Sequence[Findable], pieces: Sequence[Piece]) -> None:
        self._question = question
        self._passages = passages
        self._pieces = pieces
        self._covering = Covering(question, passages, pieces)
        self._top = max((passage.score for passage in passages), default=0.0)
        self._called = self._covering.called() if points(question.text) else [0.0] * len(passages)

    def choices(self) -> list[Choice]:
        """All pieces, the best first."""
        return sorted((self._choice(n) for n in range(len(self._pieces))), key=lambda one: -one.score)

    def compared(self, choices: Sequence[Choice], similar: Similar) -> list[Choice]:
        """The same, the best of them put in order by nearness in meaning as well."""
        head = choices[:COMPARED]
        near = [float(one) for one in similar(self._question.text, [one.piece.text for one in head])]
        if not near:
            return list(choices)
        least, span = min(near), max(max(near) - min(near), 0.02)
        head = [
            replace(one, similar=value, score=one.score + self._by_meaning(one) * (value - least) / span)
            for one, value in zip(head, near, strict=True)
        ]
        return [*sorted(head, key=lambda one: -one.score), *choices[COMPARED:]]

    def _by_meaning(self, one: Choice) -> float:
        """What nearness in meaning counts: much where the words cannot match."""
        return 0.3 if one.piece.language == self._question.language else 0.8

    def _choice(self, n: int) -> Choice:
        piece, covering = self._pieces[n], self._covering
        field, near = self._field(n)
        own: Sequence[float] = covering.own[n]
        if field is not None:
            terms = self._question.terms
            own = [1.0 if term.marker else share for term, share in zip(terms, own, strict=True)]
        shares = covering.around(n, own)
        lacking = max((w * (1 - share) for w, share in zip(covering.weights, shares, strict=True)), default=0.0)
        mine, covered = covering.specific(n, own), covering.share(shares)
        typed = self._typed(piece, field)
        retrieved = self._passages[piece.passage].score / self._top if self._top > 0 else 0.0
        score = mine + 0.6 * covered + typed * (0.4 + 0.5 * covered) + 0.25 * near + 0.8 * retrieved
        score += CALLED * self._called[piece.passage]
        if (piece.title and not self._is_number(field)) or (len(piece.tokens) < 3 and field is None):
            score -= SAYS_NOTHING
        return Choice(piece, mine, covered, lacking / covering.total, covering.names(n), typed, field, score)

    def _is_number(self, field: Field | None) -> bool:
        """Whether it is the number of something, which letters have in their headings."""
        return self._question.kind is Kind.CODE and field is not None and field.kind is Kind.CODE

    def _typed(self, piece: Piece, field: Field | None) -> float:
        if piece.title and not piece.text.endswith(":") and not self._is_number(field):
            return TITLE * (field.sure if field is not None else 1.0)
        if self._question.kind in NO_LOOK:
            return 1.0
        if self._question.kind is Kind.LIST:
            return 1.0 if piece.text.endswith(":") or piece.text.count(",") >= 2 or piece.item else NO_LIST
        return field.sure if field is not None else 0.0

    def _field(self, n: int) -> tuple[Field | None, float]:
        """The field of a piece that answers best, and how near it stands to the words of the question."""
        piece = self._pieces[n]
        there = fields(piece.text, self._question.kind, piece.language)
        near = [(self._nearness(n, one), one) for one in there if not self._asked(n, one)]
        if not near:
            return None, 0.0
        nearness, best = max(near, key=lambda pair: pair[1].sure * (0.5 + pair[0]))
        return best, nearness

    def _asked(self, n: int, one: Field) -> bool:
        """Whether it only repeats the question."""
        piece, hits = self._pieces[n], self._covering.hits[n]
        inside = [
            place for place, token in enumerate(piece.tokens) if one.start <= token.start and token.end <= one.end
        ]
        words = [m for m, term in enumerate(self._question.terms) if not term.marker]
        return bool(inside) and all(place in hits and any(hits[place][m] >= THERE for m in words) for place in inside)

    def _nearness(self, n: int, one: Field) -> float:
        """How near the words of the question stand to a field, those in the same clause most: 0 to 1."""
        piece, covering = self._pieces[n], self._covering
        first = next((place for place, token in enumerate(piece.tokens) if token.end > one.start), 0)
        last = max((place for place, token in enumerate(piece.tokens) if token.start < one.end), default=first)
        best = [0.0] * len(covering.weights)
        for place, likes in covering.hits[n].items():
            token = piece.tokens[place]
            if first <= place <= last and len(token.text) < 4:
                continue
            far = max(first - place, place - last - 1, 0)
            between = piece.text[min(token.end, one.end) : max(token.start, one.start)]
            apart = 2.0 if any(mark in between for mark in ";.|\t") else 1.2 if "," in between else 1.0
            best = [max(known, like / (1 + far * apart / NEAR)) for known, like in zip(best, likes, strict=True)]
        return covering.share(best)
