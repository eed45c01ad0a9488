"""What one waits for: the friend's turn, a friend who is away, or the device's next holder."""

from typing import Any

from dash import html

from guesswho.services.play import Friend, Seen
from guesswho.texts import Words
from guesswho.web.play import ids
from guesswho.web.play.rival import rival_name


def across(seen: Seen, words: Words) -> list[Any]:
    """Say whose turn it is and what can be done about it; nothing when it is one's own."""
    if seen.view.my_turn or seen.view.over:
        return []
    if seen.friend is Friend.BESIDE:
        return [_pass_on(seen, words)]
    if seen.friend is Friend.AWAY:
        return _away(words)
    if seen.friend is None:
        return []
    name = rival_name(seen, words)
    return [html.P(words("{name} is to move", name=name), className="across__wait dots")]


def _pass_on(seen: Seen, words: Words) -> html.Button:
    return html.Button(
        words("Pass on to {name}", name=rival_name(seen, words)),
        id=ids.PASS_ON,
        className="button button--you across__pass",
    )


def _away(words: Words) -> list[Any]:
    return [
        html.P(words("Your friend has not been here for a minute."), className="across__wait"),
        html.Button(words("Let the computer play on"), id=ids.REPLACE, className="button"),
    ]
