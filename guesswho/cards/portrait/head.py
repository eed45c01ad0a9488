"""Skin: neck, ears, face and everything in it."""

from guesswho.cards.portrait.cues import Cues
from guesswho.cards.portrait.look import Age, Look
from guesswho.cards.portrait.palette import INK
from guesswho.cards.portrait.pen import Point, both_sides, fill, group, line, oval

_SHAPES = ((27, 20, 139), (31, 25, 137), (36, 24, 139), (27, 19, 140), (30, 19, 143))
"""Oval, round, square, heart, long: where the cheek turns in, how wide the chin, how low."""


def outline(look: Look, cues: Cues) -> str:
    """The path around the face, from brow to chin."""
    turn, chin, low = _SHAPES[look.face % len(_SHAPES)]
    w, jaw, bend = cues.width, chin + cues.jaw, turn + 84 + cues.jaw
    return (
        f"M{-w:g} 84C{-w:g} 57 {-w * 0.62:.3g} 43 0 43S{w:g} 57 {w:g} 84"
        f"C{w:g} {bend:g} {jaw:g} {low} 0 {low}S{-w:g} {bend:g} {-w:g} 84Z"
    )


def neck(look: Look, cues: Cues) -> str:
    """Neck and the skin that a neckline may show."""
    n, tone = cues.neck, look.tone
    skin = (
        f"M{-n:g} 118V156Q{-n:g} 168 {-n - 16:g} 174L0 206L{n + 16:g} 174Q{n:g} 168 {n:g} 156V118Z"
    )
    shadow = f"M{-n:g} 128H{n:g}V148Q0 166 {-n:g} 148Z"
    bones = "M-6 178Q-14 173 -24 174M6 178Q14 173 24 174"
    return fill(skin, tone.skin) + fill(shadow, tone.shade) + line(bones, tone.shade, 1.6)


def ears(look: Look, cues: Cues) -> str:
    """Both ears, behind the face."""
    x, tone = cues.width + 1.5, look.tone
    shell = oval((x, 97), (6.5, 9.5), tone.skin)
    fold = line(f"M{x:g} 92q5 2 1 9", tone.shade, 2)
    return both_sides(shell + fold)


def face(look: Look, cues: Cues, shadow: str) -> str:
    """The face up to the nose; ``shadow`` is the markup of what shades the forehead."""
    clip = f"{look.prefix}f"
    tone = look.tone
    path = outline(look, cues)
    side = line("M40 70C42 112 26 140 -4 144", tone.shade, 13, 0.55)
    jaw = fill(
        ("M-40 100Q-30 116 -16 116Q0 108 16 116Q30 116 40 100V150H-40Z"), tone.shade, cues.jaw_shade
    )
    inside = group(jaw + side + _cheeks(look, cues) + _years(look) + shadow, clip=clip)
    return (
        f'<clipPath id="{clip}"><path d="{path}"/></clipPath>{fill(path, tone.skin)}{inside}'
        f"{_nose(look)}"
    )


def features(look: Look, cues: Cues) -> str:
    """Eyes, brows and mouth, on top of a beard."""
    return _eyes(look, cues) + _brows(look, cues) + mouth(look, cues)


def scalp(look: Look) -> str:
    """The light on a bald head."""
    light = line("M-24 62Q-18 52 -6 50M-28 71l-.5 2", "#fff", 5, 0.5)
    return light + line("M30 64Q24 50 8 45", look.tone.shade, 2.5, 0.6)


def _cheeks(look: Look, cues: Cues) -> str:
    blush = both_sides(oval((23, 111), (8.5, 6), look.tone.blush, cues.blush))
    if not look.freckles:
        return blush
    return blush + line(
        ("M-26 108h0M-21 111h0M-25 114h0M-17 107h0M26 108h0M21 111h0M25 114h0M17 107h0"),
        look.tone.line,
        1.7,
        0.6,
    )


def _years(look: Look) -> str:
    colour = look.tone.line
    if look.age is Age.YOUNG:
        return ""
    smile = both_sides(line("M15 113Q20 118 19 124", colour, 1.5, 0.5))
    if look.age is Age.GROWN:
        return smile
    brow = line("M-15 72Q0 69 15 72M-11 66Q0 64 11 66", colour, 1.5, 0.45)
    eyes = both_sides(line("M27 91l5 -3M28 95h5M27 99l5 3M10 103Q16 106 21 103", colour, 1.4, 0.55))
    return smile + brow + eyes


