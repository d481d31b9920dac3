"""What a member's program could send that this one never writes: it changes nothing in a colleague's copy."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.desk.conftest import Laptops
from workbench.archive import envelopes
from workbench.archive.member_keys import Identity
from workbench.cellar.errors import Refusal
from workbench.desk import recordings
from workbench.desk.card_keys import CardKeys
from workbench.desk.desk import Desk
from workbench.desk.exchange import Exchange
from workbench.desk.gestures import Gesture
from workbench.history.lawful import Law
from workbench.history.log import Log, Write, making
from workbench.history.memory import MemoryShelf
from workbench.history.vouching import identity_of, vouched
from workbench.study.erasures import Erasure, erased_by
from workbench.study.ids import of_member
from workbench.study.interviews import Recording
from workbench.study.people import Member
from workbench.study.records import Json
from workbench.study.rounds import Card, Part, PartState, Round

WROTE = "nobody else has read this"


@pytest.mark.parametrize("named", [("",), ("i1", "")])
def test_a_tombstone_that_names_nothing_erases_nothing(laptops: Laptops, named: tuple[str, ...]) -> None:
    laptops.meet()
    ada, cy = laptops.ada, laptops.cy
    cy.context.record(Gesture.ERASED, making(Erasure(id="e1", interviews=named)), lasting=True)
    assert len(cy.members.list()) == 3, "in the copy that made it"
    aside(laptops, cy, ada)
    assert len(ada.members.list()) == 3
    assert ada.facts.name == "Work"


def test_an_older_tombstone_that_names_nothing_is_read_past() -> None:
    assert erased_by({"interviews": ["", "i1"], "participants": [""]}) == {"i1"}


@pytest.fixture
def blind(laptops: Laptops) -> Round:
    """A round of Cy and Bo, begun by Cy, in which Cy is done and Bo still writes; Ada, the lead, takes no part."""
    laptops.meet()
    cy = laptops.cy
    begun = cy.rounds.begin(laptops.table.interview.id, [cy.context.me, laptops.table.bo.id], ["What is it?"])
    written(cy, begun)
    laptops.meet()
    return begun


def written(desk: Desk, begun: Round) -> None:
    desk.rounds.write(begun.id, 0, WROTE)
    desk.rounds.finish(begun.id)


def opens(laptops: Laptops, begun: Round) -> list[Write]:
    """What says that Bo is away and that Cy's card is turned."""
    return [
        Write(Round.KIND, begun.id, "without", [laptops.table.bo.id]),
        Write(Round.KIND, begun.id, "shown", [laptops.cy.context.me]),
    ]


def aside(laptops: Laptops, here: Desk, there: Desk) -> None:
    """Give what is set aside where it comes to."""
    laptops.give(here, there)
    assert {step.member for step in there.context.log.unlawful()} == {here.context.me}


@pytest.fixture
def slip(monkeypatch: pytest.MonkeyPatch) -> Callable[[Desk], None]:
    """Let in what was set aside in a copy, as a version without the law would."""

    def let_in(there: Desk) -> None:
        with monkeypatch.context() as lawless:
            lawless.setattr(Law, "fault", lambda _law, _step: "")
            assert there.context.log.take([])

    return let_in


def test_who_takes_no_part_opens_no_round(
    laptops: Laptops, blind: Round, slip: Callable[[Desk], None]
) -> None:
    ada, cy = laptops.ada, laptops.cy
    ada.context.record(Gesture.ROUND_PART, opens(laptops, blind), lasting=True)
    aside(laptops, ada, cy)
    slip(cy)
    assert cy.rounds.give_keys() == 0
    assert not cy.rounds.standing(blind.id).open
    assert ada.rounds.cards(blind.id) == []


def test_who_still_writes_opens_no_round(
    laptops: Laptops, blind: Round, slip: Callable[[Desk], None]
) -> None:
    ada, cy = laptops.ada, laptops.cy
    ada.members.switch(laptops.table.bo.id, "4321")
    ada.context.record(Gesture.ROUND_PART, opens(laptops, blind), lasting=True)
    aside(laptops, ada, cy)
    slip(cy)
    assert cy.rounds.give_keys() == 0
    assert not cy.rounds.standing(blind.id).open


def test_who_has_written_opens_it(laptops: Laptops, blind: Round) -> None:
    cy = laptops.cy
    cy.rounds.open_without_the_others(blind.id)
    cy.rounds.turn(blind.id)
    laptops.give(cy, laptops.ada)
    assert [card.answers for card in laptops.ada.rounds.cards(blind.id)] == [(WROTE,)]
    with pytest.raises(Refusal, match="do not take part"):
        laptops.ada.rounds.turn(blind.id)


@pytest.mark.parametrize(
    ("name", "value"), [("members", []), ("prompts", ["Something else?"]), ("purpose", "themes")]
)
def test_a_round_is_never_cast_anew_not_even_by_who_began_it(
    laptops: Laptops, name: str, value: Json
) -> None:
    laptops.meet()
    ada, cy = laptops.ada, laptops.cy
    taking_part = [cy.context.me, laptops.table.bo.id]
    begun = ada.rounds.begin(laptops.table.interview.id, taking_part, ["What is it?"])
    ada.context.record(Gesture.ROUND_BEGUN, [Write(Round.KIND, begun.id, name, value)], lasting=True)
    aside(laptops, ada, cy)
    assert cy.context.find(Round, begun.id) == begun


