"""Effect sizes: how well a class could be told from something that is not its meaning."""

import numpy as np
from numpy.typing import NDArray

from guesswho.training.metrics import Labels

Z = 1.959963984540054
"""A normal variable lies within ± this in 95 % of the cases."""

_LEAST = 2
"""Values, or categories, that a difference needs."""


def cohens_d(
    one: NDArray[np.float64], other: NDArray[np.float64]
) -> tuple[float, tuple[float, float]] | None:
    """(mean of ``one`` − mean of ``other``) / pooled deviation, and its 95 % interval.

    Hedges and Olkin's large-sample interval (1985). ``None`` with fewer than two values a
    side; 0 where nothing varies.
    """
    n, m = len(one), len(other)
    if min(n, m) < _LEAST:
        return None
    pooled = ((n - 1) * one.var(ddof=1) + (m - 1) * other.var(ddof=1)) / (n + m - 2)
    difference = one.mean() - other.mean()
    d = float(difference / np.sqrt(pooled)) if pooled > 0 else 0.0
    margin = Z * float(np.sqrt((n + m) / (n * m) + d * d / (2 * (n + m))))
    return d, (d - margin, d + margin)


def cramers_v(rows: Labels, columns: Labels) -> float:
    """Association of two categories, 0…1, corrected for small tables (Bergsma 2013).

    ``rows`` and ``columns`` number each example's categories.
    """
    table = np.zeros((rows.max() + 1, columns.max() + 1))
    np.add.at(table, (rows, columns), 1)
    table = table[table.sum(1) > 0][:, table.sum(0) > 0]
    n, (r, k) = table.sum(), table.shape
    if min(r, k) < _LEAST:
        return 0.0
    expected = np.outer(table.sum(1), table.sum(0)) / n
    phi2 = ((table - expected) ** 2 / expected).sum() / n
    excess = max(0.0, float(phi2 - (r - 1) * (k - 1) / (n - 1)))
    least = min(side - (side - 1) ** 2 / (n - 1) - 1 for side in (r, k))
    return min(1.0, float(np.sqrt(excess / least))) if least > 0 else 0.0
