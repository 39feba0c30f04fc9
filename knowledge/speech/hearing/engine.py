"""faster-whisper as the house uses it: speech is found first, the language chosen with what the house knows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from knowledge.speech.errors import UnheardError
from knowledge.speech.hearing.doubt import doubtful
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
        import numpy as np
        from faster_whisper.transcribe import restore_speech_timestamps
        from faster_whisper.vad import collect_chunks

        _check_loud(samples)
        speech = self._speech(samples)
        if sum(chunk["end"] - chunk["start"] for chunk in speech) < LEAST_SPEECH * RATE:
            raise UnheardError("no-speech", "nobody speaks")
        self._model.among = tuple(among)
        segments, info = self._model.transcribe(
            np.concatenate(collect_chunks(samples, speech)[0]),
            language=language,
            beam_size=self._beam,
            hotwords=", ".join(words[:MOST_WORDS]) or None,
            condition_on_previous_text=False,
        )
        at_their_times = restore_speech_timestamps(segments, speech, RATE)
        return Heard(info.language, info.language_probability, _parts(at_their_times, info.language, words))

    def _speech(self, samples: Samples) -> list[dict[str, int]]:
        """Where somebody speaks, in samples, with 0.4 s around it; pauses of up to 2 s belong to it."""
        from faster_whisper.vad import get_speech_timestamps

        found: list[dict[str, int]] = get_speech_timestamps(samples)
        return found


def _parts(segments: Iterable[Any], language: str, words: Sequence[str]) -> Iterator[Part]:
    for one in segments:
        text = one.text.strip()
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
