"""What a question asks: which kind of thing, and about what."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from knowledge.answers.tokens import Token, tokens
from knowledge.answers.vocabulary import Kind, Vocabulary, fold, vocabulary

DOCUMENT_WEIGHT = 0.3
MARKER_WEIGHT = 0.25
NAME_WEIGHT = 1.1
GENERIC_WEIGHT = 0.6
GENERIC = frozenset({"child", "parents", "house", "flat", "machine", "monthly", "yearly", "school", "total"})
"""Meanings that are nearly everywhere in household papers, and so tell little."""
FOCUS = 1.5
"""What counts less or more than an ordinary word."""
_BEFORE = " ¿¡,.:"
"""Signs that may stand before a question."""
ELLIPTIC = 5
"""Words. As few and no interrogative: "policy number of the car", not "the fee is paid back if she is ill"."""

_MARKED_BY = {
    Kind.PHONE: "contact",
    Kind.EMAIL: "contact",
    Kind.WEB: "contact",
    Kind.CODE: "code",
    Kind.MONEY: "money",
    Kind.AMOUNT: "amount",
    Kind.NUMBER: "measure",
    Kind.HOURS: "time",
    Kind.FREQUENCY: "time",
    Kind.DURATION: "time",
    Kind.TIME: "time",
    Kind.DATE: "time",
    Kind.PLACE: "contact",
}
_LAST = (Kind.INSTRUCTION, Kind.LIST, Kind.YESNO)
"""Kinds whose words are so common that others come first, unless these begin the question."""

_CONTACTS = (Kind.EMAIL, Kind.WEB, Kind.PHONE)
_SURER = {
    Kind.NUMBER: (*_CONTACTS, Kind.CODE),
    Kind.CODE: _CONTACTS,
    Kind.PLACE: _CONTACTS,
    Kind.LIST: _CONTACTS,
    Kind.PERSON: (Kind.PHONE,),
}
"""Kinds that are meant where they are shown as well: "which number do I call", "to which address do I mail it", "who do
I ring"."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word that the question is about, and how much it counts before its rarity is known."""

    token: Token
    weight: float
    document: bool = False
    """It names a paper ("the lease"), so the right paper covers it."""
    named: bool = False
    """It is a name, or carries digits."""
    marker: bool = False
    """It only says which kind of thing is asked, so such a thing covers it."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart."""

    text: str
    language: str
    kind: Kind
    terms: tuple[Term, ...]


def understand(text: str, language: str) -> Question:
    """The kind is that of the earliest words that show one, so that "who pays the deposit" asks for a person."""
    known = vocabulary(language)
    kind, asked = _kind(text, known)
    return Question(text, known.language, kind, _terms(text, kind, asked, known))


def _kind(text: str, known: Vocabulary) -> tuple[Kind, str]:
    """The kind, and the folded words that showed it."""
    folded = fold(text).strip()
    folded = folded.lstrip(_BEFORE) or folded
    polite = known.polite.match(folded)
    bare = (folded[polite.end() :] if polite else folded).lstrip(_BEFORE) or folded
    order = list(Kind)
    matches = ((kind, pattern.search(bare)) for kind, pattern in known.kinds.items())
    found = [(match.start(), order.index(kind), kind, match.group()) for kind, match in matches if match]
    words = re.findall(r"[^\W_]+", bare)
    if len(words) > ELLIPTIC and not known.interrogatives & set(words) and bare == folded:
        return Kind.YESNO, ""
    best = min(
        [one for one in found if one[2] not in _LAST or (one[0] == 0 and one[2] is not Kind.LIST)] or found,
        default=None,
    )
    if best is None:
        return Kind.OTHER, ""
    kinds = {one[2]: one for one in found}
    surer = next((kind for kind in _SURER.get(best[2], ()) if kind in kinds), best[2])
    return surer, kinds[surer][3]


def _terms(text: str, kind: Kind, asked: str, known: Vocabulary) -> tuple[Term, ...]:
    """Each word once. Where nothing but grammar is left, the words that show the kind are what it is about."""
    kept: dict[str, Term] = {}
    spare: dict[str, Term] = {}
    markers = known.markers.get(_MARKED_BY.get(kind, ""), frozenset())
    focus = set(re.findall(r"[^\W_]+", asked)) if kind is Kind.CODE else set()
    for token in tokens(text, known.language):
        word = fold(token.text)
        if token.stem in known.frame or word in known.stop or (len(word) < 2 and not token.named):
            continue
        if token.stem in markers:
            spare.setdefault(token.stem, Term(token, MARKER_WEIGHT, marker=True))
        elif token.stem in known.documents and word not in focus:
            kept.setdefault(token.stem, Term(token, DOCUMENT_WEIGHT, document=True))
        else:
            named = token.start > 0 and token.named and (known.language != "de" or not token.text.isalpha())
            usual = GENERIC_WEIGHT if token.means & GENERIC else 1.0
            weight = (NAME_WEIGHT if named else usual) * (FOCUS if word in focus else 1.0)
            kept.setdefault(token.stem, Term(token, weight, named=named))
    if all(term.document for term in kept.values()):
        return (*kept.values(), *(replace(term, weight=1.0) for term in spare.values()))
    return (*kept.values(), *spare.values())
