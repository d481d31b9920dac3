"""The list of tokens that a given tokenizer or vocabulary file holds."""

from pathlib import Path
from typing import cast

from workbench.speech.models.faults import cut_short
from workbench.speech.models.given_files import read_json, read_object


def of_vocabulary(path: Path) -> list[str]:
    """The tokens of CTranslate2's `vocabulary.json` (a list) or `vocabulary.txt` (a line each)."""
    if path.suffix == ".txt":
        try:
            return path.read_bytes().decode("utf-8").removesuffix("\n").split("\n")
        except UnicodeDecodeError as fault:
            raise cut_short(path.name) from fault
    tokens = read_json(path)
    if not isinstance(tokens, list) or not all(
        isinstance(token, str) for token in cast("list[object]", tokens)
    ):
        raise cut_short(path.name)
    return cast("list[str]", tokens)


def of_tokenizer(path: Path) -> list[str]:
    """The tokens of a `tokenizer.json`: those of its model and the added ones, in the order of their numbers."""
    record = read_object(path)
    model, added = record.get("model"), record.get("added_tokens", [])
    if not isinstance(model, dict) or not isinstance(added, list):
        raise cut_short(path.name)
    numbered: list[tuple[object, object]] = list(_items(cast("dict[str, object]", model).get("vocab")))
    for token in cast("list[object]", added):
        entry = cast("dict[str, object]", token) if isinstance(token, dict) else {}
        numbered.append((entry.get("content"), entry.get("id")))
    return _in_order(numbered, path.name)


def of_word_list(path: Path, added: Path | None) -> list[str]:
    """The tokens of Hugging Face's older `vocab.json` with, if it is there, `added_tokens.json`."""
    numbered = list(_items(read_json(path)))
    if added:
        numbered += _items(read_json(added))
    return _in_order(numbered, path.name)


def with_times(tokens: list[str], size: int) -> list[str]:
    """The tokens with those that stand for times (0.02 s apart), which tokenizer files may leave out."""
    return tokens + [f"<|{number * 0.02:.2f}|>" for number in range(size - len(tokens))]


def _items(vocabulary: object) -> list[tuple[object, object]]:
    return list(cast("dict[object, object]", vocabulary).items()) if isinstance(vocabulary, dict) else []


def _in_order(numbered: list[tuple[object, object]], file: str) -> list[str]:
    tokens: dict[int, str] = {}
    for token, number in numbered:
        if not isinstance(token, str) or type(number) is not int or tokens.setdefault(number, token) != token:
            raise cut_short(file)
    if sorted(tokens) != list(range(len(tokens))):
        raise cut_short(file)
    return [tokens[number] for number in range(len(tokens))]
