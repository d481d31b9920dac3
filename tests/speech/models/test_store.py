"""The store: whole models or nothing, never one over another."""

import multiprocessing
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from tests.speech.models import making
from tests.speech.models.conftest import Snapshot
from workbench.cellar.errors import Refusal, Stopped
from workbench.speech.models import embedded, names, work
from workbench.speech.models.files import write_text
from workbench.speech.models.manifest import FileMark, Heads, Manifest, Origin, read_manifest
from workbench.speech.models.store import ModelStore

PARTS = {"model.bin.part1": b"one", "model.bin.part2": b"two", "config.json": b"{}"}
JOINED = {"model.bin": b"onetwo", "config.json": b"{}"}


def keep(store: ModelStore, name: str, text: str = "weights") -> None:
    with store.draft() as draft:
        (draft / "ctranslate2").mkdir()
        files = {"model.bin": write_text(draft / "ctranslate2" / "model.bin", text)}
        store.keep(
            draft,
            Manifest(name, "imported", "given", "", making.SMALL, making.HEADS, True, {"ctranslate2": files}),
        )


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny stand-in for the two packages that carry the real model."""
    folder = tmp_path / "parts"
    folder.mkdir()
    for name, data in PARTS.items():
        (folder / name).write_bytes(data)
    marks = {}
    for name, data in JOINED.items():
        mark = write_text(tmp_path / f"mark-{name}", data.decode())
        marks[name] = mark
    monkeypatch.setattr(embedded, "_FILES", marks)
    monkeypatch.setattr(embedded, "_data", lambda _package: folder)
    return folder


def test_the_model_that_comes_with_the_program_is_listed_before_it_is_joined(store: ModelStore) -> None:
    (model,) = store.list()
    assert (model.name, model.joined, model.usable_forms) == ("base", False, ("ctranslate2", "openai"))
    assert making.known(store, "base").dims.languages == 99
    assert not store.folder.exists()


def test_the_real_one_is_joined_with_its_hash_checked(real_store: ModelStore) -> None:
    files = real_store.get("base")
    assert (making.fast(files) / "model.bin").stat().st_size == 145_217_607
    assert files.multilingual
    assert real_store.verify("base").damaged == ()


def test_damaged_parts_are_refused(store: ModelStore, parts: Path, snapshot: Snapshot) -> None:
    (parts / "model.bin.part1").write_bytes(b"owe")
    with pytest.raises(Refusal, match="is damaged"):
        store.get("base")
    assert snapshot() == {}


def test_missing_parts_are_refused(store: ModelStore, parts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "_data", lambda _package: None)
    assert store.list() == []
    with pytest.raises(Refusal, match="There is no model"):
        store.get("base")


def test_a_file_that_got_lost_is_joined_again(store: ModelStore, parts: Path) -> None:
    files = store.get("base")
    (making.fast(files) / "model.bin").unlink()
    assert (making.fast(store.get("base")) / "model.bin").read_bytes() == b"onetwo"


def test_a_damaged_one_is_joined_again_after_it_was_removed(store: ModelStore, parts: Path) -> None:
    (making.fast(store.get("base")) / "model.bin").write_bytes(b"twoone")
    assert store.verify("base").damaged == ("ctranslate2/model.bin",)
    store.remove("base")
    assert store.verify("base").damaged == ()


def test_one_without_a_manifest_is_joined_again(store: ModelStore, parts: Path) -> None:
    store.get("base")
    (store.folder / "base" / "model.json").unlink()
    store.get("base")
    assert store.verify("base").damaged == ()


def test_before_it_is_joined_there_is_nothing_to_remove(store: ModelStore) -> None:
    with pytest.raises(Refusal, match="comes with the program"):
        store.remove("base")


def test_two_processes_join_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "models"
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        one, other = pool.starmap(work.prepare, [(folder, "base", "ctranslate2")] * 2)
    assert one == other
    assert ModelStore(folder).verify("base").damaged == ()


def test_what_is_kept_is_found_again(store: ModelStore) -> None:
    keep(store, "fine")
    assert [model.name for model in store.list()] == ["base", "fine"]
    files = store.get("fine")
    assert (making.fast(files) / "model.bin").read_text() == "weights"
    assert (files.openai, files.multilingual) == (None, True)
    assert making.known(store, "fine").imported.endswith("+00:00")


def test_an_unknown_name_is_refused_with_the_known_ones(store: ModelStore) -> None:
    with pytest.raises(Refusal, match=r"“\.\./base” .* base"):
        store.get("../base")


def test_verify_names_what_is_damaged_or_gone(store: ModelStore) -> None:
    keep(store, "fine")
    path = store.folder / "fine" / "ctranslate2" / "model.bin"
    seen: list[tuple[int, int]] = []
    assert store.verify("fine", lambda done, total: seen.append((done, total))).damaged == ()
    assert seen == [(7, 7)]
    path.write_text("weightz")
    assert store.verify("fine").damaged == ("ctranslate2/model.bin",)
    path.unlink()
    assert store.verify("fine").damaged == ("ctranslate2/model.bin",)
    with pytest.raises(Refusal, match="Remove it and import it again"):
        store.get("fine")


def test_one_found_damaged_is_not_used_until_it_was_got_again(store: ModelStore) -> None:
    keep(store, "fine")
    assert store.find("fine").usable_forms
    path = store.folder / "fine" / "ctranslate2" / "model.bin"
    path.write_text("weightz")
    store.verify("fine")
    again = ModelStore(store.folder)
    assert again.find("fine").damaged
    assert again.find("fine").usable_forms == ()
    with pytest.raises(Refusal, match="damaged and cannot be used"):
        again.get("fine")
    again.remove("fine")
    keep(again, "fine")
    assert not again.find("fine").damaged
    assert again.get("fine")


def test_one_found_damaged_is_whole_again_where_its_files_are(store: ModelStore) -> None:
    keep(store, "fine")
    path = store.folder / "fine" / "ctranslate2" / "model.bin"
    path.write_text("weightz")
    store.verify("fine")
    path.write_text("weights")
    assert store.verify("fine").damaged == ()
    assert store.get("fine")


def test_the_one_that_comes_along_is_joined_again_where_it_was_found_damaged(
    store: ModelStore, parts: Path
) -> None:
    (making.fast(store.get("base")) / "model.bin").write_bytes(b"twoone")
    store.verify("base")
    assert not store.find("base").damaged
    assert (making.fast(store.get("base")) / "model.bin").read_bytes() == b"onetwo"
    assert store.verify("base").damaged == ()


def test_a_model_is_removed_whole(store: ModelStore) -> None:
    keep(store, "fine")
    store.remove("fine")
    assert [entry.name for entry in store.folder.iterdir()] == [".lock"]
    with pytest.raises(Refusal, match="There is no model"):
        store.remove("fine")


@pytest.mark.parametrize("taken", ["fine", "base"])
def test_no_model_is_put_over_another(store: ModelStore, snapshot: Snapshot, taken: str) -> None:
    keep(store, "fine")
    before = snapshot()
    with pytest.raises(Refusal, match="already"):
        keep(store, taken, "other")
    assert snapshot() == before


def test_what_fails_half_way_leaves_nothing(store: ModelStore) -> None:
    def fail() -> None:
        with store.draft() as draft:
            (draft / "half").write_text("done")
            raise Stopped("stopped")

    with pytest.raises(Stopped):
        fail()
    assert list(store.folder.iterdir()) == []


def test_what_a_killed_program_left_is_swept(store: ModelStore) -> None:
    keep(store, "fine")
    (store.folder / ".half-dead").mkdir()
    (store.folder / ".half-dead" / "model.bin").write_text("half")
    (store.folder / ".half-dead.lock").touch()
    (store.folder / ".half-alive").mkdir()
    with FileLock(store.folder / ".half-alive.lock"), store.draft():
        assert not (store.folder / ".half-dead").exists()
        assert (store.folder / ".half-alive").exists()
    assert [model.name for model in store.list()] == ["base", "fine"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"format": 2}', '{"format": 1, "name": "fine"}', "[" * 100_000, '"\\ud800"'],
    ids=["empty", "cut", "list", "null", "newer", "half", "deep", "text"],
)
def test_a_damaged_manifest_can_only_be_removed(store: ModelStore, text: str) -> None:
    keep(store, "fine")
    (store.folder / "fine" / "model.json").write_text(text)
    assert store.find("fine").manifest is None
    assert store.verify("fine").damaged == ("model.json",)
    with pytest.raises(Refusal, match="damaged"):
        store.get("fine")
    store.remove("fine")
    assert [model.name for model in store.list()] == ["base"]


def test_a_manifest_names_no_file_outside_its_folder(store: ModelStore) -> None:
    keep(store, "fine")
    path = store.folder / "fine" / "model.json"
    path.write_text(path.read_text().replace("model.bin", "../../secret"))
    assert store.find("fine").manifest is None


def test_a_manifest_under_another_name_is_damaged(store: ModelStore) -> None:
    keep(store, "fine")
    (store.folder / "fine").rename(store.folder / "renamed")
    assert store.find("renamed").manifest is None


def test_a_second_form_is_added_once(store: ModelStore) -> None:
    keep(store, "fine")
    for text in ("first", "second"):
        with store.draft() as draft:
            (draft / "openai").mkdir()
            files = {"model.pt": write_text(draft / "openai" / "model.pt", text)}
            store.keep_form("fine", "openai", draft / "openai", files)
    assert making.reference(store.get("fine")).read_text() == "first"
    assert store.verify("fine").damaged == ()


def test_a_form_that_was_moved_but_not_noted_is_made_again(store: ModelStore) -> None:
    keep(store, "fine")
    (store.folder / "fine" / "openai").mkdir()
    (store.folder / "fine" / "openai" / "model.pt").write_text("of a killed program")
    with store.draft() as draft:
        (draft / "openai").mkdir()
        files = {"model.pt": write_text(draft / "openai" / "model.pt", "whole")}
        store.keep_form("fine", "openai", draft / "openai", files)
    assert store.verify("fine").damaged == ()


@given(st.text(max_size=100))
def test_every_wish_gets_a_safe_name_or_a_sentence(wish: str) -> None:
    try:
        name = names.safe_name(wish)
    except Refusal:
        return
    assert names.is_safe(name)
    assert Path(name).name == name
    assert names.safe_name(name) == name
    assert names.free_name(wish, {name}) not in ("", name)


@pytest.mark.parametrize(
    "name", ["", ".", "..", "a/b", "a\\b", "con", "nul.bin", "A", "a b", "a..b", "-a", "æ"]
)
def test_unsafe_names(name: str) -> None:
    assert not names.is_safe(name)


def test_numbers_are_put_behind_taken_names() -> None:
    assert names.free_name("NB Whisper (large)", set()) == "nb-whisper-large"
    assert names.free_name("base", {"base", "base-2"}) == "base-3"


@given(
    st.sampled_from(["embedded", "imported", "downloaded"]),
    st.text(st.characters(codec="utf-8"), max_size=20),
    st.none() | st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=4).map(tuple),
    st.booleans(),
)
def test_a_manifest_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, origin: Origin, source: str, heads: Heads | None, exact: bool
) -> None:
    folder = tmp_path_factory.mktemp("manifest")
    manifest = Manifest(
        "fine", origin, source, "now", making.SMALL, heads, exact, {"openai": {"model.pt": FileMark("ab", 3)}}
    )
    write_text(folder / "model.json", manifest.as_json())
    assert read_manifest(folder) == manifest
    assert read_manifest(folder) != replace(manifest, exact=not exact)


@pytest.mark.parametrize("place", ["file/models", "file"])
def test_a_place_that_takes_no_models_is_a_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("a letter")
    with pytest.raises(Refusal, match="did not take the model"):
        ModelStore(tmp_path / place).get("base")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
