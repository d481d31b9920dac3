"""No weight changes on its way from one form to another, whichever library wrote it."""

import hashlib
import json
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import pytest
import torch
import whisper

from tests.speech.models import making
from workbench.speech.model_files import ModelFiles
from workbench.speech.models import importing, known_heads, work
from workbench.speech.models.dims import Dims
from workbench.speech.models.manifest import Heads
from workbench.speech.models.store import ModelStore

EMBEDDED_SHA = "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57"
EMBEDDED_HEADS = [[3, 1], [4, 2], [4, 3], [4, 7], [5, 1], [5, 2], [5, 4], [5, 6]]
KINDS = pytest.mark.parametrize(
    ("dims", "kind"),
    [
        pytest.param(making.SMALL, "float32", id="many languages"),
        pytest.param(making.SMALL_ENGLISH, "float16", id="English"),
        pytest.param(making.SMALL_LARGE_V3, "float16", id="large-v3"),
    ],
)


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_real_weights_come_back_byte_for_byte(
    base: ModelFiles, base_from_checkpoint: ModelFiles, base_from_hugging_face: ModelFiles
) -> None:
    for files in (base, base_from_checkpoint, base_from_hugging_face):
        assert sha(making.fast(files) / "model.bin") == EMBEDDED_SHA
    assert (
        sha(making.reference(base_from_checkpoint))
        == sha(making.reference(base))
        == sha(making.reference(base_from_hugging_face))
    )


def test_the_real_model_keeps_its_tokens_and_heads(
    base: ModelFiles, base_from_checkpoint: ModelFiles
) -> None:
    for name in ("config.json", "tokenizer.json", "vocabulary.json"):
        original, made = (making.fast(files) / name for files in (base, base_from_checkpoint))
        assert json.loads(made.read_text()) == json.loads(original.read_text())


def test_the_checkpoint_of_the_real_model_holds_its_heads(base: ModelFiles) -> None:
    assert torch.load(making.reference(base), weights_only=True)["alignment_heads"] == EMBEDDED_HEADS


def test_the_heads_of_an_official_model_are_known(
    real_store: ModelStore, base_from_hugging_face: ModelFiles
) -> None:
    heads = making.known(real_store, base_from_hugging_face.name).heads
    assert [list(pair) for pair in heads or ()] == EMBEDDED_HEADS


def test_the_heads_of_the_large_models_are_told_apart_by_their_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    large = Dims(80, 1500, 1280, 20, 32, 51865, 448, 1280, 20, 32)
    path = tmp_path / "large-v2.pt"
    path.write_bytes(b"stands for the official file")
    assert known_heads.known_heads(large, path) is None
    monkeypatch.setattr(known_heads, "_hashes", lambda: {sha(path): "large-v2"})
    heads = known_heads.known_heads(large, path)
    assert heads
    model: Any = whisper.Whisper(whisper.ModelDimensions(80, 8, 40, 2, 1, 9, 9, 40, 20, 32))
    model.set_alignment_heads(whisper._ALIGNMENT_HEADS["large-v2"])
    assert [list(pair) for pair in heads] == model.alignment_heads.indices().T.tolist()


def bring(store: ModelStore, given: Path) -> tuple[ModelFiles, Heads | None]:
    name = importing.import_model(store, given, "brought")
    return work.prepare(store.folder, name, "openai"), making.known(store, name).heads


def assert_same_numbers(files: ModelFiles, dims: Dims, given: making.Tensors) -> None:
    record = torch.load(making.reference(files), weights_only=True)
    assert record["dims"] == dims.as_dict()
    state = record["model_state_dict"]
    assert state.keys() == given.keys()
    for name, array in given.items():
        assert state[name].numpy().dtype == array.dtype, name
        assert state[name].numpy().tobytes() == np.array(array).tobytes(), name


