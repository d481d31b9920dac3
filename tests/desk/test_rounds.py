"""Blind rounds: nothing of another's card can be read before it is due; then one card at a time, then answers."""

from collections.abc import Iterator

import pytest

from tests.desk.conftest import Table
from workbench.archive.shelf import SqlShelf
from workbench.cellar.errors import Refusal
from workbench.desk.gestures import Gesture
from workbench.history.shelf import Body
from workbench.study.people import Member, Role
from workbench.study.rounds import Card, PartState, Round, card_order

SECRET = "I was ashamed of my own hands"
PROMPTS = ("What does this say to you?", "What do you hold back?")


@pytest.fixture
def cy(table: Table) -> Member:
    return table.desk.members.add("Cy", (Role.PEER,), "en", "1111")


@pytest.fixture
def begun(table: Table, cy: Member) -> Round:
    members = [table.ada.id, table.bo.id, cy.id]
    return table.desk.rounds.begin(table.interview.id, members, PROMPTS, (3, 8))


def works(table: Table, member: Member) -> None:
    pins = {"Bo": "4321", "Cy": "1111"}
    table.desk.members.switch(member.id, pins.get(member.name, ""))


def writes(table: Table, member: Member, begun: Round, text: str) -> None:
    works(table, member)
    table.desk.rounds.write(begun.id, 0, text)
    table.desk.rounds.finish(begun.id)


def plain(table: Table) -> str:
    """All that the log and the present of this copy hold."""
    shelf = table.desk.context.archive.shelf
    return repr([step for _n, step in shelf.steps_after(0)]) + repr(
        [body for kind in ("card", "card-key", "part", "round") for body in shelf.bodies(kind)]
    )


def test_nobody_reads_before_all_are_done_not_even_the_lead(table: Table, begun: Round, cy: Member) -> None:
    rounds, desk = table.desk.rounds, table.desk
    writes(table, table.bo, begun, SECRET)
    assert (len(desk.context.all(Card)), rounds.own(begun.id)[0]) == (1, SECRET)
    desk.discussions.write(desk.targets.over(begun), ([table.bo.id], "", SECRET))
    assert len(desk.finder.find("ashamed")) == 1
    works(table, table.ada)
    standing = rounds.standing(begun.id)
    assert (standing.done, len(standing.round.members), standing.open, standing.order) == (1, 3, False, ())
    assert rounds.cards(begun.id) == []
    assert (desk.context.all(Card), rounds.own(begun.id)[0]) == ([], "")
    assert desk.finder.find("ashamed") == []
    with pytest.raises(Refusal, match="Not everybody is done"):
        rounds.turn(begun.id)
    works(table, cy)
    rounds.pass_by(begun.id)
    assert len(desk.finder.find("ashamed")) == 1  # in the discussion: the own part is in
    assert plain(table).count(SECRET) == 1
    assert rounds.cards(begun.id) == []
    works(table, table.ada)
    rounds.pass_by(begun.id)
    works(table, table.bo)
    rounds.turn(begun.id)
    works(table, table.ada)
    assert [card.answers for card in rounds.cards(begun.id)] == [(SECRET, "")]
    assert plain(table).count(SECRET) == 1


def test_cards_are_turned_one_at_a_time_peers_first_lead_last(table: Table, begun: Round, cy: Member) -> None:
    rounds = table.desk.rounds
    for member in (table.ada, cy, table.bo):
        writes(table, member, begun, f"{member.name} wrote")
    for member in (table.ada, cy):  # each gives the key of the own card on coming back
        works(table, member)
        rounds.give_keys()
    seen: list[list[str]] = []
    for _turn in range(3):
        rounds.turn(begun.id)
        seen.append([card.answers[0] for card in rounds.cards(begun.id) if card.answers])
    assert [len(cards) for cards in seen] == [1, 2, 3]
    assert seen[-1][-1] == "Ada wrote"
    assert rounds.standing(begun.id).over
    with pytest.raises(Refusal, match="All cards are turned"):
        rounds.turn(begun.id)
    assert "Ada wrote" not in plain(table)  # what is opened stays in memory


def test_answers_come_after_the_last_card_and_a_card_is_never_rewritten(
    table: Table, begun: Round, cy: Member
) -> None:
    rounds = table.desk.rounds
    for member in (table.ada, table.bo, cy):
        writes(table, member, begun, member.name)
    with pytest.raises(Refusal, match="stays as it is"):
        rounds.write(begun.id, 0, "other")
    rounds.turn(begun.id)
    with pytest.raises(Refusal, match="First all cards"):
        table.desk.replies.say(rounds.cards(begun.id)[0].id, "yes, but")
    rounds.turn(begun.id)
    rounds.turn(begun.id)
    first = next(one for one in rounds.cards(begun.id) if one.author == cy.id)
    table.desk.replies.say(first.id, "yes, and")
    works(table, table.bo)
    table.desk.replies.say(first.id, "this is what I meant")
    assert [reply.text for reply in table.desk.replies.of(begun.id)] == ["yes, and", "this is what I meant"]


