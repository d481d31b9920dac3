"""The three vocabularies of Whisper as CTranslate2 and Hugging Face write them. Loads whisper: child process only."""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from whisper.tokenizer import (  # pyright: ignore[reportMissingTypeStubs]
    LANGUAGES,
    Tokenizer,
    get_tokenizer,
)

from workbench.speech.models.dims import MULTILINGUAL_VOCABULARY

_OLD_NAMES = {"<|nocaptions|>": "<|nospeech|>", "<|iw|>": "<|he|>"}
_NOT_WRITTEN = (
    "<|startoftranscript|>",
    "<|translate|>",
    "<|transcribe|>",
    "<|startoflm|>",
    "<|startofprev|>",
    "<|nospeech|>",
)
_FIRST_TIME = "<|0.00|>"


@cache
def vocabulary(size: int) -> tuple[str, ...]:
    """The tokens of a Whisper model with a vocabulary of `size` (51864, 51865 or 51866), in their order."""
    return (*(_letters(token) for token in _pieces(size)), *_specials(size))


def is_standard(tokens: Sequence[str]) -> bool:
    """Whether these are the tokens that openai-whisper reads for a vocabulary of this size."""
    return len(tokens) in (51864, 51865, 51866) and same(tokens, vocabulary(len(tokens)))


def same(tokens: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two lists hold the same tokens; some have an older and a newer name."""
    return len(tokens) == len(others) and all(
        _OLD_NAMES.get(one, one) == _OLD_NAMES.get(other, other)
        for one, other in zip(tokens, others, strict=True)
    )


def configuration(size: int, heads: list[list[int]]) -> dict[str, object]:
    """What CTranslate2 wants to know beside the weights (`config.json`): tokens by number."""
    tokens = {token: number for number, token in enumerate(vocabulary(size))}
    languages = list(LANGUAGES)[: size - 51766 if size >= MULTILINGUAL_VOCABULARY else 99]
    speechless = set(_tokenizer(size).non_speech_tokens) | {tokens[name] for name in _NOT_WRITTEN}
    return {
        "alignment_heads": heads,
        "lang_ids": [tokens[f"<|{language}|>"] for language in languages],
        "suppress_ids": sorted(speechless),
        "suppress_ids_begin": [tokens["Ġ"], tokens["<|endoftext|>"]],
    }


@cache
def tokenizer_json(size: int) -> str:
    """A `tokenizer.json` (Hugging Face's tokenizers) that reads and writes a vocabulary of `size`."""
    pieces = _pieces(size)
    words = {_letters(piece): number for number, piece in enumerate(pieces)}
    if size < MULTILINGUAL_VOCABULARY:  # in GPT-2's own list the end of a text is a word like any other
        words["<|endoftext|>"] = len(pieces)
    numbered = {token: len(pieces) + number for number, token in enumerate(_specials(size))}
    frame = ("<|startoftranscript|>", "<|notimestamps|>", "<|endoftext|>")
    record = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [_added(token, number, numbered[_FIRST_TIME]) for token, number in numbered.items()],
        "normalizer": None,
        "pre_tokenizer": {
            "type": "ByteLevel",
            "add_prefix_space": False,
            "trim_offsets": True,
            "use_regex": True,
        },
        "post_processor": _frame({token: numbered[token] for token in frame}),
        "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
        "model": {
            "type": "BPE",
            "dropout": None,
            "unk_token": None,
            "continuing_subword_prefix": "",
            "end_of_word_suffix": "",
            "fuse_unk": False,
            "byte_fallback": False,
            "ignore_merges": False,
            "vocab": words,
            "merges": [[_letters(left), _letters(right)] for left, right in _merges(pieces)],
        },
    }
    return json.dumps(record, ensure_ascii=False)


def _tokenizer(size: int) -> Tokenizer:
    many = size >= MULTILINGUAL_VOCABULARY
    return get_tokenizer(many, num_languages=size - 51766 if many else 99)


def _pieces(size: int) -> tuple[bytes, ...]:
    """The bytes of the tokens that are parts of words, in their order."""
    ranks = _tokenizer(size).encoding._mergeable_ranks  # pyright: ignore[reportPrivateUsage]
    return tuple(sorted(ranks, key=ranks.__getitem__))


def _specials(size: int) -> list[str]:
    numbered = _tokenizer(size).special_tokens
    return sorted(numbered, key=numbered.__getitem__)


def _merges(pieces: tuple[bytes, ...]) -> Iterator[tuple[bytes, bytes]]:
    """Which two tokens make each longer one: what is left of its bytes when only earlier tokens are joined."""
    ranks = {piece: number for number, piece in enumerate(pieces)}
    for rank, piece in enumerate(pieces):
        parts = [piece[place : place + 1] for place in range(len(piece))]
        while len(parts) > 2:
            pairs = [ranks.get(left + right, rank) for left, right in pairwise(parts)]
            first = pairs.index(min(pairs))
            parts[first : first + 2] = [parts[first] + parts[first + 1]]
        if len(parts) == 2:
            yield parts[0], parts[1]


@cache
def _alphabet() -> tuple[str, ...]:
    """A visible letter for each byte, as byte-level tokenizers write them: itself, or one from U+0100 on."""
    visible = {*range(33, 127), *range(161, 173), *range(174, 256)}
    others = iter(range(256, 512))
    return tuple(chr(byte if byte in visible else next(others)) for byte in range(256))


def _letters(piece: bytes) -> str:
    return "".join(_alphabet()[byte] for byte in piece)


def _added(token: str, number: int, first_time: int) -> dict[str, object]:
    special = number < first_time
    return {
        "id": number,
        "content": token,
        "single_word": False,
        "lstrip": False,
        "rstrip": False,
        "normalized": not special,
        "special": special,
    }


def _frame(tokens: dict[str, int]) -> dict[str, object]:
    """What stands before and after a text that is encoded with its special tokens."""
    before, times, after = ({"SpecialToken": {"id": token, "type_id": 0}} for token in tokens)
    text = {"Sequence": {"id": "A", "type_id": 0}}
    second = {"Sequence": {"id": "B", "type_id": 1}}
    end = {"SpecialToken": {"id": "<|endoftext|>", "type_id": 1}}
    return {
        "type": "TemplateProcessing",
        "single": [before, times, text, after],
        "pair": [before, times, text, second, end],
        "special_tokens": {
            token: {"id": token, "ids": [number], "tokens": [token]} for token, number in tokens.items()
        },
    }
