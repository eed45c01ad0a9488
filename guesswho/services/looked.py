"""Where each classifier looked on a draft's frame: made when asked for, kept nowhere."""

from collections.abc import Mapping
from dataclasses import dataclass

from guesswho.attributes import ATTRIBUTES
from guesswho.explain.cam import class_activation, evidence, heat
from guesswho.explain.mask import to_mask
from guesswho.explain.place import Place, place_of
from guesswho.services.create_card import CreateCardService
from guesswho.vision.recognizer import Recognizer


@dataclass(frozen=True, slots=True)
class Looked:
    """What spoke for one attribute's answer."""

    value: str
    """The answer that is explained: the one that was read."""
    mask: bytes
    """PNG over the frame, opaque where the classifier looked."""
    place: Place
    """The same in a word."""


class LookedService:
    """Explains what was read from a draft. Safe to share between threads."""

    def __init__(self, cards: CreateCardService, recognizer: Recognizer) -> None:
        self._cards = cards
        self._recognizer = recognizer

    def looked(self, draft_id: str) -> Mapping[str, Looked]:
        """Explain all eight answers of a draft. Raises ``DraftNotFound``, ``ModelUnavailable``."""
        draft, portrait = self._cards.framed(draft_id)
        features = self._recognizer.fine_features(portrait)
        looked = {}
        for attribute, head in self._recognizer.heads.items():
            value = draft.predictions[attribute].value
            activation = class_activation(features, head)
            warm = heat(evidence(activation, ATTRIBUTES[attribute].index(value)))
            looked[attribute] = Looked(value, to_mask(warm), place_of(warm))
        return looked
