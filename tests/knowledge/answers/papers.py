"""Households with papers, one for each language, and what is asked about them, in their words or in others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from knowledge.answers import Answer, answer
from knowledge.answers.choosing import Similar
from knowledge.documents.document import Block
from knowledge.search import Found, SearchSettings
from knowledge.search.chunking import cut
from tests.knowledge.search.conftest import Shelf

LANGUAGES = ("en", "de", "fr", "es", "it")
FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about a paper. `says`: one of these stands in the answer; () where the papers do not say it."""

    question: str
    language: str
    paper: str
    says: tuple[str, ...]
    foreign: bool
    """It is asked in another language than that of the paper."""
    verdict: bool | None = None
    """What a question that wants yes or no is answered with, where the paper decides it."""

    def is_answered_by(self, words: str | None) -> bool:
        """Whether some words hold the answer."""
        return words is not None and any(_plain(one) in _plain(words) for one in self.says)


class Papers:
    """The papers of one household, found by full text alone."""

    def __init__(self, language: str, folder: Path, kind: str = "papers") -> None:
        """`kind` is the folder of questions: `papers`, or `concepts`, which are asked in other words."""
        self.language = language
        self._papers = yaml.safe_load((FOLDER / kind / f"{language}.yaml").read_text(encoding="utf-8"))
        settings = SearchSettings(embedder="none", chroma=False)
        self._shelf = Shelf(folder, settings, None)
        self._ids: dict[str, int] = {}
        for paper in self._papers:
            chunks = cut([Block(line) for line in paper["text"].splitlines()], settings.chunk_size, 0)
            texts = [chunk.text for chunk in chunks]
            self._ids[paper["name"]] = self._shelf.add(paper["name"], *texts, language=language)

    @property
    def questions(self) -> Iterator[Asked]:
        """All questions about these papers."""
        for paper in self._papers:
            for one in paper["questions"]:
                language = one.get("in", self.language)
                verdict = {"yes": True, "no": False}.get(one.get("verdict", ""))
                foreign = language != self.language
                yield Asked(one["ask"], language, paper["name"], tuple(one["says"]), foreign, verdict)

    def found(self, question: str, language: str) -> Found:
        """What search finds for a question."""
        return self._shelf.library.search(question, ["family"], language)

    def read(self, paper: str) -> Found:
        """All of one paper, as if search by meaning had found it."""
        return Found(self._shelf.library.texts(self._ids[paper], ["family"]), 0.5)

    def answer(self, question: str, language: str | None = None, similar: Similar | None = None) -> Answer | None:
        """The answer to a question."""
        language = language or self.language
        return answer(question, self.found(question, language), language=language, similar=similar)

    def close(self) -> None:
        """Closes the library and its database."""
        self._shelf.library.close()
        self._shelf.database.close()


def parted(answerable: Sequence[float], others: Sequence[float]) -> float:
    """The area under the curve: how often the first of two is the larger one."""
    wins = sum((one > other) + 0.5 * (one == other) for one in answerable for other in others)
    return wins / (len(answerable) * len(others))


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text.casefold())
