"""What is said in a recording does what the same words typed would do, shows what was heard, and can be put right."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.messages import Reply
from bot.voice.listening import Listening
from tests.house import House, open_house
from tests.scripted_speech import SILENCE, ScriptedEar, ScriptedMouth


@pytest.fixture
def ear() -> ScriptedEar:
    """What hears."""
    return ScriptedEar()


@pytest.fixture
def house(tmp_path: Path, models_dir: Path, ear: ScriptedEar) -> Iterator[House]:
    """A household that hears."""
    made = open_house(tmp_path, models_dir, ear=ear)
    yield made
    made.app.close()


def names(reply: Reply) -> list[str]:
    return [button.name for button in reply.buttons]


async def test_a_recording_is_an_order(house: House) -> None:
    reply = await house.speak("Anna", "Dentist for Mia next Tuesday at 3pm.")
    assert reply.text.splitlines()[0] == "🎤 heard: “Dentist for Mia next Tuesday at 3pm.”"
    assert names(reply) == ["undo", "edit"]
    (event,) = house.state["events"]
    assert (event["start"], event["who"]) == (house.local("2026-11-24T15:00"), ["Mia"])
    await house.press("Anna", "undo")
    assert not house.state["events"]


async def test_the_house_tells_what_to_expect(house: House, ear: ScriptedEar) -> None:
    await house.speak("Anna", "What is on today?")
    _, among, words = ear.asked[0]
    assert among == ("en",)
    assert {"Anna", "Tom", "Mia", "Gus"} <= set(words)


async def test_what_was_misheard_is_said_again(house: House) -> None:
    await house.speak("Anna", "Dentist for Tom next Tuesday at 3pm.")
    asked = await house.press("Anna", "edit")
    assert "“Dentist for Tom next Tuesday at 3pm.”" in asked.text
    await house.say("Anna", "dentist for Mia next Tuesday at 4pm")
    (event,) = house.state["events"]
    assert (event["start"], event["who"]) == (house.local("2026-11-24T16:00"), ["Mia"])


async def test_the_wrong_word_alone_is_enough(house: House) -> None:
    await house.speak("Anna", "Put pairs on the shopping list.")
    await house.press("Anna", "edit")
    await house.say("Anna", "pears")
    assert house.items() == {"pears": False}


async def test_a_correction_can_be_spoken(house: House) -> None:
    await house.speak("Anna", "Put pairs on the shopping list.")
    await house.press("Anna", "edit")
    reply = await house.speak("Anna", "Put cheese on the shopping list.")
    assert "heard: “Put cheese" in reply.text
    assert house.items() == {"cheese": False}


async def test_a_correction_can_be_left(house: House) -> None:
    await house.speak("Anna", "Put pears on the shopping list.")
    await house.press("Anna", "edit")
    await house.say("Anna", "never mind")
    assert house.items() == {"pears": False}
    await house.say("Anna", "Put milk on the shopping list.")
    assert house.items() == {"pears": False, "milk": False}


async def test_what_was_undone_already_is_no_trouble(house: House) -> None:
    await house.speak("Anna", "Put pairs on the shopping list.")
    correct = next(button for button in house.offered["test:Anna"] if button.name == "edit")
    await house.press("Anna", "undo")
    await house.press_token("Anna", correct.token)
    await house.say("Anna", "pears")
    assert house.items() == {"pears": False}


async def test_silence_is_answered_kindly(house: House) -> None:
    reply = await house.speak("Anna", SILENCE)
    assert reply.text.startswith("I listened")
    assert not house.state["events"]


async def test_words_beside_a_recording_count(house: House) -> None:
    await house.speak("Anna", "Put milk on the shopping list.", said_beside="Put bread on the shopping list.")
    assert house.items() == {"bread": False, "milk": False}


async def test_who_is_no_member_is_not_listened_to(house: House, ear: ScriptedEar) -> None:
    reply = await house.speak("Stranger", "Put milk on the shopping list.")
    assert "refused" in reply.tags
    assert ear.asked == []


async def test_typing_is_answered_while_a_recording_is_heard(house: House, ear: ScriptedEar) -> None:
    ear.held.clear()
    spoken = asyncio.create_task(house.speak("Anna", "Put milk on the shopping list."))
    while not ear.asked:
        await asyncio.sleep(0.01)
    await house.say("Anna", "Put bread on the shopping list.")
    await house.say("Tom", "Put cheese on the shopping list.")
    assert house.items() == {"bread": False, "cheese": False}
    ear.held.set()
    await spoken
    assert set(house.items()) == {"bread", "cheese", "milk"}


async def test_notes_are_heard_in_the_order_in_which_they_came(house: House, ear: ScriptedEar) -> None:
    ear.held.clear()
    said = []
    for name in ("Anna", "Tom", "Mia"):
        said.append(asyncio.create_task(house.speak(name, f"Put {name} on the shopping list.")))
        await asyncio.sleep(0.05)
    assert len(ear.asked) == 1
    ear.held.set()
    await asyncio.gather(*said)
    assert [name for name, _, _ in ear.asked] == ["m1-voice.ogg", "m2-voice.ogg", "m3-voice.ogg"]


async def test_without_an_ear_it_says_so(tmp_path: Path, models_dir: Path) -> None:
    house = open_house(tmp_path, models_dir)
    reply = await house.speak("Anna", "Put milk on the shopping list.")
    assert "switched off" in reply.text
    house.app.close()


PLANS = (
    "So I was thinking about the week. It was raining all of yesterday and we stayed in. The dentist is on Tuesday at"
    " three. We need milk and bread. I have to call the plumber. That was a lovely film by the way."
)


async def test_a_long_recording_does_nothing_by_itself(house: House, ear: ScriptedEar) -> None:
    ear.seconds = 600.0
    reply = await house.speak("Anna", PLANS, seconds=600.0)
    assert "10 min" in reply.text
    assert [file.mime for file in reply.files] == ["text/plain; charset=utf-8"]
    assert not house.state["events"]
    assert not house.items()
    labels = [button.name for button in reply.buttons]
    assert labels[-1] == "recording-all"
    await house.press("Anna", labels[0])
    assert len(house.state["events"]) == 1
    assert not house.items()


async def test_all_of_a_long_recording_is_added_at_once(house: House, ear: ScriptedEar) -> None:
    ear.seconds = 600.0
    await house.speak("Anna", PLANS, seconds=600.0)
    reply = await house.press("Anna", "recording-all")
    assert len(house.state["events"]) == 1
    assert set(house.items()) == {"milk", "bread"}
    assert "undo" in names(reply)
    await house.press("Anna", "undo")
    assert not house.state["events"]
    assert not house.items()


async def test_a_note_does_not_wait_for_a_long_recording(tmp_path: Path, models_dir: Path) -> None:
    ear, long = ScriptedEar(), ScriptedEar()
    house = open_house(tmp_path, models_dir, ear=ear)
    house.app.assistant.listening = Listening(ear, long, house.app.pods)
    long.held.clear()
    talk = asyncio.create_task(house.speak("Anna", PLANS, seconds=600.0))
    while not long.asked:
        await asyncio.sleep(0.01)
    await house.speak("Tom", "Put bread on the shopping list.")
    assert set(house.items()) == {"bread"}
    long.held.set()
    await talk
    house.app.close()


async def test_an_answer_is_read_out_where_that_was_asked(tmp_path: Path, models_dir: Path) -> None:
    house = open_house(tmp_path, models_dir, mouth=ScriptedMouth())
    await house.say("Anna", "we need milk")
    reply = await house.say("Anna", "read me the shopping list aloud")
    assert [file.mime for file in reply.files] == ["audio/ogg"]
    plain = await house.say("Anna", "what's on the shopping list?")
    assert plain.files == ()
    house.app.close()


async def test_the_last_reply_is_read_out(tmp_path: Path, models_dir: Path) -> None:
    mouth = ScriptedMouth()
    house = open_house(tmp_path, models_dir, mouth=mouth)
    nothing = await house.say("Anna", "read that to me")
    assert nothing.text.startswith("There is nothing")
    answer = await house.say("Anna", "what's on the shopping list?")
    mouth.said.clear()
    reply = await house.say("Anna", "read that to me")
    assert reply.text == answer.text
    assert len(mouth.said) == 1
    house.app.close()
