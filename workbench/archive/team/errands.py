"""Single errands to the team's server beside the standing connection: recordings, erasing, sharing a copy."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Self

from workbench.archive.team.connecting import enter
from workbench.archive.team.faults import server_faults
from workbench.archive.team.rows import PIECE, Membership, Sealed, schema_of
from workbench.archive.team.wire import Wire

Progress = Callable[[int], None]
"""Is told the bytes done so far; what it raises stops the work."""


class TeamErrands:
    """A connection for as long as a `with` lasts. Everything raises Refusal; what was done until then stays done."""

    def __init__(self, team: Membership) -> None:
        self._connection = enter(team)
        self._wire = Wire(self._connection, schema_of(team.study))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self._connection.close()

    def recordings(self) -> dict[str, list[str]]:
        """By name (64 hexadecimal digits) the whole recordings on the server, with the copies that put them there.

        Two copies seal the same sound each in their own way.
        """
        return self._wire.recordings()

    def put(
        self, name: str, replica: str, content: Iterable[bytes], progress: Progress | None = None
    ) -> None:
        """Put a recording, as the copy `replica` sealed it, on the server; goes on where it was broken off."""
        there, done = self._wire.pieces(name, replica), 0
        for number, (last, piece) in enumerate(_pieces(content)):
            # The server compares the first and the last with what it has: they may be another recording's.
            if number == 0 or last or number >= there:
                self._wire.put(name, replica, number, last, piece)
            done += len(piece)
            if progress:
                progress(done)

    def fetch(self, name: str, replica: str) -> Iterator[bytes]:
        """A recording as that copy put it on the server, in pieces; nothing when it is not there.

        Whether it is whole and the right one shows when it is opened.
        """
        return self._wire.fetch(name, replica)

    def erase(
        self,
        erasure: tuple[str, int],
        emptied: Sequence[Sealed],
        recordings: Collection[str] = (),
        rows: Sequence[Sealed] = (),
    ) -> None:
        """Destroy on the server what an erasure names, in one transaction.

        `rows` are steps to be kept first, the one with the tombstones (`erasure`: copy and number) among them unless
        it is there. `emptied` are steps sealed anew without what is erased; marks that do not fit change nothing.
        Whoever may not erase what is others' may empty own steps once the erasure of another is there.
        """
        with server_faults(), self._connection.transaction():
            if rows:
                self._wire.append(rows)
            self._wire.empty(erasure, emptied, recordings)

    def kept_as(self, rows: Sequence[Sealed]) -> list[Sealed]:
        """These steps as the server has them now."""
        return self._wire.kept_as(rows)

    def share(self, replica: str, member: str) -> None:
        """Let another member write in a copy that is this member's own (a computer that several share)."""
        self._wire.share(replica, member)


def _pieces(content: Iterable[bytes]) -> Iterator[tuple[bool, bytes]]:
    """The content cut anew into pieces of `PIECE` bytes, each with whether it is the last."""
    held = bytearray()
    for some in content:
        held += some
        while len(held) > PIECE:
            yield False, bytes(held[:PIECE])
            del held[:PIECE]
    if held:
        yield True, bytes(held)
