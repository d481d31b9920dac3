"""Three laptops without a network: what one packs the others take, in any order, and all end with the same study."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from tests.desk.conftest import NEW, PASSPHRASE, Laptops, Table
from workbench.archive.header import LEAST_COST
from workbench.cellar.errors import Refusal, Stopped
from workbench.desk.checking import check_study
from workbench.desk.desk import Desk
from workbench.desk.exchange import Exchange, join
from workbench.desk.gestures import Gesture
from workbench.desk.opening import open_study
from workbench.desk.peers import Peers
from workbench.desk.taking import Taker
from workbench.desk.telling import taken_words
from workbench.history.log import Write, making
from workbench.history.steps import StepRef
from workbench.history.wire import Line
from workbench.study.ids import new_id, of_member
from workbench.study.people import Role
from workbench.study.records import Json
from workbench.study.rounds import Part, PartState
from workbench.study.units import Unit


def present(desk: Desk) -> list[object]:
    shelf = desk.context.archive.shelf
    kinds = ("study", "member", "interview", "turn", "unit", "note", "recording", "round", "card")
    return [
        sorted((body.id, repr(sorted(body.values.items()))) for body in shelf.bodies(kind)) for kind in kinds
    ]


def test_who_was_invited_has_all_of_it_and_works_under_an_own_name(laptops: Laptops) -> None:
    assert laptops.cy.member
    assert laptops.cy.member.name == "Cy"
    assert present(laptops.cy) == present(laptops.ada)
    interview = laptops.table.interview.id
    unit = laptops.cy.units.mark(interview, 3, 8)
    laptops.cy.notes.answer(unit.id, "voice", "tired")
    laptops.give(laptops.cy, laptops.ada)
    assert laptops.ada.notes.on(unit.id)[0].voice == "tired"
    assert present(laptops.cy) == present(laptops.ada)
    assert check_study(laptops.ada).faults == check_study(laptops.cy).faults == ()


def test_a_backup_made_while_the_study_was_open_gives_no_number_again(laptops: Laptops) -> None:
    folder, interview = laptops.ada.folder, laptops.table.interview.id
    backup = folder.with_name("backup")
    shutil.copytree(folder, backup)
    laptops.ada.interviews.add("after the backup")
    laptops.give(laptops.ada, laptops.cy)
    laptops.ada.close()
    shutil.rmtree(folder)
    backup.rename(folder)
    ada = open_study(folder, PASSPHRASE)
    ada.members.switch(laptops.table.ada.id)
    ada.units.mark(interview, 3, 8)
    laptops.give(ada, laptops.cy)
    laptops.give(laptops.cy, ada, everything=True)
    assert present(ada) == present(laptops.cy)
    assert [one.title for one in ada.interviews.list()] == ["First", "after the backup"]
    ada.close()


def test_taking_twice_and_old_bundles_change_nothing(laptops: Laptops) -> None:
    interview = laptops.table.interview.id
    first, second = laptops.file(), laptops.file()
    exchange = Exchange(laptops.cy)
    laptops.cy.units.mark(interview, 3, 8)
    exchange.pack(first, exchange.colleagues())
    laptops.cy.units.mark(interview, 10, 12)
    exchange.pack(second, exchange.colleagues())
    taker = Exchange(laptops.ada)
    assert taker.take(second).steps == 2
    assert [taker.take(file).steps for file in (first, second, first)] == [0, 0, 0]
    assert present(laptops.cy) == present(laptops.ada)


def test_missing_changes_are_named_and_what_rests_on_them_waits(laptops: Laptops) -> None:
    interview = laptops.table.interview.id
    exchange = Exchange(laptops.cy)
    lost, late = laptops.file(), laptops.file()
    unit = laptops.cy.units.mark(interview, 3, 8)
    exchange.pack(lost, exchange.colleagues())
    # Ada's laptop is believed to have it, since a bundle of hers says so; but that was before she took a backup back.
    frontier = laptops.cy.context.log.frontier
    Peers(laptops.cy.context.archive.database).heard("cafecafe", laptops.table.ada.id, frontier)
    Peers(laptops.cy.context.archive.database).heard("cafecaff", laptops.table.bo.id, frontier)
    laptops.cy.notes.answer(unit.id, "voice", "tired")
    exchange.pack(late, exchange.colleagues())
    taken = Exchange(laptops.ada).take(late)
    number = frontier[laptops.cy.context.log.replica]
    assert (taken.steps, taken.waiting) == (0, 1)
    assert [(gap.first, gap.last) for gap in taken.gaps] == [(number, number)]
    assert laptops.ada.context.find(Unit, unit.id) is None
    taken = Exchange(laptops.ada).take(lost)
    assert (taken.steps, taken.waiting, taken.gaps) == (2, 0, ())
    assert laptops.ada.notes.on(unit.id)[0].voice == "tired"


def test_any_order_of_exchange_gives_one_study(laptops: Laptops, tmp_path: Path) -> None:
    interview = laptops.table.interview.id
    laptops.give(laptops.ada, laptops.cy)
    invitation = Exchange(laptops.ada).invite(tmp_path / "for di", "Di", (Role.PEER,), "en")
    di = join(tmp_path / "di", tmp_path / "for di", invitation.code, NEW, cost=LEAST_COST)
    desks = [laptops.ada, laptops.cy, di]
    try:
        for number, desk in enumerate(desks):
            desk.units.mark(interview, number, number + 4)
        laptops.cy.transcripts.edit(laptops.table.turn(1).id, "I was so very tired that day")
        laptops.ada.transcripts.edit(laptops.table.turn(1).id, "I was so tired on that day")
        for here, there in [(2, 0), (0, 1), *permutations(range(3), 2), *permutations(range(3), 2)]:
            laptops.give(desks[here], desks[there], everything=True)
        assert present(desks[0]) == present(desks[1]) == present(desks[2])
        torn = [desk.context.archive.shelf.torn() for desk in desks]
        assert torn == [[("turn", laptops.table.turn(1).id)]] * 3
        assert all(check_study(desk).faults == () for desk in desks)
    finally:
        di.close()


def test_a_blind_round_stays_blind_in_another_copy_and_in_the_file(laptops: Laptops) -> None:
    table, secret = laptops.table, "what nobody may read yet"
    begun = table.desk.rounds.begin(table.interview.id, [table.ada.id, laptops.cy.member.id], ["What?"])  # type: ignore[union-attr]
    table.desk.rounds.write(begun.id, 0, secret)
    table.desk.rounds.finish(begun.id)
    laptops.give(laptops.ada, laptops.cy)
    shelf = laptops.cy.context.archive.shelf
    assert secret not in repr(list(shelf.steps_after(0)))
    assert laptops.cy.rounds.cards(begun.id) == []
    laptops.cy.rounds.write(begun.id, 0, "mine")
    laptops.cy.rounds.finish(begun.id)
    assert laptops.cy.rounds.standing(begun.id).open
    laptops.cy.rounds.turn(begun.id)
    laptops.cy.rounds.turn(begun.id)
    assert [card.answers for card in laptops.cy.rounds.cards(begun.id)] == [("mine",), None]
    laptops.give(laptops.cy, laptops.ada)
    laptops.ada.rounds.give_keys()
    laptops.give(laptops.ada, laptops.cy)
    assert [card.answers for card in laptops.cy.rounds.cards(begun.id)] == [("mine",), (secret,)]
    assert [card.answers for card in laptops.ada.rounds.cards(begun.id)] == [("mine",), (secret,)]


def test_an_old_stick_after_an_erasure_brings_nothing_back(laptops: Laptops) -> None:
    interview = laptops.table.interview.id
    old = laptops.file()
    unit = laptops.cy.units.mark(interview, 3, 8)
    laptops.cy.notes.answer(unit.id, "voice", "tired")
    Exchange(laptops.cy).pack(old, Exchange(laptops.cy).colleagues(), everything=True)
    laptops.ada.erasures.erase(laptops.ada.erasures.asked("P1"))
    Exchange(laptops.ada).take(old)
    assert "tired" not in repr(list(laptops.ada.context.archive.shelf.steps_after(0)))
    laptops.give(laptops.ada, laptops.cy)
    assert "tired" not in repr(list(laptops.cy.context.archive.shelf.steps_after(0)))
    assert laptops.cy.interviews.list() == laptops.ada.interviews.list() == []
    assert check_study(laptops.ada).faults == check_study(laptops.cy).faults == ()


def test_what_is_not_for_me_or_not_true_is_refused_and_changes_nothing(
    laptops: Laptops, tmp_path: Path
) -> None:
    before = present(laptops.ada)
    laptops.cy.units.mark(laptops.table.interview.id, 3, 8)
    for_bo = laptops.file()
    bo = next(one for one in Exchange(laptops.cy).colleagues() if one.name == "Bo")
    Exchange(laptops.cy).pack(for_bo, [bo])
    with pytest.raises(Refusal, match="not packed for you"):
        Exchange(laptops.ada).take(for_bo)
    laptops.cy.context.log.sign = lambda _member, _mark: bytes(64)  # as a program would that has not her key
    laptops.cy.units.mark(laptops.table.interview.id, 4, 6)
    forged = laptops.file()
    Exchange(laptops.cy).pack(forged, Exchange(laptops.cy).colleagues())
    with pytest.raises(Refusal, match="not written by the member"):
        Exchange(laptops.ada).take(forged)
    assert present(laptops.ada) == before
    with pytest.raises(Refusal, match="There is a file called"):
        Exchange(laptops.ada).pack(forged, Exchange(laptops.ada).colleagues())


def test_a_member_cannot_change_what_belongs_to_another(laptops: Laptops) -> None:
    mine = laptops.ada.units.mark(laptops.table.interview.id, 3, 8)
    laptops.give(laptops.ada, laptops.cy)
    laptops.cy.context.record(Gesture.UNIT_REMOVED, [Write("unit", mine.id, "alive", False)])
    file = laptops.file()
    Exchange(laptops.cy).pack(file, Exchange(laptops.cy).colleagues())
    taken = Exchange(laptops.ada).take(file)
    assert taken.aside == (laptops.cy.context.me,)
    assert laptops.ada.context.find(Unit, mine.id)
    told = taken_words(taken, {laptops.cy.context.me: "Cy"})
    assert len(told) == 1
    assert "The program of Cy has sent something that cannot be taken" in told[0]


def test_what_is_unlawful_stops_no_honest_work(laptops: Laptops) -> None:
    mine = laptops.ada.units.mark(laptops.table.interview.id, 3, 8)
    laptops.give(laptops.ada, laptops.cy)
    theirs = laptops.cy.units.mark(laptops.table.interview.id, 1, 2)
    laptops.cy.context.record(Gesture.UNIT_REMOVED, [Write("unit", mine.id, "alive", False)])
    laptops.give(laptops.cy, laptops.ada)
    assert laptops.ada.context.find(Unit, theirs.id), "what came before it"
    later = laptops.ada.units.mark(laptops.table.interview.id, 5, 6)
    laptops.give(laptops.ada, laptops.cy)
    assert laptops.cy.context.find(Unit, later.id)
    assert check_study(laptops.ada).faults == ()


def test_adding_a_member_can_be_undone_and_the_others_take_it(laptops: Laptops) -> None:
    zed = laptops.ada.members.add("Zed", (Role.PEER,))
    laptops.give(laptops.ada, laptops.cy)
    laptops.ada.undo()
    laptops.give(laptops.ada, laptops.cy)
    assert laptops.cy.members.get(zed.id) is None


@pytest.mark.parametrize(
    ("name", "value"), [("anchor", "somewhere"), ("anchor", [[], "", "", ""]), ("made", 7), ("interview", {})]
)
def test_what_could_not_be_read_again_does_not_come_in(laptops: Laptops, name: str, value: Json) -> None:
    mine = laptops.cy.units.mark(laptops.table.interview.id, 3, 8)
    laptops.cy.context.record(Gesture.UNIT_ENDS_SET, [Write("unit", mine.id, name, value)])
    file = laptops.file()
    Exchange(laptops.cy).pack(file, Exchange(laptops.cy).colleagues())
    taken = Exchange(laptops.ada).take(file)
    assert taken.aside == (laptops.cy.context.me,)
    assert laptops.ada.context.find(Unit, mine.id) == mine


def test_nobody_takes_part_in_a_round_in_the_name_of_another(laptops: Laptops) -> None:
    ada, cy = laptops.table.ada.id, laptops.cy.context.me
    begun = laptops.ada.rounds.begin(laptops.table.interview.id, [ada, cy], ["What strikes you?"])
    laptops.give(laptops.ada, laptops.cy)
    for author in (ada, cy):
        part = Part(id=of_member(begun.id, ada), round=begun.id, author=author, state=PartState.PASSED)
        step = laptops.cy.context.record(Gesture.ROUND_PART, making(part))
        assert step
        assert Taker(laptops.ada.context).take_what_holds([step]) == []
        assert laptops.ada.context.log.unlawful()[:1] != []
    assert laptops.ada.rounds.standing(begun.id).done == 0


def test_an_invitation_is_renewed_where_it_was_made(laptops: Laptops, tmp_path: Path) -> None:
    invited = Exchange(laptops.ada).invite(tmp_path / "lost", "Di", (Role.PEER,), "en").member
    older = replace(invited, id=new_id(), name="Eli")
    laptops.ada.context.record(Gesture.MEMBER_ADDED, making(older), lasting=True)
    laptops.give(laptops.ada, laptops.cy)
    with pytest.raises(Refusal, match="Di was invited from another computer"):
        Exchange(laptops.cy).invite_again(tmp_path / "none", invited)
    assert not (tmp_path / "none").exists()
    for desk, member in ((laptops.ada, invited), (laptops.cy, older)):
        again = Exchange(desk).invite_again(tmp_path / member.id, member)
        made = tmp_path / f"{member.name}'s"
        joined = join(made, tmp_path / member.id, again.code, NEW, cost=LEAST_COST)
        assert joined.context.me == again.member.id == member.id
        laptops.give(joined, laptops.ada)
        found = laptops.ada.members.get(member.id)
        assert found
        assert found.opening
        assert bool(found.vouched) == (member is invited)
        joined.close()


def test_stopping_leaves_no_file_and_no_change(laptops: Laptops) -> None:
    def stop(_share: float) -> None:
        raise Stopped("stopped")

    file = laptops.file()
    laptops.cy.units.mark(laptops.table.interview.id, 3, 8)
    with pytest.raises(Stopped):
        Exchange(laptops.cy).pack(file, Exchange(laptops.cy).colleagues(), stop, everything=True)
    assert not file.exists()
    Exchange(laptops.cy).pack(file, Exchange(laptops.cy).colleagues())
    before = present(laptops.ada)
    with pytest.raises(Stopped):
        Exchange(laptops.ada).take(file, stop)
    assert present(laptops.ada) == before


def test_what_is_written_while_packing_is_for_the_next_time(
    laptops: Laptops, monkeypatch: pytest.MonkeyPatch
) -> None:
    interview, cy, file = laptops.table.interview.id, laptops.cy, laptops.file()
    cy.units.mark(interview, 3, 8)
    look = cy.context.archive.shelf.lines

    def meanwhile(wanted: Callable[[StepRef], bool]) -> Iterator[Line]:
        cy.units.mark(interview, 4, 9)
        return look(wanted)

    monkeypatch.setattr(cy.context.archive.shelf, "lines", meanwhile)
    Exchange(cy).pack(file, Exchange(cy).colleagues())
    monkeypatch.undo()
    assert Exchange(laptops.ada).take(file).steps == 1
    laptops.give(cy, laptops.ada)
    assert present(cy) == present(laptops.ada)


def test_the_own_other_laptop_goes_on_under_the_same_name(laptops: Laptops, tmp_path: Path) -> None:
    moved = Exchange(laptops.cy).move(tmp_path / "mine")
    other = join(tmp_path / "cy2", tmp_path / "mine", moved.code, NEW, "1357", cost=LEAST_COST)
    assert other.member == laptops.cy.members.get(moved.member.id) or other.member
    unit = other.units.mark(laptops.table.interview.id, 3, 8)
    laptops.give(other, laptops.ada)
    found = laptops.ada.context.find(Unit, unit.id)
    assert found
    assert found.author == moved.member.id
    assert other.context.log.replica != laptops.cy.context.log.replica
    other.close()


def test_a_wrong_code_makes_nothing(laptops: Laptops, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="does not open the invitation"):
        join(tmp_path / "x", laptops.folder / "invitation", "wrong", NEW, cost=LEAST_COST)
    assert not (tmp_path / "x").exists()


def test_a_forgotten_pin_is_set_anew_with_the_printed_key(laptops: Laptops) -> None:
    cy = laptops.cy
    assert cy.member
    code = cy.members.recovery_key()
    with pytest.raises(Refusal, match="not the recovery key"):
        cy.members.recover(cy.member.id, "wrong", "9999")
    cy.members.recover(cy.member.id, code, "9999")
    cy.members.switch(cy.member.id, "9999")
    cy.close()
    again = open_study(laptops.folder / "cy", code)
    again.members.switch(cy.member.id, "9999")
    again.close()


def test_news_tell_what_others_did_and_nothing_of_a_blind_round(laptops: Laptops) -> None:
    laptops.ada.news.looked(laptops.ada.news.since())
    unit = laptops.cy.units.mark(laptops.table.interview.id, 3, 8)
    laptops.cy.notes.answer(unit.id, "voice", "tired")
    laptops.give(laptops.cy, laptops.ada)
    told = [(one.words, one.count, one.interview) for one in laptops.ada.news.since().news]
    assert told == [
        ("bridling note", 1, laptops.table.interview.id),
        ("unit of meaning marked", 1, laptops.table.interview.id),
    ]
    read = laptops.ada.news.since()
    laptops.cy.units.mark(laptops.table.interview.id, 4, 9)
    laptops.give(laptops.cy, laptops.ada)
    laptops.ada.news.looked(read)
    assert [one.words for one in laptops.ada.news.since().news] == ["unit of meaning marked"]
    laptops.ada.news.looked(laptops.ada.news.since())
    laptops.ada.news.looked(read)  # a window that was left open for long
    assert laptops.ada.news.since().news == ()


def test_nothing_is_packed_for_who_has_left(laptops: Laptops) -> None:
    bo = laptops.table.bo
    laptops.ada.members.leave(bo.id)
    assert bo.id not in {one.id for one in Exchange(laptops.ada).colleagues()}


def test_the_lead_says_who_leaves_and_who_comes_back_and_everybody_may_go(laptops: Laptops) -> None:
    ada, cy, table = laptops.ada, laptops.cy, laptops.table
    assert cy.member
    laptops.meet()
    with pytest.raises(Refusal, match="Only the lead"):
        cy.members.leave(table.ada.id)
    cy.members.leave(cy.member.id)
    with pytest.raises(Refusal, match="Only the lead"):
        cy.members.come_back(cy.member.id)
    laptops.give(cy, ada)
    assert cy.member.id not in {one.id for one in Exchange(ada).colleagues()}
    ada.members.come_back(cy.member.id)
    assert cy.member.id in {one.id for one in Exchange(ada).colleagues()}
    laptops.give(ada, cy)
    assert [one.left for one in cy.members.list()] == ["", "", ""]
    ada.members.leave(table.ada.id)  # nobody leads any more: whoever is there brings the lead back
    laptops.give(ada, cy)
    cy.members.come_back(table.ada.id)
    assert [one.left for one in cy.members.list()] == ["", "", ""]


def test_an_invitation_that_could_not_be_packed_leaves_no_member(table: Table, tmp_path: Path) -> None:
    exchange = Exchange(table.desk)
    taken = tmp_path / "taken"
    taken.write_bytes(b"")
    with pytest.raises(Refusal, match="already"):
        exchange.invite(taken, "Di", (Role.PEER,), "en")

    def stop(_share: float) -> None:
        raise Stopped("stopped")

    with pytest.raises(Stopped):
        exchange.invite(tmp_path / "stopped", "Di", (Role.PEER,), "en", stop)
    assert "Di" not in {one.name for one in table.desk.members.list()}
    invitation = exchange.invite(tmp_path / "invitation", "Di", (Role.PEER,), "en")
    di = join(tmp_path / "di", tmp_path / "invitation", invitation.code, NEW, cost=LEAST_COST)
    assert [one.name for one in di.members.list()].count("Di") == 1
    assert check_study(di).faults == check_study(table.desk).faults == ()
    di.close()


def test_what_is_no_file_is_not_waited_for(table: Table, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, words in (("pipe", "not a file of changes"), ("nothing", "is not there")):
        with pytest.raises(Refusal, match=words):
            Exchange(table.desk).take(tmp_path / name)
        with pytest.raises(Refusal, match=words):
            join(tmp_path / "new", tmp_path / name, "code", NEW, cost=LEAST_COST)
