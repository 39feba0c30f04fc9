"""Pictures of any shape are shown to the engine in parts it can see, and text on a seam counts once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from knowledge.ocr.finding import direction, find


class Finder:
    """Finds every grey bar of the picture, and remembers what it was shown."""

    def __init__(self) -> None:
        self.shown: list[tuple[int, int]] = []

    def find(self, picture: np.ndarray) -> np.ndarray:
        import cv2

        self.shown.append((picture.shape[1], picture.shape[0]))
        dark = (picture[:, :, 0] < 128).astype(np.uint8)
        outlines, _ = cv2.findContours(dark, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
        boxes = [cv2.boundingRect(outline) for outline in outlines]
        corners = [[(x, y), (x + w, y), (x + w, y + h), (x, y + h)] for x, y, w, h in boxes]
        return np.array(corners, np.float32).reshape(-1, 4, 2)

    def recognise(self, pieces: Sequence[np.ndarray]) -> Sequence[tuple[str, float]]:
        return [("", 0.0) for _ in pieces]


def bars(wide: int, high: int, step: int = 40) -> np.ndarray:
    picture = np.full((high, wide, 3), 255, np.uint8)
    for top in range(10, high - 24, step):
        picture[top : top + 14, wide // 10 : wide // 2] = 0
    return picture


@pytest.mark.parametrize(("wide", "high"), [(800, 1200), (400, 5000), (1000, 9000), (3000, 4000)])
def test_every_line_is_found_once_where_it_is(wide: int, high: int) -> None:
    step = 40 if wide < 2000 else 80
    finder = Finder()
    found = find(finder, bars(wide, high, step))
    tops = sorted(float(box[0, 1]) for box in found)
    assert len(tops) == len(range(10, high - 24, step))
    assert max(abs(top - (10 + step * index)) for index, top in enumerate(tops)) < 5
    assert all(min(size) <= 960 and max(size) <= 1760 for size in finder.shown)


@pytest.mark.parametrize(("wide", "high"), [(1500, 60), (60, 1500), (40, 2000)])
def test_a_strip_is_shown_in_a_few_parts(wide: int, high: int) -> None:
    finder = Finder()
    picture = np.full((high, wide, 3), 255, np.uint8)
    picture[20:34, 10:30] = 0
    (box,) = find(finder, picture)
    assert box.min(axis=0).tolist() == [10, 20]
    assert len(finder.shown) <= 4


def lying(angle: float, length: float = 200) -> np.ndarray:
    radians = np.deg2rad(angle)
    along = np.array([np.cos(radians), np.sin(radians)]) * length
    down = np.array([-np.sin(radians), np.cos(radians)]) * 20
    start = np.array([300.0, 300.0])
    return np.array([start, start + along, start + along + down, start + down], np.float32)


def test_the_direction_is_that_of_the_long_pieces() -> None:
    assert direction(np.array([lying(7)] * 3 + [lying(40, 60)])) == pytest.approx(7, abs=0.01)
    assert direction(np.array([lying(30, 25)])) == 0
    assert direction(np.zeros((0, 4, 2), np.float32)) == 0
    upright = np.roll(lying(90), 1, axis=0)
    assert abs(direction(np.array([upright]))) == pytest.approx(90, abs=0.01)
