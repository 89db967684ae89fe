"""The tuning of one level: each group's constants, with the level's overrides in place."""

from collections.abc import Mapping
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Tuning:
    """Answers with a frozen tuning class filled from `overrides`, a mapping of names such as `runner.run_speed` to values.

    A world has one instance of each group, so that whoever holds it sees at once what `change` does.
    """

    def __init__(self, overrides: Mapping[str, float]) -> None:
        self._overrides = dict(overrides)
        self._groups: dict[str, Any] = {}

    def of(self, name: str, cls: type[T]) -> T:
        """The constants registered as `name`, an instance of `cls`."""
        if name not in self._groups:
            self._groups[name] = self._made(name, cls)
        return cast(T, self._groups[name])

    def change(self, overrides: Mapping[str, float]) -> None:
        """Other overrides in place of all there were: constants change for nobody but by this, between two ticks."""
        self._overrides = dict(overrides)
        for name, group in self._groups.items():
            vars(group).update(vars(self._made(name, type(group))))

    def _made(self, name: str, cls: type[Any]) -> Any:
        prefix = name + "."
        return cls(**{key.removeprefix(prefix): value for key, value in self._overrides.items() if key.startswith(prefix)})
