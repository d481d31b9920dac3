"""Records: what a study is made of, and how their fields become plain values and back.

A record is a frozen dataclass with an `id` and fields that all have defaults, so that a study written by
another version can be read. A field's plain value is what the change log and the archive keep.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache
from math import isfinite
from typing import Any, ClassVar, Self, TypeAlias, TypeVar, cast

from workbench.study.order import is_place
from workbench.study.shapes import Shape, anything, has_shape

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
Values: TypeAlias = Mapping[str, Json]

ALIVE = "alive"
"""The field that every record has beside its own: false once it has been taken away."""

_HALF = re.compile("[\ud800-\udfff]")
_Enum = TypeVar("_Enum", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Codec:
    """How a field becomes a plain value (`encode`) of some `shape` and back (`decode`)."""

    encode: Callable[[Any], Json]
    decode: Callable[[Any], Any]
    shape: Shape = anything


def coded(codec: Codec, default: Any) -> Any:
    """A dataclass field kept through `codec`."""
    return field(default=default, metadata={"codec": codec})


TEXTS = Codec(list, lambda row: tuple(str(item) for item in row), [str])
"""A tuple of texts."""

PAIRS = Codec(
    lambda pairs: [list(pair) for pair in pairs],
    lambda rows: tuple((str(row[0]), str(row[1])) for row in rows),
    [(str, str)],
)
"""A tuple of pairs of texts."""

SPANS = Codec(
    lambda spans: [list(span) for span in spans],
    lambda rows: tuple((int(row[0]), int(row[1])) for row in rows),
    [(int, int)],
)
"""A tuple of (start, end) in milliseconds."""


def text_of_shape(shape: Shape) -> Codec:
    """A text of some shape."""
    return Codec(str, str, shape)


PLACE = Codec(str, str, is_place)
"""A place in an order."""


def one_of(kind: type[_Enum]) -> Codec:
    """A word out of a fixed list."""
    return Codec(lambda item: item.value, kind, str)


def some_of(kind: type[_Enum]) -> Codec:
    """Several words out of a fixed list, in order."""
    return Codec(
        lambda items: [item.value for item in items], lambda row: tuple(kind(item) for item in row), [str]
    )


@dataclass(frozen=True, kw_only=True)
class Record:
    """The base of all records. `KIND` names the record in the log; `SCOPE` the field that it is read by."""

    KIND: ClassVar[str]
    SCOPE: ClassVar[str | None] = None
    id: str

    @classmethod
    def from_values(cls, identity: str, values: Values) -> Self:
        """The record with these plain values. What this version does not know is passed over: fields, and the words
        of a later list.
        """
        given: dict[str, Any] = {}
        for name, codec in _codecs(cls).items():
            value = values.get(name)
            if value is None:
                continue
            if codec is None:
                given[name] = value
                continue
            with suppress(ValueError):
                given[name] = codec.decode(value)
        return cls(id=identity, **given)

    @classmethod
    def may_hold(cls, values: Values) -> bool:
        """Whether fields can have these plain values; one that this version does not know can have any."""
        shapes = _shapes(cls)
        for name, value in values.items():
            if value is not None and not has_shape(value, shapes.get(name, anything)):
                return False
        return True

    def values(self) -> dict[str, Json]:
        """All fields but `id` as plain values."""
        plain: dict[str, Json] = {}
        for name, codec in _codecs(type(self)).items():
            value = getattr(self, name)
            plain[name] = codec.encode(value) if codec and value is not None else value
        return plain

    def plain(self, name: str) -> Json:
        """One field as a plain value."""
        codec = _codecs(type(self))[name]
        value = getattr(self, name)
        return cast("Json", codec.encode(value) if codec and value is not None else value)


def fit(value: Json) -> Json:
    """A plain value without halves of letters, which files may have in their names and no text can hold.

    Each becomes one "\ufffd", so that places in the text stay what they were. Raises ValueError for what is no number.
    """
    match value:
        case float() if not isfinite(value):
            raise ValueError("not a number")
        case str():
            return value if value.isascii() else _HALF.sub("\ufffd", value)
        case Mapping():
            return {name: fit(part) for name, part in value.items()}
        case list() | tuple():
            return [fit(part) for part in value]
        case _:
            return value


@cache
def _codecs(kind: type[Record]) -> dict[str, Codec | None]:
    return {item.name: item.metadata.get("codec") for item in fields(kind) if item.name != "id"}


@cache
def _shapes(kind: type[Record]) -> dict[str, Shape]:
    own: dict[str, Shape] = {
        item.name: codec.shape if (codec := item.metadata.get("codec")) else type(item.default)
        for item in fields(kind)
        if item.name != "id"
    }
    return {**own, ALIVE: bool}
