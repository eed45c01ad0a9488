"""How long something takes on this machine, now."""

import statistics
import time
from collections.abc import Callable


def cpu_seconds(work: Callable[[], object], repeats: int = 5, loops: int = 1) -> float:
    """Median CPU seconds of one call of ``work``, over ``repeats`` rounds of ``loops`` calls."""
    work()
    rounds = []
    for _ in range(repeats):
        start = time.process_time()
        for _ in range(loops):
            work()
        rounds.append((time.process_time() - start) / loops)
    return statistics.median(rounds)
