"""What a click on the page *Play* does: parse, call one service, render."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, no_update, set_props

from guesswho.errors import IllegalAction, MatchNotFound, NotAllowed, NotFound, StaleMatch
from guesswho.game.match import Action, Ask, Guess
from guesswho.game.question import Question
from guesswho.services.play import Seen
from guesswho.services.services import Services
from guesswho.texts import Words
from guesswho.web import failures, shell_ids, visitor
from guesswho.web.api import limits
from guesswho.web.components.options import picked
from guesswho.web.components.start_button import KIND as QUICK_START
from guesswho.web.messages import sentence
from guesswho.web.play import hints, ids
from guesswho.web.play.board import tile_classes, tiles_out
from guesswho.web.play.ending import ending
from guesswho.web.play.layout import USUAL_OPPONENT, USUAL_RULE, own_card, setup
from guesswho.web.play.questions import chips
from guesswho.web.play.table import shown, table, table_class
from guesswho.web.play.talk import log, race, status, talk
from guesswho.web.visitor import SeatKey

BUSY = [(Output(shell_ids.BUSY, "className"), "busy busy--on", "busy")]
"""Progress over the page while the server works; the style waits half a second."""


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
    app.callback(
        _outputs(),
        Input(ids.CHIPS, "n_clicks"),
        Input(ids.GUESS_YES, "n_clicks"),
        State(ids.GUESSED, "data"),
        State(ids.MATCH, "data"),
        prevent_initial_call=True,
        running=BUSY,
    )(partial(act, services))
    hints.register(app, services)
    _register_in_browser(app)


def start(services: Services, clicks: int, deck: str, opponent: str, rule: str, own: str) -> Any:
    """Begin the match that was chosen."""
    if not clicks:
        return no_update
    return table(_begin(services, deck, opponent, rule, own or None), visitor.words())


def quick_start(services: Services, clicks: list[int | None]) -> Any:
    """Begin a match with the usual choices and one's own card, and go to it."""
    if not any(clicks):
        return no_update
    card = own_card()
    deck = services.decks.names()[0]
    _begin(services, deck, USUAL_OPPONENT, USUAL_RULE, card.id if card else None)
    return "/play"


def again(services: Services, clicks: int) -> Any:
    """Begin another match like the one that is over."""
    if not clicks:
        return no_update
    try:
        last = _look(services)
    except (NotFound, NotAllowed):
        return _choose_anew(visitor.words())
    card = own_card()
    seen = _begin(
        services, last.deck, last.opponent or "", last.view.rule, card.id if card else None
    )
    return table(seen, visitor.words())


def leave(clicks: int) -> Any:
    """Leave the match and choose a new one."""
    if not clicks:
        return no_update
    visitor.leave_seat()
    return setup(visitor.words())


def act(
    services: Services,
    _asked: list[int | None],
    _guessed: int | None,
    card: str | None,
    held: Mapping[str, Any],
) -> Any:
    """Ask or guess; what the rival then did is shown with it."""
    if not ctx.triggered[0]["value"]:
        return no_update
    key = visitor.seat()
    if key is None or key.match_id != held["match"]:
        return _start_over(services)
    try:
        seen = services.play.act(
            key.match_id,
            key.token,
            held["version"],
            _action(card),
            hinted=visitor.took_hint(key.match_id, held["version"]),
        )
    except (StaleMatch, IllegalAction) as moved_on:
        failures.toast(sentence(moved_on, visitor.words()))
        return _render(_look(services), visitor.words())
    except (NotFound, NotAllowed):
        return _start_over(services)
    return _render(seen, visitor.words())


def _begin(services: Services, deck: str, opponent: str, rule: str, guest: str | None) -> Seen:
    limits.spend()
    seated = services.play.new_match(deck, opponent, rule, guest_card=guest)
    visitor.take_seat(SeatKey(seated.seen.match_id, seated.seat_token))
    return seated.seen


def _look(services: Services) -> Seen:
    key = visitor.seat()
    if key is None:
        raise MatchNotFound
    return services.play.look(key.match_id, key.token)


def _action(card: str | None) -> Action:
    """Read what was tapped: a question's chip, or the guess that was confirmed."""
    tapped = ctx.triggered_id
    if tapped == ids.GUESS_YES:
        return Guess(card or "")
    return Ask(Question(tapped["attribute"], tapped["value"]))


def _start_over(services: Services) -> Any:
    """The page shows a match that is not this browser's any more: show what is."""
    words = visitor.words()
    try:
        children: Any = table(_look(services), words)
        failures.toast(sentence(StaleMatch(), words))
    except (NotFound, NotAllowed):
        children = _choose_anew(words)
    set_props(ids.ROOT, {"children": children})
    return no_update


def _choose_anew(words: Words) -> Any:
    """There is no match any more: say so and show the choices."""
    visitor.leave_seat()
    failures.toast(sentence(MatchNotFound(), words))
    return setup(words)


def _outputs() -> dict[str, Output]:
    return {
        "tiles": Output(ids.TILES, "className"),
        "tiles_out": Output(ids.TILES, "aria-disabled"),
        "chips": Output(ids.CHIPS, "className"),
        "chips_off": Output(ids.CHIPS, "aria-disabled"),
        "chips_title": Output(ids.CHIPS, "title"),
        "chips_inside": Output(ids.CHIPS, "children"),
        "talk": Output(ids.TALK, "children"),
        "log": Output(ids.LOG, "children"),
        "race": Output(ids.RACE, "children"),
        "status": Output(ids.STATUS, "children"),
        "ending": Output(ids.ENDING, "children"),
        "hint": Output(ids.HINT, "children"),
        "table": Output(ids.TABLE, "className"),
        "match": Output(ids.MATCH, "data"),
    }


def _render(seen: Seen, words: Words) -> dict[str, Any]:
    """Return what changes on the table; the frames and chips stay where they are."""
    looks = chips(seen.view, words)
    return {
        "tiles": tile_classes(seen),
        "tiles_out": tiles_out(seen),
        "chips": [look.className for look in looks],
        "chips_off": [look.disabled for look in looks],
        "chips_title": [look.title for look in looks],
        "chips_inside": [look.children for look in looks],
        "talk": talk(seen, words),
        "log": log(seen, words),
        "race": race(seen, words),
        "status": status(seen, words),
        "ending": ending(seen, words),
        "hint": [],
        "table": table_class(seen),
        "match": shown(seen),
    }


def _register_in_browser(app: Dash) -> None:
    """Attach what needs no server: aiming, and the dialog before a guess."""
    app.clientside_callback(
        ClientsideFunction("guesswho", "arrive"),
        Input(ids.ROOT, "children"),
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
