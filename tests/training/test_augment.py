"""Variations keep the person recognisable and the colours honest."""

import numpy as np
from skimage.data import astronaut

from guesswho.training.augment import augment

PORTRAIT = np.ascontiguousarray(astronaut()[0:264, 110:326])


def test_equal_seeds_give_equal_variations_and_others_differ():
    first, again, other = (augment(PORTRAIT, 96, np.random.default_rng(s)) for s in (1, 1, 2))
    assert first.shape == (96, 96, 3)
    assert first.dtype == np.uint8
    assert (first == again).all()
    assert (first != other).any()


def test_the_original_is_left_alone():
    before = PORTRAIT.copy()
    augment(PORTRAIT, 64, np.random.default_rng(3))
    assert (before == PORTRAIT).all()


def test_hue_is_kept_so_that_hair_colour_stays_true():
    red = np.full((176, 144, 3), (170, 70, 40), np.uint8)
    means = [
        np.median(augment(red, 64, np.random.default_rng(s)).reshape(-1, 3), 0) for s in range(40)
    ]
    assert all(r > g > b for r, g, b in means)
