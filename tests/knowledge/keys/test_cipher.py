"""What is sealed opens with its key, in its place, unchanged; anything else is refused."""

from __future__ import annotations

import os

import pytest

from knowledge.keys import Cipher, SealBrokenError, owner_of, owner_of_bytes

KEY = bytes(range(32))
TEXT = "Grüße, k1.3.AAAA und 🔑\ud800"


@pytest.mark.parametrize("plain", ["", "milk", TEXT, "x" * 100_000])
def test_a_text_comes_back(plain: str) -> None:
    cipher = Cipher(3, KEY)
    sealed = cipher.seal(plain, "notes.text")
    assert (owner_of(sealed), sealed.isascii()) == (3, True)
    assert Cipher(3, KEY).open(sealed, "notes.text") == plain
    assert cipher.seal(plain, "notes.text") != sealed


def test_bytes_come_back() -> None:
    content = os.urandom(3000)
    sealed = Cipher(0, KEY).seal_bytes(content, "media/a")
    assert (owner_of_bytes(sealed), content in sealed) == (0, False)
    assert Cipher(0, KEY).open_bytes(sealed, "media/a") == content


def test_what_is_from_before_is_given_back_as_it_is() -> None:
    cipher = Cipher(3, KEY)
    assert [cipher.open(text, "c") for text in ("milk", "", "k1.", "k1.3.", "k1.x.AAAA")] == [
        "milk", "", "k1.", "k1.3.", "k1.x.AAAA",
    ]  # fmt: skip
    assert cipher.open_bytes(b"%PDF-1.7", "c") == b"%PDF-1.7"


def test_every_changed_byte_is_noticed() -> None:
    cipher = Cipher(3, KEY)
    sealed = cipher.seal_bytes(b"the code is 4711", "media/a")
    begin = sealed.index(b"\n") + 1
    for place in range(begin, len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(SealBrokenError, match="media/a was changed"):
            cipher.open_bytes(bytes(changed), "media/a")
    for length in (begin, begin + 5, begin + 12, len(sealed) - 1):
        with pytest.raises(SealBrokenError):
            cipher.open_bytes(sealed[:length], "media/a")


def test_a_changed_text_another_place_and_another_key_are_refused() -> None:
    sealed = Cipher(3, KEY).seal("the code is 4711", "notes.text")
    for cipher, text, context in (
        (Cipher(3, KEY), sealed[:-2], "notes.text"),
        (Cipher(3, KEY), sealed, "notes.title"),
        (Cipher(3, bytes(32)), sealed, "notes.text"),
        (Cipher(4, KEY), sealed, "notes.text"),
        (Cipher(4, KEY), sealed.replace("k1.3.", "k1.4."), "notes.text"),
    ):
        with pytest.raises(SealBrokenError):
            cipher.open(text, context)


def test_a_member_opens_what_the_household_sealed_meanwhile_and_not_the_other_way() -> None:
    household = Cipher(0, bytes(32))
    member = Cipher(3, KEY, household)
    assert member.open(household.seal("later", "c"), "c") == "later"
    with pytest.raises(SealBrokenError):
        household.open(member.seal("mine", "c"), "c")


def test_a_blind_word_is_the_same_for_its_key_only() -> None:
    cipher = Cipher(3, KEY)
    blind = cipher.blind("lease")
    assert (len(blind), blind.isalnum(), blind.islower()) == (20, True, True)
    assert blind == Cipher(3, KEY).blind("lease")
    assert len({blind, cipher.blind("leases"), Cipher(3, bytes(32)).blind("lease")}) == 3
