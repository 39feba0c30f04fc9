"""The paper is cut out of a photo only where it is clear, dark photos are lightened, clear ones left alone."""

from __future__ import annotations

import numpy as np
import pytest

from knowledge.images.light import lightened
from knowledge.images.paper import paper
from knowledge.images.turning import around, cut, moved, turned
from tests.receipts.paper import printed
from tests.receipts.photo import Shot, photographed
from tests.receipts.till import drawn

SHEET = np.array([[120, 60], [470, 95], [450, 700], [90, 660]], np.float32)


def desk_with(corners: np.ndarray, brightness: int = 235) -> np.ndarray:
    import cv2

    desk = np.full((760, 560, 3), 90, np.uint8)
    return np.asarray(cv2.fillConvexPoly(desk, corners.astype(np.int32), (brightness,) * 3), np.uint8)


def test_a_sheet_on_a_desk_is_found_to_a_few_pixels() -> None:
    found = paper(desk_with(SHEET))
    assert found is not None
    assert np.abs(found - SHEET).max() < 8


@pytest.mark.parametrize(
    "picture",
    [
        desk_with(SHEET, brightness=100),
        np.full((700, 500, 3), 250, np.uint8),
        desk_with(np.array([[280, 60], [500, 380], [280, 700], [60, 380]], np.float32) * [1.0, 0.3]),
        np.array(printed(drawn(1), 1, width=400))[:, :, ::-1],
    ],
    ids=["hardly brighter", "all paper", "skew", "a scan"],
)
def test_without_a_clear_sheet_nothing_is_cut(picture: np.ndarray) -> None:
    assert paper(picture) is None


def test_places_move_with_what_is_cut_out() -> None:
    piece = cut(desk_with(SHEET), SHEET)
    high, wide = piece.shape[:2]
    assert np.abs(moved(SHEET, SHEET) - [[0, 0], [wide, 0], [wide, high], [0, high]]).max() < 0.1
    assert piece[5:-5, 5:-5].min() == 235


def test_what_stands_at_the_edge_is_cut_out_whole() -> None:
    text = np.array([[[100, 40], [300, 58], [298, 82], [98, 64]]], np.float32)
    grown = around(SHEET, text, 10)
    wide, high = cut(desk_with(SHEET), grown).shape[1::-1]
    inside = moved(text, grown)
    assert inside.min() > 5
    assert (inside.max(axis=(0, 1)) < (wide - 5, high - 5)).all()


def test_turning_is_clockwise_and_cuts_nothing_off() -> None:
    picture = np.zeros((40, 80, 3), np.uint8)
    picture[0, 0] = 255
    assert turned(picture, 90).shape == (80, 40, 3)
    assert turned(picture, 90)[0, -1].tolist() == [255, 255, 255]
    tilted = turned(picture, 30)
    assert tilted.shape[0] > 70
    assert tilted.shape[1] > 85


def test_a_dark_photo_is_lightened_and_another_is_not_touched() -> None:
    clear = photographed(printed(drawn(2), 2, width=300), Shot(), 2)
    dark = photographed(printed(drawn(2), 2, width=300), Shot(dark=1.0), 2)
    pixels = np.asarray(clear)
    assert lightened(pixels) is pixels
    assert np.percentile(np.asarray(dark), 97) < 120
    assert np.percentile(lightened(np.asarray(dark)), 97) > 220
