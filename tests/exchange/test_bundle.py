"""A bundle brings what was packed, to those whom it was packed for, and stays small in memory."""

import io
import threading
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.exchange.bundles import (
    ANNA,
    BEN,
    BLOBS,
    CY,
    HERE,
    OPENING,
    SECRET_WORDS,
    STEPS,
    STUDY,
    THERE,
    all_of,
    believer,
    blob,
    known,
    lines,
    log_of,
    manifest_of,
    packed,
    packing,
    read,
    sign,
    some_steps,
)  # fmt: skip
from workbench.cellar.errors import Refusal, Stopped
from workbench.exchange import formats
from workbench.exchange.bundle import age_file
from workbench.exchange.bundle.invitation import is_invitation
from workbench.exchange.bundle.reading import open_bundle, open_invitation
from workbench.exchange.bundle.writing import Blob, Packing, write_bundle, write_invitation

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

PASSPHRASE = "seks blå støvler på trappa"


def test_what_was_packed_comes_out() -> None:
    content = read(packed())
    assert content.steps == STEPS
    assert content.blobs == BLOBS
    assert content.manifest == read(packed()).manifest
    assert (content.manifest.blobs, content.manifest.size) == (3, 600_000)
    assert content.manifest.recipients == (BEN,)
    assert content.manifest.frontier == {HERE: len(STEPS)}
    assert content.invitation == {}


def test_a_bundle_with_nothing_in_it_is_a_bundle() -> None:
    content = read(packed(packing([], {})))
    assert (content.steps, content.blobs) == ([], {})


def test_everybody_whom_it_is_for_can_open_it() -> None:
    file = packed(recipients=[OPENING[BEN].recipient, OPENING[CY].recipient])
    assert read(file, OPENING[BEN].secret).steps == read(file, OPENING[CY].secret).steps == STEPS


def test_nothing_of_the_study_can_be_read_in_the_file() -> None:
    file = packed()
    assert SECRET_WORDS.encode() not in file
    assert STUDY.encode() not in file
    assert ANNA.encode() not in file


def test_the_steps_are_believed_and_taken_in_once() -> None:
    here = log_of(THERE)
    for _again in range(2):
        steps = read(packed()).steps
        believer(here).check(steps)
        here.take(steps)
    assert here.frontier == {HERE: len(STEPS)}


def test_what_is_not_asked_for_is_passed_over() -> None:
    with open_bundle(io.BytesIO(packed()), [OPENING[BEN].secret], study=STUDY, key_of=known) as bundle:
        bundle.finish()
        bundle.finish()
    with open_bundle(io.BytesIO(packed()), [OPENING[BEN].secret], study=STUDY, key_of=known) as bundle:
        assert next(bundle.steps()) == STEPS[0]
        assert [one.name for one in bundle.blobs()] == sorted(BLOBS)
        bundle.finish()


def test_steps_come_once() -> None:
    with open_bundle(io.BytesIO(packed()), [OPENING[BEN].secret], study=STUDY, key_of=known) as bundle:
        assert list(bundle.steps()) == STEPS
        with pytest.raises(ValueError, match="already"):
            next(bundle.steps())


def test_the_packers_key_may_stand_in_the_steps() -> None:
    asked: list[str] = []
    with open_bundle(
        io.BytesIO(packed()), [OPENING[BEN].secret], study=STUDY, key_of=lambda member: asked.append(member) or known(member)
    ) as bundle:  # fmt: skip
        assert list(bundle.steps())
        assert asked == []
        bundle.finish()
    assert asked == [ANNA]


def test_closing_in_the_middle_leaves_no_thread_behind() -> None:
    before = threading.active_count()
    large = {f"{5:064x}": bytes(20_000_000)}
    file = io.BytesIO(packed(packing(STEPS, large)))
    with open_bundle(file, [OPENING[BEN].secret], study=STUDY, key_of=known) as bundle:
        next(bundle.blobs())
    assert threading.active_count() == before
    with pytest.raises(Refusal):
        open_bundle(file, [OPENING[BEN].secret], study="another-study", key_of=known)
    assert threading.active_count() == before


class Zeros(io.RawIOBase):
    """A recording of `left` bytes that lies nowhere."""

    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        wanted = memoryview(buffer).cast("B")
        count = min(len(wanted), self.left)
        wanted[:count] = bytes(count)
        self.left -= count
        return count


