"""The shapes of the API's bodies, as JSON Schema (2020-12), by name."""

from collections.abc import Mapping

from guesswho.attributes import ATTRIBUTES
from guesswho.game.match import Reply, Rule
from guesswho.opponents.move import Reason
from guesswho.opponents.opponent import BY_ANSWERS, REGISTRY
from guesswho.services.play import Friend

Schema = Mapping[str, object]

TEXT: Schema = {"type": "string"}
WHOLE: Schema = {"type": "integer", "minimum": 0}
TRUTH: Schema = {"type": "boolean"}
SIDE: Schema = {"enum": ["me", "them"]}
SHARE: Schema = {"type": "number", "minimum": 0, "maximum": 1}


def one_of(*values: str) -> Schema:
    """Describe one of these texts."""
    return {"type": "string", "enum": list(values)}


def nullable(schema: Schema) -> Schema:
    """Describe ``schema`` or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def array(items: Schema) -> Schema:
    """Describe a list."""
    return {"type": "array", "items": items}


def closed(required: Mapping[str, Schema], optional: Mapping[str, Schema] | None = None) -> Schema:
    """Describe an object with these properties and no others."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def named(name: str) -> Schema:
    """Refer to one of ``SCHEMAS``."""
    return {"$ref": f"#/components/schemas/{name}"}


_VALUE_OF = {attribute: one_of(*values) for attribute, values in ATTRIBUTES.items()}

_CARD = {"id": TEXT, "name": TEXT, "traits": named("Traits"), "picture": TEXT}

_QUESTION: Mapping[str, Schema] = {"attribute": one_of(*ATTRIBUTES), "value": TEXT}

_SPLIT = closed({**_QUESTION, "yes": WHOLE, "no": WHOLE})

_WORTH: Mapping[str, Schema] = {"bits": SHARE, "reason": nullable(one_of(*Reason))}

_ROW: Mapping[str, Schema] = {
    "by": SIDE,
    "answer": one_of(*Reply),
    **_WORTH,
}

_VIEW: Mapping[str, Schema] = {
    "version": WHOLE,
    "rule": one_of(*Rule),
    "turn": SIDE,
    "over": TRUTH,
    "winner": nullable(SIDE),
    "cards": array(closed({**_CARD, "standing": TRUTH})),
    "mine": nullable(TEXT),
    "their_count": WHOLE,
    "questions": array(_SPLIT),
    "history": array(named("Row")),
    "pending": nullable(named("Pending")),
    "belief": nullable({"type": "object", "additionalProperties": SHARE}),
    "secrets": nullable(closed({"me": nullable(TEXT), "them": TEXT})),
    "friend": nullable(one_of(*Friend)),
    "contradictions": array(named("Contradiction")),
}


def _attempts(more: Mapping[str, Schema]) -> Schema:
    """Describe a question or a guess with ``more`` properties."""
    return {
        "oneOf": [
            closed({**more, **_QUESTION, "type": one_of("ask")}),
            closed({**more, "card": TEXT, "type": one_of("guess")}),
        ]
    }


def _action(kind: str, **properties: Schema) -> Schema:
    """Describe what one does at a version; unknown properties are let pass."""
    return {
        "type": "object",
        "properties": {"version": WHOLE, "type": one_of(kind), **properties},
        "required": ["version", "type", *properties],
    }


_BITS: Schema = {"type": "number", "description": "Bits; below nought for bad luck"}

_CONSIDERED: Schema = {"type": "number", "minimum": 1, "description": "Cards it wavered between"}

_REVIEWED: Mapping[str, Schema] = {
    "by": SIDE,
    "answer": one_of(*Reply),
    "before": _CONSIDERED,
    "after": _CONSIDERED,
    "bits": SHARE,
    "best": SHARE,
    "best_question": nullable(_SPLIT),
    "luck": _BITS,
    "hinted": TRUTH,
    "fits": {**TRUTH, "description": "Whether the answer fits the card, as far as that is known"},
}

_SIDE = closed(
    {
        "skill": nullable({"type": "integer", "minimum": 0, "maximum": 100}),
        "luck": _BITS,
        "left": array({"type": "number", "minimum": 0}),
    }
)


