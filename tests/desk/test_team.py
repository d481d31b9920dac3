"""Two laptops and a team's server: what one does the other sees, also after the server was away."""

import threading
from collections.abc import Callable, Iterable

import pytest

from tests.archive.team.conftest import server, short_pauses  # noqa: F401  (fixtures)
from tests.desk.conftest import NEW, Laptops
from tests.desk.test_exchange import present
from tests.tools.postgres import Postgres
from workbench.archive.database import Database
from workbench.archive.header import LEAST_COST
from workbench.archive.team import sealing, steward
from workbench.archive.team.connection import Kind, TeamConnection
from workbench.archive.team.errands import TeamErrands
from workbench.archive.team.rows import Sealed
from workbench.cellar.errors import Refusal
from workbench.desk.checking import check_study
from workbench.desk.desk import Desk
from workbench.desk.exchange import Exchange, join
from workbench.desk.gestures import Gesture
from workbench.desk.team_errands import Errands
from workbench.history.log import Write, making
from workbench.history.steps import Step
from workbench.study.differing import Disagreement, State
from workbench.study.interviews import Interview, Recording
from workbench.study.people import Role
from workbench.study.records import Record
from workbench.study.units import Unit

WAIT_S = 20.0


@pytest.fixture
def laptops(laptops: Laptops, server: Postgres) -> Laptops:  # noqa: F811
    study = laptops.ada.context.archive.study
    assert laptops.cy.member
    steward.create(server.url("steward"), study, laptops.table.ada.id, "ada")
    steward.invite(server.url("steward"), study, laptops.cy.member.id, "cy")
    return laptops


def connect(desk: Desk, address: str) -> None:
    desk.team.join(address)
    desk.team.connect()
    assert desk.team.wait_for(Kind.CONNECTED, WAIT_S), desk.team.state


def until(holds: Callable[[], object]) -> None:
    """Wait for something that another thread brings about; its steps come with no signal that a test could see."""
    pause = threading.Event()
    for _look in range(int(WAIT_S / 0.02)):
        if holds():
            return
        pause.wait(0.02)
    raise AssertionError("it did not come about")


def test_what_one_does_the_other_sees(laptops: Laptops, server: Postgres) -> None:  # noqa: F811
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    connect(ada, server.url("ada"))
    connect(cy, server.url("cy"))
    unit = ada.units.mark(interview, 3, 8)
    ada.team.poke()
    until(lambda: cy.context.find(Unit, unit.id))
    cy.notes.answer(unit.id, "voice", "tired")
    cy.team.poke()
    until(lambda: ada.notes.on(unit.id))
    assert ada.notes.on(unit.id)[0].voice == "tired"
    assert {one.kind for one in ada.feed.poll()} >= {"note"}
    assert present(ada) == present(cy)
    until(lambda: len(cy.team.here()) == 2)
    ada.team.be_at(interview)
    until(lambda: interview in {one.interview for one in cy.team.here()})
    ada.team.disconnect()
    until(lambda: len(cy.team.here()) == 1)
    assert check_study(ada).faults == check_study(cy).faults == ()


def test_how_each_sees_it_is_there_for_the_other_at_once(laptops: Laptops, server: Postgres) -> None:  # noqa: F811
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    connect(ada, server.url("ada"))
    connect(cy, server.url("cy"))
    begun = ada.disagreements.begin(ada.targets.whole(interview), "tired")
    ada.team.poke()
    until(lambda: cy.context.find(Disagreement, begun.id))
    cy.disagreements.write(begun.id, "angry")
    reading = cy.disagreements.propose(begun.id, "tired and angry")
    cy.discussions.write(cy.targets.whole(interview), ([], "", "we laughed"))
    cy.team.poke()
    until(lambda: ada.discussions.of(interview))
    assert ada.disagreements.get(begun.id).state is State.STANDS
    ada.disagreements.agree(reading.id)
    ada.team.poke()
    until(lambda: cy.disagreements.get(begun.id).state is State.SHARED)
    assert ada.disagreements.get(begun.id).state is State.SHARED
    assert check_study(ada).faults == check_study(cy).faults == ()


