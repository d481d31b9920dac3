"""What two laptops have changed in different ways: both versions side by side, until somebody who may chooses."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.conflict_subjects import subject_words
from workbench.desk.context import Context
from workbench.desk.described import Described
from workbench.desk.described_twice import FIELD, Twice, described_twice
from workbench.desk.gestures import Gesture
from workbench.desk.quoted import quote_version_words, united
from workbench.desk.value_words import value_words
from workbench.history.log import Write
from workbench.history.present import EDITED, Head, RecordState
from workbench.history.steps import StepRef
from workbench.methods.protocol import GroupWords
from workbench.study.erasures import belongs_to
from workbench.study.kinds import KINDS
from workbench.study.meeting import Meeting, meeting_of
from workbench.study.paragraphs import merged
from workbench.study.people import Participant, Speaker
from workbench.study.quotes import EDITS, Quote
from workbench.study.records import ALIVE, PAIRS, Json, Record


@dataclass(frozen=True)
class Version:
    """One of the values that stand: who wrote it, and what it says in words.

    `when` is ISO 8601 in UTC, empty where it is not known; `here` tells whether it was written in this copy.
    """

    member: str
    words: str
    value: Json
    when: str = ""
    here: bool = False


@dataclass(frozen=True)
class Conflict:
    """A field of which several values stand, the shown one first. `both` tells whether both can be kept as one.

    `owner` is the member who alone may choose; empty where anybody may. `groups` are the words of the study's method.
    `about` tells which record it is, where the versions do not. What is told of a participant has the code for its `id`:
    the versions may lie with several records (see `desk.described_twice`).
    """

    kind: str
    id: str
    field: str
    interview: str
    owner: str
    versions: tuple[Version, ...]
    both: bool
    groups: GroupWords
    about: str


class Conflicts:
    """What stands open between laptops."""

    def __init__(
        self, context: Context, hides: Callable[[Record], bool], removal: Callable[[str, str], list[Write]]
    ) -> None:
        """`removal` gives the writes that take away a record, by kind and identity; it raises Refusal for one which must
        not be taken away any more.
        """
        self._context = context
        self._hides = hides
        self._removal = removal

    def open(self) -> list[Conflict]:
        """All that stands open, oldest record first, then who is described in two ways; what can be merged by itself
        is left out.
        """
        return [*self.of_records(), *(self._of_a_participant(one) for one in described_twice(self._context))]

    def of_records(self) -> list[Conflict]:
        """Those in which one record was changed, under the same numbers: all but what is told of participants."""
        return [
            self._conflict(state, name)
            for state, names in torn_records(self._context)
            if not self._hidden(state)
            for name in names
        ]

    def settle(self) -> int:
        """Merge by paragraphs what the member who works here wrote on two laptops, where nothing is lost; how many."""
        me, settled = self._context.reader, 0
        for conflict in self.open() if me else ():
            mergeable = meeting_of(conflict.kind, conflict.field) is Meeting.PARAGRAPHS
            if conflict.owner == me and mergeable and len(conflict.versions) == 2:
                text = self._merged(conflict)
                if text is not None:
                    self._choose(conflict, text)
                    settled += 1
        return settled

    def keep(self, conflict: Conflict, number: int) -> None:
        """Keep one of the versions; the other stays in the log. Raises Refusal for what belongs to somebody else."""
        self._choose(conflict, conflict.versions[number].value)

    def keep_both(self, conflict: Conflict) -> None:
        """Keep both as one text, one below the other. Raises Refusal like `keep`, and where that makes no sense."""
        if not conflict.both:
            raise Refusal(_("These two cannot both stand. Choose one of them; the other stays in the log."))
        values = [version.value for version in conflict.versions]
        if meeting_of(conflict.kind, conflict.field) is Meeting.UNITE:
            anchor = self._context.need(Quote, conflict.id).anchor
            self._choose(conflict, EDITS.encode(united(anchor, values)))
        else:
            self._choose(conflict, "\n\n".join(str(value) for value in values))

    def _choose(self, conflict: Conflict, value: Json) -> None:
        if conflict.owner not in ("", self._context.me):
            raise Refusal(_("Only its author can choose between the two. Both are kept until then."))
        wish = Write(conflict.kind, conflict.id, conflict.field, value)
        with self._context.log.together():  # nothing comes between the look and the choice
            self._refuse_changed(conflict)
            if _is_told(conflict):
                wishes = list(Described(self._context).settled(conflict.id, PAIRS.decode(value)))
            elif wish.field == ALIVE and not value:
                wishes = self._removal(conflict.kind, conflict.id)
            else:
                wishes = [wish]
            self._context.record(Gesture.CONFLICT_SETTLED, wishes, lasting=True)

    def _refuse_changed(self, conflict: Conflict) -> None:
        """Raises Refusal where what stands is no longer what was shown: nobody chose against what came since."""
        if _is_told(conflict):
            twice = (one for one in described_twice(self._context) if one.code == conflict.id)
            standing = next((self._of_a_participant(one).versions for one in twice), ())
        else:
            state = self._context.archive.shelf.state(conflict.kind, conflict.id)
            standing = self._versions(state, conflict.field) if state and conflict.field in state.torn else []
        if [one.value for one in standing] != [one.value for one in conflict.versions]:
            raise Refusal(
                _("This has been changed since it was shown here. Nothing was changed now. Look at it again.")
            )

    def _conflict(self, state: RecordState, name: str) -> Conflict:
        values = state.values()
        rule = meeting_of(state.kind, name)
        return Conflict(
            kind=state.kind,
            id=state.id,
            field=name,
            interview=belongs_to(state.kind, state.id, values.get),
            owner=str(values.get("author") or ""),
            versions=tuple(self._versions(state, name)),
            both=rule in (Meeting.PARAGRAPHS, Meeting.UNITE),
            groups=self._context.method.groups,
            about=subject_words(self._context, state, name),
        )

    def _of_a_participant(self, twice: Twice) -> Conflict:
        def version(head: Head) -> Version:
            words = value_words(self._context, Participant.KIND, FIELD, head.value or [])
            return self._written(head.ref, words, head.value or [])

        return Conflict(
            kind=Participant.KIND,
            id=twice.code,
            field=FIELD,
            interview=twice.interview,
            owner="",
            versions=tuple(version(head) for head in twice.heads),
            both=False,
            groups=self._context.method.groups,
            about="",
        )

    def _hidden(self, state: RecordState) -> bool:
        """Whether it is another's, and to be read only once the own is written."""
        return self._hides(KINDS[state.kind].from_values(state.id, state.values()))

    def _versions(self, state: RecordState, name: str) -> list[Version]:
        if name == ALIVE and state.outlived:
            edit = next(head for head in state.fields[EDITED] if head.value)
            return [
                self._written(edit.ref, _("kept, as it was changed meanwhile"), True),
                self._written(state.fields[ALIVE][0].ref, _("taken away"), False),
            ]
        return [self._version(state, name, head) for head in _different(state.fields[name])]

    def _version(self, state: RecordState, name: str, head: Head) -> Version:
        if state.kind == Quote.KIND and name != ALIVE:
            words = quote_version_words(
                Quote.from_values(state.id, {**state.values(), name: head.value}), name
            )
        else:
            words = value_words(self._context, state.kind, name, head.value)
        return self._written(head.ref, words, head.value)

    def _written(self, ref: StepRef, words: str, value: Json) -> Version:
        step = self._context.archive.shelf.step(ref)
        here = ref.replica == self._context.archive.replica
        return Version(step.member if step else "", words, value, step.when if step else "", here)

    def _merged(self, conflict: Conflict) -> str | None:
        one, other = (str(version.value or "") for version in conflict.versions)
        return merged(self._before(conflict), one, other)

    def _before(self, conflict: Conflict) -> str:
        """The newest text that both versions had seen."""
        shelf = self._context.archive.shelf
        state = shelf.state(conflict.kind, conflict.id)
        heads = [shelf.step(head.ref) for head in state.fields[conflict.field]] if state else []
        text = ""
        for _number, step in shelf.steps_after(0):
            if all(head and head.ref != step.ref and head.knows(step.ref) for head in heads):
                for change in step.changes:
                    if (change.kind, change.id, change.field) == (conflict.kind, conflict.id, conflict.field):
                        text = str(change.after or "")
        return text


def _is_told(conflict: Conflict) -> bool:
    return (conflict.kind, conflict.field) == (Participant.KIND, FIELD)


def torn_records(context: Context) -> Iterator[tuple[RecordState, list[str]]]:
    """The records of which several values stand, oldest first, each with its fields to be chosen about."""
    for key in context.archive.shelf.torn():
        state = context.archive.shelf.state(*key)
        if state is not None and (names := _torn(state)):
            yield state, names


def _torn(state: RecordState) -> list[str]:
    """The fields to be chosen about; one that this version does not know has nothing to say to anybody."""
    known = {ALIVE, *(field.name for field in fields(KINDS[state.kind]))}
    if state.kind in (Participant.KIND, Speaker.KIND):
        known.discard(FIELD)  # a participant may be described by several records
    return [
        name for name in state.torn if name in known and meeting_of(state.kind, name) is not Meeting.QUIET
    ]


def _different(heads: Sequence[Head]) -> list[Head]:
    seen: list[Head] = []
    for head in heads:
        if all(head.value != known.value for known in seen):
            seen.append(head)
    return seen