@KINDS
def test_from_a_checkpoint(store: ModelStore, tmp_path: Path, dims: Dims, kind: str) -> None:
    given = making.tensors(dims, kind)
    path = making.checkpoint(
        tmp_path / "given.pt", dims, given, alignment_heads=[list(h) for h in making.HEADS]
    )
    theirs = making.ctranslate2_folder(tmp_path / "theirs", dims, given)
    files, heads = bring(store, path)
    assert heads == making.HEADS
    assert_same_numbers(files, dims, given)
    for name in ("model.bin", "vocabulary.json", "tokenizer.json", "config.json"):
        if name == "model.bin":
            assert sha(making.fast(files) / name) == sha(theirs / name)
        else:
            assert json.loads((making.fast(files) / name).read_text()) == json.loads(
                (theirs / name).read_text()
            )


def test_from_a_ctranslate2_folder(store: ModelStore, tmp_path: Path) -> None:
    given = making.tensors(making.SMALL, "float32")
    folder = making.ctranslate2_folder(tmp_path / "given", making.SMALL, given)
    files, heads = bring(store, folder)
    assert heads == making.HEADS
    assert_same_numbers(files, making.SMALL, given)
    assert sha(making.fast(files) / "model.bin") == sha(folder / "model.bin")


@KINDS
def test_from_a_hugging_face_folder(store: ModelStore, tmp_path: Path, dims: Dims, kind: str) -> None:
    given = making.tensors(dims, kind)
    files, heads = bring(store, making.hugging_face(tmp_path / "given", dims, given))
    assert heads == making.HEADS
    assert_same_numbers(files, dims, given)


def test_bfloat16_is_widened(store: ModelStore, tmp_path: Path) -> None:
    given = making.tensors(making.SMALL, "float32")
    given["decoder.ln.bias"][0] = 1e30  # far above what float16 holds
    rounded = {
        name: torch.from_numpy(array).to(torch.bfloat16).float().numpy() for name, array in given.items()
    }
    folder = making.hugging_face(tmp_path / "given", making.SMALL, given, torch.bfloat16)
    files, _heads = bring(store, folder)
    assert_same_numbers(files, making.SMALL, rounded)


def test_wide_numbers_that_fit_are_kept_narrow(
    store: ModelStore, tmp_path: Path, small: making.Tensors
) -> None:
    wide = {name: array.astype(np.float32) for name, array in small.items()}
    files, _heads = bring(store, making.checkpoint(tmp_path / "given.pt", making.SMALL, wide))
    assert_same_numbers(files, making.SMALL, small)


def test_the_tied_table_may_be_written_twice(
    store: ModelStore, tmp_path: Path, small: making.Tensors
) -> None:
    folder = making.hugging_face(tmp_path / "given", making.SMALL, small)
    named = _load(folder / "model.safetensors")
    named["proj_out.weight"] = named["model.decoder.embed_tokens.weight"].clone()
    _save(named, folder / "model.safetensors")
    files, _heads = bring(store, folder)
    assert_same_numbers(files, making.SMALL, small)


def test_rounded_weights_serve_one_engine_only(
    store: ModelStore, tmp_path: Path, small: making.Tensors
) -> None:
    wide = {name: array.astype(np.float32) for name, array in small.items()}
    folder = making.ctranslate2_folder(tmp_path / "given", making.SMALL, wide, "int8")
    name = importing.import_model(store, folder)
    assert store.find(name).usable_forms == ("ctranslate2",)
    assert ctranslate2.models.Whisper(str(making.fast(store.get(name)))).is_multilingual
    with pytest.raises(Exception, match="Use the engine faster-whisper") as refused:
        work.prepare(store.folder, name, "openai")
    assert type(refused.value).__name__ == "Refusal"
    assert store.get(name).openai is None


def test_128_mel_bins_are_told_to_faster_whisper(store: ModelStore, tmp_path: Path) -> None:
    dims = making.SMALL_LARGE_V3
    given = making.tensors(dims)
    name = importing.import_model(store, making.checkpoint(tmp_path / "given.pt", dims, given))
    record = json.loads((making.fast(store.get(name)) / "preprocessor_config.json").read_text())
    assert record["feature_size"] == 128
    assert store.get(name).multilingual


def _load(path: Path) -> dict[str, torch.Tensor]:
    from safetensors.torch import load_file

    return load_file(path)


def _save(named: dict[str, torch.Tensor], path: Path) -> None:
    from safetensors.torch import save_file

    save_file(named, path)
