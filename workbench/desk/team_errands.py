"""Errands to a team's server in a thread of their own: recordings on their way, what is to be destroyed there.

Steps never wait for them.
"""

import io
import threading
from collections.abc import Iterator

from workbench.archive.kept_sound import kept_in
from workbench.archive.study_archive import StudyArchive
from workbench.archive.team.errands import TeamErrands
from workbench.archive.team.faults import Held, NotYet
from workbench.archive.team.rows import Membership
from workbench.cellar.errors import Refusal
from workbench.cellar.faults import told
from workbench.cellar.log import note_sentence
from workbench.desk.team_erasures import destroy_there
from workbench.study.people import Member

_PIECE = 1024 * 1024
_SHORTEST_S, _LONGEST_S = 0.5, 60.0
"""The pauses before an errand that was refused, or found nothing there yet, is tried again."""


class Errands:
    """Puts what the server lacks and fetches what is lacking here, each time it is poked."""

    def __init__(self, membership: Membership, archive: StudyArchive) -> None:
        self._membership = membership
        self._archive = archive
        self._shared = set[str]()
        self._wanted = threading.Event()
        self._idle = threading.Event()
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._live, name="team-errands", daemon=True)
        self._thread.start()

    def poke(self) -> None:
        """Recordings may have come."""
        self._idle.clear()
        self._wanted.set()

    def wait(self, seconds: float) -> bool:
        """Wait until there is nothing left to do; whether that is so."""
        return self._idle.wait(seconds)

    def close(self) -> None:
        """End after the piece that is on its way."""
        self._closing.set()
        self._wanted.set()
        self._thread.join(10)

    def _live(self) -> None:
        pause, lacking = _SHORTEST_S, False
        while True:
            self._wanted.wait(pause if lacking else None)
            self._wanted.clear()
            if self._closing.is_set():
                return
            try:
                lacking = self._exchange()
                pause = min(2 * pause, _LONGEST_S) if lacking else _SHORTEST_S
            except Refusal as refusal:
                note_sentence(told(refusal))
                self._closing.wait(pause)
                pause = min(2 * pause, _LONGEST_S)
                self._wanted.set()
            if not self._wanted.is_set():
                self._idle.set()

    def _exchange(self) -> bool:
        """Put, fetch and destroy what there is; whether something is to be tried again."""
        vault = self._archive.vault
        used = kept_in(self._archive.database).used
        with TeamErrands(self._membership) as errands:
            early = not self._share(errands)
            lacking = destroy_there(self._archive, errands, self._membership.member) or early
            there = errands.recordings()
            for name in sorted(used):
                if self._closing.is_set():
                    break
                if vault.has(name) and name not in there:
                    try:
                        errands.put(name, self._archive.replica, self._sealed(name))
                    except Held:  # until the member who was here first lets this one in
                        lacking = True
                elif not vault.has(name) and name in there:
                    vault.accept(vault.receive(name, _Pieces(errands.fetch(name, there[name][0]))))
                lacking = lacking or not vault.has(name)
        return lacking

    def _share(self, errands: TeamErrands) -> bool:
        """Let the other members of this computer send what they do here, each with the own login.

        Whether there is nothing left to share: before a step of it is on the server a copy is nobody's there.
        """
        me, keys = self._membership.member, self._archive.member_keys
        here = {body.id for body in self._archive.shelf.bodies(Member.KIND) if keys.has(body.id)}
        for member in here - self._shared - {me}:
            try:
                errands.share(self._archive.replica, member)
            except NotYet:
                return False
            except Held:  # the member who was here first lets the others in
                pass
            self._shared.add(member)
        return True

    def _sealed(self, name: str) -> Iterator[bytes]:
        _size, file = self._archive.vault.sealed(name)
        with file:
            while (piece := file.read(_PIECE)) and not self._closing.is_set():
                yield piece


class _Pieces(io.RawIOBase):
    """Pieces as a stream to read from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        super().__init__()
        self._pieces = pieces

    def read(self, _size: int = -1, /) -> bytes:
        return next(self._pieces, b"")
