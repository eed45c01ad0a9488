"""What a report is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from guesswho.training.dataset import Dataset
from guesswho.training.evaluate import Figures, Scores, figures, groups, subset
from guesswho.training.gate import Comparison
from guesswho.training.heads import FittedHead


@dataclass(frozen=True)
class Part:
    """A split with the probabilities of the new model and, where there is one, of the old."""

    name: str
    data: Dataset
    new: Scores
    old: Scores

    def figures(self) -> Mapping[str, Figures]:
        """The new model's figures per attribute that has labels here."""
        return _figures(self.data, self.new)

    def old_figures(self) -> Mapping[str, Figures]:
        """The accepted model's."""
        return _figures(self.data, self.old)

    def by_group(self) -> Mapping[str, Mapping[str, Mapping[str, Figures]]]:
        """Kind of group → group → attribute → the new model's figures."""
        return {
            kind: {
                group: _figures(*subset(self.data, self.new, mask)) for group, mask in masks.items()
            }
            for kind, masks in groups(self.data).items()
            if masks
        }


@dataclass(frozen=True)
class Results:
    """A whole training."""

    history: Sequence[Mapping[str, float]]
    """A row an epoch of the trunk; empty where only heads were trained."""
    fitted: Mapping[str, FittedHead]
    parts: tuple[Part, ...]
    """The validation split first."""
    comparisons: tuple[Comparison, ...]
    """With the accepted model, on the validation split."""
    refused: Mapping[str, str]
    accepted: tuple[str, ...]


def _figures(data: Dataset, scores: Scores) -> Mapping[str, Figures]:
    found = {attribute: figures(data, scores, attribute) for attribute in scores}
    return {attribute: row for attribute, row in found.items() if row is not None}
