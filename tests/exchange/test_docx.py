"""Word: opened again with the same library, styles and all."""

import io
import zipfile
from itertools import pairwise

import docx
import pytest
from docx.document import Document

from tests.exchange.making import laughter, said, transcript, turn_of, written
from workbench.exchange.protocol import ExportedTranscript


def opened(*transcripts: ExportedTranscript) -> Document:
    return docx.Document(io.BytesIO(written("docx", *transcripts)))


@pytest.fixture
def document() -> Document:
    answer = said("Cold.", 65_000)
    return opened(
        transcript(
            said("How was it?", 1000, speaker="Interviewer"),
            turn_of(),
            turn_of(*answer.tokens, laughter(65_400)),
            language="no",
        )
    )


def test_title_facts_and_turns_have_styles_of_their_own(document: Document) -> None:
    told = [(p.style.name, p.text) for p in document.paragraphs if p.style]
    assert told[0] == ("Title", "Back to work")
    assert ("Transcript Facts", "Participant: P1") in told
    assert any(style == "Intense Quote" and "Machine draft, 25 %" in text for style, text in told)
    assert told[-4:] == [
        ("Transcript Voice", "Interviewer  0:00:01"),
        ("Transcript Turn", "How was it?"),
        ("Transcript Voice", "P1  0:01:05"),
        ("Transcript Turn", "Cold. [laughter]"),
    ]
    assert document.tables == []


def test_who_speaks_is_bold_and_stays_with_what_is_said(document: Document) -> None:
    voice = document.paragraphs[-2]
    assert voice.runs[0].style.name == "Transcript Speaker"
    assert voice.runs[0].style.font.bold
    assert voice.style
    assert voice.style.paragraph_format.keep_with_next


def test_what_is_said_is_marked_with_its_language(document: Document) -> None:
    (lang,) = document.paragraphs[-1].runs[0].element.xpath("w:rPr/w:lang/@w:val")
    assert lang == "nb-NO"
    (default,) = document.styles.element.xpath("w:docDefaults//w:lang/@w:val")
    assert default == "en-GB"


def test_pages_are_numbered_and_of_a4(document: Document) -> None:
    footer = document.sections[0].footer.paragraphs[0]
    fields = footer._p.xpath("w:fldSimple/@w:instr")  # pyright: ignore[reportPrivateUsage]
    assert fields == ["PAGE", "NUMPAGES"]
    height = document.sections[0].page_height
    assert height
    assert height.mm == pytest.approx(297, abs=0.1)


def test_no_other_program_is_said_to_have_made_the_file() -> None:
    with zipfile.ZipFile(io.BytesIO(written("docx", transcript(said("Cold."))))) as parts:
        assert b"<Application>Lifeworld Workbench</Application>" in parts.read("docProps/app.xml")
        assert not any(b"Macintosh" in parts.read(name) for name in parts.namelist())
        assert "docProps/thumbnail.jpeg" not in parts.namelist()


def test_the_file_tells_no_persons_name(document: Document) -> None:
    about = document.core_properties
    assert (about.title, about.author, about.last_modified_by) == (
        "Back to work",
        "Lifeworld Workbench",
        "Lifeworld Workbench",
    )
    assert about.comments == ""
    assert about.language == "nb-NO"


def test_several_interviews_begin_on_a_new_page_each() -> None:
    first = transcript(said("One."), said("Two.", recording=1), recordings=(1000, 1000))
    document = opened(first, transcript(said("Three."), title="Second round"))
    texts = [p.text for p in document.paragraphs]
    wanted = ["Back to work", "Recording 1", "One.", "Recording 2", "Two.", "Second round", "Three."]
    places = [texts.index(text) for text in wanted]
    assert all(before < after for before, after in pairwise(places))
    breaks = [p.paragraph_format.page_break_before for p in document.paragraphs]
    assert [texts[place] for place, found in enumerate(breaks) if found] == ["Second round"]


def test_every_part_of_the_file_is_whole() -> None:
    with zipfile.ZipFile(io.BytesIO(written("docx", transcript(said("One."))))) as parts:
        assert parts.testzip() is None


@pytest.mark.parametrize("code", ["\x01", "x" * 300, "nb\n"])
def test_what_cannot_be_a_language_is_no_reason_to_write_nothing(code: str) -> None:
    document = opened(transcript(said("Cold.", 1000), language=code))
    assert document.core_properties.language in ("en", "en-GB")
