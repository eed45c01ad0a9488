"""What the page shows: who invites to what, or why one cannot join."""

from typing import Any

from dash import dcc, html

from guesswho.errors import GuessWhoError, MatchNotFound, SeatTaken
from guesswho.services.play import Invitation
from guesswho.texts import Words, rule_blurb
from guesswho.web import visitor
from guesswho.web.characters import FRIEND, face_url
from guesswho.web.components.face import picture
from guesswho.web.join import ids


def layout(match_id: str = "", **_: str) -> html.Div:
    """Show the invitation, the way back to one's own match, or that there is no seat."""
    words = visitor.words()
    return html.Div(_found(match_id, words), className="join")


def _found(match_id: str, words: Words) -> list[Any]:
    key = visitor.seat()
    if key is not None and key.match_id == match_id:
        return _own(words)
    try:
        invitation = visitor.services().friends.invitation(match_id)
    except (MatchNotFound, SeatTaken) as refusal:
        return _no_seat(refusal, words)
    return _invited(invitation, words, leaves=key is not None)


def _invited(invitation: Invitation, words: Words, *, leaves: bool) -> list[Any]:
    inviter = invitation.inviter
    face = (
        picture(inviter, "")
        if inviter
        else html.Img(src=face_url(FRIEND), alt="", className="face")
    )
    title = (
        words("{name} invites you to a match", name=inviter.name)
        if inviter
        else words("You are invited to a match")
    )
    faces = words.count("{number} face", "{number} faces", invitation.cards)
    leaving = [html.P(words("The match that you play now ends with it."))] if leaves else []
    return [
        face,
        html.H1(title),
        html.P(
            words("Guess Who? Find their secret face before they find yours."), className="lead"
        ),
        html.P(f"{faces}. {rule_blurb(words, invitation.rule)}"),
        *leaving,
        dcc.Store(id=ids.MATCH, data=invitation.match_id),
        html.Button(words("Play"), id=ids.JOIN, className="button button--you join__play"),
    ]


def _own(words: Words) -> list[Any]:
    return [
        html.H1(words("You sit at this table already")),
        html.P(
            words("This link is for your friend, on another device or in another browser."),
            className="lead",
        ),
        dcc.Link(words("Back to your match"), href="/play", className="button button--you"),
    ]


def _no_seat(refusal: GuessWhoError, words: Words) -> list[Any]:
    why = (
        words("Somebody else sits there already. Ask your friend for a new link.")
        if isinstance(refusal, SeatTaken)
        else words("This match does not exist, or not any more. Ask your friend for a new link.")
    )
    return [
        html.H1(words("There is no free seat")),
        html.P(why, className="lead"),
        dcc.Link(words("Play"), href="/play", className="button button--you"),
    ]
