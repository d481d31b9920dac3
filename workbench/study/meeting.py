"""What happens when two laptops have changed the same: one rule for each kind of record and field.

A mark's ends are one value, and so is what a turn says: both versions are kept until somebody chooses. What people
write is merged by paragraphs where that loses nothing. Order, and what the machine keeps for itself, is settled by
the log alone. A name that is given twice is shown, and never merged by itself.
"""

from enum import StrEnum

from workbench.study.clusters import Cluster, ClusterNote, Placement, Snapshot
from workbench.study.differing import WRITTEN_ONCE
from workbench.study.discussions import Discussion
from workbench.study.interviews import Interview, Listening, Piece, Recording, StudyFacts, Transcription, Turn
from workbench.study.people import Member, Participant, Speaker
from workbench.study.preparing import Impression, PreUnderstanding
from workbench.study.quotes import Check, Quote, Translation
from workbench.study.records import ALIVE
from workbench.study.results import Section, Sentence, Tick
from workbench.study.rounds import Card, CardKey, Part, Reply, Round
from workbench.study.trail import ChecklistAnswer, Decision, GuideVersion
from workbench.study.units import ANSWERS, BridlingNote, Unit
from workbench.study.voices import Voices


class Meeting(StrEnum):
    """How two versions of a field are brought together."""

    CHOOSE = "choose"
    """Both are kept and shown side by side; somebody chooses."""
    PARAGRAPHS = "paragraphs"
    """Merged where different paragraphs were changed, otherwise as `CHOOSE`, and both can be kept."""
    UNITE = "unite"
    """As `CHOOSE`, and all that stands in either can be kept together."""
    QUIET = "quiet"
    """The newest stands; nobody is asked."""


_QUIET_KINDS = {
    Recording.KIND,
    Transcription.KIND,
    Piece.KIND,
    Listening.KIND,
    Voices.KIND,
    Round.KIND,
    Part.KIND,
    Card.KIND,
    CardKey.KIND,
    Placement.KIND,
    Snapshot.KIND,
}
_QUIET_FIELDS = {
    "place",
    "sign",
    "signing",
    "opening",
    "vouched",
    "left",
    "made",
    "author",
    "interview",
    "recording",
    "by",
    "spot",
    "parents",
}
_SPOKEN: dict[tuple[str, str], Meeting] = {
    **{(BridlingNote.KIND, answer): Meeting.PARAGRAPHS for answer in ANSWERS},
    (Reply.KIND, "text"): Meeting.PARAGRAPHS,
    (Discussion.KIND, "text"): Meeting.PARAGRAPHS,
    (Discussion.KIND, "present"): Meeting.CHOOSE,
    (Discussion.KIND, "date"): Meeting.CHOOSE,
    (Discussion.KIND, "held"): Meeting.QUIET,
    (Discussion.KIND, "cites"): Meeting.QUIET,
    (PreUnderstanding.KIND, "text"): Meeting.PARAGRAPHS,
    (Impression.KIND, "text"): Meeting.PARAGRAPHS,
    **{(Decision.KIND, name): Meeting.PARAGRAPHS for name in ("text", "reason", "dissent")},
    **{(GuideVersion.KIND, name): Meeting.PARAGRAPHS for name in ("questions", "changed", "rejected")},
    (GuideVersion.KIND, "number"): Meeting.QUIET,
    **{(ChecklistAnswer.KIND, name): Meeting.PARAGRAPHS for name in ("text", "without")},
    (ClusterNote.KIND, "text"): Meeting.PARAGRAPHS,
    (Cluster.KIND, "name"): Meeting.CHOOSE,
    (Section.KIND, "title"): Meeting.CHOOSE,
    (Sentence.KIND, "text"): Meeting.CHOOSE,
    (Sentence.KIND, "rests"): Meeting.CHOOSE,
    (Sentence.KIND, "begins"): Meeting.QUIET,
    (Sentence.KIND, "aside"): Meeting.QUIET,
    (Tick.KIND, "because"): Meeting.CHOOSE,
    (Quote.KIND, "edits"): Meeting.UNITE,
    (Translation.KIND, "text"): Meeting.CHOOSE,
    (Translation.KIND, "of"): Meeting.QUIET,
    (Translation.KIND, "nuance"): Meeting.PARAGRAPHS,
    (Check.KIND, "of"): Meeting.QUIET,
    (Check.KIND, "text"): Meeting.QUIET,
    (Check.KIND, "note"): Meeting.PARAGRAPHS,
    (Unit.KIND, "anchor"): Meeting.CHOOSE,
    (Turn.KIND, "tokens"): Meeting.CHOOSE,
    (Turn.KIND, "speaker"): Meeting.CHOOSE,
    (Speaker.KIND, "label"): Meeting.CHOOSE,
    (Speaker.KIND, "described"): Meeting.QUIET,
    (Interview.KIND, "title"): Meeting.CHOOSE,
    (Participant.KIND, "code"): Meeting.CHOOSE,
    (Member.KIND, "name"): Meeting.CHOOSE,
    (Member.KIND, ALIVE): Meeting.QUIET,  # only who made a member takes that back; the lead says who leaves
    (StudyFacts.KIND, "name"): Meeting.CHOOSE,
}


def meeting_of(kind: str, name: str) -> Meeting:
    """The rule for a field; what nothing is said of is chosen by somebody rather than lost."""
    if kind in _QUIET_KINDS or name in _QUIET_FIELDS:
        return Meeting.QUIET
    if kind in WRITTEN_ONCE and name != ALIVE:
        return Meeting.QUIET
    return _SPOKEN.get((kind, name), Meeting.CHOOSE)