def test_who_was_away_stays_blind_until_the_own_part_is_in(table: Table, begun: Round, cy: Member) -> None:
    rounds = table.desk.rounds
    writes(table, table.ada, begun, "a")
    with pytest.raises(Refusal, match="Not everybody"):
        rounds.turn(begun.id)
    writes(table, table.bo, begun, "b")
    rounds.open_without_the_others(begun.id)
    works(table, table.ada)
    rounds.give_keys()
    rounds.turn(begun.id)
    rounds.turn(begun.id)
    assert [card.answers for card in rounds.cards(begun.id)] == [("b", ""), ("a", "")]
    works(table, cy)
    assert rounds.cards(begun.id) == []
    assert table.desk.replies.of(begun.id) == []
    rounds.write(begun.id, 0, "late")
    assert rounds.cards(begun.id) == []
    rounds.finish(begun.id)
    works(table, table.ada)
    rounds.give_keys()
    works(table, cy)
    assert rounds.cards(begun.id)[1].answers == ("a", "")
    assert rounds.cards(begun.id)[0].answers is None  # Bo has not been back yet to give the key
    assert rounds.standing(begun.id).order[-1] == cy.id


def test_who_was_away_neither_reads_nor_writes_answers_before_the_own_part_is_in(
    table: Table, begun: Round, cy: Member
) -> None:
    desk = table.desk
    writes(table, table.bo, begun, "Bo wrote")
    writes(table, table.ada, begun, "Ada wrote")
    desk.rounds.open_without_the_others(begun.id)
    for _turn in range(2):
        desk.rounds.turn(begun.id)
    card = next(one for one in desk.rounds.cards(begun.id) if one.author == table.ada.id)
    works(table, cy)
    desk.news.looked(desk.news.since())
    works(table, table.ada)
    said = desk.replies.say(card.id, "it stays with me")
    assert (desk.replies.of(begun.id), desk.replies.hides(said)) == ([said], False)
    works(table, cy)
    assert (desk.replies.of(begun.id), desk.replies.hides(said)) == ([], True)
    assert desk.news.since().news == ()
    with pytest.raises(Refusal, match="own part first"):
        desk.replies.say(card.id, "to me, too")
    desk.rounds.pass_by(begun.id)
    assert (desk.replies.of(begun.id), desk.replies.hides(said)) == ([said], False)
    assert [one.gesture for one in desk.news.since().news] == [Gesture.REPLIED]


def test_a_card_that_comes_late_hides_nothing_that_was_said(table: Table, begun: Round, cy: Member) -> None:
    rounds = table.desk.rounds
    for member in (table.bo, table.ada):
        writes(table, member, begun, member.name)
    rounds.open_without_the_others(begun.id)
    rounds.turn(begun.id)
    rounds.turn(begun.id)
    own = next(one for one in rounds.cards(begun.id) if one.author == table.ada.id)
    table.desk.replies.say(own.id, "yes, and")
    works(table, cy)
    with pytest.raises(Refusal, match="own part first"):
        rounds.turn(begun.id)
    writes(table, cy, begun, "late")
    works(table, table.ada)
    standing = rounds.standing(begun.id)
    assert standing.over
    assert not standing.all_turned
    assert [reply.text for reply in table.desk.replies.of(begun.id)] == ["yes, and"]
    rounds.turn(begun.id)
    assert rounds.standing(begun.id).all_turned
    assert rounds.cards(begun.id)[2].author == cy.id


def test_passing_counts_and_is_for_good(table: Table, begun: Round, cy: Member) -> None:
    rounds = table.desk.rounds
    works(table, cy)
    rounds.pass_by(begun.id)
    assert rounds.standing(begun.id).mine is PartState.PASSED
    with pytest.raises(Refusal, match="stays as it is"):
        rounds.write(begun.id, 0, "after all")


def given(table: Table) -> list[tuple[str, str]]:
    """Whose card can be opened by whom else, in this copy of the study."""
    keys = [body.values for body in table.desk.context.archive.shelf.bodies("card-key")]
    return [(str(key["author"]), str(key["reader"])) for key in keys if key["author"] != key["reader"]]


def test_what_was_written_before_passing_is_opened_for_nobody(table: Table, begun: Round, cy: Member) -> None:
    works(table, cy)
    table.desk.rounds.write(begun.id, 0, SECRET)
    table.desk.rounds.pass_by(begun.id)
    for member in (table.ada, table.bo):
        writes(table, member, begun, member.name)
    works(table, cy)
    table.desk.rounds.give_keys()
    assert {author for author, _reader in given(table)} == {table.bo.id}


