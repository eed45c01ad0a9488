"""Who is asking: what the signed cookie remembers, and the services and words for them.

The cookie is Flask's session: signed, HttpOnly, SameSite=Lax. It holds the seat of the one
match that this browser plays (so that a reload or a second tab continues it, and no other
browser can), the draft of a card in the making, the id and the deletion code of one's own
card. A page holds the match's id and version only. A second cookie, which outlives the
browser's closing, holds what was last chosen for a match, and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast
from urllib.parse import parse_qsl, urlencode

from flask import Flask, Response, after_this_request, current_app, request, session

from guesswho.cards.card import Card
from guesswho.errors import CardNotFound
from guesswho.services.lifetime import NOTICED
from guesswho.services.services import Services
from guesswho.settings import Settings
from guesswho.texts import Words, translator

_SERVICES, _SETTINGS = "guesswho.services", "guesswho.settings"
_MATCH, _TOKEN, _DRAFT, _CARD = "match", "seat", "draft", "card"
_LAST_SEEN = "seen"
_BESIDE, _CURTAIN = "beside", "curtain"
_CHOICES = "guesswho-choices"
_YEAR = 365 * 24 * 60 * 60
_CODE = "code"


@dataclass(frozen=True, slots=True)
class SeatKey:
    """A match and the token of one's seat in it."""

    match_id: str
    token: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """One's own card, the code that deletes it, and when it goes by itself."""

    card: Card
    code: str
    expires: datetime


def attach(server: Flask, services: Services, settings: Settings) -> None:
    """Let requests to ``server`` find these services and settings."""
    server.extensions[_SERVICES] = services
    server.extensions[_SETTINGS] = settings


def services() -> Services:
    """Return the services of the server that answers this request."""
    return cast(Services, current_app.extensions[_SERVICES])


def words() -> Words:
    """Return the words this visitor reads."""
    return translator(settings().language)


def settings() -> Settings:
    """Return the settings of the server that answers this request."""
    return cast(Settings, current_app.extensions[_SETTINGS])


def settings_of(server: Flask) -> Settings:
    """Return the settings of ``server``, also where nothing is being answered."""
    return cast(Settings, server.extensions[_SETTINGS])


def seat() -> SeatKey | None:
    """Return the visitor's seat, if there is a match of theirs."""
    if _MATCH not in session:
        return None
    return SeatKey(session[_MATCH], session[_TOKEN])


def take_seat(key: SeatKey) -> None:
    """Remember the seat in a new match; the one before is left for good."""
    leave_seat()
    session[_MATCH], session[_TOKEN] = key.match_id, key.token
    session.permanent = True  # a phone that was closed in mid-match finds its seat again


def share_device(key: SeatKey, other_token: str) -> None:
    """Remember both seats of a match; the curtain is down before the first one."""
    take_seat(key)
    session[_BESIDE] = other_token
    session[_CURTAIN] = True


def pass_on() -> None:
    """Let the curtain down and change seats, where two share this device."""
    if _BESIDE in session:
        session[_TOKEN], session[_BESIDE] = session[_BESIDE], session[_TOKEN]
        session[_CURTAIN] = True


def lift_curtain() -> None:
    """Show the seat's board."""
    session.pop(_CURTAIN, None)


def curtain_is_down() -> bool:
    """Whether nobody may see the seat's board: the device is on its way to somebody."""
    return bool(session.get(_CURTAIN))


def leave_seat() -> None:
    """Forget the match."""
    for key in (_MATCH, _TOKEN, _BESIDE, _CURTAIN):
        session.pop(key, None)


def draft_id() -> str | None:
    """Return the draft that this browser works on."""
    return cast(str | None, session.get(_DRAFT))


def keep_draft(draft: str | None) -> None:
    """Remember the draft; ``None`` forgets it."""
    _set(_DRAFT, draft)


def card_id() -> str | None:
    """Return the id of the visitor's own card."""
    return cast(str | None, session.get(_CARD))


def keep_card(card: str | None) -> None:
    """Remember one's own card; ``None`` forgets it."""
    _set(_CARD, card)


def note_presence(now: float) -> None:
    """Keep an unconsented card alive while its owner is here; ``now`` in seconds, any clock."""
    card = card_id()
    if card and now - session.get(_LAST_SEEN, 0) > NOTICED.total_seconds():
        services().create_card.keep_alive(card)
        session[_LAST_SEEN] = int(now)


def last_choices() -> Mapping[str, str]:
    """Return what was last chosen for a match, by group; anybody may have written it."""
    return dict(parse_qsl(request.cookies.get(_CHOICES, "")))


def keep_choices(chosen: Mapping[str, str]) -> None:
    """Remember what was chosen for a match."""

    @after_this_request
    def send(response: Response) -> Response:
        kept = urlencode(chosen)
        response.set_cookie(_CHOICES, kept, max_age=_YEAR, httponly=True, samesite="Lax")
        return response


def keep_receipt(code: str) -> None:
    """Remember the deletion code of one's own card: after a reload it is shown again."""
    session[_CODE] = code


def receipt() -> Receipt | None:
    """Return what was handed out with one's own card, while card and code are both there."""
    card, code = card_id(), session.get(_CODE)
    if not card or not code:
        return None
    try:
        kept, expires = services().create_card.kept(card)
    except CardNotFound:
        return None
    return Receipt(kept, code, expires)


def _set(key: str, value: str | None) -> None:
    if value is None:
        session.pop(key, None)
    else:
        session[key] = value
