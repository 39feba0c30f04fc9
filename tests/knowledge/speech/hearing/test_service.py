"""The process that hears costs one recording at most, whatever becomes of it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from knowledge.speech.errors import UnheardError
from knowledge.speech.hearing.service import Whisper, WhisperModel
from knowledge.speech.hearing.transcript import Part, Transcript
from knowledge.speech.sound import Limits

END = json.dumps({"language": "en", "language_sure": 0.9, "long": 4.0})
WHIMS = f"""
import json, os, sys, time
for line in sys.stdin:
    asked = json.loads(line)
    name = os.path.basename(asked.get("path", ""))
    if name == "hang": time.sleep(60)
    if name == "crash": os.kill(os.getpid(), 11)
    if name == "hungry": raise MemoryError
    if name == "spy" and any(one.startswith("INGLE_") for one in os.environ): os.kill(os.getpid(), 11)
    if name == "music": print(json.dumps({{"unheard": "no-speech", "detail": "nobody"}}), flush=True)
    elif name:
        for at in range(4 if name == "long" else 1):
            text = asked["words"][at] if asked["words"] else "hello"
            print(json.dumps({{"text": text, "begin": at, "end": at + 1, "sure": 0.5}}), flush=True)
            print(json.dumps({{"heard": at + 1, "seconds": 4.0}}), flush=True)
        print({END!r}, flush=True)
    print("{{}}", flush=True)
"""
"""A process that does with a recording what its name says."""


def whims(seconds: float = 20, idle: float = 60, limits: Limits | None = None) -> Whisper:
    program = (sys.executable, "-c", WHIMS)
    return Whisper(WhisperModel(Path("nowhere")), seconds=seconds, idle=idle, limits=limits, program=program)


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """A folder with recordings whose names say what happens to them."""
    for name in ("good", "long", "music", "hang", "crash", "hungry", "spy"):
        (tmp_path / name).write_bytes(b"OggS")
    return tmp_path


def test_parts_become_a_transcript_and_progress_is_told(note: Path) -> None:
    ear = whims()
    told: list[tuple[float, float]] = []
    heard = ear.hear(note / "long", words=["buy", "milk", "and", "eggs"], progress=lambda *at: told.append(at))
    assert heard.text == "buy milk and eggs"
    assert (heard.language, heard.language_sure, heard.seconds) == ("en", 0.9, 4.0)
    assert heard.parts[1] == Part(1, 2, "milk", 0.5)
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    ear.end()


def test_why_nothing_is_heard_is_said_and_the_process_stays(note: Path) -> None:
    ear = whims()
    with pytest.raises(UnheardError) as raised:
        ear.hear(note / "music")
    assert (raised.value.reason, raised.value.detail) == ("no-speech", "nobody")
    assert ear.running
    assert ear.hear(note / "good").text == "hello"
    ear.end()


@pytest.mark.parametrize(("name", "reason"), [("hang", "timeout"), ("crash", "damaged"), ("hungry", "too-large")])
def test_after_a_bad_recording_the_next_one_is_heard(note: Path, name: str, reason: str) -> None:
    ear = whims(seconds=1.5)
    with pytest.raises(UnheardError) as raised:
        ear.hear(note / name)
    assert raised.value.reason == reason
    assert not ear.running
    assert ear.hear(note / "good").text == "hello"
    ear.end()


def test_it_is_warmed_and_gives_its_memory_back_when_idle(note: Path) -> None:
    ear = whims(idle=0.3)
    ear.warm()
    assert ear.running
    until = time.monotonic() + 10
    while ear.running and time.monotonic() < until:
        time.sleep(0.05)
    assert not ear.running
    assert ear.hear(note / "good").text == "hello"
    ear.end()


def test_it_knows_nothing_of_the_houses_secrets(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INGLE_TELEGRAM_TOKEN", "1:secret")
    ear = whims()
    assert ear.hear(note / "spy").text == "hello"
    ear.end()


def test_a_large_file_is_refused_before_a_process_starts(note: Path) -> None:
    ear = whims(limits=Limits(bytes=3))
    with pytest.raises(UnheardError) as raised:
        ear.hear(note / "good")
    assert raised.value.reason == "too-large"
    assert not ear.running


def test_a_missing_model_is_told_with_its_folder(note: Path) -> None:
    pytest.importorskip("faster_whisper")
    with pytest.raises(UnheardError) as raised:
        Whisper(WhisperModel(note / "whisper")).hear(note / "good")
    assert (raised.value.reason, raised.value.detail) == ("no-model", str(note / "whisper"))


def test_int8_on_the_processor_and_float16_on_a_card_unless_said_otherwise() -> None:
    assert WhisperModel(Path("x")).how == "int8"
    assert WhisperModel(Path("x"), device="cuda").how == "float16"
    assert WhisperModel(Path("x"), device="cuda", compute="int8_float16").how == "int8_float16"


def test_long_parts_count_more_for_how_sure_it_is() -> None:
    parts = (Part(0, 1, "aaa", 0.9), Part(1, 2, "b", 0.1))
    assert Transcript("aaa b", "en", 2.0, 1.0, parts).sure == pytest.approx(0.7)
    assert Transcript("", "en", 2.0, 1.0, ()).sure == 0.0


def test_nothing_heavy_is_imported_in_the_house() -> None:
    asked = "import sys, knowledge.speech.hearing; print({'av', 'numpy', 'faster_whisper'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
