"""What an interviewer asks is no participant's: not beside a quote, nor under a sentence, nor in pictures and counts."""

from dataclasses import replace

import pytest

from tests.desk.conftest import Table
from tests.desk.reported import Reported, group, people
from tests.desk.results import cluster, write
from tests.desk.results import quote as quote_of
from tests.desk.test_report import gathered
from tests.desk.test_report_people import answer
from workbench.desk.balance import as_plain
from workbench.desk.report_choices import Matter
from workbench.exchange.report.layout_results import places_in_words
from workbench.study.interviews import Interview, Mode
from workbench.study.people import Speaker, VoiceRole
from workbench.study.quotes import EditKind, Quote
from workbench.study.results import Genre, Ground, Section
from workbench.study.units import Unit

QUESTION, ANSWER, BOTH = (0, 2), (3, 8), (0, 8)
"""How was work; I was so tired that day; both."""

ALONE = "Quote 2 holds words of the interviewer alone, and is printed without a code."
NONE = dict.fromkeys(("peer", "researcher", "joint", "participant"), 0)
SEVERAL = "Several speak in quote 2"


def speak(table: Table, asking: str, answering: str, role: VoiceRole = VoiceRole.OTHER) -> list[Speaker]:
    """Let two voices speak in turn in P1's interview; `role` is that of the first."""
    desk = table.desk
    one = desk.interviews.add_speaker(table.interview.id, asking, role)
    other = desk.interviews.add_speaker(table.interview.id, answering)
    desk.transcripts.set_speaker(["turn0", "turn2"], one.id)
    desk.transcripts.set_speaker(["turn1", "turn3"], other.id)
    return [one, other]


def text(table: Table, span: tuple[int, int]) -> tuple[Section, Unit, Quote]:
    """A constituent of a sentence that rests on these words, with a quote of them; they lie in a cluster, too."""
    desk = table.desk
    unit = desk.units.mark(table.interview.id, *span)
    section = desk.results.begin(Genre.CONSTITUENT, "Asked")
    write(desk, section, "They were asked.")
    [sentence] = desk.results.sentences(section.id)
    desk.results.rest(sentence.id, [Ground(Unit.KIND, unit.id)])
    quote = quote_of(desk, unit)
    desk.results.put_quote(section.id, quote.id)
    cluster(desk, "Questions", unit)
    return section, unit, quote


def card(table: Table, unit: Unit) -> str:
    """Whose card a unit is on the table."""
    cards = table.desk.clusters.table
    return cards.code(cards.units[unit.id])


def told(table: Table, matter: Matter) -> list[str]:
    return [one.words for one in gathered(table).notices if one.matter is matter]


@pytest.mark.parametrize(
    ("role", "whose"),
    [
        (VoiceRole.RESEARCHER, "Asked: researchers."),
        (VoiceRole.PEER, "Asked: researchers, competence-group members."),
    ],
)
def test_a_question_has_no_code_anywhere(table: Table, role: VoiceRole, whose: str) -> None:
    speak(table, "Whoever asks", "P1", role)
    _section, unit, quote = text(table, QUESTION)
    desk = table.desk
    assert (desk.quotes.one(quote.id).code, desk.quotes.one(quote.id).others) == ("", ())
    report = gathered(table).report
    assert [item.code for item, _where in report.quotes] == [""]
    places = [place for one in report.references for strand in one.strands for place in strand.places]
    assert [place.code for place in places] == ["", ""]
    drawn = {one.key: one.whole.description for one in report.figures}
    assert "P1" not in drawn["picture_groups"]
    assert "picture_variations" not in drawn
    assert whose in drawn["picture_words"].splitlines()
    assert answer(report, "29").known == ()
    assert desk.overlook.not_quoted() == ["P1"]
    assert card(table, unit) == "First"


def test_that_a_quote_or_a_sentence_is_the_interviewers_is_told_before(table: Table) -> None:
    speak(table, "Whoever asks", "P1", VoiceRole.RESEARCHER)
    text(table, QUESTION)
    quote, sentence = told(table, Matter.VOICES)
    assert quote.startswith(ALONE)
    assert sentence == "Sentence 1 rests on words of the interviewer alone."


