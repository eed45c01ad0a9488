"""Training, server and browser read a portrait alike: probabilities equal to 1e-4.

The browser's engine takes a network of fixed batch; ``trunk.tflite`` has one, so that server
and browser run the same file. Here it is run by LiteRT in Python, once as the server does and
once on the plain kernels, without the accelerated ones: no browser takes part.
"""

import os

import numpy as np
import pytest
from ai_edge_litert.interpreter import Interpreter, OpResolverType

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
keras = pytest.importorskip("keras")

from guesswho.attributes import ATTRIBUTES  # noqa: E402
from guesswho.settings import PROJECT_ROOT  # noqa: E402
from guesswho.training import export, network  # noqa: E402
from guesswho.vision.litert import LiteRtRecognizer, pooled  # noqa: E402
from guesswho.vision.model_folder import Head, load_models, save_head, save_trunk  # noqa: E402
from guesswho.vision.preprocess import SIDE, to_input, to_pixels  # noqa: E402
from tests import drawn_pictures  # noqa: E402

pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")

ALIKE = 1e-4


@pytest.fixture(scope="module")
def pictures():
    return [*drawn_pictures.characters(60), *drawn_pictures.astronauts(40)]


@pytest.fixture(scope="module")
def batch(pictures):
    return to_input(np.stack([to_pixels(picture) for picture in pictures]))


@pytest.fixture(scope="module")
def trained(tmp_path_factory, batch):
    """A network that tells the pictures apart, saved as a training saves it."""
    folder = tmp_path_factory.mktemp("training")
    keras.utils.set_random_seed(1)
    start = keras.applications.MobileNetV2(
        include_top=False, weights=None, input_shape=(160, 160, 3)
    )
    start.save_weights(folder / "start.weights.h5")
    model = network.build(folder / "start.weights.h5")
    _wake(model, batch[::4])
    model.save(folder / "epoch_1.keras")
    return folder / "epoch_1.keras"


@pytest.fixture(scope="module")
def exported(trained, tmp_path_factory):
    """The models folder that serves it."""
    folder = tmp_path_factory.mktemp("models")
    version = save_trunk(folder, export.to_tflite(export.trained_trunk(trained)), {})
    model = keras.models.load_model(trained, compile=False)
    for attribute in ATTRIBUTES:
        head = Head(*model.get_layer(attribute).get_weights())
        save_head(folder, attribute, head, {"trunk": version})
    return load_models(folder)


def test_keras_server_and_browser_file_agree_on_a_hundred_pictures(
    trained, exported, pictures, batch
):
    model = keras.models.load_model(trained, compile=False)
    by_training = {a: _softmax(rows) for a, rows in model.predict(batch, verbose=0).items()}
    by_server = _served(exported, pictures)
    by_browser = _probabilities(exported, _plain(exported.trunk.tflite, batch))
    assert len(pictures) == 100
    for attribute in ATTRIBUTES:
        assert np.ptp(by_training[attribute], axis=0).max() > 0.1, "pictures are told apart"
        assert np.abs(by_server[attribute] - by_training[attribute]).max() < ALIKE
        assert np.abs(by_browser[attribute] - by_training[attribute]).max() < ALIKE


def test_what_ships_answers_alike_one_by_one_in_a_batch_and_without_acceleration(pictures, batch):
    models = load_models(PROJECT_ROOT / "models")
    one_by_one = _served(models, pictures)
    together = _probabilities(models, _accelerated(models.trunk.tflite, batch))
    plain = _probabilities(models, _plain(models.trunk.tflite, batch))
    for attribute in ATTRIBUTES:
        assert np.ptp(one_by_one[attribute], axis=0).max() > 0.5, "pictures are told apart"
        assert np.abs(together[attribute] - one_by_one[attribute]).max() < ALIKE
        assert np.abs(plain[attribute] - one_by_one[attribute]).max() < ALIKE


@pytest.mark.parametrize("which", ["shipped", "exported"])
def test_the_browser_can_take_the_file(which, request):
    """Fixed batch in and out, floats alone, and no operator that only TensorFlow has."""
    shipped = which == "shipped"
    models = load_models(PROJECT_ROOT / "models") if shipped else request.getfixturevalue(which)
    interpreter = Interpreter(model_content=models.trunk.tflite)
    (picture,), (features,) = interpreter.get_input_details(), interpreter.get_output_details()
    assert picture["shape_signature"].tolist() == [1, SIDE, SIDE, 3]
    assert features["shape_signature"].tolist()[:3] == [1, SIDE // 32, SIDE // 32]
    assert {picture["dtype"], features["dtype"]} == {np.float32}
    assert not [op["op_name"] for op in interpreter._get_ops_details() if "Flex" in op["op_name"]]


def _wake(model, pictures):
    """Random weights fade from layer to layer; normalising by these pictures keeps them apart."""
    for layer in model.get_layer(network.TRUNK).layers:
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.momentum = 0.0
    model(pictures, training=True)


def _served(models, pictures):
    recognizer = LiteRtRecognizer(models)
    answers = [recognizer.read(picture) for picture in pictures]
    return {
        attribute: np.array([[said[attribute].scores[v] for v in values] for said in answers])
        for attribute, values in ATTRIBUTES.items()
    }


def _probabilities(models, features):
    return {a: head.probabilities(pooled(features)) for a, head in models.heads.items()}


def _plain(tflite, batch):
    """Feature maps, one picture after another as the file's fixed batch wants it."""
    kernels = OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES
    interpreter = Interpreter(model_content=tflite, experimental_op_resolver_type=kernels)
    interpreter.allocate_tensors()
    return np.concatenate([_run(interpreter, picture[np.newaxis]) for picture in batch])


def _accelerated(tflite, batch):
    """Feature maps of all pictures at once."""
    interpreter = Interpreter(model_content=tflite)
    interpreter.resize_tensor_input(interpreter.get_input_details()[0]["index"], batch.shape)
    interpreter.allocate_tensors()
    return _run(interpreter, batch)


def _run(interpreter, batch):
    interpreter.set_tensor(interpreter.get_input_details()[0]["index"], batch)
    interpreter.invoke()
    return interpreter.get_tensor(interpreter.get_output_details()[0]["index"])


def _softmax(logits):
    powers = np.exp(logits - logits.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)
