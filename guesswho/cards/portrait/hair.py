"""Hair: one family of cuts for every length and type, bare-headed and under a hat.

All cuts are drawn for a face 37 units wide to each side and then stretched to fit.
A type not stated borrows the straight cut's outline and leaves out every strand.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from guesswho.cards.portrait.pen import Point, coils, curls


@dataclass(frozen=True, slots=True)
class Cut:
    """Paths of one haircut, from back to front; an empty path draws nothing.

    ``back`` lies behind the body, ``locks`` on the shoulders, ``top`` on the head.
    ``strands`` are drawn in the light shade on top of it, ``parts`` in the dark one.
    """

    top: str = ""
    locks: str = ""
    back: str = ""
    strands: str = ""
    parts: str = ""


def _cloud(points: list[Point], size: float = 11) -> str:
    return curls(points, size)


def _mirror(points: list[Point]) -> list[Point]:
    """The mirror image, still clockwise."""
    return [(-x, y) for x, y in reversed(points)]


_SHORT_STRAIGHT = (
    Cut(  # parted at the side
        top="M-38 100C-47 70 -46 33 -8 28C26 22 50 42 42 78L38 100C37 90 37 82 33 74"
        "C16 75 -4 71 -14 55C-20 68 -31 72 -34 80C-36 88 -36 92 -38 100Z",
        strands="M-8 50C6 62 20 64 32 64M-6 42C10 52 24 54 36 54M-2 36C12 40 24 42 32 44",
        parts="M-14 55C-16 48 -15 42 -11 36M-36 62q2 -8 8 -14",
    ),
    Cut(  # brushed up
        top="M-38 98C-45 78 -45 60 -41 48C-46 30 -28 20 -14 22C-2 12 20 12 30 20C46 24 47 42 42 52"
        "C45 64 43 82 38 98L35 80C34 71 32 66 27 62C14 68 -10 66 -26 60C-32 66 -34 74 -35 82Z",
        strands="M-22 54C-24 42 -18 34 -10 30M-8 58C-10 44 -2 32 8 26M8 60C8 46 16 36 24 30"
        "M22 58C24 50 30 44 36 42",
        parts="M-30 52C-32 44 -30 38 -26 34M0 58C-1 48 4 40 10 34",
    ),
    Cut(  # swept fringe, feathered at the ears
        top="M-36 110C-52 74 -46 32 -4 28C38 24 52 62 40 110C35 102 34 92 33 82C20 82 8 74 2 60"
        "C-6 76 -22 84 -33 86C-34 96 -33 104 -36 110Z",
        strands="M2 44C-6 60 -18 70 -30 74M-2 38C-12 52 -24 58 -36 62M12 44C18 58 26 68 36 72",
        parts="M2 60C2 50 3 42 6 34M-40 84q2 9 4 14M40 84q-1 9 -3 14",
    ),
    Cut(  # a crop with a jagged fringe
        top="M-38 100C-48 66 -38 30 0 29S48 66 38 100L35 84L31 74L24 80L17 73L9 80L1 73L-7 81"
        "L-14 73L-22 80L-30 74L-35 84Z",
        strands="M-24 68Q-24 50 -14 40M-8 70Q-8 52 -2 40M9 69Q9 52 9 40M25 68Q25 52 19 42",
        parts="M-34 72Q-34 58 -28 48M0 62V52M34 72Q34 58 28 48",
    ),
)
_ROUND_CURLS: list[Point] = [
    (-41, 100), (-50, 84), (-53, 64), (-46, 42), (-28, 26), (0, 20), (28, 26), (46, 42), (53, 64),
    (50, 84), (41, 100), (35, 88), (33, 74), (22, 65), (0, 62), (-22, 65), (-33, 74), (-35, 88),
]  # fmt: skip
_MOP: list[Point] = [
    (-40, 96), (-48, 78), (-50, 56), (-38, 34), (-14, 22), (18, 22), (40, 34), (50, 56), (48, 78),
    (40, 96), (34, 84), (24, 76), (6, 72), (-12, 76), (-26, 74), (-34, 86),
]  # fmt: skip
_TALL_TOP: list[Point] = [
    (-40, 62), (-48, 44), (-38, 24), (-14, 14), (14, 14), (38, 24), (48, 44), (40, 62), (22, 66),
    (0, 61), (-22, 66),
]  # fmt: skip
_FADE = "M-38 98C-43 84 -43 68 -38 54L-20 56C-32 64 -34 74 -35 84ZM35 84C34 74 32 64 20 56L38 54C43 68 43 84 38 98Z"
_COIL_SPOTS: list[Point] = [(-34, 58), (-22, 44), (-4, 36), (14, 44), (30, 52), (2, 54), (-42, 78), (40, 74)]

_SHORT_CURLY = (
    Cut(top=_cloud(_ROUND_CURLS), strands=coils(_COIL_SPOTS, 4), parts=coils([(-12, 54), (22, 34), (-30, 32)], 4)),
    Cut(top=_cloud(_TALL_TOP, 12) + _FADE, strands=coils(_COIL_SPOTS[:6], 4.4), parts=coils([(-14, 30), (16, 28)], 4.4)),
    Cut(top=_cloud(_MOP, 13), strands=coils(_COIL_SPOTS, 4.6), parts=coils([(-20, 62), (18, 60), (2, 30)], 4.6)),
)  # fmt: skip

_SHEET = "M-40 70H40C50 110 50 150 46 186H-46C-50 150 -50 110 -40 70Z"
_CURTAIN_L = (
    "C-38 24 -54 54 -52 96C-51 140 -54 170 -60 204C-50 212 -34 211 -26 206C-30 176 -28 148 -32 122"
    "C-37 104 -35 78 "
)
_CURTAIN_R = (
    "C38 24 54 54 52 96C51 140 54 170 60 204C50 212 34 211 26 206C30 176 28 148 32 122"
    "C37 104 35 78 "
)
_FALL = "M-44 96C-44 136 -44 170 -50 202M-38 116C-36 150 -38 180 -38 206M44 96C44 136 44 170 50 202M38 116C36 150 38 180 38 206"

_LONG_STRAIGHT = (
    Cut(  # parted in the middle
        top=f"M0 29{_CURTAIN_L}-22 66C-12 58 -4 56 0 46Z M0 29{_CURTAIN_R}22 66C12 58 4 56 0 46Z",
        back=_SHEET,
        strands=f"M-8 44C-26 48 -40 66 -42 88M8 44C26 48 40 66 42 88{_FALL}",
        parts="M0 46V31M-33 122C-36 104 -36 90 -33 78M33 122C36 104 36 90 33 78",
    ),
    Cut(  # with a blunt fringe
        top=f"M0 29{_CURTAIN_L}-33 74Q0 82 33 74C35 78 37 104 32 122C28 148 30 176 26 206"
        "C34 211 50 212 60 204C54 170 51 140 52 96C54 54 38 24 0 29Z",
        back=_SHEET,
        strands=f"M-22 70Q-24 52 -14 42M-8 73Q-9 54 -4 42M8 73Q9 54 6 42M22 70Q24 52 16 42{_FALL}",
        parts="M-33 122C-36 104 -36 90 -33 76M33 122C36 104 36 90 33 76M0 74V58",
    ),
    Cut(  # swept from the side
        top=f"M-12 30{_CURTAIN_L}-30 74C-22 70 -16 62 -14 50Z M-14 50C-6 66 14 74 33 76C35 84 37 104 32 122"
        "C28 148 30 176 26 206C34 211 50 212 60 204C54 170 51 140 52 96C54 54 34 20 -12 30Z",
        back=_SHEET,
        strands=f"M-6 46C6 58 22 62 38 66M-2 38C12 46 28 50 42 60M-20 48C-32 54 -40 68 -42 84{_FALL}",
        parts="M-14 50C-15 42 -14 36 -11 31M-33 122C-36 104 -36 92 -33 78M33 122C36 104 36 92 33 80",
    ),
)
_CLOUD_LOCK: list[Point] = [
    (-36, 84), (-38, 112), (-34, 140), (-26, 164), (-28, 188), (-42, 200), (-58, 194), (-68, 172),
    (-68, 144), (-64, 114), (-60, 84), (-52, 56), (-34, 34), (-12, 24), (0, 22),
]  # fmt: skip
_PARTED: list[Point] = [*_CLOUD_LOCK, *_mirror(_CLOUD_LOCK)[1:], (30, 70), (14, 62), (0, 50), (-14, 62), (-30, 70)]
_FRINGED: list[Point] = [*_CLOUD_LOCK, *_mirror(_CLOUD_LOCK)[1:], (28, 76), (10, 76), (-8, 74), (-28, 76)]
_SWEPT: list[Point] = [*_CLOUD_LOCK, *_mirror(_CLOUD_LOCK)[1:], (32, 76), (12, 74), (-8, 66), (-18, 54), (-28, 70)]
_LONG_COILS: list[Point] = [
    (-54, 150), (-48, 178), (-50, 120), (-48, 92), (50, 150), (44, 178), (46, 120), (44, 92),
    (-36, 60), (-16, 44), (14, 44), (34, 60),
]  # fmt: skip
_LONG_SHADE: list[Point] = [(-40, 136), (-60, 168), (36, 136), (56, 168), (-52, 74), (50, 74)]
_CLOUD_BACK = "M-44 70H44C62 110 60 150 52 180H-52C-60 150 -62 110 -44 70Z"

_LONG_CURLY = tuple(
    Cut(top=_cloud(outline, 12.5), back=_CLOUD_BACK, strands=coils(_LONG_COILS, 4.6), parts=coils(_LONG_SHADE, 4.6))
    for outline in (_PARTED, _FRINGED, _SWEPT)
)  # fmt: skip

_BOB_STRAIGHT = Cut(
    top="M0 29C-38 24 -54 54 -52 92C-51 112 -52 124 -54 136C-46 142 -36 141 -30 136C-34 116 -36 92 -30 72"
    "C-16 66 -4 60 6 48C12 62 22 70 31 74C36 92 34 116 30 136C36 141 46 142 54 136C52 124 51 112 52 92"
    "C54 54 38 24 0 29Z",
    back="M-42 80H42V134H-42Z",
    strands="M-8 44C-24 54 -38 62 -42 84M16 44C26 50 38 60 42 84M-44 100V132M44 100V132",
    parts="M6 48C6 42 5 36 3 32",
)
_BOB_LOCK: list[Point] = [
    (-36, 84), (-38, 112), (-34, 130), (-44, 142), (-58, 136), (-62, 112), (-60, 84), (-52, 56), (-34, 34), (-12, 24), (0, 22),
]  # fmt: skip
_BOB_CURLY = Cut(
    top=_cloud([*_BOB_LOCK, *_mirror(_BOB_LOCK)[1:], (30, 70), (10, 66), (-12, 62), (-30, 70)], 12),
    back="M-46 80H46V132H-46Z",
    strands=coils([(-48, 124), (-48, 96), (44, 124), (44, 96), *_LONG_COILS[-4:]], 4.6),
)

_UNDER_SHORT_STRAIGHT = Cut(
    top="M-40 60C-47 76 -45 90 -38 104L-35 86L-31 76L-25 82L-19 74L-11 82L-3 74L5 82L12 74L20 82L26 75L31 80"
    "L35 86L38 104C45 90 47 76 40 60Z",
    strands="M-37 90V70M37 90V70M-15 72V62M-1 72V62M13 72V62",
)
_UNDER_SHORT_CURLY = Cut(
    top=_cloud([(-42, 104), (-53, 92), (-56, 76), (-50, 66), (-40, 62), (40, 62), (50, 66), (56, 76), (53, 92),
                (42, 104), (36, 90), (31, 78), (14, 76), (-2, 76), (-18, 77), (-31, 78), (-36, 90)], 12),
    strands=coils([(-47, 82), (43, 82), (-24, 70), (-6, 70), (16, 70)], 4.4),
)  # fmt: skip
_UNDER_LONG_STRAIGHT = Cut(
    top="M-40 60C-53 74 -53 96 -52 110C-51 140 -54 170 -60 204C-50 212 -34 211 -26 206C-30 176 -28 148 -32 122"
    "C-36 104 -36 88 -28 76C-14 74 -2 68 6 60C12 68 22 74 29 76C36 88 36 104 32 122C28 148 30 176 26 206"
    "C34 211 50 212 60 204C54 170 51 140 52 110C53 96 53 74 40 60Z",
    back=_SHEET,
    strands=_FALL,
    parts="M-33 122C-37 104 -37 92 -32 80M33 122C37 104 37 92 32 80",
)
_UNDER_LOCK: list[Point] = [*_CLOUD_LOCK[:10], (-60, 84), (-53, 68), (-38, 62)]
_UNDER_LONG_CURLY = Cut(
    top=_cloud([*_UNDER_LOCK, *_mirror(_UNDER_LOCK), (31, 78), (14, 75), (-2, 75), (-18, 76), (-31, 78)], 12.5),
    back=_CLOUD_BACK,
    strands=coils([*_LONG_COILS[:8], (-22, 70), (-2, 70), (18, 70)], 4.6),
    parts=coils(_LONG_SHADE, 4.6),
)  # fmt: skip
_UNDER_BOB_STRAIGHT = Cut(
    top="M-40 60C-53 74 -53 96 -52 108C-51 120 -52 128 -54 136C-46 142 -36 141 -30 136C-34 116 -36 92 -29 76"
    "C-14 74 -2 68 6 60C12 68 22 74 30 76C36 92 34 116 30 136C36 141 46 142 54 136C52 128 51 120 52 108"
    "C53 96 53 74 40 60Z",
    back="M-42 80H42V134H-42Z",
    strands="M-44 92V132M44 92V132",
)
_UNDER_BOB_CURLY = Cut(
    top=_cloud([*_BOB_LOCK[:7], (-53, 68), (-38, 62), *_mirror([*_BOB_LOCK[:7], (-53, 68), (-38, 62)]),
                (31, 78), (14, 75), (-2, 75), (-18, 76), (-31, 78)], 12),
    back="M-46 80H46V132H-46Z",
    strands=coils([(-48, 124), (-48, 96), (44, 124), (44, 96), (-20, 70), (12, 70)], 4.6),
)  # fmt: skip


def _plain(cuts: tuple[Cut, ...]) -> tuple[Cut, ...]:
    return tuple(replace(cut, strands="", parts="") for cut in cuts)


def _by_type(straight: tuple[Cut, ...], curly: tuple[Cut, ...]) -> dict[str | None, tuple[Cut, ...]]:
    return {"straight": straight, "curly": curly, None: _plain(straight)}


_SHAVEN = {kind: (Cut(),) for kind in ("straight", "curly", None)}

Cuts = Mapping[str | None, Mapping[str | None, tuple[Cut, ...]]]
"""Length, then type, to the cuts there are; neither stated is a cut to the chin."""

BARE: Cuts = {
    "bald": _SHAVEN,
    "short": _by_type(_SHORT_STRAIGHT, _SHORT_CURLY),
    "long": _by_type(_LONG_STRAIGHT, _LONG_CURLY),
    None: _by_type((_BOB_STRAIGHT,), (_BOB_CURLY,)),
}
UNDER_A_HAT: Cuts = {
    "bald": _SHAVEN,
    "short": _by_type((_UNDER_SHORT_STRAIGHT,), (_UNDER_SHORT_CURLY,)),
    "long": _by_type((_UNDER_LONG_STRAIGHT,), (_UNDER_LONG_CURLY,)),
    None: _by_type((_UNDER_BOB_STRAIGHT,), (_UNDER_BOB_CURLY,)),
}
