"""Whatever somebody brings that is no sound model: a sentence, and the store is as it was."""

import contextlib
import shutil
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.speech.models import breaking, making
from tests.speech.models.breaking import Spoil
from tests.speech.models.cases import CASES
from tests.speech.models.conftest import Snapshot
from workbench.cellar.errors import Refusal, Stopped
from workbench.speech.models import checkpoint, ct2_weights, hugging_face, importing
from workbench.speech.models.store import ModelStore
from workbench.speech.models.weights import check_shapes

Sound = namedtuple("Sound", ["pt", "ct2", "hf"])


@pytest.fixture(scope="session")
def sound(small: making.Tensors, tmp_path_factory: pytest.TempPathFactory) -> Sound:
    """A folder for each form with a sound small model in it."""
    root = tmp_path_factory.mktemp("sound")
    making.checkpoint(root / "pt" / "model.pt", making.SMALL, small)
    making.ctranslate2_folder(root / "ct2", making.SMALL, small)
    making.hugging_face(root / "hf", making.SMALL, small)
    return Sound(*(root / form for form in Sound._fields))


@pytest.fixture
def brought(sound: Sound, tmp_path: Path) -> Sound:
    """Copies of the sound models, to be spoilt."""
    return Sound(*(_copy(folder, tmp_path / "brought" / folder.name) for folder in sound))


def _copy(folder: Path, to: Path) -> Path:
    return Path(shutil.copytree(folder, to))


@pytest.mark.parametrize(("form", "spoil", "sentence"), CASES)
def test_a_broken_one_is_refused(
    store: ModelStore,
    snapshot: Snapshot,
    sound: Sound,
    tmp_path: Path,
    form: str,
    spoil: Spoil,
    sentence: str,
) -> None:
    folder = _copy(getattr(sound, form), tmp_path / "brought")
    spoil(folder)
    given = folder / "model.pt" if form == "pt" and (folder / "model.pt").exists() else folder
    with pytest.raises(Refusal, match=sentence) as refused:
        importing.import_model(store, given)
    assert refused.value.sentence.endswith("Nothing was changed.")
    assert snapshot() == {}
    assert not (folder / "fired").exists()


def test_a_path_without_anything_is_refused(store: ModelStore, tmp_path: Path) -> None:
    with pytest.raises(Refusal, match=r"nothing\.pt is missing"):
        importing.import_model(store, tmp_path / "nothing.pt")
    with pytest.raises(Refusal, match="no model that this program can read"):
        importing.import_model(store, Path(__file__))


def test_a_taken_name_is_refused_and_a_made_up_one_is_not(store: ModelStore, sound: Sound) -> None:
    assert importing.import_model(store, sound.ct2 / "model.bin", "Fine") == "fine"
    with pytest.raises(Refusal, match="already"):
        importing.import_model(store, sound.ct2, "fine")
    assert importing.import_model(store, sound.ct2) == "ct2"
    assert importing.import_model(store, sound.ct2) == "ct2-2"


def test_a_full_disk_is_told_before_anything_is_written(
    store: ModelStore, snapshot: Snapshot, sound: Sound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: namedtuple("Usage", ["free"])(70_000_000))
    with pytest.raises(Refusal, match="only 70 MB are free"):
        importing.import_model(store, sound.hf)
    assert snapshot() == {}


@pytest.mark.parametrize("form", Sound._fields)
def test_progress_goes_forward_to_its_end(store: ModelStore, sound: Sound, form: str) -> None:
    told: list[tuple[int, int]] = []
    importing.import_model(store, getattr(sound, form), None, lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 0
    assert len(told) > 10


@pytest.mark.parametrize("share", [0.1, 0.6, 0.9])
def test_a_stopped_import_leaves_nothing(
    store: ModelStore, snapshot: Snapshot, sound: Sound, share: float
) -> None:
    def stop(done: int, total: int) -> None:
        if done > share * total:
            raise Stopped("stopped")

    with pytest.raises(Stopped):
        importing.import_model(store, sound.hf, None, stop)
    assert snapshot() == {}


def test_a_killed_import_leaves_nothing_that_is_seen(
    store: ModelStore, snapshot: Snapshot, sound: Sound
) -> None:
    program = (
        "import os, signal, sys, pathlib\n"
        "from workbench.speech.models import work\n"
        "def die(done, total):\n"
        "    if done > 0.6 * total: os.kill(os.getpid(), signal.SIGKILL)\n"
        "work.import_model(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), None, die)\n"
    )
    command = [sys.executable, "-c", program, str(store.folder), str(sound.ct2)]
    assert subprocess.run(command, check=False).returncode == -9
    assert snapshot() != {}
    assert [model.name for model in store.list()] == ["base"]
    with store.draft():
        pass
    assert snapshot() == {}


def test_a_download_cache_is_understood(store: ModelStore, brought: Sound, tmp_path: Path) -> None:
    repository = tmp_path / "models--NbAiLab--nb-whisper-base"
    snapshots, blobs = repository / "snapshots" / "0a1b", repository / "blobs"
    snapshots.mkdir(parents=True)
    blobs.mkdir()
    for number, file in enumerate(sorted(brought.hf.iterdir())):
        file.rename(blobs / str(number))
        (snapshots / file.name).symlink_to(Path("../../blobs") / str(number))
    assert importing.import_model(store, snapshots) == "nb-whisper-base"


def test_what_faster_whisper_would_fetch_is_added(store: ModelStore, brought: Sound) -> None:
    breaking.lose("tokenizer.json")(brought.ct2)
    name = importing.import_model(store, brought.ct2)
    assert (making.fast(store.get(name)) / "tokenizer.json").is_file()


def test_words_of_its_own_serve_one_engine_only(store: ModelStore, brought: Sound) -> None:
    breaking.lose("tokenizer.json")(brought.ct2)
    shutil.copy(brought.hf / "tokenizer.json", brought.ct2)
    breaking.edit("vocabulary.json", lambda words: words.__setitem__(50257, "<|end|>"))(brought.ct2)
    change = breaking.edit(
        "tokenizer.json", lambda record: record["added_tokens"][0].update(content="<|end|>")
    )
    change(brought.ct2)
    name = importing.import_model(store, brought.ct2)
    assert store.find(name).usable_forms == ("ctranslate2",)


def _look(form: str, folder: Path) -> None:
    if form == "pt":
        checkpoint.Checkpoint(folder / "model.pt")
    elif form == "ct2":
        weights = ct2_weights.Ct2Weights(folder / "model.bin")
        check_shapes(weights, weights.dims)
        weights.check_kinds()
    else:
        places = hugging_face.read_places(folder)
        check_shapes(hugging_face.SafetensorsWeights(places, making.SMALL), making.SMALL)


@pytest.mark.parametrize(
    ("form", "file"), [("pt", "model.pt"), ("ct2", "model.bin"), ("hf", "model.safetensors")]
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_damage_ends_in_a_sentence_or_a_sound_model(
    brought: Sound, form: str, file: str, data: st.DataObject
) -> None:
    path = getattr(brought, form) / file
    whole = path.read_bytes()
    spoilt = bytearray(whole)
    near_an_edge = st.integers(0, 4000) | st.integers(len(whole) - 4000, len(whole) - 1)
    for place in data.draw(st.lists(near_an_edge, min_size=1, max_size=3)):
        spoilt[place] = data.draw(st.integers(0, 255))
    path.write_bytes(spoilt[: data.draw(st.just(len(whole)) | st.integers(0, len(whole)))])
    with contextlib.suppress(Refusal):  # anything else that is raised is a fault of ours
        _look(form, getattr(brought, form))
    path.write_bytes(whole)
