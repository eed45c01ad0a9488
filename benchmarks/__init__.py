"""Timings, as ratios within one run; never part of the tests.

``make bench`` runs them all. Absolute times depend on the machine, so each figure stands
beside what it is compared with.
"""
