"""An answer that a model may put in its own words, from passages alone."""

from __future__ import annotations

from dataclasses import dataclass

from knowledge.search.passages import Passage


@dataclass(frozen=True, slots=True)
class Prose:
    """Makes the fact `answer` of an outcome prose, where the house has a model and what it writes stands the check.

    Its citations [1], [2] … are places in `passages`, so the outcome numbers its sources in the same order. Until
    then, and without a model, the fact is what the outcome says it is: the quoted sentence.
    """

    question: str
    passages: tuple[Passage, ...]
    """All of them may be seen by the asker."""
    language: str
    """In which it is to be answered."""
    only_local: bool = False
    """Whether no language model outside the house may see the passages."""
