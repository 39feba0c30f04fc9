"""From a picture to a page: the text is found, the picture turned until it is upright, and then recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knowledge.images.errors import UnreadableFileError
from knowledge.images.light import lightened
from knowledge.images.paper import paper
from knowledge.images.turning import around, cut, moved, sides, turned
from knowledge.ocr.finding import direction, find
from knowledge.ocr.page import Page, Point, TextLine, in_rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from knowledge.ocr.engine import Engine

    Pixels = NDArray[np.uint8]
    Boxes = NDArray[np.float32]

LEAST_SCORE = 0.5
"""What is recognised less surely than this is no text."""
LEAST_CONTRAST = 2.0
"""The standard deviation (of 255) of a picture in which nothing can be seen."""
LEAST_TURN = 1.0
"""Degrees of tilt below which a picture is left as it is."""
OVER = 1.0
"""How many heights of its line a piece of text may stick out of what is taken for the paper."""
ASKED = 6
"""How many long pieces are read to tell whether the picture stands on its head."""
UPRIGHT = 0.9
"""A picture whose pieces are read as surely as this stands on its feet."""


def read(engine: Engine, picture: Pixels) -> Page:
    """The text of a picture (height × width × 3, blue first); a picture without any gives a page without lines.

    Raises UnreadableFileError (empty) for a picture of one colour.
    """
    if picture[::4, ::4].std() < LEAST_CONTRAST:
        raise UnreadableFileError("empty", "one colour")
    picture = lightened(picture)
    boxes = find(engine, picture)
    straight = _straightened(picture, boxes)
    if straight is not picture:
        picture, boxes = straight, find(engine, straight)
    boxes = boxes[_longest_first(boxes)]
    texts = _read(engine, picture, boxes[:ASKED])
    if texts and _sureness(texts) < UPRIGHT:
        over, over_boxes = turned(picture, 180), _turned_round(picture, boxes)
        over_texts = _read(engine, over, over_boxes[:ASKED])
        if _sureness(over_texts) > _sureness(texts):
            picture, boxes, texts = over, over_boxes, over_texts
    texts += _read(engine, picture, boxes[ASKED:])
    high, wide = picture.shape[:2]
    pieces = [
        TextLine(text, _corners(box), score)
        for box, (text, score) in zip(boxes, texts, strict=True)
        if score >= LEAST_SCORE and text.strip()
    ]
    return Page(tuple(piece for row in in_rows(pieces) for piece in row), wide, high)


def _straightened(picture: Pixels, boxes: Boxes) -> Pixels:
    """The picture with its text running from left to right or from right to left; itself where it does already."""
    corners = paper(picture)
    if corners is not None and len(boxes) and _inside(boxes, corners):
        corners = around(corners, boxes, _height(boxes))
        boxes = moved(boxes, corners)
        picture = cut(picture, corners)
    degrees = direction(boxes)
    return turned(picture, -degrees) if abs(degrees) >= LEAST_TURN else picture


def _inside(boxes: Boxes, corners: Boxes) -> bool:
    """Whether all text stands on the paper. Where some does not, a shadow or another sheet was taken for its edge."""
    import cv2

    most = OVER * _height(boxes)
    return all(
        cv2.pointPolygonTest(corners, corner.tolist(), measureDist=True) >= -most for box in boxes for corner in box
    )


def _height(boxes: Boxes) -> float:
    """How high most lines of text are, in pixels."""
    import numpy as np

    return float(np.median([min(sides(box)) for box in boxes]))


def _read(engine: Engine, picture: Pixels, boxes: Boxes) -> list[tuple[str, float]]:
    return list(engine.recognise([cut(picture, box) for box in boxes]))


def _longest_first(boxes: Boxes) -> NDArray[np.intp]:
    """The order of the boxes by their length: the longest tell most surely which way the text runs."""
    import numpy as np

    return np.argsort([-sides(box)[0] for box in boxes], kind="stable").astype(np.intp)


def _sureness(texts: list[tuple[str, float]]) -> float:
    """The mean score of the characters of some pieces."""
    return sum(score * len(text) for text, score in texts) / max(1, sum(len(text) for text, _ in texts))


def _turned_round(picture: Pixels, boxes: Boxes) -> Boxes:
    import numpy as np

    high, wide = picture.shape[:2]
    return np.roll(np.array([wide, high], np.float32) - boxes, -2, axis=1)


def _corners(box: Boxes) -> tuple[Point, Point, Point, Point]:
    first, second, third, fourth = ((round(float(x), 1), round(float(y), 1)) for x, y in box)
    return first, second, third, fourth
