"""What a family says instead of typing it, on Telegram: with the real process, the real model and real voices."""

from __future__ import annotations

import asyncio
import io
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

pytest.importorskip("faster_whisper")
pytest.importorskip("hibari")
pytest.importorskip("py_nanotts")

import numpy as np

from knowledge.speech.hearing import Whisper, WhisperModel
from knowledge.speech.sound import as_opus
from knowledge.speech.speaking import LocalMouth
from tests.emulator import Emulator, Seat
from tests.journeys.telegram.product import Product
from tests.knowledge.speech.recordings import write
from tests.speech_models import whisper_base

pytestmark = [
    pytest.mark.slow,
    pytest.mark.model,
    pytest.mark.timeout(300),
    pytest.mark.asyncio(loop_scope="module"),
]

RATE = 16_000
PATIENCE = 60.0
"""Seconds for a reply: the first recording waits until the model is loaded."""
HOURS = 3 * 60 * 60
SPOKEN = {"INGLE_HEARING": "embedded", "INGLE_SPEAKING": "embedded", "INGLE_VOICE": "hibari"}


@pytest.fixture(scope="module")
def voice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalMouth]:
    """Who speaks: hibari in English, Pico in German."""
    mouth = LocalMouth(tmp_path_factory.mktemp("voices"), wanted="hibari")
    yield mouth
    mouth.end()


@pytest.fixture(scope="module")
def ear() -> Iterator[Whisper]:
    """Who listens to what the house says."""
    made = Whisper(WhisperModel(whisper_base()))
    yield made
    made.end()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def emulator() -> AsyncIterator[Emulator]:
    emulator = Emulator()
    await emulator.start()
    yield emulator
    await emulator.stop()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def product(emulator: Emulator, models: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Product]:
    """The product with ears and a mouth, in which Anna, Tom and Mia live."""
    hears = whisper_base()
    (models / hears.name).symlink_to(hears, target_is_directory=True)
    product = Product(emulator, tmp_path_factory.mktemp("home"), models, SPOKEN)
    await product.start()
    for number, name in ((11, "Anna"), (12, "Tom"), (13, "Mia")):
        seat = emulator.user(number, name)
        seat.say(f"/start {await product.invite(name)}")
        await seat.next_reply(40)
    yield product
    await product.stop()
    (models / hears.name).unlink()


@pytest.fixture
def anna(product: Product, emulator: Emulator) -> Seat:
    return emulator.user(11, "Anna").catch_up()


@pytest.fixture
def tom(product: Product, emulator: Emulator) -> Seat:
    return emulator.user(12, "Tom").catch_up()


@pytest.fixture
def mia(product: Product, emulator: Emulator) -> Seat:
    return emulator.user(13, "Mia").catch_up()


async def note(voice: LocalMouth, text: str, language: str = "en") -> bytes:
    """A voice note of a text."""
    return (await asyncio.to_thread(voice.say, text, language)).ogg


async def test_a_voice_note_becomes_an_event_that_is_confirmed_aloud_and_taken_back(
    anna: Seat, voice: LocalMouth, ear: Whisper, tmp_path: Path
) -> None:
    anna.voice(await note(voice, "Dentist appointment next Tuesday at half past four."), seconds=4)
    made = await anna.next_reply(PATIENCE)
    assert "dentist appointment next tuesday" in made.text.partition("\n")[0].casefold()
    assert "Undo" in dict(made.buttons)
    assert made.media == "voice"
    assert made.content is not None
    (tmp_path / "reply.ogg").write_bytes(made.content)
    said = await asyncio.to_thread(ear.hear, tmp_path / "reply.ogg", language="en")
    assert "dentist" in said.text.casefold()
    assert made.seconds == pytest.approx(said.seconds, abs=1)

    anna.say("what is on next Tuesday?")
    assert "16:30" in (await anna.next_reply(40)).text
    anna.press("Undo", made)
    undone = await anna.next_edit(10)
    assert (undone.message_id, undone.buttons) == (made.message_id, ())
    assert "Undone" in undone.text
    anna.say("what is on next Tuesday?")
    assert "entist" not in (await anna.next_reply(40)).text


async def test_what_was_not_said_is_put_right_below_the_voice_note(tom: Seat, voice: LocalMouth) -> None:
    tom.voice(await note(voice, "Piano lesson next Friday at half past four."), seconds=4)
    made = await tom.next_reply(PATIENCE)
    assert "16:30" in made.text
    tom.press(made.buttons[-1][1], made)
    asked = await tom.next_edit(10)
    assert (asked.message_id, asked.buttons) == (made.message_id, ())
    assert "What did you say?" in asked.text
    tom.say("Piano lesson next Friday at half past five")
    assert "17:30" in (await tom.next_reply(40)).text
    tom.say("what is on next Friday?")
    shown = (await tom.next_reply(40)).text
    assert "17:30" in shown
    assert "16:30" not in shown


async def test_german_is_heard_in_an_english_household(anna: Seat, voice: LocalMouth) -> None:
    anna.voice(await note(voice, "Bitte setze Tomaten und Brot auf die Einkaufsliste.", "de"), seconds=4)
    first, _, rest = (await anna.next_reply(PATIENCE)).text.partition("\n")
    assert "tomaten und brot auf die einkaufsliste" in first.casefold()
    assert "tomaten" in rest.casefold()
    anna.say("/shopping")
    shown = (await anna.next_reply(40)).text.casefold()
    assert "tomaten" in shown
    assert "brot" in shown


