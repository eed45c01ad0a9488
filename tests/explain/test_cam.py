import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guesswho.explain.cam import class_activation, evidence, heat
from guesswho.vision.model_folder import Head
from tests import tiny_models


@st.composite
def maps_and_heads(draw):
    height, width, channels, values = (draw(st.integers(1, 12)) for _ in range(4))
    rng = np.random.default_rng(draw(st.integers(0, 2**32)))
    features = rng.normal(size=(height, width, channels)).astype(np.float32)
    kernel = rng.normal(size=(channels, values)).astype(np.float32)
    bias = rng.normal(size=values).astype(np.float32)
    return features, Head(kernel, bias, temperature=draw(st.floats(0.2, 5)))


@given(maps_and_heads())
def test_the_places_and_the_bias_sum_to_the_logits(drawn):
    features, head = drawn
    said = class_activation(features, head).mean(axis=(0, 1)) + head.bias / head.temperature
    np.testing.assert_allclose(said, head.logits(features.mean(axis=(0, 1))), atol=1e-4)


@given(maps_and_heads())
def test_the_evidence_for_all_values_cancels(drawn):
    features, head = drawn
    activation = class_activation(features, head)
    every = [evidence(activation, value) for value in range(activation.shape[-1])]
    np.testing.assert_allclose(np.sum(every, axis=0), 0, atol=1e-9)


def test_what_all_values_share_is_no_reason():
    head = tiny_models.random_head("hat", 1)
    features = np.random.default_rng(2).normal(size=(10, 10, 3)).astype(np.float32)
    shared = Head(head.kernel + 5, head.bias, head.temperature)
    for value in (0, 1):
        np.testing.assert_allclose(
            evidence(class_activation(features, head), value),
            evidence(class_activation(features, shared), value),
            atol=1e-4,
        )


def test_heat_is_the_share_of_the_strongest_place():
    np.testing.assert_allclose(heat(np.array([[-3.0, 1], [2, 4]])), [[0, 0.25], [0.5, 1]])


def test_nothing_that_speaks_for_it_is_no_heat():
    assert not heat(np.array([[-3.0, -1]])).any()


@pytest.mark.parametrize("value", [0, 1])
def test_the_place_that_says_it_is_hottest(value):
    """Red above, green below; red speaks for the first value and green for the second."""
    features = np.zeros((10, 10, 3), np.float32)
    features[:5, :, 0] = features[5:, :, 1] = 1
    head = Head(np.eye(3, 2, dtype=np.float32), np.zeros(2, np.float32))
    warm = heat(evidence(class_activation(features, head), value))
    assert warm[:5].mean() == 1 - value
    assert warm[5:].mean() == value
