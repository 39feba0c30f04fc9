"""Sound files, read and written with PyAV: any recording becomes samples, samples become a voice note.

Reading opens other people's files: call it in a process of its own.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge.speech.errors import UnheardError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

RATE = 16_000
"""Samples a second of what is read."""
FORMATS = "ogg,mp3,mov,matroska,wav,w64,aiff,caf,flac,aac,amr,asf,au,avi,mpegts"
"""The containers that are opened. Playlists are none of them: those name other files and addresses."""
BEGINNINGS = (b"OggS", b"ID3", b"\xff\xfb", b"RIFF", b"fLaC", b"\x1aE\xdf\xa3", b"#!AMR", b"caff", b"FORM")
"""How files of sound begin, and films of the WebM kind; MP4 has its mark from the fifth byte on."""
MP4 = b"ftyp"
FULL = 32_768
"""The loudest sample of 16 bits. Two channels are mixed in those: as floats they would become louder than 1."""
NOTE_RATE = 48_000
NOTE_BITS = 32_000
"""Bits a second of a voice note."""
NOTE_BYTES = 600_000
"""The largest file that is taken for a note by its size alone: a minute of a voice note has a quarter of this, a few
seconds of uncompressed sound have more."""
LEAST = 0.05
"""Seconds below which nothing was recorded."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What is opened at most: `bytes` of the file, `seconds` of sound, seconds that `decoding` may take."""

    bytes: int = 20 * 1000**2
    seconds: float = 15 * 60.0
    decoding: float = 60.0


def check_size(path: Path, limits: Limits) -> None:
    """Raises UnheardError: too-large; no-sound for an empty file."""
    size = path.stat().st_size
    if size > limits.bytes:
        raise UnheardError("too-large", f"{size / 1000**2:.0f} MB")
    if size == 0:
        raise UnheardError("no-sound", "an empty file")


def read_sound(path: Path, limits: Limits | None = None) -> Samples:
    """The sound of a recording or a film: mono samples from -1 to 1, `RATE` a second.

    A file that breaks off is read as far as it goes.
    Raises UnheardError: no-sound, damaged, too-long, too-large, timeout.
    """
    import av
    import numpy as np

    limits = limits or Limits()
    check_size(path, limits)
    options = {"format_whitelist": FORMATS, "protocol_whitelist": "file"}
    try:
        container = av.open(str(path.absolute()), metadata_errors="ignore", container_options=options)
    except av.FFmpegError as error:
        raise UnheardError("damaged" if _looks_like_sound(path) else "no-sound", str(error.strerror)) from error
    with container:
        if not container.streams.audio:
            raise UnheardError("no-sound", str(container.format.name))
        pieces = list(_decoded(container, limits))
    if not pieces or sum(map(len, pieces)) < LEAST * RATE:
        raise UnheardError("damaged", "no sound can be decoded")
    return np.concatenate(pieces)


def _looks_like_sound(path: Path) -> bool:
    with path.open("rb") as file:
        begins = file.read(12)
    return begins.startswith(BEGINNINGS) or begins[4:8] == MP4


def _decoded(container: Any, limits: Limits) -> Iterator[Samples]:
    import av
    import numpy as np

    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    until = time.monotonic() + limits.decoding
    count = 0
    for frame in _frames(container):
        if time.monotonic() > until:
            raise UnheardError("timeout", f"{limits.decoding:g} s")
        try:
            resampled = resampler.resample(frame)
        except (av.FFmpegError, ValueError):
            continue
        for one in resampled:
            piece = one.to_ndarray().reshape(-1).astype(np.float32) / np.float32(FULL)
            count += len(piece)
            if count > limits.seconds * RATE:
                raise UnheardError("too-long", _minutes(container))
            yield piece


def _frames(container: Any) -> Iterator[Any]:
    """The frames of the first sound that can be decoded; then nothing, which empties the resampler."""
    import av

    packets = container.demux(container.streams.audio[0])
    while True:
        try:
            packet = next(packets, None)
        except av.FFmpegError:
            break
        if packet is None:
            break
        try:
            frames = packet.decode()
        except av.FFmpegError:
            continue
        for frame in frames:
            frame.pts = None
            yield frame
    yield None


def _minutes(container: Any) -> str:
    return "" if container.duration is None else f"{container.duration / 60e6:.0f}"


def as_opus(samples: Samples, rate: int) -> bytes:
    """A voice note of one channel, OGG with Opus, of samples from -1 to 1; what is louder is cut off.

    Raises ValueError for no samples.
    """
    import av
    import numpy as np

    if len(samples) == 0:
        raise ValueError("there are no samples")
    loud = np.nan_to_num(np.asarray(samples, np.float32).reshape(1, -1)).clip(-1.0, 1.0)
    whole = av.AudioFrame.from_ndarray(np.ascontiguousarray(loud), format="flt", layout="mono")
    whole.sample_rate = rate
    written = io.BytesIO()
    with av.open(written, "w", format="ogg") as container:
        stream = container.add_stream("libopus", rate=NOTE_RATE, layout="mono", options={"application": "voip"})
        stream.bit_rate = NOTE_BITS
        resampler = av.AudioResampler(
            format="flt", layout="mono", rate=NOTE_RATE, frame_size=stream.codec_context.frame_size or NOTE_RATE // 50
        )
        for frame in [*resampler.resample(whole), *resampler.resample(None)]:
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return written.getvalue()
