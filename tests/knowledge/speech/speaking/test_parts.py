"""Long texts are said in parts, with a pause after each."""

from __future__ import annotations

import numpy as np
import pytest

from knowledge.speech.speaking.parts import AFTER_CLAUSE, AFTER_LINE, AFTER_SENTENCE, joined, parts_of


def test_lines_and_sentences_are_parts() -> None:
    said = parts_of("On the list: milk.\nTwo eggs! And bread?\n\n…\n")
    assert [part.text for part in said] == ["On the list: milk.", "Two eggs!", "And bread?"]
    assert [part.pause for part in said] == [AFTER_LINE, AFTER_SENTENCE, AFTER_LINE]


@pytest.mark.parametrize("between", [", ", " ", ""])
def test_a_long_sentence_is_cut_and_nothing_is_lost(between: str) -> None:
    sentence = between.join(["abcdefghij"] * 30) + "."
    said = parts_of(sentence, 50)
    assert all(len(part.text) <= 50 for part in said)
    assert "".join(part.text for part in said).replace(" ", "") == sentence.replace(" ", "")
    assert {part.pause for part in said[:-1]} == {AFTER_CLAUSE}
    assert said[-1].pause == AFTER_LINE


def test_silence_around_a_part_gives_way_to_its_pause() -> None:
    sound = np.concatenate([np.zeros(1000), np.full(500, 0.5), np.zeros(2000)]).astype(np.float32)
    whole = joined([(sound, 0.1), (sound, 0.2)], 1000)
    assert len(whole) == pytest.approx(2 * 500 + 300 + 4 * 20, abs=4)
    assert len(joined([(np.zeros(100, np.float32), 0.0)], 1000)) == 0


@pytest.mark.parametrize("loud", [0.05, 0.3, 1.0])
def test_every_voice_is_as_loud(loud: float) -> None:
    sound = (loud * np.sin(np.arange(4000) / 10)).astype(np.float32)
    whole = joined([(sound, 0.0)], 1000)
    assert float(np.abs(whole).max()) == pytest.approx(0.14, abs=0.01)
