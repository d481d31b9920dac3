"""Taking in what a colleague packed: looked at as if a stranger had made it, and kept whole or not at all."""

from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from workbench.archive.durable import disk_faults
from workbench.archive.kept_sound import named_in_vault
from workbench.archive.vault import Received
from workbench.cellar.collecting import all_stay
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk import set_aside
from workbench.desk.context import Context
from workbench.desk.peers import Peers
from workbench.desk.team_erasures import remembered
from workbench.desk.withdrawn import destroy_late
from workbench.exchange.bundle import faults
from workbench.exchange.bundle.reading import Bundle, open_bundle
from workbench.history import proof
from workbench.history.erasing import tombstones
from workbench.history.lawful import keys_in
from workbench.history.steps import Step, StepRef
from workbench.history.vouching import key_of
from workbench.study.people import Member

Progress = Callable[[float], None]
"""Is told the share done (0 to 1); may raise Stopped."""


@contextmanager
def opened_bundle(path: Path) -> Generator[BinaryIO]:
    """The file that a colleague packed. Raises Refusal where there is none; what comes without end is not waited for."""
    if not path.exists():
        raise Refusal(
            _("The file “{name}” is not there. Check the name, or connect the disk that it is on.").format(
                name=path.name
            )
        )
    if not path.is_file():
        raise faults.not_a_bundle()
    with disk_faults(), path.open("rb") as file:
        yield file


@dataclass(frozen=True)
class Gap:
    """Changes that are missing: the numbers from `first` to `last` of a copy in which `members` work."""

    members: tuple[str, ...]
    first: int
    last: int


@dataclass(frozen=True)
class Taken:
    """What came: from whom, how many changes that are new here, how many recordings, what still waits or is missing.

    `aside` are those whose steps cannot be taken.
    """

    member: str
    steps: int
    recordings: int
    waiting: int
    gaps: tuple[Gap, ...]
    aside: tuple[str, ...] = ()