@pytest.mark.parametrize(("span", "several"), [(ANSWER, False), (BOTH, True)])
def test_an_answer_stays_the_participants(table: Table, span: tuple[int, int], *, several: bool) -> None:
    speak(table, "Whoever asks", "P1", VoiceRole.RESEARCHER)
    _section, unit, quote = text(table, span)
    found = table.desk.quotes.one(quote.id)
    assert (found.code, found.others, found.asked) == ("P1", ("Whoever asks",) if several else (), None)
    assert card(table, unit) == "P1"
    notices = told(table, Matter.VOICES)
    assert [one.startswith(SEVERAL) for one in notices] == ([True] if several else [])


def test_what_is_left_of_a_quote_tells_whose_it_is(table: Table) -> None:
    speak(table, "Interviewer", "P1", VoiceRole.RESEARCHER)
    _section, _unit, quote = text(table, BOTH)
    table.desk.quotes.edit(quote.id, EditKind.CUT, 3, 8)
    assert table.desk.quotes.one(quote.id).code == ""
    assert [one.startswith(ALONE) for one in told(table, Matter.VOICES)] == [True]


@pytest.mark.parametrize("span", [QUESTION, ANSWER])
def test_one_voice_is_never_several_and_whose_it_is_has_to_be_said(
    table: Table, span: tuple[int, int]
) -> None:
    speak(table, "Voice 1", "Voice 2")
    _section, _unit, quote = text(table, span)
    name = "Voice 1" if span == QUESTION else "Voice 2"
    found = table.desk.quotes.one(quote.id)
    assert (found.code, found.others, found.unsure) == ("P1", (), name)
    [words] = told(table, Matter.VOICES)
    assert words.startswith(f"In quote 2 only “{name}” speaks, and it is printed as the words of P1.")


@pytest.mark.parametrize("called", ["Interviewer", "intervjuer", "Interviewer 2"])
def test_a_voice_that_is_called_so_is_an_interviewers(table: Table, called: str) -> None:
    one, _other = speak(table, "Voice 1", "Voice 2")
    asked, answered = (text(table, span)[2] for span in (QUESTION, ANSWER))
    table.desk.interviews.rename_speaker(one.id, called)
    quotes = table.desk.quotes
    assert [(quotes.one(quote.id).code, quotes.one(quote.id).unsure) for quote in (asked, answered)] == [
        ("", ""),
        ("P1", ""),
    ]


def test_words_of_nobody_known_are_not_the_participants_who_has_a_voice(table: Table) -> None:
    speak(table, "Voice 1", "P1")
    _section, unit, quote = text(table, QUESTION)
    found = table.desk.quotes.one(quote.id)
    assert (found.code, found.unsure, found.asked) == ("", "Voice 1", None)
    assert card(table, unit) == "First"
    [words] = told(table, Matter.VOICES)
    assert "nobody has said whose voice that is" in words


def test_in_a_group_a_question_is_no_quote_without_a_code(table: Table, made: Reported) -> None:
    desk = table.desk
    talk = group(desk, ("Interviewer", "tell us of it"), ("P3", "it was a heavy day"), ("P4", "for me too"))
    section = next(one for one in desk.results.sections() if one.title.text == "Snow")
    before = gathered(table)
    desk.results.put_quote(section.id, desk.quotes.from_words(talk.id, 0, 3).id)
    after = gathered(table)
    assert answer(after.report, "29").known == answer(before.report, "29").known
    assert [one.kept_apart for one in after.report.references if one.number == 6] == [False]
    fresh = [one for one in after.notices if one not in before.notices]
    assert [(one.matter, one.anchor) for one in fresh] == [(Matter.VOICES, "sentence_6")]


def test_a_question_beside_a_quote_without_a_code_does_not_say_in_whose_interview_it_was(
    table: Table,
) -> None:
    desk = table.desk
    speak(table, "Interviewer", "P1", VoiceRole.RESEARCHER)
    for number in range(2, 8):
        desk.interviews.add(f"Talk {number}", participant_code=f"P{number}")
    section, _unit, _quote = text(table, QUESTION)
    bare = desk.quotes.from_words(table.interview.id, *ANSWER)
    desk.results.put_quote(section.id, bare.id)
    references = gathered(table).report.references
    assert [one.kept_apart for one in references] == [False, False, False]
    desk.quotes.set_code([bare.id], with_code=False)
    references = gathered(table).report.references
    assert [one.kept_apart for one in references] == [False, True, True]
    assert all(not strand.places for strand in references[0].strands)


