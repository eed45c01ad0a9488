"""What a click on the page does: save one's match, open one from a file."""

from functools import partial
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, no_update

from guesswho.errors import BadTranscript, MatchNotFound
from guesswho.services.services import Services
from guesswho.web import failures, shell_ids, visitor
from guesswho.web.play.seating import begin_again
from guesswho.web.review import ids
from guesswho.web.review.layout import page

FILE = "guess-who-match.txt"
BUSY = [(Output(shell_ids.BUSY, "className"), "busy busy--on", "busy")]


def register(app: Dash, services: Services) -> None:
    """Attach the callbacks."""
    app.callback(Output(ids.SAVED, "data"), Input(ids.SAVE, "n_clicks"), prevent_initial_call=True)(
        partial(save, services)
    )
    app.callback(
        Output(ids.ROOT, "children"),
        Input(ids.OPENED, "data"),
        prevent_initial_call=True,
        running=BUSY,
    )(partial(open_file, services))
    app.callback(
        Output(shell_ids.GO, "href", allow_duplicate=True),
        Input(ids.AGAIN, "n_clicks"),
        prevent_initial_call=True,
        running=BUSY,
    )(partial(again, services))
    app.clientside_callback(
        ClientsideFunction("guesswho", "arrive"),
        Input(ids.ROOT, "children"),
        prevent_initial_call=True,
    )


def again(services: Services, clicks: int | None) -> Any:
    """Begin another match like this one, in which the other side starts, and go to it."""
    if not clicks:
        return no_update
    begin_again(services)
    return "/play"


def save(services: Services, clicks: int | None) -> Any:
    """Hand out the transcript of one's own match."""
    if not clicks:
        return no_update
    key = visitor.seat()
    if key is None:
        raise MatchNotFound
    text = services.review.transcript(key.match_id, key.token)
    return {"content": text, "filename": FILE, "type": "text/plain", "base64": False}


def open_file(services: Services, text: str | None) -> Any:
    """Look back on a match from a file; a bad one is told and changes nothing."""
    if text is None:
        return no_update
    words = visitor.words()
    try:
        return page(services.review.of_text(text), words)
    except BadTranscript:  # its reason names a line, which helps nobody who chose a file
        failures.toast(
            words("This file holds no match that can be replayed. Choose one that was saved here.")
        )
        return no_update
