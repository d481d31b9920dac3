"""Passphrases open the one project key; a wrong one, or a slot from elsewhere, opens nothing."""

from dataclasses import replace

import pytest
from argon2.exceptions import HashingError

from workbench.archive import keys
from workbench.archive.header import LEAST_COST, MOST_SLOTS, USUAL_COST, Cost, parse_header
from workbench.archive.keys import add_slot, new_header, remove_slot, unlock
from workbench.cellar.errors import Refusal

HEADER, KEY = new_header("study-0001", "blåbærsyltetøy på skiva", LEAST_COST)


def test_the_right_passphrase_opens_the_key() -> None:
    found = unlock(parse_header(HEADER.to_bytes()), "blåbærsyltetøy på skiva")
    assert found.key == KEY
    assert found.slot == HEADER.slots[0].id


@pytest.mark.parametrize(
    "wrong", ["Blåbærsyltetøy på skiva", "blåbærsyltetøy på skiva ", "blåbærsyltetøy", "x" * 5000]
)
def test_a_wrong_passphrase_is_a_sentence(wrong: str) -> None:
    with pytest.raises(Refusal, match="does not open"):
        unlock(HEADER, wrong)


@pytest.mark.parametrize("empty", ["", "   ", "\u00a0"])
def test_an_empty_passphrase_is_a_sentence(empty: str) -> None:
    with pytest.raises(Refusal, match="empty"):
        unlock(HEADER, empty)
    with pytest.raises(Refusal, match="empty"):
        new_header("study-0001", empty, LEAST_COST)


def test_letters_composed_in_another_way_are_the_same_passphrase() -> None:
    decomposed = "bla\u030aba\N{LATIN SMALL LETTER AE}rsyltet\u00f8y pa\u030a skiva"
    with pytest.raises(Refusal):
        unlock(HEADER, decomposed)  # "a" + "æ" is not "æ"
    assert unlock(HEADER, "bla\u030abærsyltetøy pa\u030a skiva").key == KEY


def test_half_a_letter_is_no_crash() -> None:
    with pytest.raises(Refusal, match="does not open"):
        unlock(HEADER, "\ud83d")


def test_database_and_vault_have_keys_of_their_own() -> None:
    other = replace(KEY, study="study-0002")
    derived = {KEY.secret, KEY.database, KEY.vault, other.database, other.vault}
    assert len(derived) == 5
    assert {len(key) for key in derived} == {32}


def test_two_studies_with_one_passphrase_have_nothing_in_common() -> None:
    header, key = new_header("study-0001", "blåbærsyltetøy på skiva", LEAST_COST)
    assert key.secret != KEY.secret
    assert header.slots[0].salt != HEADER.slots[0].salt


def test_a_slot_carried_into_another_study_opens_nothing() -> None:
    with pytest.raises(Refusal, match="does not open"):
        unlock(replace(HEADER, study="study-0002"), "blåbærsyltetøy på skiva")


@pytest.mark.parametrize(
    "change", [{"id": "0" * 16}, {"kind": "recovery"}, {"salt": b"\0" * 16}, {"nonce": b"\0" * 12}]
)
def test_a_slot_that_was_changed_opens_nothing(change: dict[str, object]) -> None:
    changed = replace(HEADER.slots[0], **change)
    with pytest.raises(Refusal, match="does not open"):
        unlock(replace(HEADER, slots=(changed,)), "blåbærsyltetøy på skiva")


def test_a_slot_is_added_and_removed() -> None:
    both = add_slot(HEADER, KEY, "a recovery key", "recovery", LEAST_COST)
    assert both.slots[0] == HEADER.slots[0]
    found = unlock(both, "a recovery key")
    assert found.key == KEY
    assert remove_slot(both, found.slot) == HEADER
    with pytest.raises(Refusal, match="only passphrase"):
        remove_slot(both, HEADER.slots[0].id)
    with pytest.raises(KeyError):
        remove_slot(HEADER, found.slot)


def test_there_is_an_end_to_slots() -> None:
    full = replace(HEADER, slots=HEADER.slots * MOST_SLOTS)
    with pytest.raises(Refusal, match="at most 32"):
        add_slot(full, KEY, "one more", cost=LEAST_COST)


def test_the_slot_named_first_is_tried_first(monkeypatch: pytest.MonkeyPatch) -> None:
    header = HEADER
    for number in range(3):
        header = add_slot(header, KEY, f"passphrase {number}", cost=LEAST_COST)
    tried: list[bytes] = []
    stretch = keys._stretch

    def counted(passphrase: str, salt: bytes, cost: Cost) -> bytes:
        tried.append(salt)
        return stretch(passphrase, salt, cost)

    monkeypatch.setattr(keys, "_stretch", counted)
    unlock(header, "passphrase 2", first=header.slots[3].id)
    assert tried == [header.slots[3].salt]


def test_a_study_is_made_with_the_usual_cost() -> None:
    assert Cost(memory_kib=262_144, passes=3, lanes=4) == USUAL_COST
    assert new_header.__defaults__ == (USUAL_COST,)
    assert USUAL_COST.sane()
    assert LEAST_COST.sane()


def test_too_little_memory_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(**_asked: object) -> bytes:
        raise HashingError("Memory allocation error")

    monkeypatch.setattr(keys, "hash_secret_raw", no_memory)
    with pytest.raises(Refusal, match="too little free memory"):
        unlock(HEADER, "blåbærsyltetøy på skiva")
