"""Whether a text asks something, before anything is made of it."""

from __future__ import annotations

from knowledge.answers import Kind
from knowledge.answers.asking import understand
from pods.engine.language import detect
from pods.engine.understanding.clause import Clause
from pods.engine.understanding.people import names_of
from pods.engine.understanding.scene import Scene

TELLING = frozenset(Kind) - {Kind.OTHER, Kind.YESNO, Kind.LIST, Kind.INSTRUCTION}
"""Kinds of things whose words are hardly ever said without asking ("how much", "which", "when")."""


def is_question(text: str, scene: Scene) -> bool:
    """Whether it is a question: by its mark, by its first words, or as it says what kind of thing it wants to know."""
    text = text.strip()
    clause = Clause(text, detect(text, scene.language, names_of(scene.members)), scene)
    return text.endswith("?") or clause.asks or understand(text, clause.language).kind in TELLING
