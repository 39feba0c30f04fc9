"""Words typed beside a long recording are read; those that only say what it is are not taken for an order."""

from __future__ import annotations

from tests.bot.voice.test_recordings import WEEK
from tests.conftest import Opener
from tests.scripted_speech import ScriptedEar

LONG = " ".join([WEEK, WEEK])


async def test_an_order_beside_a_long_recording_is_done_and_the_recording_is_summed_up(open_house_with: Opener) -> None:
    house = open_house_with(ear=ScriptedEar())
    reply = await house.speak("Anna", LONG, said_beside="remind me tomorrow at 9 to call Tom")
    assert "I'll remind you: call Tom" in reply.text
    assert "recording" in reply.text
    assert [one["text"] for one in house.state["reminders"]] == ["call Tom"]
    assert {"undo", "recording-1", "recording-all"} <= {button.name for button in reply.buttons}
    await house.press("Anna", "undo")
    assert [one["status"] for one in house.state["reminders"]] in ([], ["cancelled"])


async def test_a_question_beside_it_is_answered(open_house_with: Opener) -> None:
    house = open_house_with(ear=ScriptedEar())
    await house.say("Anna", "we need milk")
    reply = await house.speak("Anna", LONG, said_beside="what is on the shopping list?")
    assert reply.text.index("• milk") < reply.text.index("recording")


async def test_what_it_is_called_is_no_order(open_house_with: Opener) -> None:
    house = open_house_with(ear=ScriptedEar())
    bare = await house.speak("Anna", LONG)
    named = await house.speak("Anna", LONG, said_beside="our family meeting")
    assert named.text == bare.text


async def test_what_should_not_be_in_a_chat_is_asked_about(open_house_with: Opener) -> None:
    house = open_house_with(ear=ScriptedEar())
    reply = await house.speak("Anna", LONG, said_beside="spent 5 at Lidl, my bank PIN is 4711")
    assert "PIN" in reply.text
    assert "recording" in reply.text
    assert house.state["expenses"] == []
