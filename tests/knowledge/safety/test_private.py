"""Personal data and secrets together, and which addresses are the house's own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.safety.private import in_the_house, private_in, without_private

TEXTS = [
    "Anna's mail is a@example.org, her card 4111 1111 1111 1111 with cvv 123",
    "mein Passwort ist a@example.org",
    "Tel. +49 170 5550123, IBAN DE89 3704 0044 0532 0130 00",
    "password: https://anna:geheim@example.org/x?token=12345678",
    "der Türcode ist 4711",
]


def test_both_are_left_out_and_what_overlaps_is_left_out_whole() -> None:
    assert without_private(TEXTS[0], ["Anna"]) == "<person>'s mail is <email>, her card <card> with cvv <card>"
    assert without_private(TEXTS[1]) == "mein Passwort ist <email>"
    assert "geheim" not in without_private(TEXTS[3])
    assert "12345678" not in without_private(TEXTS[3])
    assert without_private("spent 1850 at 12:30") == "spent 1850 at 12:30"


@given(st.lists(st.sampled_from(TEXTS) | st.text(max_size=30), max_size=4).map(" ".join))
def test_places_are_in_order_and_apart(text: str) -> None:
    found = private_in(text, ["Anna"])
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
    ends = [0, *(one.end for one in found)]
    assert all(before <= one.start for before, one in zip(ends, found, strict=False))


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("http://127.0.0.1:11434", True),
        ("http://[::1]:1", True),
        ("http://10.0.0.7/v1", True),
        ("http://172.31.0.1/v1", True),
        ("http://172.32.0.1/v1", False),
        ("http://169.254.3.4/v1", True),
        ("http://[fe80::1]/v1", True),
        ("http://[fd12::1]/v1", True),
        ("http://[2a00::1]/v1", False),
        ("http://nas/v1", True),
        ("http://nas.local/v1", True),
        ("http://box.home.arpa/v1", True),
        ("http://nas.local.example.com/v1", False),
        ("http://10.0.0.7.example.com/v1", False),
        ("https://user@api.example.com/v1", False),
        ("https://10.0.0.7@api.example.com/v1", False),
        ("", False),
    ],
)
def test_what_is_certainly_in_the_house(url: str, home: bool) -> None:
    assert in_the_house(url) is home
