"""Shapes: what the plain value of a field may look like, so that whatever comes from elsewhere can be read and shown."""

from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeGuard

LARGEST = 2**31 - 1
"""The largest number in a field, and the smallest below nought: what a window can count with."""

Shape: TypeAlias = "type[object] | list[Shape] | tuple[Shape, ...] | Callable[[object], bool]"
"""A type; a list of things of one shape; a tuple, for a row of things of these shapes; a question answered with yes."""


def anything(_value: object) -> bool:
    """The shape of what nothing is asked of."""
    return True


def filled(value: object) -> bool:
    """The shape of a text with something in it."""
    return isinstance(value, str) and value != ""


def has_shape(value: object, shape: Shape) -> bool:
    """Whether a plain value has a shape."""
    if isinstance(shape, type):
        return type(value) is shape and (not isinstance(value, int) or -LARGEST <= value <= LARGEST)
    if callable(shape):
        return shape(value)
    if not _is_row(value):
        return False
    if isinstance(shape, list):
        return all(has_shape(one, shape[0]) for one in value)
    return len(value) == len(shape) and all(map(has_shape, value, shape))


def some(shape: Shape) -> Shape:
    """A list of things of one shape, with at least one in it."""

    def fits(value: object) -> bool:
        return bool(value) and has_shape(value, [shape])

    return fits


def or_nothing(shape: Shape) -> Shape:
    """A thing of this shape, or nothing."""

    def fits(value: object) -> bool:
        return value is None or has_shape(value, shape)

    return fits


def digits(*lengths: int) -> Shape:
    """A text of so many hexadecimal digits (of one of these lengths), in small letters; or an empty one."""

    def fits(value: object) -> bool:
        return value == "" or (
            isinstance(value, str) and len(value) in lengths and set(value) <= set("0123456789abcdef")
        )

    return fits


def _is_row(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, list | tuple)
