"""The language of a recording: what is heard, and what is spoken in the house."""

from __future__ import annotations

import pytest

from knowledge.speech.hearing.language import chosen


@pytest.mark.parametrize(
    ("heard", "among", "language"),
    [
        ({"en": 0.5, "de": 0.4}, ["de"], "de"),
        ({"de": 0.95, "en": 0.03}, ["en"], "de"),
        ({"es": 0.5, "it": 0.3}, [], "es"),
        ({"pt": 0.7, "es": 0.2, "it": 0.05}, ["en"], "es"),
        ({"nl": 0.6, "de": 0.2, "en": 0.1}, ["en", "de"], "de"),
        ({"pl": 0.9, "en": 0.05}, ["pl"], "pl"),
        ({"cy": 1.0}, ["it"], "en"),
    ],
    ids=["near", "a guest speaks", "nothing known", "a relative", "a neighbour", "one more", "none of them"],
)
def test_the_languages_of_the_house_count_more(heard: dict[str, float], among: list[str], language: str) -> None:
    assert chosen(heard, among)[0] == language


def test_it_is_less_sure_where_two_are_likely() -> None:
    assert chosen({"en": 0.5, "de": 0.5}, ["en", "de"])[1] == 0.5
    assert chosen({"en": 0.9, "de": 0.1}, ["en"])[1] > 0.95
    assert chosen({"ja": 1.0}, ["en"])[1] == 0.0
