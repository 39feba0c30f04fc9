"""The papers of five households: what is answered rightly, what is not answered, and how well confidence parts them."""

from __future__ import annotations

import pytest

from knowledge.answers import ENOUGH, answer
from tests.knowledge.answers.papers import LANGUAGES, Papers, parted

Households = dict[str, Papers]


def test_a_third_of_the_questions_has_no_answer(households: Households) -> None:
    """Otherwise the figures below mean little."""
    asked = [one for papers in households.values() for one in papers.questions]
    assert len(asked) >= 150
    assert 0.25 <= sum(not one.says for one in asked) / len(asked) <= 0.4


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_quote_holds_the_answer(households: Households, language: str) -> None:
    papers = households[language]
    wrong = []
    asked = [one for one in papers.questions if one.says and not one.foreign]
    for one in asked:
        found = papers.answer(one.question)
        if found is None or not one.is_answered_by(found.quote):
            wrong.append((one.question, found and found.quote))
    assert len(wrong) <= 0.2 * len(asked), wrong


def test_over_all_nine_of_ten_quotes_hold_the_answer_and_fields_are_right(households: Households) -> None:
    quotes, fields = [], []
    for papers in households.values():
        for one in papers.questions:
            found = papers.answer(one.question, one.language)
            if one.says and not one.foreign:
                quotes.append(found is not None and one.is_answered_by(found.quote))
                if found is not None and found.field is not None:
                    fields.append(any(said in found.field or found.field in said for said in one.says))
    assert sum(quotes) / len(quotes) >= 0.93
    assert sum(fields) / len(fields) >= 0.85
    assert len(fields) / len(quotes) >= 0.7


def test_confidence_parts_what_the_papers_answer_from_what_they_do_not(households: Households) -> None:
    sure: dict[bool, list[float]] = {True: [], False: []}
    for papers in households.values():
        for one in papers.questions:
            if not one.foreign:
                found = papers.answer(one.question)
                sure[bool(one.says)].append(found.confidence if found else 0.0)
    assert parted(sure[True], sure[False]) >= 0.92
    assert sum(value >= ENOUGH for value in sure[True]) / len(sure[True]) >= 0.85
    assert sum(value < ENOUGH for value in sure[False]) / len(sure[False]) >= 0.85


def test_of_a_paper_in_another_language_two_of_three_quotes_hold_the_answer_by_words_alone(
    households: Households,
) -> None:
    right = []
    for papers in households.values():
        for one in papers.questions:
            if one.foreign and one.says:
                found = answer(one.question, papers.read(one.paper), language=one.language)
                right.append(found is not None and one.is_answered_by(found.quote))
    assert sum(right) / len(right) >= 0.65
