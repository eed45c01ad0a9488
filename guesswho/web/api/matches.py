"""``/api/v1/matches``: begin, join, look, act, replace who left, play again, look back."""

from collections.abc import Mapping

from flask import Blueprint, Response, request, url_for

from guesswho.errors import BadRequest
from guesswho.game.match import Action, Answer, Ask, Guess, Reply
from guesswho.game.question import Question
from guesswho.services.play import FriendService, PlayService, Seated, Seen
from guesswho.services.review import ReviewService
from guesswho.services.services import Services
from guesswho.settings import Settings
from guesswho.texts import Words, translator
from guesswho.web.api import limits, requests
from guesswho.web.api.blueprint import document
from guesswho.web.api.requests import text, whole
from guesswho.web.api.review_json import review_json
from guesswho.web.api.view_json import history_json, question_json, view_json


class MatchRoutes:
    """The routes over one ``PlayService`` and the reviews of its matches."""

    def __init__(
        self, play: PlayService, friends: FriendService, review: ReviewService, words: Words
    ) -> None:
        self._play = play
        self._friends = friends
        self._review = review
        self._words = words

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
            size=None if body.get("size") is None else whole(body, "size"),
        )
        response = document({"match": seated.seen.match_id, **self._seat(seated)}, 201)
        response.headers["Location"] = url_for("api.match", match_id=seated.seen.match_id)
        return response

    def join(self, match_id: str) -> Response:
        """``POST /matches/<id>/join``."""
        return document(self._seat(self._friends.join(match_id)))

    def replace(self, match_id: str) -> Response:
        """``POST /matches/<id>/replace``."""
        name = text(requests.json_body(), "opponent")
        seen = self._friends.let_computer_play_on(match_id, requests.seat_token(), name)
        return _tagged(document(view_json(seen, self._words)), seen)

    def rematch(self, match_id: str) -> Response:
        """``POST /matches/<id>/rematch``."""
        seated = self._friends.rematch(match_id, requests.seat_token())
        return document({"match": seated.seen.match_id, **self._seat(seated)})

    def look(self, match_id: str) -> Response:
        """``GET /matches/<id>``; the version is the ``ETag``."""
        seen = self._play.look(match_id, requests.seat_token())
        response = document(view_json(seen, self._words))
        response.headers["Cache-Control"] = "private, no-cache"
        response.headers["Vary"] = "X-Seat-Token"
        _tagged(response, seen).make_conditional(request)
        return response

    def act(self, match_id: str) -> Response:
        """``POST /matches/<id>/actions``; ``then`` is what the opponent did."""
        body = requests.json_body()
        token, version = requests.seat_token(), whole(body, "version")
        if text(body, "type") == "reveal":
            seen = self._play.reveal(match_id, token, version, text(body, "card"))
        else:
            seen = self._play.act(match_id, token, version, _action(body))
        then = seen.history[len(seen.history) - seen.new :]
        body_out = {**view_json(seen, self._words), "then": history_json(then, seen.view)}
        return _tagged(document(body_out), seen)

    def hint(self, match_id: str) -> Response:
        """``POST /matches/<id>/hint``: what is best now; it counts as used."""
        body = requests.json_body()
        found = self._play.hint(match_id, requests.seat_token(), whole(body, "version"))
        best = [question_json(split) for split in found.best]
        return document({"best": best, "bits": found.bits, "last_chance": found.last_chance})

    def look_back(self, match_id: str) -> Response:
        """``GET /matches/<id>/review``, after the end only."""
        return document(review_json(self._review.of_match(match_id, requests.seat_token())))

    def _seat(self, seated: Seated) -> dict[str, object]:
        view = view_json(seated.seen, self._words)
        return {"seat_token": seated.seat_token, "view": view}


def attach(api: Blueprint, services: Services, settings: Settings) -> None:
    """Serve them."""
    words = translator(settings.language)
    routes = MatchRoutes(services.play, services.friends, services.review, words)
    api.add_url_rule("/matches", "begin_match", routes.begin, methods=["POST"])
    api.add_url_rule("/matches/<match_id>", "match", routes.look)
    api.add_url_rule("/matches/<match_id>/join", "join_match", routes.join, methods=["POST"])
    api.add_url_rule(
        "/matches/<match_id>/replace", "replace_player", routes.replace, methods=["POST"]
    )
    api.add_url_rule("/matches/<match_id>/rematch", "rematch", routes.rematch, methods=["POST"])
    api.add_url_rule("/matches/<match_id>/actions", "act", routes.act, methods=["POST"])
    api.add_url_rule("/matches/<match_id>/hint", "hint", routes.hint, methods=["POST"])
    api.add_url_rule("/matches/<match_id>/review", "review", routes.look_back)


def _tagged(response: Response, seen: Seen) -> Response:
    """Make the version the ``ETag``, unchanged: compression would append its own name.

    Between friends also how it is with the other one, which the view tells, too.
    """
    version = str(seen.view.version)
    response.set_etag(f"{version}-{seen.friend}" if seen.friend else version)
    response.headers["Content-Encoding"] = "identity"
    return response


def _action(body: Mapping[str, object]) -> Action:
    kind = text(body, "type")
    if kind == "ask":
        return Ask(Question(text(body, "attribute"), text(body, "value")))
    if kind == "guess":
        return Guess(text(body, "card"))
    if kind == "answer":
        return Answer(_reply(text(body, "answer")))
    raise BadRequest("type is one of: ask, guess, answer, reveal")


def _reply(said: str) -> Reply:
    if said not in tuple(Reply):
        raise BadRequest(f"answer is one of: {', '.join(Reply)}")
    return Reply(said)
