"""Who waits for long work sees how far it is: a ZIP of many papers, and scanned pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from skills.documents.taking import take
from skills.engine.command import Reading
from skills.engine.request import GivenFile, Request
from tests.house import House
from tests.knowledge.documents.making import kept, pdf, picture, zipped
from tests.skills.documents.papers import library_of, pod_of


def told_of(house: House, *paths: Path) -> list[tuple[int, int]]:
    """What is shown while files are read that were sent together."""
    told: list[tuple[int, int]] = []
    reading = Reading(
        house.asker("Anna"),
        pod_of(house).database,
        progress=lambda done, of: told.append((done, of)),
        library=library_of(house),
    )
    take([GivenFile(path, path.name, "") for path in paths], Request("file", "", "en"), reading)
    return told


def test_each_paper_of_a_zip_counts(house: House, tmp_path: Path) -> None:
    papers = {f"{number}.txt": f"Paper {number} of the house.".encode() for number in range(200)}
    told = told_of(house, kept(tmp_path, "papers.zip", zipped(papers)))
    assert told == [(done, 200) for done in range(1, 201)]


def test_each_scanned_page_counts(house: House, tmp_path: Path) -> None:
    pytest.importorskip("rapidocr")
    pages = {number: picture([f"Page {number} of the house rules"], size=(600, 300)) for number in range(3)}
    told = told_of(house, kept(tmp_path, "scan.pdf", pdf([""] * 3, pictures=pages)))
    assert told[-3:] == [(1, 3), (2, 3), (3, 3)]


def test_several_files_count_as_files(house: House, tmp_path: Path) -> None:
    told = told_of(house, *(kept(tmp_path, f"{number}.txt", f"Paper {number}.") for number in range(3)))
    assert told == [(0, 3), (1, 3), (2, 3)]
