"""From the neck down: with a tie, without one, or wrapped up where that is not stated."""

from guesswho.cards.portrait.cues import Cues
from guesswho.cards.portrait.look import Look
from guesswho.cards.portrait.pen import both_sides, fill, line, oval


def torso(cues: Cues, collar: str) -> str:
    """A body's path; ``collar`` is the path of the neckline from the right to the left."""
    s, n = cues.shoulders, cues.neck + 4
    return (
        f"M{-n:g} 163C{-n - 12:g} 172 {-s + 8:g} 174 {-s:g} 190Q{-s - 6:g} 202 {-s - 8:g} 224"
        f"H{s + 8:g}Q{s + 6:g} 202 {s:g} 190C{s - 8:g} 174 {n + 12:g} 172 {n:g} 163{collar}Z"
    )


def with_tie(look: Look, cues: Cues) -> str:
    """A light shirt and a bright tie; bare, or under a jacket, a waistcoat or a jumper."""
    n = cues.neck + 4
    shirt = fill(torso(cues, "L0 184"), look.shirt.base)
    over = (_jacket, _shirt_sleeves, _jumper)[look.outfit % 3](look, cues)
    wing = fill(f"M{n:g} 158L0 178L14 194L{n + 8:g} 170Z", look.shirt.light)
    seam = line(f"M0 178L14 194L{n + 8:g} 170", look.shirt.dark, 1.6)
    return shirt + over + _tie(look) + both_sides(wing + seam)


def without_tie(look: Look, cues: Cues) -> str:
    """A jumper, a striped shirt, a V-neck, an open collar, a hoodie or dungarees."""
    garments = (_jumper_round, _stripes, _v_neck, _open_collar, _hoodie, _dungarees)
    return garments[look.outfit % len(garments)](look, cues)


def scarf(look: Look, cues: Cues) -> str:
    """A scarf up to the chin: whether there is a tie below it, the drawing does not say."""
    c, n = look.clothes, cues.neck + 8
    body = fill(torso(cues, "L0 180"), look.hat.base)
    wrap = fill(
        f"M{-n:g} 150Q0 166 {n:g} 150Q{n + 10:g} 168 {n - 2:g} 178"
        f"Q0 192 {-n + 2:g} 178Q{-n - 10:g} 168 {-n:g} 150Z",
        c.base,
    )
    folds = line(f"M{-n + 1:g} 160Q0 176 {n - 1:g} 160M{-n:g} 169Q0 185 {n:g} 169", c.dark, 2)
    end = fill("M8 178L28 176L34 222H14Z", c.base) + line("M14 212l20 -1M13 205l20 -1", c.light, 3)
    return body + end + wrap + folds


def _tie(look: Look) -> str:
    c = look.tie
    blade = fill("M-7 186H7L17 224H-17Z", c.base)
    knot = fill("M-11 174H11L7.5 190H-7.5Z", c.dark)
    stripes = line("M-8 204L8 197M-11.5 217L11.5 207M-4 224L14 217", c.light, 3.4)
    return blade + stripes + knot


def _jacket(look: Look, cues: Cues) -> str:
    c, n = look.clothes, cues.neck + 4
    half = torso_side(cues, "L22 224")
    lapel = fill(f"M{n + 4:g} 166L{n + 16:g} 176L30 192L36 196L22 224Z", c.dark)
    return both_sides(fill(half, c.base) + lapel + line("M44 206V224", c.dark, 1.8))


def _jumper(look: Look, cues: Cues) -> str:
    c, n = look.clothes, cues.neck + 4
    half = torso_side(cues, "L17 224")
    rib = line(f"M{n + 5:g} 168L19 224", c.light, 4)
    return both_sides(fill(half, c.base) + rib)


def _shirt_sleeves(look: Look, cues: Cues) -> str:
    """Braces over the shirt."""
    s = cues.shoulders
    fold = line(f"M{s - 12:g} 200Q{s - 14:g} 212 {s - 10:g} 224", look.shirt.dark, 1.8)
    brace = fill("M32 173L41 174.5L38 224H28Z", look.clothes.base)
    return both_sides(fold + brace)


