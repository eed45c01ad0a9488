"""Between two people: the friend's turn noticed, who left replaced, the device handed on."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from dash import Dash, Input, Output, State, no_update, set_props
from dash.exceptions import PreventUpdate

from guesswho.errors import IllegalAction, NotAllowed, NotFound
from guesswho.services.play import Seen
from guesswho.services.services import Services
from guesswho.web import failures, visitor
from guesswho.web.messages import sentence
from guesswho.web.play import ids
from guesswho.web.play.layout import USUAL_OPPONENT
from guesswho.web.play.scene import scene
from guesswho.web.play.seating import BUSY, look, start_over
from guesswho.web.play.turn import outputs, render


def register(app: Dash, services: Services) -> None:
    """Attach the callbacks."""
    app.callback(
        outputs(),
        Input(ids.POLL, "n_intervals"),
        State(ids.MATCH, "data"),
        prevent_initial_call=True,
    )(partial(watch, services))
    app.callback(
        Output(ids.ROOT, "children", allow_duplicate=True),
        Input(ids.AWAIT, "n_intervals"),
        State(ids.MATCH, "data"),
        prevent_initial_call=True,
    )(partial(arrive, services))
    for button, handler in (
        (ids.REPLACE, replace_friend),
        (ids.PASS_ON, pass_on),
        (ids.LIFT, lift_curtain),
    ):
        app.callback(
            Output(ids.ROOT, "children", allow_duplicate=True),
            Input(button, "n_clicks"),
            prevent_initial_call=True,
            running=BUSY,
        )(partial(handler, services))


def watch(services: Services, _ticks: int, held: Mapping[str, Any]) -> Any:
    """Show what has changed without this browser's doing; mostly that is nothing."""
    seen = _changed(services, held)
    if seen is None:
        return no_update
    if seen.friend is None:
        set_props(ids.ROOT, {"children": scene(seen, visitor.words())})
        return no_update
    return render(seen, visitor.words())


def arrive(services: Services, _ticks: int, held: Mapping[str, Any]) -> Any:
    """Begin when the friend has come."""
    seen = _changed(services, held)
    return no_update if seen is None else scene(seen, visitor.words())


def _changed(services: Services, held: Mapping[str, Any]) -> Seen | None:
    """Return the match if it is not as the page shows it; a match that is gone is told."""
    key = visitor.seat()
    try:
        if key is not None and key.match_id == held["match"]:
            now = services.play.glance(key.match_id, key.token)
            if (now.version, now.friend) == (held["version"], held["friend"]):
                raise PreventUpdate
            return look(services)
    except (NotFound, NotAllowed):
        pass
    start_over(services)
    return None


def replace_friend(services: Services, clicks: int | None) -> Any:
    """Let the computer play on for a friend who is away."""
    key = visitor.seat()
    if not clicks or key is None:
        return no_update
    try:
        seen = services.friends.let_computer_play_on(key.match_id, key.token, USUAL_OPPONENT)
    except IllegalAction as back:
        failures.toast(sentence(back, visitor.words()))
        seen = look(services)
    return scene(seen, visitor.words())


def pass_on(services: Services, clicks: int | None) -> Any:
    """Let the curtain down before the other one's board."""
    if not clicks:
        return no_update
    if not visitor.curtain_is_down() and not _sees_own_turn(look(services)):
        visitor.pass_on()
    return scene(look(services), visitor.words())


def lift_curtain(services: Services, clicks: int | None) -> Any:
    """Show the board of who says to hold the device now."""
    if not clicks:
        return no_update
    visitor.lift_curtain()
    return scene(look(services), visitor.words())


def _sees_own_turn(seen: Seen) -> bool:
    """Whether the one who is to move has the device: a second tap must not pass it back."""
    return seen.view.my_turn or seen.view.over
