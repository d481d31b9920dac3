"""Transcripts of other programs come in with their voices, times and marks; a file is known by its content."""

import json
import time
from itertools import pairwise

import pytest

from tests.exchange import elsewhere
from tests.exchange.elsewhere import SAMPLES, libre, packed, word
from workbench.cellar.errors import Refusal
from workbench.desk.incoming_file import LONGEST_S
from workbench.exchange.transcripts import endings, read, readers
from workbench.exchange.transcripts.protocol import ReadTranscript, ReadTurn, Timing
from workbench.study.tokens import TokenKind


def sample(name: str) -> ReadTranscript:
    ending, content = SAMPLES[name]
    return read(content, ending)


def text_of(turn: ReadTurn) -> str:
    return " ".join(word.text or f"<{word.kind.name.lower()}>" for word in turn.words)


def told(name: str) -> list[tuple[str, int | None, str]]:
    return [(turn.speaker, turn.start, text_of(turn)) for turn in sample(name).turns]


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_the_ending_of_the_name_is_not_needed(name: str) -> None:
    ending, content = SAMPLES[name]
    assert read(content, "") == read(content, ending)


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_either_each_word_has_its_times_or_none(name: str) -> None:
    found = sample(name)
    times = [(word.start, word.end) for turn in found.turns for word in turn.words]
    if found.timing is Timing.NONE:
        assert {None} == {time for pair in times for time in pair}
    for turn in found.turns if found.timing is not Timing.NONE else ():
        starts = [word.start or 0 for word in turn.words]
        assert None not in [time for word in turn.words for time in (word.start, word.end)]
        assert starts == sorted(starts)
        assert all((word.start or 0) <= (word.end or 0) for word in turn.words)


def test_teams_pieces_of_one_utterance_come_together() -> None:
    assert told("teams-vtt") == [
        ("Kari Nordby", 3120, "Takk for at du ville komme hit i dag. Hvordan har du det?"),
        ("Ola Vik", 10_000, "Jo, det går bra. Litt sliten, kanskje."),
    ]
    assert (sample("teams-vtt").kind, sample("teams-vtt").by_machine) == ("WebVTT (Teams)", True)
    second = sample("teams-vtt").turns[0].words[9]
    assert (second.text, second.start) == ("Hvordan", 6480)


def test_zoom_names_stand_before_a_colon() -> None:
    assert told("zoom-vtt")[1] == ("Ola Vik", 5000, "In the spring, after about eight months at home.")


def test_times_of_words_in_a_cue_are_kept() -> None:
    (turn,) = sample("plain-vtt").turns
    assert text_of(turn) == "It was dark & cold, and nobody came."
    assert [(one.text, one.start, one.end) for one in turn.words[-2:]] == [
        ("nobody", 4500, 5250),
        ("came.", 5250, 6000),
    ]


def test_a_subtitle_without_a_name_goes_on_with_the_voice_before() -> None:
    assert told("srt")[1] == ("P1", 3500, "Jeg gikk hjem. Og så la jeg meg.")


@pytest.mark.parametrize("name", ["noscribe-html", "noscribe-vtt", "noscribe-txt"])
def test_noscribe_pauses_and_overlaps_are_marks_and_turns_of_their_own(name: str) -> None:
    turns = [(speaker, words) for speaker, _start, words in told(name)]
    assert turns[:4] == [
        ("", "<pause>"),
        ("S01", "Fortell litt om det første året. <pause> Bare begynn."),
        ("S00", "<overlap> Ja, jo."),
        ("S01", "Ta den tiden du trenger."),
    ]
    assert turns[4][1].startswith("Det var tungt.")
    assert sample(name).by_machine


def test_noscribes_page_has_the_time_of_each_piece() -> None:
    turns = sample("noscribe-html").turns
    assert [(turn.start, turn.end) for turn in turns[1:4]] == [
        (4140, 12_010),
        (12_090, 12_910),
        (13_870, 15_510),
    ]
    assert [word.start for word in turns[1].words if word.kind is TokenKind.PAUSE] == [8800]


