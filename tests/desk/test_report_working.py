"""How pre-understanding was met and who took part in what, in a report: counts by role, and nothing that is still blind."""

import re

from tests.desk.conftest import Table
from tests.desk.reported import Reported
from tests.desk.test_report import everything, gathered
from workbench.desk.trail import Decided, Guided
from workbench.exchange.report.content import Answer, Report
from workbench.study.clusters import Spot

NOTE = "aurora-note"
BOTH = "1 lead researcher, 1 competence-group member"


def told(table: Table) -> dict[str, tuple[str, ...]]:
    return {one.key: one.lines for one in gathered(table).report.facts}


def works(table: Table, name: str) -> None:
    table.desk.members.switch({"Ada": table.ada.id, "Bo": table.bo.id}[name], "4321" if name == "Bo" else "")


def test_bridling_is_told_by_role_and_number_and_never_in_words(table: Table, made: Reported) -> None:
    desk = table.desk
    assert told(table).get("fact_bridling", ())[1:] == ()
    desk.interviews.add("Second", participant_code="P2")
    for name in ("Ada", "Bo"):
        works(table, name)
        desk.notes.answer(made.unit.id, "another", f"{NOTE} of {name}")
    desk.notes.answer_on_cluster(made.cluster.id, "why", NOTE)
    desk.preparing.impress(table.interview.id, "aurora-impression")
    report = gathered(table).report
    facts = {one.key: one for one in report.facts}
    assert facts["fact_bridling"].label == "Pre-understanding and bridling"
    assert facts["fact_bridling"].lines[-2:] == (
        f"2 bridling notes on units of meaning were written by {BOTH}, in 1 of 2 interviews.",
        "1 bridling note on units that lie together was written by 1 competence-group member.",
    )
    assert (
        "1 impression of an interview as a whole was written by 1 competence-group member, on 1 of 2 interviews."
        in (facts["fact_alone"].lines)
    )
    assert "aurora" not in everything(report)
    assert f"Bridling notes: {BOTH}" in facts["fact_part"].lines
    assert "Bridling notes: 1 competence-group member" in facts["fact_peers"].lines
    [gripp] = [one for one in report.checklists if one.name.startswith("GRIPP2")]
    known = [told for _heading, answers in gripp.parts for one in answers for told in one.known]
    assert any("Bridling notes: 1 competence-group member" in one for one in known)
    desk.notes.answer(made.unit.id, "another", " ")
    assert (
        "1 bridling note on a unit of meaning was written by 1 lead researcher, in 1 of 2 interviews."
        in (told(table)["fact_bridling"])
    )


def test_of_what_somebody_has_still_to_write_alone_about_nothing_is_counted(
    table: Table, made: Reported
) -> None:
    desk = table.desk
    desk.notes.answer(made.unit.id, "voice", NOTE)
    desk.notes.answer_on_cluster(made.cluster.id, "why", NOTE)
    assert len([line for line in told(table)["fact_bridling"] if "bridling note" in line]) == 2
    rounds = told(table).get("fact_alone", ())
    begun = desk.rounds.begin(table.interview.id, [table.ada.id, table.bo.id], ["Why?"], (3, 7))
    assert [line for line in told(table)["fact_bridling"] if "on a unit" in line] == []
    assert told(table).get("fact_alone", ()) == rounds
    for name in ("Bo", "Ada"):
        works(table, name)
        desk.rounds.write(begun.id, 0, NOTE)
        desk.rounds.finish(begun.id)
    assert len([line for line in told(table)["fact_bridling"] if "bridling note" in line]) == 2
    assert "1 round was held in which each wrote before reading the others." in told(table)["fact_alone"]
    assert f"Rounds: {BOTH}" in told(table)["fact_part"]


def test_who_took_part_in_what(table: Table, made: Reported) -> None:
    desk = table.desk
    works(table, "Bo")
    unit = desk.units.mark(table.interview.id, 9, 10)
    name = desk.clusters.lay([unit.id], Spot(900, 0))
    desk.clusters.name(name, "Roads")
    desk.translations.write(made.quote.id, "de", "Schnee")
    lines = told(table)["fact_part"]
    for what in ("Marking units of meaning", "Laying units together", "Wording names and results"):
        assert f"{what}: {BOTH}" in lines
    peers = told(table)["fact_peers"]
    assert {
        "Marking units of meaning: 1 competence-group member",
        "Translating quotes: 1 competence-group member",
    } <= set(peers)
    assert not any("Checking" in line for line in peers)


def test_what_peers_shaped_is_told(table: Table, made: Reported) -> None:
    desk = table.desk
    about = desk.targets.unit(made.unit.id)
    assert "2 competence-group members" not in everything(gathered(table).report)
    desk.trail.add_guide(Guided("How is a usual day?", "the first question", "", (table.bo.id,)))
    desk.trail.decide(Decided("We ask again.", "aurora", "", (table.ada.id, table.bo.id)))
    desk.preparing.bring("aurora-brought")
    works(table, "Bo")
    shown = {
        "Pre-understanding: 1 competence-group member",
        "What we see differently: 1 competence-group member",
    }
    assert not shown & set(told(table)["fact_peers"])
    desk.preparing.bring("aurora-brought, too")
    desk.disagreements.begin(about, "aurora-seen")
    report = gathered(table).report
    facts = {one.key: one.lines for one in report.facts}
    assert shown | {
        "Wording the interview guide: 1 competence-group member",
        "Present at decisions: 1 competence-group member",
    } <= set(facts["fact_peers"])
    for what in ("Wording the interview guide", "Pre-understanding", "Present at decisions"):
        assert f"{what}: {BOTH}" in facts["fact_part"]
    assert facts["fact_guide"] == (f"2 versions of the guide, worded by {BOTH}",)
    known = {one.number: one.known for one in answers(report, "COREQ")}
    assert known["17"] == (f"Interview guide: 2 versions of the guide, worded by {BOTH}",)
    known = {one.number: one.known for one in answers(report, "GRIPP2")}
    assert "What we see differently: 1 competence-group member" in known["2"][0]
    assert "aurora" not in repr((facts, known))
    assert not re.search(r"\bpeers?\b", everything(report), re.IGNORECASE), "one role has one name"


def answers(report: Report, name: str) -> list[Answer]:
    [found] = [one for one in report.checklists if one.name.startswith(name)]
    return [one for _heading, part in found.parts for one in part]
