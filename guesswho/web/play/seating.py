"""The seat of this browser: begin a match in it, look from it, and what if it is gone."""

from typing import Any, Unpack

from dash import Output, set_props

from guesswho.errors import MatchNotFound, NotAllowed, NotFound, SeatGivenAway, StaleMatch
from guesswho.opponents.opponent import BY_ANSWERS
from guesswho.services.play import FRIEND, Friend, Seated, Seen, Wishes
from guesswho.services.services import Services
from guesswho.texts import Words
from guesswho.web import failures, shell_ids, visitor
from guesswho.web.api import limits
from guesswho.web.messages import sentence
from guesswho.web.play import ids
from guesswho.web.play.layout import own_card, setup
from guesswho.web.play.scene import scene
from guesswho.web.visitor import SeatKey

BUSY = [(Output(shell_ids.BUSY, "className"), "busy busy--on", "busy")]
"""Progress over the page while the server works; the style waits half a second."""


def begin(
    services: Services, deck: str, opponent: str, rule: str, **wishes: Unpack[Wishes]
) -> Seen:
    """Begin a match and sit down at it; the rival is one who fits who answers."""
    limits.spend()
    answers = wishes.get("answers", "app")
    rival = opponent if answers == "app" else BY_ANSWERS[answers][0]
    beside = rival == ids.BESIDE
    seated = services.play.new_match(deck, FRIEND if beside else rival, rule, **wishes)
    return _sit_down(services, seated, beside=beside)


def begin_again(services: Services) -> Seen:
    """Begin a match like the last one, with one's own card if there is one.

    Friends get the next match of the two: who asks first waits. Raises ``MatchNotFound``,
    ``WrongSeatToken`` or ``SeatGivenAway`` if the last one is gone, ``SeatTaken``.
    """
    last, key, card = look(services), visitor.seat(), own_card()
    if key is None:
        raise MatchNotFound
    limits.spend()
    if last.friend is None:
        again = services.play.rematch(key.match_id, key.token, card.id if card else None)
    else:
        again = services.friends.rematch(key.match_id, key.token)
    return _sit_down(services, again, beside=last.friend is Friend.BESIDE)


def _sit_down(services: Services, seated: Seated, *, beside: bool) -> Seen:
    """Keep the seat, or both; whose turn it is comes first."""
    key = SeatKey(seated.seen.match_id, seated.seat_token)
    if not beside:
        visitor.take_seat(key)
        return seated.seen
    other = services.friends.sit_beside(key.match_id, key.token)
    visitor.share_device(key, other.seat_token)
    if not seated.seen.view.my_turn:
        visitor.pass_on()
    return look(services)


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
        children: Any = scene(look(services), words)
        failures.toast(sentence(StaleMatch(), words))
    except (NotFound, NotAllowed) as gone:
        children = choose_anew(words, gone)
    set_props(ids.ROOT, {"children": children})


def choose_anew(words: Words, gone: NotFound | NotAllowed) -> Any:
    """There is no match any more: say so, or that the computer plays on; show the choices."""
    visitor.leave_seat()
    told = gone if isinstance(gone, SeatGivenAway) else MatchNotFound()
    failures.toast(sentence(told, words))
    return setup(words)
