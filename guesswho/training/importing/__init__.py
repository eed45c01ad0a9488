"""Dataset folders out of what other tools and collections come as: VoTT, CelebA, LFW.

Called by ``cli`` (``data import-…``). Reads the source, writes a new folder with
``labels.csv`` and framed pictures, and never changes the source. Knows no network.
"""
