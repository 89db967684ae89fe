"""Frozen records that cost next to nothing to declare: constructor, equality and repr for a class with annotated fields.

A dataclass writes and compiles half a dozen functions for each class: for fifty classes that was a good part of a start.
"""

from typing import Any, ClassVar, NoReturn, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class FrozenRecord:
    """What a subclass annotates are its fields, after those of its parents; an assigned value is a default."""

    _fields: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls._fields = (*cls._fields, *cls.__annotations__)

    def __init__(self, *values: Any, **named: Any) -> None:
        if named or len(values) != len(self._fields):
            values = self._all(values, named)
        _fill(self, dict(zip(self._fields, values, strict=True)))

    @classmethod
    def _all(cls, values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
        rest = cls._fields[len(values) :]
        given = {name: getattr(cls, name) for name in rest if hasattr(cls, name)} | named
        if len(values) > len(cls._fields) or given.keys() != set(rest):
            raise TypeError(f"{cls.__name__} is made of {', '.join(cls._fields)}; found {len(values)} values and {list(named)}")
        return (*values, *(given[name] for name in rest))

    def _replace(self, **changes: Any) -> Self:
        """The same record with other values for some of its fields; named as that of a NamedTuple is."""
        values = self.__dict__.copy()
        values.update(changes)
        if len(values) != len(self._fields):
            raise TypeError(f"{type(self).__name__} is made of {', '.join(self._fields)}; found {', '.join(changes)}")
        new = object.__new__(type(self))
        _fill(new, values)
        return new

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} never changes: {name} = {value!r}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"a {type(self).__name__} never changes: {name}")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other.__dict__ == self.__dict__

    def __hash__(self) -> int:
        return hash((type(self), *(self.__dict__[name] for name in self._fields)))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={self.__dict__[name]!r}' for name in self._fields)})"


def _fill(record: FrozenRecord, values: dict[str, Any]) -> None:
    """Give a new record its fields. In one piece: one by one they cost four times as much, and a frame is full of poses."""
    object.__setattr__(record, "__dict__", values)
