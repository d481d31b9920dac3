"""Working live with a team: what is done here goes to the team's server, what others do comes from it.

The standing connection has a thread of its own, which works over a database connection of its own, as another window
of the study would. This window sees what has come by the same feed as everything else.
"""

import json
import threading
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from workbench.archive.study_archive import StudyArchive
from workbench.archive.team import sealing
from workbench.archive.team.addresses import taken_apart
from workbench.archive.team.connecting import parts
from workbench.archive.team.connection import Kind, State, TeamConnection
from workbench.archive.team.rows import Arrived, Membership, Place, Presence, Sealed
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk import set_aside
from workbench.desk.context import Context
from workbench.desk.feed import Touched
from workbench.desk.taking import Taker
from workbench.desk.team_errands import Errands
from workbench.desk.withdrawn import destroy_late
from workbench.history.erasing import tombstones
from workbench.history.steps import Step
from workbench.study.erasures import Erasure
from workbench.study.interviews import Recording

_ADDRESS, _PLACE = "team-address", "team-place"
_AT_ONCE = 500
_MAKES_ERRANDS = (Recording.KIND, Erasure.KIND)


@dataclass(frozen=True)
class Colleague:
    """A member who is connected now: since when (ISO 8601, UTC), and in which interview; empty for none."""

    member: str
    since: str
    interview: str


