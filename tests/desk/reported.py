"""A study that has something of everything that a report tells, written as records."""

from dataclasses import dataclass

from workbench.desk.desk import Desk
from workbench.desk.gestures import Gesture
from workbench.history.log import Write, making, setting
from workbench.study.anchors import Anchor
from workbench.study.clusters import Cluster, Placement, Snapshot, Spot, Stack, placement_id
from workbench.study.ids import new_id, of_member
from workbench.study.interviews import Interview, Mode, Recording, Turn
from workbench.study.order import at_time
from workbench.study.people import Participant
from workbench.study.preparing import PreUnderstanding
from workbench.study.provenance import Wording
from workbench.study.quotes import Edit, EditKind, Quote, Translation, translation_id
from workbench.study.records import Record
from workbench.study.results import Genre, Ground, Section, Sentence
from workbench.study.tokens import Token
from workbench.study.trail import Decision, GuideVersion
from workbench.study.units import Unit

ARTIFICIAL = "I am tired, and nobody sees it."
ESSENCE = "To work is to be seen."


OF_GROUP = tuple((f"P{number}", f"here it is number {number}") for number in range(3, 8))
"""With P1, whose interview comes first, six participants: P3 to P7 say five words each."""


@dataclass
class Reported:
    """What was made; `sentences` by their words."""

    unit: Unit
    cluster: Cluster
    quote: Quote
    translation: Translation
    sentences: dict[str, Sentence]


def report_of(desk: Desk, interview: Interview) -> Reported:
    """Let a study, whose first interview has a transcript, have results, quotes and a way."""
    me = desk.context.me
    first, last = 3, 7
    unit = desk.units.mark(interview.id, first, last)
    cluster = Cluster(id=new_id(), name=Wording("Deep snow", (me,)), by=me)
    laid = Placement(
        id=placement_id(unit.id, cluster.id),
        cluster=cluster.id,
        unit=unit.id,
        interview=interview.id,
        place="1",
        by=me,
    )
    anchor = Anchor.over(desk.transcripts.reading(interview.id), first, last)
    words = anchor.text.split()
    ids = _tokens(desk, interview.id)[first : last + 1]
    quote = Quote(
        id=new_id(),
        interview=interview.id,
        unit=unit.id,
        anchor=anchor,
        edits=(Edit(EditKind.CUT, ids[1], ids[1]),),
        by=me,
        made="2026-10-01T10:00:00Z",
    )
    translation = Translation(
        id=translation_id(quote.id, "nb", me),
        interview=interview.id,
        quote=quote.id,
        language="nb",
        author=me,
        text="Jeg var trøtt",
        of="other words than now",
        made="2026-10-02T10:00:00Z",
    )
    essence = Section(id=new_id(), genre=Genre.ESSENCE, place="1", by=me)
    constituent = Section(
        id=new_id(), genre=Genre.CONSTITUENT, title=Wording("Snow", (me,)), place="2", by=me
    )
    condensate = Section(id=new_id(), genre=Genre.CONDENSATE, cluster=cluster.id, place="3", by=me)
    sentences = [
        Sentence(id=new_id(), section=essence.id, place="1", text=Wording(ESSENCE, (me,)), whole=True, begins=True),
        Sentence(
            id=new_id(), section=constituent.id, place="1", text=Wording("The day is heavy.", (me,)),
            rests=(Ground("cluster", cluster.id),), begins=True,
        ),
        Sentence(id=new_id(), section=constituent.id, place="2", quote=quote.id),
        Sentence(
            id=new_id(), section=constituent.id, place="3", text=Wording("It stays heavy.", (me,)),
            rests=(Ground("cluster", cluster.id), Ground("unit", unit.id)),
        ),
        Sentence(id=new_id(), section=constituent.id, place="4", text=Wording("Nothing carries this.", (me,))),
        Sentence(id=new_id(), section=condensate.id, place="1", text=Wording(ARTIFICIAL, (me,)), begins=True),
    ]  # fmt: skip
    stack = Stack(cluster.id, cluster.name, Spot(0, 0), "", (unit.id,))
    way: list[Record] = [
        Snapshot(id=of_member(new_id(), me), author=me, reason="before the summer", layout=(stack,), made="2026-06-01T10:00:00Z"),
        Decision(
            id=of_member(new_id(), me), author=me, text="We read all again.", reason="new voices",
            dissent="One of us would have waited.", present=(me,), date="2026-06-02", made="2026-06-02T10:00:00Z",
        ),
        GuideVersion(
            id=of_member(new_id(), me), author=me, questions="How is a usual day?\nWho sees you?", changed="the second question",
            rejected="Why? It blames.", proposed=(me,), date="2026-01-02", made="2026-01-02T10:00:00Z",
        ),
    ]  # fmt: skip
    made: list[Record] = [
        cluster,
        laid,
        quote,
        translation,
        essence,
        constituent,
        condensate,
        *sentences,
        *way,
    ]
    desk.context.record(Gesture.STUDY_CHANGED, [write for record in made for write in making(record)])
    assert words
    return Reported(unit, cluster, quote, translation, {one.text.text: one for one in sentences})


def bring(desk: Desk, text: str) -> None:
    """The member who works here says what they bring."""
    me = desk.context.me
    identity = of_member(desk.context.archive.study, me)
    brought = PreUnderstanding(id=identity, author=me, text=text, made="2026-01-01T10:00:00Z")
    desk.context.record(Gesture.STUDY_CHANGED, making(brought))


def people(desk: Desk, *traits: dict[str, str]) -> None:
    """Participants with these traits, each with an interview."""
    for number, told in enumerate(traits, start=11):
        interview = desk.interviews.add(f"Talk {number}", participant_code=f"P{number}")
        known = desk.context.find(Participant, interview.participant)
        assert known
        participant = Participant(id=known.id, code=known.code, traits=tuple(told.items()))
        writes: list[Write] = list(setting(participant, "traits"))
        desk.context.record(Gesture.STUDY_CHANGED, writes)


def group(desk: Desk, *voices: tuple[str, str]) -> Interview:
    """A focus group in which these voices, each by what it is called, say these words, one after the other."""
    interview = desk.interviews.add("Group", mode=Mode.GROUP)
    writes: list[Write] = list(making(Recording(id="group", interview=interview.id, duration=60_000)))
    for number, (_label, said) in enumerate(voices):
        time = 5000 * number
        tokens = tuple(
            Token(f"g{number}.{place}", word, time + 300 * place, time + 300 * place + 250)
            for place, word in enumerate(said.split())
        )
        turn = Turn(
            id=f"group{number}", interview=interview.id, recording="group", place=at_time(time), tokens=tokens
        )
        writes += making(turn)
    desk.context.record(Gesture.TRANSCRIBED, writes, lasting=True)
    known: dict[str, str] = {}
    for number, (label, _said) in enumerate(voices):
        if label not in known:
            known[label] = desk.interviews.add_speaker(interview.id, label).id
        desk.transcripts.set_speaker([f"group{number}"], known[label])
    return interview


def _tokens(desk: Desk, interview: str) -> list[str]:
    return [token.id for token in desk.transcripts.reading(interview).tokens]
