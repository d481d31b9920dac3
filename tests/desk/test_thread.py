"""The living thread in both directions; condensates with every unit ticked, and never anybody's words."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from tests.desk.conftest import Laptops, Table
from tests.desk.results import cluster, quote, write
from workbench.cellar.errors import Refusal
from workbench.desk.condensates import Became, marked_artificial
from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.report_choices import Choices
from workbench.desk.texts import Text
from workbench.desk.thread import Standing, Uses
from workbench.history.log import Write, making, removing, setting
from workbench.study.ids import new_id
from workbench.study.interviews import Turn
from workbench.study.quotes import EditKind
from workbench.study.results import Genre, Ground, Section, Sentence
from workbench.study.sentences import QUOTE
from workbench.study.units import Unit


@pytest.fixture
def units(table: Table) -> list[Unit]:
    return [table.desk.units.mark(table.interview.id, first, first + 2) for first in (0, 3, 6)]


@pytest.fixture
def text(table: Table) -> Section:
    section = table.desk.results.begin(Genre.CONSTITUENT, "Being carried")
    write(table.desk, section, "One. Two. Three.")
    return section


def row(table: Table, section: Section) -> list[Sentence]:
    return table.desk.results.sentences(section.id)


def rest(table: Table, sentence: Sentence, *grounds: Ground) -> None:
    table.desk.results.rest(sentence.id, grounds)


def test_from_a_sentence_to_the_units_that_it_rests_on(
    table: Table, text: Section, units: list[Unit]
) -> None:
    whole = cluster(table.desk, "Snow", units[0])
    cluster(table.desk, "Deep snow", units[1], within=whole.id)
    rest(table, row(table, text)[0], Ground("cluster", whole.id), Ground("unit", units[2].id))
    first, second = table.desk.thread.under(row(table, text)[0])
    assert (first.name, list(first.units)) == ("Snow", units[:2])
    assert (second.name, list(second.units)) == ("", units[2:])
    assert table.desk.thread.on_cluster(whole.id) == row(table, text)[:1]


def test_a_unit_that_lies_twice_in_a_cluster_is_told_once(table: Table, units: list[Unit]) -> None:
    whole = cluster(table.desk, "Snow", units[0])
    cluster(table.desk, "Deep snow", units[0], within=whole.id)
    assert table.desk.thread.units_in(whole.id) == units[:1]


def test_clusters_that_lie_in_each_other_are_gone_round_once(table: Table, units: list[Unit]) -> None:
    one = cluster(table.desk, "One", units[0])
    other = cluster(table.desk, "Other", units[1], within=one.id)
    table.desk.context.record(Gesture.STUDY_CHANGED, setting(replace(one, within=other.id), "within"))
    assert table.desk.thread.units_in(one.id) == units[:2]
    assert table.desk.thread.over(units[0].id).clusters == (replace(one, within=other.id),)


def test_what_has_been_dissolved_keeps_its_name_and_tells_what_it_became(
    table: Table, text: Section, units: list[Unit]
) -> None:
    desk = table.desk
    snow = cluster(desk, "Snow", units[0])
    rest(table, row(table, text)[0], Ground("cluster", snow.id))
    after = cluster(desk, "Deep snow", units[0], parents=(snow.id,))
    assert desk.thread.standings(row(table, text))[row(table, text)[0].id] is Standing.SUPPORTED
    desk.context.record(Gesture.STUDY_CHANGED, removing(snow))
    (strand,) = desk.thread.under(row(table, text)[0])
    assert (strand.name, strand.gone, strand.went_on) == ("Snow", True, (after,))
    assert desk.thread.standings(row(table, text))[row(table, text)[0].id] is Standing.GONE
    assert desk.overlook.gone() == row(table, text)[:1]


def test_which_sentences_rest_on_nothing(table: Table, text: Section, units: list[Unit]) -> None:
    desk = table.desk
    one, two, three = row(table, text)
    rest(table, one, Ground("unit", units[0].id))
    desk.results.carry(two.id, whole=True)
    assert [sentence.id for sentence in desk.overlook.bare()] == [three.id]
    standings = desk.thread.standings(row(table, text))
    assert list(standings.values()) == [Standing.SUPPORTED, Standing.WHOLE, Standing.BARE]
    fits = desk.results.begin(Genre.NEW_WHOLE)
    write(desk, fits, "Something does not fit.")
    condensate = desk.results.begin(Genre.CONDENSATE)
    write(desk, condensate, "I am so tired.")
    assert [sentence.id for sentence in desk.overlook.bare()] == [three.id]


def test_from_a_unit_to_where_it_is_used(table: Table, text: Section, units: list[Unit]) -> None:
    desk = table.desk
    assert not desk.thread.over(units[0].id)
    snow = cluster(desk, "Snow", units[0])
    said = quote(desk, units[0])
    one, two, _three = row(table, text)
    rest(table, one, Ground("unit", units[0].id))
    rest(table, two, Ground("cluster", snow.id))
    stands = desk.results.put_quote(text.id, said.id)
    condensate = desk.results.begin(Genre.CONDENSATE, cluster=snow.id)
    desk.condensates.take(condensate.id, units[0].id)
    uses = desk.thread.over(units[0].id)
    assert uses.clusters == (snow,)
    assert [each.id for each in uses.sentences] == [one.id, stands.id]
    assert [each.id for each in uses.through] == [two.id]
    assert uses.quotes == (said,)
    assert [each.id for each in uses.condensates] == [condensate.id]
    assert desk.thread.over(units[1].id) == Uses()


def test_a_part_of_a_cluster_carries_what_rests_on_the_whole_of_it(
    table: Table, text: Section, units: list[Unit]
) -> None:
    snow = cluster(table.desk, "Snow")
    cluster(table.desk, "Deep snow", units[0], within=snow.id)
    rest(table, row(table, text)[0], Ground("cluster", snow.id))
    assert [one.id for one in table.desk.thread.over(units[0].id).through] == [row(table, text)[0].id]


def test_which_units_nothing_has_taken_up(table: Table, text: Section, units: list[Unit]) -> None:
    desk, ids = table.desk, [unit.id for unit in units]
    assert desk.overlook.unused() == {table.interview.id: ids}
    snow = cluster(desk, "Snow", units[0])
    assert desk.overlook.unused() == {table.interview.id: ids}, "to lie in a cluster is not yet to be used"
    rest(table, row(table, text)[0], Ground("cluster", snow.id))
    assert desk.overlook.unused() == {table.interview.id: ids[1:]}
    said = quote(desk, units[1])
    assert desk.overlook.unused() == {table.interview.id: ids[1:]}
    desk.results.put_quote(text.id, said.id)
    assert desk.overlook.unused() == {table.interview.id: ids[2:]}
    condensate = desk.results.begin(Genre.CONDENSATE, cluster=snow.id)
    desk.condensates.leave(condensate.id, units[2].id, "said elsewhere")
    assert desk.overlook.unused() == {table.interview.id: ids[2:]}
    desk.condensates.take(condensate.id, units[2].id)
    assert desk.overlook.unused() == {}


def test_which_participants_carry_a_text_and_who_is_not_quoted(table: Table, text: Section) -> None:
    desk = table.desk
    more = desk.interviews.add("Second", participant_code="p10")
    desk.interviews.add("Third", participant_code="p2")
    first = desk.units.mark(table.interview.id, 0, 2)
    writes = [
        one
        for turn in desk.transcripts.reading(table.interview.id).turns[:1]
        for one in _copied(turn, more.id)
    ]
    desk.context.record(Gesture.TRANSCRIBED, writes)
    other = desk.units.mark(more.id, 0, 2)
    snow = cluster(desk, "Snow", first, other)
    empty = desk.results.begin(Genre.ESSENCE)
    rest(table, row(table, text)[0], Ground("cluster", snow.id))
    assert [(each.section.id, each.codes) for each in desk.overlook.carried()] == [
        (empty.id, ()),
        (text.id, ("P1", "P10")),
    ]
    assert desk.overlook.not_quoted() == ["P1", "P2", "P10"]
    said = quote(desk, other)
    assert desk.overlook.not_quoted() == ["P1", "P2", "P10"], "a quote in no text is read by nobody"
    desk.results.put_quote(empty.id, said.id)
    assert desk.overlook.not_quoted() == ["P1", "P2"]


def _copied(turn: Turn, interview: str) -> Iterable[Write]:
    tokens = tuple(token._replace(id=f"x{token.id}") for token in turn.tokens)
    return making(replace(turn, id="other-turn", interview=interview, tokens=tokens))


def test_which_sentences_rest_on_what_one_participant_said(
    table: Table, text: Section, units: list[Unit]
) -> None:
    desk = table.desk
    more = desk.interviews.add("Second", participant_code="p2")
    snow = cluster(desk, "Snow", units[0])
    one, two, _three = row(table, text)
    rest(table, two, Ground("cluster", snow.id))
    fits = desk.results.begin(Genre.NEW_WHOLE, interview=table.interview.id)
    write(desk, fits, "It does not fit.")
    rest(table, row(table, fits)[0], Ground("interview", table.interview.id))
    assert [each.id for each in desk.overlook.resting_on([table.interview.id])] == [two.id]
    assert desk.overlook.resting_on([more.id]) == []
    rest(table, one, Ground("unit", units[2].id))
    assert len(desk.overlook.resting_on([table.interview.id, more.id])) == 2


# condensates


@pytest.fixture
def condensate(table: Table, units: list[Unit]) -> Section:
    return table.desk.results.begin(Genre.CONDENSATE, cluster=cluster(table.desk, "Snow", *units).id)


def became(table: Table, condensate: Section) -> list[Became]:
    return [one.became for one in table.desk.condensates.units(condensate.id)]


def test_each_unit_is_taken_up_or_left_for_a_reason(
    table: Table, condensate: Section, units: list[Unit]
) -> None:
    ticks = table.desk.condensates
    assert became(table, condensate) == [Became.OPEN] * 3
    ticks.take(condensate.id, units[0].id)
    ticks.leave(condensate.id, units[1].id, " said better by another ")
    assert became(table, condensate) == [Became.TAKEN, Became.LEFT, Became.OPEN]
    tick = ticks.units(condensate.id)[1].tick
    assert tick
    assert tick.because == "said better by another"
    with pytest.raises(Refusal, match="why"):
        ticks.leave(condensate.id, units[2].id, "  ")
    ticks.take(condensate.id, units[1].id)
    table.desk.undo()
    assert became(table, condensate) == [Became.TAKEN, Became.LEFT, Became.OPEN]
    ticks.untick(condensate.id, units[0].id)
    assert became(table, condensate) == [Became.OPEN, Became.LEFT, Became.OPEN]


def test_only_a_condensate_has_ticks(table: Table, text: Section, units: list[Unit]) -> None:
    with pytest.raises(Refusal):
        table.desk.condensates.take(text.id, units[0].id)


def test_a_condensate_is_no_quote(
    table: Table, text: Section, condensate: Section, units: list[Unit]
) -> None:
    desk = table.desk
    write(desk, condensate, "I wait in the snow all day. I am tired.")
    [waits, tired] = row(table, condensate)
    kept = quote(desk, units[0])
    for identity in (condensate.id, waits.id):
        with pytest.raises(Refusal, match="artificial"):
            desk.quotes.from_unit(identity)
        with pytest.raises(Refusal, match="artificial"):
            desk.quotes.printed(identity)
        with pytest.raises(Refusal, match="artificial"):
            desk.results.put_quote(text.id, identity)
        with pytest.raises(Refusal, match="artificial"):
            desk.results.write(text.id, row(table, text), Text(QUOTE, (identity,)))
    for words in (waits.text.text, f"… i wait in the snow, all day: {tired.text.text}"):
        with pytest.raises(Refusal, match="artificial"):
            desk.quotes.edit(kept.id, EditKind.INSERTION, 0, 0, words)
        with pytest.raises(Refusal, match="artificial"):
            desk.translations.write(kept.id, "nb", words)
    assert desk.translations.write(kept.id, "nb", tired.text.text), "few words can be anybody's"
    assert words_of_report(desk) == [kept.anchor.text]
    assert marked_artificial("I am tired.").endswith("I am tired.")
    assert "no quote" in marked_artificial("I am tired.")


def words_of_report(desk: Desk) -> list[str]:
    """What could be printed as a quote, with one that another program has made of a condensate."""
    [condensate] = [one for one in desk.results.sections() if one.genre is Genre.CONDENSATE]
    [known] = [one.quote for one in desk.quotes.all()]
    desk.context.record(Gesture.QUOTE_MADE, making(replace(known, id=new_id(), unit=condensate.id)))
    return [one.printed.text for one in desk.quotes.all()]


def test_a_sentence_of_a_condensate_leads_to_the_units_that_it_takes_up(
    table: Table, condensate: Section, units: list[Unit]
) -> None:
    desk = table.desk
    write(desk, condensate, "I wait in the snow. I am tired.")
    first, second = row(table, condensate)
    assert desk.thread.under(first) == []
    desk.condensates.take(condensate.id, units[1].id)
    desk.condensates.take(condensate.id, units[0].id)
    desk.condensates.leave(condensate.id, units[2].id, "said elsewhere")
    [strand] = desk.thread.under(first)
    assert (strand.name, list(strand.units)) == ("Snow", units[:2])
    pointed = desk.report.reference("1").strands
    assert [(name, [one.place.unit for one in found]) for name, found in pointed] == [
        ("Snow", [one.id for one in units[:2]])
    ]
    report = desk.report.gather(Choices(condensates=True)).report
    assert [strand.as_in for one in report.references for strand in one.strands] == [0, 1]
    rest(table, second, Ground("unit", units[2].id))
    assert [strand.ground.id for strand in desk.thread.under(row(table, condensate)[1])] == [units[2].id]


def test_two_laptops_tick_the_same_unit(laptops: Laptops) -> None:
    ada, cy = laptops.ada, laptops.cy
    unit = ada.units.mark(laptops.table.interview.id, 0, 2)
    text = ada.results.begin(Genre.CONDENSATE, cluster=cluster(ada, "Snow", unit).id)
    laptops.meet()
    ada.condensates.take(text.id, unit.id)
    cy.condensates.leave(text.id, unit.id, "said elsewhere")
    laptops.meet()
    assert ada.condensates.units(text.id) == cy.condensates.units(text.id)
    told = {words.words for conflict in ada.conflicts.open() for words in conflict.versions}
    assert {"taken up", "left", "said elsewhere"} <= told
