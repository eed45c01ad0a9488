"""The deck doctor beside a team's deck, and a deck of those who play best together."""

from functools import partial
from typing import Any

from dash import Dash, Input, Output, State, dcc, html, no_update

from guesswho.errors import BadRequest
from guesswho.services.deck_doctor import advice, plays_well
from guesswho.services.services import Services
from guesswho.texts import Words
from guesswho.web import shell_ids, visitor
from guesswho.web.access import login
from guesswho.web.components.deck_doctor import findings
from guesswho.web.staff.decks import addresses, ids
from guesswho.web.staff.decks.faces import framed

USUAL_CARDS = 24
BUSY = [(Output(shell_ids.BUSY, "className"), "busy busy--on", "busy")]


def panel(members: int, words: Words) -> html.Details:
    """Offer an examination; it takes a moment, so it waits to be asked for."""
    return html.Details(
        [
            html.Summary(words("How well does it play?")),
            html.Div(
                html.Button(words("Ask the deck doctor"), id=ids.ASK_DOCTOR, className="button"),
                id=ids.ADVICE,
                className="doctor__advice",
            ),
            html.Div(
                [
                    html.Label(words("A deck of the best"), htmlFor=ids.BEST_SIZE),
                    dcc.Input(
                        id=ids.BEST_SIZE,
                        type="text",
                        inputMode="numeric",
                        className="field",
                        value=str(min(members, USUAL_CARDS)),
                        autoComplete="off",
                    ),
                    html.Button(words("Make it"), id=ids.BEST, className="button"),
                ],
                className="decks__new",
            ),
        ],
        className="decks__manage",
    )


def register(app: Dash, services: Services) -> None:
    """Attach the callbacks."""
    deck = State(ids.DECK, "data")
    app.callback(
        Output(ids.ADVICE, "children"),
        Input(ids.ASK_DOCTOR, "n_clicks"),
        deck,
        prevent_initial_call=True,
        running=BUSY,
    )(partial(examine, services))
    app.callback(
        Output(shell_ids.GO, "href", allow_duplicate=True),
        Input(ids.BEST, "n_clicks"),
        State(ids.BEST_SIZE, "value"),
        deck,
        prevent_initial_call=True,
        running=BUSY,
    )(partial(make_best, services))


def examine(services: Services, clicks: int | None, deck_id: str) -> Any:
    """Show what the doctor finds."""
    if not clicks:
        return no_update
    words, deck = visitor.words(), services.team_decks.playable(deck_id)
    if plays_well(deck):
        return html.P(words("Plays well: every question can halve it."), className="doctor--well")
    return findings(deck, advice(deck), words, framed)


def make_best(services: Services, clicks: int | None, size: str | None, deck_id: str) -> Any:
    """Make a deck of those who play best together and go to its page."""
    if not clicks:
        return no_update
    if not (size or "").isdecimal():
        raise BadRequest("size is a whole number")
    team = services.team_decks
    best, name = team.best(deck_id, int(size or 0)), team.deck(deck_id).name
    return addresses.deck(team.duplicate(deck_id, name, login.known().id, best).id)
