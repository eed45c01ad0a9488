"""Names and sentences of the shared vocabulary: attributes, values, opponents, rules.

Every function raises ``KeyError`` for something outside the vocabulary; the completeness
tests make sure that nothing inside it is missing.
"""

from guesswho.texts.words import Words
from guesswho.texts.words import mark as _

_ATTRIBUTES = {
    "gender": _("Gender"),
    "hair_length": _("Hair length"),
    "hair_type": _("Hair type"),
    "hair_colour": _("Hair colour"),
    "glasses": _("Glasses"),
    "tie": _("Tie"),
    "facial_hair": _("Facial hair"),
    "hat": _("Hat"),
}

_NO_YES = {"no": _("No"), "yes": _("Yes")}

_VALUES = {
    "gender": {"female": _("Female"), "male": _("Male")},
    "hair_length": {"bald": _("Bald"), "short": _("Short"), "long": _("Long")},
    "hair_type": {"straight": _("Straight"), "curly": _("Curly")},
    "hair_colour": {
        "black": _("Black"),
        "brown": _("Brown"),
        "blond": _("Blond"),
        "grey": _("Grey"),
        "red": _("Red"),
    },
    "glasses": _NO_YES,
    "tie": _NO_YES,
    "facial_hair": _NO_YES,
    "hat": _NO_YES,
}

_TRAITS = {
    "gender": {"female": _("Woman"), "male": _("Man")},
    "hair_length": {"bald": _("Bald"), "short": _("Short hair"), "long": _("Long hair")},
    "hair_type": {"straight": _("Straight hair"), "curly": _("Curly hair")},
    "hair_colour": {
        "black": _("Black hair"),
        "brown": _("Brown hair"),
        "blond": _("Blond hair"),
        "grey": _("Grey hair"),
        "red": _("Red hair"),
    },
    "glasses": {"no": _("No glasses"), "yes": _("Glasses")},
    "tie": {"no": _("No tie"), "yes": _("Tie")},
    "facial_hair": {"no": _("No facial hair"), "yes": _("Facial hair")},
    "hat": {"no": _("No hat"), "yes": _("Hat")},
}

_QUESTIONS = {
    "gender": {"female": _("Is your person a woman?"), "male": _("Is your person a man?")},
    "hair_length": {
        "bald": _("Is your person bald?"),
        "short": _("Does your person have short hair?"),
        "long": _("Does your person have long hair?"),
    },
    "hair_type": {
        "straight": _("Does your person have straight hair?"),
        "curly": _("Does your person have curly hair?"),
    },
    "hair_colour": {
        "black": _("Does your person have black hair?"),
        "brown": _("Does your person have brown hair?"),
        "blond": _("Does your person have blond hair?"),
        "grey": _("Does your person have grey hair?"),
        "red": _("Does your person have red hair?"),
    },
    "glasses": {
        "no": _("Is your person without glasses?"),
        "yes": _("Is your person wearing glasses?"),
    },
    "tie": {
        "no": _("Is your person without a tie?"),
        "yes": _("Is your person wearing a tie?"),
    },
    "facial_hair": {
        "no": _("Is your person without facial hair?"),
        "yes": _("Does your person have facial hair?"),
    },
    "hat": {
        "no": _("Is your person without a hat?"),
        "yes": _("Is your person wearing a hat?"),
    },
}

_OPPONENTS = {
    "rookie": (_("Rookie Robin"), _("Asks whatever comes to mind. A fair first match.")),
    "clever": (_("Clever Clara"), _("Asks what halves the board. She rarely wastes a turn.")),
    "expert": (_("Expert Ezra"), _("Sees that it is a race, and dares in time. Hard to beat.")),
    "careful": (_("Careful Cora"), _("Knows that people err, and never rules anyone out.")),
}

_RULES = {
    "loses": (_("Loses the match"), _("A wrong guess loses the match.")),
    "turn": (_("Costs the turn"), _("A wrong guess costs the turn, and that card is out.")),
}

