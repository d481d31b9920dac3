"""What a checklist is: items with a number, a heading and a question. Words are marked for translation."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """One item. `id` is its number in the checklist, by which an answer and a reader know it."""

    id: str
    heading: str
    asks: str


@dataclass(frozen=True)
class Part:
    """Items that belong together."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """A checklist: the `CHECKLIST` of its module. `source` is a reference and stays as it is."""

    id: str
    name: str
    about: str
    source: str
    parts: tuple[Part, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in order."""
        return tuple(item for part in self.parts for item in part.items)
