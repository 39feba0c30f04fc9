"""Answers of before and now: word for word of one version, by their facts of another."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from backups.answers import Answer, Answers, AnswersError, compare, read_answers, write_answers

AT = datetime(2026, 11, 21, 9, tzinfo=UTC)


def answer(question: str, text: str = "t", facts: str = "f", *, form: int = 1, answered: bool = True) -> Answer:
    return Answer(question=question, form=form, answered=answered, text=text, facts=facts)


def answers(*given: Answer, version: str = "1.0") -> Answers:
    return Answers(version=version, at=AT, answers=given)


def test_the_same_is_the_same() -> None:
    both = answers(answer("week"), answer("bills"))
    told = compare(both, both)
    assert (told.well, told.same, told.asked, told.answered, told.problem) == (True, 2, 2, 2, "")


def test_other_words_of_the_same_version_are_different_and_those_of_another_are_not() -> None:
    before = answers(answer("week", "mine"))
    assert compare(before, answers(answer("week", "yours"))).different == ("week",)
    assert compare(before, answers(answer("week", "yours"), version="2.0")).same == 1
    told = compare(before, answers(answer("week", "yours", "other"), version="2.0"))
    assert not told.well
    assert told.problem == "1 of 1 answers are different (week)"


def test_an_answer_that_is_another_on_purpose_has_only_to_be_there() -> None:
    before = answers(answer("week"))
    assert compare(before, answers(answer("week", "x", "y", form=2), version="2.0")).well
    told = compare(before, answers(answer("week", "x", "y", form=2, answered=False), version="2.0"))
    assert told.problem == "1 of 1 questions were not answered (week)"


def test_what_was_not_answered_before_need_not_be_now() -> None:
    silent = answers(answer("week", answered=False))
    assert compare(silent, silent).well
    assert compare(None, silent).failed == ("week",)
    assert compare(None, answers(answer("week"))).well
    assert compare(None, answers()).problem == "no question could be asked"


def test_kept_beside_a_snapshot_and_read_back(tmp_path: Path) -> None:
    folder = tmp_path / "2026-11-21T090000Z"
    folder.mkdir()
    assert read_answers(folder) is None
    write_answers(folder, answers(answer("week")))
    assert read_answers(folder) == answers(answer("week"))
    assert [path.name for path in tmp_path.iterdir()] == [folder.name]
    kept = folder / "golden.json"
    kept.write_text(kept.read_text().replace('"text": "t"', '"text": "u"'), encoding="utf-8")
    with pytest.raises(AnswersError, match="have changed"):
        read_answers(folder)
    kept.write_bytes(b"\xff\x00")
    with pytest.raises(AnswersError, match="cannot be read"):
        read_answers(folder)
