"""The balance: by role, of rounds that are over for all, and of nothing that is still blind for anybody."""

from dataclasses import replace

import pytest

from tests.desk.conftest import Table
from tests.desk.results import cluster, write
from tests.desk.test_rounds import PROMPTS, works, writes
from workbench.cellar.words import use_language
from workbench.desk.balance import as_plain, balance_words, tallies, text_of
from workbench.desk.gestures import Gesture
from workbench.desk.prompts import questions
from workbench.history.log import making, setting
from workbench.study.interviews import Turn
from workbench.study.people import Member, Role, VoiceRole
from workbench.study.provenance import Provenance
from workbench.study.results import Genre, Ground
from workbench.study.rounds import Purpose, Round

PEER, RESEARCHER, LEAD = Role.PEER, Role.RESEARCHER, Role.LEAD


@pytest.fixture
def cy(table: Table) -> Member:
    return table.desk.members.add("Cy", (PEER,), "en", "1111")


def begin(table: Table, *members: Member, prompts: tuple[str, ...] = PROMPTS) -> Round:
    return table.desk.rounds.begin(table.interview.id, [one.id for one in members], prompts, (3, 8))


def passes(table: Table, member: Member, begun: Round) -> None:
    works(table, member)
    table.desk.rounds.pass_by(begun.id)


def turn_all(table: Table, begun: Round) -> None:
    while not table.desk.rounds.standing(begun.id).all_turned:
        table.desk.rounds.turn(begun.id)


def test_a_blind_round_is_not_even_a_number(table: Table, cy: Member) -> None:
    empty = table.desk.balance.now()
    assert (empty.rounds, empty.members) == (0, {PEER: 2, LEAD: 1})
    begun = begin(table, table.ada, table.bo, cy)
    assert table.desk.balance.now() == empty
    passes(table, cy, begun)
    writes(table, table.bo, begun, "Bo wrote")
    assert table.desk.balance.now() == empty
    writes(table, table.ada, begun, "Ada wrote")
    assert table.desk.balance.now() == empty  # open, and no card is turned
    table.desk.rounds.turn(begun.id)
    assert table.desk.balance.now() == empty
    table.desk.rounds.turn(begun.id)
    assert table.desk.balance.now().rounds == 1


def test_what_is_counted_is_counted_by_role(table: Table, cy: Member) -> None:
    dee = table.desk.members.add("Dee", (RESEARCHER,), "en", "")
    first = begin(table, table.ada, table.bo, cy, dee)
    for member in (table.ada, table.bo, dee):
        writes(table, member, first, "words")
    passes(table, cy, first)
    turn_all(table, first)
    second = begin(table, table.bo, dee)
    writes(table, table.bo, second, "words")
    writes(table, dee, second, "words")
    turn_all(table, second)
    alone = begin(table, table.bo, cy)
    writes(table, table.bo, alone, "words")
    passes(table, cy, alone)
    turn_all(table, alone)
    cards = table.desk.rounds.cards(first.id)
    for member in (cy, cy, table.ada):
        works(table, member)
        table.desk.replies.say(cards[0].id, "an answer")
    found = table.desk.balance.now()
    assert (found.rounds, found.several) == (3, 2)
    assert found.members == {PEER: 2, RESEARCHER: 1, LEAD: 1}
    assert found.parts == {PEER: 5, RESEARCHER: 2, LEAD: 1}
    assert found.passed == {PEER: 2}
    assert found.first == {PEER: 2}
    assert found.last == {LEAD: 1, RESEARCHER: 1}
    assert found.answers == {PEER: 2, LEAD: 1}


def test_a_round_waits_for_who_was_away_unless_they_have_left(table: Table, cy: Member) -> None:
    begun = begin(table, table.ada, table.bo, cy)
    writes(table, table.bo, begun, "Bo wrote")
    writes(table, table.ada, begun, "Ada wrote")
    table.desk.rounds.open_without_the_others(begun.id)
    turn_all(table, begun)
    assert table.desk.rounds.standing(begun.id).all_turned
    for member in (table.ada, cy):
        works(table, member)
        assert table.desk.balance.now().rounds == 0  # whoever looks: Cy may look over a shoulder
    works(table, table.ada)
    table.desk.members.leave(cy.id)
    assert table.desk.balance.now().parts == {PEER: 1, LEAD: 1}


def test_who_comes_late_counts_once_the_last_card_is_turned(table: Table, cy: Member) -> None:
    begun = begin(table, table.ada, table.bo, cy)
    writes(table, table.bo, begun, "Bo wrote")
    writes(table, table.ada, begun, "Ada wrote")
    table.desk.rounds.open_without_the_others(begun.id)
    turn_all(table, begun)
    writes(table, cy, begun, "Cy wrote")
    assert table.desk.balance.now().rounds == 0
    turn_all(table, begun)
    assert table.desk.balance.now().last == {PEER: 1}


