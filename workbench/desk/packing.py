"""Packing what the others have not seen, into one file for a stick or an approved share."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from workbench import __version__
from workbench.archive.durable import disk_faults, whole_file
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.context import Context
from workbench.desk.peers import Peers
from workbench.desk.placing import place_outside
from workbench.exchange.bundle.manifest import Manifest
from workbench.exchange.bundle.writing import Blob, Packing, write_bundle, write_invitation
from workbench.history.wire import Line
from workbench.study.interviews import IN_VAULT, Recording
from workbench.study.people import Member
from workbench.study.records import Json

Progress = Callable[[float], None]
"""Is told the share done (0 to 1); may raise Stopped."""

PROGRAM = f"Lifeworld Workbench {__version__}"


@dataclass(frozen=True)
class Packed:
    """What was packed: for whom, how many changes, how many recordings.

    `own` is the identity of who packed, and `elsewhere` whether that one works on another computer, too.
    """

    path: Path
    members: tuple[Member, ...]
    steps: int
    recordings: int
    own: str = ""
    elsewhere: bool = False


class Packer:
    """Packs in the name of the member who works here."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._peers = Peers(context.archive.database)

    def colleagues(self) -> list[Member]:
        """Those who work on the study, have keys and have not left; not the member who works here."""
        me = self._context.reader
        return [one for one in self._context.all(Member) if one.opening and not one.left and one.id != me]

    def elsewhere(self) -> bool:
        """Whether the member who works here works on another computer, too, or was packed for one."""
        archive, me = self._context.archive, self._context.reader
        copies = archive.shelf.copies_of(me, 0) if me else {}
        return bool(copies.keys() - {archive.replica}) or archive.database.fact(_moved(me)) is not None

    def moved(self) -> None:
        """Remember that there is another computer of the member who works here."""
        self._context.archive.database.set_fact(_moved(self._context.me), "1")

    def pack(
        self,
        path: Path,
        members: Sequence[Member],
        progress: Progress,
        *,
        everything: bool = False,
        overwrite: bool = False,
    ) -> Packed:
        """Pack for these members, and for the own other laptop, what they are not known to have.

        With `everything` all of it. Raises Refusal for nobody to pack for, a file that is there (without `overwrite`),
        and what the disk refuses; Stopped when `progress` does. Nothing is left then.
        """
        own = self._context.need(Member, self._context.me)
        if not members:
            raise Refusal(_("There is nobody to pack for yet. Invite a colleague first."))
        known = {} if everything else self._peers.known_to(member.id for member in members)
        all_of_them = list({member.id: member for member in (*members, own)}.values())
        packing, count, recordings = self._packing(known, all_of_them)
        recipients = [member.opening for member in all_of_them]
        total = max(1, packing.manifest.steps * 300 + sum(blob.size for blob in packing.blobs))
        with disk_faults(), whole_file(self._place(path, overwrite)) as out:
            write_bundle(out, packing, recipients, lambda done: progress(min(1.0, done / total)))
        return Packed(path, tuple(members), count, recordings, own.id, self.elsewhere())

    def invite(self, path: Path, passphrase: str, given: Mapping[str, Json], progress: Progress) -> Packed:
        """Pack all of the study for somebody who is not a member yet, to be opened with `passphrase`.

        Raises like `pack`.
        """
        packing, count, recordings = self._packing({}, [])
        total = max(1, packing.manifest.steps * 300 + sum(blob.size for blob in packing.blobs))
        with disk_faults(), whole_file(self._place(path)) as out:
            write_invitation(out, packing, passphrase, given, lambda done: progress(min(1.0, done / total)))
        return Packed(path, (), count, recordings)

    def refuse_place(self, path: Path) -> None:
        """Raise Refusal where nothing can be packed into `path`."""
        self._place(path)

    def _place(self, path: Path, overwrite: bool = False) -> Path:
        with disk_faults():
            return place_outside(path, overwrite)

    def _packing(self, known: Mapping[str, int], members: Sequence[Member]) -> tuple[Packing, int, int]:
        archive, me = self._context.archive, self._context.me
        archive.leaving()
        identity = self._context.keyring.own(me)
        frontier = self._context.log.frontier
        count = sum(max(0, seq - known.get(replica, 0)) for replica, seq in frontier.items())
        manifest = Manifest(
            program=PROGRAM,
            study=archive.study,
            member=me,
            replica=archive.replica,
            recipients=tuple(member.id for member in members),
            frontier=frontier,
            steps=count,
        )
        recordings = list(self._recordings(known))
        names = dict.fromkeys(name for recording in recordings for name in _names(recording))
        blobs = [self._blob(name) for name in names if archive.vault.has(name)]
        return (
            Packing(manifest, self._steps(known, frontier), identity.signing.sign, blobs),
            count,
            len(recordings),
        )

    def _steps(self, known: Mapping[str, int], upto: Mapping[str, int]) -> Iterator[Line]:
        # The window goes on writing while this reads: what comes meanwhile is for the next time.
        return self._context.archive.shelf.lines(
            lambda ref: known.get(ref.replica, 0) < ref.seq <= upto.get(ref.replica, 0)
        )

    def _recordings(self, known: Mapping[str, int]) -> Iterator[Recording]:
        for recording in self._context.all(Recording):
            state = self._context.archive.shelf.state(Recording.KIND, recording.id)
            made = state.fields["sound"][0].ref if state and "sound" in state.fields else None
            if made and made.seq > known.get(made.replica, 0):
                yield recording

    def _blob(self, name: str) -> Blob:
        size, file = self._context.archive.vault.sealed(name)
        file.close()
        return Blob(name, size, lambda: self._context.archive.vault.sealed(name)[1])


def _names(recording: Recording) -> list[str]:
    return [name for name in (str(getattr(recording, field)) for field in IN_VAULT) if name]


def _moved(member: str) -> str:
    return f"moved:{member}"
