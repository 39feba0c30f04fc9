"""What the pods declare: example sentences for each intent, one YAML file for each language.

A file maps an intent to a list of sentences or templates (see `templates`). The key `_words` maps names to words that
the templates of the file may use, besides the router's own in `words/<language>.yaml`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from pods.engine.router.templates import TemplateError, expand, parse

WORDS_KEY = "_words"
SHARED_WORDS = Path(__file__).parent / "words"
_INTENT = re.compile(r"[a-z][a-z_]*(\.[a-z][a-z_]*)?")
_LANGUAGE = re.compile(r"[a-z]{2}")

Words = Mapping[str, tuple[str, ...]]


class ExamplesError(Exception):
    """A file of examples that cannot be used; whoever wrote the pod has to mend it."""

    def __init__(self, path: Path, line: int | None, problem: str) -> None:
        self.path, self.line, self.problem = path, line, problem
        super().__init__(f"{path}{'' if line is None else f', line {line}'}: {problem}")


@dataclass(frozen=True, slots=True)
class Template:
    """One line of a file of examples."""

    intent: str
    language: str
    text: str
    words: Words

    def sentences(self, most: int) -> tuple[str, ...]:
        return expand(self.text, self.words, most)


@dataclass(frozen=True)
class Examples:
    """Every template that was declared, in the order of folders, files and lines."""

    templates: tuple[Template, ...]

    @property
    def intents(self) -> tuple[str, ...]:
        return tuple(sorted({template.intent for template in self.templates}))

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(sorted({template.language for template in self.templates}))

    def digest(self) -> str:
        """A hexadecimal digest that changes with any template or word."""
        seen = hashlib.sha256()
        digested: dict[int, bytes] = {}
        for template in self.templates:
            if id(template.words) not in digested:
                digested[id(template.words)] = repr(sorted(template.words.items())).encode()
                seen.update(digested[id(template.words)])
            seen.update(f"{template.language}\0{template.intent}\0{template.text}\n".encode())
        return seen.hexdigest()


def load_examples(folders: Iterable[Path]) -> Examples:
    """All the examples of `<folder>/<language>.yaml`; a folder that does not exist declares none.

    Raises ExamplesError with the file and the line.
    """
    templates: list[Template] = []
    shared: dict[str, Words] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            language = path.stem
            if not _LANGUAGE.fullmatch(language):
                raise ExamplesError(path, None, "the name of the file must be a two-letter language, as in en.yaml")
            if language not in shared:
                shared[language] = _shared_words(language)
            templates += _templates(path, language, shared[language])
    return Examples(tuple(templates))


def _shared_words(language: str) -> Words:
    path = SHARED_WORDS / f"{language}.yaml"
    return _word_lists(path, _document(path)) if path.exists() else {}


def _templates(path: Path, language: str, shared: Words) -> Iterator[Template]:
    document = _document(path)
    words = shared
    for key, value in document.value:
        if key.value == WORDS_KEY:
            words = {**shared, **_word_lists(path, value)}
    for key, value in document.value:
        if key.value == WORDS_KEY:
            continue
        if not _INTENT.fullmatch(str(key.value)):
            raise ExamplesError(path, _line(key), f"{key.value!r} is not an intent, as in planner.event_create")
        for text, line in _sentences(path, value):
            try:
                parse(text, words)
            except TemplateError as error:
                raise ExamplesError(path, line, str(error)) from error
            yield Template(str(key.value), language, text, words)


def _document(path: Path) -> yaml.MappingNode:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        with path.open(encoding="utf-8") as stream:
            node = yaml.compose(stream, Loader=loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise ExamplesError(path, line, f"not valid YAML: {error.problem}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ExamplesError(path, None, f"not valid YAML: {error}") from error
    if not isinstance(node, yaml.MappingNode):
        raise ExamplesError(path, 1, "expected a mapping of intents to lists of sentences")
    return node


def _word_lists(path: Path, node: yaml.Node) -> Words:
    if not isinstance(node, yaml.MappingNode):
        raise ExamplesError(path, _line(node), "expected a mapping of names to lists of words")
    return {key.value: tuple(text for text, _ in _sentences(path, value)) for key, value in node.value}


def _sentences(path: Path, node: yaml.Node) -> Iterator[tuple[str, int]]:
    """The texts of a list as they are written (`yes` stays "yes"), with their lines."""
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise ExamplesError(path, _line(node), "expected a list with at least one sentence")
    for item in node.value:
        if not isinstance(item, yaml.ScalarNode):
            raise ExamplesError(path, _line(item), "expected a sentence; put it in quotes if it begins with [ or {")
        if not item.value.strip():
            raise ExamplesError(path, _line(item), "an empty sentence")
        yield item.value, _line(item)


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
