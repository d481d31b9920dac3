"""Seeing differently: each writes an own position, beside the others'; a reading is shared once all have agreed."""

from collections.abc import Sequence
from dataclasses import replace

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.differing import Differing, Voice, as_it_stands
from workbench.desk.gestures import Gesture
from workbench.desk.targets import Targets, write_alone_first
from workbench.history.log import making, moment, removing
from workbench.study.about import About
from workbench.study.differing import Agreement, Disagreement, Move, Position, SharedReading, views
from workbench.study.people import Member
from workbench.study.records import Record


class Disagreements:
    """The disagreements of a study, as far as the member who works here may read them."""

    def __init__(self, context: Context, targets: Targets) -> None:
        self._context = context
        self._targets = targets

    def begin(self, about: About, text: str, question: str = "") -> Disagreement:
        """Say that something is seen differently, with the own position on it.

        Raises Refusal without words, and while a round over the same is blind.
        """
        text = _written(text)
        if self._targets.blind(about):
            raise Refusal(too_early())
        begun = Disagreement.from_values(
            self._context.own_id(), {**about.values(), "author": self._context.me}
        )
        begun = replace(begun, question=question.strip(), made=moment())
        first = self._position(begun, text, Move.FIRST, (), frozenset())
        self._context.record(Gesture.DISAGREEMENT_BEGUN, [*making(begun), *making(first)])
        return begun

    def of(self, interview: str) -> list[Differing]:
        """The disagreements of an interview, oldest first."""
        found = [one for one in self._context.all(Disagreement, interview) if not self.hides(one)]
        return [self._as_it_stands(one) for one in sorted(found, key=lambda one: (one.made, one.id))]

    def on(self, interview: str, target: str) -> list[Differing]:
        """Those about one unit (or whatever else is written about), oldest first."""
        return [one for one in self.of(interview) if one.disagreement.target == target]

    def get(self, identity: str) -> Differing:
        """One as it stands now. Raises Refusal where it is gone, or where one has still to write alone about it."""
        found = self._context.need(Disagreement, identity)
        if self.hides(found):
            raise write_alone_first()
        return self._as_it_stands(found)

    def hides(self, record: Record) -> bool:
        """Whether the member who works here is not to read a record yet: a round over the same words waits for them.

        What one has written in oneself is no secret, until the others go on without waiting.
        """
        found = self._disagreement_of(record)
        if found is None or not self._targets.blind_for_me(found):
            return False
        me = self._context.reader
        mine = any(one.author == me for one in self._positions(found))
        return not mine or self._targets.opened_without_me(found)

    def write(self, identity: str, text: str, move: Move = Move.WORDS) -> Position:
        """Write the own position, or write it anew; the earlier one stays and can be read.

        Raises Refusal without words, for the same words as before, and while a round over the same is blind.
        """
        differing = self._writable(identity)
        mine = differing.voice(self._context.me)
        text = _written(text)
        if mine and text == mine.text:
            raise Refusal(_("These are the same words as before. Nothing was changed."))
        return self._write(differing, text, move if mine else Move.FIRST)

    def stand(self, identity: str) -> Position:
        """Say that the own position still stands, after others have changed theirs. Raises Refusal for who has none."""
        differing = self._writable(identity)
        return self._write(differing, self._mine(differing).text, Move.STANDS)

    def propose(self, identity: str, text: str) -> SharedReading:
        """Put a reading before the others, and agree to it. Raises Refusal for who has no position, and without words."""
        differing = self._writable(identity)
        mine = self._mine(differing)
        if len(differing.voices) < 2:
            raise Refusal(_("Nobody else has written yet how they see it. Let the others write first."))
        reading = SharedReading(
            id=self._context.own_id(),
            interview=differing.disagreement.interview,
            disagreement=identity,
            author=self._context.me,
            text=_written(text),
            cites=tuple(one.id for voice in differing.voices for one in voice.now),
            made=moment(),
        )
        writes = [*making(reading), *making(self._agreement(reading, mine))]
        self._context.record(Gesture.READING_PROPOSED, writes)
        return reading

    def agree(self, reading_id: str) -> None:
        """Agree to a reading, for oneself. Raises Refusal for who has no position."""
        reading = self._context.need(SharedReading, reading_id)
        mine = self._mine(self._writable(reading.disagreement))
        self._context.record(Gesture.READING_AGREED, making(self._agreement(reading, mine)))

    def agree_no_more(self, reading_id: str) -> None:
        """Take the own agreement to a reading back."""
        reading = self._context.need(SharedReading, reading_id)
        mine = [
            one
            for one in self._context.all(Agreement, reading.interview)
            if one.reading == reading_id and one.author == self._context.me
        ]
        self._context.record(Gesture.READING_LEFT, [write for one in mine for write in removing(one)])

    def refuse_answered(self, record: Record) -> None:
        """Raises Refusal where another member has answered to what is to be taken back."""
        interview = str(getattr(record, "interview", ""))
        positions = self._context.all(Position, interview)
        readings = self._context.all(SharedReading, interview)
        match record:
            case Disagreement():
                answers: Sequence[Record] = [one for one in positions if one.disagreement == record.id]
            case Position():
                beside = [one for one in positions if record.id in one.beside]
                answers = [*beside, *(one for one in readings if record.id in one.cites)]
            case SharedReading():
                found = self._context.all(Agreement, interview)
                answers = [one for one in found if one.reading == record.id]
            case _:
                answers = []
        for one in answers:
            author = str(getattr(one, "author", ""))
            if author != self._context.me:
                raise Refusal(
                    _("{name} has answered to this by now, so it stays.").format(
                        name=self._context.name_of(author)
                    )
                )

    def _writable(self, identity: str) -> Differing:
        """One in which something may be said to the others now. Raises Refusal."""
        differing = self.get(identity)
        if self._targets.blind(differing.disagreement):
            raise Refusal(too_early())
        return differing

    def _write(self, differing: Differing, text: str, move: Move) -> Position:
        me = self._context.me
        mine = differing.voice(me)
        now = views(self._positions(differing.disagreement))
        others = frozenset(view for author, own in now.items() if author != me for view in own)
        cites = tuple(one.id for one in mine.now) if mine else ()
        position = self._position(differing.disagreement, text, move, cites, others)
        gesture = Gesture.VIEW_CHANGED if move is Move.VIEW else Gesture.POSITION_WRITTEN
        self._context.record(gesture, making(position))
        return position

    def _position(
        self, on: Disagreement, text: str, move: Move, cites: tuple[str, ...], beside: frozenset[str]
    ) -> Position:
        return Position(
            id=self._context.own_id(),
            interview=on.interview,
            disagreement=on.id,
            author=self._context.me,
            text=text,
            move=move,
            cites=cites,
            beside=tuple(sorted(beside)),
            made=moment(),
        )

    def _agreement(self, reading: SharedReading, mine: Voice) -> Agreement:
        own = views([*mine.now, *mine.earlier])[mine.author]
        return Agreement(
            id=self._context.own_id(),
            interview=reading.interview,
            reading=reading.id,
            author=mine.author,
            beside=tuple(sorted(own)),
        )

    def _mine(self, differing: Differing) -> Voice:
        mine = differing.voice(self._context.me)
        if mine is None:
            raise Refusal(_("Write first how you see it yourself."))
        return mine

    def _as_it_stands(self, disagreement: Disagreement) -> Differing:
        readings = self._context.all(SharedReading, disagreement.interview)
        return as_it_stands(
            disagreement,
            self._positions(disagreement),
            [one for one in readings if one.disagreement == disagreement.id],
            self._context.all(Agreement, disagreement.interview),
            {member.id: member for member in self._context.all(Member)},
        )

    def _positions(self, disagreement: Disagreement) -> list[Position]:
        found = self._context.all(Position, disagreement.interview)
        return [one for one in found if one.disagreement == disagreement.id]

    def _disagreement_of(self, record: Record) -> Disagreement | None:
        if isinstance(record, Disagreement):
            return record
        if isinstance(record, Agreement):
            reading = self._context.find(SharedReading, record.reading)
            return self._disagreement_of(reading) if reading else None
        if isinstance(record, Position | SharedReading):
            return self._context.find(Disagreement, record.disagreement)
        return None


def too_early() -> str:
    """Why nobody says yet that something is seen differently."""
    return _(
        "In a round over these words not everybody has written yet. Each of you writes alone first; "
        "when all are done, you can say here that you see it differently."
    )


def _written(text: str) -> str:
    if not text.strip():
        raise Refusal(_("Nothing is written yet."))
    return text.strip()
