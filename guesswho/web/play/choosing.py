"""What the choices before a match do, and the ways from its end to the next one."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from dash import ALL, Dash, Input, Output, State, no_update

from guesswho.errors import NotAllowed, NotFound
from guesswho.services.services import Services
from guesswho.web import shell_ids, visitor
from guesswho.web.components.options import picked
from guesswho.web.components.start_button import KIND as QUICK_START
from guesswho.web.play import ids
from guesswho.web.play.doctor import examination, verdict
from guesswho.web.play.layout import USUAL_OPPONENT, USUAL_RULE, own_card, setup
from guesswho.web.play.more import sizes
from guesswho.web.play.scene import scene
from guesswho.web.play.seating import BUSY, begin, begin_again, choose_anew

_REMEMBERED = (ids.DECK, ids.OPPONENT, ids.RULE, ids.SIZE, ids.FIRST, ids.FLIPPING, ids.ANSWERS)
"""Groups whose choices are kept for the next match."""


def register(app: Dash, services: Services) -> None:
    """Attach the callbacks."""
    app.callback(
        Output(ids.ROOT, "children", allow_duplicate=True),
        inputs={"clicks": Input(ids.START, "n_clicks")},
        state={
            "chosen": {group: State(picked(group), "data") for group in _REMEMBERED},
            "own": State(picked(ids.OWN_CARD), "data"),
        },
        prevent_initial_call=True,
        running=BUSY,
    )(partial(start, services))
    app.callback(
        Output(shell_ids.GO, "href"),
        Input({"type": QUICK_START, "place": ALL}, "n_clicks"),
        prevent_initial_call=True,
        running=BUSY,
    )(partial(quick_start, services))
    app.callback(
        Output(ids.ROOT, "children", allow_duplicate=True),
        Input(ids.AGAIN, "n_clicks"),
        prevent_initial_call=True,
        running=BUSY,
    )(partial(again, services))
    app.callback(
        Output(ids.ROOT, "children", allow_duplicate=True),
        Input(ids.LEAVE, "n_clicks"),
        prevent_initial_call=True,
    )(leave)
    app.callback(
        Output(ids.SIZES, "children"),
        Output(ids.DOCTOR, "children"),
        Input(picked(ids.DECK), "data"),
        prevent_initial_call=True,
    )(partial(turn_to, services))
    app.callback(
        Output(ids.ADVICE, "children"),
        Input(ids.ASK_DOCTOR, "n_clicks"),
        State(picked(ids.DECK), "data"),
        prevent_initial_call=True,
        running=BUSY,
    )(partial(ask_doctor, services))


def start(services: Services, clicks: int, chosen: Mapping[str, str], own: str) -> Any:
    """Begin the match that was chosen, and remember what it was."""
    if not clicks:
        return no_update
    seen = begin(
        services,
        chosen[ids.DECK],
        chosen[ids.OPPONENT],
        chosen[ids.RULE],
        guest_card=own or None,
        size=int(chosen[ids.SIZE]),
        first=chosen[ids.FIRST],
        flipping=chosen[ids.FLIPPING],
        answers=chosen[ids.ANSWERS],
    )
    visitor.keep_choices(chosen)
    return scene(seen, visitor.words())


def quick_start(services: Services, clicks: list[int | None]) -> Any:
    """Begin a match with the usual choices and one's own card, and go to it."""
    if not any(clicks):
        return no_update
    card = own_card()
    deck = services.decks.names()[0]
    begin(services, deck, USUAL_OPPONENT, USUAL_RULE, guest_card=card.id if card else None)
    return "/play"


def again(services: Services, clicks: int) -> Any:
    """Begin another match like the one that is over; the other side starts."""
    if not clicks:
        return no_update
    try:
        return scene(begin_again(services), visitor.words())
    except (NotFound, NotAllowed) as gone:
        return choose_anew(visitor.words(), gone)


def leave(clicks: int) -> Any:
    """Leave the match and choose a new one."""
    if not clicks:
        return no_update
    visitor.leave_seat()
    return setup(visitor.words())


def turn_to(services: Services, deck: str) -> Any:
    """Another deck was chosen: it has its own sizes, and its own health."""
    words = visitor.words()
    return sizes(deck, words), verdict(services.decks.deck(deck), words)


def ask_doctor(services: Services, clicks: int | None, deck: str) -> Any:
    """The panel was opened: examine the deck."""
    if not clicks:
        return no_update
    found = services.decks.deck(deck)
    return examination(found, visitor.words())
