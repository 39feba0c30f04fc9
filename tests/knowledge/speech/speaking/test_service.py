"""Engines speak in processes of their own, which stay warm, are released, and may fail."""

from __future__ import annotations

import os
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.speech.sound import read_sound
from knowledge.speech.speaking import LocalMouth, Speech, UnspokenError
from knowledge.speech.speaking.engine import ENGINES, PREFERRED, XTTS_ASKS, known
from knowledge.speech.speaking.numbers import LANGUAGES

pytest.importorskip("av")
SAID = {
    "en": "The dentist is on Tuesday.",
    "de": "Der Zahnarzt ist am Dienstag.",
    "fr": "Le dentiste est mardi.",
    "es": "El dentista es el martes.",
    "it": "Il dentista è martedì.",
}


@pytest.fixture(scope="module")
def mouth(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalMouth]:
    """Speaks with what needs no model files."""
    pytest.importorskip("py_nanotts")
    pytest.importorskip("hibari")
    made = LocalMouth(tmp_path_factory.mktemp("models"))
    yield made
    made.end()


def is_a_voice_note(speech: Speech, folder: Path) -> None:
    """OGG/Opus of the length that it says, with a voice in it."""
    note = folder / "note.ogg"
    note.write_bytes(speech.ogg)
    samples = read_sound(note)
    assert b"OpusHead" in speech.ogg[:100]
    assert len(samples) / 16_000 == pytest.approx(speech.seconds, abs=0.1)
    assert 0.02 < float((samples**2).mean()) ** 0.5 < 0.5


def wait_for_end(mouth: LocalMouth, engine: str) -> None:
    until = time.monotonic() + 10
    while engine in mouth.pids:
        assert time.monotonic() < until
        time.sleep(0.05)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_is_said(mouth: LocalMouth, language: str, tmp_path: Path) -> None:
    speech = mouth.say(SAID[language], language)
    assert speech.voice == ("hibari:heart" if language == "en" else f"pico:{language}-{language.upper()}")
    assert 0.8 < speech.seconds < 4
    is_a_voice_note(speech, tmp_path)


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed")
def test_the_last_resort_speaks(tmp_path: Path) -> None:
    mouth = LocalMouth(tmp_path, wanted="espeak")
    speech = mouth.say(SAID["de"], "de")
    mouth.end()
    assert speech.voice == "espeak:de"
    is_a_voice_note(speech, tmp_path)


def test_a_list_is_said_line_by_line(mouth: LocalMouth) -> None:
    told: list[tuple[int, int]] = []
    mouth.say("Milk.\nBread. And eggs.", "en", progress=lambda part, of: told.append((part, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_the_process_stays_warm_and_is_released(tmp_path: Path) -> None:
    pytest.importorskip("py_nanotts")
    mouth = LocalMouth(tmp_path, wanted="pico", idle=0.5)
    mouth.say("Hello.", "en")
    first = mouth.pids["pico"]
    mouth.say("Hello again.", "en")
    assert mouth.pids["pico"] == first
    wait_for_end(mouth, "pico")
    mouth.say("Once more.", "en")
    mouth.end()


def test_a_killed_process_is_started_again(mouth: LocalMouth) -> None:
    mouth.say("Hello.", "en")
    os.kill(mouth.pids["hibari"], signal.SIGKILL)
    wait_for_end(mouth, "hibari")
    assert mouth.say("Hello.", "en").seconds > 0.2


def test_what_cannot_be_said(mouth: LocalMouth) -> None:
    for text, language, reason in [
        (" …!", "en", "nothing"),
        ("word " * 2000, "en", "too-long"),
        ("Olá.", "pt", "no-voice"),
    ]:
        with pytest.raises(UnspokenError) as caught:
            mouth.say(text, language)
        assert caught.value.reason == reason
    with pytest.raises(ValueError, match="no voice engine loud"):
        LocalMouth(Path(), wanted="loud")


def test_a_wanted_engine_that_lacks_something_gives_way(tmp_path: Path) -> None:
    pytest.importorskip("kokoro_onnx")
    assert LocalMouth(tmp_path, wanted="kokoro").engine("fr") == "pico"
    for file in ENGINES["kokoro"].files:
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).touch()
    assert LocalMouth(tmp_path).engine("fr") == "kokoro"
    assert LocalMouth(tmp_path, wanted="kokoro").engine("de") == "pico"
    with pytest.raises(UnspokenError) as caught:
        LocalMouth(tmp_path, wanted="kokoro").say("Bonjour.", "fr")
    assert caught.value.reason == "broken"


def test_a_licence_is_shown_before_the_engine_is_used(tmp_path: Path) -> None:
    with pytest.raises(UnspokenError) as caught:
        known("xtts", tmp_path)
    assert (caught.value.reason, caught.value.detail) == ("licence", XTTS_ASKS)
    with pytest.raises(UnspokenError) as caught:
        known("xtts", tmp_path, frozenset({"xtts"}))
    assert caught.value.reason in ("no-engine", "no-model")


def test_every_language_has_a_voice_without_model_files() -> None:
    for language in LANGUAGES:
        speaking = [ENGINES[name] for name in PREFERRED[language]]
        assert all(language in engine.voices for engine in speaking)
        assert any(not engine.files and not engine.program and not engine.asks for engine in speaking)
