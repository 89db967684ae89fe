"""Lazy value: made when first wanted. What the first picture does not show must not hold it up."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")


class Lazy(Generic[Made]):
    """Call it for the thing itself; whichever thread is first makes it, another waits."""

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make: Callable[[], Made] | None = make
        self._made: list[Made] = []
        self._lock = threading.Lock()

    def __call__(self) -> Made:
        if not self._made:
            with self._lock:
                if self._make is not None:
                    self._made.append(self._make())
                    self._make = None  # it holds its owner, who holds this: together they would outlive whatever showed them
        return self._made[0]
