"""Pieces that several pages show: no callbacks of a page, no services, plain values in.

Imports Dash, ``texts`` and the values of ``cards``; never a page.
"""
