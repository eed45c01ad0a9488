"""From labelled portraits to ``models/``: datasets, fine-tuning, heads, evaluation.

Called by ``cli`` alone; serving never imports it. The only package that knows Keras, which
runs on TensorFlow or, with ``KERAS_BACKEND=jax``, on JAX. Keras is imported by the
modules ``network``, ``schedule``, ``progress``, ``batches``, ``trunk``, ``cheater`` and
``export`` only, so that datasets and figures load fast.
"""
