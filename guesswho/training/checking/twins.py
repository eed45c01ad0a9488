"""The same picture in two splits, also where it was resized, recompressed or brightened."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from guesswho.training.example import Example

SIDE = 16
NEAR = 24
"""Of 256 bits; a copy at half the size and JPEG quality 40 differs in under 16, the two most
alike pictures of different people among 25,000 portraits in 35."""

Hash = NDArray[np.uint64]
"""``(4,)``."""


@dataclass(frozen=True, slots=True)
class Twins:
    """Two pictures in different splits that are the same, or nearly."""

    one: Example
    other: Example
    distance: int
    """Bits of 256 in which their hashes differ."""


def fingerprint(picture: NDArray[np.uint8]) -> Hash:
    """Difference hash: where brightness rises from left to right on a 17 × 16 grid."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    small = cv2.resize(grey, (SIDE + 1, SIDE), interpolation=cv2.INTER_AREA)
    return np.packbits(small[:, 1:] > small[:, :-1]).view(np.uint64)


def across_splits(examples: Sequence[Example], hashes: NDArray[np.uint64]) -> tuple[Twins, ...]:
    """For each picture outside the largest split its nearest twin in another split.

    ``hashes`` is ``(n, 4)``, a row an example. The most alike come first.
    """
    if not examples:
        return ()
    splits = np.array([example.split for example in examples])
    names, sizes = np.unique(splits, return_counts=True)
    largest = splits == names[sizes.argmax()]
    found = []
    for index in np.flatnonzero(~largest).tolist():
        # Of two smaller splits each sees the other: the later picture reports the pair.
        before = largest | (np.arange(len(splits)) < index)
        rivals = np.flatnonzero((splits != splits[index]) & before)
        if twin := _nearest(index, rivals, examples, hashes):
            found.append(twin)
    return tuple(sorted(found, key=lambda twins: twins.distance))


def _nearest(
    index: int,
    rivals: NDArray[np.int64],
    examples: Sequence[Example],
    hashes: NDArray[np.uint64],
) -> Twins | None:
    if not rivals.size:
        return None
    distances = np.bitwise_count(hashes[rivals] ^ hashes[index]).sum(1)
    nearest = int(distances.argmin())
    if distances[nearest] > NEAR:
        return None
    return Twins(examples[index], examples[int(rivals[nearest])], int(distances[nearest]))
