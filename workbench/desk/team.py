"""Working live with a team: what is done here goes to the team's server, what others do comes from it.

The standing connection has a thread of its own, which works over a database connection of its own, as another window
of the study would. This window sees what has come by the same feed as everything else.
"""

from collections.abc import Callable, Collection, Iterable

from workbench.archive.team import sealing
from workbench.archive.team.addresses import Address, taken_apart
from workbench.archive.team.connecting import parts
from workbench.archive.team.connection import Kind, State
from workbench.archive.team.rows import Membership
from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk import set_aside, team_erasures
from workbench.desk.context import Context
from workbench.desk.feed import Touched
from workbench.desk.team_live import MAKES_ERRANDS, Colleague, Live
from workbench.desk.team_logins import Logins


class Team:
    """At most one server for a study. Everything here is asked from the window's own thread.

    Members who share a computer have a login each: each one's connection sends what that one has done.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._live: Live | None = None
        self._logins = Logins(context.archive.database)
        self._told: Callable[[], None] = _nobody

    def listen(self, told: Callable[[], None]) -> None:
        """Have `told` called, on another thread, when something has come from the server or how it stands changed."""
        self._told = told

    @property
    def address(self) -> str:
        """The server that this copy belongs to, with the login of the member who works here and without any password;
        empty where that member has not joined it here.
        """
        return self._logins.of(self._context.reader)

    @property
    def server(self) -> Address:
        """The server that this copy belongs to, whoever has joined it here, without a login; nothing in it for none."""
        return self._logins.server()

    def join(self, address: str) -> None:
        """Let this copy belong to the study on a team's server, for the member who works here.

        Raises Refusal where it belongs to another one, and for what is no address or would not be spoken to safely.
        A password in the address is used until the study is closed, and never kept.
        """
        plain, password = taken_apart(address)
        parts(plain.url)  # raises for what would not be spoken to
        if not self._logins.may_join(plain):
            raise Refusal(
                _(
                    "This copy of the study belongs to another team's server already. Nothing was changed. "
                    "A study has one server; leave that one first."
                )
            )
        self._logins.keep(self._context.me, plain.url, password)

    def leave(self) -> None:
        """Belong to no server any more; all that has come from it stays."""
        self.disconnect()
        self._logins.forget()
        set_aside.forget(self._context.archive.database)

    def connect(self, password: str | None = None) -> None:
        """Connect in the name of the member who works here; does not wait. Raises Refusal without an address."""
        address, me = self.address, self._context.me
        if not address:
            raise Refusal(_("This study belongs to no team's server yet. Give its address first."))
        self.disconnect()
        self._context.archive.leaving()
        self._logins.keep(me, address, password)
        password = self._logins.password(me)
        membership = Membership(address, self._context.archive.study, me, password)
        self._live = Live(self._context, membership, self._tell)

    def _follow(self) -> Live | None:
        """The connection, in the name of the member who works here if that one has joined here."""
        me = self._context.reader
        if self._live and me and self._live.member != me and self.address:
            self.connect()
        return self._live

    def _tell(self) -> None:
        self._told()

    def disconnect(self) -> None:
        """End the connection; work goes on here. Twice does no harm."""
        live, self._live = self._live, None
        if live:
            live.close()

    @property
    def state(self) -> State | None:
        """How it stands with the server; None where nobody has connected.

        While another member of this computer is connected it waits for who works here to connect.
        """
        live = self._follow()
        if live and live.member != self._context.reader:
            return State(Kind.WAITING, self._others(live.member))
        return live.connection.state if live else None

    def _others(self, member: str) -> str:
        return _(
            "{name} is connected from this computer, and what {name} does goes to the team's server. What you do is "
            "kept here, and goes there once you connect with your own login."
        ).format(name=self._context.name_of(member))

    @property
    def connected(self) -> bool:
        """Whether the server answers."""
        state = self.state
        return state is not None and state.kind is Kind.CONNECTED

    def wait_for(self, kind: Kind, seconds: float) -> bool:
        """Wait until it stands so; whether it does. For callers without a timer."""
        live = self._follow()
        return live is not None and live.connection.wait_for(kind, seconds)

    def settle(self, seconds: float) -> None:
        """Wait until all that was here is there and the other way round. For callers without a timer.

        Raises Refusal, with the reason, where that does not come about in time.
        """
        live = self._follow()
        state = live.connection.wait_while(Kind.WAITING, seconds) if live else None
        if live is None or state is None:
            raise Refusal(_("This study belongs to no team's server yet."))
        if state.kind is not Kind.CONNECTED:
            raise Refusal(state.sentence)
        live.finish_errands()

    @property
    def before_erasing(self) -> str:
        """What somebody needs to know who is about to erase a participant; empty where there is no server."""
        if not self.server.server:
            return ""
        return _(
            "This study has a team's server. What others have sent there can be destroyed only by somebody who may "
            "erase there, as a rule whoever leads the study. If that is not you, it lies there, sealed, until that "
            "person connects; your work with the others goes on meanwhile."
        )

    @property
    def aside(self) -> str:
        """What does not go through although the server answers, in a sentence for each; empty where all does."""
        live = self._follow()
        if not live:
            return ""
        held = live.connection.state.sentence if self.connected else ""
        erased = team_erasures.sentence(self._context.archive.database)
        waits = [held] if held else self._lacking(live)
        return " ".join(filter(None, (*waits, erased, set_aside.sentences(self._context))))

    def _lacking(self, live: Live) -> Iterable[str]:
        """Whose steps have to come to the server before the others see what was done here after them."""
        if live.member != self._context.reader:
            return
        for member in sorted(live.lacking):
            yield _(
                "Not all that {name} did at this computer is on the team's server yet. The others see what was done here after it "
                "once {name} has worked here and connected."
            ).format(name=self._context.name_of(member))

    def tell(self, touched: Collection[Touched]) -> None:
        """What is new here, from wherever: own steps go to the server, others send theirs."""
        live = self._follow()
        if live and any(one.member == live.member for one in touched):
            self.poke()
        if self._live and any(one.kind in MAKES_ERRANDS for one in touched):
            self._live.run_errands()

    def poke(self) -> None:
        """Something new was done here."""
        if live := self._follow():
            live.poke()

    def be_at(self, interview: str) -> None:
        """Let the others see which interview this member has open."""
        live = self._follow()
        if live and live.member == self._context.reader:
            live.connection.be_at(sealing.seal_word(interview, self._context.archive.key.team))

    def here(self) -> list[Colleague]:
        """The members who are connected now, this one included."""
        return self._live.here() if self._live else []


def _nobody() -> None:
    """Nobody listens."""
