"""What an answer in words chooses of what was offered."""

from __future__ import annotations

import pytest

from bot.draft import Choice, chosen

OFFERED = [
    Choice("Look in the calendar", {"n": 1}),
    Choice("Put it on the to-do list", {"n": 2}),
    Choice("Set a reminder", {"n": 3}),
    Choice("Show a reminder", {"n": 4}),
    Choice("Mia", {"n": 5}),
]


@pytest.mark.parametrize(
    ("answer", "nth", "number"),
    [
        ("calendar", None, 1),
        ("the to-do list", None, 2),
        ("set a reminder", None, 3),
        ("the second one", 2, 2),
        ("the last", -1, 5),
        ("mia!", None, 5),
    ],
)
def test_an_answer_chooses(answer: str, nth: int | None, number: int) -> None:
    choice = chosen(answer, nth, OFFERED)
    assert choice is not None
    assert choice.action == {"n": number}


@pytest.mark.parametrize(
    ("answer", "nth"), [("reminder", None), ("put eggs on the list", None), ("", None), ("the ninth", 9), ("!", None)]
)
def test_what_fits_several_or_says_more_chooses_none(answer: str, nth: int | None) -> None:
    assert chosen(answer, nth, OFFERED) is None
