"""The encrypted database: right key or a sentence, transactions whole or not at all."""

import random
import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from workbench.archive import tables
from workbench.archive.database import Database
from workbench.cellar.errors import Refusal

KEY = bytes(range(32))
SECRET = "what nobody may read on the disk"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "backups").mkdir()
    path = tmp_path / "a study, æøå 100% #?.db"
    Database.make(path, KEY).close()
    return path


def opened(path: Path, key: bytes = KEY) -> Database:
    return Database.open(path, key, path.parent / "backups")


def files(path: Path) -> dict[str, bytes]:
    return {str(p.relative_to(path.parent)): p.read_bytes() for p in path.parent.rglob("*") if p.is_file()}


def test_facts_are_kept_and_nothing_lies_beside_a_closed_database(path: Path) -> None:
    database = opened(path)
    assert database.fact("replica") is None
    database.set_fact("replica", "a")
    database.set_fact("replica", "b")
    database.close()
    database.close()
    assert list(files(path)) == [path.name]
    database = opened(path)
    assert database.fact("replica") == "b"
    database.close()


def test_nothing_is_plain_on_the_disk_even_while_open(path: Path) -> None:
    database = opened(path)
    database.set_fact("note", SECRET)
    lying = files(path)
    assert any(name.endswith("-wal") for name in lying)
    database.close()
    for content in (*lying.values(), *files(path).values()):
        assert SECRET.encode() not in content
        assert b"SQLite format" not in content
        assert b"CREATE TABLE" not in content


def test_it_is_set_up_to_lose_nothing_and_leave_nothing(path: Path) -> None:
    database = opened(path)
    settings = {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "temp_store": 2,
        "foreign_keys": 1,
        "cipher_memory_security": "0",
        "busy_timeout": 5000,
    }
    assert {name: database.pragma(name)[0][0] for name in settings} == settings
    for search in ("record_search", "word_search"):
        assert database.rows(text(f"SELECT v FROM {search}_config WHERE k = 'secure-delete'"))[0][0] == 1
    database.close()


def test_only_what_can_be_had_again_does_not_wait_for_the_disk(path: Path) -> None:
    database = opened(path)
    with pytest.raises(Refusal), database.unhurried():
        database.set_fact("place", "1")
        assert database.pragma("synchronous")[0][0] == 1
        raise Refusal("no")
    assert database.pragma("synchronous")[0][0] == 2
    assert database.fact("place") == "1"
    database.close()


@pytest.mark.parametrize("key", [bytes(32), KEY[::-1]])
def test_a_wrong_key_changes_nothing(path: Path, key: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    before = files(path)
    with pytest.raises(Refusal, match="damaged or belongs to another study"):
        opened(path, key)
    assert files(path) == before
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "content", [b"", b"not a database", b"SQLite format 3\0" + bytes(5000), b"\0" * 8192]
)
def test_what_is_no_database_is_refused_and_left_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(Refusal, match="damaged"):
        opened(path)
    assert files(path) == {path.name: content}


def test_a_missing_database_is_not_made_anew(path: Path) -> None:
    path.unlink()
    with pytest.raises(Refusal, match="missing"):
        opened(path)
    assert not path.exists()
    path.mkdir()
    with pytest.raises(Refusal, match="missing"):
        opened(path)


def test_damage_anywhere_is_a_sentence_and_never_a_wrong_answer(path: Path) -> None:
    database = opened(path)
    with database.transaction():
        for number in range(200):
            database.set_fact(f"fact {number}", SECRET)
    database.close()
    whole = path.read_bytes()
    chance = random.Random(5)
    refused = 0
    for at in chance.sample(range(len(whole)), 25):
        damaged = bytearray(whole)
        damaged[at] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        try:
            database = opened(path)
        except Refusal:
            refused += 1
            continue
        try:
            assert all(database.fact(f"fact {number}") == SECRET for number in range(200))
        except Refusal:
            refused += 1
        finally:
            database.close()
    assert refused


def test_a_newer_schema_is_refused_and_left_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(path)
    monkeypatch.setattr(tables, "SCHEMA", 0)
    with pytest.raises(Refusal, match="newer version"):
        opened(path)
    assert files(path) == before


def test_a_transaction_is_kept_whole_or_not_at_all(path: Path) -> None:
    database = opened(path)

    def fail() -> None:
        with database.transaction():
            database.set_fact("one", "1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert database.fact("one") is None
    with database.transaction():
        database.set_fact("one", "1")
        with pytest.raises(ZeroDivisionError), database.transaction():
            database.set_fact("two", "2")
            _ = 1 // 0
        database.set_fact("three", "3")
    facts = {name: database.fact(name) for name in ("one", "two", "three")}
    assert facts == {"one": "1", "two": None, "three": "3"}
    database.close()


def test_a_full_disk_is_a_sentence_and_undoes_the_transaction(path: Path) -> None:
    database = opened(path)
    database.set_fact("before", "safe")
    database.pragma(f"max_page_count = {database.pragma('page_count')[0][0]}")
    with pytest.raises(Refusal, match="disk is full") as refused, database.transaction():
        database.set_fact("after", SECRET * 10_000)
    assert SECRET not in repr(refused.value.__cause__)
    assert SECRET not in str(refused.value.__cause__)
    assert (database.fact("before"), database.fact("after")) == ("safe", None)
    database.close()


def test_a_bug_of_ours_is_not_dressed_as_a_sentence_and_tells_no_content(path: Path) -> None:
    database = opened(path)
    with pytest.raises(Exception, match="no such table") as raised:
        database.rows(text("SELECT * FROM nowhere WHERE x = :x"), {"x": SECRET})
    assert not isinstance(raised.value, Refusal)
    assert SECRET not in str(raised.value)
    database.close()


def test_another_program_that_holds_the_database_is_a_sentence(path: Path) -> None:
    one, other = opened(path), opened(path)
    other.pragma("busy_timeout = 0")
    with one.transaction(), pytest.raises(Refusal, match="Another program"):
        other.set_fact("a", "b")
    one.close()
    other.close()


def test_threads_take_turns(path: Path) -> None:
    database = opened(path)

    def work(name: str) -> None:
        for number in range(20):
            with database.transaction():
                database.set_fact(name, str(number))
                assert database.fact(name) == str(number)

    threads = [threading.Thread(target=work, args=(f"thread {number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [database.fact(f"thread {number}") for number in range(4)] == ["19"] * 4
    database.close()