class Taker:
    """Takes bundles in, with the keys of those who have signed in here."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._peers = Peers(context.archive.database)

    def take(self, path: Path, progress: Progress) -> Taken:
        """Take in the bundle at `path`. Doing it again, or in another order, changes nothing.

        Raises Refusal for whatever is not a whole, true bundle for a member who has signed in here, and when the disk
        does not take it; Stopped when `progress` does. Nothing is changed then.
        """
        context = self._context
        identity = context.keyring.own(context.me)
        with opened_bundle(path) as file:
            keys: dict[str, bytes] = {}
            study = context.archive.study
            with open_bundle(file, [identity.opening], study=study, key_of=keys.get) as bundle, all_stay():
                return self._taken(bundle, keys, progress)

    def take_all(self, bundle: Bundle, progress: Progress) -> Taken:
        """Take in an open bundle whose packer nobody here can know (an invitation). Raises like `take`."""
        with all_stay():
            return self._taken(bundle, {}, progress)

    def take_what_holds(self, steps: Sequence[Step]) -> list[Step]:
        """Take in those of these steps that can be believed; the others, which are not kept.

        Raises Refusal for a full disk alone. What the same copy made after one of the others waits.
        """
        left, odd = list(steps), list[Step]()
        while True:
            try:
                self._kept(self._checked(left, self._keys_of(left)), ())
            except proof.Unbelievable as wrong:
                odd += [step for step in left if step.ref == wrong.ref]
                left = [step for step in left if step.ref != wrong.ref]
            else:
                return odd

    def _keys_of(self, steps: Sequence[Step]) -> dict[str, bytes]:
        """The keys of the members whom these steps speak of, as far as they are known here."""
        named = {step.member for step in steps}
        named |= {leaf.key[1] for step in steps for leaf in step.leaves if leaf.key[0] == Member.KIND}
        return _keys(filter(None, (self._context.find(Member, member) for member in named)))

    def _taken(self, bundle: Bundle, keys: dict[str, bytes], progress: Progress) -> Taken:
        with ExitStack() as undone:
            steps = list(bundle.steps())
            progress(0.3)
            keys.update(_keys(self._context.all(Member)))
            try:
                new = self._checked(steps, keys)
            except proof.Unbelievable as wrong:
                raise _refusal(wrong.why) from None
            progress(0.6)
            received = self._received(bundle, new, undone)
            bundle.finish()
            progress(0.7)
            fresh = self._kept(new, received)
            undone.pop_all()
        self._peers.heard(bundle.manifest.replica, bundle.manifest.member, bundle.manifest.frontier)
        destroy_late(self._context)
        progress(1.0)
        waiting = list(self._context.archive.shelf.waiting())
        return Taken(
            member=bundle.manifest.member,
            steps=len(fresh),
            recordings=len(received),
            waiting=len(waiting),
            gaps=tuple(self._gaps(waiting)),
            aside=tuple(sorted({step.member for step in self._context.log.unlawful()})),
        )

    def _checked(self, steps: Sequence[Step], keys: dict[str, bytes]) -> list[Step]:
        """The steps that are new here, after all of them have been looked at. Raises Unbelievable.

        Whether they are lawful is asked when they are let in (see `Log.take`). `keys` are those of the members who are known here; the keys of those who come with the steps are added.
        """
        shelf, log = self._context.archive.shelf, self._context.log
        frontier = log.frontier
        ordered = sorted(steps, key=lambda step: (step.clock, step.ref))
        keys.update(keys_in(ordered, keys))
        waiting = {step.ref: step for step in shelf.waiting()}

        def marked(refs: Collection[StepRef]) -> Mapping[StepRef, bytes]:
            standing = [ref for ref in refs if ref.seq <= frontier.get(ref.replica, 0)]
            return shelf.marks(standing) | {ref: waiting[ref].mark() for ref in waiting.keys() & refs}

        new = [step for step in ordered if step.ref.seq > frontier.get(step.ref.replica, 0)]
        study, clock = self._context.archive.study, shelf.clock()

        def copies(member: str) -> Collection[str]:
            return shelf.copies_of(member, 0)

        proof.Believer(study, marked, keys, clock, frontier, copies).check(ordered)
        return new

    def _received(self, bundle: Bundle, new: Sequence[Step], undone: ExitStack) -> list[Received]:
        vault = self._context.archive.vault
        wanted = {name for step in new for name in named_in_vault(step) if not vault.has(name)}
        received: list[Received] = []
        for name, stream in bundle.blobs():
            if name in wanted:
                one = vault.receive(name, stream)
                undone.callback(one.drop)
                received.append(one)
        return received

    def _kept(self, new: Sequence[Step], received: Iterable[Received]) -> list[Step]:
        archive = self._context.archive
        for one in received:
            archive.vault.accept(one)
        erasures = tombstones(new)
        if not erasures:
            with self._context.log.together():
                return self._let_in(new)
        with remembered(archive) as erased, self._context.log.together():
            taken = self._let_in(new)
            erased(erasures)
            return taken

    def _let_in(self, new: Sequence[Step]) -> list[Step]:
        taken = self._context.log.take(new)
        unlawful = {step.ref: step.member for step in self._context.log.unlawful()}
        set_aside.remember(self._context.archive.database, unlawful)
        return taken

    def _gaps(self, waiting: Sequence[Step]) -> Iterable[Gap]:
        writers: dict[str, set[str]] = {}
        for step in waiting:
            writers.setdefault(step.ref.replica, set()).add(step.member)
        for replica, rows in self._context.log.missing().items():
            for first, last in rows:
                yield Gap(tuple(sorted(writers.get(replica, ()))), first, last)


def _keys(members: Iterable[Member]) -> dict[str, bytes]:
    """The members' public keys."""
    return {member.id: key_of(member.signing) for member in members if member.signing}


def _refusal(why: str) -> Refusal:
    sentences: Mapping[str, str] = {
        proof.TWICE: _(
            "Two different changes bear the same number: a copy of a study's folder has been worked in on two "
            "computers. Nothing was changed. Ask the lead researcher which of the two folders is the right one."
        ),
        proof.CROWD: _(
            "This file brings more copies of the study than a team can have. Nothing was changed. "
            "Tell the lead researcher: somebody's program does what it should not."
        ),
        proof.CLOCK: _(
            "This file counts its changes in a way that cannot be. Nothing was changed in your study. "
            "Ask your colleague to pack it once more."
        ),
    }
    return Refusal(
        sentences.get(why)
        or _(
            "Something in this file was not written by the member whose name it bears, or was changed on its way. "
            "Nothing was changed in your study. Ask your colleague to pack it once more."
        )
    )
