"""faster-whisper as the house uses it: speech is found first, the language chosen with what the house knows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge.speech.errors import UnheardError
from knowledge.speech.hearing.doubt import doubtful
from knowledge.speech.hearing.names import with_names
from knowledge.speech.hearing.transcript import Part
from knowledge.speech.sound import RATE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

SILENT = 0.001
"""The loudness (root mean square of the loudest tenth of a second) below which nobody can have spoken: -60 dB."""
MOST_WORDS = 40
"""Words that are told to the model; each makes hearing slower, and many make it hear them everywhere."""
PIECE = 180.0
"""Seconds that are looked through for speech at once, and of speech that are prepared at once: a quarter of an hour
at once would take 1.2 GB."""
LEAST_SPEECH = 0.2
"""Seconds of speech below which nothing was said."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What is being said; a part without text stands for one in which there was nothing to understand."""

    language: str
    language_sure: float
    parts: Iterator[Part]


class Engine:
    """A loaded model. Blocks while it hears."""

    def __init__(self, folder: Path, device: str, compute: str, threads: int, beam: int) -> None:
        from knowledge.speech.hearing.model import OnceEncoding

        self._model = OnceEncoding(str(folder), device=device, compute_type=compute, cpu_threads=threads)
        self._beam = beam

    def warm(self) -> None:
        """Runs once over a breath of nothing, which loads what is loaded with the first use."""
        import numpy as np

        nothing = np.zeros(RATE, np.float32)
        self._speech(nothing)
        list(self._model.transcribe(nothing, language="en", beam_size=1, temperature=0.0)[0])

    def hear(self, samples: Samples, language: str | None, among: Sequence[str], words: Sequence[str]) -> Heard:
        """What is said in samples (`RATE` a second). Raises UnheardError: silence, no-speech."""
        _check_loud(samples)
        speech = self._speech(samples)
        if sum(map(_length, speech)) < LEAST_SPEECH * RATE:
            raise UnheardError("no-speech", "nobody speaks")
        self._model.among = tuple(among)
        pieces = list(_pieces(speech))
        segments, info = self._transcribed(samples, pieces[0], language, words)
        found, sure = info.language, info.language_probability

        def all_of_them() -> Iterator[Any]:
            yield from segments
            for piece in pieces[1:]:
                yield from self._transcribed(samples, piece, found, words)[0]

        return Heard(found, sure, _parts(all_of_them(), found, words))

    def _transcribed(
        self, samples: Samples, speech: list[dict[str, int]], language: str | None, words: Sequence[str]
    ) -> tuple[Iterable[Any], Any]:
        """The engine's segments, at their times in the whole recording, and what it says of the language."""
        import numpy as np
        from faster_whisper.transcribe import restore_speech_timestamps
        from faster_whisper.vad import collect_chunks

        segments, info = self._model.transcribe(
            np.concatenate(collect_chunks(samples, speech)[0]),
            language=language,
            beam_size=self._beam,
            hotwords=_told(words),
            condition_on_previous_text=False,
        )
        return restore_speech_timestamps(segments, speech, RATE), info

    def _speech(self, samples: Samples) -> list[dict[str, int]]:
        """Where somebody speaks, in samples, with 0.4 s around it; pauses of up to 2 s belong to it."""
        from faster_whisper.vad import VadOptions, get_speech_timestamps

        return [
            {"start": begin + one["start"], "end": begin + one["end"]}
            for begin, end in blocks(samples)
            for one in get_speech_timestamps(samples[begin:end], VadOptions(max_speech_duration_s=PIECE))
        ]


def blocks(samples: Samples) -> Iterator[tuple[int, int]]:
    """Begin and end of blocks of at most `PIECE`, cut where their last ten seconds are quietest."""
    import numpy as np

    begin, most, last, frame = 0, int(PIECE * RATE), 10 * RATE, RATE // 10
    while len(samples) - begin > most:
        from_here = begin + most - last
        loud = (samples[from_here : begin + most].reshape(-1, frame) ** 2).sum(axis=1)
        end = from_here + int(np.argmin(loud)) * frame + frame // 2
        yield begin, end
        begin = end
    yield begin, len(samples)


def _pieces(speech: list[dict[str, int]]) -> Iterator[list[dict[str, int]]]:
    """What is spoken, in pieces of about `PIECE` that begin and end with a pause."""
    piece: list[dict[str, int]] = []
    for one in speech:
        if piece and sum(map(_length, piece)) + _length(one) > PIECE * RATE:
            yield piece
            piece = []
        piece.append(one)
    yield piece


def _told(words: Sequence[str]) -> str | None:
    """The words as a sentence: the model writes as it is told, and after a list without a full stop sets none."""
    return f"{', '.join(words[:MOST_WORDS])}." if words else None


def _length(speech: dict[str, int]) -> int:
    return speech["end"] - speech["start"]


def _parts(segments: Iterable[Any], language: str, words: Sequence[str]) -> Iterator[Part]:
    for one in segments:
        text = with_names(one.text.strip(), words)
        if doubtful(text, language, words, one.no_speech_prob, one.avg_logprob, one.compression_ratio):
            text = ""
        yield Part(round(one.start, 2), round(one.end, 2), text, round(math.exp(min(0.0, one.avg_logprob)), 3))


def _check_loud(samples: Samples) -> None:
    import numpy as np

    size = RATE // 10
    whole = samples[: max(1, len(samples) // size) * size]
    frames = whole.reshape(-1, min(size, len(whole)))
    if float(np.sqrt((frames**2).mean(axis=1)).max()) < SILENT:
        raise UnheardError("silence", "")
