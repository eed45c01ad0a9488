"""Copies are found however they were saved; others are not."""

import cv2
import numpy as np
import pytest
from skimage.data import astronaut

from guesswho.attributes import Traits
from guesswho.training.checking.twins import NEAR, across_splits, fingerprint
from guesswho.training.example import Example

PORTRAIT = np.ascontiguousarray(astronaut()[0:264, 110:326])


def distance(one, other):
    return int(np.bitwise_count(fingerprint(one) ^ fingerprint(other)).sum())


def compressed(picture):
    return cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, 40])[1], 1)


@pytest.mark.parametrize(
    "copy",
    [
        PORTRAIT,
        compressed(cv2.resize(PORTRAIT, (108, 132), interpolation=cv2.INTER_AREA)),
        cv2.convertScaleAbs(PORTRAIT, alpha=0.8, beta=30),
    ],
)
def test_a_copy_is_near(copy):
    assert distance(PORTRAIT, copy) < 16


def test_another_framing_of_the_same_person_is_far():
    assert distance(PORTRAIT, np.ascontiguousarray(astronaut()[20:220, 140:304])) > NEAR


def test_each_pair_across_splits_is_told_once():
    rng = np.random.default_rng(2)
    pictures = [rng.integers(0, 256, (40, 40, 3), dtype=np.uint8) for _ in range(4)]
    shown = [*pictures, pictures[0], pictures[1], pictures[1]]
    splits = ["train", "train", "train", "train", "val", "test", "val"]
    examples = [Example(str(i), Traits({}), split=s) for i, s in enumerate(splits)]
    found = across_splits(examples, np.array([fingerprint(p) for p in shown]))
    assert {(t.one.path, t.other.path) for t in found} == {("4", "0"), ("5", "1"), ("6", "1")}
