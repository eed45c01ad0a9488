"""What a click or a request means: one service per page, testable without a browser.

Called by ``web`` and ``cli``. Knows the store, the recognizer and the rules; knows no
HTTP, no Dash, no language. Clocks and random generators are handed in. Imports no
``web``, no ``cli``, no ``training``.
"""