_REASONS = {
    "any_split": _("Just curious."),
    "best_split": _("My best question."),
    "race_split": _("Not the best question, but the quicker way to win."),
    "bold_guess": _("You are close, so I dare."),
    "likeliest": _("All in all this fits best."),
    "last_card": _("Nobody else is left."),
    "only_twins": _("No question tells them apart."),
}

_ROLES = {
    "staff": (_("Staff"), _("You make the decks of your team.")),
    "analyst": (_("Analyst"), _("You watch how well the classifiers do.")),
    "admin": (_("Admin"), _("You may do everything, and you let others in.")),
}

_PLACES = {
    "top": _("it looked mostly at the top third."),
    "middle": _("it looked mostly at the middle third."),
    "bottom": _("it looked mostly at the bottom third."),
    "left": _("it looked mostly at the left third."),
    "right": _("it looked mostly at the right third."),
    "everywhere": _("it looked at all of the picture."),
    "nowhere": _("no place spoke for it; less spoke for the rest."),
}

_DECKS = {"stock": _("The classics"), "visitors": _("Visitors of today")}


def attribute_name(words: Words, attribute: str) -> str:
    """Name an attribute: ``Hair colour``."""
    return words(_ATTRIBUTES[attribute])


def value_name(words: Words, attribute: str, value: str | None) -> str:
    """Name a value: ``Brown``; ``None`` is a trait that is not stated."""
    return words("Not stated") if value is None else words(_VALUES[attribute][value])


def trait_text(words: Words, attribute: str, value: str) -> str:
    """Name a value without its attribute beside it: ``Brown hair``."""
    return words(_TRAITS[attribute][value])


def question_text(words: Words, attribute: str, value: str) -> str:
    """Say what either side asks the other: ``Does your person have brown hair?``."""
    return words(_QUESTIONS[attribute][value])


def answer_word(words: Words, answer: bool | None) -> str:
    """Say ``Yes`` or ``No``; ``None`` is ``Not sure``."""
    if answer is None:
        return words("Not sure")
    return words("Yes") if answer else words("No")


def contradiction_text(
    words: Words, attribute: str, value: str, answer: bool, stated: str | None
) -> str:
    """Say that somebody's answer does not fit the card, which states ``stated``."""
    return words(
        "“{question}” You said {answer}. The picture says: {stated}.",
        question=question_text(words, attribute, value),
        answer=answer_word(words, answer).lower(),
        stated=words("Not stated") if stated is None else trait_text(words, attribute, stated),
    )


def denial_text(words: Words, name: str) -> str:
    """Say that somebody denied a right guess."""
    return words("You said it was not {name}, but it was.", name=name)


def opponent_name(words: Words, opponent: str) -> str:
    """Name the character who plays like ``opponent`` (a name of the registry)."""
    return words(_OPPONENTS[opponent][0])


def opponent_blurb(words: Words, opponent: str) -> str:
    """Say in one sentence how ``opponent`` plays."""
    return words(_OPPONENTS[opponent][1])


def rule_name(words: Words, rule: str) -> str:
    """Say what a wrong guess does, as a choice: ``Loses the match``."""
    return words(_RULES[rule][0])


def rule_blurb(words: Words, rule: str) -> str:
    """Say what a wrong guess does, as a sentence."""
    return words(_RULES[rule][1])


def reason_text(words: Words, reason: str) -> str:
    """Say, as the computer, why it made a move (a value of ``opponents.Reason``)."""
    return words(_REASONS[reason])


def role_name(words: Words, role: str) -> str:
    """Name what somebody logs in for: ``Admin``."""
    return words(_ROLES[role][0])


def role_blurb(words: Words, role: str) -> str:
    """Say in one sentence what a role may do."""
    return words(_ROLES[role][1])


def place_text(words: Words, place: str) -> str:
    """Say where a classifier looked (a value of ``explain.place.Place``)."""
    return words(_PLACES[place])


def deck_name(words: Words, deck: str) -> str:
    """Name a built-in deck; a deck that somebody made keeps the name it was given."""
    return words(_DECKS[deck]) if deck in _DECKS else deck
