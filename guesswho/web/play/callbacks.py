"""Attaches the callbacks of the page *Play*: parse, call one service, render."""

from dash import ClientsideFunction, Dash, Input, Output

from guesswho.services.services import Services
from guesswho.web.components.options import picked
from guesswho.web.play import by_hand, choosing, hints, ids, people, turn


def register(app: Dash, services: Services) -> None:
    """Attach the callbacks."""
    choosing.register(app, services)
    turn.register(app, services)
    hints.register(app, services)
    by_hand.register(app, services)
    people.register(app, services)
    _register_in_browser(app)


def _register_in_browser(app: Dash) -> None:
    """Attach what needs no server: aiming, flipping, and the dialog before a guess."""
    app.clientside_callback(
        ClientsideFunction("play", "flip"),
        Output(ids.FLIPPED, "data"),
        Input(ids.TILES, "n_clicks"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("play", "say"),
        Output(ids.SAID, "children"),
        *(Input(picked(group), "data") for group in (ids.SIZE, ids.FIRST, ids.FLIPPING)),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("guesswho", "arrive"),
        Input(ids.ROOT, "children"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("answer", "turned"),
        Input(ids.MATCH, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("guesswho", "end"),
        Input(ids.ENDING, "children"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("guesswho", "openGuess"),
        Output(ids.GUESSED, "data"),
        Output(ids.GUESS_NAME, "children"),
        Output(ids.GUESS_FACE, "src"),
        Output(ids.GUESS_TRAITS, "children"),
        Input(ids.TILES, "n_clicks"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("guesswho", "closeGuess"),
        Output(ids.AIM, "aria-pressed", allow_duplicate=True),
        Input(ids.GUESS_YES, "n_clicks"),
        Input(ids.GUESS_NO, "n_clicks"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("guesswho", "aim"),
        Output(ids.AIM, "aria-pressed"),
        Input(ids.AIM, "n_clicks"),
        Input(ids.MATCH, "data"),
        prevent_initial_call=True,
    )
