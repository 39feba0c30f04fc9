"""A day that no calendar has is said to be none, in every language, and another one is asked for."""

from __future__ import annotations

import pytest

from tests.conftest import Opener
from tests.house import House


@pytest.mark.parametrize(
    ("language", "text", "day", "answer", "date"),
    [
        ("en", "dentist on 31 February", "31 February", "1 March at 9", "2027-03-01T09:00"),
        ("de", "Zahnarzt am 31.4.", "31.4", "am 30.4. um 9 Uhr", "2027-04-30T09:00"),
        ("fr", "dentiste le 31 avril à 9h", "31 avril", "le 30 avril à 9h", "2027-04-30T09:00"),
        ("es", "dentista el 30 de febrero", "30 de febrero", "el 1 de marzo a las 9", "2027-03-01T09:00"),
        ("it", "dentista il 31 giugno", "31 giugno", "il 30 giugno alle 9", "2027-06-30T09:00"),
    ],
)
async def test_another_day_is_asked_for_and_completes_it(
    open_house_with: Opener, language: str, text: str, day: str, answer: str, date: str
) -> None:
    house = open_house_with(language=language)
    reply = await house.say("Anna", text)
    assert day in reply.text
    assert reply.text.endswith("?")
    await house.say("Anna", answer)
    (event,) = house.state["events"]
    assert event["start"] == house.local(date)


async def test_an_answer_that_is_none_either_is_asked_about_again(house: House) -> None:
    await house.say("Anna", "dentist on 31 February")
    assert "30 February" in (await house.say("Anna", "30 February")).text
    await house.say("Anna", "28 February at 9")
    assert [event["title"] for event in house.state["events"]] == ["dentist"]


@pytest.mark.parametrize(
    "text",
    ["spent 20 at Lidl on 31.2.2026", "what is on 31 April?", "add a to-do: pay the rent by 31 June"],
)
async def test_nothing_is_done_or_found_on_another_day_instead(house: House, text: str) -> None:
    reply = await house.say("Anna", text)
    assert "not in any calendar" in reply.text
    assert house.state["expenses"] == []


async def test_what_is_asked_of_papers_may_name_such_a_day(house: House) -> None:
    reply = await house.say("Anna", "what does the letter of 31 February say?")
    assert "not in any calendar" not in reply.text
