"""What is said is heard again, word by word, by the engine that hears."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.speech.hearing.service import Whisper
from knowledge.speech.speaking import LocalMouth, spoken
from tests.knowledge.speech.speaking.measure import SENTENCES, words, wrong

pytestmark = pytest.mark.model
pytest.importorskip("hibari")


@pytest.fixture(scope="module")
def mouth(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalMouth]:
    made = LocalMouth(tmp_path_factory.mktemp("models"))
    yield made
    made.end()


def test_an_english_reply_is_understood(mouth: LocalMouth, ear: Whisper, tmp_path: Path) -> None:
    mistakes = of = 0
    for number, reply in enumerate(SENTENCES["en"][:4]):
        note = tmp_path / f"{number}.ogg"
        note.write_bytes(mouth.say(spoken(reply, "en"), "en").ogg)
        said = words(reply, "en")
        mistakes += wrong(said, words(ear.hear(note, language="en").text, "en"))
        of += len(said)
    assert mistakes / of <= 0.08
