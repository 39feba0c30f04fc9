"""Households with papers, opened once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.knowledge.answers.papers import LANGUAGES, Papers


@pytest.fixture(scope="package")
def households(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Papers]]:
    """One household for each language."""
    yield from _opened(tmp_path_factory, "papers")


@pytest.fixture(scope="package")
def other_words(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Papers]]:
    """Others, whose members ask in other words than those of their papers."""
    yield from _opened(tmp_path_factory, "concepts")


def _opened(folders: pytest.TempPathFactory, kind: str) -> Iterator[dict[str, Papers]]:
    opened = {language: Papers(language, folders.mktemp(f"{kind}-{language}"), kind) for language in LANGUAGES}
    yield opened
    for papers in opened.values():
        papers.close()
