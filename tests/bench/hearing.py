"""Hearing against calling faster-whisper directly: `python -m tests.bench.hearing CLIPS MODEL [PREDICTIONS]`.

CLIPS is a folder of recordings with a truth.jsonl (`id`, `text`, `lang`), MODEL one with a Whisper model. Each clip is
heard both ways, one after the other. PREDICTIONS is a file that gets a line (`id`, `text`, `ms`, `audio_s`) a clip.
"""

from __future__ import annotations

import json
import re
import sys
import time
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

import psutil

from knowledge.speech.hearing import Whisper, WhisperModel


@dataclass
class Tally:
    """What one way of hearing did: words and how many were wrong, seconds of clock and of processor."""

    wrong: dict[str, int] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)
    clock: list[float] = field(default_factory=list)
    processor: float = 0.0

    def add(self, language: str, wanted: str, heard: str, clock: float, processor: float) -> None:
        said = spoken(wanted)
        self.wrong[language] = self.wrong.get(language, 0) + distance(said, spoken(heard))
        self.words[language] = self.words.get(language, 0) + len(said)
        self.clock.append(clock)
        self.processor += processor

    def line(self, seconds: float) -> str:
        rates = [f"{name} {100 * self.wrong[name] / self.words[name]:.1f} %" for name in self.words]
        whole = 100 * sum(self.wrong.values()) / sum(self.words.values())
        return (
            f"WER {whole:.1f} % ({', '.join(rates)}); real-time factor {sum(self.clock) / seconds:.2f} by the clock, "
            f"{self.processor / seconds:.2f} of one processor; {median(self.clock):.2f} s median a clip"
        )


def spoken(text: str) -> list[str]:
    """Lower case, without punctuation except inside numbers."""
    plain = unicodedata.normalize("NFKC", text).lower()
    plain = re.sub(r"(?<=\d)([.,:])(?=\d)|[^\w\s]", lambda mark: mark[1] or ("" if mark[0] in "'’" else " "), plain)
    return plain.split()


def distance(wanted: Sequence[str], found: Sequence[str]) -> int:
    """The fewest words to insert, delete or replace (Levenshtein)."""
    row = list(range(len(found) + 1))
    for n, word in enumerate(wanted, 1):
        diagonal, row[0] = row[0], n
        for m, heard in enumerate(found, 1):
            diagonal, row[m] = row[m], min(row[m] + 1, row[m - 1] + 1, diagonal + (word != heard))
    return row[-1]


def main(clips: Path, folder: Path, predictions: Path | None) -> None:
    from faster_whisper import WhisperModel as Direct

    truth = [json.loads(line) for line in (clips / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    languages = sorted({row["lang"] for row in truth})
    ear = Whisper(WhisperModel(folder))
    began = time.monotonic()
    ear.hear(clips / f"{truth[0]['id']}.ogg")
    cold = time.monotonic() - began
    direct = Direct(str(folder), device="cpu", compute_type="int8", cpu_threads=len(psutil.Process().cpu_affinity()))
    ours, theirs, seconds, lines = Tally(), Tally(), 0.0, []
    process = psutil.Process(ear.pid)
    peak = 0
    for row in truth:
        path = clips / f"{row['id']}.ogg"
        clock, used = time.monotonic(), sum(process.cpu_times()[:2])
        heard = ear.hear(path, among=languages)
        took = time.monotonic() - clock
        ours.add(row["lang"], row["text"], heard.text, took, sum(process.cpu_times()[:2]) - used)
        seconds += heard.seconds
        peak = max(peak, process.memory_info().rss)
        lines.append({"id": row["id"], "text": heard.text, "ms": round(1000 * took), "audio_s": heard.seconds})
        clock, used = time.monotonic(), time.process_time()
        segments, _ = direct.transcribe(str(path), beam_size=5, vad_filter=True)
        text = " ".join(one.text.strip() for one in segments)
        theirs.add(row["lang"], row["text"], text, time.monotonic() - clock, time.process_time() - used)
    ear.end()
    print(f"{len(truth)} clips, {seconds:.0f} s; cold {cold:.1f} s; resident {peak / 1e6:.0f} MB at most")
    print(f"ours:   {ours.line(seconds)}")
    print(f"direct: {theirs.line(seconds)}")
    if predictions is not None:
        predictions.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[3]) if len(sys.argv) > 3 else None)
