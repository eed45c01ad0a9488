"""Cards and decks: what is played with, drawn or photographed.

Anyone above may call it. It imports ``attributes`` and ``errors`` only; of its modules
``deck_file`` alone touches the disk, and no module knows the rules of the game.
"""