def _nose(look: Look) -> str:
    shapes = (
        "M2 97Q7 108 5 111Q2 115 -4 112",
        "M-6 110Q-6 115 0 115T6 110",
        "M-1 95C4 104 9 108 6 112Q3 115 -2 113",
        "M-8 110Q-9 115 -4 114Q0 117 4 114Q9 115 8 110",
        "M-5 111Q0 117 5 111",
    )
    return line(shapes[look.nose % len(shapes)], look.tone.line, 2.3, 0.85)


def _eyes(look: Look, cues: Cues) -> str:
    shapes = (
        (_round_eye(look), "M20 92.5Q23 92.5 25 90.5M18.5 90.5Q20.5 90 22 87.5"),
        (_ALMOND_EYE, "M22.5 93.5Q25 92.5 26 90.5M20 91Q22 89.5 22.5 88"),
        (_SOFT_EYE, "M22 93.5Q24.5 93 26 91M19.5 91Q21.5 90 22.5 88"),
        (_smiling_eye(look), "M21.5 96.5L26 97.5M20 93.5L24 92"),
    )
    eye, lashes = shapes[look.eyes % len(shapes)]
    return both_sides(eye + (line(lashes, INK, 1.8) if cues.lashes else ""))


def _pupil(y: float, radii: Point) -> str:
    return oval((15.5, y), radii, INK) + oval((16.8, y - 1.6), (1.3, 1.4), "#fff")


_ALMOND_EYE = (
    fill("M8 96Q14 87 23 94Q15 101.5 8 96Z", "#fffaf3")
    + _pupil(95, (3.9, 4.2))
    + line("M7.5 96Q14 87 23 93.5", INK, 2)
)
_SOFT_EYE = _pupil(95.5, (3.7, 4.3)) + line("M9 92.5Q15.5 88.5 22.5 93.5", INK, 2.4)


def _round_eye(look: Look) -> str:
    lid = line("M10 88.5Q15 84.5 20.5 88", look.tone.line, 1.5, 0.6)
    return _pupil(95, (4, 5)) + lid


def _smiling_eye(look: Look) -> str:
    fold = line("M11 101Q16 103.5 21 100.5", look.tone.line, 1.3, 0.5)
    return line("M9 97Q15.5 88 22 97", INK, 3) + fold


def _brows(look: Look, cues: Cues) -> str:
    top = 80 - cues.brow_arch
    return both_sides(line(f"M7.5 81.5Q14 {top:g} 24.5 82", look.brow, cues.brow))


def mouth(look: Look, cues: Cues) -> str:
    """A smile, as full as ``cues`` say."""
    smiles = (_closed_smile, _open_smile, _half_smile)
    return smiles[look.mouth % len(smiles)](look, cues)


def _closed_smile(look: Look, cues: Cues) -> str:
    if not cues.full_lips:
        return line("M-11 122Q0 131 11 122", look.tone.line, 2.8)
    lips = "M-12 121C-7 122 -5 120 -2 121Q0 122 2 121C5 120 7 122 12 121C8 132.5 -8 132.5 -12 121Z"
    return fill(lips, look.tone.lips) + line("M-12 121Q0 128 12 121", "#5d1420", 1.3, 0.7)


def _open_smile(look: Look, cues: Cues) -> str:
    hollow = fill("M-12.5 120.5Q0 124 12.5 120.5Q10 133 0 133T-12.5 120.5Z", "#6b1f2a")
    teeth = fill(("M-10.5 121.5Q0 124.3 10.5 121.5L9.5 125Q0 127.5 -9.5 125Z"), "#fff")
    if not cues.full_lips:
        return hollow + teeth
    return (
        hollow
        + teeth
        + line(
            ("M-12.5 120.5Q0 124 12.5 120.5Q10 133 0 133T-12.5 120.5Z"),
            look.tone.lips,
            2.6,
        )
    )


def _half_smile(look: Look, cues: Cues) -> str:
    if not cues.full_lips:
        return line("M-9 125Q2 128 11 120.5", look.tone.line, 2.8)
    lips = (
        "M-11 122.5C-6 122.5 -4 120.5 -1 121.5Q1 122 3 120.5"
        "C6 119.5 9 120.5 12 119C9 131.5 -5 132.5 -11 122.5Z"
    )
    return fill(lips, look.tone.lips) + line("M-11 122.5Q4 128 12 119", "#5d1420", 1.3, 0.7)
