"""What outlives a request: matches, drafts, cards, and the pictures of people.

Services open it with ``opening.open_store`` and talk to the ``Store`` Protocol and to
``Pictures``; nobody else writes a database row or a picture file. It may import cards, texts,
attributes, settings and errors; it knows no web, no vision, no clock: every time is given by
the caller. ``records.py`` says what is saved, ``store.py`` what can be done with it. Matches
are saved as transcripts, which the game package reads, so a change of the rules never needs a
migration.
"""
