"""One model, three ways of naming its tensors: OpenAI's (ours inside), CTranslate2's and Hugging Face's."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.speech.models.dims import Dims

Shape = tuple[int, ...]

EMBEDDINGS = "decoder.token_embedding.weight"

_HUGGING_FACE = {
    "positional_embedding": "embed_positions.weight",
    "token_embedding": "embed_tokens",
    "ln_post": "layer_norm",
    "ln": "layer_norm",
    "blocks": "layers",
    "attn": "self_attn",
    "attn_ln": "self_attn_layer_norm",
    "cross_attn": "encoder_attn",
    "cross_attn_ln": "encoder_attn_layer_norm",
    "mlp_ln": "final_layer_norm",
    "query": "q_proj",
    "key": "k_proj",
    "value": "v_proj",
    "out": "out_proj",
}


@dataclass(frozen=True, slots=True)
class Stacked:
    """A CTranslate2 tensor: OpenAI's `parts` one above the other along the first axis, all of one shape.

    None stands for zeros: the key has no bias in Whisper, but a place for one in CTranslate2.
    """

    name: str
    parts: tuple[str | None, ...]
    part_shape: Shape

    @property
    def shape(self) -> Shape:
        """The shape of the whole."""
        return (len(self.parts) * self.part_shape[0], *self.part_shape[1:])


def stacked(dims: Dims) -> list[Stacked]:
    """Every tensor of a CTranslate2 Whisper model, by name."""
    found = [*_audio(dims), *_text(dims)]
    return sorted(found, key=lambda tensor: tensor.name)


def openai_shapes(dims: Dims) -> dict[str, Shape]:
    """Every tensor of an OpenAI checkpoint and its shape."""
    return {part: tensor.part_shape for tensor in stacked(dims) for part in tensor.parts if part}


def hugging_face_name(openai_name: str) -> str:
    """The name of OpenAI's tensor in a `WhisperForConditionalGeneration` checkpoint."""
    renamed = openai_name.replace("mlp.0", "fc1").replace("mlp.2", "fc2")
    return ".".join(["model", *(_HUGGING_FACE.get(step, step) for step in renamed.split("."))])


def _audio(dims: Dims) -> Iterator[Stacked]:
    state = dims.n_audio_state
    for number, channels in ((1, dims.n_mels), (2, state)):
        yield Stacked(f"encoder/conv{number}/weight", (f"encoder.conv{number}.weight",), (state, channels, 3))
        yield Stacked(f"encoder/conv{number}/bias", (f"encoder.conv{number}.bias",), (state,))
    yield Stacked(
        "encoder/position_encodings/encodings", ("encoder.positional_embedding",), (dims.n_audio_ctx, state)
    )
    yield from _norm("encoder/layer_norm", "encoder.ln_post", state)
    for number in range(dims.n_audio_layer):
        yield from _block(f"encoder/layer_{number}", f"encoder.blocks.{number}", state)


def _text(dims: Dims) -> Iterator[Stacked]:
    state = dims.n_text_state
    yield Stacked("decoder/embeddings/weight", (EMBEDDINGS,), (dims.n_vocab, state))
    yield Stacked(
        "decoder/position_encodings/encodings", ("decoder.positional_embedding",), (dims.n_text_ctx, state)
    )
    yield from _norm("decoder/layer_norm", "decoder.ln", state)
    for number in range(dims.n_text_layer):
        there, here = f"decoder/layer_{number}", f"decoder.blocks.{number}"
        yield from _block(there, here, state)
        cross, attn = f"{there}/attention", f"{here}.cross_attn"
        yield from _norm(f"{cross}/layer_norm", f"{attn}_ln", state)
        yield from _linear(f"{cross}/linear_0", (f"{attn}.query",), (state, state))
        yield from _linear(f"{cross}/linear_1", (f"{attn}.key", f"{attn}.value"), (state, state))
        yield from _linear(f"{cross}/linear_2", (f"{attn}.out",), (state, state))


def _block(there: str, here: str, state: int) -> Iterator[Stacked]:
    attn = f"{here}.attn"
    yield from _norm(f"{there}/self_attention/layer_norm", f"{attn}_ln", state)
    stack = (f"{attn}.query", f"{attn}.key", f"{attn}.value")
    yield from _linear(f"{there}/self_attention/linear_0", stack, (state, state))
    yield from _linear(f"{there}/self_attention/linear_1", (f"{attn}.out",), (state, state))
    yield from _norm(f"{there}/ffn/layer_norm", f"{here}.mlp_ln", state)
    yield from _linear(f"{there}/ffn/linear_0", (f"{here}.mlp.0",), (4 * state, state))
    yield from _linear(f"{there}/ffn/linear_1", (f"{here}.mlp.2",), (state, 4 * state))


def _norm(there: str, here: str, state: int) -> Iterator[Stacked]:
    yield Stacked(f"{there}/gamma", (f"{here}.weight",), (state,))
    yield Stacked(f"{there}/beta", (f"{here}.bias",), (state,))


def _linear(there: str, here: tuple[str, ...], shape: Shape) -> Iterator[Stacked]:
    yield Stacked(f"{there}/weight", tuple(f"{part}.weight" for part in here), shape)
    biases = tuple(None if part.endswith(".key") else f"{part}.bias" for part in here)
    yield Stacked(f"{there}/bias", biases, shape[:1])
