"""ELAN: a tier for each voice, and below it one with the times of the words. Against the schema EAFv3.0."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import BinaryIO
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from workbench.cellar.words import _, mark
from workbench.exchange.plain import one_line, spoken
from workbench.exchange.protocol import ExportedTranscript, Format
from workbench.study.tokens import Token

_SCHEMA = "http://www.mpi.nl/tools/elan/EAFv3.0.xsd"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
NOBODY = "default"
"""What ELAN calls a tier that nobody has named."""

_KINDS = {"turns": {}, "words": {"CONSTRAINTS": "Included_In"}}


class _Document:
    """What is being written: annotations with slots of time of their own."""

    def __init__(self, root: Element) -> None:
        self._order = SubElement(root, "TIME_ORDER")
        self._count = 0
        self._slots = 0

    def annotate(self, tier: Element, start: int, end: int, text: str) -> None:
        """Add an annotation to a tier; times in milliseconds."""
        self._count += 1
        holder = SubElement(tier, "ANNOTATION")
        made = SubElement(
            holder,
            "ALIGNABLE_ANNOTATION",
            ANNOTATION_ID=f"a{self._count}",
            TIME_SLOT_REF1=self._slot(start),
            TIME_SLOT_REF2=self._slot(end),
        )
        SubElement(made, "ANNOTATION_VALUE").text = text

    def _slot(self, time: int) -> str:
        self._slots += 1
        SubElement(self._order, "TIME_SLOT", TIME_SLOT_ID=f"ts{self._slots}", TIME_VALUE=str(time))
        return f"ts{self._slots}"


def write(transcripts: Sequence[ExportedTranscript], file: BinaryIO) -> None:
    """Write one transcript, in UTF-8."""
    (transcript,) = transcripts
    now = datetime.now(UTC).isoformat(timespec="seconds")
    root = Element("ANNOTATION_DOCUMENT", AUTHOR="", DATE=now, FORMAT="3.0", VERSION="3.0")
    root.set(f"{{{_XSI}}}noNamespaceSchemaLocation", _SCHEMA)
    SubElement(root, "HEADER", MEDIA_FILE="", TIME_UNITS="milliseconds")
    document = _Document(root)
    voices = dict.fromkeys(one_line(turn.speaker) for turn in transcript.turns)
    for voice in voices:
        _write_voice(document, root, transcript, voice)
    for kind, constraint in _KINDS.items():
        SubElement(root, "LINGUISTIC_TYPE", constraint, LINGUISTIC_TYPE_ID=kind, TIME_ALIGNABLE="true")
    SubElement(
        root, "CONSTRAINT", STEREOTYPE="Included_In", DESCRIPTION="Time alignable annotations within the parent annotation's time interval, gaps are allowed"
    )  # fmt: skip
    indent(root)
    register_namespace("xsi", _XSI)
    file.write(tostring(root, encoding="UTF-8", xml_declaration=True))


def _write_voice(document: _Document, root: Element, transcript: ExportedTranscript, voice: str) -> None:
    name = voice or NOBODY
    about = {"PARTICIPANT": voice} if voice else {}
    whole = SubElement(root, "TIER", {**about, "TIER_ID": name, "LINGUISTIC_TYPE_REF": "turns"})
    of_words = _("{name} – words").format(name=name)
    told = {**about, "TIER_ID": of_words, "PARENT_REF": name, "LINGUISTIC_TYPE_REF": "words"}
    parts = SubElement(root, "TIER", told)
    free = 0  # two annotations of a tier must not overlap
    for turn in transcript.turns:
        if one_line(turn.speaker) != voice or not spoken(turn.tokens):
            continue
        offset = transcript.offset(turn)
        start = max(free, offset + turn.start)
        free = max(start + 1, offset + turn.end)
        document.annotate(whole, start, free, spoken(turn.tokens))
        _write_words(document, parts, turn.tokens, offset, (start, free))


def _write_words(
    document: _Document, tier: Element, tokens: Iterable[Token], offset: int, span: tuple[int, int]
) -> None:
    at, last = span
    for token in tokens:
        if not (text := spoken([token])):
            continue
        start = max(at, offset + token.start)
        at = max(start + 1, offset + token.end)
        if at > last:
            return
        document.annotate(tier, start, at, text)


FORMAT = Format("eaf", ".eaf", mark("ELAN"), several=False, write=write)
