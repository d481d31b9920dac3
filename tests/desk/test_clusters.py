"""The table of the group: every gesture is one step, can be taken back, and meets what another laptop did meanwhile."""

import pytest

from tests.desk.conftest import Laptops, Table
from tests.desk.laying import SPOT, follow, lies, units
from workbench.cellar.errors import Refusal
from workbench.desk.clusters import placed_anew
from workbench.desk.open_ends import Matter as OpenMatter
from workbench.desk.table import Table as Laid
from workbench.study.clusters import Cluster, Matter, Placement, Spot
from workbench.study.order import between


def again(table: Table) -> list[tuple[str, tuple[str, ...]]]:
    """The table as somebody reads it who has seen nothing of it before."""
    return lies(Laid(table.desk.context).layout)


def steps(table: Table) -> int:
    return table.desk.context.archive.shelf.last_number()


def test_a_unit_is_laid_moved_and_taken_up_again(table: Table) -> None:
    desk, (one, two, *_rest) = table.desk, units(table)
    clusters = desk.clusters
    assert [unit.id for unit in clusters.table.unplaced(clusters.layout)][:2] == [one, two]
    loose = clusters.lay([one], SPOT)
    pile = clusters.lay([two], Spot(200, 20))
    before = steps(table)
    clusters.put([one], pile, loose, at=0)
    assert steps(table) == before + 1
    assert lies(clusters.layout) == [("", (one, two))] == again(table)
    assert clusters.get(loose) is None
    clusters.take_up([one], pile)
    assert one in {unit.id for unit in clusters.table.unplaced(clusters.layout)}
    for _n in range(4):
        desk.undo()
    assert clusters.layout == ()
    for _n in range(3):
        desk.redo()
    assert lies(clusters.layout) == [("", (one, two))] == again(table)


def test_a_unit_lies_in_two_clusters_where_the_method_lets_it(table: Table) -> None:
    clusters, (one, two, *_rest) = table.desk.clusters, units(table)
    first, second = clusters.lay([one], SPOT), clusters.lay([two], SPOT)
    clusters.put_as_well([one], second)
    assert clusters.table.lies_in(one) == {first, second}
    clusters.take_up([one], first)
    assert lies(clusters.layout) == [("", (two, one))] == again(table)


def test_where_the_method_wants_one_group_a_unit_leaves_all_others_in_the_same_step(table: Table) -> None:
    clusters, (one, two, *_rest) = table.desk.clusters, units(table)
    first, second, third = (clusters.lay([unit], SPOT) for unit in (one, two, _rest[0]))
    clusters.put_as_well([one], second)
    follow(table.desk, "stc")
    before = steps(table)
    clusters.put([one], third, second)
    assert steps(table) == before + 1
    assert clusters.table.lies_in(one) == {third}
    assert clusters.get(first) is None
    with pytest.raises(Refusal, match="one group at a time"):
        clusters.put_as_well([one], second)
    told = [(lain.cluster, lain.came) for lain in clusters.lain(one)]
    assert sorted(told[-3:]) == sorted([(first, False), (second, False), (third, True)])
    assert told[:2] == [(first, True), (second, True)]
    table.desk.undo()
    assert clusters.table.lies_in(one) == {first, second}
    assert clusters.lain(one)[-1].came


def test_a_name_keeps_whose_words_it_is_and_together_adds_authors(table: Table) -> None:
    clusters, (one, *_rest) = table.desk.clusters, units(table)
    pile = clusters.lay([one], SPOT)
    clusters.name(pile, "  Left   alone ")
    name = clusters.stack(pile).name
    assert (name.text, name.authors) == ("Left alone", (table.ada.id,))
    table.desk.members.switch(table.bo.id, "4321")
    clusters.name(pile, "Left alone at night", (*name.authors, table.bo.id))
    assert clusters.stack(pile).name.authors == (table.ada.id, table.bo.id)
    clusters.name(pile, "")
    assert (clusters.stack(pile).name.text, clusters.stack(pile).name.authors) == ("", ())
    with pytest.raises(Refusal, match="at most"):
        clusters.name(pile, "x" * 301)


