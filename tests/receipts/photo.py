"""A printed receipt as a telephone's camera sees it: on a desk, tilted, unevenly lit, a little out of focus."""

from __future__ import annotations

import io
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class Shot:
    """How a photo is taken. `tilt` in degrees; the others from 0 (not at all) to 1 (badly)."""

    tilt: float = 0.0
    slant: float = 0.0
    shadow: float = 0.0
    dark: float = 0.0
    blur: float = 0.0
    noise: float = 0.0
    crumple: float = 0.0
    quality: int = 85
    turn: int = 0


def taken_by(seed: int) -> Shot:
    """How the person of a seed takes photos: usually passably, sometimes turned."""
    lot = Random(seed * 7919 + 1)
    return Shot(
        tilt=lot.uniform(-8, 8),
        slant=lot.uniform(0, 0.8),
        shadow=lot.uniform(0, 0.8),
        dark=lot.choice((0.0, 0.0, 0.3, 0.6)),
        blur=lot.uniform(0, 0.6),
        noise=lot.uniform(0, 0.7),
        crumple=lot.choice((0.0, 0.3, 0.7)),
        quality=lot.randint(55, 90),
        turn=lot.choice((0, 0, 0, 0, 0, 90, 180, 270)),
    )


def photographed(paper: Image, shot: Shot, seed: int) -> Image:
    """The photo (RGB) of a printed receipt; the same seed and shot give the same photo."""
    import cv2
    import numpy as np
    from PIL import Image

    lot = np.random.default_rng(seed)
    sheet = np.asarray(paper.convert("RGB")).astype(np.float32)
    height, width = sheet.shape[:2]
    if shot.crumple:
        sheet = _crumpled(sheet, shot.crumple, lot)
    wide, high = int(width * 1.35), int(height * 1.12 + width * 0.25)
    desk = _desk(wide, high, lot)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    angle = np.deg2rad(shot.tilt)
    turned = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    needed = np.abs(turned) @ np.array([width, height])
    shrunk = min(1.0, wide * 0.97 / needed[0], high * 0.97 / needed[1])
    placed = (corners - np.array([width / 2, height / 2])) @ turned.T * shrunk + np.array([wide / 2, high / 2])
    placed += lot.uniform(-1, 1, (4, 2)) * shot.slant * width * 0.09
    matrix = cv2.getPerspectiveTransform(corners, placed.astype(np.float32))
    cast = cv2.warpPerspective(np.zeros((height, width), np.float32) + 1, matrix, (wide, high))
    soft = cv2.GaussianBlur(np.roll(cast, (9, 7), (0, 1)), (0, 0), 9)[..., None]
    scene = desk * (1 - 0.45 * soft)
    laid = cv2.warpPerspective(sheet, matrix, (wide, high), flags=cv2.INTER_CUBIC)
    scene = scene * (1 - cast[..., None]) + laid * cast[..., None]
    scene = _lit(scene, shot, lot)
    if shot.blur:
        scene = cv2.GaussianBlur(scene, (0, 0), 0.3 + 1.3 * shot.blur)
    scene = scene + lot.normal(0, 1 + 9 * shot.noise, scene.shape)
    photo = Image.fromarray(np.clip(scene, 0, 255).astype(np.uint8))
    if shot.turn:
        photo = photo.rotate(shot.turn, expand=True)
    kept = io.BytesIO()
    photo.save(kept, "JPEG", quality=shot.quality)
    return Image.open(kept).convert("RGB")


def _desk(wide: int, high: int, lot: np.random.Generator) -> NDArray[np.float32]:
    import cv2
    import numpy as np

    colour = lot.uniform(40, 150, 3)
    coarse = lot.normal(0, 14, (max(2, high // 90), max(2, wide // 400), 1)).astype(np.float32)
    grain = cv2.resize(coarse, (wide, high), interpolation=cv2.INTER_CUBIC)
    return np.asarray(colour + grain[..., None], dtype=np.float32)


def _lit(scene: NDArray[np.float32], shot: Shot, lot: np.random.Generator) -> NDArray[np.float32]:
    """The scene with a shadow that falls across it softly, and as dark as the room is."""
    import numpy as np

    high, wide = scene.shape[:2]
    direction = lot.uniform(0, 2 * np.pi)
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    across = (x / wide - 0.5) * np.cos(direction) + (y / high - 0.5) * np.sin(direction)
    edge = 1 / (1 + np.exp(-across * 9))
    light = (1 - 0.65 * shot.shadow * edge) * (1 - 0.65 * shot.dark)
    warm = np.array([1.0, 0.97, 0.92]) if lot.random() < 0.5 else np.ones(3)
    return np.asarray(scene * light[..., None] * warm, dtype=np.float32)


def _crumpled(sheet: NDArray[np.float32], how: float, lot: np.random.Generator) -> NDArray[np.float32]:
    """The paper bent softly in places, lighter and darker where it turns to and from the light."""
    import cv2
    import numpy as np

    height, width = sheet.shape[:2]
    cells = (max(3, height // 220), max(3, width // 220))
    field = cv2.resize(lot.normal(0, 1, (*cells, 2)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    bent = cv2.remap(
        sheet,
        x + field[..., 0] * 4 * how,
        y + field[..., 1] * 4 * how,
        cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    slope = cv2.Sobel(field[..., 0], cv2.CV_32F, 1, 0) + cv2.Sobel(field[..., 1], cv2.CV_32F, 0, 1)
    shade = 1 + 0.18 * how * np.tanh(slope * 12)
    return np.asarray(bent * shade[..., None], dtype=np.float32)
