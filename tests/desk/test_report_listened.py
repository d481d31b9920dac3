"""What a report tells of listening: how much of the machine's drafts, and quotes that nobody has heard."""

from dataclasses import replace

import pytest

from tests.desk.conftest import Table
from tests.desk.reported import Reported
from tests.desk.test_report import gathered
from tests.desk.test_report_notices import told
from workbench.desk.gestures import Gesture
from workbench.desk.report_choices import Matter
from workbench.history.log import making, setting
from workbench.study.interviews import BY_HAND, ELSEWHERE, SCRIPT, Recording, Transcription
from workbench.study.spans import Span

WORDS = (900, 2350)
"""When the words of quote 3 are heard."""


def written_by(table: Table, engine: str) -> None:
    made = Transcription(id="made", interview=table.interview.id, engine=engine, model="base", asked="2026")
    table.desk.context.record(Gesture.TRANSCRIPTION, making(made), lasting=True)


def line_of(table: Table) -> str:
    facts = {one.key: one.lines for one in gathered(table).report.facts}
    return facts["fact_transcribed"][-1]


@pytest.mark.parametrize(
    ("spans", "line"),
    [
        ([], "Nobody has listened to the machine’s drafts in the program yet."),
        ([(0, 5000)], "Of the sound of the machine’s drafts 25 % has been listened to in the program."),
        ([(0, 20_000)], "The machine’s drafts have been listened to as a whole."),
    ],
)
def test_how_much_of_the_machines_drafts_was_listened_to_is_told(
    table: Table, made: Reported, spans: list[Span], line: str
) -> None:
    written_by(table, "faster-whisper")
    table.desk.transcripts.listened("rec", spans)
    assert line_of(table) == line
    [srqr] = [one for one in gathered(table).report.checklists if one.name == "SRQR"]
    [known] = next(one.known for _h, part in srqr.parts for one in part if one.number == "S13")
    assert line in known


def test_of_what_people_wrote_or_nobody_recorded_no_listening_is_told(table: Table, made: Reported) -> None:
    written_by(table, BY_HAND)
    assert "listened" not in line_of(table)
    assert told(table, Matter.UNHEARD) == []
    written_by(table, "faster-whisper")
    context = table.desk.context
    recording = replace(context.need(Recording, "rec"), interview="another")
    context.record(Gesture.STUDY_CHANGED, setting(recording, "interview"))
    assert "listened" not in line_of(table)
    assert told(table, Matter.UNHEARD) == []


@pytest.mark.parametrize(
    ("engine", "spans", "heard"),
    [
        ("faster-whisper", [], False),
        (ELSEWHERE, [], False),
        ("faster-whisper", [(0, 1500)], False),
        ("faster-whisper", [(0, 1500), (1450, 2300)], True),
        (SCRIPT, [], True),
    ],
)
def test_a_quote_that_nobody_has_listened_to_is_told_before(
    table: Table, made: Reported, engine: str, spans: list[Span], *, heard: bool
) -> None:
    place = table.desk.quotes.one(made.quote.id).printed.place
    assert place
    assert (place.start_ms, place.end_ms) == WORDS
    written_by(table, engine)
    table.desk.transcripts.listened("rec", spans)
    words = "Nobody has listened to all of quote 3, and its words are a machine’s draft. Listen to it first."
    assert told(table, Matter.UNHEARD) == ([] if heard else [("sentence_3", words)])
