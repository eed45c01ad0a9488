"""How far the files of a deck are, as the store knows it: a reload shows the same."""

from collections.abc import Sequence
from typing import Any

from dash import html

from guesswho.services.uploads import Progress, problem
from guesswho.store.deck_records import ItemState, UploadState
from guesswho.texts import Words
from guesswho.web.components.bars import bar
from guesswho.web.messages import sentence
from guesswho.web.staff.decks import ids

_MB = 1_000_000


def is_left(sent: Sequence[Progress]) -> bool:
    """Whether any photo that has arrived still waits."""
    return any(one.is_left for one in sent)


def files(sent: Sequence[Progress], worked_on: bool, words: Words) -> list[Any]:
    """Tell of files that are under way or that something is to be said about."""
    told = [one for one in sent if _is_told(one)]
    parts: list[Any] = [html.Ul([_file(one, words) for one in told], className="decks__files")]
    if is_left(sent):
        parts = [*_total(sent, words), *parts, _go_on(words, hidden=worked_on)]
    return parts


def _is_told(one: Progress) -> bool:
    return one.upload.state is not UploadState.DONE or one.counts[ItemState.REFUSED] > 0


def _total(sent: Sequence[Progress], words: Words) -> list[html.Div]:
    photos = [item for one in sent if one.is_left for item in one.items]
    if not photos:
        return []
    read = sum(item.state is not ItemState.WAITING for item in photos)
    text = words("{read} of {all} photos read", read=read, all=len(photos))
    seen = [html.Strong(text), bar(read / len(photos), "you")]
    return [html.Div(seen, className="decks__total", role="status")]


def _go_on(words: Words, *, hidden: bool) -> html.Div:
    return html.Div(
        [
            html.P(words("Something is left, and nobody is at it.")),
            html.Button(words("Go on"), id=ids.GO_ON, className="button button--you"),
        ],
        className="decks__left",
        hidden=hidden,
    )


def _file(one: Progress, words: Words) -> html.Li:
    refused = [
        html.Li([html.B(item.name), " ", sentence(problem(item.problem), words)])
        for item in one.items
        if item.state is ItemState.REFUSED
    ]
    said = [html.Ul(refused, className="decks__refused")] if refused else []
    return html.Li([html.Strong(one.upload.name), html.Span(_how_far(one, words)), *said])


def _how_far(one: Progress, words: Words) -> str:
    upload, counts = one.upload, one.counts
    if upload.state is UploadState.RECEIVING:
        return words(
            "{here} of {all} MB are here. Choose the file again, and it goes on.",
            here=upload.received // _MB,
            all=-(-upload.size // _MB),
        )
    if upload.state is UploadState.REFUSED:
        return sentence(problem(upload.problem), words)
    if upload.state is UploadState.UNPACKING:
        return words("All of it is here; it is unpacked next.")
    read = words.count("{number} photo read", "{number} photos read", counts[ItemState.DONE])
    if not counts[ItemState.WAITING]:
        return read
    return f"{read} · {words('{number} to go', number=counts[ItemState.WAITING])}"
