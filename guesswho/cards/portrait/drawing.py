"""The whole portrait, from back to front, and the table of drawing rules."""

from collections.abc import Mapping

from guesswho.attributes import Traits
from guesswho.cards.portrait import clothes, extras, hair, head, palette
from guesswho.cards.portrait.cues import CUES
from guesswho.cards.portrait.cut import Cut
from guesswho.cards.portrait.hats import hat
from guesswho.cards.portrait.look import Look, look
from guesswho.cards.portrait.pen import fill, group, line, oval

_TIE: dict[str | None, extras.Rule] = {
    "no": clothes.without_tie,
    "yes": clothes.with_tie,
    None: clothes.scarf,
}
_GLASSES: dict[str | None, extras.Rule] = {
    "no": extras.nothing,
    "yes": extras.glasses,
    None: extras.nothing,
}
_FACIAL_HAIR: dict[str | None, extras.Rule] = {
    "no": extras.nothing,
    "yes": extras.beard,
    None: extras.nothing,
}
_HAT: dict[str | None, extras.Rule] = {"no": extras.nothing, "yes": hat, None: extras.nothing}
_CUTS: dict[str | None, hair.Cuts] = {
    "no": hair.BARE,
    "yes": hair.UNDER_A_HAT,
    None: hair.BARE,
}

DRAWING_RULES: Mapping[str, Mapping[str | None, object]] = {
    "gender": CUES,
    "hair_length": hair.BARE,
    "hair_type": hair.BARE["short"],
    "hair_colour": palette.HAIR,
    "glasses": _GLASSES,
    "tie": _TIE,
    "facial_hair": _FACIAL_HAIR,
    "hat": _HAT,
}
"""Attribute, then value (``None``: not stated), to what draws it. A new value needs a rule."""


def draw(traits: Traits, seed: str) -> str:
    """The portrait of ``traits`` as SVG text (viewBox 0 0 180 220, that is 9:11).

    ``seed``, the card's id, varies only what no question asks about: skin tone, face shape,
    age, clothes, background. Element ids are prefixed, so many drawings fit on one page.
    What is not stated is drawn undecided (a chin-length cut, plum hair, a scarf) or left out.
    """
    chosen = look(traits, seed)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 220"'
        ' stroke-linecap="round" stroke-linejoin="round">'
        f"{_backdrop(chosen)}{group(_figure(traits, chosen), 'translate(90 0)')}</svg>"
    )


def _backdrop(chosen: Look) -> str:
    shapes = (
        oval((90, 104), (74, 74), "#fff", 0.3),
        fill("M22 220V104a68 68 0 0 1 136 0V220Z", "#fff", 0.28),
        fill("M0 150Q40 110 90 130T180 96V220H0Z", "#fff", 0.26),
        oval((128, 58), (46, 46), "#fff", 0.32),
    )
    plain = fill("M0 0H180V220H0Z", chosen.background)
    return plain + shapes[chosen.backdrop % len(shapes)]


def _figure(traits: Traits, chosen: Look) -> str:
    cues = CUES[traits["gender"]]
    cuts = _CUTS[traits["hat"]][traits["hair_length"]][traits["hair_type"]]
    cut = cuts[chosen.cut % len(cuts)]
    stretch = f"scale({'-' if chosen.mirrored else ''}{cues.width / 37:.3g} 1)"
    tilt = f"rotate({chosen.tilt:.2g} 0 150)"
    behind = group(fill(cut.back, chosen.hair.dark), stretch) if cut.back else ""
    return (
        group(behind, tilt)
        + head.neck(chosen, cues)
        + _TIE[traits["tie"]](chosen, cues)
        + group(_head(traits, chosen, cut, stretch), tilt)
    )


def _head(traits: Traits, chosen: Look, cut: Cut, stretch: str) -> str:
    """Everything that moves with the head, from the ears to the hat."""
    cues = CUES[traits["gender"]]
    bald = traits["hair_length"] == "bald"
    return (
        _hair_definitions(chosen, cut)
        + head.ears(chosen, cues)
        + head.face(chosen, cues, _cast_shadow(traits, chosen, cut, stretch))
        + (head.scalp(chosen) if bald else "")
        + _FACIAL_HAIR[traits["facial_hair"]](chosen, cues)
        + head.features(chosen, cues)
        + extras.earrings(chosen, cues)
        + _GLASSES[traits["glasses"]](chosen, cues)
        + group(_hair(chosen, cut), stretch)
        + _HAT[traits["hat"]](chosen, cues)
    )


def _hair_definitions(chosen: Look, cut: Cut) -> str:
    """The hair's path, drawn twice (as hair, as shadow), and its shading towards the tips."""
    if not cut.top:
        return ""
    shading = (
        f'<stop offset=".35" stop-color="{chosen.hair.base}"/>'
        f'<stop offset="1" stop-color="{palette.mix(chosen.hair.base, chosen.hair.dark)}"/>'
    )
    return (
        f'<defs><path id="{chosen.prefix}h" d="{cut.top}"/><linearGradient id="{chosen.prefix}g"'
        f' x1="0" y1="0" x2="0" y2="1">{shading}</linearGradient></defs>'
    )


def _cast_shadow(traits: Traits, chosen: Look, cut: Cut, stretch: str) -> str:
    """The shadow of hair and hat on the forehead."""
    hair_shadow = group(
        f'<use href="#{chosen.prefix}h" y="5" fill="{chosen.tone.shade}"/>', stretch
    )
    brim = fill("M-44 40H44V76Q0 64 -44 76Z", chosen.tone.shade) if traits["hat"] == "yes" else ""
    return (hair_shadow if cut.top else "") + brim


def _hair(chosen: Look, cut: Cut) -> str:
    if not cut.top:
        return ""
    return (
        f'<use href="#{chosen.prefix}h" fill="url(#{chosen.prefix}g)"/>'
        + (line(cut.partings, chosen.hair.dark, 2.2, 0.9) if cut.partings else "")
        + (line(cut.strands, chosen.hair.light, 2.2, 0.85) if cut.strands else "")
    )