def test_work_goes_on_alone_and_catches_up(laptops: Laptops, server: Postgres) -> None:  # noqa: F811
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    alone = [ada.units.mark(interview, 0, 3), cy.units.mark(interview, 2, 6)]
    connect(ada, server.url("ada"))
    connect(cy, server.url("cy"))
    until(lambda: cy.context.find(Unit, alone[0].id) and ada.context.find(Unit, alone[1].id))
    server.stop()
    until(lambda: not ada.team.connected)
    later = [ada.units.mark(interview, 1, 4), cy.units.mark(interview, 5, 8)]
    ada.team.poke()
    cy.team.poke()
    server.start()
    until(lambda: cy.context.find(Unit, later[0].id) and ada.context.find(Unit, later[1].id))
    assert present(ada) == present(cy)


def test_what_comes_is_kept_together_with_how_far_that_is_and_comes_again(
    laptops: Laptops,
    server: Postgres,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    connect(ada, server.url("ada"))
    connect(cy, server.url("cy"))
    marked: list[Unit] = []
    full: list[bool] = []

    def failing_once(database: Database, name: str, value: str) -> None:
        if name == "team-place" and marked and not full:
            full.append(cy.context.archive.shelf.body(Unit.KIND, marked[0].id) is None)
            raise Refusal("The disk is full.")
        set_fact(database, name, value)

    set_fact = Database.set_fact
    monkeypatch.setattr(Database, "set_fact", failing_once)
    marked.append(ada.units.mark(interview, 3, 8))
    ada.team.poke()
    until(lambda: cy.context.find(Unit, marked[0].id))
    assert full == [True]
    assert present(ada) == present(cy)
    assert check_study(cy).faults == ()


def test_what_others_have_made_is_not_sealed_again(
    laptops: Laptops,
    server: Postgres,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cy, interview = laptops.cy, laptops.table.interview.id
    sealed: list[str] = []

    def sealing_step(step: Step, key: bytes) -> Sealed:
        sealed.append(step.member)
        return seal(step, key)

    seal = sealing.seal
    monkeypatch.setattr(sealing, "seal", sealing_step)
    connect(cy, server.url("cy"))
    for _mark in range(3):
        cy.units.mark(interview, 3, 8)
        cy.team.poke()
        until(lambda: on_server(server, cy) == cy.context.log.frontier[cy.context.log.replica])
    assert set(sealed) == {cy.context.me}


def on_server(server: Postgres, desk: Desk) -> int:  # noqa: F811
    """The number of the newest step that the server has of this desk's copy."""
    schema = f"lifeworld_{desk.context.archive.study}"
    query = f"SELECT max(seq) FROM {schema}.step WHERE replica = '{desk.context.log.replica}'"
    with server.connect("root") as root:
        ((there,),) = root.execute(query.encode()).fetchall()
    return there or 0


def test_what_is_new_wakes_no_more_than_what_it_is_for(
    laptops: Laptops,
    server: Postgres,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ada, bo, interview = laptops.ada, laptops.table.bo, laptops.table.interview.id
    connect(ada, server.url("ada"))

    def told(member: str, record: Record) -> list[str]:
        ada.feed.poll()
        ada.context.log.record(member, Gesture.RECORDING_ADDED.value, making(record))
        woken: list[str] = []
        with monkeypatch.context() as watched:
            watched.setattr(TeamConnection, "poke", lambda _connection: woken.append("connection"))
            watched.setattr(Errands, "poke", lambda _errands: woken.append("errands"))
            ada.team.tell(ada.feed.poll())
        return woken

    assert told(bo.id, Interview(id="i8")) == []
    assert told(ada.context.me, Interview(id="i9")) == ["connection"]
    assert told(bo.id, Recording(id="r8", interview=interview)) == ["errands"]
    assert told(ada.context.me, Recording(id="r9", interview=interview)) == ["connection", "errands"]


def test_a_recording_that_is_put_there_after_its_step_is_fetched_by_itself(
    laptops: Laptops,
    server: Postgres,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ada, cy = laptops.ada, laptops.cy
    looked = threading.Event()
    put = TeamErrands.put

    def late(errands: TeamErrands, name: str, replica: str, content: Iterable[bytes]) -> None:
        looked.wait(WAIT_S)
        put(errands, name, replica, content)

    monkeypatch.setattr(TeamErrands, "put", late)
    connect(ada, server.url("ada"))
    sound = ada.context.archive.vault.add([b"sound" * 3000])
    ada.context.record(
        Gesture.RECORDING_ADDED,
        making(Recording(id="r9", interview=laptops.table.interview.id, sound=sound.id, place="13")),
    )
    ada.team.poke()
    connect(cy, server.url("cy"))
    until(lambda: cy.context.find(Recording, "r9"))
    cy.team.settle(WAIT_S)
    assert not cy.context.archive.vault.has(sound.id)
    looked.set()
    until(lambda: cy.context.archive.vault.has(sound.id))


def test_a_recording_comes_along(laptops: Laptops, server: Postgres) -> None:  # noqa: F811
    ada, cy = laptops.ada, laptops.cy
    connect(ada, server.url("ada"))
    connect(cy, server.url("cy"))
    sound = ada.context.archive.vault.add([b"sound" * 300_000])
    recording = Recording(id="r9", interview=laptops.table.interview.id, sound=sound.id, place="13")
    ada.context.record(Gesture.RECORDING_ADDED, making(recording))
    ada.team.poke()
    until(lambda: cy.context.find(Recording, "r9"))
    until(lambda: cy.context.archive.vault.has(sound.id))
    with cy.context.archive.vault.open(sound.id) as reader:
        assert reader.read() == b"sound" * 300_000


def test_nothing_of_what_is_said_lies_on_the_server(laptops: Laptops, server: Postgres) -> None:  # noqa: F811
    ada, interview = laptops.ada, laptops.table.interview.id
    connect(ada, server.url("ada"))
    unit = ada.units.mark(interview, 3, 8)
    ada.notes.answer(unit.id, "voice", "skammekroken")
    ada.team.poke()
    newest = ada.context.log.frontier[ada.context.log.replica]
    schema = f"lifeworld_{ada.context.archive.study}"

    until(lambda: on_server(server, ada) == newest)
    with server.connect("root") as root:
        rows = root.execute(f"SELECT step::text FROM {schema}.step".encode()).fetchall()
    assert "skammekroken" not in repr(rows)
    assert b"skammekroken".hex() not in repr(rows)


def test_one_study_has_one_server(laptops: Laptops, server: Postgres) -> None:  # noqa: F811
    ada = laptops.ada
    with pytest.raises(Refusal, match="no team's server yet"):
        ada.team.connect()
    for wrong, said in (
        ("https://ada:secret@server/db", "not the address"),
        ("postgresql://ada:secret@server/db?sslmode=disable", "must be encrypted"),
    ):
        with pytest.raises(Refusal, match=said):
            ada.team.join(wrong)
    assert ada.team.address == ""
    ada.team.join(server.url("ada", "sslkey=/ada.key&sslpassword=hidden"))
    assert "hidden" not in ada.team.address
    ada.team.join(server.url("ada", "sslkey=/ada.key"))
    with pytest.raises(Refusal, match="another team's server"):
        ada.team.join("postgresql://ada@elsewhere/other")
    ada.team.leave()
    assert ada.team.address == ""


def test_a_login_that_is_no_members_is_a_sentence(laptops: Laptops, server: Postgres) -> None:  # noqa: F811
    laptops.ada.team.join(server.url("bo"))
    laptops.ada.team.connect()
    assert laptops.ada.team.wait_for(Kind.REFUSED, WAIT_S)
    assert laptops.ada.team.state
    assert "no right" in laptops.ada.team.state.sentence


def words_there(server: Postgres, desk: Desk) -> str:  # noqa: F811
    """All that the server's steps hold, opened with the study's key."""
    archive = desk.context.archive
    with server.connect("root") as root:
        rows = root.execute(f"SELECT mark, sealed FROM lifeworld_{archive.study}.step".encode()).fetchall()
    opened = (sealing.opened_step(sealed, mark, archive.key.team) for mark, sealed in rows)
    return repr([leaf for step in opened for leaf in step.leaves])


def test_two_who_share_a_computer_send_each_with_the_own_login(laptops: Laptops, server: Postgres) -> None:  # noqa: F811
    ada, cy, bo, interview = laptops.ada, laptops.cy, laptops.table.bo, laptops.table.interview.id
    steward.invite(server.url("steward"), ada.context.archive.study, bo.id, "bo")
    connect(ada, server.url("ada"))
    connect(cy, server.url("cy"))
    ada.members.switch(bo.id, "4321")
    assert ada.team.state
    assert not ada.team.connected
    assert "Ada is connected" in ada.team.state.sentence
    bos = ada.units.mark(interview, 1, 4)
    ada.members.switch(laptops.table.ada.id)
    adas = ada.units.mark(interview, 5, 8)
    ada.team.poke()
    until(lambda: ada.team.aside)
    ada.team.settle(WAIT_S)
    assert "Not all that Bo did" in ada.team.aside
    until(lambda: on_server(server, ada) == ada.context.log.frontier[ada.context.log.replica])
    assert cy.context.find(Unit, adas.id) is None
    ada.members.switch(bo.id, "4321")
    connect(ada, server.url("bo"))
    until(lambda: cy.context.find(Unit, bos.id) and cy.context.find(Unit, adas.id))
    assert not ada.team.aside
    ada.team.settle(WAIT_S)
    again = ada.units.mark(interview, 5, 8)
    ada.team.poke()
    until(lambda: cy.context.find(Unit, again.id))
    assert {one.member for one in cy.team.here()} >= {cy.context.me}
    assert present(ada) == present(cy)


@pytest.mark.parametrize("order", [("ada", "bo"), ("bo", "ada")])
def test_what_was_done_in_turns_at_one_table_is_there_when_each_has_connected_once(
    laptops: Laptops,
    server: Postgres,  # noqa: F811
    order: tuple[str, str],
) -> None:
    ada, cy, bo, interview = laptops.ada, laptops.cy, laptops.table.bo, laptops.table.interview.id
    steward.invite(server.url("steward"), ada.context.archive.study, bo.id, "bo")
    pins = {"ada": (laptops.table.ada.id, ""), "bo": (bo.id, "4321")}
    for _turn in range(4):
        for member in pins.values():
            ada.members.switch(*member)
            ada.units.mark(interview, 3, 8)
    for login in order:
        ada.members.switch(*pins[login])
        connect(ada, server.url(login))
        ada.team.settle(WAIT_S)
        ada.team.disconnect()
    connect(cy, server.url("cy"))
    cy.team.settle(WAIT_S)
    assert present(ada) == present(cy)
    assert list(cy.context.archive.shelf.waiting()) == []
    assert check_study(ada).faults == check_study(cy).faults == ()


def test_who_is_not_let_in_yet_hears_it_and_gets_what_comes(laptops: Laptops, server: Postgres) -> None:  # noqa: F811
    ada, cy, bo, interview = laptops.ada, laptops.cy, laptops.table.bo, laptops.table.interview.id
    connect(ada, server.url("ada"))
    ada.team.settle(WAIT_S)
    ada.team.disconnect()
    steward.invite(server.url("steward"), ada.context.archive.study, bo.id, "bo")
    with server.connect("root") as root:
        table = f"lifeworld_{ada.context.archive.study}.copy_member"
        root.execute(f"DELETE FROM {table} WHERE NOT owner".encode())
    ada.members.switch(bo.id, "4321")
    bos = ada.units.mark(interview, 1, 4)
    ada.context.record(
        Gesture.RECORDING_ADDED,
        making(
            Recording(
                id="r9", interview=interview, sound=ada.context.archive.vault.add([b"sound"]).id, place="13"
            )
        ),
    )
    connect(ada, server.url("bo"))
    ada.team.settle(WAIT_S)
    assert "has not let you in" in ada.team.aside
    connect(cy, server.url("cy"))
    cys = cy.units.mark(interview, 5, 8)
    cy.team.poke()
    until(lambda: ada.context.find(Unit, cys.id))
    ada.members.switch(laptops.table.ada.id)
    connect(ada, server.url("ada"))
    ada.team.settle(WAIT_S)
    ada.members.switch(bo.id, "4321")
    connect(ada, server.url("bo"))
    until(lambda: cy.context.find(Unit, bos.id))
    assert not ada.team.aside


def test_what_one_program_may_not_send_stops_nobody_else(laptops: Laptops, server: Postgres) -> None:  # noqa: F811
    ada, cy, bo, interview = laptops.ada, laptops.cy, laptops.table.bo, laptops.table.interview.id
    dee = Exchange(ada).invite(laptops.folder / "dee", "Dee", (Role.PEER,), "nb")
    two = join(laptops.folder / "two", laptops.folder / "dee", dee.code, NEW, "", cost=LEAST_COST)
    steward.invite(server.url("steward"), ada.context.archive.study, dee.member.id, "dee")
    connect(ada, server.url("ada"))
    connect(cy, server.url("cy"))
    cy.context.record(Gesture.UNIT_MARKED, [Write(Unit.KIND, f"x-{bo.id}", "author", bo.id)])
    after = cy.units.mark(interview, 5, 8)
    cy.team.poke()
    until(lambda: ada.team.aside)
    connect(two, server.url("dee"))
    fine = two.units.mark(interview, 5, 8)
    two.team.poke()
    until(lambda: ada.context.find(Unit, fine.id))
    assert ada.context.find(Unit, after.id) is None
    assert ada.team.connected
    assert "The program of Cy" in ada.team.aside
    assert check_study(ada).faults == ()
    two.close()


def test_a_newcomer_is_told_of_what_was_spoiled_on_the_server(laptops: Laptops, server: Postgres) -> None:  # noqa: F811
    ada, cy = laptops.ada, laptops.cy
    dee = Exchange(ada).invite(laptops.folder / "dee", "Dee", (Role.PEER,), "nb")
    two = join(laptops.folder / "two", laptops.folder / "dee", dee.code, NEW, "", cost=LEAST_COST)
    steward.invite(server.url("steward"), ada.context.archive.study, dee.member.id, "dee")
    connect(cy, server.url("cy"))
    unit = cy.units.mark(laptops.table.interview.id, 5, 8)
    cy.team.poke()
    until(lambda: on_server(server, cy))
    with server.connect("root") as root:
        root.execute(f"UPDATE lifeworld_{ada.context.archive.study}.step SET sealed = '\\x00'".encode())
    connect(two, server.url("dee"))
    until(lambda: two.team.aside)
    assert "The program of Cy" in two.team.aside
    laptops.give(ada, cy)
    until(lambda: any(one.id == dee.member.id for one in Exchange(cy).colleagues()))
    laptops.give(cy, two)
    assert two.context.find(Unit, unit.id)
    assert two.team.aside == ""
    two.close()


def test_what_is_erased_is_destroyed_on_the_server_too(laptops: Laptops, server: Postgres) -> None:  # noqa: F811
    ada, cy, interview = laptops.ada, laptops.cy, laptops.table.interview.id
    assert cy.member
    study = ada.context.archive.study
    steward.invite(server.url("steward"), study, laptops.table.ada.id, "ada", erases=True)
    connect(ada, server.url("ada"))
    connect(cy, server.url("cy"))
    unit = cy.units.mark(interview, 3, 8)
    cy.notes.answer(unit.id, "voice", "skammekroken")
    cy.team.poke()
    until(lambda: ada.notes.on(unit.id))
    ada.erasures.erase(ada.erasures.asked("P1"))
    ada.team.poke()

    def destroyed() -> bool:
        ada.team.poke()
        return "skammekroken" not in words_there(server, ada)

    until(destroyed)
    until(lambda: cy.interviews.list() == [])
    assert "skammekroken" not in repr(list(cy.context.archive.shelf.steps_after(0)))


def test_whoever_may_not_erase_there_is_told_and_works_on(laptops: Laptops, server: Postgres) -> None:  # noqa: F811
    ada, cy = laptops.ada, laptops.cy
    assert not cy.team.before_erasing
    added = ada.interviews.add("Second", participant_code="P9")
    ada.interviews.add_speaker(added.id, "skammekroken")
    sound = ada.context.archive.vault.add([b"sound" * 3000])
    ada.context.record(
        Gesture.RECORDING_ADDED,
        making(Recording(id="r9", interview=added.id, sound=sound.id, place="13")),
    )
    connect(ada, server.url("ada"))
    ada.team.settle(WAIT_S)
    ada.team.disconnect()
    connect(cy, server.url("cy"))
    cy.team.settle(WAIT_S)
    assert "lies there, sealed" in cy.team.before_erasing
    cy.erasures.erase(cy.erasures.asked("P9"))
    cy.team.tell(cy.feed.poll())
    until(lambda: "some of it still lies" in cy.team.aside)
    assert cy.team.connected
    unit = cy.units.mark(laptops.table.interview.id, 3, 8)
    cy.team.poke()
    until(lambda: on_server(server, cy) == cy.context.log.frontier[cy.context.log.replica])
    assert "skammekroken" in words_there(server, ada)
    connect(ada, server.url("ada"))
    until(lambda: ada.context.find(Unit, unit.id) and ada.context.find(Interview, added.id) is None)
    until(lambda: "skammekroken" not in words_there(server, ada))

    def seen() -> bool:
        cy.team.settle(WAIT_S)  # by itself it looks again after growing pauses
        return not cy.team.aside

    until(seen)
    assert not ada.team.aside
    with server.connect("root") as root:
        blobs = f"SELECT FROM lifeworld_{ada.context.archive.study}.blob"
        assert root.execute(blobs.encode()).fetchall() == []
    assert check_study(ada).faults == check_study(cy).faults == ()


def test_an_interview_added_meanwhile_for_somebody_erased_goes_everywhere(
    laptops: Laptops,
    server: Postgres,  # noqa: F811
) -> None:
    ada, cy = laptops.ada, laptops.cy
    study = ada.context.archive.study
    steward.invite(server.url("steward"), study, laptops.table.ada.id, "ada", erases=True)
    late = cy.interviews.add("Second", participant_code="P1")
    cy.interviews.add_speaker(late.id, "skammekroken")
    ada.erasures.erase(ada.erasures.asked("P1"))
    connect(cy, server.url("cy"))
    connect(ada, server.url("ada"))
    for desk in (ada, cy):
        until(lambda desk=desk: late.id in desk.context.archive.shelf.gone())
        until(lambda desk=desk: "skammekroken" not in repr(list(desk.context.archive.shelf.steps_after(0))))

    until(lambda: "skammekroken" not in words_there(server, ada))
    until(lambda: ada.team.connected and cy.team.connected and not ada.team.aside and not cy.team.aside)
    assert check_study(ada).faults == check_study(cy).faults == ()
