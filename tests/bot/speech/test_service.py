"""The speech service: whom it lets in, how much it takes, and who has to wait for whom."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from knowledge.speech.errors import UnheardError
from knowledge.speech.hearing import Part, Transcript
from knowledge.speech.remote import RemoteEar, RemoteMouth
from knowledge.speech.sound import NOTE_BYTES, Limits
from knowledge.speech.speaking import UnspokenError
from tests.bot.speech.serving import EchoMouth, SlowEar, serving

TOKEN = "a secret of the house"


@pytest.fixture
def threads() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(8) as pool:
        yield pool


def note(folder: Path, text: str, size: int = 0) -> Path:
    path = folder / f"{text or 'silence'}.ogg"
    path.write_bytes(text.encode().ljust(max(size, 1), b"\0"))
    return path


def ready() -> SlowEar:
    ear = SlowEar()
    ear.may.set()
    return ear


def until(true: threading.Event) -> None:
    assert true.wait(10)


def test_all_that_is_asked_and_heard_crosses_the_wire(tmp_path: Path) -> None:
    ear, told = ready(), []
    with serving(ear, ear) as address:
        heard = RemoteEar(address).hear(
            note(tmp_path, "we need milk"),
            among=["en", "de"],
            words=["Mia", "Bäcker Huber"],
            progress=lambda done, whole: told.append((done, whole)),
        )
        RemoteEar(address).hear(note(tmp_path, "Milch"), language="de")
    assert heard == Transcript("we need milk", "en", 2.0, 0.9, (Part(0.0, 1.0, "we need milk", 0.8),))
    assert told == [(1.0, 2.0)]
    assert ear.asked == [(None, ("en", "de"), ("Mia", "Bäcker Huber")), ("de", (), ())]


def test_why_nothing_was_heard_crosses_the_wire(tmp_path: Path) -> None:
    with serving(ready(), ready()) as address, pytest.raises(UnheardError) as caught:
        RemoteEar(address).hear(note(tmp_path, ""))
    assert (caught.value.reason, caught.value.detail) == ("silence", "all of it")


def test_only_who_has_the_token_is_answered(tmp_path: Path) -> None:
    path = note(tmp_path, "milk")
    with serving(ready(), ready(), EchoMouth(), token=TOKEN) as address:
        assert RemoteEar(address, TOKEN).hear(path).text == "milk"
        assert RemoteMouth(address, TOKEN).say("Hello", "en").ogg == b"Hello"
        for token in ("", "a secret of the hous", TOKEN + "x"):
            with pytest.raises(UnheardError, match=r"unreachable.*INGLE_SPEECH_TOKEN"):
                RemoteEar(address, token).hear(path)
            with pytest.raises(UnspokenError, match=r"unreachable.*INGLE_SPEECH_TOKEN"):
                RemoteMouth(address, token).say("Hello", "en")
        assert httpx.get(f"{address}/v1/health").json()["version"] == "0"


def test_pages_in_browsers_are_refused() -> None:
    with serving(ready(), ready(), EchoMouth()) as address:
        asked = httpx.post(
            f"{address}/v1/say", json={"text": "x", "language": "en"}, headers={"Origin": "http://page.example"}
        )
    assert asked.status_code == 403


def test_too_large_a_body_is_cut_off_also_where_it_does_not_say_how_large_it_is() -> None:
    with serving(ready(), ready(), limits=Limits(bytes=1000)) as address:
        body = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.ogg"\r\n\r\n' + 100_000 * b"x"
        asked = httpx.post(
            f"{address}/v1/hear",
            content=iter([body, b"\r\n--x--\r\n"]),
            headers={"Content-Type": "multipart/form-data; boundary=x"},
        )
    assert asked.status_code == 413
    assert "error" in asked.json()


@pytest.mark.parametrize(
    "body", [{"text": "x"}, {"text": "x", "language": "nl"}, {"text": "x", "language": "en", "y": 1}]
)
def test_what_it_does_not_understand_it_says(body: dict[str, str]) -> None:
    with serving(None, None, EchoMouth()) as address:
        asked = httpx.post(f"{address}/v1/say", json=body)
    assert asked.status_code == 400
    assert "not what the service expects" in asked.json()["error"]


def test_what_is_off_is_unreachable_and_says_so(tmp_path: Path) -> None:
    with serving(None, None) as address:
        with pytest.raises(UnheardError, match="INGLE_HEARING is off there"):
            RemoteEar(address).hear(note(tmp_path, "milk"))
        with pytest.raises(UnspokenError, match="INGLE_SPEAKING is off there"):
            RemoteMouth(address).say("Hello", "en")


def test_notes_are_heard_in_order_one_at_a_time(tmp_path: Path, threads: ThreadPoolExecutor) -> None:
    ear = SlowEar()
    with serving(ear, ear) as address:
        jobs = [threads.submit(RemoteEar(address).hear, note(tmp_path, "1"))]
        until(ear.began)
        for text in ("2", "3", "4"):
            jobs.append(threads.submit(RemoteEar(address).hear, note(tmp_path, text)))
            time.sleep(0.15)
        assert ear.heard == []
        ear.may.set()
        assert [job.result(10).text for job in jobs] == ["1", "2", "3", "4"]
    assert ear.heard == ["1", "2", "3", "4"]


def test_a_long_recording_does_not_hold_up_notes(tmp_path: Path, threads: ThreadPoolExecutor) -> None:
    notes, long = ready(), SlowEar()
    with serving(notes, long) as address:
        talk = threads.submit(RemoteEar(address).hear, note(tmp_path, "talk", NOTE_BYTES + 1))
        until(long.began)
        assert RemoteEar(address).hear(note(tmp_path, "milk")).text == "milk"
        assert not talk.done()
        long.may.set()
        assert talk.result(10).text == "talk"


def test_beyond_the_queue_one_is_told_to_come_again(tmp_path: Path, threads: ThreadPoolExecutor) -> None:
    ear = SlowEar()
    with serving(ear, ear, waiting=1) as address:
        jobs = [threads.submit(RemoteEar(address).hear, note(tmp_path, "1"))]
        until(ear.began)
        jobs.append(threads.submit(RemoteEar(address).hear, note(tmp_path, "2")))
        time.sleep(0.15)
        with note(tmp_path, "3").open("rb") as file:
            asked = httpx.post(f"{address}/v1/hear", files={"file": ("3.ogg", file)})
        assert (asked.status_code, asked.headers["Retry-After"]) == (503, "5")
        jobs.append(threads.submit(RemoteEar(address).hear, note(tmp_path, "4")))
        time.sleep(0.15)
        ear.may.set()
        assert [job.result(10).text for job in jobs] == ["1", "2", "4"]


def test_a_queue_that_stays_full_is_said(tmp_path: Path, threads: ThreadPoolExecutor) -> None:
    ear = SlowEar()
    with serving(ear, ear, waiting=0) as address:
        first = threads.submit(RemoteEar(address).hear, note(tmp_path, "1"))
        until(ear.began)
        ready = httpx.get(f"{address}/health/ready")
        assert (ready.status_code, ready.json()["reason"]) == (503, "the queue of notes takes nothing more")
        assert httpx.get(f"{address}/health/live").json() == {"ok": True, "reason": None}
        with pytest.raises(UnheardError, match="unreachable: Too many wait"):
            RemoteEar(address).hear(note(tmp_path, "2"))
        ear.may.set()
        assert first.result(10).text == "1"
        assert RemoteEar(address).hear(note(tmp_path, "3")).text == "3"


def test_who_goes_away_while_waiting_is_not_heard(tmp_path: Path, threads: ThreadPoolExecutor) -> None:
    ear = SlowEar()
    with serving(ear, ear) as address:
        first = threads.submit(RemoteEar(address).hear, note(tmp_path, "1"))
        until(ear.began)
        with pytest.raises(UnheardError, match="timeout"):
            RemoteEar(address, patience=0.3).hear(note(tmp_path, "2"))
        time.sleep(0.2)
        ear.may.set()
        assert first.result(10).text == "1"
        assert RemoteEar(address).hear(note(tmp_path, "3")).text == "3"
    assert ear.heard == ["1", "3"]


def test_recordings_do_not_stay_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    with serving(ready(), ready()) as address:
        heard: Transcript = RemoteEar(address).hear(note(tmp_path, "milk"))
        with pytest.raises(UnheardError):
            RemoteEar(address).hear(note(tmp_path, ""))
    assert heard.text == "milk"
    assert list((tmp_path / "temporary").iterdir()) == []
