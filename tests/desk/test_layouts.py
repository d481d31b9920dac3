"""Laying alone first: sealed like every card, then beside each other, in words and without any count."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.conftest import Laptops, Table
from tests.desk.laying import SPOT, lies, units
from workbench.archive.header import LEAST_COST
from workbench.cellar.errors import Refusal
from workbench.desk.desk import Desk
from workbench.desk.exchange import Exchange, join
from workbench.desk.layouts import AloneTable
from workbench.study.clusters import Spot
from workbench.study.rounds import Round

QUESTION = "Which units belong together for you?"


@pytest.fixture
def begun(table: Table) -> Round:
    return table.desk.layouts.begin([table.ada.id, table.bo.id], QUESTION)


def works(table: Table, name: str) -> None:
    table.desk.layouts.settle()
    table.desk.members.switch({"Ada": table.ada.id, "Bo": table.bo.id}[name], "4321" if name == "Bo" else "")
    table.desk.rounds.give_keys()


def test_nobody_sees_how_another_laid_before_all_are_done(table: Table, begun: Round) -> None:
    desk, (one, two, *_rest) = table.desk, units(table)
    mine = desk.layouts.alone(begun.id)
    mine.name(mine.lay([one, two], SPOT), "Shame at night")
    mine.finish()
    works(table, "Bo")
    assert desk.layouts.turned(begun.id) == []
    assert desk.layouts.alone(begun.id).layout == ()
    shelf = desk.context.archive.shelf
    assert "Shame" not in repr([step for _n, step in shelf.steps_after(0)])
    assert desk.finder.find("shame") == []
    assert desk.clusters.layout == ()  # the table of the group is another one
    desk.rounds.pass_by(begun.id)
    assert desk.layouts.turned(begun.id) == []
    desk.rounds.turn(begun.id)
    assert [laid.author for laid in desk.layouts.turned(begun.id)] == [table.ada.id]


def test_a_layout_is_kept_when_it_is_asked_for_and_stays_once_one_is_done(table: Table, begun: Round) -> None:
    desk, (one, two, three, _four) = table.desk, units(table)
    mine = desk.layouts.alone(begun.id)
    with pytest.raises(Refusal, match="Nothing lies on your table"):
        mine.finish()
    pile = mine.lay([one], SPOT)
    mine.put([two], pile)
    assert mine.waiting
    mine.settle()
    assert not mine.waiting
    assert lies(mine.layout) == [("", (one, two))]
    assert mine.take_back()
    assert lies(mine.layout) == [("", (one,))]
    assert mine.bring_back()
    assert not mine.bring_back()
    mine.lay([three], SPOT)
    mine.finish()
    with pytest.raises(Refusal, match="stays as it is"):
        desk.rounds.write(begun.id, 0, "")
    fresh = type(mine)(desk.context, desk.clusters.table, desk.rounds, begun.id)
    assert lies(fresh.layout) == [("", (one, two)), ("", (three,))] or lies(fresh.layout) == [
        ("", (three,)),
        ("", (one, two)),
    ]


def test_two_members_are_compared_in_words_and_nothing_is_counted(table: Table, begun: Round) -> None:
    desk, (one, two, three, four) = table.desk, units(table)
    ada = desk.layouts.alone(begun.id)
    ada.name(ada.lay([one, two, three], SPOT), "Shame")
    ada.lay([four], Spot(400, 0))
    ada.finish()
    works(table, "Bo")
    bo = desk.layouts.alone(begun.id)
    bo.name(bo.lay([one, two], SPOT), "Left alone")
    bo.name(bo.lay([three], Spot(0, 300)), "On my own")
    bo.finish()
    works(table, "Ada")
    desk.rounds.turn(begun.id)
    desk.rounds.turn(begun.id)
    first, second = desk.layouts.turned(begun.id)
    assert (first.author, second.author) == (table.bo.id, table.ada.id)  # peers first, the lead last
    said = desk.clusters.table.words
    told = desk.layouts.compared(second, first)
    assert told == [
        [
            f"Ada laid together as “Shame”: “{said(one)}”, “{said(two)}” and “{said(three)}”.",
            f"Bo has in “Left alone”: “{said(one)}” and “{said(two)}”.",
            f"Bo laid “{said(three)}” by itself, as “On my own”.",
        ],
        [f"Ada laid “{said(four)}” by itself.", f"Bo has not laid “{said(four)}”."],
    ]
    assert desk.layouts.compared(first, second) == [
        [
            f"Bo laid together as “Left alone”: “{said(one)}” and “{said(two)}”.",
            "Ada has all of it together, too, as “Shame”.",
            f"There Ada has “{said(three)}”, too.",
        ],
        [
            f"Bo laid “{said(three)}” by itself, as “On my own”.",
            f"Ada has in “Shame”: “{said(three)}”.",
            f"There Ada has “{said(one)}” and “{said(two)}”, too.",
        ],
    ]
    assert not re.search(r"\d|%", "".join(line for lines in told for line in lines))
    made = desk.clusters.take_over(first.layouts[0][0] if first.layouts else ada.layout[0], (table.bo.id,))
    assert desk.clusters.stack(made).name.authors == (table.bo.id,)
    assert desk.clusters.stack(made).units == (one, two)


def test_what_one_member_laid_on_two_laptops_is_kept_both(laptops: Laptops) -> None:
    table, cy = laptops.table, laptops.cy
    one, two, *_rest = units(table)
    begun = table.desk.layouts.begin([table.ada.id, cy.context.me], QUESTION)
    laptops.meet()
    alone = cy.layouts.alone(begun.id)
    alone.lay([one], SPOT)
    alone.settle()
    alone.lay([two], SPOT)
    alone.settle()
    # another laptop of the same member, which has not seen this yet
    card = next(iter(cy.context.archive.shelf.bodies("card")))
    assert card.values["author"] == cy.context.me
    laptops.meet()
    assert table.desk.layouts.turned(begun.id) == []
    alone.finish()
    laptops.meet()
    table.desk.rounds.pass_by(begun.id)
    laptops.meet()
    cy.rounds.give_keys()
    laptops.meet()
    table.desk.rounds.turn(begun.id)
    [laid] = table.desk.layouts.turned(begun.id)
    assert laid.layouts
    assert sorted(stack.units for stack in laid.layouts[0]) == sorted([(one,), (two,)])


def test_a_card_that_holds_no_layout_is_an_empty_table(table: Table, begun: Round) -> None:
    table.desk.rounds.write(begun.id, 0, '[["a", "b"]]\n\n{"x": 1}\n\n[[[[[')
    alone = table.desk.layouts.alone(begun.id)
    assert alone.layout == ()


@pytest.fixture
def second(laptops: Laptops, tmp_path: Path) -> Iterator[tuple[Desk, Round]]:
    """Cy's other laptop, which knows of the same round."""
    begun = laptops.ada.layouts.begin([laptops.table.ada.id, laptops.cy.context.me], QUESTION)
    units(laptops.table)
    laptops.meet()
    moved = Exchange(laptops.cy).move(tmp_path / "moved")
    desk = join(tmp_path / "second", tmp_path / "moved", moved.code, "another passphrase", cost=LEAST_COST)
    yield desk, begun
    desk.close()


