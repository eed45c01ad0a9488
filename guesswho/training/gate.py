"""May a new model replace the accepted one? Only if validation does not find it worse.

On every attribute, over all pictures and in every group (gender, source), the balanced
accuracies of the two are compared on the same pictures. A model is refused when somewhere it
is worse by more than ``MARGIN``, beyond chance: one-sided paired bootstrap over people, level
``LEVEL``, p-values corrected by Holm, those over all pictures among themselves (they would see
half as much beside the many groups) and those of the groups among themselves. Groups of fewer
than ``LEAST_GROUP`` pictures are reported and do not decide.

The burden of proof lies with the refusal. The other way round, a model would have to be proven
no worse in each of some 80 comparisons; on a group of 30 one answer moves the balanced accuracy
by more than the margin, so nothing but the same model again would ever pass.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from guesswho.attributes import ATTRIBUTES
from guesswho.training.dataset import Dataset
from guesswho.training.evaluate import Scores, groups
from guesswho.training.paired import Difference, PairedBootstrap, holm

MARGIN = 0.01
LEVEL = 0.05
LEAST_GROUP = 30

EVERYBODY = "all"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The new model against the accepted one, on one attribute in one group."""

    attribute: str
    kind: str
    """What the group is a group by (gender, source), or ``EVERYBODY``."""
    group: str
    n: int
    difference: Difference
    adjusted_p: float = 1.0
    """Holm's; 1 where the group does not decide."""

    @property
    def decides(self) -> bool:
        """Large enough to refuse a model."""
        return self.n >= LEAST_GROUP

    @property
    def worse(self) -> bool:
        """Worse by more than the margin, beyond chance."""
        return self.adjusted_p < LEVEL

    @property
    def sentence(self) -> str:
        """For people."""
        where = "" if self.kind == EVERYBODY else f" ({self.kind} {self.group})"
        d = self.difference
        low, high = d.interval
        return (
            f"{self.attribute}{where}: {d.old:.3f} → {d.new:.3f}, "
            f"a difference of {d.value:+.3f} ({low:+.3f} … {high:+.3f}) on {self.n} pictures"
        )


def compare(data: Dataset, old: Scores, new: Scores) -> tuple[Comparison, ...]:
    """All comparisons on the attributes that both score; ``data`` is the validation split."""
    if not data.examples:
        return ()
    bootstrap = PairedBootstrap(data.people())
    found = [
        Comparison(attribute, kind, group, int((labels >= 0).sum()), difference)
        for attribute in ATTRIBUTES
        if attribute in old and attribute in new
        for kind, group, labels in _grouped_labels(data, attribute)
        if (difference := _difference(bootstrap, labels, attribute, old, new))
    ]
    return _corrected(found)


def refusals(comparisons: Sequence[Comparison]) -> Mapping[str, str]:
    """Attribute → the sentence of its worst finding, for those that may not be replaced."""
    worse = [c for c in comparisons if c.worse]
    worst_first = sorted(worse, key=lambda c: c.difference.value)
    return {c.attribute: c.sentence for c in reversed(worst_first)}


def _difference(
    bootstrap: PairedBootstrap, labels: NDArray[np.int64], attribute: str, old: Scores, new: Scores
) -> Difference | None:
    before, after = (scores[attribute].argmax(1) for scores in (old, new))
    return bootstrap.difference(labels, before, after, len(ATTRIBUTES[attribute]), MARGIN)


def _grouped_labels(data: Dataset, attribute: str) -> Iterator[tuple[str, str, NDArray[np.int64]]]:
    """The labels of everybody, then of each group, −1 outside it."""
    labels = data.labels(attribute)
    yield EVERYBODY, "", labels
    for kind, masks in groups(data).items():
        for group, mask in masks.items():
            yield kind, group, np.where(mask, labels, -1)


def _corrected(found: Sequence[Comparison]) -> tuple[Comparison, ...]:
    """With Holm's p-values: one family over all pictures, one over the groups."""
    families = [
        [c for c in found if c.decides and (c.kind == EVERYBODY) == whole]
        for whole in (True, False)
    ]
    adjusted = {
        (c.attribute, c.kind, c.group): p
        for family in families
        for c, p in zip(
            family, holm(np.array([c.difference.p for c in family])).tolist(), strict=True
        )
    }
    return tuple(
        replace(c, adjusted_p=adjusted.get((c.attribute, c.kind, c.group), 1.0)) for c in found
    )
