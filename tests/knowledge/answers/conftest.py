"""Households with papers, opened once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.knowledge.answers.papers import LANGUAGES, Papers


@pytest.fixture(scope="package")
def households(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Papers]]:
    """One household for each language."""
    opened = {language: Papers(language, tmp_path_factory.mktemp(f"papers-{language}")) for language in LANGUAGES}
    yield opened
    for papers in opened.values():
        papers.close()
