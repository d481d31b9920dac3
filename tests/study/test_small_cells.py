"""No combination of traits in the table points at fewer than three, and nothing is told that was not so."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.study.small_cells import FEWEST, Coarsened, Merging, coarsened


def counts(found: Coarsened) -> dict[str, dict[str, int]]:
    """For each trait how many carry each of its values."""
    columns = zip(*found.rows, strict=True)
    return {trait: dict(Counter(column)) for trait, column in zip(found.traits, columns, strict=True)}


def table(**columns: str) -> list[dict[str, str]]:
    """A participant for each place of the columns, whose values stand between blanks."""
    parts = {trait: values.split() for trait, values in columns.items()}
    count = len(next(iter(parts.values())))
    return [{trait: values[number] for trait, values in parts.items()} for number in range(count)]


def test_what_enough_carry_stays_as_it_is() -> None:
    people = table(Sex="w w w m m m", Age="30–39 30–39 30–39 40–49 40–49 40–49")
    found = coarsened(people)
    assert found.merged == ()
    assert found.rows[0] == ("w", "30–39")
    assert counts(found) == {"Sex": {"m": 3, "w": 3}, "Age": {"30–39": 3, "40–49": 3}}


def test_neighbouring_ages_become_wider_ones() -> None:
    found = coarsened(table(Age="20–29 30–39 30–39 40–49 50–59 50–59"))
    assert counts(found) == {"Age": {"20–39": 3, "40–59": 3}}
    assert found.merged == (
        Merging("Age", "20–39", ("20–29", "30–39")),
        Merging("Age", "40–59", ("40–49", "50–59")),
    )


def test_rare_values_become_other() -> None:
    found = coarsened(table(Work="care care care school shop church"), other="annet")
    assert counts(found) == {"Work": {"annet": 3, "care": 3}}
    assert found.merged == (Merging("Work", "annet", ("church", "school", "shop")),)


def test_one_who_stands_alone_against_all_others_takes_the_trait_out() -> None:
    found = coarsened(table(Sex="w w w w w w w m"))
    assert (found.traits, found.rows[0]) == ((), ())
    assert found.merged == (Merging("Sex", "", ("m", "w")),)


def test_of_two_people_nothing_is_told() -> None:
    found = coarsened(table(Sex="w w", Age="30–39 30–39"))
    assert found.traits == ()
    assert coarsened([]) == Coarsened((), (), ())


def test_what_is_not_told_of_somebody_points_at_nobody_either() -> None:
    people = [{"Work": "care"}] * 4 + [{"Work": "school"}, {"Work": ""}, {}]
    found = coarsened(people)
    assert counts(found) == {"Work": {"care": 4, "not told": 3}}
    assert found.merged == (Merging("Work", "not told", ("not said", "school")),)


def test_a_trait_is_not_given_up_where_another_can_be_coarsened() -> None:
    people = table(
        Sex="w w w w w w m m m m m m",
        Age="30–39 30–39 30–39 40–49 40–49 40–49 30–39 30–39 30–39 40–49 40–49 50–59",
    )
    found = coarsened(people)
    assert found.traits == ("Sex", "Age")
    assert [one.values for one in found.merged] == [("40–49", "50–59")]


def test_numbers_with_a_unit_and_open_ends() -> None:
    assert counts(coarsened(table(Years="1y 2y 3y 9y 9y 9y"))) == {"Years": {"1–3y": 3, "9y": 3}}
    assert counts(coarsened(table(Age="60+ 60+ 60+ <30 <30 30–39"))) == {"Age": {"60+": 3, "<40": 3}}


def test_who_is_rare_has_no_gender_made_up() -> None:
    found = coarsened([{"Gender": one} for one in ("woman",) * 5 + ("man", "man", "non-binary")])
    assert counts(found) == {"Gender": {"woman": 5, "not told": 3}}


def test_an_open_end_takes_up_its_neighbours() -> None:
    ages = ("30–39",) * 3 + ("40–49",) * 3 + ("50–59",) * 2 + ("60+",)
    assert counts(coarsened([{"Age": one} for one in ages])) == {"Age": {"30–39": 3, "40–49": 3, "50+": 3}}
    ages = ("30–39",) * 3 + ("50–59",) * 2 + ("60 and older",)
    assert counts(coarsened([{"Age": one} for one in ages])) == {"Age": {"30–39": 3, "50 and older": 3}}


def test_two_open_ends_together_say_nothing() -> None:
    found = coarsened([{"Age": one} for one in ("under 30", "under 30", "over 60", "over 60")])
    assert (found.traits, found.merged) == ((), (Merging("Age", "", ("under 30", "over 60")),))


def test_small_and_capital_letters_make_no_difference() -> None:
    found = coarsened(table(Sex="Woman woman Woman man Man man"))
    assert counts(found) == {"Sex": {"Woman": 3, "man": 3}}
    assert found.merged == ()
    assert coarsened([{"Age": "47"}, {"age": "47"}, {"Age": "47"}]).traits == ("Age",)


def test_of_two_ranges_that_overlap_none_stays_beside_the_other_once_it_is_made_wider() -> None:
    found = coarsened(table(Age="20–29 30–39 30–39 30–39 35–44 35–44 35–44 60–69 60–69 60–69"))
    assert counts(found) == {"Age": {"20–44": 7, "60–69": 3}}


def test_what_is_settled_stays_and_the_others_yield() -> None:
    people = table(Sex="w w w m m m", Age="30–39 30–39 30–39 40–49 40–49 40–49", Held="a b c a b c")
    assert coarsened(people, settled=("Sex", "Age")).traits == ("Sex", "Age")
    assert "Held" in coarsened(table(Sex="w m w m w m", Held="a a a b b b"), settled=("Held",)).traits


# -- properties

value = st.sampled_from(
    [
        "",
        "w",
        "m",
        "20–29",
        "30–39",
        "47",
        "60+",
        "under 30",
        "30 and younger",
        "nurse",
        "Nurse",
        "not told",
        "35–44",
    ]
)
people = st.lists(
    st.dictionaries(st.sampled_from(["Age", "Sex", "Work", "Place"]), value, max_size=4), max_size=24
)


@settings(max_examples=300)
@given(people, st.integers(2, 5))
def test_every_combination_is_carried_by_enough(participants: list[dict[str, str]], fewest: int) -> None:
    found = coarsened(participants, fewest)
    assert len(found.rows) == len(participants)
    assert not found.traits or min(Counter(found.rows).values()) >= fewest
    for cells in counts(found).values() if found.rows else ():
        assert min(cells.values()) >= fewest


@given(people)
def test_nobody_is_told_to_be_what_they_are_not(participants: list[dict[str, str]]) -> None:
    found = coarsened(participants)
    merged = {(one.trait, one.into): one.values for one in found.merged}
    for person, row in zip(participants, found.rows, strict=True):
        for trait, now in zip(found.traits, row, strict=True):
            was = person.get(trait, "").casefold() or "not said"
            assert was == now.casefold() or was in {one.casefold() for one in merged[trait, now]}
    for trait in {trait for person in participants for trait in person} - set(found.traits):
        assert (trait, "") in merged


@given(people)
def test_the_order_of_the_participants_makes_no_difference(participants: list[dict[str, str]]) -> None:
    turned = list(reversed(participants))
    one, other = coarsened(participants), coarsened(turned)
    assert set(one.traits) == set(other.traits)
    as_sets = [
        {frozenset(zip(found.traits, row, strict=True)) for row in found.rows} for found in (one, other)
    ]
    assert as_sets[0] == as_sets[1]


@given(people, st.sets(st.sampled_from(["Age", "Sex", "Work", "Place"])))
def test_what_is_settled_is_never_given_up_for_another(
    participants: list[dict[str, str]], names: set[str]
) -> None:
    first = coarsened([{name: one[name] for name in one if name in names} for one in participants])
    settled = [dict(zip(first.traits, row, strict=True)) for row in first.rows]
    others = [{name: one[name] for name in one if name not in names} for one in participants]
    found = coarsened([a | b for a, b in zip(settled, others, strict=True)], settled=first.traits)
    assert found.traits[: len(first.traits)] == first.traits
    assert [row[: len(first.traits)] for row in found.rows] == list(first.rows)
    assert not found.traits or min(Counter(found.rows).values()) >= FEWEST


@given(people)
def test_once_more_changes_nothing(participants: list[dict[str, str]]) -> None:
    found = coarsened(participants)
    again = [dict(zip(found.traits, row, strict=True)) for row in found.rows]
    if found.traits:
        assert coarsened(again).merged == ()
    assert FEWEST == 3
