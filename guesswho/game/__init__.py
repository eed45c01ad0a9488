"""The rules as values: questions, matches, what a player may see, transcripts, reviews.

``opponents`` and everything above may call it. It imports ``cards``, ``attributes`` and
``errors``; no clock, no disk, no network, no randomness: secrets and first mover are given.
"""
