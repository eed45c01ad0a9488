"""Trained Keras trunk → the LiteRT file that serves. Needs the TensorFlow backend."""

import contextlib
import hashlib
import io
from pathlib import Path

import keras

from guesswho.training.network import TRUNK, build
from guesswho.vision.model_folder import TrunkFile
from guesswho.vision.preprocess import SIDE


def trained_trunk(path: Path) -> keras.Model:
    """The trunk out of a saved training: RGB in −1…1 → feature map."""
    return keras.models.load_model(path, compile=False).get_layer(TRUNK)


def start_trunk(weights: Path) -> TrunkFile:
    """The trunk before any training here, to compare with; named by the weights' digest."""
    version = f"start-{hashlib.sha256(weights.read_bytes()).hexdigest()[:12]}"
    return TrunkFile(to_tflite(build(weights).get_layer(TRUNK)), {"version": version})


def to_tflite(trunk: keras.Model, side: int = SIDE) -> bytes:
    """Float32 LiteRT network of batch one: ``(1, side, side, 3)`` → ``(1, side/32, side/32, C)``.

    The batch is fixed because the browser's engine takes no other. The map, not its mean, is
    what leaves: activation maps are made of it, by the same file at twice the ``side``.
    """
    import tensorflow as tf  # noqa: PLC0415  (the converter is TensorFlow's alone)

    picture = keras.Input(batch_shape=(1, side, side, 3))
    converter = tf.lite.TFLiteConverter.from_keras_model(keras.Model(picture, trunk(picture)))
    with contextlib.redirect_stdout(io.StringIO()):  # the export prints hundreds of lines
        converted: bytes = converter.convert()
    return converted
