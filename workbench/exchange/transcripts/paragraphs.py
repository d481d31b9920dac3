"""From a packed document's XML to its lines: paragraphs, rows of tables, nothing that was struck out or stands beside."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from workbench.exchange.transcripts import lines, tools
from workbench.exchange.transcripts.protocol import ReadTranscript


@dataclass(frozen=True, kw_only=True)
class Tags:
    """What a kind of document calls its parts: names of XML, each with its namespace."""

    paragraphs: frozenset[str]
    row: str
    cells: frozenset[str]
    letters: frozenset[str]
    """What letters stand in; empty where they stand in paragraphs and whatever is inside them."""
    signs: Mapping[str, Callable[[Element], str]]
    """What stands for a space, a tab or a line's end."""
    beside: frozenset[str]


def transcript(body: Element, tags: Tags, name: str) -> ReadTranscript:
    """The turns in a document's body; `name` is the kind of document. Raises Refusal where nobody says a word."""
    texts = list(_Lines(tags).of(body))
    found = lines.turns_of(texts)
    tool, listens = tools.tool_of("\n".join(texts))
    kind = f"{name} ({tool})" if tool else name
    return ReadTranscript(kind=kind, turns=found.turns, by_machine=listens, warnings=found.warnings)


@dataclass
class _Lines:
    """Walks with a list of its own: a stranger's file can be nested more deeply than calls can."""

    tags: Tags
    _open: list[list[str]] = field(default_factory=list[list[str]])
    """The letters of the paragraphs that are open: a picture's words are a paragraph inside another."""
    _rows: list[list[list[str]]] = field(default_factory=list[list[list[str]]])
    """The paragraphs in the cells of the rows that are open."""

    def of(self, body: Element) -> Iterator[str]:
        """The lines; an empty one ends a paragraph."""
        waiting = [(body, iter(body))]
        while waiting:
            holder, children = waiting[-1]
            child = next(children, None)
            if child is None:
                waiting.pop()
                if waiting:
                    yield from self._end(holder)
                    self._tail(holder)
            elif child.tag in self.tags.beside:
                self._tail(child)
            else:
                self._begin(child)
                waiting.append((child, iter(child)))

    def _begin(self, part: Element) -> None:
        if part.tag in self.tags.paragraphs:
            self._open.append([])
        elif part.tag == self.tags.row:
            self._rows.append([])
        elif part.tag in self.tags.cells and self._rows:
            self._rows[-1].append([])
        elif sign := self.tags.signs.get(part.tag):
            self._write(sign(part))
        if not self.tags.letters or part.tag in self.tags.letters:
            self._write(part.text)

    def _tail(self, part: Element) -> None:
        if not self.tags.letters:
            self._write(part.tail)

    def _write(self, letters: str | None) -> None:
        if letters and self._open:
            self._open[-1].append(letters)

    def _end(self, part: Element) -> Iterator[str]:
        if part.tag in self.tags.paragraphs:
            yield from self._told("".join(self._open.pop()))
        elif part.tag == self.tags.row:
            for text in _said_in(self._rows.pop()):
                yield from self._told(text)

    def _told(self, text: str) -> Iterator[str]:
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(text)
        else:
            yield from text.split("\n")
            yield ""


def _said_in(row: list[list[str]]) -> list[str]:
    """A row as a line: who speaks often has a column of its own. A cell alone holds paragraphs as a page does."""
    full = [cell for cell in row if any(text.strip() for text in cell)]
    if len(full) < 2:
        return full[0] if full else []
    first, *rest = (" ".join(" ".join(cell).split()) for cell in full)
    return [f"{first.rstrip(':')}: {' '.join(rest)}"]
