"""The end of a match: who won and how, both secrets, and on to the next one."""

from typing import Any

from dash import dcc, html

from guesswho.cards.card import Card
from guesswho.game.match import Guess
from guesswho.services.play import Friend, Seen
from guesswho.texts import Words
from guesswho.web.components.face import framed
from guesswho.web.components.slips import slips_text
from guesswho.web.components.wild import wild
from guesswho.web.play import ids
from guesswho.web.play.honesty import honesty
from guesswho.web.play.rival import own_name, rival_name
from guesswho.web.play.tally import counted, tally


def ending(seen: Seen, words: Words) -> list[Any]:
    """Build the end; nothing while the match goes on."""
    view = seen.view
    if view.secrets is None:
        return []
    mine, drawn = view.secrets[view.seat], view.secrets[view.seat.other]
    theirs = next(card for card in view.cards if card.id == drawn)
    ours = (framed(card, seen.deck, "you") for card in view.cards if card.id == mine)
    won = view.winner is view.seat
    rival = rival_name(seen, words)
    return [
        html.Div(
            [
                html.H2(_title(seen, words), tabIndex="-1"),
                html.P(_how(seen, theirs, rival, words)),
                html.Div(
                    [
                        _secret(words("Their secret"), framed(theirs, seen.deck, "them")),
                        *(_secret(words("Your secret"), face) for face in ours),
                    ],
                    className="reveal",
                ),
                *(
                    html.P(said, className="ending__slip")
                    for said in slips_text(seen.slips, seen.view.cards, words)
                ),
                *honesty(seen, words),
                *_hints(seen, words),
                _onwards(seen, rival, words),
            ],
            className=f"ending__card ending__card--{'won' if won else 'lost'}",
            **wild(counted(seen)),
        ),
        tally(words),
    ]


def _title(seen: Seen, words: Words) -> str:
    if seen.view.winner is not seen.view.seat:
        return words("{rival} wins", rival=rival_name(seen, words))
    if seen.friend is Friend.BESIDE:
        return words("{name} wins!", name=own_name(seen, words))
    return words("You win!")


def _how(seen: Seen, theirs: Card, rival: str, words: Words) -> str:
    """Tell the guess that ended it."""
    last = seen.history[-1]
    mine = last.seat is seen.view.seat
    if not isinstance(last.action, Guess) or not last.answer:
        if mine:
            return words("A wrong guess. It was {name}.", name=theirs.name)
        return words("{rival} guessed wrong. It was {name}.", rival=rival, name=theirs.name)
    if not mine:
        return words("They named your secret. Theirs was {name}.", name=theirs.name)
    turns = sum(row.seat is seen.view.seat for row in seen.history)
    return words.count(
        "You named {name} in {number} turn.",
        "You named {name} in {number} turns.",
        turns,
        name=theirs.name,
    )


def _hints(seen: Seen, words: Words) -> list[html.P]:
    if not seen.hints:
        return []
    used = words.count("You used {number} hint.", "You used {number} hints.", seen.hints)
    return [html.P(used, className="ending__hints")]


def _secret(label: str, face: html.Figure) -> html.Div:
    return html.Div([html.P(label), face], className="reveal__one")


def _onwards(seen: Seen, rival: str, words: Words) -> html.Div:
    """Lead on; the next time the other side starts."""
    rival_started = seen.view.history[0].seat is not seen.view.seat
    if seen.friend:
        again = words("Again")
    elif rival_started:
        again = words("Again, you start")
    else:
        again = words("Again, {rival} starts", rival=rival)
    return html.Div(
        [
            html.Button(again, id=ids.AGAIN, className="button button--you"),
            dcc.Link(words("How well did you ask?"), href="/review", className="button"),
            html.Button(words("Change the match"), id=ids.LEAVE, className="button"),
        ],
        className="actions",
    )
