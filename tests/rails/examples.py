"""The examples that were written for the rails, from `texts/`, and documents put together of them."""

from __future__ import annotations

import base64
import random
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import yaml

from pods.engine.router.examples import load_examples
from pods.engine.router.templates import Choice, Part, parse

ROOT = Path(__file__).parents[2]
TEXTS = Path(__file__).with_name("texts")
LANGUAGES = ("en", "de", "fr", "es", "it")
_GAPS = {"{nl}": "\n", "{lt}": "<", "{gt}": ">", "{lp}": "(", "{rp}": ")", "{bar}": "|"}

Channel = Literal["user", "document", "both"]


@dataclass(frozen=True)
class Example:
    """A text, the family it belongs to, where it may come from, and the template (or place) it was made of."""

    text: str
    family: str
    channel: Channel
    template: int
    language: str = "en"


def written(section: str, most: int) -> Iterator[Example]:
    """The sentences of a section (`attack`, `benign_user`, …) in all languages, up to `most` of a template."""
    channel: Channel = "document" if "document" in section else "user" if "user" in section else "both"
    for language in LANGUAGES:
        document = yaml.safe_load((TEXTS / f"{language}.yaml").read_text("utf-8"))
        words = {name: lines.split("\n")[:-1] for name, lines in document["words"].items()}
        for family, lines in (document.get(section) or {}).items():
            for template in lines.strip().splitlines():
                for sentence in _sentences(template, words, most):
                    yield Example(_closed(sentence), family, channel, zlib.crc32(template.encode()), language)


def of_pods(most: int) -> Iterator[Example]:
    """The sentences by which the pods' commands are known: all harmless."""
    folders = sorted(path for path in (ROOT / "pods").glob("*/examples") if path.is_dir())
    for template in load_examples(folders).templates:
        for sentence in template.sentences(most):
            yield Example(sentence, "pods", "user", zlib.crc32(template.text.encode()), template.language)


def of_pages() -> Iterator[Example]:
    """Paragraphs of the project's own pages: harmless prose with technical words."""
    for path in (ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))):
        if path.name == "security.md":
            continue
        for number, paragraph in enumerate(path.read_text("utf-8").split("\n\n")):
            if len(paragraph) > 80 and not paragraph.lstrip().startswith(("|", "```", "<", "!")):
                yield Example(paragraph[:1500], "pages", "document", zlib.crc32(path.name.encode()) + number)


def of_catalogues() -> Iterator[Example]:
    """What Inglenook itself says, in all languages: harmless when it is quoted or pasted back."""
    for path in sorted((ROOT / "bot" / "locales").glob("*.ftl")):
        for line in path.read_text("utf-8").splitlines():
            key, _, said = line.partition(" = ")
            if said and "{" not in said and len(said.split()) > 2:
                yield Example(said, "catalogue", "both", zlib.crc32(key.encode()), path.stem)


def of_papers() -> Iterator[Example]:
    """The letters, contracts and leaflets on which the answers from documents are tested: harmless."""
    for path in sorted((ROOT / "tests" / "knowledge" / "answers" / "papers").glob("*.yaml")):
        for number, text in enumerate(long_texts(yaml.safe_load(path.read_text("utf-8")))):
            yield Example(text, "papers", "document", number, path.stem)


def long_texts(tree: object) -> Iterator[str]:
    """Every text of some length in a tree of lists and mappings, each once."""
    yield from dict.fromkeys(_texts_in(tree))


def _texts_in(tree: object) -> Iterator[str]:
    if isinstance(tree, str):
        if len(tree) > 40 and "{" not in tree:
            yield tree
        return
    for branch in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        yield from _texts_in(branch)


def letter(sentences: Sequence[str], chance: random.Random, order: str = "") -> str:
    """A document of some of the sentences, with an order at its beginning, its end or between two of them."""
    body = [chance.choice(sentences) for _ in range(chance.randint(3, 9))]
    if order:
        body.insert(chance.choice((0, len(body), chance.randint(0, len(body)))), order)
    return chance.choice(("\n", "\n\n", " ", "\n")).join(body)


def disguised(text: str, chance: random.Random) -> str:
    """The text in one of the disguises that attackers use."""
    match chance.randrange(8):
        case 0:
            return " ".join(text)
        case 1:
            return text[::-1]
        case 2:
            return text.lower().translate(str.maketrans("oieast", "013457"))
        case 3:
            return base64.b64encode(text.encode()).decode()
        case 4:
            return text.translate(str.maketrans("aeopcx", "аеорсх"))
        case 5:
            return "\u200b".join(text)
        case 6:
            return text.upper()
        case _:
            return base64.b32encode(text.encode()).decode()


def _sentences(template: str, words: Mapping[str, Sequence[str]], most: int) -> list[str]:
    """Distinct sentences of a template, the same on every run."""
    chance = random.Random(zlib.crc32(template.encode()))
    parts = parse(template, words)
    found = dict.fromkeys(" ".join(_said(parts, chance).split()) for _ in range(2 * most))
    return [sentence for sentence in found if sentence][:most]


def _said(parts: Sequence[Part], chance: random.Random) -> str:
    return "".join(_said(chance.choice(part.options), chance) if isinstance(part, Choice) else part for part in parts)


def _closed(sentence: str) -> str:
    for gap, letters in _GAPS.items():
        sentence = sentence.replace(gap, letters)
    return sentence.replace(" .", ".").replace(" ,", ",")
