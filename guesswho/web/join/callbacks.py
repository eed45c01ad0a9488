"""What a tap on the page does: take the seat and go to the match."""

from functools import partial
from typing import Any

from dash import Dash, Input, Output, State, no_update

from guesswho.services.services import Services
from guesswho.web import shell_ids, visitor
from guesswho.web.join import ids
from guesswho.web.visitor import SeatKey

BUSY = [(Output(shell_ids.BUSY, "className"), "busy busy--on", "busy")]


def register(app: Dash, services: Services) -> None:
    """Attach the callback."""
    app.callback(
        Output(shell_ids.GO, "href", allow_duplicate=True),
        Input(ids.JOIN, "n_clicks"),
        State(ids.MATCH, "data"),
        prevent_initial_call=True,
        running=BUSY,
    )(partial(join, services))


def join(services: Services, clicks: int | None, match_id: str) -> Any:
    """Sit down, unless this browser sits there already; a seat that is taken is told."""
    if not clicks:
        return no_update
    key = visitor.seat()
    if key is None or key.match_id != match_id:
        seated = services.friends.join(match_id)
        visitor.take_seat(SeatKey(match_id, seated.seat_token))
    return "/play"
