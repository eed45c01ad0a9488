"""How sure a card's traits are: what a photo was read as, by how likely it is."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from guesswho.attributes import ATTRIBUTES, check_value
from guesswho.errors import BadDeck

_ROUNDING = 0.01
"""By which the shares of one attribute may miss a whole."""


class Chances(Mapping[str, Mapping[str, float]]):
    """Attribute to value to the probability that this is what people see on the picture.

    Immutable and hashable. An attribute that is left out is certain. Raises
    ``UnknownAttribute``, ``UnknownValue``, or ``BadDeck`` for shares that do not make a whole.
    """

    __slots__ = ("_shares",)

    def __init__(self, read: Mapping[str, Mapping[str, float]] = MappingProxyType({})) -> None:
        for attribute, shares in read.items():
            _check(attribute, shares)
        self._shares = tuple(
            (attribute, tuple(read[attribute].get(value, 0.0) for value in values))
            for attribute, values in ATTRIBUTES.items()
            if attribute in read
        )

    def __getitem__(self, attribute: str) -> Mapping[str, float]:
        shares = dict(self._shares)[attribute]
        return dict(zip(ATTRIBUTES[attribute], shares, strict=True))

    def __iter__(self) -> Iterator[str]:
        return (attribute for attribute, _ in self._shares)

    def __len__(self) -> int:
        return len(self._shares)

    def __hash__(self) -> int:
        return hash(self._shares)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Chances) and self._shares == other._shares

    def __repr__(self) -> str:
        return f"Chances({dict(self)})"


CERTAIN = Chances()
"""Of a card that was drawn, or whose every trait a person has stated."""


def _check(attribute: str, shares: Mapping[str, float]) -> None:
    for value in shares:
        check_value(attribute, value)
    whole = abs(sum(shares.values()) - 1) <= _ROUNDING
    if not (whole and all(0 <= share <= 1 for share in shares.values())):
        raise BadDeck(f"the chances of {attribute} are probabilities that make a whole")
