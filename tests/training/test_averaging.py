"""The mean of the weights is what it says it is, and leaves the model as it was."""

import os

import numpy as np
import pytest

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
keras = pytest.importorskip("keras")

from guesswho.training import averaging  # noqa: E402

# Keras 3.15 reads weights through an interface that NumPy 2 calls old, on JAX always.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")


@pytest.fixture
def model():
    network = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    network.set_weights([np.full((1, 1), 4.0), np.zeros(1)])
    return network


def watching(model, momentum, start=None):
    average = averaging.WeightAverage(momentum, start)
    average.set_model(model)
    average.on_train_begin()
    return average


def test_the_mean_moves_towards_the_weights_by_the_share_of_all_batches_between(model):
    average = watching(model, 0.9)
    model.set_weights([np.full((1, 1), 8.0), np.ones(1)])
    for batch in range(averaging.EVERY):
        average.on_train_batch_end(batch)
    kept = 0.9**averaging.EVERY
    with average.applied(model):
        kernel, bias = model.get_weights()
    assert kernel.item() == pytest.approx(4 * kept + 8 * (1 - kept))
    assert bias.item() == pytest.approx(1 - kept)


def test_applied_gives_the_weights_back_even_after_an_error(model):
    average = watching(model, 0.9, [np.full((1, 1), -1.0), np.zeros(1)])
    with average.applied(model):
        assert model.get_weights()[0].item() == -1
    with pytest.raises(KeyboardInterrupt), average.applied(model):
        raise KeyboardInterrupt
    assert model.get_weights()[0].item() == 4


def test_a_fit_is_averaged_and_a_later_one_goes_on_from_its_mean(model):
    model.compile(optimizer=keras.optimizers.SGD(0.01), loss="mse", jit_compile=False)
    average = averaging.WeightAverage(0.5)
    inputs, targets = np.ones((40, 1), np.float32), np.zeros((40, 1), np.float32)
    model.fit(inputs, targets, batch_size=4, epochs=1, verbose=0, callbacks=[average])
    with average.applied(model):
        first = model.get_weights()[0].item()
    model.fit(inputs, targets, batch_size=4, epochs=1, verbose=0, callbacks=[average])
    with average.applied(model):
        second = model.get_weights()[0].item()
    assert 4 > first > second > model.get_weights()[0].item()
