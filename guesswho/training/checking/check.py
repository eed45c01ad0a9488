"""The whole check of a dataset folder in one pass over its pictures."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from guesswho.errors import BadDataset
from guesswho.training.checking import counts as counting
from guesswho.training.checking import differences as comparing
from guesswho.training.checking import looks
from guesswho.training.checking import twins as twinning
from guesswho.training.dataset import Dataset

Progress = Callable[[Iterable[Any]], Iterable[Any]]


@dataclass(frozen=True)
class Findings:
    """All that was found in a folder."""

    pictures: int
    people: int
    counts: counting.Counts
    unreadable: tuple[str, ...]
    """One line each: the file and why."""
    people_in_two_splits: Mapping[str, tuple[str, ...]]
    twins: tuple[twinning.Twins, ...]
    unbalances: tuple[counting.Unbalance, ...]
    scarcities: tuple[counting.Scarcity, ...]
    differences: tuple[comparing.Difference, ...]
    associations: tuple[comparing.Association, ...]

    def document(self) -> dict[str, Any]:
        """Plain JSON values; every notable difference with its sentence."""
        return {
            "pictures": self.pictures,
            "people": self.people,
            "counts": self.counts,
            "unreadable": list(self.unreadable),
            "people_in_two_splits": self.people_in_two_splits,
            "twins": [_twins_document(pair) for pair in self.twins],
            "unbalanced": [_told(row) for row in self.unbalances],
            "few": [_told(row) for row in self.scarcities],
            "differences": [{**_told(row), "notable": row.notable} for row in self.differences],
            "associations": [{**_told(row), "notable": row.notable} for row in self.associations],
        }


def check(data: Dataset, progress: Progress) -> Findings:
    """Look at every picture once; faces are sought in a sample."""
    sought = looks.to_seek_faces(data.examples)
    rows, hashes, unreadable = [], [], {}
    for index, picture in enumerate(progress(data.attempts())):
        if isinstance(picture, BadDataset):
            unreadable[index] = str(picture)
        else:
            rows.append(looks.look(picture, bool(sought[index])))
            hashes.append(twinning.fingerprint(picture))
    kept = [i for i in range(len(data.examples)) if i not in unreadable]
    readable = Dataset(data.root, tuple(data.examples[i] for i in kept))
    measured = np.array(rows).reshape(-1, len(looks.MEASURES))
    found = ~np.isnan(measured[:, looks.FACE_SIZE])
    counted = counting.count(readable)
    return Findings(
        pictures=len(data.examples),
        people=len({example.identity for example in data.examples}),
        counts=counted,
        unreadable=tuple(unreadable.values()),
        people_in_two_splits=counting.people_in_two_splits(data),
        twins=twinning.across_splits(readable.examples, np.array(hashes).reshape(-1, 4)),
        unbalances=counting.unbalances(counted),
        scarcities=counting.scarcities(counted),
        differences=comparing.differences(readable, measured),
        associations=comparing.associations(readable, sought[kept], found),
    )


def _told(row: Any) -> dict[str, Any]:
    return {**asdict(row), "sentence": row.sentence}


def _twins_document(pair: twinning.Twins) -> dict[str, Any]:
    return {
        "pictures": [pair.one.path, pair.other.path],
        "splits": [pair.one.split, pair.other.split],
        "people": [pair.one.identity, pair.other.identity],
        "distance": pair.distance,
    }
