"""Words stand out from what they stand on, light and dark, by WCAG's formula."""

import re

import pytest

from guesswho.settings import PROJECT_ROOT

TOKENS = (PROJECT_ROOT / "assets" / "10-tokens.css").read_text()
LIGHT, *DARK = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r"\{([^{}]*--paper[^{}]*)\}", TOKENS)
)
THEMES = {"light": LIGHT} | {f"dark{n}": LIGHT | dark for n, dark in enumerate(DARK)}
PAIRS = [
    ("ink", "paper"),
    ("ink", "raised"),
    ("ink-soft", "paper"),
    ("ink-soft", "raised"),
    ("ink-soft", "sunk"),
    ("on-side", "you"),
    ("on-side", "them"),
    ("you-ink", "you-soft"),
    ("them-ink", "them-soft"),
    ("them-ink", "raised"),
    ("ink-soft", "you-soft"),
    ("on-bright", "win"),
]
ENOUGH = 4.5
"""Contrast of text of any size: WCAG 2.2, 1.4.3."""


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_can_be_read(theme, words, ground):
    colours = THEMES[theme]
    assert contrast(colours[words], colours[ground]) >= ENOUGH


def test_both_ways_to_the_dark_have_the_same_colours():
    assert len(DARK) == 2
    assert DARK[0] == DARK[1]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    shares = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
