"""How gender shows: a handful of friendly cues, none of which has to carry it alone."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cues:
    """Measures in units of the view box.

    ``width`` is half the face at the cheekbones, ``jaw`` how square it ends (added to the
    face shape's own), ``neck`` and ``shoulders`` half widths; ``blush`` and
    ``jaw_shade`` opacities; ``dressy`` wears earrings,
    necklaces and sun hats.
    """

    width: float
    jaw: float
    neck: float
    shoulders: float
    brow: float
    brow_arch: float
    blush: float
    jaw_shade: float
    lashes: bool
    full_lips: bool
    dressy: bool


CUES: Mapping[str | None, Cues] = {
    "female": Cues(35.5, -3, 12, 55, 2.6, 5, 0.4, 0, lashes=True, full_lips=True, dressy=True),
    "male": Cues(38.5, 7, 18, 68, 5, 1.5, 0.2, 0.4, lashes=False, full_lips=False, dressy=False),
    None: Cues(36.5, 1, 14, 60, 3.6, 3, 0.3, 0, lashes=False, full_lips=False, dressy=False),
}