SCHEMAS: Mapping[str, Schema] = {
    "Error": closed({"error": TEXT, "message": TEXT}, {"version": WHOLE}),
    "Traits": closed({attribute: nullable(value) for attribute, value in _VALUE_OF.items()}),
    "Predictions": closed(
        {
            attribute: closed(
                {"value": _VALUE_OF[attribute], "scores": closed(dict.fromkeys(values, SHARE))}
            )
            for attribute, values in ATTRIBUTES.items()
        }
    ),
    "Reading": closed(
        {
            "photo": TEXT,
            "traits": named("Predictions"),
            "face": nullable(
                closed({side: {"type": "integer"} for side in ("x", "y", "width", "height")})
            ),
            "model": TEXT,
        }
    ),
    "NewCard": closed(
        {
            "card": closed(_CARD),
            "predictions": named("Predictions"),
            "deletion_code": TEXT,
            "expires": {"type": "string", "format": "date-time"},
        }
    ),
    "Row": _attempts(_ROW),
    "Pending": _attempts(_WORTH),
    "Contradiction": _attempts({"answer": one_of("yes", "no"), "message": TEXT}),
    "View": closed(_VIEW),
    "ViewAfterAction": closed({**_VIEW, "then": array(named("Row"))}),
    "NewMatch": closed({"match": TEXT, "seat_token": TEXT, "view": named("View")}),
    "Seat": closed({"seat_token": TEXT, "view": named("View")}),
    "HintRequest": {
        "type": "object",
        "properties": {"version": WHOLE},
        "required": ["version"],
    },
    "Hint": closed({"best": array(_SPLIT), "bits": SHARE, "last_chance": TRUTH}),
    "Review": closed(
        {
            "winner": SIDE,
            "hints": WHOLE,
            "turning_point": nullable(WHOLE),
            "sides": closed({"me": _SIDE, "them": _SIDE}),
            "turns": array(
                {
                    "oneOf": [
                        closed({**_REVIEWED, **_QUESTION, "type": one_of("ask")}),
                        closed({**_REVIEWED, "card": TEXT, "type": one_of("guess")}),
                    ]
                }
            ),
            "transcript": TEXT,
        }
    ),
    "MatchOptions": {
        "type": "object",
        "properties": {
            "deck": TEXT,
            "opponent": one_of(*REGISTRY, "friend"),
            "rule": one_of(*Rule),
            "answers": {**one_of(*BY_ANSWERS), "default": "app"},
            "card": nullable(TEXT),
            "first": {**one_of("draw", "me", "them"), "default": "draw"},
            "size": {
                **nullable({"type": "integer", "minimum": 2}),
                "description": "Cards on the board; by default the deck's own",
            },
        },
        "required": ["deck", "opponent", "rule"],
    },
    "Action": {
        "oneOf": [
            _action("ask", **_QUESTION),
            _action("guess", card=TEXT),
            _action("answer", answer=one_of(*Reply)),
            _action("reveal", card=TEXT),
        ]
    },
    "Replacement": {
        "type": "object",
        "properties": {"opponent": one_of(*BY_ANSWERS["app"])},
        "required": ["opponent"],
    },
    "PhotoForm": {
        "type": "object",
        "properties": {"photo": {"type": "string", "contentMediaType": "image/*"}},
        "required": ["photo"],
    },
    "CardForm": {
        "type": "object",
        "properties": {
            "photo": {"type": "string", "contentMediaType": "image/*"},
            "name": TEXT,
            "corrections": {
                "type": "object",
                "properties": {a: nullable(value) for a, value in _VALUE_OF.items()},
                "description": "The person's word on any attribute; null is not stated.",
            },
            "confirmed": {
                **array(one_of(*ATTRIBUTES)),
                "description": "Attributes whose answer the person called right.",
            },
            "consents": {
                **closed({}, {"deck": TRUTH, "improve": TRUTH}),
                "description": "What the person agreed to: meeting others, keeping the picture "
                "to improve the classifiers. What is missing was not given.",
            },
        },
        "required": ["photo", "name"],
    },
}
