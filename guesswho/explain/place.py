"""Where on a portrait a heat map is warm, in a word: the map for who cannot see it."""

from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

MOST = 0.5
"""Share of all heat from which a third of the picture is *the* place."""


class Place(StrEnum):
    """A part of the portrait."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"
    LEFT = "left"
    RIGHT = "right"
    EVERYWHERE = "everywhere"
    NOWHERE = "nowhere"


def place_of(heat: NDArray[np.float64]) -> Place:
    """Name the third, across or down, that holds most of ``heat`` ``(h, w)``, seen as it hangs.

    Thirds cut through rows and columns where the map's size asks for it.
    """
    if not heat.any():
        return Place.NOWHERE
    rows, columns = _thirds(heat.sum(axis=1)), _thirds(heat.sum(axis=0))
    shares = {
        Place.TOP: rows[0],
        Place.MIDDLE: rows[1],
        Place.BOTTOM: rows[2],
        Place.LEFT: columns[0],
        Place.RIGHT: columns[2],
    }
    place = max(shares, key=shares.__getitem__)
    return place if shares[place] >= MOST * heat.sum() else Place.EVERYWHERE


def _thirds(line: NDArray[np.float64]) -> list[float]:
    """Sums of the three thirds of a line; what lies on a border counts for both in proportion."""
    total = np.concatenate([[0.0], line.cumsum()])
    cuts = np.interp(np.linspace(0, len(line), 4), np.arange(len(line) + 1), total)
    return [float(share) for share in np.diff(cuts)]
