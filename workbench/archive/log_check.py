"""Whether the log of a study is whole, the kept present what the log makes of it, and the search what both hold."""

from collections import Counter
from collections.abc import Iterator, MutableMapping
from functools import partial

from sqlalchemy import bindparam, select, text

from workbench.archive.database import Database
from workbench.archive.packing import pack_fields, unpack_state
from workbench.archive.shelf import SqlShelf
from workbench.archive.tables import record
from workbench.archive.word_forms import forms_of
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _, _n
from workbench.history.folding import fold
from workbench.history.past import Past, all_steps
from workbench.history.present import RecordState
from workbench.history.steps import Step, StepRef
from workbench.study.kinds import scope_of, searchable

_AT_ONCE = 1000

_RECORDS = (
    select(record).where(record.c.number > bindparam("after")).order_by(record.c.number).limit(_AT_ONCE)
)
_SEARCH_IS_RECORDS = text("INSERT INTO record_search(record_search, rank) VALUES ('integrity-check', 1)")


def faults_of_log(database: Database, shelf: SqlShelf) -> Iterator[str]:
    """Sentences on what is wrong; none where all is well. Raises Refusal when the database is damaged."""
    chain = _Chain(shelf)
    differing = _differing(database, _folded(shelf, chain))
    if not chain.complete():
        yield _("Some steps are missing from the study's log. Use your latest backup of the study.")
    elif not chain.holds():
        yield _("The study's log was changed behind the program's back. Use your latest backup of the study.")
    if differing:
        yield _n(
            "{count} entry of the study is not what its log says.",
            "{count} entries of the study are not what its log says.",
            differing,
        ).format(count=differing)


def faults_of_search(database: Database) -> Iterator[str]:
    """A sentence where the search does not hold the records. It takes a database that can be written."""
    if not _searchable_as_kept(database):
        yield _("The search does not hold what the study says.")


class _Chain:
    """The marks of the steps of each copy: that each one follows the one before it."""

    def __init__(self, shelf: SqlShelf) -> None:
        self._shelf = shelf
        self._marks: dict[StepRef, bytes] = {}
        self._before: dict[StepRef, bytes] = {}

    def add(self, step: Step) -> None:
        """Take the next step, in whatever order they arrived."""
        self._marks[step.ref] = step.mark()
        if step.ref.seq > 1:
            self._before[StepRef(step.ref.replica, step.ref.seq - 1)] = step.before

    def complete(self) -> bool:
        """Whether no step of any copy is missing before its newest."""
        counted = Counter(ref.replica for ref in self._marks)
        return counted == self._shelf.frontier()

    def holds(self) -> bool:
        """Whether no step differs from what the one after it, or for the newest the study, says of it."""
        newest = self._shelf.marks(self._marks.keys() - self._before.keys())
        return all(mark == (self._before.get(ref) or newest.get(ref)) for ref, mark in self._marks.items())


class _Packed(MutableMapping[tuple[str, str], RecordState]):
    """Records, each packed, since a large study would not fit otherwise."""

    def __init__(self) -> None:
        self.fields: dict[tuple[str, str], bytes] = {}

    def __getitem__(self, key: tuple[str, str]) -> RecordState:
        return unpack_state(*key, self.fields[key])

    def __setitem__(self, key: tuple[str, str], state: RecordState) -> None:
        self.fields[key] = pack_fields(state)

    def __delitem__(self, key: tuple[str, str]) -> None:
        del self.fields[key]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.fields)

    def __len__(self) -> int:
        return len(self.fields)


def _folded(shelf: SqlShelf, chain: _Chain) -> dict[tuple[str, str], bytes]:
    """The packed fields of each record of the present made anew from the log."""

    def chained() -> Iterator[Step]:
        for step in all_steps(shelf):
            chain.add(step)
            yield step

    fold(chained(), Past(shelf.step, partial(all_steps, shelf)), present := _Packed())
    return present.fields


def _differing(database: Database, folded: dict[tuple[str, str], bytes]) -> int:
    """How many records are kept otherwise than folded, are not kept, or are kept and in no step."""
    differing, after = 0, 0
    while rows := database.rows(_RECORDS, {"after": after}):
        for number, kind, identity, scope, alive, torn, fields, forms in rows:
            after = number
            packed = folded.pop((kind, identity), None)
            if packed is None or not _same(
                kind, identity, packed, (scope, bool(alive), bool(torn), fields, forms)
            ):
                differing += 1
    return differing + len(folded)


def _same(kind: str, identity: str, packed: bytes, kept: tuple[str, bool, bool, bytes, str | None]) -> bool:
    scope, alive, torn, fields, forms = kept
    state = unpack_state(kind, identity, packed)
    values = state.values()
    found_by = " ".join(forms_of(searchable(kind, identity, values))) if state.alive else ""
    return (
        (packed == fields or state == unpack_state(kind, identity, fields))
        and (scope, alive, torn) == (scope_of(kind, values), state.alive, bool(state.torn))
        and (forms or "") == found_by
    )


def _searchable_as_kept(database: Database) -> bool:
    try:
        with database.transaction():
            database.run(_SEARCH_IS_RECORDS)
    except Refusal:
        return False
    return True
