"""Summaries of what was said: the sentences that say most, in their order, cleaned, nothing twice."""

from __future__ import annotations

import pytest

from knowledge.speech.summary import FEWEST, MOST, plain, summarize

MOVE = [
    "Um, so, we found a flat in the old town at last.",
    "Yeah.",
    "The flat has three rooms and a balcony to the south.",
    "It was raining.",
    "You know, the rent of the flat is, uh, 1,150 euros a month with heating.",
    "Is that much?",
    "The landlord of the flat wants two months of rent as a deposit.",
    "My sister has a new dog.",
    "The flat with three rooms has a balcony to the south, as I said.",
    "We move into the flat on the first of March with a van from the rental.",
    "Okay, okay.",
]


def test_the_sentences_about_what_it_is_about_are_told_in_their_order() -> None:
    points = summarize(MOVE, "en")
    assert len(points) == FEWEST
    assert all("flat" in point for point in points)
    assert "The rent of the flat is 1,150 euros a month with heating." in points
    places = [next(n for n, text in enumerate(MOVE) if point[-20:] in text) for point in points]
    assert places == sorted(places)


def test_nothing_is_said_twice_and_no_question_is_told() -> None:
    points = summarize([*MOVE, *MOVE], "en", most=MOST)
    assert len(set(points)) == len(points)
    assert sum("balcony" in point for point in points) <= 1
    same = "The flat has three rooms and a balcony to the south."
    assert summarize([same, f"Well, {same}", same, same], "en") == (same,)
    assert summarize(["Does the flat have three rooms and a balcony?"] * 4, "en") == ()


def test_what_is_told_otherwise_comes_last() -> None:
    rent = MOVE.index("You know, the rent of the flat is, uh, 1,150 euros a month with heating.")
    assert any("rent of the flat is" in point for point in summarize(MOVE, "en"))
    assert not any("rent of the flat is" in point for point in summarize(MOVE, "en", told={rent}))


def test_a_longer_recording_has_a_longer_summary_up_to_six_sentences() -> None:
    said = [
        f"The boat from town{n} was at place{n} while uncle{n} and his friend{n} were there too." for n in range(90)
    ]
    assert len(summarize(said[:10], "en")) == FEWEST
    assert len(summarize(said, "en")) == MOST


def test_one_sentence_without_an_end_is_cut_into_parts() -> None:
    endless = ", and ".join(f"we talked about the garden and the fence of neighbour {n} for an hour" for n in range(12))
    points = summarize([endless], "en")
    assert points
    assert all(len(point.split()) <= 32 for point in points)


def test_of_nothing_there_is_nothing_to_tell() -> None:
    assert summarize([], "en") == ()
    assert summarize(["Yes.", "No?", "Okay then."], "en") == ()


@pytest.mark.parametrize(
    ("said", "language", "clean"),
    [
        ("Um, so, you know, the the plumber, uh, comes on Monday.", "en", "The plumber comes on Monday."),
        ("I like it, you know.", "en", "I like it."),
        ("No milk is left.", "en", "No milk is left."),
        ("No, milk is left.", "en", "Milk is left."),
        ("Ja, also, äh, wir kommen um 15 Uhr, ähm, mit dem Zug.", "de", "Wir kommen um 15 Uhr mit dem Zug."),
        ("Euh, bon, il faut, euh, du lait.", "fr", "Il faut du lait."),
        ("Bueno, pues, no queda leche, o sea.", "es", "No queda leche."),
        ("Allora, ehm, non c'è più latte, insomma.", "it", "Non c'è più latte."),
    ],
)
def test_fillers_go_and_words_stay(said: str, language: str, clean: str) -> None:
    assert plain(said, language) == clean
