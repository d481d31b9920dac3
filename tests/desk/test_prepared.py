"""The prepared analysis of the sample study holds together, and stands on the words of the script."""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.analysed import Analysed, analysed
from workbench.archive.header import LEAST_COST
from workbench.cellar.errors import Refusal
from workbench.desk import sample
from workbench.desk.checking import check_study
from workbench.desk.exporting import exported
from workbench.desk.opening import make_sample_study, sample_file
from workbench.exchange.facts import draft_sentence, facts
from workbench.study.anchors import AnchorState, place
from workbench.study.clusters import Cluster, Placement, Snapshot
from workbench.study.interviews import Interview
from workbench.study.people import Member, Participant
from workbench.study.preparing import Impression, PreUnderstanding
from workbench.study.provenance import Provenance, provenance
from workbench.study.quotes import Quote, Translation
from workbench.study.records import Record
from workbench.study.results import Genre, Section, Sentence
from workbench.study.tokens import TokenKind
from workbench.study.units import BridlingNote, Unit


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Analysed]:
    with analysed(tmp_path_factory.mktemp("analysed") / "study") as made:
        yield made


def told() -> dict[str, Any]:
    return json.loads(sample_file("analysis.json").read_text("utf-8"))


def everything(study: Analysed, kind: type[Record]) -> list[Any]:
    return study.desk.context.all(kind)


def test_each_member_has_marked_in_each_interview_and_every_unit_is_intact(study: Analysed) -> None:
    members = {member.id for member in everything(study, Member)}
    count = 0
    for interview in study.desk.interviews.list():
        placed = study.desk.units.of(interview.id)
        assert {one.unit.author for one in placed} == members
        assert {one.placement.state for one in placed} == {AnchorState.INTACT}
        count += len(placed)
    assert count == len(told()["units"])


def test_a_member_changes_own_units_and_nobody_elses(study: Analysed) -> None:
    study.work_as("Mariam")
    with pytest.raises(Refusal, match="Jonas"):
        study.desk.units.accept(study.ids["unit:printer"])
    study.work_as("Ingrid")


def test_what_each_reader_has_written_on_a_whole_is_there(study: Analysed) -> None:
    members = {member.id for member in everything(study, Member)}
    assert study.desk.preparing.bringing() == members
    assert study.desk.preparing.unread() == []
    assert {one.author for one in everything(study, PreUnderstanding)} == members
    read = {(one.author, one.interview) for one in everything(study, Impression)}
    assert read == {
        (member, interview.id) for member in members for interview in everything(study, Interview)
    }
    assert all(note.written for note in everything(study, BridlingNote))


def test_clusters_hold_units_in_order_and_one_of_them_lies_in_two(study: Analysed) -> None:
    units, clusters = (
        {one.id for one in everything(study, Unit)},
        {one.id: one for one in everything(study, Cluster)},
    )
    lying: dict[str, list[str]] = {}
    for one in sorted(everything(study, Placement), key=lambda placement: placement.place):
        assert one.unit in units
        lying.setdefault(one.cluster, []).append(one.unit)
    for cluster in told()["clusters"]:
        expected = [study.ids[f"unit:{unit}"] for unit in cluster["units"]]
        assert lying[study.ids[f"cluster:{cluster['cluster']}"]] == expected
    laid = [unit for lies in lying.values() for unit in lies]
    assert len(laid) > len(set(laid))
    assert units - set(laid)
    assert sum(bool(one.name.text) for one in clusters.values()) >= 6
    assert [clusters[one.within].name.text for one in clusters.values() if one.within] == [
        "Seen, and having to be seen"
    ]


def test_the_snapshot_shows_the_table_as_it_lay_otherwise(study: Analysed) -> None:
    (snapshot,) = everything(study, Snapshot)
    assert snapshot.reason
    before = {stack.cluster: set(stack.units) for stack in snapshot.layout}
    seen, hidden = study.ids["cluster:seen"], study.ids["cluster:out-of-sight"]
    assert study.ids["unit:coat"] in before[seen]
    assert hidden not in before