@pytest.mark.parametrize("name", ["atrain-txt", "atrain-maxqda", "atrain-plain"])
def test_atrain_voices_stand_above_their_words(name: str) -> None:
    found = sample(name)
    assert found.speakers == ("SPEAKER_01", "SPEAKER_00")
    assert text_of(found.turns[-1]) == "Det var tungt."
    assert found.turns[-1].start == (None if name == "atrain-plain" else 16_000)
    assert (
        " ".join(text_of(turn) for turn in found.turns[:-1])
        == "Fortell litt om det første året. Bare begynn."
    )


def test_f4_times_are_the_ends_of_turns() -> None:
    turns = sample("f4-txt").turns
    assert [(turn.speaker, turn.start, turn.end) for turn in turns] == [
        ("I", 0, 5300),
        ("B1", 5300, 12_800),
        ("I", 12_800, 14_000),
    ]
    heard = {word.kind: word for word in turns[1].words}
    assert (heard[TokenKind.PAUSE].length, TokenKind.LAUGHTER in heard) == (3000, True)


def test_rtf_letters_are_letters() -> None:
    assert text_of(sample("f4-rtf").turns[1]) == "Ungewohnt, für mich. <laughter> Smørbrød"


def test_whisper_segments_become_sentences_with_times_and_probabilities() -> None:
    first, second = sample("whisper-json").turns
    assert text_of(first) == "It was a long winter."
    assert (first.words[-1].start, first.words[-1].probability) == (2400, 0.97)
    assert (second.start, second.words[0].probability) == (5000, None)
    assert sample("whisper-json").language == "en"
    assert [turn.start for turn in sample("whisper-cpp").turns] == [0, 2500]
    assert sample("atrain-json").speakers == ("SPEAKER_01", "SPEAKER_00")


def test_otter_and_sonix() -> None:
    assert told("otter")[1:] == [
        ("Ola Vik", 9000, "With the letter, I think. It came in June."),
        ("Kari Nordby", 3_735_000, "And then?"),
    ]
    assert told("sonix")[0] == ("Speaker 1", 3000, "Thanks for coming.")


def test_elan_tiers_are_voices_and_a_tier_below_has_the_words() -> None:
    found = sample("eaf")
    assert told("eaf") == [("P1", 500, "Kom inn."), ("Interviewer", 2000, "Takk <laughter> skal du ha.")]
    assert [(word.start, word.end) for word in found.turns[0].words] == [(500, 900), (900, 1800)]
    assert found.warnings == ("1 tier that explains another is left out.",)


def test_names_before_colons_and_headings_in_plain_text() -> None:
    assert told("names-txt") == [
        ("Intervjuer", None, "Hva er det første du husker?"),
        ("P1", None, "Jeg husker lyset: det var helt hvitt. Og så kulden. <pause>"),
        ("Intervjuer", None, "Kulden?"),
        ("P1", None, "Ja. <laughter>"),
    ]
    assert (
        sample("names-txt").warnings[0]
        == "1 line above the first turn is left out: it is taken for a heading."
    )
    assert "Windows-1252" in sample("names-txt").warnings[1]


def test_without_names_each_paragraph_is_a_turn() -> None:
    assert [words for _speaker, _start, words in told("no-names-txt")] == [
        "The first thing I remember is the light.",
        "Then the cold. It never left.",
    ]
    assert sample("no-names-txt").warnings == (
        "The file does not say who speaks. Each paragraph becomes a turn.",
    )


def test_word_documents_of_teams_new_and_old() -> None:
    assert [turn[:2] for turn in told("teams-docx")] == [
        ("Kari Nordby", 3000),
        ("Ola Vik", 10_000),
        ("Kari Nordby", 3_735_000),
    ]
    assert told("old-teams-docx")[1] == ("Ola Vik", 10_000, "Jo, det går bra.")


def test_word_and_libreoffice_documents_with_names() -> None:
    assert told("names-docx")[1] == ("P1", None, "Jeg husker lyset. Og så kulden.")
    assert told("names-odt")[:2] == [
        ("Intervjuer", None, "Hva er det første du husker?"),
        ("P1", None, "Jeg husker lyset."),
    ]


