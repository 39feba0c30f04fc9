"""Recordings of all kinds become samples or a reason, and samples become a voice note."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

av = pytest.importorskip("av")

import numpy as np  # noqa: E402

from knowledge.speech.errors import UnheardError  # noqa: E402
from knowledge.speech.sound import RATE, Limits, as_opus, read_sound  # noqa: E402
from tests.knowledge.speech.recordings import silent_film, tone, write  # noqa: E402


def pitch(samples: np.ndarray) -> float:
    """The loudest frequency, hertz."""
    return float(np.abs(np.fft.rfft(samples)).argmax() * RATE / len(samples))


def refusal(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(UnheardError) as raised:
        read_sound(path, limits)
    return raised.value.reason


@pytest.mark.parametrize("suffix", [".ogg", ".mp3", ".m4a", ".wav", ".webm"])
@pytest.mark.parametrize("channels", [1, 2])
def test_every_kind_of_recording_becomes_the_same_samples(tmp_path: Path, suffix: str, channels: int) -> None:
    samples = read_sound(write(tmp_path / f"note{suffix}", tone(2, 44_100), 44_100, channels=channels))
    assert samples.dtype == np.float32
    assert len(samples) == pytest.approx(2 * RATE, rel=0.06)
    assert pitch(samples) == pytest.approx(440, abs=2)
    assert float(np.abs(samples[RATE // 2 : RATE]).max()) == pytest.approx(0.3, abs=0.06)


def test_the_sound_of_a_film_is_read(tmp_path: Path) -> None:
    samples = read_sound(write(tmp_path / "film.mp4", tone(1, 44_100, hertz=880), 44_100, picture=True))
    assert pitch(samples) == pytest.approx(880, abs=3)


def test_a_film_without_sound_has_none(tmp_path: Path) -> None:
    assert refusal(silent_film(tmp_path / "film.mp4")) == "no-sound"


@pytest.mark.parametrize("content", [b"", b"just words, no sound " * 400, b"%PDF-1.7\n" + bytes(5000)])
def test_what_is_no_recording_is_told_so(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "note.ogg").write_bytes(content)
    assert refusal(tmp_path / "note.ogg") == "no-sound"


def test_a_playlist_opens_no_other_file(tmp_path: Path) -> None:
    write(tmp_path / "secret.wav", tone(1, RATE), RATE)
    listed = f"#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n{tmp_path / 'secret.wav'}\n#EXT-X-ENDLIST\n"
    (tmp_path / "note.m3u8").write_text(listed)
    (tmp_path / "note.txt").write_text(f"ffconcat version 1.0\nfile {tmp_path / 'secret.wav'}\n")
    assert refusal(tmp_path / "note.m3u8") == "no-sound"
    assert refusal(tmp_path / "note.txt") == "no-sound"


def test_a_note_that_broke_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    whole = as_opus(tone(4, 24_000), 24_000)
    (tmp_path / "half.ogg").write_bytes(whole[: len(whole) // 2])
    assert 1 * RATE < len(read_sound(tmp_path / "half.ogg")) < 3 * RATE


def test_a_note_of_which_only_the_beginning_arrived_is_damaged(tmp_path: Path) -> None:
    whole = as_opus(tone(4, 24_000), 24_000)
    for length in (60, 300):
        (tmp_path / "head.ogg").write_bytes(whole[:length])
        assert refusal(tmp_path / "head.ogg") == "damaged"


def test_garbage_in_the_middle_neither_crashes_nor_lengthens(tmp_path: Path) -> None:
    whole = bytearray(as_opus(tone(4, 24_000), 24_000))
    rng = np.random.default_rng(3)
    for at in rng.integers(len(whole) // 2, len(whole), 100):
        whole[at] = int(rng.integers(256))
    (tmp_path / "bad.ogg").write_bytes(whole)
    samples = read_sound(tmp_path / "bad.ogg")
    assert len(samples) < 5 * RATE
    assert np.isfinite(samples).all()


def test_what_is_too_long_or_too_large_is_refused_with_its_measure(tmp_path: Path) -> None:
    path = write(tmp_path / "long.wav", tone(90, 8_000), 8_000)
    with pytest.raises(UnheardError) as raised:
        read_sound(path, Limits(seconds=60))
    assert (raised.value.reason, raised.value.detail) == ("too-long", "2")
    assert refusal(path, Limits(bytes=10_000)) == "too-large"
    assert refusal(path, Limits(decoding=0)) == "timeout"


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 48_000])
def test_a_voice_note_sounds_like_its_samples(tmp_path: Path, rate: int) -> None:
    note = as_opus(tone(3, rate), rate)
    assert note.startswith(b"OggS")
    assert b"OpusHead" in note[:100]
    assert len(note) < 3 * 6_000
    (tmp_path / "note.ogg").write_bytes(note)
    samples = read_sound(tmp_path / "note.ogg")
    assert len(samples) == pytest.approx(3 * RATE, rel=0.02)
    assert pitch(samples) == pytest.approx(440, abs=1)


def test_too_loud_samples_and_no_numbers_do_no_harm(tmp_path: Path) -> None:
    samples = 40 * tone(1, RATE)
    samples[100] = np.nan
    (tmp_path / "note.ogg").write_bytes(as_opus(samples, RATE))
    assert float(np.abs(read_sound(tmp_path / "note.ogg")).max()) <= 1.0
    with pytest.raises(ValueError, match="no samples"):
        as_opus(samples[:0], RATE)


def test_nothing_heavy_is_imported_before_it_is_used() -> None:
    asked = "import sys, knowledge.speech.sound; print({'av', 'numpy'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"
