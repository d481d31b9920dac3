"""Steps as lines of JSON, squeezed with Zstandard, and back: counted and measured while they unfold."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import BinaryIO, cast

import zstandard

from workbench.exchange.bundle import faults
from workbench.exchange.bundle.container import EntryStream
from workbench.exchange.bundle.limits import LARGEST_WINDOW, MOST_PLAIN
from workbench.history.steps import Step, StepRef
from workbench.history.wire import LARGEST_STEP, Line, decoded

_LEVEL = 3
_PIECE = 128 * 1024


def squeezed(steps: Iterable[Line], count: int) -> Iterator[bytes]:
    """`count` lines of steps as they stand in a bundle, each copy's in the order of their numbers.

    Raises ValueError where they are not so many or not in this order, Refusal where they are too large.
    """
    squeezer = zstandard.ZstdCompressor(_LEVEL, write_checksum=True).compressobj()
    order = _Order()
    waiting: list[bytes] = []
    held = total = number = 0
    for number, (ref, content) in enumerate(steps, 1):
        if not order.goes_on(ref) or number > count:
            raise ValueError("not the steps that were announced")
        line = content + b"\n"
        waiting.append(line)
        held += len(line)
        total += len(line)
        if len(content) > LARGEST_STEP or total > MOST_PLAIN:
            raise faults.too_much_to_pack()
        if held >= _PIECE:
            yield squeezer.compress(b"".join(waiting))
            waiting, held = [], 0
    if number != count:
        raise ValueError("not the steps that were announced")
    yield squeezer.compress(b"".join(waiting)) + squeezer.flush()


def unsqueezed(content: EntryStream, count: int) -> Iterator[Step]:
    """The inverse of `squeezed`. Raises Refusal for anything else."""
    order = _Order()
    number = 0
    for number, line in enumerate(_lines(content), 1):
        if number > count:
            raise faults.damaged()
        step = _step(line)
        if not order.goes_on(step.ref):
            raise faults.damaged()
        yield step
    if number != count:
        raise faults.damaged()


class _Order:
    """Whether the steps of each copy come in the order of their numbers, and none twice."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def goes_on(self, ref: StepRef) -> bool:
        replica, seq = ref
        before = self._last.get(replica, 0)
        self._last[replica] = seq
        return before < seq


def _step(line: bytes) -> Step:
    try:
        return decoded(line)
    except ValueError:
        raise faults.damaged() from None
    except MemoryError:
        raise faults.too_large() from None


def _lines(content: EntryStream) -> Iterator[bytes]:
    begun: list[bytes] = []
    held = 0
    for piece in _unfolded(content):
        first, *others = piece.split(b"\n")
        begun.append(first)
        held += len(first)
        if held > LARGEST_STEP:
            raise faults.too_large()
        if others:
            yield from chain([b"".join(begun)], others[:-1])
            begun, held = [others[-1]], len(others[-1])
    if held:
        raise faults.damaged()


def _unfolded(content: EntryStream) -> Iterator[bytes]:
    total = 0
    unsqueezer = zstandard.ZstdDecompressor(max_window_size=LARGEST_WINDOW)
    try:
        with unsqueezer.stream_reader(
            cast("BinaryIO", content), read_across_frames=True, closefd=False
        ) as reader:
            while piece := reader.read(_PIECE):
                total += len(piece)
                if total > MOST_PLAIN:
                    raise faults.too_large()
                yield piece
    except zstandard.ZstdError:
        raise faults.damaged() from None
