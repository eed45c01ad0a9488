"""Random variation of framed portraits, so that heads forgive framing, light and quality.

Hair colour is an answer here, so colour moves little: a slight warm–cold shift and saturation
between 0.85 and 1.15, never a hue rotation.
"""

import cv2
import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

SCALES = (0.8, 1.45)
"""Least and greatest zoom; most draws are near 1 (log-normal with σ = 0.14)."""

MIRRORED, BLURRED, COMPRESSED, CUT_OUT, BORDERED = 0.5, 0.3, 0.3, 0.25, 0.2
"""Shares of the variations to which each happens."""


def augment(portrait: Pixels, side: int, rng: Generator) -> Pixels:
    """One variation of RGB ``(height, width, 3)``, resized to ``(side, side, 3)``."""
    picture = _moved(portrait, side, rng)
    if rng.random() < MIRRORED:
        picture = picture[:, ::-1]
    picture = _lit(picture, rng)
    if rng.random() < BLURRED:
        picture = _blurred(picture, rng)
    if rng.random() < COMPRESSED:
        picture = _compressed(picture, rng)
    if rng.random() < CUT_OUT:
        picture = _cut_out(picture, rng)
    if rng.random() < BORDERED:
        picture = _bordered(picture, rng)
    return np.ascontiguousarray(picture)


def _moved(portrait: Pixels, side: int, rng: Generator) -> Pixels:
    """Zoom, shift, turn and stretch in one resampling, with a border of random kind."""
    height, width = portrait.shape[:2]
    scale = float(np.clip(np.exp(rng.normal(0.02, 0.14)), *SCALES))
    stretch = np.exp(rng.normal(0, 0.04))
    angle = np.deg2rad(rng.normal(0, 7))
    centre = np.array([width / 2, height / 2]) * (1 + rng.normal(0, 0.06, 2))
    # Frame coordinates (0…width, 0…height) around the centre, turned and zoomed, then squeezed.
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]]) * scale
    squeeze = np.diag([side / width * stretch, side / height / stretch])
    matrix = squeeze @ turn
    offset = np.array([side / 2, side / 2]) - matrix @ centre
    border = int(rng.choice([cv2.BORDER_REPLICATE, cv2.BORDER_REFLECT_101, cv2.BORDER_CONSTANT]))
    return np.asarray(
        cv2.warpAffine(
            portrait,
            np.column_stack([matrix, offset]),
            (side, side),
            flags=cv2.INTER_LINEAR,
            borderMode=border,
            borderValue=[int(c) for c in rng.integers(0, 256, 3)],
        ),
        dtype=np.uint8,
    )


def _lit(picture: Pixels, rng: Generator) -> Pixels:
    """Brightness, contrast, gamma, saturation and a slight warm–cold shift."""
    values = picture.astype(np.float32) / 255
    values = values ** np.exp(rng.normal(0, 0.18))
    grey = values @ np.array([0.299, 0.587, 0.114], np.float32)
    values = grey[..., None] + (values - grey[..., None]) * rng.uniform(0.85, 1.15)
    mean = float(values.mean())
    values = mean + (values - mean) * rng.uniform(0.75, 1.25) + rng.normal(0, 0.05)
    warm = rng.normal(0, 0.03)
    values = values * np.array([1 + warm, 1, 1 - warm], np.float32)
    return np.asarray(np.clip(values * 255, 0, 255), dtype=np.uint8)


def _blurred(picture: Pixels, rng: Generator) -> Pixels:
    """Detail lost as in a small or far picture: down and up again."""
    side = picture.shape[0]
    small = int(side * rng.uniform(0.35, 0.9))
    reduced = cv2.resize(picture, (small, small), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(reduced, (side, side), interpolation=cv2.INTER_LINEAR), np.uint8)


def _compressed(picture: Pixels, rng: Generator) -> Pixels:
    quality = [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(35, 90))]
    _, data = cv2.imencode(".jpg", picture, quality)
    return np.asarray(cv2.imdecode(data, cv2.IMREAD_COLOR), dtype=np.uint8)


def _cut_out(picture: Pixels, rng: Generator) -> Pixels:
    """A patch of noise-coloured nothing: no head may rest on a single spot."""
    side = picture.shape[0]
    height, width = (rng.uniform(0.1, 0.25, 2) * side).astype(int)
    top, left = (rng.random(2) * (side - np.array([height, width]))).astype(int)
    picture = picture.copy()
    picture[top : top + height, left : left + width] = rng.integers(0, 256, 3)
    return picture


def _bordered(picture: Pixels, rng: Generator) -> Pixels:
    """One edge erased or smeared: some sources have such borders, and no head may learn them."""
    turns = int(rng.integers(4))
    picture = np.rot90(picture, turns).copy()
    depth = int(picture.shape[0] * rng.uniform(0.03, 0.12))
    picture[:depth] = picture[depth] if rng.integers(2) else rng.integers(0, 256, 3)
    return np.rot90(picture, -turns)
