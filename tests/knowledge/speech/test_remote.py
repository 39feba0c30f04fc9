"""The ear and the mouth of a service do what those of this machine do; and what is wrong with a service is said."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from knowledge.speech.errors import UnheardError
from knowledge.speech.hearing import Ear, Whisper
from knowledge.speech.remote import RemoteEar, RemoteMouth
from knowledge.speech.sound import Limits
from knowledge.speech.speaking import LocalMouth, Mouth, UnspokenError
from tests.bot.speech.serving import serving
from tests.knowledge.speech.recordings import noise, tone, write

pytest.importorskip("av")
WAYS = ("local", "remote")
SAID = "Remind me tomorrow evening to water the flowers."


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalMouth]:
    pytest.importorskip("hibari")
    made = LocalMouth(tmp_path_factory.mktemp("models"))
    yield made
    made.end()


@pytest.fixture(scope="module")
def address(ear: Whisper, engine: LocalMouth) -> Iterator[str]:
    """A service with the same engines as those of this machine."""
    with serving(ear, ear, engine, token="secret") as url:
        yield url


@pytest.fixture(params=WAYS)
def any_ear(request: pytest.FixtureRequest, ear: Whisper, address: str) -> Ear:
    return ear if request.param == "local" else RemoteEar(address, "secret")


@pytest.fixture(params=WAYS)
def any_mouth(request: pytest.FixtureRequest, engine: LocalMouth, address: str) -> Mouth:
    return engine if request.param == "local" else RemoteMouth(address, "secret")


@pytest.fixture(scope="module")
def sentence(engine: LocalMouth, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sounds") / "sentence.ogg"
    path.write_bytes(engine.say(SAID, "en").ogg)
    return path


def test_what_is_said_is_heard(any_ear: Ear, sentence: Path) -> None:
    told: list[tuple[float, float]] = []
    any_ear.warm()
    heard = any_ear.hear(sentence, among=("en", "de"), progress=lambda done, whole: told.append((done, whole)))
    assert "water the flowers" in heard.text
    assert heard.language == "en"
    assert 0.5 < heard.sure <= 1
    assert heard.parts[-1].end <= heard.seconds < 6
    assert told[-1][0] == pytest.approx(heard.parts[-1].end)
    assert told[-1][1] == heard.seconds


@pytest.mark.parametrize(
    ("reason", "make"),
    [
        ("silence", lambda path: write(path, np.zeros(32_000, np.float32), 16_000)),
        ("no-speech", lambda path: write(path, tone(2, 16_000) + noise(2, 16_000, loud=0.02), 16_000)),
        ("no-sound", lambda path: path.write_text("a text under another name")),
        ("damaged", lambda path: path.write_bytes(b"OggS" + 2_000 * b"x")),
    ],
)
def test_what_cannot_be_heard_has_the_same_reason(
    any_ear: Ear, tmp_path: Path, reason: str, make: Callable[[Path], object]
) -> None:
    make(tmp_path / "recording.ogg")
    with pytest.raises(UnheardError) as caught:
        any_ear.hear(tmp_path / "recording.ogg")
    assert caught.value.reason == reason


def test_too_large_a_file_is_not_even_sent(tmp_path: Path) -> None:
    (tmp_path / "large.ogg").write_bytes(2_000 * b"x")
    with pytest.raises(UnheardError) as caught:
        RemoteEar("http://127.0.0.1:9", limits=Limits(bytes=1_000)).hear(tmp_path / "large.ogg")
    assert caught.value.reason == "too-large"


def test_a_text_becomes_a_voice_note(any_mouth: Mouth) -> None:
    speech = any_mouth.say("The dentist is on Tuesday.", "en")
    assert b"OpusHead" in speech.ogg[:100]
    assert 0.8 < speech.seconds < 4
    assert speech.voice == "hibari:heart"


@pytest.mark.parametrize(("text", "reason"), [("…", "nothing"), ("word " * 2_000, "too-long")])
def test_what_cannot_be_said_has_the_same_reason(any_mouth: Mouth, text: str, reason: str) -> None:
    with pytest.raises(UnspokenError) as caught:
        any_mouth.say(text, "en")
    assert caught.value.reason == reason


@contextmanager
def far_side(answer: bytes, *, then_hang: float = 0.0) -> Iterator[str]:
    """A server that reads what comes, answers these bytes, and hangs up after a while."""
    listener = socket.create_server(("127.0.0.1", 0))

    def answered() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.settimeout(0.3)
            try:
                while connection.recv(65536):
                    pass
            except TimeoutError:
                pass
            connection.sendall(answer)
            time.sleep(then_hang)

    thread = threading.Thread(target=answered, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        thread.join(5)
        listener.close()


BEGINNING = b"HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 4\r\n\r\nOops",
        b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>",
        BEGINNING + b'1d\r\n{"heard": 1, "seconds": 2.0}\n\r\n',
        BEGINNING + b'13\r\n{"text": "half a "}\r\n0\r\n\r\n',
        b"",
    ],
    ids=["fails", "something-else", "dies-in-the-middle", "incomplete", "hangs-up"],
)
def test_a_service_that_fails_is_unreachable(answer: bytes, tmp_path: Path) -> None:
    (tmp_path / "note.ogg").write_bytes(b"OggS")
    with far_side(answer) as url, pytest.raises(UnheardError) as caught:
        RemoteEar(url).hear(tmp_path / "note.ogg")
    assert caught.value.reason == "unreachable"


def test_a_service_that_hangs_is_given_up(tmp_path: Path) -> None:
    (tmp_path / "note.ogg").write_bytes(b"OggS")
    with far_side(BEGINNING, then_hang=1.0) as url, pytest.raises(UnheardError) as caught:
        RemoteEar(url, patience=0.6).hear(tmp_path / "note.ogg")
    assert caught.value.reason == "timeout"


def test_refused_connections_are_tried_again_before_the_service_is_unreachable(tmp_path: Path) -> None:
    """A service that is being started again is waited for: it took nothing on."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    begun = time.monotonic()
    with pytest.raises(UnspokenError) as caught:
        RemoteMouth(f"http://127.0.0.1:{port}").say("Hello", "en")
    assert caught.value.reason == "unreachable"
    assert 1.0 < time.monotonic() - begun < 4.0
    with pytest.raises(UnheardError) as unheard:
        RemoteEar(f"http://127.0.0.1:{port}").warm()
    assert unheard.value.reason == "unreachable"
