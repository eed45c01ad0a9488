"""Beards, glasses and jewellery."""

from collections.abc import Callable

from guesswho.cards.portrait.cues import Cues
from guesswho.cards.portrait.look import Look
from guesswho.cards.portrait.pen import both_sides, fill, group, line, oval

Rule = Callable[[Look, Cues], str]


def nothing(look: Look, cues: Cues) -> str:  # noqa: ARG001
    """Draw nothing: the rule of everything that is absent or not stated."""
    return ""


def beard(look: Look, cues: Cues) -> str:
    """A full beard, a circle beard or a moustache with a chin tuft."""
    shapes = (_full_beard, _circle_beard, _full_beard, _moustache)
    return group(shapes[look.beard % len(shapes)](look), f"scale({cues.width / 37:.3g} 1)")


def glasses(look: Look, cues: Cues) -> str:  # noqa: ARG001
    """A bold frame that stands out from the skin."""
    lenses = (
        "M2.5 95a13 13 0 1 0 26 0a13 13 0 1 0 -26 0Z",
        "M4 86H27Q30 86 30 89V99Q30 107 22 107H11Q4 107 3 98V88Q3 86 4 86Z",
        "M3 90Q4 86 14 86Q24 85 33 81Q32 106 18 107Q5 107 3 90Z",
        "M4 85H26Q31 85 30 94Q28 108 17 108Q5 107 3 93Q2 86 4 85Z",
    )
    lens = lenses[look.frame_shape % len(lenses)]
    frame = fill(lens, "#fff", 0.13) + line(lens, look.frames, 3.2)
    glare = line("M8 98L15 89M13 101L18 95", "#fff", 1.6, 0.7)
    arm = line("M29 91L39 93", look.frames, 3.2)
    return both_sides(frame + arm) + glare + line("M-3 93Q0 90 3 93", look.frames, 3.2)


def earrings(look: Look, cues: Cues) -> str:
    """Hoops, pearls or drops, for those whose cues wear some."""
    if not cues.dressy:
        return ""
    x = cues.width + 3
    shapes = (
        line(f"M{x:g} 106a5 5.5 0 1 0 .1 0", "#f4c542", 2.4),
        oval((x, 108), (3.2, 3.2), "#fff6e6"),
        fill(f"M{x:g} 105l4 9l-4 5l-4 -5Z", look.tie.base),
    )
    return both_sides(shapes[look.jewellery % len(shapes)])


def _full_beard(look: Look) -> str:
    shape = (
        "M-38 88C-40 118 -34 150 0 150S40 118 38 88C35 104 29 109 18 111"
        "C10 108 4 112 0 114C-4 112 -10 108 -18 111C-29 109 -35 104 -38 88Z"
    )
    strands = line(
        "M-24 128q3 9 9 13M-8 138q2 5 5 7M24 128q-3 9 -9 13M8 138q-2 5 -5 7",
        look.beard_shades.light,
        1.6,
        0.6,
    )
    return fill(shape, look.beard_shades.base) + strands + _mouth_hollow(look)


def _circle_beard(look: Look) -> str:
    shape = "M-19 122C-18 112 -8 109 0 113C8 109 18 112 19 122C19 134 17 147 0 148S-19 134 -19 122Z"
    return fill(shape, look.beard_shades.base) + _mouth_hollow(look)


def _moustache(look: Look) -> str:
    wings = (
        "M0 113C-6 108 -17 109 -27 118C-18 122 -6 122 0 117C6 122 18 122 27 118C17 109 6 108 0 113Z"
    )
    tuft = "M-7 133Q0 130 7 133L4 145Q0 148 -4 145Z"
    return fill(wings + tuft, look.beard_shades.base)


def _mouth_hollow(look: Look) -> str:
    return fill("M-14 121Q0 117 14 121Q12 133 0 133T-14 121Z", look.tone.skin)
