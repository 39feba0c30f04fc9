"""Passages in sentences, rows, items and headings."""

from __future__ import annotations

import pytest

from knowledge.answers.pieces import pieces, sentences
from knowledge.search import Passage


def passage(text: str, heading: str = "", language: str = "en") -> Passage:
    return Passage(1, 1, "paper.txt", None, heading, text, 1.0, language=language)


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "Ask Mr. Lowe or Dr. B. Hart. They know. See no. 5 of the list.", 3),
        ("en", "Training is in hall B. Bring shoes.", 2),
        ("en", "The display shows F.28 now. Open the tap, e.g. by hand.", 2),
        ("de", "Am 3. Mai um 9.30 Uhr geht es los. Bis zum 5. Werktag ist zu zahlen.", 2),
        ("de", "Es gilt z. B. die Hausordnung. Siehe Nr. 4.", 2),
        ("fr", "M. Petit et Mme Roy sont là. Tél. 01 55 00 00 01.", 2),
    ],
)
def test_a_full_stop_is_not_always_an_end(language: str, text: str, count: int) -> None:
    found = sentences(text, language)
    assert len(found) == count
    assert " ".join(found) == text


def test_clauses_of_a_contract_stand_alone_though_no_full_stop_parts_them() -> None:
    text = "Lease of a flat\n§ 1 Rooms: two, on the 2nd floor\n§ 2 Rent: 700 euros as in § 8 below\nArt. 3 Pets: none"
    assert [piece.text for piece in pieces([passage(text.replace("\n", " "))], "en")] == [
        "Lease of a flat",
        "§ 1 Rooms: two, on the 2nd floor",
        "§ 2 Rent: 700 euros as in § 8 below",
        "Art. 3 Pets: none",
    ]


def test_lines_wrapped_by_hand_are_one_sentence_and_labels_stand_alone() -> None:
    text = (
        "The tenant looks after the garden and cuts the hedge twice\na year, in March and in October.\n"
        "Rent: 700 euros\nDeposit: 1400 euros"
    )
    assert [piece.text for piece in pieces([passage(text)], "en")] == [
        "The tenant looks after the garden and cuts the hedge twice a year, in March and in October.",
        "Rent: 700 euros",
        "Deposit: 1400 euros",
    ]


def test_rows_stand_under_their_header() -> None:
    found = pieces([passage("Programme | Minutes\nEco | 195\nQuick | 30", "Dishwasher")], "en")
    assert [(piece.text, piece.heading) for piece in found[1:]] == [
        ("Eco | 195", "Programme | Minutes"),
        ("Quick | 30", "Programme | Minutes"),
    ]
    assert all(piece.row for piece in found[1:])


def test_items_and_headings_are_known() -> None:
    found = pieces([passage("Packing list\n- tent\n- torch\n\nThe bus leaves at nine.")], "en")
    assert [(piece.text, piece.heading, piece.item) for piece in found] == [
        ("Packing list", "Packing list", False),
        ("- tent", "Packing list", True),
        ("- torch", "Packing list", True),
        ("The bus leaves at nine.", "Packing list", False),
    ]


def test_a_word_cut_at_the_end_of_a_line_is_put_together() -> None:
    text = "The landlord has to be told about every dam-\nage within a week of its discovery by the tenant."
    assert "every damage within" in pieces([passage(text)], "en")[0].text


@pytest.mark.parametrize(
    ("language", "text", "leans"),
    [
        ("fr", "Il est fermé le lundi.", True),
        ("fr", "Il est interdit de fumer.", False),
        ("it", "Il garage è chiuso.", False),
        ("es", "Es obligatorio llevar casco.", False),
        ("de", "Es ist verboten.", False),
        ("de", "Es beginnt am Montag.", True),
        ("en", "It begins on Monday.", True),
        ("en", "There is no lift.", False),
    ],
)
def test_what_is_impersonal_speaks_for_itself(language: str, text: str, leans: bool) -> None:
    passage = Passage(1, 1, "paper", None, "", text, 1.0, language=language)
    assert [piece.leans for piece in pieces([passage], language)] == [leans]
