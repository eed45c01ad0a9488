"""A teacher softens labels, fills blanks where it is sure, and is silent where it must be."""

from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("keras")

from guesswho.attributes import ATTRIBUTES, Traits
from guesswho.training import distillation
from guesswho.training.batches import Labelled
from guesswho.training.dataset import Dataset
from guesswho.training.example import Example


def laid_out(traits, quality="hand"):
    examples = tuple(Example(str(i), Traits(t), quality=quality) for i, t in enumerate(traits))
    data = Dataset(Path(), examples)
    labels = {a: data.labels(a) for a in ATTRIBUTES}
    targets = {a: np.eye(len(v))[np.maximum(labels[a], 0)] for a, v in ATTRIBUTES.items()}
    weights = {a: (labels[a] >= 0).astype(float) for a in ATTRIBUTES}
    return Labelled(np.zeros((len(traits), 1, 1, 3), np.uint8), targets, weights, np.ones(1)), data


def mixed(traits, opinions, quality="hand"):
    labelled, data = laid_out(traits, quality)
    return distillation.mix(labelled, data, {a: np.array(o) for a, o in opinions.items()})


def test_a_label_by_hand_outweighs_the_teacher_more_than_one_by_a_model():
    opinion = {"hat": [[0.9, 0.1]]}
    by_hand = mixed([{"hat": "yes"}], opinion).targets["hat"][0]
    by_model = mixed([{"hat": "yes"}], opinion, "pseudo").targets["hat"][0]
    assert by_hand.tolist() == pytest.approx([0.18, 0.82])
    assert by_model.tolist() == pytest.approx([0.45, 0.55])


def test_a_blank_is_filled_where_the_teacher_is_sure():
    found = mixed([{}, {}], {"glasses": [[0.02, 0.98], [0.4, 0.6]]})
    assert found.targets["glasses"][0].tolist() == pytest.approx([0.02, 0.98])
    assert found.weights["glasses"].tolist() == [distillation.FILLED_WORTH, 0]


@pytest.mark.parametrize("attribute", sorted(distillation.NEVER_FILLED))
def test_some_blanks_stay_blank_however_sure_the_teacher_is(attribute):
    found = mixed([{}], {attribute: [[1.0, 0.0]]})
    assert found.weights[attribute].tolist() == [0]


def test_what_the_teacher_does_not_speak_of_stays_as_it_was():
    labelled, data = laid_out([{"tie": "yes"}])
    found = distillation.mix(labelled, data, {})
    assert found.targets["tie"] is labelled.targets["tie"]
    assert found.draws is labelled.draws