def test_some_or_all_units_of_a_cluster_become_parts_of_it(table: Table) -> None:
    clusters, (one, two, three, _four) = table.desk.clusters, units(table)
    group = clusters.lay([one, two, three], SPOT)
    clusters.name(group, "Being let in")
    first = clusters.split(group, [one, two], Spot(300, 0), inside=True)
    second = clusters.split(group, [three], Spot(430, 0), inside=True)
    stacks = {stack.cluster: (stack.within, stack.units) for stack in clusters.layout}
    assert stacks == {group: ("", ()), first: (group, (one, two)), second: (group, (three,))}
    with pytest.raises(Refusal, match="Choose some"):
        clusters.split(second, [three], Spot(500, 0), inside=True)
    table.desk.undo()
    assert {stack.cluster: stack.units for stack in clusters.layout} == {group: (three,), first: (one, two)}


def test_splitting_and_merging_cite_what_they_were_made_of(table: Table) -> None:
    clusters, (one, two, three, four) = table.desk.clusters, units(table)
    pile = clusters.lay([one, two, three, four], SPOT)
    clusters.write(pile, Matter.FIGURE, "it is about waiting")
    made = clusters.split(pile, [two, four], Spot(300, 0))
    assert lies(clusters.layout) == sorted([("", (one, three)), ("", (two, four))])
    assert (clusters.get(made) or Cluster(id="")).parents == (pile,)
    assert [note.text for note in clusters.notes(made, Matter.FIGURE)] == ["it is about waiting"]
    clusters.merge(made, pile)
    assert lies(clusters.layout) == [("", (one, three, two, four))] == again(table)
    assert (clusters.get(pile) or Cluster(id="")).parents == (made,)
    with pytest.raises(Refusal, match="Choose some"):
        clusters.split(pile, [one, two, three, four], SPOT)
    table.desk.undo()
    assert lies(clusters.layout) == sorted([("", (one, three)), ("", (two, four))]) == again(table)


def test_a_part_of_a_cluster_never_holds_it(table: Table) -> None:
    clusters, (one, two, three, *_rest) = table.desk.clusters, units(table)
    a, b, c = (clusters.lay([unit], SPOT) for unit in (one, two, three))
    clusters.part(b, a)
    clusters.part(c, b)
    with pytest.raises(Refusal, match="part of itself"):
        clusters.part(a, c)
    clusters.dissolve(b, stay=True)
    assert clusters.stack(c).within == a
    assert [stack.units for stack in clusters.layout if stack.cluster not in (a, c)] == [(two,)]
    clusters.part(c, "")
    assert clusters.stack(c).within == ""


def test_dissolving_lays_the_units_loose_or_takes_them_from_the_table(table: Table) -> None:
    clusters, (one, two, three, *_rest) = table.desk.clusters, units(table)
    pile = clusters.lay([one, two], SPOT)
    other = clusters.lay([three], SPOT)
    clusters.put_as_well([two], other)
    before = steps(table)
    clusters.dissolve(pile, stay=True)
    assert steps(table) == before + 1
    assert lies(clusters.layout) == sorted([("", (one,)), ("", (three, two))]) == again(table)
    table.desk.undo()
    clusters.dissolve(pile, stay=False)
    assert lies(clusters.layout) == [("", (three, two))] == again(table)


def test_a_stack_is_moved_and_nothing_else_is_written(table: Table) -> None:
    clusters, (one, two, *_rest) = table.desk.clusters, units(table)
    pile, other = clusters.lay([one], SPOT), clusters.lay([two], SPOT)
    clusters.move({pile: Spot(-50, 700)})
    assert clusters.stack(pile).spot == (-50, 700)
    assert clusters.stack(other).spot == SPOT
    [(_number, step)] = list(table.desk.context.archive.shelf.steps_after(steps(table) - 1))
    assert [(change.id, change.field) for change in step.changes] == [(pile, "spot")]


def test_what_is_gone_is_said_and_nothing_is_changed(table: Table) -> None:
    clusters, (one, two, *_rest) = table.desk.clusters, units(table)
    pile = clusters.lay([one], SPOT)
    before = steps(table)
    for gesture in (
        lambda: clusters.put([one], "gone"),
        lambda: clusters.put(["gone"], pile),
        lambda: clusters.lay(["gone"], SPOT),
        lambda: clusters.name("gone", "x"),
        lambda: clusters.merge("gone", pile),
        lambda: clusters.dissolve("gone", stay=True),
        lambda: clusters.write("gone", Matter.REVIEW, "x"),
    ):
        with pytest.raises(Refusal):
            gesture()
    assert steps(table) == before
    table.desk.units.remove(two)
    with pytest.raises(Refusal, match="no longer there"):
        clusters.lay([two], SPOT)


