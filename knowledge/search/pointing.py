"""Whether a question says which paper it is about: "what does the lease say", "laut Mietvertrag", "selon le bail"."""

from __future__ import annotations

import re

from knowledge.search.terms import plain

_POINTS = re.compile(
    r"\b(?:say|says|said|state|states|stated|mention|mentions|written|stands|according to|as per|tell us about"
    r"|steht|stehen|stand|sagt|sagen|besagt|erwahnt|laut|gemass|gemaß|geschrieben"
    r"|dit|disent|ecrit|ecrite|mentionne|indique|precise|selon|d'apres|figure"
    r"|dice|dicen|pone|menciona|escrito|indica|segun|consta"
    r"|dicono|scritto|scritta|menziona|riporta|secondo|in base a)\b"
)


def points(question: str) -> bool:
    """Whether words of the question may be what a paper is called, more than what stands in it."""
    return bool(_POINTS.search(plain(question.casefold().replace("’", "'"))))
