"""Which ear and mouth the settings choose, and how the files that they need come while the house runs."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from bot.settings import Settings, problems_of
from bot.voice.engines import Fetching, end_at_once, hearing_folder, open_ear, open_mouth, wanted_models
from knowledge.children import python
from knowledge.speech.errors import UnheardError
from knowledge.speech.hearing import Whisper, WhisperModel
from knowledge.speech.remote import RemoteEar, RemoteMouth
from knowledge.speech.speaking import LocalMouth
from pods.engine.models import ModelState
from pods.engine.models.errors import DownloadFailed, PullStopped
from pods.engine.models.files.manifest import ModelEntry
from skills.engine.errors import ConfigurationError

SERVICE = "http://127.0.0.1:8421"


def chosen(folder: Path, **wishes: Any) -> Settings:
    return Settings(_env_file=None, data_dir=folder, **wishes)


def test_each_side_is_here_elsewhere_or_off(tmp_path: Path) -> None:
    assert isinstance(open_ear(chosen(tmp_path)), Whisper)
    assert isinstance(open_mouth(chosen(tmp_path)), LocalMouth)
    assert isinstance(open_ear(chosen(tmp_path, hearing=SERVICE)), RemoteEar)
    assert isinstance(open_mouth(chosen(tmp_path, speaking=SERVICE)), RemoteMouth)
    assert open_ear(chosen(tmp_path, hearing="off")) is None
    assert open_mouth(chosen(tmp_path, speaking="off")) is None


def test_a_model_is_named_or_given_as_a_folder(tmp_path: Path) -> None:
    assert hearing_folder(chosen(tmp_path)) == tmp_path / "models" / "whisper-base"
    own = tmp_path / "own"
    own.mkdir()
    with pytest.raises(ConfigurationError, match=r"INGLE_HEARING_MODEL.*whisper-base"):
        open_ear(chosen(tmp_path, hearing_model=str(own)))
    (own / "model.bin").touch()
    assert hearing_folder(chosen(tmp_path, hearing_model=str(own))) == own
    with pytest.raises(ConfigurationError, match="INGLE_HEARING_MODEL"):
        open_ear(chosen(tmp_path, hearing_model="kokoro-82m"))


def test_a_missing_model_is_said_by_the_first_recording(tmp_path: Path) -> None:
    pytest.importorskip("faster_whisper")
    (tmp_path / "note.ogg").write_bytes(b"OggS")
    ear = open_ear(chosen(tmp_path))
    assert ear is not None
    with pytest.raises(UnheardError) as caught:
        ear.hear(tmp_path / "note.ogg")
    assert caught.value.reason == "no-model"


def test_a_licence_has_to_be_agreed_to(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"commercial.*INGLE_VOICE_LICENCES=xtts"):
        open_mouth(chosen(tmp_path, voice="xtts"))
    with pytest.raises(ConfigurationError, match="commercial"):
        open_mouth(chosen(tmp_path), wanted="xtts")
    assert isinstance(open_mouth(chosen(tmp_path, voice="xtts", voice_licences=" xtts ,pico")), LocalMouth)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"hearing": "whisper"}, "INGLE_HEARING: 'whisper' is neither embedded nor off"),
        ({"speaking": "http://"}, "INGLE_SPEAKING: 'http://' is neither embedded nor off"),
        ({"hearing_device": "gpu"}, "INGLE_HEARING_DEVICE: Input should be 'cpu' or 'cuda'"),
        ({"voice": "alexa"}, "INGLE_VOICE: there is no voice engine alexa; use hibari, kokoro"),
        ({"voice_licences": "xtts, alexa"}, "INGLE_VOICE_LICENCES: there is no voice engine alexa"),
    ],
)
def test_wrong_settings_are_one_plain_sentence(wrong: dict[str, Any], said: str, tmp_path: Path) -> None:
    with pytest.raises(ValidationError) as caught:
        chosen(tmp_path, **wrong)
    (sentence,) = problems_of(caught.value)
    assert sentence.startswith(said)


def test_an_engine_is_ended_in_the_middle_of_its_work(tmp_path: Path) -> None:
    (tmp_path / "note.ogg").write_bytes(b"OggS")
    program = (*python("timeit"), "-n1", "-r1", "import time; time.sleep(30)")
    ear = Whisper(WhisperModel(tmp_path), program=program)
    failed: list[str] = []

    def hear() -> None:
        try:
            ear.hear(tmp_path / "note.ogg")
        except UnheardError as error:
            failed.append(error.reason)

    hearing = threading.Thread(target=hear)
    hearing.start()
    while ear.pid is None:
        time.sleep(0.01)
    begun = time.monotonic()
    end_at_once(ear, None, LocalMouth(tmp_path))
    hearing.join(10)
    assert time.monotonic() - begun < 5
    assert len(failed) == 1


class Source:
    """Brings files as it is told to, instead of a registry."""

    def __init__(self, models: Path) -> None:
        self.models = models
        self.go_on = threading.Event()
        self.begun = threading.Event()
        self.fails = False
        self.asked: list[str] = []

    def __call__(self, entry: ModelEntry, progress: Callable[[int, int], None], stopped: Callable[[], bool]) -> None:
        self.asked.append(entry.title)
        progress(40, 100)
        self.begun.set()
        until = time.monotonic() + 10
        while not self.go_on.wait(0.01):
            if stopped() or time.monotonic() > until:
                raise PullStopped(entry.files[0].name)
        if self.fails:
            raise DownloadFailed("the model", "no network")


@pytest.fixture
def hearing_only(tmp_path: Path) -> Settings:
    pytest.importorskip("faster_whisper")
    return chosen(tmp_path, speaking="off")


async def wait_until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not true():
            await asyncio.sleep(0.01)


async def test_how_far_a_missing_model_is_can_be_asked_from_the_first_moment(
    hearing_only: Settings, tmp_path: Path
) -> None:
    source = Source(tmp_path)
    fetching = Fetching(hearing_only, pull=source)
    assert (fetching.status.state, fetching.share) == (ModelState.MISSING, None)
    fetching.start()
    fetching.start()
    assert (fetching.status.state, fetching.share) == (ModelState.DOWNLOADING, 0.0)
    await wait_until(source.begun.is_set)
    assert fetching.share == 0.4
    assert fetching.status.reason == "whisper-base is still being fetched (40%)"
    source.go_on.set()
    await wait_until(lambda: fetching.share is None)
    assert len(source.asked) == 1
    await fetching.close()


async def test_what_failed_is_tried_again_after_a_while(hearing_only: Settings, tmp_path: Path) -> None:
    source = Source(tmp_path)
    source.fails = True
    source.go_on.set()
    fetching = Fetching(hearing_only, pull=source, retry_s=0.3)
    fetching.start()
    await wait_until(lambda: fetching.status.state is ModelState.FAILED)
    assert "no network" in fetching.status.reason
    fetching.start()
    assert fetching.status.state is ModelState.FAILED
    await asyncio.sleep(0.35)
    fetching.start()
    assert fetching.share == 0.0
    await fetching.close()
    assert len(source.asked) == 2


async def test_the_end_of_the_house_stops_it_at_once(hearing_only: Settings, tmp_path: Path) -> None:
    source = Source(tmp_path)
    fetching = Fetching(hearing_only, pull=source)
    fetching.start()
    await wait_until(source.begun.is_set)
    begun = time.monotonic()
    await fetching.close()
    assert time.monotonic() - begun < 1
    fetching.start()
    assert fetching.share is None


def test_only_what_engines_of_this_machine_need_is_fetched(tmp_path: Path) -> None:
    assert dict(wanted_models(chosen(tmp_path, hearing="off", speaking=SERVICE))) == {}
    kokoro = {"kokoro-82m"} if find_spec("kokoro_onnx") else set()
    assert set(dict(wanted_models(chosen(tmp_path, hearing="off")))) == kokoro
    assert set(dict(wanted_models(chosen(tmp_path, hearing="off", voice="pico")))) == set()
    assert set(dict(wanted_models(chosen(tmp_path, hearing_model=str(tmp_path), speaking="off")))) == set()
