"""Ids of the page *How well did you ask?*."""

ROOT = "review"
OPENED = "review-opened"
"""Store: the text of a file that was chosen."""
AGAIN = "review-again"
SAVE, SAVED = "review-save", "review-saved"
STEP = "review-step"
"""What a screen reader hears of the replay."""
