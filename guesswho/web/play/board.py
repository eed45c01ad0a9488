"""The cards on the board: each a frame that stands or lies."""

from dash import html

from guesswho.cards.card import Card
from guesswho.services.play import Seen
from guesswho.texts import Words
from guesswho.web.components.face import framed, traits_text
from guesswho.web.components.grid import columns
from guesswho.web.components.wild import wild
from guesswho.web.play import ids


def tiles(seen: Seen, words: Words) -> list[html.Button]:
    """Build every card of the board, in the deck's order."""
    wide = columns(len(seen.view.cards))
    return [
        # the wave of a fall runs over the board from its upper left corner
        _tile(seen, card, place % wide + place // wide, words)
        for place, card in enumerate(seen.view.cards)
    ]


def tile_classes(seen: Seen) -> list[str]:
    """Return each card's class: a change of it is what flips the frame."""
    return [_class(seen, card) for card in seen.view.cards]


def tiles_out(seen: Seen) -> list[str]:
    """Return ``aria-disabled`` of each card: what is out can be read but not guessed."""
    return [_out(seen, card) for card in seen.view.cards]


def _tile(seen: Seen, card: Card, wave: int, words: Words) -> html.Button:
    return html.Button(
        [html.Span(className="tile__slot"), framed(card, seen.deck, "you", "tile__frame")],
        id=ids.tile(card.id),
        type="button",
        className=_class(seen, card),
        title=traits_text(words, card.traits),
        style={"--wave": wave},
        **wild(
            {
                "aria-disabled": _out(seen, card),
                "data-card": card.id,
                "data-name": card.name,
                "data-asks": guess_text(card.name, words),
            }
            | _by_hand(seen, card)
        ),
    )


def guess_text(name: str, words: Words) -> str:
    """Say a guess as the question that it is."""
    return words("Is it {name}?", name=name)


def _class(seen: Seen, card: Card) -> str:
    view = seen.view
    if view.secrets and card.id == view.secrets[view.seat.other]:
        return "tile tile--secret"
    if card.id in seen.board.standing:
        return "tile"
    wrongly = any(slip.card == card.id for slip in seen.slips)
    return "tile tile--down tile--slip" if wrongly else "tile tile--down"


def _out(seen: Seen, card: Card) -> str:
    usable = card.id in seen.view.standing or seen.flipped is not None
    return "false" if usable and not (seen.view.over or seen.pending) else "true"


def _by_hand(seen: Seen, card: Card) -> dict[str, str]:
    """A frame that one flips oneself is a switch: down is pressed."""
    if seen.flipped is None:
        return {}
    return {"aria-pressed": "true" if card.id in seen.flipped else "false"}
