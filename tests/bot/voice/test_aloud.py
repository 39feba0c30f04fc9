"""Replies are said aloud to those who want it; the text always comes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.files import Media
from bot.messages import FileKind, Reply
from bot.voice.aloud import Aloud
from knowledge.people import Spoken
from knowledge.speech.speaking import Speech, UnspokenError
from tests.house import House, open_house
from tests.scripted_speech import ScriptedEar, ScriptedMouth


@pytest.fixture
def mouth() -> ScriptedMouth:
    """What speaks."""
    return ScriptedMouth()


@pytest.fixture
def house(tmp_path: Path, models_dir: Path, mouth: ScriptedMouth) -> Iterator[House]:
    """A household that hears and speaks."""
    made = open_house(tmp_path, models_dir, ear=ScriptedEar(), mouth=mouth)
    yield made
    made.app.close()


def spoken_in(reply: Reply) -> str | None:
    notes = [file for file in reply.files if file.kind is FileKind.VOICE]
    assert len(notes) <= 1
    return notes[0].path.read_text() if notes else None


def wants(house: House, name: str, spoken: Spoken) -> None:
    house.app.database.rows("UPDATE members SET spoken = ? WHERE name = ?", (spoken.value, name))


async def test_who_speaks_is_answered_aloud(house: House, mouth: ScriptedMouth) -> None:
    reply = await house.speak("Anna", "Dentist for Mia next Tuesday at 3pm.")
    said = spoken_in(reply)
    assert said is not None
    assert "three" in said
    assert "heard" not in said
    assert mouth.said == [(said, "en")]
    assert reply.files[0].mime == "audio/ogg"
    assert reply.files[0].seconds == 1.5


async def test_who_types_is_answered_in_writing(house: House, mouth: ScriptedMouth) -> None:
    reply = await house.say("Anna", "Dentist for Mia next Tuesday at 3pm.")
    assert spoken_in(reply) is None
    assert mouth.said == []


async def test_never_is_never(house: House, mouth: ScriptedMouth) -> None:
    wants(house, "Anna", Spoken.NEVER)
    assert spoken_in(await house.speak("Anna", "What is on today?")) is None
    assert mouth.said == []


async def test_always_is_always_for_that_member(house: House) -> None:
    wants(house, "Anna", Spoken.ALWAYS)
    assert spoken_in(await house.say("Anna", "What is on today?")) is not None
    assert spoken_in(await house.say("Tom", "What is on today?")) is None


async def test_a_reminder_is_said_to_who_wants_all_aloud(house: House, mouth: ScriptedMouth) -> None:
    wants(house, "Anna", Spoken.ALWAYS)
    await house.say("Anna", "remind me at 11 to call grandma")
    mouth.said.clear()
    (sent,) = await house.advance("2026-11-21T11:01")
    assert [file.kind for file in sent.files] == [FileKind.VOICE]
    assert "grandma" in mouth.said[0][0]


async def test_the_choices_of_a_question_are_said(house: House, mouth: ScriptedMouth) -> None:
    reply = await house.speak("Anna", "remind Mimi tomorrow to feed the cat")
    labels = [button.label for button in reply.buttons if button.name == "pick"]
    assert labels
    assert all(label in mouth.said[-1][0] for label in labels)


async def test_a_voice_that_fails_leaves_the_text(house: House, mouth: ScriptedMouth) -> None:
    mouth.failing = UnspokenError("no-engine", "pip install 'inglenook[speech]'")
    reply = await house.speak("Anna", "What is on today?")
    assert reply.text
    assert spoken_in(reply) is None


@dataclass
class SlowMouth(ScriptedMouth):
    """Takes longer than anybody waits."""

    waited: list[str] = field(default_factory=list)

    def say(self, text: str, language: str) -> Speech:
        """Sleeps."""
        import time

        time.sleep(0.5)
        return super().say(text, language)


async def test_a_reply_does_not_wait_for_a_slow_voice(house: House, tmp_path: Path) -> None:
    aloud = Aloud(SlowMouth(), Media(tmp_path / "media"), patience=0.1)
    begun = asyncio.get_running_loop().time()
    reply = await aloud.voiced(Reply("Good morning"), house.member("Anna"), spoke=True)
    assert asyncio.get_running_loop().time() - begun < 0.4
    assert spoken_in(reply) is None
    await asyncio.to_thread(aloud.close)


async def test_a_repeated_message_gets_the_same_voice(house: House, mouth: ScriptedMouth) -> None:
    wants(house, "Anna", Spoken.ALWAYS)
    first = await house.say("Anna", "What is on today?", message_id="same")
    again = await house.say("Anna", "What is on today?", message_id="same")
    assert spoken_in(first) == spoken_in(again)
