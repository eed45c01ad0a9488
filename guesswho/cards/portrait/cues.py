"""How gender shows: a handful of friendly cues, none of which has to carry it alone."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cues:
    """Measures in units of the view box.

    ``width`` is half the face at the cheekbones, ``jaw`` how square it ends (added to the
    face shape's own), ``neck`` and ``shoulders`` half widths.
    """

    width: float
    jaw: float
    neck: float
    shoulders: float
    brow: float
    brow_arch: float
    lashes: bool
    full_lips: bool
    jewellery: bool


CUES: dict[str | None, Cues] = {
    "female": Cues(35.5, -3, 11.5, 55, 2.6, 5, lashes=True, full_lips=True, jewellery=True),
    "male": Cues(37.5, 5, 17, 67, 4.8, 1.5, lashes=False, full_lips=False, jewellery=False),
    None: Cues(36.5, 1, 14, 60, 3.6, 3, lashes=False, full_lips=False, jewellery=False),
}
