"""Tuning of one level: the constants of each group, with the level's overrides applied."""

from collections.abc import Mapping
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Tuning:
    """Answers with a frozen tuning class filled from `overrides`, a mapping of names such as `runner.run_speed` to values."""

    def __init__(self, overrides: Mapping[str, float]) -> None:
        self._overrides = dict(overrides)

    def of(self, name: str, cls: type[T]) -> T:
        """The constants registered as `name`, an instance of `cls`."""
        prefix = name + "."
        own = {key.removeprefix(prefix): value for key, value in self._overrides.items() if key.startswith(prefix)}
        return cast(T, cast(Any, cls)(**own))