def test_a_late_card_is_opened_for_nobody_while_it_is_written(table: Table, begun: Round, cy: Member) -> None:
    rounds = table.desk.rounds
    writes(table, table.ada, begun, "a")
    rounds.open_without_the_others(begun.id)
    works(table, cy)
    rounds.write(begun.id, 0, SECRET)
    rounds.give_keys()
    assert cy.id not in {author for author, _reader in given(table)}
    rounds.finish(begun.id)
    assert (cy.id, table.ada.id) in given(table)


def test_what_is_written_is_there_again_and_only_for_its_author(table: Table, begun: Round) -> None:
    rounds = table.desk.rounds
    works(table, table.bo)
    rounds.write(begun.id, 0, "one")
    rounds.write(begun.id, 1, "two")
    rounds.write(begun.id, 0, "one more")
    assert rounds.own(begun.id) == ("one more", "two")
    works(table, table.ada)
    assert rounds.own(begun.id) == ("", "")


@pytest.mark.parametrize(
    ("members", "prompts", "sentence"),
    [
        (["ada"], PROMPTS, "at least two"),
        (["ada", "ada"], PROMPTS, "at least two"),
        (["ada", "bo"], (" ",), "at least one"),
    ],
)
def test_a_round_that_cannot_be_is_a_sentence(
    table: Table, members: list[str], prompts: tuple[str, ...], sentence: str
) -> None:
    ids = {"ada": table.ada.id, "bo": table.bo.id}
    with pytest.raises(Refusal, match=sentence):
        table.desk.rounds.begin(table.interview.id, [ids[name] for name in members], prompts)
    assert table.desk.rounds.of(table.interview.id) == []


def test_who_does_not_take_part_reads_after_the_last_card(table: Table, cy: Member) -> None:
    rounds = table.desk.rounds
    begun = rounds.begin(table.interview.id, [table.ada.id, table.bo.id], PROMPTS)
    writes(table, table.bo, begun, "b")
    writes(table, table.ada, begun, "a")
    works(table, cy)
    with pytest.raises(Refusal, match="do not take part"):
        rounds.write(begun.id, 0, "me too")
    assert all(card.answers is None for card in rounds.cards(begun.id))
    for member in (table.bo, table.ada):
        works(table, member)
        rounds.turn(begun.id)
    works(table, table.bo)
    rounds.give_keys()
    works(table, cy)
    assert [card.answers for card in rounds.cards(begun.id)] == [("b", ""), ("a", "")]


def test_the_order_rotates_whatever_the_clocks_on_walls_say(
    table: Table, cy: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds, members = table.desk.rounds, [table.ada.id, table.bo.id, cy.id]
    orders: list[list[str]] = []
    for said in (
        "2026-03-09",
        "2026-03-01",
        "2026-03-01",
    ):  # a laptop whose clock is set back, and one that stands
        monkeypatch.setattr("workbench.desk.rounds.moment", lambda said=said: said)
        round_, _parts = rounds.met(rounds.begin(table.interview.id, members, PROMPTS))
        orders.append(rounds.order(round_, dict.fromkeys(members, PartState.DONE)))
    peers = sorted((table.bo.id, cy.id))
    assert orders == [[*order, table.ada.id] for order in (peers, peers[::-1], peers)]


def test_keys_are_given_with_one_look_at_the_rounds_however_many_there_are(
    table: Table, cy: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds, shelf = table.desk.rounds, table.desk.context.archive.shelf
    looked: list[str] = []

    def listed(kind: str, scope: str | None = None) -> Iterator[Body]:
        looked.append(kind)
        return SqlShelf.bodies(shelf, kind, scope)

    looks: list[int] = []
    for _more in range(3):
        begun = rounds.begin(table.interview.id, [table.ada.id, table.bo.id], PROMPTS)
        rounds.write(begun.id, 0, "Ada wrote")
        rounds.finish(begun.id)
        with monkeypatch.context() as counting:
            counting.setattr(shelf, "bodies", listed)
            rounds.give_keys()
        looks.append(len(looked))
        looked.clear()
    assert looks[0] > 0
    assert len(set(looks)) == 1


def test_the_order_rotates_among_peers() -> None:
    members = {name: Member(id=name, name=name, roles=roles) for name, roles in {
        "l": (Role.LEAD, Role.RESEARCHER), "p": (Role.PEER,), "q": (Role.PEER,), "r": (Role.RESEARCHER,)}.items()}  # fmt: skip
    round_ = Round(id="x", members=tuple("lpqr"))
    parts = dict.fromkeys("lpqr", PartState.DONE)
    orders = ["".join(card_order(round_, parts, members, before)) for before in range(3)]
    assert orders == ["pqrl", "qprl", "pqrl"]
    assert card_order(round_, {**parts, "q": PartState.PASSED}, members, 0) == ["p", "r", "l"]