def test_a_removed_unit_leaves_the_table_and_undo_brings_it_back_to_its_place(table: Table) -> None:
    clusters, (one, two, *_rest) = table.desk.clusters, units(table)
    clusters.lay([one, two], SPOT)
    table.desk.units.remove(one)
    assert lies(clusters.layout) == [("", (two,))] == again(table)
    table.desk.undo()
    assert lies(clusters.layout) == [("", (one, two))] == again(table)


def test_an_erased_participant_leaves_no_card(table: Table) -> None:
    desk, (one, two, *_rest) = table.desk, units(table)
    desk.clusters.lay([one, two], SPOT)
    desk.erasures.erase(desk.erasures.asked("P1"))
    assert desk.clusters.layout == ()
    assert not list(desk.context.archive.shelf.bodies(Placement.KIND))


def test_a_place_is_kept_by_whoever_did_not_change_it() -> None:
    places: dict[str, str] = dict(zip("abcd", ("b", "d", "f", "h"), strict=True))
    moved = placed_anew(tuple("abcd"), tuple("adbc"), places)
    assert [moved[unit] for unit in "abc"] == ["b", "d", "f"]
    assert sorted("adbc", key=lambda unit: moved[unit]) == list("adbc")
    twice = {"a": "5", "b": "5"}  # two laptops have laid at the same place
    found = placed_anew(("a", "b"), ("a", "x", "b"), twice)
    assert sorted("axb", key=lambda unit: found[unit]) == list("axb")
    assert found["a"] == "5"
    assert between(None, None) in placed_anew((), ("y",), {}).values()


def test_two_laptops_lay_the_same_unit_into_two_clusters_and_both_stand(laptops: Laptops) -> None:
    table = laptops.table
    here, there = laptops.ada.clusters, laptops.cy.clusters
    one, two, three, _four = units(table)
    a, b = here.lay([two], SPOT), here.lay([three], SPOT)
    laptops.meet()
    here.put([one], a)
    there.put([one], b)
    there.name(b, "Waiting")
    laptops.meet()
    assert lies(here.layout) == [("", (two, one)), ("Waiting", (three, one))] == lies(there.layout)


def test_what_one_lays_into_a_cluster_that_another_takes_apart_is_not_lost(laptops: Laptops) -> None:
    here, there = laptops.ada.clusters, laptops.cy.clusters
    one, two, three, _four = units(laptops.table)
    pile = here.lay([one, two], SPOT)
    here.name(pile, "Waiting")
    laptops.meet()
    here.dissolve(pile, stay=False)
    there.put([three], pile)
    laptops.meet()
    assert lies(here.layout) == [("Waiting", (three,))] == lies(there.layout) == again(laptops.table)
    here.put([one], pile)
    assert (here.get(pile) or Cluster(id="")).name.text == "Waiting"
    laptops.meet()
    assert lies(there.layout) == [("Waiting", (three, one))]


def test_two_names_of_one_cluster_stand_side_by_side_until_somebody_chooses(laptops: Laptops) -> None:
    here, there = laptops.ada.clusters, laptops.cy.clusters
    pile = here.lay(units(laptops.table)[:2], SPOT)
    laptops.meet()
    here.name(pile, "Waiting")
    there.name(pile, "Left alone")
    laptops.meet()
    [conflict] = laptops.ada.conflicts.open()
    assert sorted(version.words for version in conflict.versions) == [
        "Left alone (worded by Cy)",
        "Waiting (worded by Ada)",
    ]
    chosen = next(n for n, version in enumerate(conflict.versions) if "alone" in version.words)
    laptops.ada.conflicts.keep(conflict, chosen)
    assert here.stack(pile).name.authors == (laptops.cy.context.me,)


def test_two_laptops_make_clusters_parts_of_each_other_and_both_stay_in_sight(laptops: Laptops) -> None:
    here, there = laptops.ada.clusters, laptops.cy.clusters
    one, two, *_rest = units(laptops.table)
    a, b = here.lay([one], SPOT), here.lay([two], SPOT)
    laptops.meet()
    here.part(a, b)
    there.part(b, a)
    laptops.meet()
    assert {stack.within for stack in here.layout} == {""}
    assert here.layout == there.layout


