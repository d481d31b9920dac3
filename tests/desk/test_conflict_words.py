"""What two laptops changed differently in the records of the analysis: what it is, which one it is, and both values."""

import pytest

from tests.desk.conftest import Laptops
from tests.desk.laying import SPOT, units
from tests.desk.results import write
from workbench.desk.conflict_words import what
from workbench.desk.conflicts import Conflict
from workbench.desk.desk import Desk
from workbench.methods import method_called
from workbench.study.clusters import Cluster, Spot
from workbench.study.kinds import KINDS
from workbench.study.meeting import Meeting, meeting_of
from workbench.study.quotes import EditKind
from workbench.study.records import ALIVE
from workbench.study.results import Genre, Ground
from workbench.study.units import Unit


def told(desk: Desk) -> dict[str, tuple[str, set[str]]]:
    found = desk.conflicts.open()
    return {what(one): (one.about, {version.words for version in one.versions}) for one in found}


def test_what_lies_on_the_table(laptops: Laptops) -> None:
    ada, cy = laptops.ada, laptops.cy
    one, two, three, four = units(laptops.table)
    snow, inner = ada.clusters.lay([one, two], SPOT), ada.clusters.lay([three], Spot(300, 0))
    around = ada.clusters.lay([four], Spot(600, 0))
    ada.clusters.name(around, "Work")
    laptops.meet()
    ada.clusters.part(inner, snow)
    cy.clusters.part(inner, around)
    ada.clusters.name(snow, "Snow")
    cy.clusters.name(snow, "Deep snow")
    laptops.meet()
    said = ada.clusters.table.words
    for desk in (ada, cy):
        assert told(desk) == {
            "The name of a cluster": ("", {"Snow (worded by Ada)", "Deep snow (worded by Cy)"}),
            "What a cluster is a part of": (
                f"the cluster that begins with “{said(three)}”",
                {"“Work”", f"“{ada.clusters.stack(snow).name.text}”"},
            ),
        }


def test_a_part_of_what_has_no_name_is_told_by_what_lies_there(laptops: Laptops) -> None:
    ada, cy = laptops.ada, laptops.cy
    one, two, three, _four = units(laptops.table)
    first, second, inner = (
        ada.clusters.lay([unit], Spot(300 * n, 0)) for n, unit in enumerate((one, two, three))
    )
    laptops.meet()
    ada.clusters.part(inner, first)
    cy.clusters.part(inner, second)
    laptops.meet()
    said = ada.clusters.table.words
    ((_about, values),) = told(ada).values()
    assert values == {
        f"the cluster that begins with “{said(one)}”",
        f"the cluster that begins with “{said(two)}”",
    }


def test_what_is_written_in_the_results(laptops: Laptops) -> None:
    ada, cy = laptops.ada, laptops.cy
    one, two, *_rest = units(laptops.table)
    snow = ada.clusters.lay([one, two], SPOT)
    ada.clusters.name(snow, "Snow")
    text = ada.results.begin(Genre.CONDENSATE, cluster=snow)
    write(ada, text, "I was so tired.")
    (sentence,) = ada.results.sentences(text.id)
    ada.condensates.take(text.id, one)
    quote = ada.quotes.from_unit(two)
    laptops.meet()
    ada.results.head(text.id, "Cold")
    cy.results.head(text.id, "Ice")
    ada.results.rest(sentence.id, [Ground(Cluster.KIND, snow)])
    cy.results.rest(sentence.id, [Ground(Unit.KIND, one)])
    ada.condensates.leave(text.id, one, "too long")
    cy.condensates.leave(text.id, one, "somebody could be known by it")
    ada.quotes.edit(quote.id, EditKind.CUT, 0, 0)
    cy.quotes.edit(quote.id, EditKind.MASK, 1, 1, "place")
    laptops.meet()
    said = ada.clusters.table.words
    found = told(ada)
    assert found["The heading of a text of the results"] == (
        "",
        {"Cold (worded by Ada)", "Ice (worded by Cy)"},
    )
    assert found["What a sentence of the results rests on"] == (
        "“I was so tired.”",
        {"“Snow”", f"“{said(one)}”"},
    )
    assert found["Why a unit was left in a condensate"] == (
        f"“{said(one)}”",
        {"too long", "somebody could be known by it"},
    )
    about, edits = found["What is cut, masked and put in in a quote"]
    first, second = said(two).split()
    assert about == ""
    assert edits == {f"“[…] {second}”", f"“{first} [place]”"}


@pytest.mark.parametrize(
    "kind", ["cluster", "cluster-note", "section", "sentence", "tick", "quote", "translation"]
)
def test_whatever_can_be_changed_in_two_ways_has_a_name(kind: str) -> None:
    """But for what says what a record is of: that is written once."""
    written_once = {*KINDS, "matter", "language"}
    for name in (*KINDS[kind](id="x").values(), ALIVE):
        if meeting_of(kind, name) is Meeting.QUIET or name in written_once:
            continue
        conflict = Conflict(kind, "x", name, "", "", (), False, method_called("stc").groups, "")
        assert not what(conflict).startswith(("Something", "Whether something")), name
        assert "{" not in what(conflict)
