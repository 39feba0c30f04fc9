"""The real model hears a synthetic voice, and nothing where nobody speaks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("faster_whisper")
pytest.importorskip("hibari")

import numpy as np

from knowledge.speech.errors import UnheardError
from knowledge.speech.hearing import Whisper, WhisperModel
from knowledge.speech.sound import as_opus
from tests.knowledge.speech.recordings import Samples, music, noise, tone, write

pytestmark = [pytest.mark.model, pytest.mark.timeout(300)]

SENTENCE = "Please put tomatoes and onions on the shopping list."


@pytest.fixture(scope="module")
def spoken() -> tuple[Samples, int]:
    """SENTENCE in a voice."""
    from hibari import Hibari

    voice = Hibari(threads=2)
    return voice(SENTENCE, seed=1), int(voice.sample_rate)


def words(text: str) -> list[str]:
    return "".join(one for one in text.lower() if one.isalnum() or one == " ").split()


def test_a_voice_note_is_heard_word_for_word(ear: Whisper, spoken: tuple[Samples, int], tmp_path: Path) -> None:
    (tmp_path / "note.ogg").write_bytes(as_opus(*spoken))
    told: list[tuple[float, float]] = []
    heard = ear.hear(tmp_path / "note.ogg", among=["en", "de"], progress=lambda *at: told.append(at))
    assert words(heard.text) == words(SENTENCE)
    assert (heard.language, heard.sure > 0.5, heard.language_sure > 0.8) == ("en", True, True)
    assert heard.seconds == pytest.approx(len(spoken[0]) / spoken[1], abs=0.1)
    assert told[-1][1] == heard.seconds
    assert heard.parts[0].end <= heard.seconds + 0.1


def test_pauses_are_left_out_and_times_stay_those_of_the_recording(
    ear: Whisper, spoken: tuple[Samples, int], tmp_path: Path
) -> None:
    samples, rate = spoken
    pause = noise(6, rate, loud=0.0005)
    path = write(tmp_path / "note.wav", np.concatenate([pause, samples, pause]), rate)
    heard = ear.hear(path, language="en")
    assert words(heard.text) == words(SENTENCE)
    assert heard.language_sure == 1.0
    assert heard.parts[0].begin == pytest.approx(6, abs=0.7)


def test_a_sentence_where_a_long_recording_is_cut_stays_whole(
    ear: Whisper, spoken: tuple[Samples, int], tmp_path: Path
) -> None:
    samples, rate = spoken
    before, after = noise(178.5, rate, loud=0.0002), noise(8, rate, loud=0.0002)
    path = write(tmp_path / "note.mp3", np.concatenate([before, samples, after, samples, after]), rate)
    heard = ear.hear(path, language="en")
    assert words(heard.text) == words(SENTENCE) * 2
    assert heard.parts[0].begin == pytest.approx(178.5, abs=0.7)
    assert heard.parts[-1].end <= heard.seconds


def test_a_quiet_voice_is_heard(ear: Whisper, spoken: tuple[Samples, int], tmp_path: Path) -> None:
    samples, rate = spoken
    heard = ear.hear(write(tmp_path / "note.wav", samples * np.float32(0.02), rate), among=["en"])
    assert words(heard.text) == words(SENTENCE)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("zeros", "silence"), ("hiss", "silence"), ("noise", "no-speech"), ("tone", "no-speech"), ("music", "no-speech")],
)
def test_nothing_is_heard_where_nobody_speaks(ear: Whisper, tmp_path: Path, name: str, reason: str) -> None:
    rate = 16_000
    made = {
        "zeros": np.zeros(2 * rate, np.float32),
        "hiss": noise(3, rate, loud=0.0003),
        "noise": noise(4, rate),
        "tone": tone(3, rate),
        "music": music(6, rate),
    }[name]
    with pytest.raises(UnheardError) as raised:
        ear.hear(write(tmp_path / "note.wav", made, rate), among=["en"], words=["Mia", "Tom"])
    assert raised.value.reason == reason
    assert ear.running


def test_what_is_no_recording_is_told_and_the_process_stays(ear: Whisper, tmp_path: Path) -> None:
    (tmp_path / "note.ogg").write_bytes(b"a letter, not a recording " * 100)
    with pytest.raises(UnheardError) as raised:
        ear.hear(tmp_path / "note.ogg")
    assert raised.value.reason == "no-sound"
    assert ear.running


def test_a_recording_that_needs_more_memory_than_allowed_ends_only_the_process(
    whisper_folder: Path, spoken: tuple[Samples, int], tmp_path: Path
) -> None:
    (tmp_path / "note.ogg").write_bytes(as_opus(*spoken))
    little = (sys.executable, "-m", "knowledge.speech.hearing.child", str(120 * 1024**2))
    ear = Whisper(WhisperModel(whisper_folder), program=little)
    with pytest.raises(UnheardError) as raised:
        ear.hear(tmp_path / "note.ogg")
    assert raised.value.reason in ("too-large", "damaged")
    assert not ear.running or ear.pid is not None
    ear.end()


def test_the_house_itself_loads_no_engine(whisper_folder: Path, spoken: tuple[Samples, int], tmp_path: Path) -> None:
    (tmp_path / "note.ogg").write_bytes(as_opus(*spoken))
    asked = (
        "import sys; from pathlib import Path; from knowledge.speech.hearing import Whisper, WhisperModel\n"
        f"ear = Whisper(WhisperModel(Path({str(whisper_folder)!r})))\n"
        f"ear.hear(Path({str(tmp_path / 'note.ogg')!r}), language='en'); ear.end()\n"
        "print({'av', 'numpy', 'faster_whisper', 'ctranslate2', 'onnxruntime'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"


def test_sentences_end_where_names_are_expected(ear: Whisper, tmp_path: Path) -> None:
    from hibari import Hibari

    voice = Hibari(threads=2)
    pause = np.zeros(int(voice.sample_rate * 0.6), np.float32)
    told = (
        "So I wanted to talk about the coming week because quite a lot is going on.",
        "Yesterday we were at the lake and it rained.",
        "The children played in the house until it got dark.",
        "The dentist for Mia is on Tuesday.",
    )
    samples = np.concatenate([sound for text in told for sound in (voice(text, seed=1), pause)])
    (tmp_path / "talk.ogg").write_bytes(as_opus(samples, int(voice.sample_rate)))
    shops = "Lidl Aldi Tesco Sainsbury's Asda Walmart Costco Target Amazon Ikea Starbucks Boots"
    heard = ear.hear(tmp_path / "talk.ogg", among=["en"], words=["Anna", "Tom", "Mia", "Gus", *shops.split()])
    assert [words(one) for one in heard.text.split(". ")] == [words(one) for one in told]
