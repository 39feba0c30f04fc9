"""Ten questions in each language: answered by a young house and a full one, and they tell the two apart."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from backups.answers import Answers, compare
from bot.golden.house import Wanted, answers_of, digests
from bot.golden.questions import questions
from pods.engine.folders import pod_folders, read_pod_file
from tests.bot.golden.homes import empty, filled

LANGUAGES = ("en", "de", "fr", "es", "it")
ABOUT_THE_HOUSE = {"settings"}
"""What a full house and an empty one answer alike."""


async def asked(folder: Path, copy: Path, models_dir: Path, at: datetime) -> Answers:
    """What the house answers on a copy."""
    shutil.copytree(folder, copy)
    return await answers_of(
        Wanted(data_dir=copy, models_dir=models_dir, at=at, pods="", pods_dir=None, secret_key=None)
    )


def test_there_are_ten_in_five_languages_and_every_pod_of_the_product_has_one() -> None:
    assert len(questions()) == 10
    assert len({one.name for one in questions()}) == 10
    assert all(set(one.say) == set(LANGUAGES) for one in questions())
    declared = {one.name: one for one in (read_pod_file(folder) for folder in pod_folders())}
    assert set(Counter(one.pod for one in questions())) == set(declared)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_full_house_and_a_young_one_answer_everything(language: str, tmp_path: Path, models_dir: Path) -> None:
    full, young = tmp_path / "full", tmp_path / "young"
    at = await filled(full, models_dir, language)
    young.mkdir()
    shutil.copy(full / "secret.key", young / "secret.key")
    await empty(young, models_dir, language)
    said = await asked(full, tmp_path / "first", models_dir, at)
    assert (said.asked, said.answered) == (10, 10), [one.question for one in said.answers if not one.answered]
    assert said == await asked(full, tmp_path / "second", models_dir, at)

    nothing = await asked(young, tmp_path / "third", models_dir, at)
    assert (nothing.asked, nothing.answered) == (10, 10)
    told = compare(nothing, said)
    assert set(told.different) >= {one.name for one in questions()} - ABOUT_THE_HOUSE


async def test_what_was_lost_is_told_by_its_question(tmp_path: Path, models_dir: Path) -> None:
    folder = tmp_path / "home"
    at = await filled(folder, models_dir)
    before = await asked(folder, tmp_path / "before", models_dir, at)
    with closing(sqlite3.connect(folder / "pods" / "family" / "family.db")) as connection, connection:
        connection.execute("DELETE FROM items WHERE text = 'eggs'")
    after = await asked(folder, tmp_path / "after", models_dir, at)
    assert compare(before, after).different == ("shopping",)
    newer = after.model_copy(update={"version": "9.9.9"})
    assert compare(before, newer).different == ("shopping",), "the facts tell it, too"


def test_a_changed_row_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "household.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE members (name TEXT)")
        connection.execute("CREATE TABLE handled (message TEXT)")
    before = digests(tmp_path)
    assert set(before) == {"household.db: members"}
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO handled VALUES ('m1')")
    assert digests(tmp_path) == before
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO members VALUES ('Anna')")
    assert digests(tmp_path) != before
