"""Documents are cut where a reader would: at headings, pages and sheets, rows whole, sentences whole."""

from __future__ import annotations

from itertools import pairwise

from knowledge.documents.document import Block
from knowledge.search.chunking import cut, sentences


def test_headings_begin_a_chunk_and_stand_above_it() -> None:
    chunks = cut(
        [
            Block("Dishwasher", "heading", level=1),
            Block("Read this first."),
            Block("Salt", "heading", level=2),
            Block("Fill in salt every month."),
            Block("Warranty", "heading", level=1),
            Block("Two years."),
        ],
        300,
    )
    assert [(one.heading, one.text) for one in chunks] == [
        ("Dishwasher", "Read this first."),
        ("Dishwasher > Salt", "Fill in salt every month."),
        ("Warranty", "Two years."),
    ]


def test_a_heading_with_nothing_under_it_is_kept() -> None:
    chunks = cut([Block("Emergency: call 112", "heading", level=1), Block("Rules", "heading", level=1)], 300)
    assert [one.text for one in chunks] == ["Emergency: call 112", "Rules"]


def test_a_chunk_stands_on_one_page_and_one_sheet() -> None:
    blocks = [Block("One.", page=1), Block("Two.", page=1), Block("Three.", page=2), Block("Four.", place="May")]
    assert [(one.text, one.page, one.place) for one in cut(blocks, 300)] == [
        ("One.\nTwo.", 1, ""),
        ("Three.", 2, ""),
        ("Four.", None, "May"),
    ]


def test_rows_stay_whole_and_apart_from_prose() -> None:
    rows = [Block(f"Item: thing {number}; Price: {number}.50 €", "row") for number in range(9)]
    chunks = cut([Block("Prices of this year:"), *rows], 100)
    assert chunks[0].text == "Prices of this year:"
    lines = [line for one in chunks[1:] for line in one.text.splitlines()]
    assert lines == [row.text for row in rows]
    assert all(len(one.text) <= 100 for one in chunks)


def test_long_prose_is_cut_between_sentences_and_overlaps() -> None:
    text = " ".join(f"Sentence number {number} says something." for number in range(20))
    chunks = cut([Block(text)], 200, 60)
    assert all(len(one.text) <= 200 and one.text.endswith(".") for one in chunks)
    assert all(after.text.split(".")[0] in before.text for before, after in pairwise(chunks))
    assert "Sentence number 19" in chunks[-1].text


def test_a_sentence_without_end_is_cut_between_words() -> None:
    chunks = cut([Block("word " * 200)], 90)
    assert all(0 < len(one.text) <= 90 for one in chunks)
    assert " ".join(one.text for one in chunks).split() == ["word"] * 200


def test_full_stops_of_numbers_and_abbreviations_end_nothing() -> None:
    assert sentences("Am 3. Mai kommt Dr. Weber. Bitte ca. 10 Min. vorher da sein.") == [
        "Am 3. Mai kommt Dr. Weber.",
        "Bitte ca. 10 Min. vorher da sein.",
    ]