def test_what_one_member_lays_on_two_laptops_at_once_is_kept_and_shown(
    laptops: Laptops, second: tuple[Desk, Round]
) -> None:
    cy, (other, begun) = laptops.cy, second
    one, two, three, *_rest = cy.clusters.table.units
    here, there = cy.layouts.alone(begun.id), other.layouts.alone(begun.id)
    here.lay([one], SPOT)
    there.lay([two, three], SPOT)
    here.settle()
    there.settle()
    laptops.give(other, cy)
    laptops.give(cy, other)
    assert lies(here.layout) == [("", (one,))]
    assert [lies(layout) for layout in here.others] == [[("", (two, three))]]
    assert [lies(layout) for layout in there.others] == [[("", (one,))]]
    here.lay([two], Spot(300, 0))  # one goes on here before the other is looked at
    here.settle()
    again = AloneTable(cy.context, cy.clusters.table, cy.rounds, begun.id)
    assert lies(again.layout) == sorted([("", (one,)), ("", (two,))])
    assert [lies(layout) for layout in again.others] == [[("", (two, three))]]
    here.turn_to_other()
    assert lies(here.layout) == [("", (two, three))]
    here.turn_to_other()
    assert lies(here.layout) == sorted([("", (one,)), ("", (two,))])
    here.finish()
    laptops.ada.rounds.pass_by(begun.id)
    laptops.meet()
    laptops.ada.rounds.turn(begun.id)
    laptops.meet()
    cy.rounds.give_keys()
    laptops.meet()
    (laid,) = laptops.ada.layouts.turned(begun.id)
    assert [lies(layout) for layout in laid.layouts or ()] == [
        sorted([("", (one,)), ("", (two,))]),
        [("", (two, three))],
    ]


def test_one_of_two_tables_alone_is_kept_where_its_member_says_so(
    laptops: Laptops, second: tuple[Desk, Round]
) -> None:
    cy, (other, begun) = laptops.cy, second
    one, two, *_rest = cy.clusters.table.units
    here, there = cy.layouts.alone(begun.id), other.layouts.alone(begun.id)
    for alone, unit in ((here, one), (there, two)):
        alone.lay([unit], SPOT)
        alone.settle()
    laptops.give(other, cy)
    here.keep_only_this()
    assert here.others == ()
    laptops.give(cy, other)
    assert there.others == ()
    assert lies(there.layout) == lies(here.layout) == [("", (one,))]


def test_what_was_gone_on_with_on_the_other_laptop_is_shown_here(
    laptops: Laptops, second: tuple[Desk, Round]
) -> None:
    cy, (other, begun) = laptops.cy, second
    one, two, *_rest = cy.clusters.table.units
    here, there = cy.layouts.alone(begun.id), other.layouts.alone(begun.id)
    here.lay([one], SPOT)
    here.settle()
    laptops.give(cy, other)
    assert there.others == ()
    there.lay([two], Spot(300, 0))
    there.settle()
    laptops.give(other, cy)
    assert here.others == ()
    assert lies(here.layout) == sorted([("", (one,)), ("", (two,))])
    assert not here.take_back()


def test_a_round_of_laying_needs_two(table: Table) -> None:
    with pytest.raises(Refusal, match="at least two"):
        table.desk.layouts.begin([table.ada.id], QUESTION)
    assert table.desk.layouts.mine() is None
    begun = table.desk.layouts.begin([table.ada.id, table.bo.id], QUESTION)
    mine = table.desk.layouts.mine()
    assert mine
    assert mine.round.id == begun.id
