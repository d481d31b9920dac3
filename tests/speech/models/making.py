"""Makes small Whisper models in the forms that people bring, with other libraries' writers than ours."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file

from workbench.speech.model_files import ModelFiles
from workbench.speech.models import tokens
from workbench.speech.models.dims import Dims
from workbench.speech.models.manifest import Manifest
from workbench.speech.models.store import ModelStore

Tensors = Mapping[str, NDArray[np.float32] | NDArray[np.float16]]

SMALL = Dims(80, 1500, 64, 2, 2, 51865, 448, 64, 2, 3)
SMALL_ENGLISH = replace(SMALL, n_vocab=51864)
SMALL_LARGE_V3 = replace(SMALL, n_mels=128, n_vocab=51866)
HEADS = ((1, 1), (2, 0))


def fast(files: ModelFiles) -> Path:
    """The folder of the CTranslate2 form, which must be there."""
    assert files.ctranslate2
    return files.ctranslate2


def reference(files: ModelFiles) -> Path:
    """The checkpoint of the OpenAI form, which must be there."""
    assert files.openai
    return files.openai


def known(store: ModelStore, name: str) -> Manifest:
    """The manifest of a model, which must be there."""
    manifest = store.find(name).manifest
    assert manifest
    return manifest


def tensors(dims: Dims, kind: str = "float16", seed: int = 1) -> Tensors:
    """Random weights under OpenAI's names."""
    random = np.random.default_rng(seed)

    def some(*shape: int) -> NDArray[np.float32]:
        return random.standard_normal(shape, dtype=np.float32).astype(kind)

    state = dims.n_text_state
    found: dict[str, NDArray[np.float32]] = {
        "encoder.conv1.weight": some(state, dims.n_mels, 3),
        "encoder.conv1.bias": some(state),
        "encoder.conv2.weight": some(state, state, 3),
        "encoder.conv2.bias": some(state),
        "encoder.positional_embedding": some(1500, state),
        "decoder.token_embedding.weight": some(dims.n_vocab, state),
        "decoder.positional_embedding": some(448, state),
    }
    for norm in ("encoder.ln_post", "decoder.ln"):
        found |= {f"{norm}.weight": some(state), f"{norm}.bias": some(state)}
    for side, layers in (("encoder", dims.n_audio_layer), ("decoder", dims.n_text_layer)):
        for layer in range(layers):
            for attn in ("attn", "cross_attn") if side == "decoder" else ("attn",):
                here = f"{side}.blocks.{layer}.{attn}"
                for part in ("query", "key", "value", "out"):
                    found[f"{here}.{part}.weight"] = some(state, state)
                    if part != "key":
                        found[f"{here}.{part}.bias"] = some(state)
                found |= {f"{here}_ln.weight": some(state), f"{here}_ln.bias": some(state)}
            here = f"{side}.blocks.{layer}"
            found[f"{here}.mlp.0.weight"], found[f"{here}.mlp.0.bias"] = (
                some(4 * state, state),
                some(4 * state),
            )
            found[f"{here}.mlp.2.weight"], found[f"{here}.mlp.2.bias"] = some(state, 4 * state), some(state)
            found |= {f"{here}.mlp_ln.weight": some(state), f"{here}.mlp_ln.bias": some(state)}
    return found


def checkpoint(path: Path, dims: Dims, given: Tensors, **more: object) -> Path:
    """An OpenAI checkpoint."""
    path.parent.mkdir(parents=True, exist_ok=True)
    state = {name: torch.from_numpy(np.array(array)) for name, array in given.items()}
    torch.save({"dims": dims.as_dict(), "model_state_dict": state, **more}, path)
    return path


def hugging_face(
    folder: Path, dims: Dims, given: Tensors, kind: torch.dtype | None = None, shards: int = 1
) -> Path:
    """A folder as `WhisperForConditionalGeneration.save_pretrained` and the tokenizer leave it."""
    folder.mkdir(parents=True, exist_ok=True)
    named = {_hugging_face_name(name): torch.from_numpy(np.array(array)) for name, array in given.items()}
    if kind:
        named = {name: tensor.to(kind) for name, tensor in named.items()}
    if shards == 1:
        save_file(named, folder / "model.safetensors", {"format": "pt"})
    else:
        _save_shards(folder, named, shards)
    config = {
        "model_type": "whisper",
        "architectures": ["WhisperForConditionalGeneration"],
        "activation_function": "gelu",
        "num_mel_bins": dims.n_mels,
        "max_source_positions": dims.n_audio_ctx,
        "d_model": dims.n_text_state,
        "encoder_attention_heads": dims.n_audio_head,
        "encoder_layers": dims.n_audio_layer,
        "encoder_ffn_dim": 4 * dims.n_text_state,
        "vocab_size": dims.n_vocab,
        "max_target_positions": dims.n_text_ctx,
        "decoder_attention_heads": dims.n_text_head,
        "decoder_layers": dims.n_text_layer,
        "decoder_ffn_dim": 4 * dims.n_text_state,
        "scale_embedding": False,
    }
    (folder / "config.json").write_text(json.dumps(config))
    (folder / "generation_config.json").write_text(json.dumps({"alignment_heads": HEADS}))
    (folder / "tokenizer.json").write_text(tokens.tokenizer_json(dims.n_vocab))
    return folder


