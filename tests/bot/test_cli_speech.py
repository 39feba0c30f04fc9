"""`ingle say`, `hear`, `voices`, `predict speech` and `speech serve`, as one calls them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import wave
from pathlib import Path

import httpx
import pytest

from knowledge.speech.speaking.engine import XTTS_ASKS
from tests.bot.program import ROOT, Program
from tests.speech_models import whisper_base

pytest.importorskip("av")
pytest.importorskip("hibari")
pytest.importorskip("py_nanotts")
TEXT = "The dentist is on Tuesday at 15:30 and costs 42.50 €."


HERE = {"INGLE_HEARING": "embedded", "INGLE_SPEAKING": "embedded"}


class Speaking(Program):
    """`ingle` in a house that hears and speaks."""

    def run(self, *arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        return super().run(*arguments, stdin=stdin, **HERE | environment)


@pytest.fixture
def program(tmp_path: Path, models_dir: Path) -> Program:
    return Speaking(tmp_path, models_dir)


@pytest.mark.slow
def test_a_text_is_said_and_heard_again(program: Program) -> None:
    model = str(whisper_base())
    said = program.run("say", TEXT)
    assert said.returncode == 0, said.stderr
    assert said.stdout.startswith("said.ogg: ")
    assert "en, hibari:heart" in said.stdout
    heard = program.run("hear", "said.ogg", INGLE_HEARING_MODEL=model)
    assert heard.returncode == 0, heard.stderr
    assert "dentist" in heard.stdout
    (program.folder / "notes").mkdir()
    (program.folder / "said.ogg").rename(program.folder / "notes" / "one.ogg")
    (program.folder / "notes" / "two.ogg").write_text("no sound at all")
    (program.folder / "notes" / "truth.jsonl").write_text("not looked at")
    done = program.run("predict", "speech", "notes", INGLE_HEARING_MODEL=model)
    one, two = map(json.loads, done.stdout.splitlines())
    assert (one["id"], one["lang"]) == ("one", "en")
    assert "dentist" in one["text"]
    assert 3 < one["audio_s"] < 8
    assert one["ms"] > 0
    assert (two["id"], two["text"], two["reason"][:8]) == ("two", "", "no-sound")
    assert done.stderr.startswith("1 of 2 recordings heard")


def test_the_language_is_seen_by_the_words_or_given(program: Program) -> None:
    seen = program.json("say", "Der Zahnarzt ist am Dienstag um halb vier.", "--json", "--out", "de.ogg")
    assert (seen["language"], seen["voice"], seen["file"]) == ("de", "pico:de-DE", "de.ogg")
    assert (program.folder / "de.ogg").read_bytes()[:4] == b"OggS"
    given = program.json("say", "Mia", "--language", "it", "--voice", "pico", "--json")
    assert (given["language"], given["voice"]) == ("it", "pico:it-IT")


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["say", "…"], 1, "There are no words in that."),
        (["say", "hello", "--voice", "alexa"], 2, "there is no engine alexa"),
        (["say", "hello", "--voice", "kokoro"], 1, "kokoro"),
        (["say", "hello", "--voice", "xtts"], 2, f"{XTTS_ASKS} If you agree, set INGLE_VOICE_LICENCES=xtts"),
        (["hear", "nothing.ogg"], 2, "does not exist"),
        (["predict", "speech"], 2, "Name the folder"),
    ],
)
def test_what_cannot_be_is_one_sentence(program: Program, arguments: list[str], code: int, sentence: str) -> None:
    done = program.run(*arguments)
    assert done.returncode == code
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_recording_that_is_too_long_is_refused_with_the_limit(program: Program) -> None:
    with wave.open(str(program.folder / "talk.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(bytes(8000 * 60 * 16))
    done = program.run("hear", "talk.wav", INGLE_HEARING_MODEL=str(whisper_base()))
    assert done.returncode == 1
    assert "(16 minutes)" in done.stderr


def test_a_missing_model_names_the_command(program: Program) -> None:
    pytest.importorskip("faster_whisper")
    (program.folder / "note.ogg").write_bytes(b"OggS")
    done = program.run("hear", "note.ogg", INGLE_HEARING_MODEL="whisper-base")
    assert done.returncode == 1
    assert "ingle models pull whisper-base" in done.stderr


def test_voices_tells_languages_and_licences(program: Program) -> None:
    told = program.json("voices", "--json")
    assert told["languages"]["en"] == "hibari"
    assert told["languages"]["de"] == "pico"
    assert told["engines"]["pico"] == {
        "here": True,
        "languages": ["en", "de", "fr", "es", "it"],
        "licence": "Apache-2.0",
        "lacks": "",
    }
    assert told["engines"]["xtts"]["lacks"].startswith(XTTS_ASKS)
    assert XTTS_ASKS in program.run("voices").stdout
    agreed = json.loads(program.run("voices", "--json", INGLE_VOICE_LICENCES="xtts").stdout)
    assert XTTS_ASKS not in agreed["engines"]["xtts"]["lacks"]


@pytest.mark.parametrize(
    ("arguments", "settings", "sentence"),
    [
        (["--host", "0.0.0.0"], {}, "INGLE_SPEECH_TOKEN"),
        ([], {"INGLE_HEARING": "off", "INGLE_SPEAKING": "off"}, "nothing to serve"),
        ([], {"INGLE_HEARING": "http://127.0.0.1:9"}, "hears and speaks itself"),
        ([], {"INGLE_HEARING": "off", "INGLE_HEARING_DEVICE": "tpu"}, "INGLE_HEARING_DEVICE"),
    ],
)
def test_a_service_that_makes_no_sense_is_not_started(
    program: Program, arguments: list[str], settings: dict[str, str], sentence: str
) -> None:
    done = program.run("speech", "serve", "--port", "0", *arguments, **settings)
    assert done.returncode == 2
    assert sentence in done.stderr


def test_the_service_answers_and_stops_cleanly(program: Program) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("INGLE_")} | {
        "INGLE_DATA_DIR": str(program.data),
        "INGLE_HEARING": "off",
        "INGLE_VOICE": "pico",
        "INGLE_SPEECH_TOKEN": "secret",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
    }
    service = subprocess.Popen(
        [sys.executable, "-c", "from bot.cli import main; main()", "speech", "serve", "--port", "0"],
        cwd=program.folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert service.stdout is not None
        url = service.stdout.readline().removeprefix("The speech service answers at ").strip()
        told = httpx.get(f"{url}/v1/health").json()
        assert told["hearing"] is None
        assert told["speaking"]["engines"]["de"] == "pico"
        done = program.run("say", "Guten Abend", "--language", "de", INGLE_SPEAKING=url, INGLE_SPEECH_TOKEN="secret")
        assert (done.returncode, "pico:de-DE" in done.stdout) == (0, True)
        refused = program.run("say", "Guten Abend", INGLE_SPEAKING=url)
        assert (refused.returncode, "INGLE_SPEECH_TOKEN" in refused.stderr) == (1, True)
        begun = time.monotonic()
        service.send_signal(signal.SIGTERM)
        assert service.wait(10) == 0
        assert time.monotonic() - begun < 5
    finally:
        service.kill()
        service.wait()
        if service.stdout is not None:
            service.stdout.close()
