"""Broken and hostile models: how each is spoilt, and what the sentence about it says."""

import pytest
import torch

from tests.speech.models import breaking
from tests.speech.models.breaking import Spoil

BIAS = "decoder.ln.bias"
CHECKPOINTS: dict[str, tuple[Spoil, str]] = {
    "lost": (breaking.lose("model.pt"), "no model that this program can read"),
    "empty": (breaking.fill("model.pt", b""), "is empty"),
    "cut": (breaking.cut("model.pt"), "cut short or damaged"),
    "cut at its end": (breaking.cut("model.pt", 0.9999), "cut short or damaged"),
    "text": (breaking.fill("model.pt", b"a letter"), "cut short or damaged"),
    "one byte": (breaking.flip("model.pt", 0.5), "cut short or damaged"),
    "program": (breaking.bomb, "could run a program"),
    "bare program": (breaking.plain_bomb, "cut short or damaged"),
    "bomb": (breaking.packed_bomb, "not a Whisper model"),
    "other": (lambda folder: torch.save({"a": 1}, folder / "model.pt"), "not a Whisper model"),
    "list": (lambda folder: torch.save([1], folder / "model.pt"), "not a Whisper model"),
    "no measures": (breaking.record(lambda record: record.pop("dims")), "not a Whisper model"),
    "words for measures": (
        breaking.record(lambda record: record["dims"].update(n_mels="80")),
        "not a Whisper model",
    ),
    "lying measures": (breaking.record(lambda record: record["dims"].update(n_text_head=3)), "n_text_head"),
    "huge measures": (
        breaking.record(lambda record: record["dims"].update(n_text_layer=10**9)),
        "n_text_layer",
    ),
    "missing part": (breaking.weights(lambda state: state.pop(BIAS)), "missing"),
    "extra part": (
        breaking.weights(lambda state: state.update(lora=torch.zeros(1))),
        "that no Whisper model has",
    ),
    "wrong size": (breaking.weights(lambda state: state.update({BIAS: torch.zeros(65)})), "wrong size"),
    "no number": (
        breaking.weights(lambda state: state.update({BIAS: torch.full((64,), torch.nan)})),
        "not numbers",
    ),
    "whole numbers": (
        breaking.weights(lambda state: state.update({BIAS: torch.zeros(64, dtype=torch.int64)})),
        "that no Whisper model has",
    ),
    "no tensor": (breaking.weights(lambda state: state.update({BIAS: [0.0] * 64})), "no Whisper model has"),
}
CTRANSLATE2: dict[str, tuple[Spoil, str]] = {
    "lost": (breaking.lose("model.bin"), "no model that this program can read"),
    "empty": (breaking.fill("model.bin", b""), "is empty"),
    "cut": (breaking.cut("model.bin"), "cut short or damaged"),
    "longer": (breaking.add("model.bin", b"\0"), "cut short or damaged"),
    "text": (breaking.fill("model.bin", b"a letter to a friend"), "not a Whisper model"),
    "other engine": (breaking.patch("model.bin", 6, b"T5Model"), "not a Whisper model"),
    "older": (breaking.patch("model.bin", 18, b"\2"), "another version"),
    "many parts": (breaking.patch("model.bin", 22, b"\xff\xff\xff\xff"), "cut short or damaged"),
    "folder": (
        lambda folder: [breaking.lose("model.bin")(folder), (folder / "model.bin").mkdir()],
        "not a file",
    ),
    "pipe": (breaking.pipe("model.bin"), "not a file"),
    "no settings": (breaking.lose("config.json"), "config.json is missing"),
    "spoilt settings": (breaking.fill("config.json", b"{"), "config.json is cut short"),
    "settings as list": (breaking.fill("config.json", b"[]"), "config.json is cut short"),
    "deep settings": (breaking.fill("config.json", b"[" * 100_000), "config.json is cut short"),
    "wild heads": (
        breaking.edit("config.json", lambda config: config.update(alignment_heads=[[99, 0]])),
        "config.json is cut short",
    ),
    "wild tokens": (
        breaking.edit("config.json", lambda config: config.update(suppress_ids=[60_000])),
        "config.json is cut short",
    ),
    "no vocabulary": (breaking.lose("vocabulary.json"), "vocabulary.txt is missing"),
    "short vocabulary": (breaking.edit("vocabulary.json", list.pop), "vocabulary does not fit"),
    "vocabulary of numbers": (breaking.fill("vocabulary.json", b"[1, 2]"), "vocabulary.json is cut short"),
    "vocabulary elsewhere": (breaking.link_away("vocabulary.json"), "link to another place"),
    "odd words, no tokenizer": (
        lambda folder: [
            breaking.edit("vocabulary.json", lambda words: words.__setitem__(5, "odd"))(folder),
            breaking.lose("tokenizer.json")(folder),
        ],
        "tokenizer.json is missing",
    ),
    "another's tokenizer": (
        breaking.edit("vocabulary.json", lambda words: words.__setitem__(5, "odd")),
        "tokenizer does not fit",
    ),
    "tokenizer with holes": (
        breaking.edit("tokenizer.json", lambda record: record["added_tokens"].pop(0)),
        "tokenizer.json is cut short",
    ),
    "other sound": (breaking.fill("preprocessor_config.json", b'{"feature_size": 128}'), "sound in a form"),
}
HUGGING_FACE: dict[str, tuple[Spoil, str]] = {
    "lost": (breaking.lose("model.safetensors"), "no model that this program can read"),
    "empty": (breaking.fill("model.safetensors", b""), "is empty"),
    "cut": (breaking.cut("model.safetensors"), "cut short or damaged"),
    "longer": (breaking.add("model.safetensors", b"\0"), "cut short or damaged"),
    "tiny": (breaking.fill("model.safetensors", b"\1\0\0\0\0\0\0\0"), "cut short or damaged"),
    "huge header": (breaking.patch("model.safetensors", 0, b"\xff" * 8), "cut short or damaged"),
    "spoilt header": (breaking.patch("model.safetensors", 8, b"[["), "cut short or damaged"),
    "one over another": (
        breaking.header(lambda names: names["model.decoder.layer_norm.bias"].update(data_offsets=[0, 128])),
        "cut short or damaged",
    ),
    "negative place": (
        breaking.header(lambda names: names["model.decoder.layer_norm.bias"].update(data_offsets=[-128, 0])),
        "cut short or damaged",
    ),
    "whole numbers": (
        breaking.header(lambda names: names["model.decoder.layer_norm.bias"].update(dtype="I16")),
        "cut short or damaged",
    ),
    "missing part": (
        breaking.other_tensors(lambda found: found.pop("model.decoder.layer_norm.bias")),
        "missing",
    ),
    "two tables": (
        breaking.other_tensors(lambda found: found.update({"proj_out.weight": torch.zeros(51865, 64)})),
        "that no Whisper model has",
    ),
    "other model": (
        breaking.edit("config.json", lambda config: config.update(model_type="bert")),
        "not a Whisper",
    ),
    "spoilt settings": (breaking.cut("config.json"), "config.json is cut short"),
    "lying settings": (
        breaking.edit("config.json", lambda config: config.update(d_model=128)),
        "not a Whisper",
    ),
    "many layers": (
        breaking.edit("config.json", lambda config: config.update(decoder_layers=10**9)),
        "n_text_layer",
    ),
    "no tokenizer": (breaking.lose("tokenizer.json"), "tokenizer.json is missing"),
    "own words": (
        breaking.edit("tokenizer.json", lambda record: record["added_tokens"][0].update(content="<|end|>")),
        "vocabulary of its own",
    ),
    "wild heads": (
        breaking.fill("generation_config.json", b'{"alignment_heads": [["a"]]}'),
        "generation_config.json is cut short",
    ),
    "part elsewhere": (
        lambda folder: [
            breaking.lose("model.safetensors")(folder),
            breaking.fill("model.safetensors.index.json", b'{"weight_map": {"a": "../b.safetensors"}}')(
                folder
            ),
        ],
        "outside its folder",
    ),
    "part lost": (
        lambda folder: [
            breaking.lose("model.safetensors")(folder),
            breaking.fill("model.safetensors.index.json", b'{"weight_map": {"a": "b.safetensors"}}')(folder),
        ],
        "b.safetensors is missing",
    ),
    "no list of parts": (
        lambda folder: [
            breaking.lose("model.safetensors")(folder),
            breaking.fill("model.safetensors.index.json", b'{"weight_map": 3}')(folder),
        ],
        "cut short or damaged",
    ),
    "older form": (
        lambda folder: (folder / "model.safetensors").rename(folder / "pytorch_model.bin"),
        "older form",
    ),
    "two models": (
        lambda folder: [
            breaking.lose("model.safetensors")(folder),
            *((folder / name).touch() for name in ("a.pt", "b.pt")),
        ],
        "more than one model",
    ),
}
CASES = [
    pytest.param(form, *case, id=f"{form}-{name}")
    for form, cases in (("pt", CHECKPOINTS), ("ct2", CTRANSLATE2), ("hf", HUGGING_FACE))
    for name, case in cases.items()
]
