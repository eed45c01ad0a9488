"""A frame that was flipped by hand: the tap is kept, and the questions follow the board."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from dash import Dash, Input, Output, State, no_update

from guesswho.errors import MatchOver, NotAllowed, NotFound
from guesswho.services.services import Services
from guesswho.web import visitor
from guesswho.web.play import ids
from guesswho.web.play.questions import chips
from guesswho.web.play.seating import BUSY, start_over
from guesswho.web.play.talk import race, status


def register(app: Dash, services: Services) -> None:
    """Attach the callback."""
    app.callback(
        {
            "chips": Output(ids.CHIPS, "className", allow_duplicate=True),
            "chips_off": Output(ids.CHIPS, "aria-disabled", allow_duplicate=True),
            "chips_title": Output(ids.CHIPS, "title", allow_duplicate=True),
            "chips_inside": Output(ids.CHIPS, "children", allow_duplicate=True),
            "race": Output(ids.RACE, "children", allow_duplicate=True),
            "status": Output(ids.STATUS, "children", allow_duplicate=True),
            "hint": Output(ids.HINT, "children", allow_duplicate=True),
        },
        Input(ids.FLIPPED, "data"),
        State(ids.MATCH, "data"),
        prevent_initial_call=True,
        running=BUSY,
    )(partial(flip, services))


def flip(services: Services, flipped: Mapping[str, Any] | None, held: Mapping[str, Any]) -> Any:
    """Keep how the frame lies now; what can be asked follows what stands."""
    if not flipped:
        return no_update
    key, words = visitor.seat(), visitor.words()
    if key is None or key.match_id != held["match"] or visitor.curtain_is_down():
        start_over(services)
        return no_update
    try:
        seen = services.play.flip(key.match_id, key.token, flipped["card"], down=flipped["down"])
    except (MatchOver, NotFound, NotAllowed):
        start_over(services)
        return no_update
    looks = chips(seen.board, words)
    return {
        "chips": [look.className for look in looks],
        "chips_off": [look.disabled for look in looks],
        "chips_title": [look.title for look in looks],
        "chips_inside": [look.children for look in looks],
        "race": race(seen, words),
        "status": status(seen, words),
        "hint": [],
    }