async def test_two_speak_at_once_and_who_types_waits_for_neither(
    anna: Seat, tom: Seat, mia: Seat, voice: LocalMouth
) -> None:
    milk = await note(voice, "Please put milk on the shopping list.")
    onions = await note(voice, "Please put onions on the shopping list.")
    anna.voice(milk)
    tom.voice(onions)
    anna.say("add salt to the shopping list")
    mia.say("add rice to the shopping list")
    typed = [await mia.next_reply(40), await anna.next_reply(40)]
    assert "rice" in typed[0].text.casefold()
    assert "salt" in typed[1].text.casefold()
    spoken = [await anna.next_reply(PATIENCE), await tom.next_reply(PATIENCE)]
    assert "milk" in spoken[0].text.casefold()
    assert "onions" in spoken[1].text.casefold()
    assert max(one.at for one in typed) < min(one.at for one in spoken)


async def test_recordings_of_one_chat_are_answered_in_order(anna: Seat, voice: LocalMouth) -> None:
    for thing in ("milk", "onions", "butter"):
        anna.voice(await note(voice, f"Please put {thing} on the shopping list."))
    replies = await anna.replies(3, PATIENCE)
    heard = [one.text.partition("\n")[0].casefold() for one in replies]
    assert [thing in text for thing, text in zip(("milk", "onions", "butter"), heard, strict=True)] == [True] * 3


async def test_a_recording_that_was_being_heard_is_heard_after_a_kill(
    anna: Seat, product: Product, emulator: Emulator, voice: LocalMouth
) -> None:
    fetched = len(emulator.calls("getFile"))
    anna.voice(await note(voice, "Please put butter on the shopping list."))
    await emulator.until(lambda: len(emulator.calls("getFile")) > fetched)
    await product.kill()
    killed = time.time()
    await product.start()
    reply = await anna.next_reply(PATIENCE)
    assert "butter" in reply.text.casefold()
    assert reply.at > killed
    anna.say("add salt to the shopping list")
    assert "salt" in (await anna.next_reply(40)).text.casefold()


async def test_what_is_more_than_20_mb_is_told_so(anna: Seat) -> None:
    anna.voice(b"OggS", seconds=3000, size=20_000_001)
    anna.say("add salt to the shopping list")
    said = sorted([one.text for one in await anna.replies(2, 10)], key=lambda text: "20 MB" not in text)
    assert "shorter pieces" in said[0]
    assert "salt" in said[1].casefold()


async def test_a_broken_voice_note_is_told_and_the_next_one_is_heard(anna: Seat, voice: LocalMouth) -> None:
    whole = await note(voice, "Please put milk on the shopping list.")
    anna.voice(whole[:27] + b"\x00" * 2000)
    assert "damaged" in (await anna.next_reply(PATIENCE)).text
    anna.voice(whole)
    assert "milk" in (await anna.next_reply(PATIENCE)).text.casefold()


async def test_three_hours_are_refused_with_their_length(anna: Seat) -> None:
    whole = quiet_mp3(10 * 60) * (HOURS // (10 * 60))
    assert len(whole) < 20_000_000
    anna.audio(whole, "meeting.mp3", seconds=HOURS)
    refused = (await anna.next_reply(PATIENCE)).text
    assert "too long" in refused
    assert "180 minutes" in refused


async def test_what_is_no_recording_is_told_so(anna: Seat) -> None:
    for send in (anna.voice, anna.video_note, anna.audio):
        send(b"Dear Anna, this is a letter. " * 50)
        assert "no sound" in (await anna.next_reply(PATIENCE)).text
    anna.document(b"Dear Anna, this is a letter. " * 50, "letter.mp3", mime="audio/mpeg")
    assert "no sound" in (await anna.next_reply(PATIENCE)).text


async def test_silence_is_answered_kindly(anna: Seat) -> None:
    anna.voice(as_opus(np.zeros(3 * RATE, np.float32), RATE))
    reply = await anna.next_reply(PATIENCE)
    assert "quite silent" in reply.text
    assert reply.buttons == ()


async def test_a_round_film_and_a_document_are_heard(anna: Seat, voice: LocalMouth, tmp_path: Path) -> None:
    import av

    with av.open(str(_kept(tmp_path, await note(voice, "Please put milk on the shopping list.")))) as container:
        samples = np.concatenate(
            [frame.to_ndarray().reshape(-1) for frame in container.decode(audio=0)], dtype=np.float32
        )
    film = write(tmp_path / "film.mp4", samples, 48_000, picture=True)
    anna.video_note(film.read_bytes(), seconds=3)
    assert "milk" in (await anna.next_reply(PATIENCE)).text.casefold()
    memo = write(tmp_path / "memo.wav", samples, 48_000)
    anna.document(memo.read_bytes(), "memo.wav", mime="audio/x-wav")
    assert "milk" in (await anna.next_reply(PATIENCE)).text.casefold()


def _kept(folder: Path, content: bytes) -> Path:
    path = folder / "note.ogg"
    path.write_bytes(content)
    return path


def quiet_mp3(seconds: int) -> bytes:
    """Frames of MP3 without anything before or after them, a kilobyte a second: they may be repeated."""
    import av

    written, rate = io.BytesIO(), 8000
    silence = av.AudioFrame.from_ndarray(np.zeros((1, seconds * rate), np.int16), format="s16p", layout="mono")
    silence.sample_rate = rate
    with av.open(written, "w", format="mp3", options={"write_xing": "0", "id3v2_version": "0"}) as container:
        stream = container.add_stream("libmp3lame", rate=rate, layout="mono")
        stream.bit_rate = rate
        resampler = av.AudioResampler("s16p", "mono", rate, frame_size=stream.codec_context.frame_size)
        for frame in [*resampler.resample(silence), *resampler.resample(None)]:
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return written.getvalue()
