"""How well what is said is heard again, how fast it is said, and what it holds in memory.

`python -m tests.knowledge.speech.speaking.measure VOICES WHISPER [ENGINE …]`, with the folder of the voices' files and
that of a Whisper model. Transcripts and replies are both compared as they are said, so that "15:00" is "three pm".
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil
import yaml

from knowledge.speech.speaking import LocalMouth, UnspokenError, spoken

SENTENCES: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("said.yaml").read_text("utf-8"))


@dataclass(frozen=True)
class Heard:
    """A reply that was said, and what was heard of it."""

    reply: str
    text: str
    seconds: float
    took: float
    work: float
    wrong: int
    words: int


def words(text: str, language: str) -> list[str]:
    """The words of a text as it is said."""
    said = spoken(text, language, sentences=100).lower().replace("-", " ").replace("’", "'")
    return re.findall(r"[^\W_]+", said)


def wrong(said: Sequence[str], heard: Sequence[str]) -> int:
    """Words that have to be changed, added or left out (Levenshtein)."""
    row = list(range(len(heard) + 1))
    for number, word in enumerate(said, 1):
        before, row[0] = row[0], number
        for place, other in enumerate(heard, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (word != other))
    return row[-1]


def work_of(pid: int) -> float:
    """Seconds of processor time of a process and those it waited for."""
    times = psutil.Process(pid).cpu_times()
    return times.user + times.system + times.children_user + times.children_system


def measured(mouth: LocalMouth, engine: str, language: str, whisper: object) -> list[Heard]:
    """Every sentence of a language, said and heard; the engine is warm."""
    mouth.say(spoken("Hello", language), language)
    pid = mouth.pids[engine]
    found = []
    for reply in SENTENCES[language]:
        text, begin, before = spoken(reply, language), time.monotonic(), work_of(pid)
        speech = mouth.say(text, language)
        took, work = time.monotonic() - begin, work_of(pid) - before
        with tempfile.NamedTemporaryFile(suffix=".ogg") as file:
            file.write(speech.ogg)
            file.flush()
            pieces, _ = whisper.transcribe(file.name, language=language, beam_size=5)  # type: ignore[attr-defined]
            heard = " ".join(piece.text.strip() for piece in pieces)
        said = words(text, language)
        found.append(Heard(text, heard, speech.seconds, took, work, wrong(said, words(heard, language)), len(said)))
    return found


def main(voices: Path, model: Path, engines: Sequence[str]) -> None:
    from faster_whisper import WhisperModel

    whisper = WhisperModel(str(model), device="cpu", compute_type="int8", cpu_threads=2)
    for engine in engines:
        mouth = LocalMouth(voices, wanted=engine)
        for language in SENTENCES:
            try:
                if mouth.engine(language) != engine:
                    continue
            except UnspokenError:
                continue
            found = measured(mouth, engine, language, whisper)
            seconds = sum(one.seconds for one in found)
            memory = psutil.Process(mouth.pids[engine]).memory_info().rss >> 20
            print(
                f"{engine} {language}: WER {sum(one.wrong for one in found) / sum(one.words for one in found):.1%}, "
                f"real-time factor {sum(one.took for one in found) / seconds:.2f} "
                f"(processor time {sum(one.work for one in found) / seconds:.2f}), {memory} MB",
                flush=True,
            )
            for one in found:
                if one.wrong:
                    print(f"    {one.wrong} {one.reply!r}\n      {one.text!r}")
        mouth.end()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:] or ["hibari", "pico", "kokoro"])