def test_a_part_in_words_of_a_later_version_counts_as_being_written(laptops: Laptops) -> None:
    laptops.meet()
    ada, cy = laptops.ada, laptops.cy
    begun = ada.rounds.begin(laptops.table.interview.id, [ada.context.me, cy.context.me], ["What is it?"])
    written(ada, begun)
    laptops.give(ada, cy)
    part = Part(
        id=of_member(begun.id, cy.context.me), interview=begun.interview, round=begun.id, author=cy.context.me
    )
    later = Write(Part.KIND, part.id, "state", "resting")
    cy.context.record(Gesture.ROUND_PART, [*(one for one in making(part) if one.field != "state"), later])
    laptops.give(cy, ada)
    assert ada.rounds.standing(begun.id).done == 1
    assert ada.rounds.give_keys() == 0
    assert ada.open_ends.at_once()


@pytest.mark.parametrize("name", ["signing", "opening"])
def test_a_member_with_keys_that_are_none_stops_nobody(
    laptops: Laptops, name: str, slip: Callable[[Desk], None]
) -> None:
    laptops.meet()
    ada, cy = laptops.ada, laptops.cy
    own = Identity.new()
    signing, opening = own.signing_public, own.opening_public
    signing, opening = ("zz", opening) if name == "signing" else (signing, "zz")
    eve = Member(
        id=identity_of(own.signing.public_key()),
        name="Eve",
        signing=signing,
        opening=opening,
        vouched=vouched(own.signing, signing, opening),
    )
    cy.context.record(Gesture.MEMBER_ADDED, making(eve), lasting=True)
    give(laptops, cy, ada)
    slip(ada)
    begun = ada.rounds.begin(laptops.table.interview.id, [ada.context.me, cy.context.me], ["What is it?"])
    written(ada, begun)
    give(laptops, ada, cy)
    written(cy, begun)
    cy.rounds.turn(begun.id)
    cy.rounds.turn(begun.id)
    give(laptops, cy, ada)
    assert ada.rounds.standing(begun.id).all_turned
    assert [card.answers for card in ada.rounds.cards(begun.id)] == [(WROTE,), (WROTE,)]


def done(laptops: Laptops) -> Round:
    """A round of Ada and Cy in which both are done, and both cards were turned by Cy, who has read Ada's."""
    laptops.meet()
    ada, cy = laptops.ada, laptops.cy
    begun = ada.rounds.begin(laptops.table.interview.id, [ada.context.me, cy.context.me], ["What is it?"])
    written(ada, begun)
    laptops.give(ada, cy)
    written(cy, begun)
    laptops.meet()
    cy.rounds.turn(begun.id)
    cy.rounds.turn(begun.id)
    laptops.give(cy, ada)
    return begun


def rewriting(cy: Desk, begun: Round) -> list[Write]:
    card = of_member(begun.id, cy.context.me)
    found = cy.context.find(Card, card)
    assert found
    return [Write(Card.KIND, card, "sealed", CardKeys(cy.context).seal(found, b'["something else"]'))]


def going_back(cy: Desk, begun: Round) -> list[Write]:
    return [Write(Part.KIND, of_member(begun.id, cy.context.me), "state", "writing")]


def taking_back(cy: Desk, begun: Round) -> list[Write]:
    return [Write(Card.KIND, of_member(begun.id, cy.context.me), "alive", False)]


@pytest.mark.parametrize("change", [rewriting, going_back, taking_back])
def test_what_is_done_stays_as_it_is(laptops: Laptops, change: Callable[[Desk, Round], list[Write]]) -> None:
    begun = done(laptops)
    ada, cy = laptops.ada, laptops.cy
    cy.context.record(Gesture.ROUND_WRITTEN, change(cy, begun), lasting=True)
    aside(laptops, cy, ada)
    assert ada.rounds.standing(begun.id).all_turned
    assert [card.answers for card in ada.rounds.cards(begun.id)] == [(WROTE,), (WROTE,)]
    assert ada.replies.say(of_member(begun.id, cy.context.me), "and I")


def test_no_card_is_written_by_who_said_to_be_done_without_one(laptops: Laptops) -> None:
    laptops.meet()
    ada, cy = laptops.ada, laptops.cy
    begun = ada.rounds.begin(laptops.table.interview.id, [ada.context.me, cy.context.me], ["What is it?"])
    written(ada, begun)
    laptops.give(ada, cy)
    mine = of_member(begun.id, cy.context.me)
    part = Part(
        id=mine, interview=begun.interview, round=begun.id, author=cy.context.me, state=PartState.DONE
    )
    cy.context.record(Gesture.ROUND_PART, making(part), lasting=True)
    laptops.meet()
    card = Card(id=mine, interview=begun.interview, round=begun.id, author=cy.context.me)
    late = replace(card, sealed=CardKeys(cy.context).seal(card, b'["as Ada says"]'))
    cy.context.record(Gesture.ROUND_WRITTEN, making(late), lasting=True)
    aside(laptops, cy, ada)
    ada.rounds.turn(begun.id)
    ada.rounds.turn(begun.id)
    assert [one.answers for one in ada.rounds.cards(begun.id)] == [(WROTE,)]


