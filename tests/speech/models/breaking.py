"""Ways in which a model that somebody brings can be broken. Each takes a copy of a sound one and spoils it."""

import json
import os
import pickle
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file

from tests.speech.models import making

Spoil = Callable[[Path], object]


def cut(name: str, keep: float = 0.5) -> Spoil:
    """Only the first part of the file is there."""

    def spoil(folder: Path) -> None:
        path = folder / name
        path.write_bytes(path.read_bytes()[: int(path.stat().st_size * keep)])

    return spoil


def lose(*names: str) -> Spoil:
    """The files are missing."""
    return lambda folder: [(folder / name).unlink() for name in names]


def fill(name: str, data: bytes) -> Spoil:
    """The file holds something else."""
    return lambda folder: (folder / name).write_bytes(data)


def add(name: str, data: bytes) -> Spoil:
    """The file goes on after its end."""
    return lambda folder: (folder / name).write_bytes((folder / name).read_bytes() + data)


def flip(name: str, share: float) -> Spoil:
    """One byte is another, `share` of the file from its start."""

    def spoil(folder: Path) -> None:
        data = bytearray((folder / name).read_bytes())
        data[int(len(data) * share)] ^= 0xFF
        (folder / name).write_bytes(data)

    return spoil


def patch(name: str, start: int, data: bytes) -> Spoil:
    """Some bytes are others."""

    def spoil(folder: Path) -> None:
        with (folder / name).open("r+b") as stream:
            stream.seek(start)
            stream.write(data)

    return spoil


def edit(name: str, change: Callable[[Any], object]) -> Spoil:
    """A JSON file is changed in place by `change`."""

    def spoil(folder: Path) -> None:
        record = json.loads((folder / name).read_text())
        change(record)
        (folder / name).write_text(json.dumps(record))

    return spoil


def record(change: Callable[[dict[str, Any]], object]) -> Spoil:
    """The checkpoint's record is changed in place by `change` and written again."""

    def spoil(folder: Path) -> None:
        loaded = torch.load(folder / "model.pt", weights_only=True)
        change(loaded)
        torch.save(loaded, folder / "model.pt")

    return spoil


def weights(change: Callable[[dict[str, Any]], object]) -> Spoil:
    """The tensors of the checkpoint are changed in place by `change`."""
    return record(lambda loaded: change(loaded["model_state_dict"]))


def other_tensors(change: Callable[[dict[str, torch.Tensor]], object]) -> Spoil:
    """The tensors of the safetensors file are changed in place by `change`."""

    def spoil(folder: Path) -> None:
        tensors = load_file(folder / "model.safetensors")
        change(tensors)
        save_file(tensors, folder / "model.safetensors")

    return spoil


def header(change: Callable[[Any], object]) -> Spoil:
    """The header of the safetensors file is changed in place by `change`; its numbers stay."""

    def spoil(folder: Path) -> None:
        data = (folder / "model.safetensors").read_bytes()
        (length,) = struct.unpack("<Q", data[:8])
        names = json.loads(data[8 : 8 + length])
        change(names)
        text = json.dumps(names).encode()
        (folder / "model.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data[8 + length :])

    return spoil


def link_away(name: str) -> Spoil:
    """The file is a link to a file elsewhere."""

    def spoil(folder: Path) -> None:
        elsewhere = folder.parent / "elsewhere" / "secret"
        elsewhere.parent.mkdir()
        (folder / name).rename(elsewhere)
        (folder / name).symlink_to(elsewhere)

    return spoil


def pipe(name: str) -> Spoil:
    """In place of the file there is a pipe, which would be waited for without end."""

    def spoil(folder: Path) -> None:
        (folder / name).unlink()
        os.mkfifo(folder / name)

    return spoil


class _Bomb:
    """Pickled, it makes the file `fired` when somebody loads it."""

    def __init__(self, fired: Path) -> None:
        self._fired = fired

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self._fired,)


def bomb(folder: Path) -> None:
    """The checkpoint would run a program when it is loaded carelessly."""
    torch.save(
        {"dims": making.SMALL.as_dict(), "model_state_dict": _Bomb(folder / "fired")}, folder / "model.pt"
    )


def plain_bomb(folder: Path) -> None:
    """The same, as a bare pickle."""
    (folder / "model.pt").write_bytes(pickle.dumps(_Bomb(folder / "fired")))


def packed_bomb(folder: Path) -> None:
    """The checkpoint unpacks to a thousand times its size."""
    with zipfile.ZipFile(folder / "model.pt", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("model/data.pkl", b"\0" * 10_000_000)
