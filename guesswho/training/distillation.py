"""Targets mixed with a teacher's opinion: softens wrong labels, fills in missing ones.

The teacher is a model that was accepted before; its opinion is asked in several views. It
fills a blank only where it is sure, and never where it is known to judge women and men
differently or where a blank means "not to be told": its faults would be learnt as facts.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from guesswho.attributes import ATTRIBUTES
from guesswho.training.batches import Labelled
from guesswho.training.dataset import Dataset
from guesswho.training.evaluate import Scores

SHARE = {"hand": 0.2, "dataset": 0.4, "pseudo": 0.5}
"""The teacher's share in the target, by who made the label."""

SURE = 0.9
"""A blank is filled from this probability on."""

FILLED_WORTH = 0.25
"""Worth of a filled label, where one by hand has 1."""

NEVER_FILLED = frozenset({"gender", "hair_type"})


def mix(labelled: Labelled, data: Dataset, opinions: Scores) -> Labelled:
    """``labelled``, which is ``data`` laid out, with ``opinions`` ``(n, k)`` in its targets."""
    shares = np.array([SHARE.get(e.quality, SHARE["hand"]) for e in data.examples])
    targets, weights = dict(labelled.targets), dict(labelled.weights)
    for attribute in ATTRIBUTES.keys() & opinions.keys():
        opinion, known = opinions[attribute], data.labels(attribute) >= 0
        share = np.where(known, shares, 1.0)[:, None]
        mixed = (1 - share) * labelled.targets[attribute] + share * opinion
        targets[attribute] = mixed.astype(np.float32)
        filled = ~known & _fillable(attribute, opinion)
        weights[attribute] = np.where(filled, FILLED_WORTH, weights[attribute]).astype(np.float32)
    return replace(labelled, targets=targets, weights=weights)


def _fillable(attribute: str, opinion: NDArray[np.float64]) -> NDArray[np.bool_]:
    """``(n,)``: where the teacher may speak for a missing label."""
    return (opinion.max(1) >= SURE) & (attribute not in NEVER_FILLED)
