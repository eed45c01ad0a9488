"""The network of training: one MobileNetV2 trunk, eight dense heads on its mean-pooled map.

Runs on any Keras backend. Serving does not use this module: it reads the exported trunk.
"""

from pathlib import Path

import keras
import numpy as np
from numpy.typing import NDArray

from guesswho.attributes import ATTRIBUTES

TRUNK = "trunk"
LABEL_SMOOTHING = 0.05
BATCH_NORM_MOMENTUM = 0.99
"""Keras' own 0.999 would need far more steps than a fine-tuning of these has."""


def was_trained(start: Path) -> bool:
    """A whole network of an earlier training here, not the folded weights of ImageNet."""
    return start.suffix == ".keras"


def build(start: Path) -> keras.Model:
    """Trunk and heads: RGB in −1…1 of any multiple of 32 px → logits per attribute.

    ``start`` is a checkpoint of an earlier training (``.keras``), which is taken whole, or the
    weights of MobileNetV2 α 1.0 without its top, ImageNet.
    """
    if was_trained(start):
        return keras.models.load_model(start, compile=False)
    trunk = keras.applications.MobileNetV2(
        include_top=False, weights=None, input_shape=(None, None, 3), name=TRUNK
    )
    trunk.load_weights(start)
    picture = keras.Input((None, None, 3), name="picture")
    embedding = keras.layers.GlobalAveragePooling2D(name="embedding")(trunk(picture))
    embedding = keras.layers.Dropout(0.2)(embedding)
    logits = {
        attribute: keras.layers.Dense(len(values), name=attribute)(embedding)
        for attribute, values in ATTRIBUTES.items()
    }
    return keras.Model(picture, logits)


def compile_for(
    model: keras.Model, schedule: keras.optimizers.schedules.LearningRateSchedule
) -> None:
    """AdamW, and a cross-entropy per attribute whose sample weights mask unknown labels."""
    model.compile(
        optimizer=keras.optimizers.AdamW(schedule, weight_decay=0.01, clipnorm=1.0),
        loss={
            attribute: keras.losses.CategoricalCrossentropy(
                from_logits=True, label_smoothing=LABEL_SMOOTHING
            )
            for attribute in ATTRIBUTES
        },
        # XLA on a CPU makes a step of MobileNetV2 seven times slower (3.4 s against 0.5 s).
        jit_compile="auto" if keras.backend.backend() == "jax" else False,
    )


def recalibrate(trunk: keras.Model, pictures: NDArray[np.float32]) -> None:
    """Give each batch normalisation the statistics of its input without changing its output.

    The start weights have their normalisation folded away (mean 0, variance 1); training it
    like that breaks the network at the first step. With x̂ = (x − μ)/√(v + ε), replacing μ, v
    by the statistics μ′, v′ of ``pictures`` leaves γ x̂ + β unchanged when
    γ′ = γ √(v′ + ε)/√(v + ε) and β′ = β + γ (μ′ − μ)/√(v + ε).
    """
    layers = [x for x in trunk.layers if isinstance(x, keras.layers.BatchNormalization)]
    probe = keras.Model(trunk.input, [layer.input for layer in layers])
    means, variances = _moments(probe, pictures, len(layers))
    for layer, mean, variance in zip(layers, means, variances, strict=True):
        gamma, beta, old_mean, old_variance = layer.get_weights()
        scale = gamma / np.sqrt(old_variance + layer.epsilon)
        gamma = scale * np.sqrt(variance + layer.epsilon)
        layer.set_weights([gamma, beta + scale * (mean - old_mean), mean, variance])
        layer.momentum = BATCH_NORM_MOMENTUM


def _moments(
    probe: keras.Model, pictures: NDArray[np.float32], layers: int, batch: int = 32
) -> tuple[list[NDArray[np.float64]], list[NDArray[np.float64]]]:
    """Per-channel mean and variance of each probed map over all pictures and positions."""
    sums = [np.zeros(1)] * layers
    squares = [np.zeros(1)] * layers
    counts = [0] * layers
    for start in range(0, len(pictures), batch):
        maps = probe.predict_on_batch(pictures[start : start + batch])
        for i, activations in enumerate(maps):
            values = activations.astype(np.float64).reshape(-1, activations.shape[-1])
            sums[i] = sums[i] + values.sum(0)
            squares[i] = squares[i] + (values**2).sum(0)
            counts[i] += len(values)
    means = [s / n for s, n in zip(sums, counts, strict=True)]
    variances = [q / n - m**2 for q, n, m in zip(squares, counts, means, strict=True)]
    return means, [np.maximum(v, 1e-6) for v in variances]