def test_a_sentence_with_a_colon_is_no_voice() -> None:
    content = b"P1: I said to her:\nnever again.\nP1: He thought a while and then: no.\nI: Oh?\nI: Yes?"
    assert read(content).speakers == ("P1", "I")


@pytest.mark.parametrize("alphabet", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_letters_are_read_however_they_are_written(alphabet: str) -> None:
    found = read("P1: Smørbrød på åsen.\nI: Æsj!\nP1: Øy.".encode(alphabet))
    assert text_of(found.turns[0]) == "Smørbrød på åsen."
    assert found.speakers == ("P1", "I")


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>{}'
)
SECRET = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY s SYSTEM "file:///etc/passwd">]>{}'
EAF_BODY = elsewhere.EAF.split("?>", 1)[1]
ODT_BODY = '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:body>&{};</office:body></office:document-content>'

HOSTILE: dict[str, bytes] = {
    "nothing": b"",
    "blanks": b" \n\t\n",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "zeros": bytes(10_000),
    "an empty zip": packed({}),
    "a zip of something else": packed({"notes.txt": b"P1: hello"}),
    "a cut zip": elsewhere.TEAMS_DOCX[:-200],
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
    "too many words": b"a " * 450_000,
}


@pytest.mark.timeout(30)
@pytest.mark.parametrize("what", sorted(HOSTILE))
def test_what_is_no_transcript_is_refused_with_a_sentence(what: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(HOSTILE[what])
    assert refused.value.sentence.endswith(".")


def test_no_entity_of_a_file_is_ever_replaced() -> None:
    with pytest.raises(Refusal):
        read(SECRET.format(EAF_BODY.replace("Kom inn.", "&s;")).encode(), "eaf")


def test_each_reader_says_what_it_reads() -> None:
    assert [one.name for one in readers()] == [
        "vtt",
        "rtf",
        "eaf",
        "html",
        "srt",
        "json",
        "docx",
        "odt",
        "txt",
    ]
    assert {"vtt", "srt", "docx", "odt", "rtf", "eaf", "json", "html", "txt"} <= set(endings())


def test_a_table_of_voices_and_words_is_read_row_by_row() -> None:
    import io

    import docx

    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("I", "Hva da?"), ("P1", "Ingenting.")), strict=True):
        row.cells[0].text, row.cells[1].text = cells
    file = io.BytesIO()
    document.save(file)
    assert [(turn.speaker, text_of(turn)) for turn in read(file.getvalue()).turns] == [
        ("I", "Hva da?"),
        ("P1", "Ingenting."),
    ]


def test_a_table_of_libreoffice_is_read_row_by_row_and_what_was_struck_out_is_not() -> None:
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{who}</text:p></table:table-cell>"
        f"<table:table-cell><text:p>{said}</text:p><text:p>{more}</text:p></table:table-cell></table:table-row>"
        for who, said, more in (("I:", "Hva", "da?"), ("P1", "Ingenting.", ""))
    )
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        "<text:tracked-changes><text:p>P9: Never said.</text:p></text:tracked-changes>"
        f"<table:table>{rows}</table:table></office:text></office:body></office:document-content>"
    )
    found = read(packed({"mimetype": b"", "content.xml": content.encode()}))
    assert [(turn.speaker, text_of(turn)) for turn in found.turns] == [("I", "Hva da?"), ("P1", "Ingenting.")]


@pytest.mark.parametrize(
    "space",
    [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ],
)
def test_of_a_word_document_with_changes_what_it_says_now_is_read(space: str) -> None:
    changed = (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>P1: It was </w:t></w:r>"
        "<w:del><w:r><w:t>never </w:t></w:r></w:del><w:ins><w:r><w:t>always </w:t></w:r></w:ins>"
        "<w:hyperlink><w:r><w:t>cold</w:t><w:br/><w:t>there.</w:t></w:r></w:hyperlink></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>I: Why?</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    content = f'<w:document xmlns:w="{space}"><w:body>{changed}</w:body></w:document>'
    found = read(packed({"word/document.xml": content.encode()}))
    assert [(turn.speaker, text_of(turn)) for turn in found.turns] == [
        ("P1", "It was always cold there."),
        ("I", "Why?"),
    ]


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
