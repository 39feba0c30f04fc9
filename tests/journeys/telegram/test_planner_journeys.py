"""The planner on Telegram: a week as a picture, a reminder that goes to somebody else, a calendar file."""

from __future__ import annotations

import pytest

from tests.emulator import Emulator, Seat
from tests.journeys.telegram.product import Product

pytestmark = pytest.mark.slow

TERM = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//A school//Dates//EN\r
BEGIN:VEVENT\r
UID:term-1@school.example\r
DTSTAMP:20260901T080000Z\r
SUMMARY:Autumn fair\r
DTSTART;VALUE=DATE:20331024\r
END:VEVENT\r
END:VCALENDAR\r
"""


async def test_a_week_is_a_picture_with_its_words_below(anna: Seat) -> None:
    anna.say("swimming tomorrow at 5pm")
    await anna.next_reply(40)
    anna.say("show me the week of tomorrow")
    shown = await anna.next_reply(40)
    assert shown.media == "photo"
    assert shown.content is not None
    assert shown.content.startswith(b"\x89PNG")
    assert "swimming" in shown.text


async def test_not_me_hands_a_reminder_to_the_other_one(anna: Seat, emulator: Emulator, product: Product) -> None:
    tom = emulator.user(12, "Tom")
    tom.say(f"/start {await product.invite('Tom')}")
    await tom.next_reply(40)
    anna.say("remind me to turn off the oven in 2 seconds")
    await anna.next_reply(40)
    asked = await anna.next_reply(40)
    anna.press("Not me", asked)
    assert "Tom" in (await anna.next_edit(10)).text
    passed_on = await tom.next_reply(40)
    assert "oven" in passed_on.text
    tom.press("Done", passed_on)
    assert "oven" in (await tom.next_edit(10)).text


async def test_a_calendar_file_is_read_and_taken_back(anna: Seat) -> None:
    anna.document(TERM, "term.ics")
    read = await anna.next_reply(40)
    assert "Undo" in dict(read.buttons)
    anna.say("when is the autumn fair?")
    assert "2033" in (await anna.next_reply(40)).text
    anna.press("Undo", read)
    anna.say("when is the autumn fair?")
    assert "2033" not in (await anna.next_reply(40)).text
