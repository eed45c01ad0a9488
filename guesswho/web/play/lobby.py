"""Waiting for a friend: the link, its code to scan, and what shows that one waits."""

from typing import Any

from dash import html

from guesswho.services.play import Seen
from guesswho.texts import Words
from guesswho.web.address import address, is_here_only
from guesswho.web.characters import FRIEND, face_url
from guesswho.web.components.code_to_scan import code_to_scan
from guesswho.web.components.wild import wild
from guesswho.web.play import ids
from guesswho.web.play.watch import watching


def lobby(seen: Seen, words: Words) -> list[Any]:
    """Build the page of a match whose friend has not come yet."""
    link = join_link(seen.match_id)
    return [
        html.Section(
            [
                html.H1(words("Invite your friend")),
                html.P(
                    words("Let your friend scan this, or send the link. It starts by itself."),
                    className="lead",
                ),
                html.Div(
                    [
                        code_to_scan(link, words("The link as a code to scan"), "lobby__code"),
                        _ways(link, words),
                    ],
                    className="lobby__ways",
                ),
                _waiting(words),
                html.Button(words("Change the match"), id=ids.LEAVE, className="button"),
            ],
            className="lobby",
        ),
        *watching(seen, words, ids.AWAIT),
    ]


def join_link(match_id: str) -> str:
    """Return the address to open on the other device."""
    return address(f"/join/{match_id}")


def _ways(link: str, words: Words) -> html.Div:
    return html.Div(
        [
            html.A(link, href=link, className="lobby__link"),
            html.Div(
                [
                    html.Button(
                        words("Copy the link"),
                        type="button",
                        className="button button--you",
                        **wild({"data-copies": link, "data-done": words("Copied")}),
                    ),
                    html.Button(
                        words("Share"),
                        type="button",
                        className="button lobby__share",
                        **wild({"data-shares": link, "data-title": words("Guess Who?")}),
                    ),
                ],
                className="actions",
            ),
            *_here_only(words),
        ],
        className="lobby__words",
    )


def _here_only(words: Words) -> list[html.P]:
    """Warn where the link leads every device to itself."""
    if not is_here_only():
        return []
    text = words(
        "This address works on this device only. For another one, open the game here "
        "under the name of this device in your network."
    )
    return [html.P(text, className="hushed")]


def _waiting(words: Words) -> html.Div:
    return html.Div(
        [
            html.Img(src=face_url(FRIEND), alt="", className="face"),
            html.P(words("Waiting for your friend"), role="status", className="dots"),
        ],
        className="lobby__waiting",
    )
