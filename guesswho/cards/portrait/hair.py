"""Every haircut by length and type, bare-headed and under a hat."""

from collections.abc import Mapping
from dataclasses import replace

from guesswho.cards.portrait import curly_hair, straight_hair
from guesswho.cards.portrait.cut import Cut

Types = Mapping[str | None, tuple[Cut, ...]]
Cuts = Mapping[str | None, Types]
"""Length, then type, to the cuts there are."""


def _outline(cut: Cut) -> Cut:
    """The cut without a single strand: neither straight nor curly."""
    return replace(cut, strands="", partings="")


def _types(straight: tuple[Cut, ...], curly: tuple[Cut, ...]) -> Types:
    return {"straight": straight, "curly": curly, None: tuple(map(_outline, straight))}


_SHAVEN: Types = _types((Cut(),), (Cut(),))

BARE: Cuts = {
    "bald": _SHAVEN,
    "short": _types(straight_hair.SHORT, curly_hair.SHORT),
    "long": _types(straight_hair.LONG, curly_hair.LONG),
    None: _types((straight_hair.CHIN_LONG,), (curly_hair.CHIN_LONG,)),
}
UNDER_A_HAT: Cuts = {
    "bald": _SHAVEN,
    "short": _types((straight_hair.UNDER_SHORT,), (curly_hair.UNDER_SHORT,)),
    "long": _types((straight_hair.UNDER_LONG,), (curly_hair.UNDER_LONG,)),
    None: _types((straight_hair.UNDER_CHIN_LONG,), (curly_hair.UNDER_CHIN_LONG,)),
}
"""Cuts that begin at the brim, so that length, type and colour show below every hat."""
