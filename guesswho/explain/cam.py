"""Class activation maps: how much each place of a portrait speaks for each answer.

A head is dense on the mean of the feature map, so what it says is a mean over places, and
each place's share is exact: no gradient, no sampling (Zhou et al., "Learning Deep Features
for Discriminative Localization", CVPR 2016).
"""

import numpy as np
from numpy.typing import NDArray

from guesswho.vision.model_folder import Head


def class_activation(features: NDArray[np.float32], head: Head) -> NDArray[np.float64]:
    """Map ``(h, w, C)`` to ``(h, w, k)``: what each place says about each of k values.

    The mean over all places plus ``head.bias / head.temperature`` is exactly what the head's
    ``logits`` are on the mean of these features.
    """
    kernel = head.kernel.astype(np.float64) / head.temperature
    activation: NDArray[np.float64] = features.astype(np.float64) @ kernel
    return activation


def evidence(activation: NDArray[np.float64], value: int) -> NDArray[np.float64]:
    """What speaks for one of the values more than for the average of all, ``(h, w)``.

    Softmax does not see what all values share, so it is no reason for any of them.
    """
    return np.asarray(activation[..., value] - activation.mean(axis=-1))


def heat(for_it: NDArray[np.float64]) -> NDArray[np.float64]:
    """Scale evidence ``(h, w)`` to 0…1 of its strongest place; what speaks against is 0.

    All 0 where nothing speaks for the value: then it won because less spoke against it.
    """
    positive = for_it.clip(min=0)
    strongest = positive.max()
    return np.asarray(positive / strongest) if strongest > 0 else positive
