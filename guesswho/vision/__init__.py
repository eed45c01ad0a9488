"""From a photo's bytes to eight predictions; numbers and pictures only.

Called by ``services``, ``training``, ``explain`` and ``cli``. Imports no TensorFlow:
serving reads the network through LiteRT. ``upload`` is the one door for bytes.
"""
