"""A quote without a code is not found by what stands elsewhere: a group's name, a heading, a disagreement; the rest is told."""

from dataclasses import replace

import pytest

from tests.desk.conftest import Table
from tests.desk.reported import Reported
from tests.desk.results import cluster
from tests.desk.test_report import everything, gathered
from tests.desk.test_report_apart import described, lay, listed, put, snow, told, words_of
from workbench.desk.gestures import Gesture
from workbench.desk.report_choices import Choices
from workbench.desk.trail import Decided
from workbench.history.log import making
from workbench.study.about import About
from workbench.study.differing import Disagreement, Position
from workbench.study.ids import new_id, of_member
from workbench.study.interviews import Interview
from workbench.study.provenance import Wording
from workbench.study.results import Genre, Ground, Section, Sentence
from workbench.study.units import Unit


def marked(table: Table, talk: Interview, number: int) -> Unit:
    return table.desk.units.mark(talk.id, *words_of(number))


def begun(table: Table, words: str, *rests: Ground, genre: Genre = Genre.CONSTITUENT, **of: str) -> Section:
    """A text of one sentence, which rests on this or is carried by the whole."""
    desk, me = table.desk, table.desk.context.me
    section = desk.results.begin(genre, **of)
    sentence = Sentence(
        id=new_id(), section=section.id, interview=section.interview, place="1", text=Wording(words, (me,)),
        rests=rests, whole=not rests, begins=True,
    )  # fmt: skip
    desk.context.record(Gesture.STUDY_CHANGED, making(sentence))
    return section


def test_the_group_that_a_text_was_begun_from_does_not_say_whose_quote_it_holds(
    table: Table, made: Reported, talk: Interview
) -> None:
    lay(table, made, talk, 3, 4)
    kept = cluster(table.desk, "A place is kept", table.desk.units.mark(talk.id, *words_of(7)))
    section = begun(table, "A place makes one ordinary.", cluster=kept.id)
    assert "A place is kept (P7)" in described(gathered(table).report, "groups")
    put(table, talk, 6, code=False, into=section)
    report = gathered(table).report
    assert "A place is kept (the codes are left out)" in described(report, "groups")
    assert "Deep snow (P1, P3, P4)" in described(report, "groups")


def test_a_group_of_the_same_name_does_not_say_it_either(
    table: Table, made: Reported, talk: Interview
) -> None:
    lay(table, made, talk, 3, 4)
    cluster(table.desk, "snow", marked(table, talk, 7))
    put(table, talk, 6, code=False)
    assert "snow (the codes are left out)" in described(gathered(table).report, "groups")


@pytest.mark.parametrize(("few", "kept"), [((7,), True), ((5, 6, 7), False)])
def test_a_group_in_which_the_words_of_the_quote_lie_does_not_say_whose_they_are(
    table: Table, made: Reported, talk: Interview, few: tuple[int, ...], kept: bool
) -> None:
    lay(table, made, talk, 3, 4)
    place = cluster(table.desk, "Chairs", *(marked(table, talk, number) for number in few))
    begun(table, "One sits.", Ground("cluster", place.id), title="Air")
    put(table, talk, 7, code=False)
    report = gathered(table).report
    assert ("Chairs (the codes are left out)" in described(report, "groups")) is kept
    assert ("Air (the codes are left out)" in described(report, "variations")) is kept
    assert listed(report, 7) == (set() if kept else {"P5", "P6", "P7"})


def test_a_sentence_that_rests_on_the_words_of_the_quote_alone_is_told_without_their_place(
    table: Table, made: Reported, talk: Interview
) -> None:
    lay(table, made, talk, 3, 4)
    begun(table, "One sits.", Ground("unit", marked(table, talk, 7).id), title="Air")
    assert listed(gathered(table).report, 6) == {"P7"}
    put(table, talk, 7, code=False)
    report = gathered(table).report
    [number] = [one.number for one in report.references if one.strands and one.strands[0].count]
    assert listed(report, number) == set()
    assert "Air (the codes are left out)" in described(report, "variations")


def test_what_does_not_fit_does_not_say_in_its_heading_whose_quote_it_holds(
    table: Table, made: Reported, talk: Interview
) -> None:
    lay(table, made, talk, 3, 4)
    alone = begun(table, "It is a relief.", genre=Genre.NEW_WHOLE, interview=table.interview.id)
    begun(table, "They laugh.", genre=Genre.NEW_WHOLE, interview=talk.id)
    assert [one.heading for one in gathered(table).report.texts[-2:]] == ["First", "Group"]
    put(table, talk, 7, code=False, into=alone)
    report = gathered(table).report
    assert [one.heading for one in report.texts[-2:]] == ["", "Group"]
    assert {where for item, where in report.quotes if not item.code} == {"What does not fit"}


