"""What was flipped wrongly by hand, in words."""

from collections.abc import Iterable, Sequence

from guesswho.cards.card import Card
from guesswho.services.play import Slip
from guesswho.texts import Words


def slips_text(slips: Sequence[Slip], cards: Iterable[Card], words: Words) -> list[str]:
    """Say what lay though it might have been the one, the secret itself first."""
    names = {card.id: card.name for card in cards}
    sought = [
        words(
            "You had flipped {name} yourself {when}: your own slip.",
            name=names[slip.card],
            when=_when(slip, words),
        )
        for slip in slips
        if slip.sought
    ]
    early = [f"{names[slip.card]} ({_when(slip, words)})" for slip in slips if not slip.sought]
    if not early:
        return sought
    return [
        *sought,
        words("Flipped though nothing spoke against it: {names}.", names=", ".join(early)),
    ]


def _when(slip: Slip, words: Words) -> str:
    if not slip.turns:
        return words("before the first move")
    return words("after move {number}", number=slip.turns)
