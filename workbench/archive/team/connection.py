"""A member's standing connection to the team's server, in a thread of its own: sends, receives, comes back by itself.

The thread is plain (psycopg's asynchronous part refuses Windows' loop). It waits for the server's hints and for
`poke`; a hint only says that there is something to read, so none can be missed for good.
"""

import select
import socket
import threading
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from time import monotonic
from typing import Self

from workbench.archive.team.connecting import Connection, enter
from workbench.archive.team.faults import Lost, passing, server_faults
from workbench.archive.team.hints import EVERYTHING, Hints
from workbench.archive.team.rows import (
    MOST_PLACE,
    Here,
    Incoming,
    Membership,
    Outgoing,
    Place,
    Presence,
    schema_of,
)
from workbench.archive.team.sending import Sending
from workbench.archive.team.wire import Wire
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _

SHORTEST_S, LONGEST_S = 1.0, 30.0
"""The pauses between attempts to connect: each twice as long as the one before."""
BEAT_S = 15.0
"""Between two signs of life; without any hint the rows are looked for as often."""


class Kind(Enum):
    """How it stands with the server."""

    CONNECTED = "connected"
    WAITING = "waiting"
    REFUSED = "refused"


@dataclass(frozen=True)
class State:
    """How it stands, and the sentence that says why it is not connected, or what the server does not take."""

    kind: Kind
    sentence: str = ""


class TeamConnection:
    """Keeps one member's copy and the team's server together. `start` it, and `close` it at the end.

    `outgoing`, `incoming` and `here` are called on its thread (see `rows` for what they owe). `place` is how far this
    computer has read, `own` the copies whose rows need not come back. What is refused is not tried again until
    `start` is called once more; all else is, after growing pauses.
    """

    def __init__(
        self,
        team: Membership,
        *,
        outgoing: Outgoing,
        incoming: Incoming,
        here: Here | None = None,
        place: Place | None = None,
        own: Collection[str] = (),
        beat_s: float = BEAT_S,
    ) -> None:
        self.team = team
        self._incoming, self._here = incoming, here
        self._sending = Sending(team.member, outgoing)
        self._place = place or Place()
        self._own = frozenset(own)
        self._beat_s = beat_s
        self._where = b""
        self._stale = threading.Event()
        self._shown: tuple[Presence, ...] = ()
        self._thread: threading.Thread | None = None
        self._closing = threading.Event()
        self._changed = threading.Condition()
        self._state = _starting()
        self._ear, self._bell = socket.socketpair()
        self._ear.setblocking(False)
        self._bell.setblocking(False)

    @property
    def state(self) -> State:
        """How it stands now; may be asked from any thread."""
        with self._changed:
            return self._state

    def wait_for(self, kind: Kind, timeout_s: float) -> bool:
        """Wait until it stands so; whether it does."""
        with self._changed:
            return self._changed.wait_for(lambda: self._state.kind is kind, timeout_s)

    def wait_while(self, kind: Kind, timeout_s: float) -> State:
        """Wait as long as it stands so; how it stands then."""
        with self._changed:
            self._changed.wait_for(lambda: self._state.kind is not kind, timeout_s)
            return self._state

    def start(self) -> Self:
        """Begin, or begin again after a refusal. Does nothing while it is at work."""
        if not (self._thread and self._thread.is_alive()):
            self._say(_starting())
            self._thread = threading.Thread(target=self._live, name="team", daemon=True)
            self._thread.start()
        return self

    def poke(self) -> None:
        """There is something new to send."""
        # A full bell has rung already; after `close` there is none.
        with suppress(OSError):
            self._bell.send(b"!")

    def be_at(self, place: bytes) -> None:
        """Say where this member is (sealed, 1 KiB at most). Raises ValueError for more."""
        if len(place) > MOST_PLACE:
            raise ValueError("too long for a place")
        self._where = place
        self._stale.set()
        self.poke()

    def close(self, timeout_s: float = 5.0) -> None:
        """End; what was not sent stays where it is. Doing so twice does no harm.

        A thread that hangs on a dead network after the timeout ends by itself.
        """
        self._closing.set()
        self.poke()
        if self._thread:
            self._thread.join(timeout_s)
        if not (self._thread and self._thread.is_alive()):
            self._ear.close()
            self._bell.close()

    def _live(self) -> None:
        pause = SHORTEST_S
        while not self._closing.is_set():
            try:
                with enter(self.team) as connection:
                    self._work(connection)
            except Lost as fault:
                if self.state.kind is Kind.CONNECTED:
                    pause = SHORTEST_S
                self._say(State(Kind.WAITING, fault.sentence))
            except Refusal as fault:
                self._say(State(Kind.REFUSED, fault.sentence))
                return
            except BaseException:
                self._say(State(Kind.REFUSED, _our_fault()))
                raise
            finally:
                self._show(())
            self._closing.wait(pause)
            pause = min(2 * pause, LONGEST_S)

    def _work(self, connection: Connection) -> None:
        wire = Wire(connection, schema_of(self.team.study))
        # psycopg reads some hints itself while it waits for an answer.
        hints = Hints()
        connection.add_notify_handler(lambda hint: hints.hear(hint.payload))
        wire.listen()
        self._sending.compare(wire)
        if not wire.knows(self._place):
            self._place = Place()
        beat, poked = 0.0, False
        while not self._closing.is_set():
            due, told = monotonic() >= beat, hints.take()
            if due or self._stale.is_set():
                self._stale.clear()
                wire.be_here(self._where)
                beat = monotonic() + self._beat_s
            if due:
                self._sending.look(wire)
            if due or poked:
                self._sending.send(wire, self._closing.is_set)
            if due or told.upto > self._place.number:
                self._receive(wire, EVERYTHING if due else told.upto)
            if self._here and (due or told.here):
                self._show(wire.here())
            self._say(State(Kind.CONNECTED, self._sending.held))
            poked = self._rest(connection, hints, beat)
        wire.leave()
        self._say(State(Kind.WAITING))

    def _receive(self, wire: Wire, upto: int) -> None:
        """Read on, at least to the row with this number, or until there is nothing more."""
        while not self._closing.is_set() and self._place.number < upto:
            place, rows = wire.after(self._place.number, self._own)
            if not place.number:
                return
            if rows:
                with passing():
                    self._incoming(rows)
            self._place = place

    def _rest(self, connection: Connection, hints: Hints, until: float) -> bool:
        """Wait for a hint, a poke, or the next beat; whether there was a poke."""
        with server_faults():
            self._drain(connection, hints)
            seconds = 0.0 if hints.any else max(0.0, until - monotonic())
            server = connection.fileno()
            readable, _writable, _broken = select.select([server, self._ear], [], [], seconds)
            if server in readable:
                connection.pgconn.consume_input()
                self._drain(connection, hints)
        if self._ear in readable:
            with suppress(BlockingIOError):
                while self._ear.recv(4096):
                    pass
        return self._ear in readable

    @staticmethod
    def _drain(connection: Connection, hints: Hints) -> None:
        while hint := connection.pgconn.notifies():
            hints.hear(hint.extra.decode("ascii", "replace"))

    def _show(self, present: tuple[Presence, ...]) -> None:
        if self._here and present != self._shown:
            self._shown = present
            self._here(present)

    def _say(self, state: State) -> None:
        with self._changed:
            if state != self._state:
                self._state = state
                self._changed.notify_all()


def _starting() -> State:
    return State(Kind.WAITING, _("Connecting to the team's server."))


def _our_fault() -> str:
    return _(
        "The connection to the team's server ended by a fault of the program. Work goes on here and is kept; "
        "it is sent when the study is opened again."
    )