@pytest.mark.parametrize("titled", [True, False])
def test_a_question_names_its_interview_only_where_codes_may_stand_beside_it(
    table: Table, *, titled: bool
) -> None:
    speak(table, "Interviewer", "P1", VoiceRole.RESEARCHER)
    table.desk.interviews.add("First, later", participant_code="P1", round=1 if titled else 2)
    people(table.desk, *({},) * 3)
    text(table, QUESTION)
    report = gathered(table).report
    assert (report.interviews.head[0] == "Participant") is titled
    told = [list(places_in_words(strand.places)) for one in report.references for strand in one.strands]
    assert told == [["First 0:00:00"], ["First 0:00:00"]] if titled else [["0:00:00"], ["0:00:00"]]


def test_who_is_heard_in_a_card_follows_what_is_said_of_turns(table: Table) -> None:
    one, other = speak(table, "Interviewer", "P1", VoiceRole.RESEARCHER)
    unit = table.desk.units.mark(table.interview.id, *QUESTION)
    assert card(table, unit) == "First"
    table.desk.transcripts.set_speaker(["turn0"], other.id)
    assert card(table, unit) == "P1"
    table.desk.transcripts.set_speaker(["turn0"], one.id)
    fresh = table.desk.units.mark(table.interview.id, 0, 1)
    assert [card(table, each) for each in (unit, fresh)] == ["First", "First"]
    more = table.desk.units.mark(table.interview.id, 1, 2)
    assert card(table, more) == "First"


@pytest.mark.parametrize(("asking", "whose"), [("Interviewer", "researcher"), ("P1", "participant")])
def test_a_wording_that_is_the_interviewers_is_no_participants(table: Table, asking: str, whose: str) -> None:
    desk = table.desk
    speak(table, asking, "P2")
    unit = desk.units.mark(table.interview.id, *QUESTION)
    laid = cluster(desk, "How was work", unit)
    section = desk.results.begin(Genre.CONSTITUENT, "Work")
    write(desk, section, "How was work? To be asked: how was work.")
    for one, ground in zip(
        desk.results.sentences(section.id),
        (Ground(Unit.KIND, unit.id), Ground("cluster", laid.id)),
        strict=True,
    ):
        desk.results.rest(one.id, [ground])
    found = as_plain(desk.balance.now())
    assert found["names"] == {**NONE, whose: 1}
    assert found["sentences"] == {**NONE, "researcher": 1, whose: 2 if whose == "researcher" else 1}


UNCALLED = "In “Group” {} voices have no participant’s code, and are counted nowhere."
SAID = (("Mod", "tell us of it"), ("A", "it was a heavy day"), ("B", "for me too"), ("P6", "I went home"))


def of_group(table: Table, *called: str) -> Interview:
    """A group whose voices are called so; nobody has said what they are in it."""
    return group(table.desk, *((name, said) for name, (_before, said) in zip(called, SAID, strict=False)))


@pytest.mark.parametrize(
    ("called", "count"),
    [
        (("Mod", "A", "B"), 3),
        (("Mod", "A", "P5"), 2),
        (("Interviewer", "A", "B"), 2),
        (("P4", "Karin", "B"), 2),
    ],
)
def test_whoever_speaks_in_a_group_without_a_code_is_told(
    table: Table, called: tuple[str, ...], count: int
) -> None:
    talk = of_group(table, *called)
    table.desk.interviews.add_speaker(talk.id, "Never speaks")
    [words] = told(table, Matter.UNCALLED)
    assert words.startswith(UNCALLED.format(count))


def test_interviewers_and_those_with_codes_are_not_told(table: Table) -> None:
    talk = of_group(table, "Mod", "Helper", "P5")
    for voice, role in zip(
        table.desk.interviews.speakers(talk.id), (VoiceRole.RESEARCHER, VoiceRole.PEER), strict=False
    ):
        table.desk.interviews.rename_speaker(voice.id, voice.label, role)
    assert told(table, Matter.UNCALLED) == []


def test_of_an_interview_with_one_participant_no_voice_is_told(table: Table) -> None:
    speak(table, "Voice 1", "Voice 2")
    assert told(table, Matter.UNCALLED) == []
    table.desk.interviews.change(replace(table.interview, mode=Mode.GROUP))
    assert len(told(table, Matter.UNCALLED)) == 1