def ctranslate2_folder(folder: Path, dims: Dims, given: Tensors, quantization: str | None = None) -> Path:
    """A folder as CTranslate2's own converter writes it."""
    folder.mkdir(parents=True, exist_ok=True)
    spec: Any = ctranslate2.specs.WhisperSpec(
        dims.n_audio_layer, dims.n_audio_head, dims.n_text_layer, dims.n_text_head
    )
    spec.encoder.conv1.weight, spec.encoder.conv1.bias = _pair(given, "encoder.conv1")
    spec.encoder.conv2.weight, spec.encoder.conv2.bias = _pair(given, "encoder.conv2")
    spec.encoder.position_encodings.encodings = given["encoder.positional_embedding"]
    spec.encoder.layer_norm.gamma, spec.encoder.layer_norm.beta = _pair(given, "encoder.ln_post")
    spec.decoder.embeddings.weight = given["decoder.token_embedding.weight"]
    spec.decoder.projection.weight = given["decoder.token_embedding.weight"]
    spec.decoder.position_encodings.encodings = given["decoder.positional_embedding"]
    spec.decoder.layer_norm.gamma, spec.decoder.layer_norm.beta = _pair(given, "decoder.ln")
    for side, layers in (("encoder", spec.encoder.layer), ("decoder", spec.decoder.layer)):
        for number, layer in enumerate(layers):
            _fill_layer(layer, given, f"{side}.blocks.{number}")
    spec.register_vocabulary(list(tokens.vocabulary(dims.n_vocab)))
    for name, value in tokens.configuration(dims.n_vocab, [list(pair) for pair in HEADS]).items():
        setattr(spec.config, name, value)
    spec.validate()
    spec.optimize(quantization=quantization)
    spec.save(str(folder))
    (folder / "tokenizer.json").write_text(tokens.tokenizer_json(dims.n_vocab))
    return folder


def _fill_layer(layer: Any, given: Tensors, here: str) -> None:
    _fill_attention(layer.self_attention, given, f"{here}.attn", [("query", "key", "value"), ("out",)])
    if f"{here}.cross_attn.query.weight" in given:
        _fill_attention(
            layer.attention, given, f"{here}.cross_attn", [("query",), ("key", "value"), ("out",)]
        )
    layer.ffn.layer_norm.gamma, layer.ffn.layer_norm.beta = _pair(given, f"{here}.mlp_ln")
    layer.ffn.linear_0.weight, layer.ffn.linear_0.bias = _pair(given, f"{here}.mlp.0")
    layer.ffn.linear_1.weight, layer.ffn.linear_1.bias = _pair(given, f"{here}.mlp.2")


def _fill_attention(attention: Any, given: Tensors, here: str, stacks: list[tuple[str, ...]]) -> None:
    attention.layer_norm.gamma, attention.layer_norm.beta = _pair(given, f"{here}_ln")
    for linear, parts in zip(attention.linear, stacks, strict=True):
        weights = [given[f"{here}.{part}.weight"] for part in parts]
        zeros = np.zeros_like(given[f"{here}.out.bias"])
        linear.weight = np.concatenate(weights)
        linear.bias = np.concatenate([given.get(f"{here}.{part}.bias", zeros) for part in parts])


def _pair(given: Tensors, name: str) -> tuple[object, object]:
    return given[f"{name}.weight"], given[f"{name}.bias"]


def _save_shards(folder: Path, named: dict[str, torch.Tensor], shards: int) -> None:
    index: dict[str, str] = {}
    names = sorted(named)
    for shard in range(shards):
        file = f"model-{shard + 1:05}-of-{shards:05}.safetensors"
        part = {name: named[name] for name in names[shard::shards]}
        save_file(part, folder / file, {"format": "pt"})
        index |= dict.fromkeys(part, file)
    record = {"metadata": {}, "weight_map": index}
    (folder / "model.safetensors.index.json").write_text(json.dumps(record))


def _hugging_face_name(name: str) -> str:
    if name.endswith("positional_embedding"):
        return f"model.{name.split('.', maxsplit=1)[0]}.embed_positions.weight"
    renamings: list[tuple[str, str]] = [
        ("token_embedding", "embed_tokens"),
        (".ln_post.", ".layer_norm."),
        ("decoder.ln.", "decoder.layer_norm."),
        (".blocks.", ".layers."),
        (".cross_attn_ln.", ".encoder_attn_layer_norm."),
        (".cross_attn.", ".encoder_attn."),
        (".attn_ln.", ".self_attn_layer_norm."),
        (".attn.", ".self_attn."),
        (".mlp_ln.", ".final_layer_norm."),
        (".mlp.0.", ".fc1."),
        (".mlp.2.", ".fc2."),
        (".query.", ".q_proj."),
        (".key.", ".k_proj."),
        (".value.", ".v_proj."),
        (".out.", ".out_proj."),
    ]
    for ours, theirs in renamings:
        name = name.replace(ours, theirs)
    return f"model.{name}"
