"""Two members, two windows, one PostgreSQL: a blind round from its beginning to the last card and what is said to it."""

from collections.abc import Callable
from contextlib import closing

from tests.archive.team.conftest import server  # noqa: F401  (a fixture)
from tests.journeys.laptops import PASSPHRASE, Laptop, share
from tests.journeys.round_walk import SAID, WROTE
from tests.tools.postgres import Postgres
from workbench.archive.team import steward
from workbench.desk.checking import check_study
from workbench.desk.opening import open_study


def test_a_blind_round_at_the_teams_server(laptop: Callable[[str], Laptop], server: Postgres) -> None:  # noqa: F811
    kari, ola = laptop("kari"), laptop("ola")
    share(("Kari", kari), [("Ola", ola)])
    with closing(open_study(kari.study, PASSPHRASE)) as desk:
        study, members = desk.context.archive.study, {one.name: one.id for one in desk.members.list()}
    steward.create(server.url("steward"), study, members["Kari"], "ada")
    steward.invite(server.url("steward"), study, members["Ola"], "bo")

    kari.walk("round_walk", "kari", f"postgresql://ada@127.0.0.1:{server.port}/research")
    ola.walk("round_walk", "ola", f"postgresql://bo@127.0.0.1:{server.port}/research")
    lead, peer = kari.ended(), ola.ended()
    assert lead == peer
    assert sorted(lead["cards"]) == sorted(WROTE.values())
    assert lead["replies"] == [SAID["Ola"], SAID["Kari"]]
    for one in (kari, ola):
        with closing(open_study(one.study, PASSPHRASE)) as desk:
            assert check_study(desk).faults == ()