def test_questions_have_a_provenance(table: Table, cy: Member) -> None:
    speaker = table.desk.interviews.add_speaker(table.interview.id, "P1", VoiceRole.PARTICIPANT)
    spoken: Turn = replace(table.turn(3), speaker=speaker.id)
    table.desk.context.record(Gesture.SPEAKER_SET, setting(spoken, "speaker"))
    use_language("nb")
    given = next(words for _field, words in questions())
    use_language("en")
    asked = begin(table, table.bo, cy, prompts=(given, "Who asks nobody?", "Nobody asked me?", "Nobody?"))
    works(table, table.bo)
    own = begin(table, table.bo, cy, prompts=("What else is there?", "So tired that day"))
    for begun in (asked, own):
        passes(table, table.bo, begun)
        passes(table, cy, begun)
    found = table.desk.balance.now()
    assert found.given == 1
    assert found.questions == {
        Provenance.RESEARCHER: 2,  # Ada, who leads; a single word is nobody else's
        Provenance.PARTICIPANT: 1,
        Provenance.PEER: 2,  # a run of the interviewer's words is not the participant's
    }


def test_an_interview_that_was_taken_away_takes_its_rounds_along(table: Table, cy: Member) -> None:
    begun = begin(table, table.bo, cy)
    passes(table, table.bo, begun)
    passes(table, cy, begun)
    assert table.desk.balance.now().rounds == 1
    table.desk.interviews.remove(table.interview.id)
    assert table.desk.balance.now().rounds == 0


def test_it_is_told_by_role_and_never_by_name(table: Table, cy: Member) -> None:
    assert "No round is over yet" in text_of(table.desk.balance.now())
    assert [one.title for one in tallies(table.desk.balance.now())] == ["In the study now"]
    begun = begin(table, table.ada, table.bo, cy)
    for member in (table.ada, table.bo):
        writes(table, member, begun, "words")
    passes(table, cy, begun)
    turn_all(table, begun)
    found = table.desk.balance.now()
    text = text_of(found)
    assert balance_words(found).startswith("1 round is over")
    assert "Took part\n  Competence group: 2 of 3\n  Lead researcher: 1 of 3" in text
    assert "Passed\n  Competence group: 1 of 1\n  Lead researcher: 0 of 1" in text
    assert "Answered" not in text
    assert not any(member.name in text for member in table.desk.members.list())
    plain = as_plain(found)
    assert plain["turned_last"] == {"peer": 0, "researcher": 0, "lead": 1}
    assert plain["questions"] == {"peer": 0, "researcher": 2, "joint": 0, "participant": 0, "program": 0}


def test_a_member_who_is_not_known_here_counts_as_a_researcher(table: Table, cy: Member) -> None:
    begun = begin(table, table.bo, cy)
    strange = replace(begun, id="0" * 16, author="f" * 16, prompts=("Whose is this?",), members=())
    table.desk.context.log.record(table.desk.context.me, Gesture.ROUND_BEGUN.value, making(strange))
    assert table.desk.balance.now().questions == {Provenance.RESEARCHER: 1}


def test_reflection_notes_take_no_word_in_the_group_and_no_turn(table: Table, cy: Member) -> None:
    def first_turn(began: Round) -> str:
        writes(table, table.bo, began, "words")
        writes(table, cy, began, "words")
        turn_all(table, began)
        return table.desk.rounds.standing(began.id).order[0]

    empty = table.desk.balance.now()
    both = [table.bo.id, cy.id]
    notes = table.desk.rounds.begin(table.interview.id, both, PROMPTS, purpose=Purpose.REFLECTION)
    first_turn(notes)
    own = next(one for one in table.desk.rounds.cards(notes.id) if one.author == cy.id)
    table.desk.replies.say(own.id, "an answer")
    assert table.desk.balance.now() == empty
    begins = first_turn(begin(table, table.bo, cy))
    between = table.desk.rounds.begin(table.interview.id, both, PROMPTS, purpose=Purpose.REFLECTION)
    first_turn(between)
    assert {begins, first_turn(begin(table, table.bo, cy))} == set(both), "each of them begins a round"
    assert table.desk.balance.now().rounds == 2


def test_names_and_sentences_are_counted_by_whose_words_they_are(table: Table) -> None:
    desk = table.desk
    unit = desk.units.mark(table.interview.id, 3, 8)  # I was so tired that day
    cluster(desk, "So tired", unit)
    cluster(desk, "Nobody sees it")
    cluster(desk, "")
    text = desk.results.begin(Genre.CONSTITUENT)
    write(desk, text, "To be tired is to be alone. That day is long.")
    first = desk.results.sentences(text.id)[0]
    desk.results.rest(first.id, [Ground("unit", unit.id)])
    works(table, table.bo)
    write(desk, text, "To be so tired is to be alone. That day is long. I was so tired.")
    last = desk.results.sentences(text.id)[2]
    desk.results.rest(last.id, [Ground("unit", unit.id)])
    condensate = desk.results.begin(Genre.CONDENSATE)
    write(desk, condensate, "I am tired.")
    found = desk.balance.now()
    assert found.names == {Provenance.PARTICIPANT: 1, Provenance.RESEARCHER: 1}
    assert found.sentences == {Provenance.JOINT: 1, Provenance.RESEARCHER: 1, Provenance.PARTICIPANT: 1}
    told = text_of(found)
    assert "Whose words the names are\n  Competence group: 0 of 2\n  Researchers: 1 of 2" in told
    assert "The participant's own words: 1 of 3" in told
    assert as_plain(found)["sentences"] == {"peer": 0, "researcher": 1, "joint": 1, "participant": 1}
