"""The original's way: eight InceptionV3 at 299 px, one after another, in TensorFlow.

Weights are random: they cost the same. It is measured kindly, as compiled functions on one
thread, so that no overhead of calls and no waiting of threads for each other counts. Run as a
process of its own (``python -m benchmarks.original``): TensorFlow is large, and it would slow
what is measured after it.
"""

import json
import os
import resource
import subprocess
import sys
import time
from dataclasses import asdict, dataclass

import numpy as np

from benchmarks.stopwatch import cpu_seconds

MODELS, SIDE, CLASSES = 8, 299, 2


@dataclass(frozen=True)
class Original:
    """What eight networks cost, in CPU seconds and MB."""

    start: float
    """From the start of the process to the first portrait's eight answers."""
    portrait: float
    """Of every further portrait."""
    memory: float


def measured() -> Original:
    """Measure in a fresh process; takes about a minute of CPU."""
    environment = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3", "CUDA_VISIBLE_DEVICES": ""}
    command = [sys.executable, "-m", "benchmarks.original"]
    done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)  # noqa: S603
    return Original(**json.loads(done.stdout))


def main() -> Original:
    """Measure in this process."""
    import keras  # noqa: PLC0415
    import tensorflow as tf  # noqa: PLC0415

    tf.config.threading.set_intra_op_parallelism_threads(1)
    networks = [_network(keras, tf) for _ in range(MODELS)]
    portrait = tf.constant(np.random.default_rng(1).uniform(-1, 1, (1, SIDE, SIDE, 3)), tf.float32)

    def read() -> None:
        for network in networks:
            network(portrait).numpy()

    read()
    start = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Original(start, cpu_seconds(read, repeats=3), memory)


def _network(keras, tf):  # type: ignore[no-untyped-def]
    model = keras.applications.InceptionV3(weights=None, classes=CLASSES)
    return tf.function(lambda portrait: model(portrait, training=False))


if __name__ == "__main__":
    print(json.dumps(asdict(main())))
