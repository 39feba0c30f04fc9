"""Long recordings are looked through in blocks that end in a pause."""

from __future__ import annotations

import numpy as np

from knowledge.speech.hearing.engine import PIECE, blocks
from knowledge.speech.sound import RATE
from tests.knowledge.speech.recordings import noise


def test_a_short_recording_is_one_block() -> None:
    assert list(blocks(noise(3, RATE))) == [(0, 3 * RATE)]
    assert list(blocks(noise(PIECE, RATE))) == [(0, int(PIECE * RATE))]


def test_a_long_one_is_cut_in_its_pauses_and_nothing_is_lost() -> None:
    samples = noise(2.5 * PIECE, RATE)
    pauses = [(int((PIECE - 6.3) * RATE), RATE // 2), (int((2 * PIECE - 11.1) * RATE), RATE // 2)]
    for begin, length in pauses:
        samples[begin : begin + length] *= np.float32(0.01)
    found = list(blocks(samples))
    assert [begin for begin, _ in found] == [0, *[end for _, end in found[:-1]]]
    assert found[-1][1] == len(samples)
    for (begin, length), (_, end) in zip(pauses, found[:-1], strict=True):
        assert begin < end < begin + length
