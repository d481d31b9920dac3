"""A file from elsewhere, as bytes and as text; nothing in it is believed before it was measured."""

import io
import zipfile
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring

from workbench.cellar.errors import Refusal
from workbench.exchange.transcripts import faults

MOST_BYTES = 64 * 2**20
"""A transcript of six hours with the times of all words has some ten megabytes."""

MOST_LETTERS = 16 * 2**20
_MOST_UNPACKED = 256 * 2**20
_MOST_OF_A_PART = 48 * 2**20
_MOST_PARTS = 5_000
_LOOK = 4096
_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True)
class Source:
    """The content of a file and the ending of its name ("vtt"), lower case."""

    content: bytes
    ending: str = ""
    guessed: list[str] = field(default_factory=list[str])
    """Filled when letters had to be guessed: the name of the alphabet."""

    @property
    def is_zip(self) -> bool:
        """Whether it is a packed document, such as Word and LibreOffice write."""
        return self.content.startswith(b"PK\x03\x04")

    @cached_property
    def text(self) -> str:
        """The whole as text with plain line ends. Raises Refusal for what is no text or too much of it."""
        found = self._decoded()
        if len(found) > MOST_LETTERS:
            raise faults.too_large()
        if any(found.count(letter) for letter in "\x00\x01\x02\x03"):
            raise faults.not_text()
        return found.replace("\r\n", "\n").replace("\r", "\n")

    @property
    def head(self) -> str:
        """The beginning of the text, to know the file by; empty where it is no text."""
        if self.is_zip:
            return ""
        return self.content[:_LOOK].decode(self._alphabet(), "ignore").lstrip("\ufeff \t\r\n")

    def part(self, name: str) -> bytes:
        """One part of a packed document. Raises Refusal where it is not there, is damaged, or grows too large."""
        with self.opened() as packed:
            try:
                if packed.getinfo(name).file_size > _MOST_OF_A_PART:
                    raise faults.too_large()
                return packed.read(name)
            except Refusal:
                raise
            except (
                KeyError,
                zipfile.BadZipFile,
                EOFError,
                OSError,
                RuntimeError,
                ValueError,
                NotImplementedError,
            ):
                raise faults.damaged() from None
            except Exception as fault:  # (each method of packing has errors of its own)
                raise faults.damaged() from fault

    def opened(self) -> zipfile.ZipFile:
        """The packed document, measured. Raises Refusal for what is none, or would unpack to too much."""
        try:
            packed = zipfile.ZipFile(io.BytesIO(self.content))
            parts = packed.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, OverflowError):
            raise faults.damaged() from None
        if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
            packed.close()
            raise faults.too_large()
        return packed

    def names(self) -> set[str]:
        """The names of the parts of a packed document; none where it is no such document."""
        if not self.is_zip:
            return set()
        with self.opened() as packed:
            return set(packed.namelist())

    def _alphabet(self) -> str:
        for begin, name in _MARKS.items():
            if self.content.startswith(begin):
                return name
        head = self.content[:_LOOK]
        # Without a mark before it, UTF-16 is known by the empty half of each letter.
        if len(head) > 1 and head[1::2].count(0) * 4 > len(head[1::2]):
            return "utf-16-le"
        if len(head) > 1 and head[::2].count(0) * 4 > len(head[::2]):
            return "utf-16-be"
        return "utf-8"

    def _decoded(self) -> str:
        name = self._alphabet()
        try:
            return self.content.decode(name)
        except UnicodeDecodeError:
            if name != "utf-8":
                return self.content.decode(name, "replace")
        self.guessed.append("Windows-1252")
        return self.content.decode("cp1252", "replace")


def parsed_xml(content: bytes) -> Element:
    """The root of an XML file. Raises Refusal for what is no XML, or declares words of its own (entities)."""
    try:
        return fromstring(content, forbid_dtd=True)
    except (ParseError, ValueError, LookupError):
        raise faults.damaged() from None
