"""Drawn characters: traits in, SVG text out.

``draw`` is the only door. May import ``attributes`` only; nothing here reads a clock, a disk
or a random generator, so the same traits and seed give the same drawing for ever.
"""

from guesswho.cards.portrait.drawing import DRAWING_RULES, draw

__all__ = ["DRAWING_RULES", "draw"]
