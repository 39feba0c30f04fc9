"""The sentences of a catalogue taken apart: what each shows, what it only chooses its words by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.replies.catalogue import catalogue_files


@dataclass
class Sentence:
    """The variables of one sentence."""

    shown: set[str] = field(default_factory=set)
    chosen_by: set[str] = field(default_factory=set)
    holds: set[str] = field(default_factory=set)
    """Other sentences that are said within it."""

    @property
    def all(self) -> set[str]:
        """Every variable the sentence knows."""
        return self.shown | self.chosen_by


class _Look(Visitor):
    def __init__(self) -> None:
        self.sentence = Sentence()

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 - named by the library
        if isinstance(node.selector, ast.VariableReference):
            self.sentence.chosen_by.add(node.selector.id.name)
        for variant in node.variants:
            self.visit(variant)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - named by the library
        self.sentence.shown.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 - named by the library
        self.sentence.holds.add(node.id.name)


def sentences(language: str) -> Iterator[tuple[str, Sentence]]:
    """The name of each sentence of a language with its variables, in the order of the files."""
    found = list(_alone(language))
    named = dict(found)
    for name, own in found:
        for held in own.holds:
            own.shown |= named[held].shown
            own.chosen_by |= named[held].chosen_by
        yield name, own


def _alone(language: str) -> Iterator[tuple[str, Sentence]]:
    for path in catalogue_files(language):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Junk):
                raise ValueError(f"{path}: {entry.annotations[0].message}")
            if isinstance(entry, ast.Message):
                look = _Look()
                look.visit(entry)
                yield entry.id.name, look.sentence