def test_a_large_recording_does_not_fill_the_memory(tmp_path: Path) -> None:
    size = 150_000_000
    path = tmp_path / "bundle"
    zeros = Blob("9" * 64, size, lambda: io.BufferedReader(Zeros(size)))
    tracemalloc.start()
    try:
        with path.open("wb") as out:
            write_bundle(out, Packing(manifest_of([]), [], sign, [zeros]), [OPENING[BEN].recipient])
        with (
            path.open("rb") as file,
            open_bundle(file, [OPENING[BEN].secret], study=STUDY, key_of=known) as bundle,
        ):
            (got,) = (sum(len(piece) for piece in pieces(one.stream)) for one in bundle.blobs())
        assert got == size
        assert tracemalloc.get_traced_memory()[1] < 16_000_000
    finally:
        tracemalloc.stop()


def pieces(stream: io.RawIOBase) -> Iterator[bytes]:
    while piece := stream.read(1 << 20):
        yield piece


def test_progress_counts_up_and_can_stop_the_work() -> None:
    told: list[int] = []
    write_bundle(io.BytesIO(), packing(), [OPENING[BEN].recipient], told.append)
    assert told == sorted(told)
    assert told[-1] > 600_000

    def stop(_done: int) -> None:
        raise Stopped("stopped")

    with pytest.raises(Stopped, match="stopped"):
        write_bundle(io.BytesIO(), packing(), [OPENING[BEN].recipient], stop)


class FullStick(io.BytesIO):
    def write(self, content, /) -> int:
        if self.tell() > 100_000:
            raise OSError(28, "No space left on device")
        return super().write(content)


class PulledStick(io.BytesIO):
    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() > 300_000:
            raise OSError(5, "Input/output error")
        return super().read(size)


def test_a_fault_of_the_stick_is_told_as_what_it_is() -> None:
    with pytest.raises(OSError, match="No space"):
        write_bundle(FullStick(), packing(), [OPENING[BEN].recipient])
    with (
        pytest.raises(OSError, match="Input/output"),
        open_bundle(PulledStick(packed()), [OPENING[BEN].secret], study=STUDY, key_of=known) as bundle,
    ):
        bundle.finish()


def test_a_recording_that_shrinks_meanwhile_is_not_packed() -> None:
    for size in (5, 7):
        shrunk = Packing(manifest_of(), lines(STEPS), sign, [blob("1" * 64, b"sealed", size)])
        with pytest.raises(Refusal, match="could not be read to its end"):
            packed(shrunk)


def test_a_key_that_is_none_is_refused_when_packing() -> None:
    for key in ("", "age1nonsense", OPENING[BEN].secret, "\ud800"):
        with pytest.raises(Refusal, match="key of one of the members"):
            packed(recipients=[OPENING[BEN].recipient, key])


def test_what_nobody_could_open_is_not_packed() -> None:
    one = manifest_of()
    for wrong in (
        Packing(manifest_of(STEPS[:-1]), lines(STEPS), sign),
        Packing(one, lines(STEPS[:-1]), sign),
        Packing(one, lines([*STEPS[:-2], STEPS[-1], STEPS[-2]]), sign),
        Packing(one, lines(STEPS), lambda _message: b""),
        Packing(one, lines(STEPS), sign, [blob("../../etc/passwd", b"x")]),
        Packing(one, lines(STEPS), sign, [blob("1" * 64, b"x"), blob("1" * 64, b"x")]),
    ):
        with pytest.raises(ValueError, match=r"not|twice"):
            packed(wrong)
    with pytest.raises(ValueError, match="nobody"):
        packed(recipients=[])
    with pytest.raises(Refusal):
        packed(packing(member="Anna"))


def test_an_invitation_opens_with_its_passphrase_and_brings_its_key() -> None:
    out = io.BytesIO()
    write_invitation(out, packing(some_steps(3)), PASSPHRASE, {"key": "00ff", "name": "Gruppa på Værøy"})
    assert is_invitation(out)
    content = all_of(open_invitation(out, PASSPHRASE))
    assert content.invitation == {"key": "00ff", "name": "Gruppa på Værøy"}
    assert len(content.steps) == 3
    assert content.blobs == BLOBS
    for wrong in (PASSPHRASE.upper(), "\udce6"):  # the second is what a script gives that is not in UTF-8
        with pytest.raises(Refusal, match="code does not open"):
            open_invitation(io.BytesIO(out.getvalue()), wrong)
    with pytest.raises(Refusal, match="an invitation to a study"):
        open_bundle(out, [OPENING[BEN].secret], study=STUDY, key_of=known)
    with pytest.raises(ValueError, match="passphrase"):
        write_invitation(io.BytesIO(), packing(), "", {})


def test_the_package_of_bundles_is_taken_for_no_format() -> None:
    assert "bundle" not in [one.name for one in formats()]


def test_a_key_of_ones_own_that_is_none_is_a_bug() -> None:
    with pytest.raises(ValueError, match="not a key"):
        age_file.Decrypting(io.BytesIO(packed()), ["AGE-SECRET-KEY-1"])
