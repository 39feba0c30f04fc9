"""Three-way merge, field by field."""

from __future__ import annotations

from typing import Any

import pytest

from skills.accounts.merging import merge, settled

BASE: dict[str, Any] = {"title": "Choir", "place": "Hall", "who": [1], "turns": {}}


@pytest.mark.parametrize(
    ("theirs", "ours", "merged", "clashes"),
    [
        ({"title": "Singing"}, {}, {"title": "Singing"}, 0),
        ({}, {"title": "Singing"}, {"title": "Singing"}, 0),
        ({"title": "Singing"}, {"place": "Church"}, {"title": "Singing", "place": "Church"}, 0),
        ({"title": "Singing"}, {"title": "Singing"}, {"title": "Singing"}, 0),
        ({"title": "Theirs"}, {"title": "Ours"}, {"title": "Ours"}, 1),
        ({"who": [1, 2]}, {"who": [1, 3]}, {"who": [1, 2, 3]}, 0),
        ({"who": []}, {"who": [1, 3]}, {"who": [3]}, 0),
        ({"turns": {"a": {"at": 1}}}, {"turns": {"b": {"at": 2}}}, {"turns": {"a": {"at": 1}, "b": {"at": 2}}}, 0),
        ({"turns": {"a": {"at": 1}}}, {"turns": {"a": {"at": 2}}}, {"turns": {"a": {"at": 2}}}, 1),
    ],
)
def test_what_each_side_changed_is_in_both(
    theirs: dict[str, Any], ours: dict[str, Any], merged: dict[str, Any], clashes: int
) -> None:
    result = merge(BASE, {**BASE, **theirs}, BASE, {**BASE, **ours}, ours_newer=True)
    assert result.view == {**BASE, **merged}
    assert len(result.clashes) == clashes
    assert result.agreed == {**BASE, **theirs}


def test_the_newer_side_stands_and_the_other_is_told() -> None:
    result = merge(BASE, {**BASE, "title": "Theirs"}, BASE, {**BASE, "title": "Ours"}, ours_newer=False)
    assert result.view["title"] == "Theirs"
    assert (result.clashes[0].kept, result.clashes[0].other) == ("Theirs", "Ours")


def test_what_only_we_can_keep_is_no_change_of_theirs() -> None:
    ours = {**BASE, "title": "Choir!"}
    result = merge(BASE, {**BASE, "place": "Church"}, ours, ours, ours_newer=True)
    assert result.view == {**ours, "place": "Church"}
    assert result.agreed == result.view


def test_without_a_base_whatever_differs_was_changed_on_both() -> None:
    result = merge(None, {**BASE, "title": "Theirs", "who": [2]}, None, BASE, ours_newer=True)
    assert [clash.field for clash in result.clashes] == ["title"]
    assert result.view["who"] == [1, 2]


def test_what_stands_there_as_we_sent_it_came_from_us() -> None:
    sent = {**BASE, "title": "Ours", "place": "Ours"}
    theirs = {**BASE, "title": "Ours", "place": "Theirs"}
    assert settled(BASE, sent, theirs) == {**BASE, "title": "Ours", "place": "Hall"}
    assert settled(None, sent, theirs) == sent
    assert settled(BASE, None, theirs) == BASE
