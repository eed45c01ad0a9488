"""Computer players: functions of a view and a random generator that is passed in.

``services`` and ``cli`` may call it. It imports ``game`` and below, never ``vision`` or
``store``; no clock, no disk, no network. A new opponent is one file and its line in the
registry of ``opponent``.
"""
