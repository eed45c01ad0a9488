"""The colours, and which of them can be told apart when they touch."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True, slots=True)
class Tone:
    """A skin: its light, its shadow, its drawn lines, and what warms it."""

    skin: str
    shade: str
    line: str
    blush: str
    lips: str


@dataclass(frozen=True, slots=True)
class Shades:
    """One material in three steps: as it is, in shadow, in the light."""

    base: str
    dark: str
    light: str


TONES = (
    Tone("#fcdcc6", "#f0b799", "#c0714f", "#f2857a", "#d4495f"),
    Tone("#f6cda9", "#e5a67c", "#ae6440", "#ec7867", "#cb4256"),
    Tone("#ebb98b", "#d29463", "#995430", "#e0705a", "#c03a4c"),
    Tone("#d9a06c", "#bd7e4a", "#84492a", "#cf6145", "#b2343f"),
    Tone("#bf8350", "#9f6437", "#6c3b20", "#b8503a", "#9f2b38"),
    Tone("#9c623b", "#7c4927", "#4c2815", "#a3432f", "#8a2431"),
    Tone("#7d4c2f", "#5f3720", "#361b0e", "#96402f", "#b5475a"),
    Tone("#623c28", "#482a1a", "#26130a", "#853a2c", "#a84458"),
)
"""From the lightest to the deepest skin."""

HAIR: dict[str | None, Shades] = {
    "black": Shades("#25202b", "#120f16", "#4d465c"),
    "brown": Shades("#744526", "#4f2c16", "#9d673c"),
    "blond": Shades("#f3c652", "#cd962a", "#fde79c"),
    "grey": Shades("#c3c6cd", "#9498a4", "#eceef1"),
    "red": Shades("#d5581f", "#9f390f", "#f28d4c"),
    None: Shades("#7f5f86", "#5e4465", "#a283a8"),
}
"""Hair by its colour; a plum that nobody grows where the colour is not stated."""

BACKGROUNDS = (
    "#f4b942", "#f08a5d", "#f7cf9d", "#f4a6a0", "#efdcb4", "#e2725b", "#b85c6e", "#8a5a83",
    "#8cc3ae", "#4f9a94", "#a9c77f", "#94c4de",
)  # fmt: skip
"""Mostly warm, with a few cool ones for the warmest heads."""

CLOTHES = (
    Shades("#d94f4a", "#ad3538", "#ef8377"),
    Shades("#2f6f8f", "#1f5069", "#5b9bb8"),
    Shades("#e9a23b", "#c27d1f", "#f7c877"),
    Shades("#3f8f6b", "#2b6a4d", "#6fb795"),
    Shades("#6a4c93", "#4c3470", "#9477bb"),
    Shades("#2b3a55", "#1b2538", "#506387"),
    Shades("#f3ead9", "#d3c4a8", "#fffaf0"),
    Shades("#c9607f", "#9f4261", "#e593ab"),
    Shades("#54756a", "#3b564d", "#80a096"),
    Shades("#b4653a", "#8c4923", "#d58f66"),
)

SHIRTS = (
    Shades("#fbf7ef", "#d9d2c4", "#ffffff"),
    Shades("#cfe3f0", "#a3c1d6", "#eaf4fa"),
    Shades("#f8dcd6", "#dfb3ab", "#fdf0ed"),
)
"""Light, so that a tie stands out from every one of them."""

TIES = (
    Shades("#c8323c", "#93202b", "#ef7a74"),
    Shades("#1f5f8f", "#133f62", "#5fa3d0"),
    Shades("#1d7a5f", "#11543f", "#59b596"),
    Shades("#7a3f98", "#552a6d", "#ae7bc7"),
    Shades("#e07b1f", "#a95610", "#ffb364"),
)

INK = "#2a2027"
FRAMES = (INK, "#8b1e2d", "#1f3f73", "#5a2d82", "#fff3d6", "#ffd166")


def distance(one: str, other: str) -> float:
    """How differently two ``#rrggbb`` colours look, 0 to about 765 (the "redmean" formula)."""
    (r1, g1, b1), (r2, g2, b2) = _channels(one), _channels(other)
    red = (r1 + r2) / 2
    return sqrt(
        (2 + red / 256) * (r1 - r2) ** 2
        + 4 * (g1 - g2) ** 2
        + (2 + (255 - red) / 256) * (b1 - b2) ** 2
    )


def mix(one: str, other: str) -> str:
    """The colour half way between two."""
    halves = ((a + b) // 2 for a, b in zip(_channels(one), _channels(other), strict=True))
    return "#" + "".join(f"{half:02x}" for half in halves)


def standing_out(colours: Sequence[str], against: Sequence[str], least: float) -> list[int]:
    """Positions of the ``colours`` at least ``least`` from all of ``against``, in order.

    Where none is, the one that comes nearest to it.
    """
    gaps = [min(distance(colour, other) for other in against) for colour in colours]
    far = [i for i, gap in enumerate(gaps) if gap >= least]
    return far or [max(range(len(gaps)), key=gaps.__getitem__)]


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
