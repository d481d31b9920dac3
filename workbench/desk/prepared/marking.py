"""Units of meaning and the bridling notes on them."""

from workbench.desk.prepared.told import Prepared, Told, unfit
from workbench.history.log import now
from workbench.study.anchors import Anchor
from workbench.study.ids import of_member
from workbench.study.reading import Reading
from workbench.study.units import ANSWERS, BridlingNote, Unit


def write_units(prepared: Prepared) -> None:
    """The units. Raises Refusal where the words are others than those of the script."""
    transcripts = prepared.desk.transcripts
    readings = {code: transcripts.reading(interview) for code, interview in prepared.interviews.items()}
    for told in prepared.told("units"):
        author = prepared.member(told["by"])
        unit = Unit(
            id=prepared.named("unit", told["unit"], author),
            interview=prepared.interviews[told["interview"]],
            author=author,
            anchor=_anchor(readings[told["interview"]], told),
            made=now(),
        )
        prepared.units[told["unit"]] = unit
        prepared.keep(author, "unit-marked", unit)


def write_notes(prepared: Prepared) -> None:
    """The bridling notes on units and on clusters."""
    for told in prepared.told("notes"):
        author, unit = prepared.member(told["by"]), prepared.units[told["unit"]]
        note = BridlingNote(
            id=of_member(unit.id, author),
            interview=unit.interview,
            unit=unit.id,
            author=author,
            **{answer: told.get(answer, "") for answer in ANSWERS},
        )
        prepared.keep(author, "bridled", note)


def _anchor(reading: Reading, told: Told) -> Anchor:
    """The anchor over the words from one number to another, in a turn of that number."""
    turn, words = int(told["turn"]), told["words"]
    if turn < len(reading.turns):
        first, last = reading.starts[turn] + int(words[0]), reading.starts[turn] + int(words[1])
        if reading.slice_text(first, last) == told["says"]:
            return Anchor.over(reading, first, last)
    raise unfit()
