"""Guess Who with one's own face: eight classifiers, a game engine, a web front.

The layers and who may import whom are in ``docs/architecture.md`` and held by
import-linter (``pyproject.toml``).
"""

__version__ = "0.1.0"
