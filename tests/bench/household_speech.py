"""`python -m tests.bench.household_speech MODELS`: household sentences in another voice than ours, heard by the house.

MODELS is a models folder with Whisper base and Kokoro. Prints for each language and voice the share of words that are
wrong, how many names are right, and how much of real time hearing took; `--show` adds what was misheard. Both sides are
compared as they are said, so that "16:30" is "four thirty".
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import yaml

from knowledge.speech.hearing import Ear, Whisper, WhisperModel
from knowledge.speech.speaking import LocalMouth
from tests.knowledge.speech.speaking.measure import words, wrong

SENTENCES = Path(__file__).with_suffix(".yaml")
VOICES = {"en": ("kokoro", "pico"), "de": ("pico",), "fr": ("kokoro",), "es": ("kokoro",), "it": ("kokoro",)}


def measure(ear: Ear, voice: str, models: Path, language: str, said: Sequence[str], names: Sequence[str]) -> list[str]:
    """A line of figures for a voice, and one for each sentence that was misheard."""
    mouth = LocalMouth(models, wanted=voice)
    amiss, of_words, right, of_names, took, seconds = 0, 0, 0, 0, 0.0, 0.0
    misheard = []
    for sentence in said:
        speech = mouth.say(sentence, language)
        with tempfile.NamedTemporaryFile(suffix=".ogg") as file:
            file.write(speech.ogg)
            file.flush()
            begun = time.perf_counter()
            heard = ear.hear(Path(file.name), among=list(VOICES), words=names)
        took, seconds = took + time.perf_counter() - begun, seconds + speech.seconds
        wanted, found = words(sentence, language), words(heard.text, language)
        errors = wrong(wanted, found)
        amiss, of_words = amiss + errors, of_words + len(wanted)
        spoken = [name for name in names if re.search(rf"\b{name}\b", sentence)]
        right += sum(bool(re.search(rf"\b{name}\b", heard.text, re.IGNORECASE)) for name in spoken)
        of_names += len(spoken)
        misheard += [f"    {errors} {sentence!r}\n      {heard.text!r}"] if errors else []
    mouth.end()
    line = (
        f"{language} {voice}: WER {amiss / of_words:.1%} of {of_words} words, names {right} of {of_names}, "
        f"real-time factor {took / seconds:.2f}"
    )
    return [line, *misheard]


def main(models: Path, *, show: bool) -> None:
    """Prints a line for each voice."""
    said = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
    ear = Whisper(WhisperModel(models / "whisper-base"))
    ear.warm()
    for language, voices in VOICES.items():
        for voice in voices:
            lines = measure(ear, voice, models, language, said[language], said["names"])
            print("\n".join(lines if show else lines[:1]), flush=True)
    ear.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]), show="--show" in sys.argv)
