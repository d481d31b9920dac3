"""What is no transcript is refused with a sentence; what is one is read in time, however long it is or whatever it contradicts."""

import json
import time
from itertools import pairwise

import pytest

from tests.exchange.elsewhere import text_of
from tests.exchange.elsewhere_timed import EAF
from tests.exchange.elsewhere_typed import TEAMS_DOCX, libre, packed, word
from workbench.cellar.errors import Refusal
from workbench.desk.incoming_file import LONGEST_S
from workbench.exchange.transcripts import read

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>{}'
)
SECRET = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY s SYSTEM "file:///etc/passwd">]>{}'
EAF_BODY = EAF.split("?>", 1)[1]
ODT_BODY = '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:body>&{};</office:body></office:document-content>'

HOSTILE: dict[str, bytes] = {
    "nothing": b"",
    "blanks": b" \n\t\n",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "zeros": bytes(10_000),
    "an empty zip": packed({}),
    "a zip of something else": packed({"notes.txt": b"P1: hello"}),
    "a cut zip": TEAMS_DOCX[:-200],
    "a bomb in XML": BOMB.format(EAF_BODY.replace("Kom inn.", "&c;")).encode(),
    "a file of the computer in XML": SECRET.format(EAF_BODY.replace("Kom inn.", "&s;")).encode(),
    "a bomb in a document": packed(
        {"mimetype": b"x", "content.xml": BOMB.format(ODT_BODY.format("c")).encode()}
    ),
    "a zip bomb": packed({"mimetype": b"x", "content.xml": b" " * 300_000_000}),
    "Word without Word": packed({"word/document.xml": b"<w/>"}),
    "lists in lists": b"[" * 200_000,
    "JSON of something else": json.dumps({"name": "x", "version": 1}).encode(),
    "JSON without words": json.dumps({"segments": [{"start": 0, "end": 1}]}).encode(),
    "an endless number": b'{"segments": [{"text": "x", "start": 1' + b"0" * 5000 + b"}]}" + b"}",
    "subtitles without words": b"WEBVTT\n\n00:00.000 --> 00:01.000\n\n",
    "RTF without words": b"{\\rtf1 {\\pict 00}}",
    "RTF that stumbles": b"{\\rtf1 \\uc a\\u",
    "a project of another program": (
        '<?xml version="1.0" encoding="utf-8"?>\n<Project name="x" xmlns="urn:QDA-XML:project:1.0">'
        '<Users><User name="Kari"/></Users></Project>'
    ).encode("utf-8-sig"),
    "a codebook without its first line": (
        b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code name="fear"/></Codes></CodeBook>'
    ),
    "a schema": b'<?xml version="1.0"?>\n<!--\nLibrary: QDA-XML\nDate: today\n-->\n<xsd:schema xmlns:xsd="x"/>',
    "XML without a name of its kind": b"<list>\n<item>P1: Hello</item>\n</list>",
    "too many words": b"a " * 450_000,
}


@pytest.mark.timeout(30)
@pytest.mark.parametrize("what", sorted(HOSTILE))
def test_what_is_no_transcript_is_refused_with_a_sentence(what: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(HOSTILE[what])
    assert refused.value.sentence.endswith(".")


def test_words_in_angle_brackets_are_no_xml() -> None:
    assert text_of(read(b"<Kari> Hello\n<Ola> Hello to you").turns[0]) == "<Kari> Hello <Ola> Hello to you"


def test_no_entity_of_a_file_is_ever_replaced() -> None:
    with pytest.raises(Refusal):
        read(SECRET.format(EAF_BODY.replace("Kom inn.", "&s;")).encode(), "eaf")


def test_long_documents_are_read_within_seconds() -> None:
    many = [
        f"P{number % 3}: This is what I said in the turn that has the number {number}, more or less."
        for number in range(3000)
    ]
    assert len(read(word(*many)).turns) == 3000
    assert len(read(libre(*many)).turns) == 3000


@pytest.mark.parametrize(
    "text",
    [
        '<html><a name="ts_1000_90000_S1">one two three</a><a name="ts_4000_5000_S1">four five</a></html>',
        "P1: home. #10:00:03-3#\nI: And after #00:00:05-3# that? #00:00:09-0#",
    ],
)
def test_times_that_contradict_each_other_still_go_forward(text: str) -> None:
    for turn in read(text.encode()).turns:
        starts = [word.start or 0 for word in turn.words]
        assert starts == sorted(starts)


def test_letters_without_end_are_no_word() -> None:
    assert read(b"P1: " + b"a" * 5000).turns
    with pytest.raises(Refusal, match="without a blank"):
        read(b"P1: " + b"a" * 5001)


@pytest.mark.parametrize("kind", ["json", "vtt"])
def test_six_hours_without_a_full_stop_are_read_in_time(kind: str) -> None:
    count = 12_000
    if kind == "json":
        pieces = [{"start": n * 1.8, "end": n * 1.8 + 1.8, "text": "og så gikk jeg"} for n in range(count)]
        content = json.dumps({"segments": pieces})
    else:
        stamps = [f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.000" for n in range(count + 1)]
        content = "WEBVTT\n\n" + "\n\n".join(
            f"{start} --> {end}\nog så gikk jeg" for start, end in pairwise(stamps)
        )
    begun = time.process_time()
    found = read(content.encode(), kind)
    assert time.process_time() - begun < LONGEST_S
    assert [len(turn.words) for turn in found.turns] == [4 * count]
