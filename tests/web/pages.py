"""A browser without a browser: sends what Dash's page would send, keeps the cookies."""

import json
from typing import Any

from flask.testing import FlaskClient

from guesswho.attributes import ATTRIBUTES
from guesswho.game.match import Reply
from guesswho.web.play.questions import SHOWN

CHOICES = {
    "deck": "stock",
    "opponent": "rookie",
    "rule": "turn",
    "own-card": "",
    "size": "24",
    "first": "draw",
    "flipping": "auto",
    "answers": "app",
}
"""What a visitor has chosen who starts a match."""
CARDS = [str(number) for number in range(1, 25)]


class Visitor:
    """One browser of one visitor."""

    def __init__(self, server) -> None:
        self.client: FlaskClient = server.test_client()
        self._callbacks = self.client.get("/_dash-dependencies").json

    def visit(self, path: str, query: str = "") -> Any:
        """Open a page; returns its layout."""
        answer = self.fire("_pages_location.pathname", {"pathname": path, "search": query})
        return answer["_pages_content"]["children"]

    def fire(self, trigger: str, values: dict[str, Any] | None = None) -> Any:
        """Click (or whatever ``trigger`` is) with ``values`` by id or property in the page."""
        response = self.post(trigger, values or {})
        assert response.status_code in {200, 204}, response.text
        if response.status_code == 204:
            return {}
        body = response.json
        side = {key.split(".")[0]: value for key, value in body.get("sideUpdate", {}).items()}
        return body.get("response", {}) | side

    def post(self, trigger: str, values: dict[str, Any]) -> Any:
        found = next(one for one in self._callbacks if _listens(one, trigger))
        body = {
            "output": found["output"],
            "outputs": _outputs(found["output"]),
            "inputs": [_filled(one, trigger, values) for one in found["inputs"]],
            "state": [_filled(one, trigger, values) for one in found["state"]],
            "changedPropIds": [trigger],
        }
        return self.client.post("/_dash-update-component", json=body)


def texts(layout: Any) -> str:
    """Everything that a layout says, joined."""
    if isinstance(layout, str | int | float):
        return str(layout)
    if isinstance(layout, list):
        return " ".join(filter(None, map(texts, layout)))
    if isinstance(layout, dict):
        return texts(layout.get("props", {}).get("children") or "")
    return ""


def find(layout: Any, wanted: Any) -> Any:
    """The properties of the component with the id ``wanted``."""
    if isinstance(layout, list):
        return next(filter(None, (find(child, wanted) for child in layout)), None)
    if not isinstance(layout, dict):
        return None
    props = layout.get("props", {})
    return props if props.get("id") == wanted else find(props.get("children"), wanted)


def _listens(callback: Any, trigger: str) -> bool:
    if callback["clientside_function"]:
        return False
    ident, prop = _split(trigger)
    return any(
        one["property"] == prop and (one["id"] == ident or _matches(one["id"], ident))
        for one in callback["inputs"]
    )


def _matches(pattern: str, ident: str) -> bool:
    if not (pattern.startswith("{") and ident.startswith("{")):
        return False
    wild, real = json.loads(pattern), json.loads(ident)
    return wild.keys() == real.keys() and wild["type"] == real["type"]


def _split(prop_id: str) -> tuple[str, str]:
    ident, _, prop = prop_id.rpartition(".")
    return ident, prop


def _filled(one: Any, trigger: str, values: dict[str, Any]) -> Any:
    ident, prop = one["id"], one["property"]
    if ident.startswith("{") and '["ALL"]' in ident:
        return [
            {
                "id": real,
                "property": prop,
                "value": 1 if f"{_key(real)}.{prop}" == trigger else None,
            }
            for real in _everyone(json.loads(ident))
        ]
    clicked = 1 if f"{ident}.{prop}" == trigger else None
    known = json.loads(ident).get("of") if ident.startswith("{") else ident
    value = values.get(known, values.get(prop, clicked))
    return {"id": json.loads(ident) if ident.startswith("{") else ident, "property": prop} | {
        "value": value
    }


def _key(ident: Any) -> str:
    return json.dumps(ident, sort_keys=True, separators=(",", ":"))


EVERYONE = {
    "tile": [{"card": card, "type": "tile"} for card in CARDS],
    "revealed": [{"card": card, "type": "revealed"} for card in CARDS],
    "reply": [{"said": reply.value, "type": "reply"} for reply in Reply],
    "chip": [{"attribute": one.attribute, "type": "chip", "value": one.value} for one in SHOWN],
    "quick-start": [{"place": "home", "type": "quick-start"}],
    "read": [{"of": attribute, "type": "read"} for attribute in ATTRIBUTES],
    "face": [{"index": 0, "type": "face"}],
}
"""Who answers to a pattern of ids, by its type, in the order of the page."""


def _everyone(pattern: Any) -> list[Any]:
    return EVERYONE[pattern["type"]]


def _outputs(output: str) -> Any:
    if not output.startswith(".."):
        return _output(output)
    return [_output(one) for one in output.strip(".").split("...")]


def _output(one: str) -> Any:
    ident, prop = _split(one)
    if ident.startswith("{"):
        return [{"id": real, "property": prop} for real in _everyone(json.loads(ident))]
    return {"id": ident, "property": prop}


def chip(attribute: str, value: str) -> str:
    return f"{_key({'attribute': attribute, 'type': 'chip', 'value': value})}.n_clicks"
