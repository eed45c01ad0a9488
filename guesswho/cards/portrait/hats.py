"""Hats. All sit at the same height, so that hair shows below every one of them."""

from collections.abc import Callable

from guesswho.cards.portrait.cues import Cues
from guesswho.cards.portrait.look import Look
from guesswho.cards.portrait.pen import fill, line, oval

Hat = Callable[[Look], str]


def hat(look: Look, cues: Cues) -> str:
    """A beanie, fedora, cap, bucket hat, beret or sun hat in a colour that stands out."""
    shapes: tuple[Hat, ...] = (_beanie, _fedora, _cap, _bucket, _beret)
    if cues.dressy:
        shapes = (*shapes, _sun_hat)
    return shapes[look.hat_shape % len(shapes)](look)


def _beanie(look: Look) -> str:
    c = look.hat
    crown = fill("M-42 56C-45 24 -24 12 0 12S45 24 42 56Z", c.base)
    ribs = line(
        ("M-26 48Q-27 28 -16 18M-9 48Q-10 26 -5 15M9 48Q10 26 5 15M26 48Q27 28 16 18"), c.dark, 2
    )
    fold = fill(
        (
            "M-43 46Q0 36 43 46Q47 47 47 53L46 63Q46 66 42 65"
            "Q0 56 -42 65Q-46 66 -46 63L-47 53Q-47 47 -43 46Z"
        ),
        c.light,
    )
    knit = line("M-35 49v9M-23 46v9M-11 44v9M0 43v10M11 44v9M23 46v9M35 49v9", c.base, 2)
    return oval((0, 11), (9, 9), c.light) + crown + ribs + fold + knit


def _fedora(look: Look) -> str:
    c = look.hat
    crown = fill(
        ("M-39 56C-39 30 -36 13 -22 11C-12 10 -7 17 0 17S12 10 22 11C36 13 39 30 39 56Z"), c.base
    )
    crease = line("M0 19Q-2 28 0 34", c.dark, 2.5)
    band = fill("M-39.5 44Q0 52 39.5 44L40 57Q0 66 -40 57Z", look.tie.base)
    brim = fill(
        ("M-64 54C-46 60 -40 54 0 58C40 54 46 60 64 54C70 60 40 70 0 69S-70 60 -64 54Z"), c.dark
    )
    edge = line("M-62 56C-44 63 -30 62 0 63S44 63 62 56", c.base, 3)
    return crown + crease + band + brim + edge


def _cap(look: Look) -> str:
    c = look.hat
    crown = fill("M-43 60C-46 26 -24 11 0 11S46 26 43 60Q0 48 -43 60Z", c.base)
    seams = line("M0 12V52M-3 12C-22 20 -28 36 -28 54M3 12C22 20 28 36 28 54", c.dark, 1.6)
    badge = oval((0, 37), (9, 9), c.light)
    peak = fill("M-43 59Q0 44 43 59C52 66 48 74 40 71Q0 56 -40 71C-48 74 -52 66 -43 59Z", c.dark)
    return crown + seams + badge + peak + oval((0, 11), (3.5, 2.5), c.dark)


def _bucket(look: Look) -> str:
    c = look.hat
    crown = fill("M-40 48L-35 18Q0 6 35 18L40 48Z", c.base)
    brim = fill("M-38 42Q0 50 38 42L60 67Q0 55 -60 67Z", c.light)
    stitches = line("M-44 51Q0 56 44 51M-50 58Q0 53 50 58", c.base, 1.3)
    return crown + brim + line("M-38 43Q0 51 38 43", c.dark, 2.5) + stitches


def _beret(look: Look) -> str:
    c = look.hat
    puff = fill(
        ("M-43 58C-66 42 -46 12 0 12C36 10 60 26 50 44C48 52 44 56 42 58Q0 46 -43 58Z"), c.base
    )
    fold = line("M-46 46C-48 30 -30 22 -8 20", c.light, 3)
    band = line("M-41 59Q0 49 41 59", c.dark, 7)
    return line("M2 12Q1 7 5 5", c.dark, 4) + puff + fold + band


def _sun_hat(look: Look) -> str:
    c = look.hat
    crown = fill("M-38 54C-40 24 -26 11 0 11S40 24 38 54Z", c.base)
    weave = line("M-30 28Q0 20 30 28M-35 37Q0 29 35 37", c.dark, 1.4, 0.6)
    ribbon = fill("M-38.5 42Q0 50 38.5 42L39 56Q0 64 -39 56Z", look.tie.base)
    brim = fill("M-76 60C-60 46 -42 54 0 54S60 46 76 60C62 74 30 68 0 68S-62 74 -76 60Z", c.base)
    edge = line("M-72 61C-56 71 -30 65 0 65S56 71 72 61", c.light, 2.5)
    return crown + weave + ribbon + brim + edge
