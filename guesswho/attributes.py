"""The eight attributes and their values: the vocabulary of everything else.

To add a ninth attribute, add it to ``ATTRIBUTES``; the completeness tests then
name every place (drawing rule, question text, classifier head) that lacks it.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from guesswho.errors import UnknownAttribute, UnknownValue

ATTRIBUTES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "gender": ("female", "male"),
        "hair_length": ("bald", "short", "long"),
        "hair_type": ("straight", "curly"),
        "hair_colour": ("black", "brown", "blond", "grey", "red"),
        "glasses": ("no", "yes"),
        "tie": ("no", "yes"),
        "facial_hair": ("no", "yes"),
        "hat": ("no", "yes"),
    }
)
"""Attribute name to its values, both in the order in which people see them."""

NOT_STATED = None
"""The trait of a card that does not say: too short to tell, hidden, or withheld."""


def check_value(attribute: str, value: str) -> None:
    """Raise unless ``value`` is one of ``attribute``'s values.

    Raises ``UnknownAttribute`` or ``UnknownValue``.
    """
    if attribute not in ATTRIBUTES:
        raise UnknownAttribute(attribute)
    if value not in ATTRIBUTES[attribute]:
        raise UnknownValue(attribute, value)


class Traits(Mapping[str, str | None]):
    """What a card states: one value, or ``NOT_STATED``, for every attribute.

    Immutable and hashable, so that twins are cards with equal traits. Attributes
    left out, ``None`` or blank (``""``) are not stated.

    Raises ``UnknownAttribute`` or ``UnknownValue`` for anything outside the vocabulary.
    """

    __slots__ = ("_values",)

    def __init__(self, stated: Mapping[str, str | None] = MappingProxyType({})) -> None:
        for attribute, value in stated.items():
            if attribute not in ATTRIBUTES:
                raise UnknownAttribute(attribute)
            if value:
                check_value(attribute, value)
        self._values = tuple(stated.get(attribute) or NOT_STATED for attribute in ATTRIBUTES)

    def __getitem__(self, attribute: str) -> str | None:
        try:
            return self._values[_POSITION[attribute]]
        except KeyError:
            raise UnknownAttribute(attribute) from None

    def __contains__(self, attribute: object) -> bool:
        return attribute in _POSITION

    def __iter__(self) -> Iterator[str]:
        return iter(ATTRIBUTES)

    def __len__(self) -> int:
        return len(ATTRIBUTES)

    def __hash__(self) -> int:
        return hash(self._values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Traits) and self._values == other._values

    def __repr__(self) -> str:
        stated = {attribute: value for attribute, value in self.items() if value is not None}
        return f"Traits({stated})"

    def replace(self, changes: Mapping[str, str | None]) -> "Traits":
        """The same traits with ``changes`` applied; ``None`` or blank withdraws a statement."""
        return Traits({**self, **changes})


_POSITION = {attribute: position for position, attribute in enumerate(ATTRIBUTES)}
