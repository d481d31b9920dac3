"""All kinds of record, by the name under which the log knows them, and what can be searched in each."""

from collections.abc import Iterator

from workbench.study.clusters import Cluster, ClusterNote, Placement, Snapshot
from workbench.study.differing import Agreement, Disagreement, Position, SharedReading
from workbench.study.discussions import Discussion
from workbench.study.erasures import Erasure
from workbench.study.interviews import (
    Interview,
    Listening,
    Piece,
    Recording,
    StudyFacts,
    Transcription,
    Turn,
)
from workbench.study.people import Member, Participant, Speaker
from workbench.study.preparing import Impression, LeftOut, PreUnderstanding
from workbench.study.provenance import WORDING
from workbench.study.quotes import Check, Quote, Translation
from workbench.study.records import Record, Values
from workbench.study.results import Section, Sentence, Tick
from workbench.study.rounds import Card, CardKey, Part, Reply, Round
from workbench.study.tokens import NAMES, in_language, text_of
from workbench.study.trail import ChecklistAnswer, Decision, GuideVersion
from workbench.study.units import ANSWERS, BridlingNote, Unit
from workbench.study.voices import Voices

KINDS: dict[str, type[Record]] = {
    kind.KIND: kind
    for kind in (
        StudyFacts,
        Member,
        Participant,
        Interview,
        Speaker,
        Recording,
        Transcription,
        Piece,
        Turn,
        Listening,
        Voices,
        Unit,
        BridlingNote,
        Erasure,
        Round,
        Part,
        Card,
        CardKey,
        Reply,
        Disagreement,
        Position,
        SharedReading,
        Agreement,
        Discussion,
        PreUnderstanding,
        Impression,
        LeftOut,
        Cluster,
        Placement,
        ClusterNote,
        Snapshot,
        Section,
        Sentence,
        Tick,
        Quote,
        Translation,
        Check,
        Decision,
        GuideVersion,
        ChecklistAnswer,
    )
}

_PLAINLY: dict[str, tuple[str, ...]] = {
    BridlingNote.KIND: ANSWERS,
    Disagreement.KIND: ("question",),
    Position.KIND: ("text",),
    SharedReading.KIND: ("text",),
    Discussion.KIND: ("text",),
    PreUnderstanding.KIND: ("text",),
    Impression.KIND: ("text",),
    ClusterNote.KIND: ("text",),
    Translation.KIND: ("text", "nuance"),
    Check.KIND: ("note",),
    Decision.KIND: ("text", "reason", "dissent"),
    GuideVersion.KIND: ("questions", "changed", "rejected"),
}
"""The fields in which members write to each other, and which are looked through as they are."""

_WORDED: dict[str, str] = {Cluster.KIND: "name", Section.KIND: "title", Sentence.KIND: "text"}
"""The field with a wording of the group, by which a record is found."""


def scope_of(kind: str, values: Values) -> str:
    """What a record is read by (its interview, mostly); empty where it is read with all of its kind."""
    declared = KINDS.get(kind)
    name = declared.SCOPE if declared else None
    return str(values.get(name) or "") if name else ""


def searchable(kind: str, identity: str, values: Values) -> Iterator[str]:
    """The texts of a record in which a reader may look for words, marks under their names in all languages."""
    if kind == Turn.KIND:
        tokens = Turn.from_values(identity, values).tokens
        yield from {text_of(tokens, language) for language in NAMES}
    elif kind == Unit.KIND:
        text = Unit.from_values(identity, values).anchor.text
        yield from {in_language(text, language) for language in NAMES}
    elif kind in _WORDED:
        yield WORDING.decode(values.get(_WORDED[kind]) or ("", ())).text
    else:
        yield from (str(values.get(name) or "") for name in _PLAINLY.get(kind, ()))
