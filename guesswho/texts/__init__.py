"""The words that people read: sentences in English, and the way to other languages.

Everything above may call it: pages, the API's messages, the command line's reports. It
imports only ``attributes`` and ``settings``; it knows no page, no match and no HTTP, and
takes plain values (an attribute, a number of bits) where a sentence needs them.

The English sentence is the key (gettext's ``msgid``). Vocabulary that several places
share stands in the tables here; a sentence that only one page shows stands in that page,
wrapped in a call of its :class:`Words`.
"""

from guesswho.texts.tables import (
    answer_word,
    attribute_name,
    contradiction_text,
    deck_name,
    denial_text,
    opponent_blurb,
    opponent_name,
    place_text,
    question_text,
    reason_text,
    role_blurb,
    role_name,
    rule_blurb,
    rule_name,
    trait_text,
    value_name,
)
from guesswho.texts.words import Words, translator

__all__ = [
    "Words",
    "answer_word",
    "attribute_name",
    "contradiction_text",
    "deck_name",
    "denial_text",
    "opponent_blurb",
    "opponent_name",
    "place_text",
    "question_text",
    "reason_text",
    "role_blurb",
    "role_name",
    "rule_blurb",
    "rule_name",
    "trait_text",
    "translator",
    "value_name",
]
