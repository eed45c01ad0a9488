"""One labelled picture: the row of a dataset."""

from dataclasses import dataclass

from guesswho.attributes import Traits


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled picture; ``traits`` not stated are unknown, and their loss is masked."""

    path: str
    traits: Traits
    shard: str = ""
    split: str = "train"
    source: str = ""
    identity: str = ""
    quality: str = "hand"
    weight: float = 1.0
    """Multiplies the worth of its labels."""