def torso_side(cues: Cues, inner: str) -> str:
    """The right half of a body, open from the collar down along ``inner``."""
    s, n = cues.shoulders, cues.neck + 4
    return (
        f"M{n:g} 163C{n + 12:g} 172 {s - 8:g} 174 {s:g} 190Q{s + 6:g} 202 {s + 8:g} 224H22{inner}Z"
    )


def _jumper_round(look: Look, cues: Cues) -> str:
    c, n = look.clothes, cues.neck + 4
    body = fill(torso(cues, f"Q0 188 {-n:g} 163"), c.base)
    rib = line(f"M{-n - 1:g} 164Q0 190 {n + 1:g} 164", c.light, 5)
    return body + rib + _sleeves(look, cues)


def _stripes(look: Look, cues: Cues) -> str:
    c, s, n = look.shirt, cues.shoulders, cues.neck + 4
    body = fill(torso(cues, f"Q0 190 {-n:g} 163"), c.base)
    bands = line(
        f"M{-s + 6:g} 186Q-30 194 -18 190M18 190"
        f"Q30 194 {s - 6:g} 186M{-s - 1:g} 200"
        f"Q0 212 {s + 1:g} 200"
        f"M{-s - 4:g} 214Q0 226 {s + 4:g} 214",
        look.clothes.base,
        5,
    )
    return body + bands + line(f"M{-n - 1:g} 164Q0 192 {n + 1:g} 164", look.clothes.base, 3.5)


def _v_neck(look: Look, cues: Cues) -> str:
    c, n = look.clothes, cues.neck + 4
    body = fill(torso(cues, f"L0 204L{-n:g} 163"), c.base)
    edge = line(f"M{-n - 1:g} 164L0 204L{n + 1:g} 164", c.light, 4)
    chain = line(f"M{-n:g} 168Q0 196 {n:g} 168", "#f4c542", 1.6) + oval(
        (0, 183), (2.6, 2.6), "#f4c542"
    )
    return body + (chain if cues.dressy else "") + edge + _sleeves(look, cues)


def _open_collar(look: Look, cues: Cues) -> str:
    c, n = look.clothes, cues.neck + 4
    body = fill(torso(cues, "L0 198"), c.base)
    wing = fill(f"M{n:g} 158L3 190L20 190L{n + 11:g} 170Z", c.light)
    placket = line("M0 198V224", c.dark, 1.8)
    buttons = oval((4, 206), (1.6, 1.6), c.light) + oval((4, 217), (1.6, 1.6), c.light)
    return body + placket + buttons + both_sides(wing) + _sleeves(look, cues)


def _hoodie(look: Look, cues: Cues) -> str:
    c, n = look.clothes, cues.neck + 6
    body = fill(torso(cues, f"Q0 186 {-n:g} 163"), c.base)
    hood = fill(
        f"M{n - 3:g} 156Q{n + 22:g} 164 {n + 14:g} 180Q14 192 0 194Q{n:g} 180 {n - 3:g} 156Z",
        c.dark,
    )
    cord = line("M13 189V206", look.shirt.base, 2)
    return body + both_sides(hood + cord) + _sleeves(look, cues)


def _dungarees(look: Look, cues: Cues) -> str:
    c, n = look.clothes, cues.neck + 4
    shirt = fill(torso(cues, f"Q0 186 {-n:g} 163"), look.shirt.base)
    neckline = line(f"M{-n:g} 164Q0 187 {n:g} 164", look.shirt.dark, 2.5)
    strap = fill("M27 172L37 174L35 206H25Z", c.base) + oval((30, 206), (3, 3), "#f4c542")
    bib = fill("M-34 202H34L40 224H-40Z", c.base) + line("M-30 206H30", c.light, 1.4)
    return shirt + neckline + bib + both_sides(strap)


def _sleeves(look: Look, cues: Cues) -> str:
    s = cues.shoulders
    return both_sides(line(f"M{s - 12:g} 202Q{s - 15:g} 212 {s - 12:g} 224", look.clothes.dark, 2))
