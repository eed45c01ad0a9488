"""Curly hair: clouds of uneven bumps, with coils inside.

Outlines are corners in clockwise order ("x y x y …"); ``pen.curls`` rounds them into bumps.
"""

from guesswho.cards.portrait.cut import Cut
from guesswho.cards.portrait.pen import Point, coils, curls

_FINE, _FULL = 11, 12.5
"""Sizes of the bumps."""


def _points(text: str) -> list[Point]:
    numbers = [float(word) for word in text.split()]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _cloud(corners: str, size: float = _FULL) -> str:
    return curls(_points(corners), size)


def _coils(centres: str, size: float = 4.6) -> str:
    return coils(_points(centres), size)


def _framed(left: str, hairline: str) -> str:
    """Corners of a symmetrical head of hair: its left half from below, then the hairline."""
    half = _points(left)
    right = [(-x, y) for x, y in reversed(half) if x]
    return " ".join(f"{x:g} {y:g}" for x, y in half + right) + " " + hairline


_ROUND = "-41 100 -50 84 -53 64 -46 42 -28 26 0 20"
_MOP = "-40 96 -48 78 -50 56 -38 34 -16 22"
_TALL = "-40 62 -48 44 -38 24 -14 14"
_FADE = (
    "M-38 98C-43 84 -43 68 -38 54L-20 56C-32 64 -34 74 -35 84Z"
    "M35 84C34 74 32 64 20 56L38 54C43 68 43 84 38 98Z"
)
_CROWN_COILS = "-34 56 -20 42 0 34 20 42 34 56 4 54"
_EAR_COILS = " -42 78 40 74"

SHORT = (
    Cut(  # a round cloud
        top=_cloud(_framed(_ROUND, "35 88 33 74 22 65 0 62 -22 65 -33 74 -35 88"), _FINE),
        strands=_coils(_CROWN_COILS + _EAR_COILS, 4),
        partings=_coils("-12 58 26 28 -26 28", 4),
    ),
    Cut(  # tall on top, cropped at the sides
        top=_cloud(_framed(_TALL, "22 66 0 61 -22 66"), 12) + _FADE,
        strands=_coils(_CROWN_COILS, 4.4),
        partings=_coils("-28 28 26 28", 4.4),
    ),
    Cut(  # a mop that falls into the forehead
        top=_cloud(_framed(_MOP, "34 84 24 76 6 72 -12 76 -26 74 -34 86"), 13),
        strands=_coils(_CROWN_COILS + _EAR_COILS),
        partings=_coils("-18 62 22 62 -16 26"),
    ),
)

_LOCK = "-36 84 -38 112 -34 140 -26 164 -28 188 -42 200 -58 194 -68 172 -68 144 -64 114"
_MANE = f"{_LOCK} -60 84 -52 56 -34 34 -12 24 0 22"
_MANE_BEHIND = "M-44 70H44C62 110 60 150 52 180H-52C-60 150 -62 110 -44 70Z"
_LOCK_COILS = "-54 150 -48 178 -50 120 -48 92 50 150 44 178 46 120 44 92"
_LOCK_SHADE = "-40 136 -60 168 36 136 56 168"


def _mane(hairline: str) -> Cut:
    return Cut(
        top=_cloud(_framed(_MANE, hairline)),
        back=_MANE_BEHIND,
        strands=_coils(f"{_LOCK_COILS} -36 60 -16 44 14 44 34 60"),
        partings=_coils(f"{_LOCK_SHADE} -52 74 50 74"),
    )


LONG = (
    _mane("30 70 14 62 0 50 -14 62 -30 70"),  # parted in the middle
    _mane("28 76 10 76 -8 74 -28 76"),  # with a fringe
    _mane("32 76 12 74 -8 66 -18 54 -28 70"),  # swept from the side
)

_CHIN_LOCK = "-36 84 -38 112 -34 130 -44 142 -58 136 -62 112"
_CHIN_BEHIND = "M-46 80H46V132H-46Z"
_CHIN_COILS = "-48 124 -48 96 44 124 44 96"

CHIN_LONG = Cut(
    top=_cloud(
        _framed(f"{_CHIN_LOCK} -60 84 -52 56 -34 34 -12 24 0 22", "30 70 10 66 -12 62 -30 70"), 12
    ),
    back=_CHIN_BEHIND,
    strands=_coils(f"{_CHIN_COILS} -36 60 -16 44 14 44 34 60"),
)

_UNDER_BRIM = "-53 68 -38 62"
_FRINGE = "31 78 14 75 -2 75 -18 76 -31 78"
_FRINGE_COILS = "-24 72 0 71 24 72"

UNDER_SHORT = Cut(
    top=_cloud(
        _framed("-42 104 -53 92 -56 76 -50 66 -40 62", f"36 90 {_FRINGE} -36 90"),
        12,
    ),
    strands=_coils(f"-47 82 43 82 {_FRINGE_COILS}", 4.4),
)
UNDER_LONG = Cut(
    top=_cloud(_framed(f"{_LOCK} -60 84 {_UNDER_BRIM}", _FRINGE)),
    back=_MANE_BEHIND,
    strands=_coils(f"{_LOCK_COILS} {_FRINGE_COILS}"),
    partings=_coils(_LOCK_SHADE),
)
UNDER_CHIN_LONG = Cut(
    top=_cloud(_framed(f"{_CHIN_LOCK} -60 84 {_UNDER_BRIM}", _FRINGE), 12),
    back=_CHIN_BEHIND,
    strands=_coils(f"{_CHIN_COILS} {_FRINGE_COILS}"),
)
