"""``/api/v1/matches``: begin, join, look, act, look back."""

from collections.abc import Mapping

from flask import Blueprint, Response, request, url_for

from guesswho.errors import BadRequest
from guesswho.game.match import Action, Ask, Guess
from guesswho.game.question import Question
from guesswho.services.play import PlayService, Seated, Seen
from guesswho.services.review import ReviewService
from guesswho.web.api import limits, requests
from guesswho.web.api.blueprint import document
from guesswho.web.api.requests import text, whole
from guesswho.web.api.review_json import review_json
from guesswho.web.api.view_json import history_json, view_json


class MatchRoutes:
    """The routes over one ``PlayService`` and the reviews of its matches."""

    def __init__(self, play: PlayService, review: ReviewService) -> None:
        self._play = play
        self._review = review

    def begin(self) -> Response:
        """``POST /matches``."""
        body = requests.json_body()
        limits.spend()
        seated = self._play.new_match(
            text(body, "deck"),
            text(body, "opponent"),
            text(body, "rule"),
            answers=text(body, "answers", "app"),
            guest_card=None if body.get("card") is None else text(body, "card"),
            first=text(body, "first", "draw"),
        )
        response = document({"match": seated.seen.match_id, **_seat(seated)}, 201)
        response.headers["Location"] = url_for("api.match", match_id=seated.seen.match_id)
        return response

    def join(self, match_id: str) -> Response:
        """``POST /matches/<id>/join``."""
        return document(_seat(self._play.join(match_id)))

    def look(self, match_id: str) -> Response:
        """``GET /matches/<id>``; the version is the ``ETag``."""
        seen = self._play.look(match_id, requests.seat_token())
        response = document(view_json(seen))
        response.headers["Cache-Control"] = "private, no-cache"
        response.headers["Vary"] = "X-Seat-Token"
        _tagged(response, seen).make_conditional(request)
        return response

    def act(self, match_id: str) -> Response:
        """``POST /matches/<id>/actions``; ``then`` is what the opponent did."""
        body = requests.json_body()
        token, version = requests.seat_token(), whole(body, "version")
        seen = self._play.act(match_id, token, version, _action(body))
        then = seen.history[len(seen.history) - seen.new :]
        body_out = {**view_json(seen), "then": history_json(then, seen.view)}
        return _tagged(document(body_out), seen)

    def look_back(self, match_id: str) -> Response:
        """``GET /matches/<id>/review``, after the end only."""
        return document(review_json(self._review.of_match(match_id, requests.seat_token())))


def attach(api: Blueprint, play: PlayService, review: ReviewService) -> None:
    """Serve them."""
    routes = MatchRoutes(play, review)
    api.add_url_rule("/matches", "begin_match", routes.begin, methods=["POST"])
    api.add_url_rule("/matches/<match_id>", "match", routes.look)
    api.add_url_rule("/matches/<match_id>/join", "join_match", routes.join, methods=["POST"])
    api.add_url_rule("/matches/<match_id>/actions", "act", routes.act, methods=["POST"])
    api.add_url_rule("/matches/<match_id>/review", "review", routes.look_back)


def _seat(seated: Seated) -> dict[str, object]:
    return {"seat_token": seated.seat_token, "view": view_json(seated.seen)}


def _tagged(response: Response, seen: Seen) -> Response:
    """Make the version the ``ETag``, unchanged: compression would append its own name."""
    response.set_etag(str(seen.view.version))
    response.headers["Content-Encoding"] = "identity"
    return response


def _action(body: Mapping[str, object]) -> Action:
    kind = text(body, "type")
    if kind == "ask":
        return Ask(Question(text(body, "attribute"), text(body, "value")))
    if kind == "guess":
        return Guess(text(body, "card"))
    raise BadRequest("type is one of: ask, guess")