class Team:
    """At most one server for a study. Everything here is asked from the window's own thread."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._live: _Live | None = None
        self._password: str | None = None
        self._told: Callable[[], None] = _nobody

    def listen(self, told: Callable[[], None]) -> None:
        """Have `told` called, on another thread, when something has come from the server or how it stands changed."""
        self._told = told

    @property
    def address(self) -> str:
        """The server that this copy belongs to, without any password; empty for none."""
        return self._context.archive.database.fact(_ADDRESS) or ""

    def join(self, address: str) -> None:
        """Let this copy belong to the study on a team's server.

        Raises Refusal where it belongs to another one, and for what is no address or would not be spoken to safely.
        A password in the address is used until the study is closed, and never kept.
        """
        plain, password = taken_apart(address)
        address = plain.url
        parts(address)  # raises for what would not be spoken to
        if self.address not in ("", address):
            raise Refusal(
                _(
                    "This copy of the study belongs to another team's server already. Nothing was changed. "
                    "A study has one server; leave that one first."
                )
            )
        self._context.archive.database.set_fact(_ADDRESS, address)
        self._password = password

    def leave(self) -> None:
        """Belong to no server any more; all that has come from it stays."""
        self.disconnect()
        self._context.archive.database.set_fact(_ADDRESS, "")
        set_aside.forget(self._context.archive.database)

    def connect(self, password: str | None = None) -> None:
        """Connect in the name of the member who works here; does not wait. Raises Refusal without an address."""
        if not self.address:
            raise Refusal(_("This study belongs to no team's server yet. Give its address first."))
        self.disconnect()
        self._context.archive.leaving()
        membership = Membership(
            self.address, self._context.archive.study, self._context.me, password or self._password
        )
        self._live = _Live(self._context, membership, self._tell)

    def _tell(self) -> None:
        self._told()

    def disconnect(self) -> None:
        """End the connection; work goes on here. Twice does no harm."""
        live, self._live = self._live, None
        if live:
            live.close()

    @property
    def state(self) -> State | None:
        """How it stands with the server; None where nobody has connected."""
        return self._live.connection.state if self._live else None

    @property
    def connected(self) -> bool:
        """Whether the server answers."""
        state = self.state
        return state is not None and state.kind is Kind.CONNECTED

    def wait_for(self, kind: Kind, seconds: float) -> bool:
        """Wait until it stands so; whether it does. For callers without a timer."""
        return bool(self._live) and self._live.connection.wait_for(kind, seconds)

    def settle(self, seconds: float) -> None:
        """Wait until all that was here is there and the other way round. For callers without a timer.

        Raises Refusal, with the reason, where that does not come about in time.
        """
        state = self._live.connection.wait_while(Kind.WAITING, seconds) if self._live else None
        if self._live and state and state.kind is Kind.CONNECTED:
            self._live.finish_errands()
        else:
            raise Refusal(state.sentence if state else _("This study belongs to no team's server yet."))

    @property
    def aside(self) -> str:
        """Whose changes cannot be taken, in a sentence for each; empty where there are none."""
        return set_aside.sentences(self._context) if self._live else ""

    def tell(self, touched: Collection[Touched]) -> None:
        """What is new here, from wherever: own steps go to the server, others send theirs."""
        me = self._context.reader
        if any(one.member == me for one in touched):
            self.poke()
        if self._live and any(one.kind in _MAKES_ERRANDS for one in touched):
            self._live.run_errands()

    def poke(self) -> None:
        """Something new was done here."""
        if self._live:
            self._live.poke()

    def be_at(self, interview: str) -> None:
        """Let the others see which interview this member has open."""
        if self._live:
            self._live.connection.be_at(sealing.seal_word(interview, self._context.archive.key.team))

    def here(self) -> list[Colleague]:
        """The members who are connected now, this one included."""
        return self._live.here() if self._live else []


class _Live:
    """One standing connection and what belongs to its thread."""

    def __init__(self, context: Context, membership: Membership, told: Callable[[], None]) -> None:
        self._told = told
        self._archive: StudyArchive = context.archive.beside()
        self._key = context.archive.key.team
        self._own = Context(self._archive, context.keyring)
        self._own.member = context.member
        self._taker = Taker(self._own)
        self._turn = threading.Lock()
        self._present: list[Presence] = []
        self._copies: set[str] = set()
        self._looked = 0
        self._errands = Errands(membership, self._archive)
        self.connection = TeamConnection(
            membership,
            outgoing=self._outgoing,
            incoming=self._incoming,
            here=self._here,
            place=self._place(),
            own=(self._archive.replica,),
        ).start()
        self._errands.poke()

    def poke(self) -> None:
        """There is something new to send."""
        self.connection.poke()

    def run_errands(self) -> None:
        """There may be recordings to put or to fetch, or something to be destroyed there."""
        self._errands.poke()

    def finish_errands(self) -> None:
        """Wait until the recordings are where they belong, however long that takes."""
        self.run_errands()
        while not self._errands.wait(1.0):
            pass

    def here(self) -> list[Colleague]:
        """Who is connected now."""
        with self._turn:
            present = list(self._present)
        return [
            Colleague(one.member, one.since, sealing.opened_word(one.place, self._key)) for one in present
        ]

    def close(self) -> None:
        """End the threads and their database connection."""
        self._errands.close()
        self.connection.close()
        self._archive.database.close()

    def _outgoing(self, kept: Mapping[str, int]) -> Sequence[Sealed]:
        rows: list[Sealed] = []
        for step in self._after(kept):
            rows.append(sealing.seal(step, self._key))
            self._mind(step)
            if len(rows) >= _AT_ONCE:
                break
        return rows

    def _mind(self, step: Step) -> None:
        """Only some steps make errands: each errand is a connection of its own."""
        if any(leaf.gone or leaf.key[0] in _MAKES_ERRANDS for leaf in step.leaves):
            self.run_errands()

    def _after(self, kept: Mapping[str, int]) -> "list[Step]":
        """The steps of each copy that the server may lack, in the order of their numbers.

        Each member sends the own steps, so the copies of others are passed over.
        """
        mine = self._archive.shelf.copies_of(self._own.me, self._looked)
        self._copies.update(mine)
        self._looked = max(self._looked, *mine.values(), 0)
        missing: list[Step] = []
        for replica in sorted(self._copies.union(kept)):
            first = kept.get(replica, 0) + 1
            for step in self._archive.shelf.row_of(replica, first, first + _AT_ONCE - 1):
                missing.append(step)
                if step.member != self._own.me:  # the steps after it wait until it is there
                    break
        return missing

    def _incoming(self, rows: Sequence[Arrived]) -> None:
        steps: list[Step] = []
        for row in rows:
            try:
                steps.append(sealing.opened(row.step, self._key))
            except ValueError:
                continue  # whoever may write there has written what no member of the study sealed
        if tombstones(steps):  # what is destroyed is destroyed on the disk, too
            self._keep(steps, rows[-1])
        else:
            with self._archive.database.unhurried(), self._own.log.together():
                self._keep(steps, rows[-1])
        destroy_late(self._own)
        self._told()
        for step in steps:
            self._mind(step)

    def _keep(self, steps: Sequence[Step], last: Arrived) -> None:
        """Keep what came, and how far that is: what this computer should forget comes again.

        What one member's program may not send stops nobody else.
        """
        odd = self._taker.take_what_holds(steps)
        set_aside.remember(self._archive.database, odd)
        self._archive.database.set_fact(_PLACE, json.dumps([last.number, last.step.mark.hex()]))

    def _place(self) -> Place:
        kept = self._archive.database.fact(_PLACE)
        if not kept:
            return Place()
        number, mark = json.loads(kept)
        return Place(int(number), bytes.fromhex(str(mark)))

    def _here(self, present: Sequence[Presence]) -> None:
        with self._turn:
            self._present = list(present)
        self._told()


def _nobody() -> None:
    """Nobody listens."""
