"""The learning rate over the steps of a training."""

import math

import keras


class WarmUpCosine(keras.optimizers.schedules.LearningRateSchedule):
    """Linear to ``peak`` over ``warm_up`` steps, then half a cosine down to 0 at ``total``."""

    def __init__(self, peak: float, warm_up: int, total: int) -> None:
        self.peak, self.warm_up, self.total = peak, warm_up, total

    def __call__(self, step: keras.KerasTensor) -> keras.KerasTensor:
        """The rate at ``step``."""
        now = keras.ops.cast(step, "float32")
        rising = now / self.warm_up
        done = keras.ops.clip((now - self.warm_up) / (self.total - self.warm_up), 0.0, 1.0)
        return self.peak * keras.ops.minimum(rising, 0.5 * (1 + keras.ops.cos(math.pi * done)))

    def get_config(self) -> dict[str, float]:
        """The arguments that make an equal schedule."""
        return {"peak": self.peak, "warm_up": self.warm_up, "total": self.total}
