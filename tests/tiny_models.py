"""A whole models folder in a moment, without TensorFlow, whose answers one can work out.

The trunk averages each of 5 × 5 cells of the input, so the embedding is the mean colour of
the portrait, −1…1 for red, green, blue.
"""

from pathlib import Path

import flatbuffers
import numpy as np
from ai_edge_litert import schema_py_generated as schema

from guesswho.attributes import ATTRIBUTES
from guesswho.vision.model_folder import Head, save_head, save_trunk

SIDE, CELLS = 160, 5


def write(models_dir: Path) -> str:
    """Fill ``models_dir``; heads draw their weights from a seed. Returns the trunk's version."""
    trunk = save_trunk(models_dir, average_pooling(), {"note": "for tests"})
    for seed, attribute in enumerate(ATTRIBUTES):
        save_head(models_dir, attribute, random_head(attribute, seed), {"trunk": trunk})
    return trunk


def random_head(attribute: str, seed: int) -> Head:
    rng = np.random.default_rng(seed)
    values = len(ATTRIBUTES[attribute])
    kernel = rng.normal(size=(3, values)).astype(np.float32)
    return Head(kernel, rng.normal(size=values).astype(np.float32), temperature=1.5)


def average_pooling(side: int = SIDE) -> bytes:
    """A .tflite of one operation: ``(1, side, side, 3)`` → ``(1, 5, 5, 3)``."""
    graph = schema.SubGraphT()
    graph.tensors = [_tensor("input", side, 1), _tensor("features", CELLS, 2)]
    graph.inputs, graph.outputs = [0], [1]
    graph.operators = [_pooling(side // CELLS)]
    code = schema.OperatorCodeT()
    code.builtinCode = code.deprecatedBuiltinCode = schema.BuiltinOperator.AVERAGE_POOL_2D
    model = schema.ModelT()
    model.version = 3
    model.operatorCodes, model.subgraphs = [code], [graph]
    model.buffers = [schema.BufferT() for _ in range(3)]
    builder = flatbuffers.Builder(512)
    builder.Finish(model.Pack(builder), file_identifier=b"TFL3")
    return bytes(builder.Output())


def _tensor(name: str, side: int, buffer: int) -> schema.TensorT:
    tensor = schema.TensorT()
    tensor.name, tensor.buffer = name, buffer
    tensor.shape, tensor.type = [1, side, side, 3], schema.TensorType.FLOAT32
    return tensor


def _pooling(step: int) -> schema.OperatorT:
    options = schema.Pool2DOptionsT()
    options.strideW = options.strideH = options.filterWidth = options.filterHeight = step
    options.padding = schema.Padding.VALID
    operation = schema.OperatorT()
    operation.inputs, operation.outputs = [0], [1]
    operation.builtinOptionsType = schema.BuiltinOptions.Pool2DOptions
    operation.builtinOptions = options
    return operation
