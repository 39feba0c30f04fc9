"""Whatever can be typed gets an answer in the chat, and nothing happens that nobody asked for."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.house import House

STRANGE = {
    "only spaces": "   \n\t ",
    "control characters": "\x00\x01\x02\x1b[31m\x7f",
    "zero width": "\u200b\u200c\ufeff\u2060",
    "emoji": "👨\u200d👩\u200d👧 🎉",
    "right to left": "\u202eyad ot daerb dna klim",
    "arabic": "مرحبا بكم",
    "unknown command": "/frobnicate now",
    "a slash": "/",
    "many slashes": "////",
    "a percent sign": "%s %d %(x)s {0} { $name }",
    "markup": "<b>bold</b> [link](http://localhost) *x* _y_",
    "sql": "'); DROP TABLE events; --",
    "shell": "$(reboot) `reboot` ; reboot",
    "combining": "a" + "\u0301" * 500,
    "lone surrogate": "\ud83d",
    "huge number": "9" * 300,
    "far future": "dinner on 1 January 99999",
    "no such date": "dinner on February 30",
    "no such time": "dinner at 25:99",
    "zero": "0",
}


async def test_strange_text_gets_an_answer(house: House) -> None:
    for name, text in STRANGE.items():
        reply = await house.say("Anna", text)
        assert reply.text, name
        assert "failed" not in reply.tags, name
    await house.say("Anna", "we need milk")
    assert "milk" in house.items()


async def test_a_text_of_100_kilobytes_is_refused_before_it_is_read(house: House) -> None:
    reply = await house.say("Anna", "we need milk " * 8000)
    assert "refused" in reply.tags
    assert house.items() == {}


async def test_a_long_message_within_the_limit_is_answered(house: House) -> None:
    reply = await house.say("Anna", ("blah dinner tomorrow at 5 and " * 140)[:4000])
    assert reply.text
    assert len(reply.text) <= 8000


async def test_hidden_characters_do_not_hide_words(house: House) -> None:
    await house.say("Anna", "we need mi\u200blk\u202e")
    assert house.items() == {"milk": False}


async def test_a_damaged_button_token_is_refused(house: House) -> None:
    for token in ("", "x", "é" * 50, "' OR 1=1 --"):
        assert (await house.press_token("Anna", token)).text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(codec="utf-8"), max_size=80))
async def test_no_text_makes_it_fail(house: House, text: str) -> None:
    assert "failed" not in (await house.say("Anna", text)).tags