def test_a_card_under_two_keys_is_read_by_nobody(laptops: Laptops) -> None:
    laptops.meet()
    ada, cy = laptops.ada, laptops.cy
    begun = ada.rounds.begin(laptops.table.interview.id, [ada.context.me, cy.context.me], ["What is it?"])
    written(ada, begun)
    laptops.give(ada, cy)
    written(cy, begun)
    laptops.give(cy, ada)
    cy.rounds.turn(begun.id)
    cy.rounds.turn(begun.id)
    laptops.give(cy, ada)
    assert [card.answers for card in ada.rounds.cards(begun.id)] == [(WROTE,), (WROTE,)]
    identity = of_member(begun.id, cy.context.me)
    there = Log(MemoryShelf(), "f0f0f0f0")  # a copy of Cy's that says it has seen nothing of this
    before = [
        step for _n, step in cy.context.archive.shelf.steps_after(0) if step.gesture != Gesture.ROUND_WRITTEN
    ]
    there.take(before)
    other = envelopes.seal(bytes(32), b'["no"]', identity)
    card = Card(id=identity, interview=begun.interview, round=begun.id, author=cy.context.me, sealed=other)
    step = there.record(cy.context.me, Gesture.ROUND_WRITTEN, making(card), lasting=True)
    assert step
    assert ada.context.log.take([step])
    assert [card.answers for card in ada.rounds.cards(begun.id)].count(None) == 1


@pytest.mark.parametrize("prompts", [[], [7]])
def test_a_round_asks_something(laptops: Laptops, prompts: list[Json]) -> None:
    laptops.meet()
    ada, cy = laptops.ada, laptops.cy
    mine = Round(id=cy.context.own_id(), author=cy.context.me, members=(cy.context.me, ada.context.me))
    asked = Write(Round.KIND, mine.id, "prompts", prompts)
    writes = [*(one for one in making(mine) if one.field != "prompts"), asked]
    cy.context.record(Gesture.ROUND_BEGUN, writes, lasting=True)
    aside(laptops, cy, ada)
    assert ada.rounds.of("") == []


def test_a_recording_without_sound_is_one_that_is_missing(laptops: Laptops) -> None:
    laptops.meet()
    ada, cy = laptops.ada, laptops.cy
    silent = Recording(id="r2", interview=laptops.table.interview.id, place="5")
    cy.context.record(Gesture.RECORDING_ADDED, making(silent), lasting=True)
    laptops.give(cy, ada)
    for ask in (ada.recordings.sound, ada.recordings.waveform):
        with pytest.raises(Refusal, match="missing from its folder"):
            ask(silent)


@pytest.mark.parametrize(
    ("places", "next_one"),
    [((), "11"), (("11",), "12"), (("1z", "5", "long"), "21"), (("zz",), "zz"), (("æå",), "11")],
)
def test_a_place_that_is_none_counts_for_nothing(places: tuple[str, ...], next_one: str) -> None:
    others = [Recording(id=place, place=place) for place in places]
    assert recordings._after(others) == next_one  # pyright: ignore[reportPrivateUsage]


def give(laptops: Laptops, here: Desk, there: Desk) -> None:
    """Pack for just one."""
    file = laptops.file()
    assert there.member
    Exchange(here).pack(file, [there.member])
    Exchange(there).take(file)


@pytest.mark.parametrize("content", [b"{}", b"5", b"no JSON", b"[1", b"\xff", b"null"])
def test_a_card_on_which_something_else_is_sealed_is_an_empty_one(laptops: Laptops, content: bytes) -> None:
    laptops.meet()
    ada, cy = laptops.ada, laptops.cy
    begun = ada.rounds.begin(laptops.table.interview.id, [ada.context.me, cy.context.me], ["What is it?"])
    written(ada, begun)
    laptops.give(ada, cy)
    card = Card(
        id=of_member(begun.id, cy.context.me), interview=begun.interview, round=begun.id, author=cy.context.me
    )
    sealed = replace(card, sealed=CardKeys(cy.context).seal(card, content))
    cy.context.record(Gesture.ROUND_WRITTEN, making(sealed), lasting=True)
    part = replace(card_part(card), state=PartState.DONE)
    cy.context.record(Gesture.ROUND_PART, making(part), lasting=True)
    cy.rounds.give_keys()
    cy.rounds.turn(begun.id)
    laptops.give(cy, ada)
    assert [one.answers for one in ada.rounds.cards(begun.id)] == [("",)]


def card_part(card: Card) -> Part:
    """The part that belongs to a card."""
    return Part(id=card.id, interview=card.interview, round=card.round, author=card.author)