def test_names_come_from_peers_from_researchers_from_both_and_from_a_participant(study: Analysed) -> None:
    roles = {member.id: member.roles for member in everything(study, Member)}
    voiced = [unit.anchor.text for unit in everything(study, Unit)]
    found = {provenance(one.name, roles, voiced) for one in everything(study, Cluster)}
    assert found == {None, *Provenance}


def test_every_sentence_but_one_says_what_it_rests_on(study: Analysed) -> None:
    known = {one.id for kind in (Unit, Cluster) for one in everything(study, kind)}
    quotes = {one.id for one in everything(study, Quote)}
    sentences = everything(study, Sentence)
    assert [one.text.text for one in sentences if not one.supported] == [
        "Then something has come round, and nobody has decided it."
    ]
    assert {ground.id for one in sentences for ground in one.rests} <= known
    assert {one.quote for one in sentences if one.quote} == quotes


def test_the_essence_has_no_quotes_and_the_variation_stands_with_its_constituent(study: Analysed) -> None:
    sections = {one.id: one for one in everything(study, Section)}
    (essence,) = [one for one in sections.values() if one.genre is Genre.ESSENCE]
    assert not any(one.quote for one in everything(study, Sentence) if one.section == essence.id)
    for one in sections.values():
        if one.genre is Genre.VARIATION:
            assert sections[one.within].genre is Genre.CONSTITUENT


def test_quotes_are_words_of_participants_and_their_edits_lie_inside(study: Analysed) -> None:
    for quote in everything(study, Quote):
        reading = study.desk.transcripts.reading(quote.interview)
        found = place(quote.anchor, reading)
        assert found.first is not None
        assert found.last is not None
        assert found.state is AnchorState.INTACT
        words = [token.id for token in reading.tokens[found.first : found.last + 1]]
        for edit in quote.edits:
            assert words.index(edit.first) <= words.index(edit.last)
    assert not any(quoted.printed.to_review for quoted in study.desk.quotes.all())
    translated = [
        study.desk.translations.get(translation.id) for translation in everything(study, Translation)
    ]
    assert not any(one.stale or one.earlier for one in translated)
    assert sorted(len(one.checks) for one in translated) == [0, 1, 2]


def test_the_words_say_that_they_come_from_a_script(study: Analysed) -> None:
    for interview in study.desk.interviews.list():
        transcript = exported(study.desk, interview)
        assert not transcript.is_machine_draft
        assert "script" in draft_sentence(transcript)
        assert "Transcribed by" not in {fact.label for fact in facts(transcript)}
        turns = study.desk.transcripts.reading(interview.id).turns
        assert all(before.end < after.start for before, after in pairwise(turns))
        tokens = [token for turn in turns for token in turn.tokens]
        assert {token.probability for token in tokens} == {None}
        assert TokenKind.PAUSE in {token.kind for token in tokens}


def test_what_is_coarsely_known_of_participants_and_who_led_is_there(study: Analysed) -> None:
    names = {member.id: member.name for member in everything(study, Member)}
    for interview in everything(study, Interview):
        assert [names[one] for one in interview.present] == ["Ingrid", "Jonas"]
        assert interview.date
        assert interview.guide == study.ids["guide:2"]
    for participant in everything(study, Participant):
        assert [what for what, _said in participant.traits] == ["Age", "Work", "Time away"]


def test_the_study_is_sound(study: Analysed) -> None:
    assert check_study(study.desk).faults == ()


def test_an_analysis_is_not_written_over_other_words(tmp_path: Path) -> None:
    desk = make_sample_study(tmp_path / "study", LEAST_COST)
    before = desk.context.archive.shelf.last_number()
    with pytest.raises(Refusal, match="Nothing was changed"):
        sample.analyse(desk)
    assert desk.context.archive.shelf.last_number() == before
    desk.close()
