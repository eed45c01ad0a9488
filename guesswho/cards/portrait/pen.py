"""The few marks everything is drawn with, as SVG text. x = 0 is the middle of the face."""

from collections.abc import Sequence
from itertools import cycle, pairwise
from math import hypot

Point = tuple[float, float]

_BULGES = (0.56, 0.68, 0.53, 0.6, 0.75, 0.55)
"""Radii of neighbouring curls, in step widths: uneven, as a hand would draw them."""


def fill(d: str, colour: str, opacity: float = 1) -> str:
    """A flat shape along the path ``d``."""
    return f'<path d="{d}" fill="{colour}"{_faint(opacity)}/>'


def line(d: str, colour: str, width: float, opacity: float = 1) -> str:
    """A stroke along the path ``d``, ``width`` units of the view box wide."""
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width:g}"{_faint(opacity)}/>'
    )


def oval(centre: Point, radii: Point, colour: str, opacity: float = 1) -> str:
    """A flat ellipse."""
    (x, y), (rx, ry) = centre, radii
    return (
        f'<ellipse cx="{x:g}" cy="{y:g}" rx="{rx:g}" ry="{ry:g}" fill="{colour}"{_faint(opacity)}/>'
    )


def group(markup: str, transform: str = "", clip: str = "") -> str:
    """``markup`` moved by an SVG transform and cut to the clip path with the id ``clip``."""
    if not markup:
        return ""
    moved = f' transform="{transform}"' if transform else ""
    cut = f' clip-path="url(#{clip})"' if clip else ""
    return f"<g{moved}{cut}>{markup}</g>"


def both_sides(markup: str) -> str:
    """``markup`` and its mirror image."""
    return markup + group(markup, "scale(-1 1)")


def curls(outline: Sequence[Point], size: float) -> str:
    """A closed path of bumps of about ``size`` units along ``outline`` (clockwise corners)."""
    dots = _walk([*outline, outline[0]], size)
    arcs = "".join(
        f"A{size * bulge:.2g} {size * bulge:.2g} 0 0 1 {x:.0f} {y:.0f}"
        for (x, y), bulge in zip(dots[1:], cycle(_BULGES), strict=False)
    )
    return f"M{dots[0][0]:.0f} {dots[0][1]:.0f}{arcs}Z"


def coils(centres: Sequence[Point], size: float) -> str:
    """One path with a small spiral around each of ``centres``."""
    a, b = size * 1.15, size * 0.55
    turn = (
        f"a{a:.2g} {a:.2g} 0 1 1 {a * 1.6:.2g} {a * 0.9:.2g}"
        f"a{b:.2g} {b:.2g} 0 0 1 {-b * 1.7:.2g} {-b:.2g}"
    )
    other = (
        f"a{a:.2g} {a:.2g} 0 1 0 {-a * 1.7:.2g} {a * 0.6:.2g}"
        f"a{b:.2g} {b:.2g} 0 0 0 {b * 1.8:.2g} {-b * 0.6:.2g}"
    )
    return "".join(
        f"M{x:g} {y:g}{bend}" for (x, y), bend in zip(centres, cycle((turn, other)), strict=False)
    )


def _walk(corners: Sequence[Point], step: float) -> list[Point]:
    """Points about ``step`` apart along the polyline through ``corners``, both ends included."""
    dots = [corners[0]]
    for (x0, y0), (x1, y1) in pairwise(corners):
        count = max(1, round(hypot(x1 - x0, y1 - y0) / step))
        shares = [(i + 0.18 * (i % 2)) / count for i in range(1, count)] + [1.0]
        dots += [(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share) for share in shares]
    return dots


def _faint(opacity: float) -> str:
    return "" if opacity == 1 else f' opacity="{opacity:g}"'
