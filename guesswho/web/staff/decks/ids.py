"""Ids of the pages of team decks. ``assets/photos.js`` knows some."""

SHELF, NEW_NAME, NEW = "decks-shelf", "decks-new-name", "decks-new"

DECK = "deck-id"
"""Store: the deck whose page this is."""
HEAD, FILES, MEMBERS = "deck-head", "deck-files", "deck-members"
GRID = "deck-grid"
ARRIVED = "deck-arrived"
"""Store: when a file's last piece arrived; set by the script that sends, and by *Go on*."""
TICK = "deck-tick"
"""The clock by which the page looks how far the reading is."""
GO_ON = "deck-go-on"
READ = "deck-read"
"""Store: when a reading ended."""

ASK_DOCTOR, ADVICE = "deck-ask-doctor", "deck-advice"
BEST_SIZE, BEST = "deck-best-size", "deck-best"

RENAME_TO, RENAME = "deck-rename-to", "deck-rename"
COPY_NAME, COPY = "deck-copy-name", "deck-copy"
DELETE = "deck-delete"

TELLING, PUBLICATION = "deck-telling", "deck-publication"
"""Apart: what is typed in one outlives what is done in the other."""
TOLD_WHO, TOLD = "deck-told-who", "deck-told"
BASIS, PUBLISH, UNPUBLISH = "deck-basis", "deck-publish", "deck-unpublish"