@pytest.mark.parametrize(("quoted", "where"), [(7, ""), (6, ": P7, 0:00:20")])
def test_a_disagreement_on_the_words_of_the_quote_does_not_say_where_they_are(
    table: Table, made: Reported, talk: Interview, quoted: int, where: str
) -> None:
    desk, me = table.desk, table.desk.context.me
    unit = marked(table, talk, 7)
    about = About(id="", interview=talk.id, about=Unit.KIND, target=unit.id, passage=unit.anchor)
    seen = Disagreement(
        id=new_id(), interview=about.interview, about=about.about, target=about.target, passage=about.passage,
        question="Is it hiding?", author=me, made="2026-10-01T10:00:00Z",
    )  # fmt: skip
    positions = [
        Position(
            id=of_member(new_id(), author), interview=talk.id, disagreement=seen.id, author=author, text=text
        )
        for author, text in ((me, "It is."), ("another", "It is not."))
    ]
    writes = [write for one in (seen, *positions) for write in making(one)]
    desk.context.record(Gesture.STUDY_CHANGED, writes)
    put(table, talk, quoted, code=False)
    assert [one.about for one in gathered(table).report.differing] == [f"On a unit of meaning{where}"]


# -- what can only be told


def test_a_code_in_words_of_the_group_is_told_before(table: Table, made: Reported, talk: Interview) -> None:
    lay(table, made, talk, 3, 4)
    window = begun(table, "Here P6 speaks.", title="P5’s window")
    table.desk.trail.decide(Decided("The code is left out, for P7 asked for it."))
    assert told(table) == [], "no quote stands without a code"
    put(table, talk, 7, code=False)
    words = (
        "“P7” stands in words of your own, under “Decisions”. "
        "See that they do not say whose a quote without a code is."
    )
    assert [one for one in told(table) if "of your own" in one[1]] == [("decisions", words)]
    put(table, talk, 7, code=False, into=window)
    found = [one.split(" stands")[0] for _anchor, one in told(table) if "of your own" in one]
    assert found == ["“P5”", "“P6”", "“P7”"]
    without = gathered(table, Choices(without=frozenset({"trail"}))).notices
    assert not any("“P7” stands" in one.words for one in without), "the decisions do not leave"


def test_a_language_that_few_speak_is_told_before(table: Table, made: Reported, talk: Interview) -> None:
    desk = table.desk
    lay(table, made, talk, 3, 4)
    put(table, talk, 7, code=False)
    desk.interviews.change(replace(talk, language="en"))
    assert told(table) == [], "five speak it"
    other = desk.interviews.add("Other", participant_code="P8")
    desk.interviews.change(replace(other, language="nb"))
    assert told(table) == []
    quote = made.quote
    desk.interviews.change(replace(table.interview, language="nb"))
    desk.quotes.set_code([quote.id], with_code=False)
    words = (
        "Quote 3 has no code, and only 2 participants speak its language, Norwegian (bokmål): "
        "it is taken for theirs. Choose another quote."
    )
    assert ("sentence_3", words) in told(table)


def test_the_only_one_who_stands_nowhere_is_told_before(
    table: Table, made: Reported, talk: Interview
) -> None:
    begun(
        table,
        "One sits.",
        *(Ground("unit", marked(table, talk, one).id) for one in (3, 4, 5, 6)),
        title="Air",
    )
    lay(table, made, talk, 3, 4)
    put(table, talk, 7, code=False)
    words = (
        "Quote 6 has no code, and only 1 participant stands nowhere in the results: it is taken for theirs. "
        "Choose another quote, or leave out pictures and the list of what sentences rest on."
    )
    assert told(table) == [("sentence_6", words)]
    table.desk.results.head(snow(table).id, "P7’s snow")
    assert "only 1 participant stands nowhere" in told(table)[0][1], "the group has written it"
    silent = Choices(without=frozenset({"references", "pictures"}))
    assert not any("nowhere" in one.words for one in gathered(table, silent).notices)
    begun(table, "One walks.", Ground("unit", marked(table, talk, 7).id), Ground("unit", made.unit.id),
          Ground("unit", marked(table, talk, 3).id), title="Ice")  # fmt: skip
    assert not any("nowhere" in one for _anchor, one in told(table))
    assert "P7" in everything(gathered(table).report)
