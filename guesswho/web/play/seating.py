"""The seat of this browser: begin a match in it, look from it, and what if it is gone."""

from typing import Any, Unpack

from dash import Output, set_props

from guesswho.errors import MatchNotFound, NotAllowed, NotFound, StaleMatch
from guesswho.services.play import Seated, Seen, Wishes
from guesswho.services.services import Services
from guesswho.texts import Words
from guesswho.web import failures, shell_ids, visitor
from guesswho.web.api import limits
from guesswho.web.messages import sentence
from guesswho.web.play import ids
from guesswho.web.play.layout import own_card, setup
from guesswho.web.play.table import table
from guesswho.web.visitor import SeatKey

BUSY = [(Output(shell_ids.BUSY, "className"), "busy busy--on", "busy")]
"""Progress over the page while the server works; the style waits half a second."""


def begin(
    services: Services, deck: str, opponent: str, rule: str, **wishes: Unpack[Wishes]
) -> Seen:
    """Begin a match and sit down at it."""
    limits.spend()
    return _sat_down(services.play.new_match(deck, opponent, rule, **wishes))


def begin_again(services: Services) -> Seen:
    """Begin a match like the last one, with one's own card if there is one.

    Raises ``MatchNotFound`` or ``WrongSeatToken`` if the last one is gone.
    """
    key, card = visitor.seat(), own_card()
    if key is None:
        raise MatchNotFound
    limits.spend()
    return _sat_down(services.play.rematch(key.match_id, key.token, card.id if card else None))


def _sat_down(seated: Seated) -> Seen:
    visitor.take_seat(SeatKey(seated.seen.match_id, seated.seat_token))
    return seated.seen


def look(services: Services) -> Seen:
    """Look at this browser's match; raises ``MatchNotFound`` if it has none."""
    key = visitor.seat()
    if key is None:
        raise MatchNotFound
    return services.play.look(key.match_id, key.token)


def start_over(services: Services) -> None:
    """The page shows a match that is not this browser's any more: show what is."""
    words = visitor.words()
    try:
        children: Any = table(look(services), words)
        failures.toast(sentence(StaleMatch(), words))
    except (NotFound, NotAllowed):
        children = choose_anew(words)
    set_props(ids.ROOT, {"children": children})


def choose_anew(words: Words) -> Any:
    """There is no match any more: say so and show the choices."""
    visitor.leave_seat()
    failures.toast(sentence(MatchNotFound(), words))
    return setup(words)
