"""Match to text and back: for replay, bug reports, storage and golden playthroughs.

::

    guesswho transcript 1
    deck "Two friends"
    card {"id": "1", "name": "Ann", "traits": {"hat": "yes"}, "picture": null}
    card {"id": "2", "name": "Bob", "traits": {"hat": "no"}, "picture": null}
    rule loses
    secrets ["1", "2"]
    first 1
    1 asks hat=yes: yes
    0 guesses "2": yes

The deck is part of it, so a saved match does not depend on a deck that later changes.
What is quoted is JSON; seats are 0 and 1. Text that is not a played match, an answer that
the cards contradict included, raises ``BadTranscript`` with the number of the line.
"""
