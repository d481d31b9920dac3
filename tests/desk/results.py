"""What the tests of results share: units, clusters with them in it, and a text that is written."""

from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.desk.texts import Text, text_of
from workbench.history.log import making
from workbench.study.clusters import Cluster, Placement, placement_id
from workbench.study.ids import new_id
from workbench.study.provenance import Wording
from workbench.study.quotes import Quote
from workbench.study.results import Section
from workbench.study.units import Unit


def cluster(desk: Desk, name: str, *units: Unit, within: str = "", parents: tuple[str, ...] = ()) -> Cluster:
    """A cluster with units in it."""
    me = desk.context.me
    made = Cluster(id=new_id(), name=Wording(name, (me,)), within=within, parents=parents, by=me)
    writes = list(making(made))
    for number, unit in enumerate(units):
        laid = Placement(
            id=placement_id(unit.id, made.id),
            cluster=made.id,
            unit=unit.id,
            interview=unit.interview,
            place=f"{number + 1:03}i",
            by=me,
        )
        writes += making(laid)
    desk.context.record(Gesture.STUDY_CHANGED, writes)
    return made


def quote(desk: Desk, unit: Unit) -> Quote:
    """A quote of a unit's words."""
    made = Quote(id=new_id(), interview=unit.interview, unit=unit.id, anchor=unit.anchor, by=desk.context.me)
    desk.context.record(Gesture.STUDY_CHANGED, making(made))
    return made


def write(desk: Desk, section: Section, words: str, *quotes: str) -> None:
    """Write a whole text, as somebody who sees what is there."""
    desk.results.write(section.id, desk.results.sentences(section.id), Text(words, quotes))


def words(desk: Desk, section: Section) -> str:
    """A text as it stands."""
    return text_of(desk.results.sentences(section.id)).words
