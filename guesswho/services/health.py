"""Whether the program can do its work."""

from collections.abc import Callable, Iterable

from guesswho.errors import Unavailable


class HealthService:
    """Asks each part whether it works; a check returns, or raises ``Unavailable``."""

    def __init__(self, checks: Iterable[Callable[[], object]]) -> None:
        self._checks = tuple(checks)

    def problems(self) -> tuple[Unavailable, ...]:
        """List what does not work now; empty when everything does."""
        return tuple(problem for check in self._checks if (problem := _problem(check)))


def _problem(check: Callable[[], object]) -> Unavailable | None:
    try:
        check()
    except Unavailable as problem:
        return problem
    return None
