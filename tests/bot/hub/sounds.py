"""Recordings for tests, made of a tone: as a wave file, and as what PyAV writes of it."""

from __future__ import annotations

import io
import math
import struct
import wave
from typing import Any

RATE = 16_000
TONE = 440.0


def wave_file(seconds: float = 1.0) -> bytes:
    """A tone that swells twice a second, 16 bits, one channel."""
    count = int(seconds * RATE)
    swells = (math.sin(math.pi * 2 * place / RATE) ** 2 for place in range(count))
    samples = (int(12_000 * swell * math.sin(math.tau * TONE * at / RATE)) for at, swell in enumerate(swells))
    content = io.BytesIO()
    with wave.open(content, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
    return content.getvalue()


def recording(form: str, codec: str, seconds: float = 1.0) -> bytes:
    """The tone in a container of `form`, such as "ogg" with the codec "libopus"."""
    import av

    content = io.BytesIO()
    source: Any
    with av.open(io.BytesIO(wave_file(seconds))) as source, av.open(content, "w", format=form) as written:
        stream: Any = written.add_stream(codec, rate=48_000, layout="mono")
        resampler = av.AudioResampler(
            format=stream.codec_context.format, layout="mono", rate=48_000, frame_size=stream.codec_context.frame_size
        )
        for frame in source.decode(audio=0):
            for piece in resampler.resample(frame):
                written.mux(stream.encode(piece))
        for piece in resampler.resample(None):
            written.mux(stream.encode(piece))
        written.mux(stream.encode(None))
    return content.getvalue()


def seconds_of(content: bytes) -> float:
    """How much sound can be decoded from a file."""
    import av

    container: Any
    with av.open(io.BytesIO(content)) as container:
        return float(sum(frame.samples / frame.sample_rate for frame in container.decode(audio=0)))
