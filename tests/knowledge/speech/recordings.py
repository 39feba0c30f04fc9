"""Recordings that tests make for themselves: tones and noise, in the containers and codecs that people send."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

Samples = NDArray[np.float32]

CODECS = {".ogg": "libopus", ".mp3": "libmp3lame", ".m4a": "aac", ".wav": "pcm_s16le", ".webm": "libopus"}


def tone(seconds: float, rate: int, *, hertz: float = 440, loud: float = 0.3) -> Samples:
    return (loud * np.sin(2 * np.pi * hertz * np.arange(int(seconds * rate)) / rate)).astype(np.float32)


def noise(seconds: float, rate: int, *, loud: float = 0.1) -> Samples:
    return (loud * np.random.default_rng(7).standard_normal(int(seconds * rate))).astype(np.float32)


def music(seconds: float, rate: int) -> Samples:
    """Chords of a few voices that change twice a second, with a beat."""
    time = np.arange(int(seconds * rate)) / rate
    chords = ((262, 330, 392), (220, 262, 330), (175, 220, 262), (196, 247, 294))
    made = np.zeros(len(time))
    for index, chord in enumerate(chords * (int(seconds / 2) + 1)):
        within = (time >= index / 2) & (time < (index + 1) / 2)
        fade = np.exp(-3 * (time - index / 2))
        for note in chord:
            made += within * fade * sum(np.sin(2 * np.pi * note * n * time) / n for n in (1, 2, 3))
    return (0.08 * made).astype(np.float32)


def write(path: Path, samples: Samples, rate: int, *, channels: int = 1, picture: bool = False) -> Path:
    """A file of the kind its suffix says; `picture` adds a film of black frames (MP4 and WebM)."""
    layout = "mono" if channels == 1 else "stereo"
    both = np.repeat(samples.reshape(1, -1), channels, axis=0)
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(both), format="fltp", layout=layout)
    frame.sample_rate = rate
    with av.open(str(path), "w") as container:
        codec = CODECS.get(path.suffix, "aac")
        film = container.add_stream("mpeg4", rate=10) if picture else None
        stream = container.add_stream(codec, rate=48_000 if codec == "libopus" else rate)
        assert isinstance(stream, av.AudioStream)
        stream.layout = layout
        resampler = av.AudioResampler(
            stream.format.name, layout, stream.rate, frame_size=stream.codec_context.frame_size or 1024
        )
        if film is not None:
            assert isinstance(film, av.VideoStream)
            film.width, film.height, film.pix_fmt = 64, 64, "yuv420p"
            for _ in range(10):
                container.mux(film.encode(av.VideoFrame(64, 64, "yuv420p")))
            container.mux(film.encode(None))
        for one in [*resampler.resample(frame), *resampler.resample(None)]:
            container.mux(stream.encode(one))
        container.mux(stream.encode(None))
    return path


def silent_film(path: Path) -> Path:
    """A film without any sound."""
    with av.open(str(path), "w") as container:
        film = container.add_stream("mpeg4", rate=10)
        assert isinstance(film, av.VideoStream)
        film.width, film.height, film.pix_fmt = 64, 64, "yuv420p"
        for _ in range(10):
            container.mux(film.encode(av.VideoFrame(64, 64, "yuv420p")))
        container.mux(film.encode(None))
    return path
