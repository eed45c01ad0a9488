"""Golden playthroughs: whole matches as text that must come out the same for ever.

Those of opponents are written anew, after a wanted change, by
``python -m tests.playthroughs.recording``.
"""
