"""Units of meaning: marking, moving their ends, and reviewing those that an edit has touched."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.transcripts import Transcripts
from workbench.history.log import making, now, removing, setting
from workbench.study.anchors import Anchor, AnchorState, Placement, place
from workbench.study.differing import Disagreement, Position
from workbench.study.discussions import Discussion
from workbench.study.people import Member
from workbench.study.reading import Reading
from workbench.study.units import BridlingNote, Unit


@dataclass(frozen=True)
class PlacedUnit:
    """A unit with where its words are now; times in milliseconds of `recording` (None when orphaned, or when no
    time of the words is known).
    """

    unit: Unit
    placement: Placement
    author: Member | None
    recording: str = ""
    start_ms: int | None = None
    end_ms: int | None = None


class Units:
    """The units of meaning of the interviews."""

    def __init__(self, context: Context, transcripts: Transcripts) -> None:
        self._context = context
        self._transcripts = transcripts

    def of(self, interview: str, reading: Reading | None = None) -> list[PlacedUnit]:
        """The units of an interview in the order of its text, the orphaned ones last.

        `reading` saves reading the turns again where the caller has just done so.
        """
        reading = reading or self._transcripts.reading(interview)
        members = {member.id: member for member in self._context.all(Member)}
        placed = [
            placed_in(unit, reading, members.get(unit.author)) for unit in self._context.all(Unit, interview)
        ]
        return sorted(placed, key=in_text)

    def get(self, unit_id: str) -> Unit | None:
        """A unit, or None."""
        return self._context.find(Unit, unit_id)

    def one(self, unit_id: str, reading: Reading | None = None) -> PlacedUnit:
        """One unit where it is now. Raises Refusal if it is gone."""
        unit = self._context.need(Unit, unit_id)
        reading = reading or self._transcripts.reading(unit.interview)
        return placed_in(unit, reading, self._context.find(Member, unit.author))

    def mark(self, interview: str, first: int, last: int, reading: Reading | None = None) -> Unit:
        """Mark the tokens from position `first` to `last` as a unit of meaning of the member who works here."""
        anchor = self._anchor(interview, first, last, reading)
        unit = Unit(
            id=self._context.own_id(), interview=interview, author=self._context.me, anchor=anchor, made=now()
        )
        self._context.record(Gesture.UNIT_MARKED, making(unit))
        return unit

    def set_ends(self, unit_id: str, first: int, last: int, reading: Reading | None = None) -> None:
        """Let an own unit reach from position `first` to `last`. Raises Refusal for another's unit."""
        unit = self._context.own(Unit, unit_id)
        anchor = self._anchor(unit.interview, first, last, reading)
        self._context.record(Gesture.UNIT_ENDS_SET, setting(replace(unit, anchor=anchor), "anchor"))

    def accept(self, unit_id: str) -> None:
        """Say of an own moved or changed unit: where it is now is what I mean. Raises Refusal if orphaned."""
        unit = self._context.own(Unit, unit_id)
        reading = self._transcripts.reading(unit.interview)
        found = place(unit.anchor, reading)
        if found.first is None or found.last is None:
            raise Refusal(_("Nothing of this unit's words is left. Mark its words anew, or remove the unit."))
        anchor = Anchor.over(reading, found.first, found.last)
        self._context.record(Gesture.UNIT_ACCEPTED, setting(replace(unit, anchor=anchor), "anchor"))

    def remove(self, unit_id: str) -> None:
        """Take an own unit away; undo brings it back. Raises Refusal where others have written about it."""
        self._context.record(Gesture.UNIT_REMOVED, removing(self.removable(unit_id)))

    def removable(self, unit_id: str) -> Unit:
        """An own unit that may be taken away. Raises Refusal."""
        unit = self._context.own(Unit, unit_id)
        self.refuse_written_about(unit)
        return unit

    def refuse_written_about(self, unit: Unit) -> None:
        """Raises Refusal where another member has written about a unit: it must not vanish under their words."""
        all_of, me = self._context.all, self._context.me
        for note in all_of(BridlingNote, unit.interview):
            if note.unit == unit.id and note.author != me and note.written:
                raise Refusal(
                    _("{name} has written a bridling note on this unit, so it stays.").format(
                        name=self._context.name_of(note.author)
                    )
                )
        differing = {one.id for one in all_of(Disagreement, unit.interview) if one.target == unit.id}
        positions = [one.author for one in all_of(Position, unit.interview) if one.disagreement in differing]
        discussions = [one.author for one in all_of(Discussion, unit.interview) if one.target == unit.id]
        for author in (*positions, *discussions):
            if author != me:
                raise Refusal(
                    _("{name} has written about this unit, so it stays.").format(
                        name=self._context.name_of(author)
                    )
                )

    def to_review(self, interview: str) -> list[PlacedUnit]:
        """The units that an edit has moved, changed or orphaned."""
        placed = self.of(interview)
        return [one for one in placed if one.placement.state is not AnchorState.INTACT]

    def _anchor(self, interview: str, first: int, last: int, reading: Reading | None) -> Anchor:
        reading = reading or self._transcripts.reading(interview)
        try:
            return Anchor.over(reading, min(first, last), max(first, last))
        except ValueError:
            raise Refusal(_("Select the words of the unit first.")) from None


def placed_after(placed: Iterable[PlacedUnit], before: Reading, now: Reading) -> list[PlacedUnit]:
    """Units that are known as they stood in `before`, where they are in `now`.

    Nothing is read from the archive, and only units in changed turns are looked for.
    """
    numbers = {turn.id: number for number, turn in enumerate(now.turns)}
    same: list[int | None] = []
    for turn in before.turns:
        number = numbers.get(turn.id)
        kept = number is not None and now.turns[number].tokens == turn.tokens
        same.append(number if kept else None)
    found = [_carried(one, before, now, same) or placed_in(one.unit, now, one.author) for one in placed]
    return sorted(found, key=in_text)


def placed_in(unit: Unit, reading: Reading, author: Member | None) -> PlacedUnit:
    """A unit with where its words are in `reading`."""
    found = place(unit.anchor, reading)
    if found.first is None or found.last is None:
        return PlacedUnit(unit, found, author)
    start, end = reading.time_at(found.first), reading.tokens[found.last].end
    recording = reading.turns[reading.turn_at(found.first)].recording
    return PlacedUnit(unit, found, author, recording, start, None if start is None else end)


def _carried(
    placed: PlacedUnit, before: Reading, now: Reading, same: Sequence[int | None]
) -> PlacedUnit | None:
    """An intact unit whose turns are all as they were, still one after the other; None for any other."""
    first, last = placed.placement.first, placed.placement.last
    if placed.placement.state is not AnchorState.INTACT or first is None or last is None:
        return None
    one, other = before.turn_at(first), before.turn_at(last)
    begin = same[one]
    if begin is None or any(same[number] != begin + number - one for number in range(one, other + 1)):
        return None
    shift = now.starts[begin] - before.starts[one]
    if not shift:
        return placed
    return replace(placed, placement=Placement(AnchorState.INTACT, first + shift, last + shift))


def in_text(placed: PlacedUnit) -> tuple[bool, int, int, str]:
    """What units are sorted by: the order of the text, the orphaned ones last."""
    first, last = placed.placement.first, placed.placement.last
    return first is None, first or 0, last or 0, placed.unit.id
