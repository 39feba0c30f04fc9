"""Predictions for a folder of recordings: what is heard in each, and how long hearing took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from bot.replies.catalogue import catalogue
from bot.settings import Settings
from bot.voice.engines import open_ear
from bot.voice.unheard import UnheardNoteError
from knowledge.speech.errors import UnheardError
from skills.engine.errors import ConfigurationError

KINDS = frozenset(
    {".ogg", ".oga", ".opus", ".mp3", ".m4a", ".mp4", ".mov", ".wav", ".webm", ".flac", ".aac", ".amr", ".aiff", ".caf"}
)


def recordings_in(folder: Path, settings: Settings) -> Iterator[dict[str, Any]]:
    """`id`, `text`, `ms`, `audio_s`, `lang` for every recording of a folder, in the order of their names.

    Loading the model is not counted. What cannot be heard has no text, and a `reason`. Raises ConfigurationError
    where hearing is off or its engine or model is not here.
    """
    ear = open_ear(settings)
    if ear is None:
        raise ConfigurationError("INGLE_HEARING is off")
    try:
        ear.warm()
        for path in sorted(path for path in folder.iterdir() if path.suffix.lower() in KINDS):
            begun = time.perf_counter()
            said: dict[str, Any] = {"text": "", "audio_s": None, "lang": None}
            try:
                heard = ear.hear(path)
            except UnheardError as error:
                said["reason"] = str(error)
            else:
                said |= {"text": heard.text, "audio_s": round(heard.seconds, 3), "lang": heard.language}
            yield {"id": path.stem, **said, "ms": round(1000 * (time.perf_counter() - begun))}
    except UnheardError as error:
        told = UnheardNoteError(error)
        raise ConfigurationError(catalogue("en").say(told.key, told.facts)) from error
    finally:
        ear.end()


def speed(predictions: list[dict[str, Any]]) -> str:
    """How long hearing took, in a line for people."""
    timed = [one for one in predictions if one["audio_s"]]
    if not timed:
        return "no recordings were heard"
    seconds = [one["ms"] / 1000 for one in timed]
    factor = sum(seconds) / sum(one["audio_s"] for one in timed)
    p95 = sorted(seconds)[max(0, round(0.95 * len(seconds)) - 1)]
    return (
        f"{len(timed)} of {len(predictions)} recordings heard; seconds each: median {median(seconds):.2f}, "
        f"p95 {p95:.2f}; real-time factor {factor:.2f}"
    )
