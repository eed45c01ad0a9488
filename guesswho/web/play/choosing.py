"""What the choices before a match do, and the ways from its end to the next one."""

from functools import partial
from typing import Any

from dash import ALL, Dash, Input, Output, State, no_update

from guesswho.errors import NotAllowed, NotFound
from guesswho.services.services import Services
from guesswho.web import shell_ids, visitor
from guesswho.web.components.options import picked
from guesswho.web.components.start_button import KIND as QUICK_START
from guesswho.web.play import ids
from guesswho.web.play.layout import USUAL_OPPONENT, USUAL_RULE, own_card, setup
from guesswho.web.play.seating import BUSY, begin, choose_anew, look
from guesswho.web.play.table import table


def register(app: Dash, services: Services) -> None:
    """Attach the callbacks."""
    app.callback(
        Output(ids.ROOT, "children", allow_duplicate=True),
        Input(ids.START, "n_clicks"),
        State(picked(ids.DECK), "data"),
        State(picked(ids.OPPONENT), "data"),
        State(picked(ids.RULE), "data"),
        State(picked(ids.OWN_CARD), "data"),
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


def start(services: Services, clicks: int, deck: str, opponent: str, rule: str, own: str) -> Any:
    """Begin the match that was chosen."""
    if not clicks:
        return no_update
    return table(begin(services, deck, opponent, rule, own or None), visitor.words())


def quick_start(services: Services, clicks: list[int | None]) -> Any:
    """Begin a match with the usual choices and one's own card, and go to it."""
    if not any(clicks):
        return no_update
    card = own_card()
    deck = services.decks.names()[0]
    begin(services, deck, USUAL_OPPONENT, USUAL_RULE, card.id if card else None)
    return "/play"


def again(services: Services, clicks: int) -> Any:
    """Begin another match like the one that is over."""
    if not clicks:
        return no_update
    try:
        last = look(services)
    except (NotFound, NotAllowed):
        return choose_anew(visitor.words())
    card = own_card()
    seen = begin(
        services, last.deck, last.opponent or "", last.view.rule, card.id if card else None
    )
    return table(seen, visitor.words())


def leave(clicks: int) -> Any:
    """Leave the match and choose a new one."""
    if not clicks:
        return no_update
    visitor.leave_seat()
    return setup(visitor.words())
