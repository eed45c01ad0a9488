"""Who is learnt from, who chooses, who examines: a division by person, kept in a file.

``split.csv`` lies beside the pictures with the columns ``path, shard, split`` and takes
precedence over a ``split`` column of ``labels.csv``.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from guesswho.errors import BadDataset
from guesswho.training.example import Example

SPLITS = ("train", "val", "test")
BLOCK = ("train", "train", "train", "val", "test")
"""Of every five alike people three are learnt from, one chooses, one examines."""

FILE = "split.csv"
_COLUMNS = ("path", "shard", "split")

Key = tuple[str, str]
"""A picture's path and shard."""
Known = Mapping[Key, str]


def assign(
    examples: Sequence[Example], seed: int, known: Known | None = None
) -> tuple[Example, ...]:
    """The same examples with splits; equal seeds give equal splits.

    Nobody is in two splits. People are ordered by their rarest labels and dealt out in blocks
    of five, so that each split has its share of every value. People with a picture in
    ``known`` stay where they are.
    """
    settled = {e.identity: known[_key(e)] for e in examples if known and _key(e) in known}
    people = [p for p in _ordered(examples, seed) if p not in settled]
    rng = np.random.default_rng((seed, 1))
    for start in range(0, len(people), len(BLOCK)):
        block = people[start : start + len(BLOCK)]
        settled.update(zip(block, rng.permutation(BLOCK).tolist(), strict=False))
    return tuple(replace(e, split=settled[e.identity]) for e in examples)


def write(root: Path, examples: Iterable[Example]) -> Path:
    """Write the examples' splits beside the pictures; return the file's path."""
    path = root / FILE
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows((e.path, e.shard, e.split) for e in examples)
    return path


def read(root: Path) -> Known | None:
    """The splits in the folder's file; ``None`` where there is no file.

    Raises ``BadDataset`` for a malformed one.
    """
    path = root / FILE
    if not path.is_file():
        return None
    with path.open(newline="", encoding="utf-8-sig") as file:
        rows = csv.DictReader(file)
        if not set(_COLUMNS) <= set(rows.fieldnames or ()):
            raise BadDataset(f"{FILE} must have the columns {', '.join(_COLUMNS)}")
        return {(row["path"], row["shard"]): _checked(row["split"], row["path"]) for row in rows}


def apply(examples: Iterable[Example], known: Known) -> tuple[Example, ...]:
    """The examples with the file's splits; raises ``BadDataset`` for one it does not name."""
    return tuple(replace(e, split=_named(known, e)) for e in examples)


def _named(known: Known, example: Example) -> str:
    try:
        return known[_key(example)]
    except KeyError:
        raise BadDataset(
            f"{FILE} does not name {example.path}: run `data split` to place what is new"
        ) from None


def _checked(split: str, path: str) -> str:
    if split not in SPLITS:
        raise BadDataset(f"{FILE}: {path} is in {split!r}, which is none of {', '.join(SPLITS)}")
    return split


def _key(example: Example) -> Key:
    return example.path, example.shard


def _ordered(examples: Sequence[Example], seed: int) -> list[str]:
    """Everybody once, people with the same rare labels beside each other, else by chance."""
    stated = [(e.identity, pair) for e in examples for pair in e.traits.items() if pair[1]]
    frequency = Counter(pair for _, pair in stated)
    labels = defaultdict(set)
    for person, pair in stated:
        labels[person].add((frequency[pair], pair))
    people = sorted({e.identity for e in examples})
    chance = dict(zip(people, np.random.default_rng(seed).random(len(people)), strict=True))
    return sorted(people, key=lambda person: (sorted(labels[person]), chance[person]))
