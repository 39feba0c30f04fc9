"""What is hidden behind placeholders comes back as it was, whole or in pieces."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.safety.placeholders import Placeholders, Stream

PRIVATE = "Anna's IBAN is DE89 3704 0044 0532 0130 00, ask anna or a@example.org; the wifi password is blueWhale77"


def test_the_same_value_has_the_same_placeholder_in_all_texts() -> None:
    placeholders = Placeholders(["Anna", "Ben"])
    assert placeholders.hide("Ben and Anna") == "«PERSON_1» and «PERSON_2»"
    assert placeholders.hide("anna: 0170 1234567") == "«PERSON_2»: «PHONE_1»"
    assert placeholders.labels == ("PERSON_1", "PERSON_2", "PHONE_1")


@pytest.mark.parametrize("written", ["«PERSON_1»", "« PERSON_1 »", "<PERSON_1>", "PERSON_1", "«person_1»"])
def test_models_write_placeholders_in_their_own_way(written: str) -> None:
    placeholders = Placeholders(["Anna"])
    placeholders.hide("Anna")
    assert placeholders.put_back(f"so {written}, hello") == "so Anna, hello"


def test_what_was_never_given_out_stays() -> None:
    placeholders = Placeholders(["Anna"])
    assert placeholders.hide("«PERSON_1» is not Anna") == "«PERSON_1» is not «PERSON_2»"
    assert (
        placeholders.put_back("«PERSON_1», «PERSON_2», PERSON_22, XPERSON_2")
        == "«PERSON_1», Anna, PERSON_22, XPERSON_2"
    )


def test_nothing_private_is_left_and_all_of_it_comes_back() -> None:
    placeholders = Placeholders(["Anna"])
    hidden = placeholders.hide(PRIVATE)
    for value in ("nna", "DE89", "0130", "example", "blueWhale"):
        assert value not in hidden
    assert placeholders.put_back(hidden) == PRIVATE.replace("ask anna", "ask Anna")


@given(st.data())
def test_a_text_in_pieces_says_the_same(data: st.DataObject) -> None:
    placeholders = Placeholders(["Anna"])
    text = placeholders.hide(PRIVATE) + data.draw(
        st.sampled_from(["", " P", " «PER", " PERSON_1", " PERSON_12 end", "«"])
    )
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=12)) | {0, len(text)})
    stream = Stream(placeholders)
    said = [stream.add(text[start:end]) for start, end in itertools.pairwise(cuts)]
    assert "".join([*said, stream.end()]) == placeholders.put_back(text)


def test_words_that_begin_no_placeholder_are_not_held_back() -> None:
    placeholders = Placeholders(["Anna"])
    placeholders.hide("Anna")
    stream = Stream(placeholders)
    assert [stream.add(piece) for piece in ("Hello", " «PER", "SON_1", "» and", " x")] == [
        "Hello",
        " ",
        "",
        "Anna and",
        " x",
    ]