def test_a_unit_in_two_groups_stands_open_where_the_method_wants_one(laptops: Laptops) -> None:
    here, there = laptops.ada.clusters, laptops.cy.clusters
    follow(laptops.ada, "stc")
    one, two, three, _four = units(laptops.table)
    a, b = here.lay([two], SPOT), here.lay([three], SPOT)
    here.name(a, "Work")
    laptops.meet()
    here.put([one], a)
    there.put([one], b)
    laptops.meet()
    [end] = [end for end in laptops.ada.open_ends.all() if end.matter is OpenMatter.GROUP]
    assert end.id == one
    assert "“Work”" in end.words
    here.put([one], b, a)
    assert not [end for end in laptops.ada.open_ends.all() if end.matter is OpenMatter.GROUP]
    laptops.meet()
    assert there.table.lies_in(one) == {b}


def test_a_cluster_into_which_a_colleague_has_laid_is_not_undone(laptops: Laptops) -> None:
    here, there = laptops.ada.clusters, laptops.cy.clusters
    one, two, *_rest = units(laptops.table)
    pile = here.lay([one], SPOT)
    laptops.meet()
    there.put([two], pile)
    laptops.meet()
    with pytest.raises(Refusal, match="Cy has laid a unit into the cluster"):
        laptops.ada.undo()
    assert lies(here.layout) == [("", (one, two))] == again(laptops.table)


def test_a_figure_note_has_one_author_and_is_found(laptops: Laptops) -> None:
    here, there = laptops.ada.clusters, laptops.cy.clusters
    pile = here.lay(units(laptops.table)[:2], SPOT)
    laptops.meet()
    here.write(pile, Matter.FIGURE, "seen so, waiting is what carries it")
    there.write(pile, Matter.FIGURE, "the others are quieter now")
    there.write(pile, Matter.REVIEW, "is this one thing?")
    laptops.meet()
    assert [note.text for note in here.notes(pile, Matter.FIGURE)] == [
        "seen so, waiting is what carries it",
        "the others are quieter now",
    ]
    assert [note.text for note in here.notes(pile, Matter.REVIEW)] == ["is this one thing?"]
    assert here.own_note(pile, Matter.REVIEW) == ""
    here.write(pile, Matter.FIGURE, "")
    laptops.meet()
    assert [note.text for note in there.notes(pile, Matter.FIGURE)] == ["the others are quieter now"]


def test_a_cluster_that_others_have_written_about_is_not_undone(table: Table) -> None:
    desk = table.desk
    pile = desk.clusters.lay(units(table)[:2], SPOT)
    desk.members.switch(table.bo.id, "4321")
    desk.notes.answer_on_cluster(pile, "why", "we have all waited")
    assert [note.why for note in desk.notes.on_cluster(pile)] == ["we have all waited"]
    assert desk.notes.own(pile) == desk.notes.on_cluster(pile)[0]
    desk.members.switch(table.ada.id)
    assert desk.notes.own(pile) is None
    with pytest.raises(Refusal, match="Bo has written about the cluster"):
        desk.undo()
    desk.members.switch(table.bo.id, "4321")
    desk.undo()
    desk.clusters.write(pile, Matter.REVIEW, "is this one thing?")
    desk.members.switch(table.ada.id)
    with pytest.raises(Refusal, match="Bo has written about the cluster"):
        desk.undo()


def test_names_and_notes_of_clusters_are_found(table: Table) -> None:
    desk = table.desk
    pile = desk.clusters.lay(units(table)[:2], SPOT)
    desk.clusters.name(pile, "Waiting rooms")
    desk.clusters.write(pile, Matter.FIGURE, "the waiting carries it")
    desk.notes.answer_on_cluster(pile, "why", "we have all waited")
    found = desk.finder.find("waiting")
    assert sorted((one.kind, one.within, one.interview_title) for one in found) == [
        ("cluster", pile, "Table"),
        ("cluster-note", pile, "Table"),
        ("note", pile, "Table"),
    ]
    desk.clusters.dissolve(pile, stay=False)
    assert desk.finder.find("waiting") == []
