"""The age file around a bundle: encrypted while it is made, decrypted while it is read, never plain on a disk.

The library decrypts from a file into a file. Whoever reads a bundle wants to ask for the next bytes instead; so it
works in a thread, which waits when it is some pieces ahead and ends when the reader is closed.
"""

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, Self

from workbench.cellar.age import Key, library
from workbench.exchange.bundle import faults
from workbench.exchange.bundle.limits import LARGEST_HEADER

_VERSION = b"age-encryption.org/v1\n"
_ANY_VERSION = b"age-encryption.org/"
_END_OF_HEADER = b"\n--- "
_NO_KEY_FITS = "No matching keys found"
_PIECE = 256 * 1024
_PIECES_AHEAD = 4


def encrypt_into(out: BinaryIO, pieces: Iterable[bytes], recipients: Sequence[str]) -> None:
    """Write `pieces` into `out` so that only whom the `recipients` belong to can read them.

    Raises Refusal where one of these is none, and whatever `pieces` or `out` raise.
    """
    try:
        keys = [library.x25519.Recipient.from_str(recipient) for recipient in recipients]
    except (library.RecipientError, ValueError):
        raise faults.unfit_member_key() from None
    feeding, taking = _Feeding(iter(pieces)), _Taking(out)
    try:
        library.encrypt_io(feeding, taking, keys)
    except BaseException as fault:  # noqa: BLE001 - raised as what it was at first
        # What went wrong in our own ends comes back as a text of the library's.
        raise feeding.fault or taking.fault or fault from None


class Decrypting:
    """The content of an age file, to be read from the first byte to the last; to be closed.

    The file is read from where it stands, and not by anybody else meanwhile.
    """

    def __init__(self, file: BinaryIO, secrets: Sequence[str]) -> None:
        """Begin. Raises Refusal where it is no age file or none of the `secrets` fits, ValueError where one is none."""
        try:
            identities = [library.x25519.Identity.from_str(secret) for secret in secrets]
        except library.IdentityError:
            raise ValueError("not a key") from None
        self._file = _Reading(file, _header(file))
        self._changed = threading.Condition()
        self._pieces: deque[bytes] = deque()
        self._held = bytearray()
        self._fault: BaseException | None = None
        self._ended = self._closed = False
        self._rest = memoryview(b"")
        self._thread = threading.Thread(target=self._decrypt, args=(identities,), daemon=True)
        self._thread.start()

    def read(self, size: int, /) -> bytes:
        """The next `size` bytes; fewer only at the end.

        Raises Refusal where the file is damaged, cut short or for somebody else, OSError where it cannot be read.
        """
        found: list[memoryview] = []
        while size and (self._rest or self._fetch()):
            found.append(self._rest[:size])
            self._rest = self._rest[size:]
            size -= len(found[-1])
        return b"".join(found)

    def close(self) -> None:
        """Stop decrypting; the file may then be closed."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def write(self, content: bytes) -> int:
        """Called by the library, in its thread."""
        self._held += content
        if len(self._held) >= _PIECE:
            self._hand_over()
        return len(content)

    def flush(self) -> None:
        """Called by the library, in its thread."""

    def _decrypt(self, identities: Sequence[Key]) -> None:
        try:
            library.decrypt_io(self._file, self, identities)
            self._hand_over()
        except BaseException as fault:  # noqa: BLE001 - it is raised where the content is asked for
            self._fault = fault
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    def _hand_over(self) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._closed or len(self._pieces) < _PIECES_AHEAD)
            if self._closed:
                raise _Closed
            self._pieces.append(bytes(self._held))
            self._held.clear()
            self._changed.notify_all()

    def _fetch(self) -> bool:
        """Whether there is more."""
        with self._changed:
            self._changed.wait_for(lambda: self._pieces or self._ended)
            if self._pieces:
                self._rest = memoryview(self._pieces.popleft())
                self._changed.notify_all()
                return True
        if self._fault is not None:
            raise self._file.fault or self._sentence(self._fault) from None
        return False

    def _sentence(self, fault: BaseException) -> Exception:
        if isinstance(fault, library.DecryptError) and str(fault) == _NO_KEY_FITS:
            return faults.for_somebody_else()
        return faults.cut_short() if self._file.ended else faults.damaged()


def _header(file: BinaryIO) -> bytes:
    """The begin of the file, with the whole header in it: the library would take in one without an end."""
    begin = b""
    while len(begin) < LARGEST_HEADER and (piece := file.read(LARGEST_HEADER - len(begin))):
        begin += piece
    if not begin or (len(begin) < len(_VERSION) and _VERSION.startswith(begin)):
        raise faults.cut_short()
    if not begin.startswith(_VERSION):
        raise faults.newer() if begin.startswith(_ANY_VERSION) else faults.not_a_bundle()
    if _END_OF_HEADER not in begin:
        raise faults.damaged() if len(begin) == LARGEST_HEADER else faults.cut_short()
    return begin


class _Closed(Exception):
    """Nobody reads any more. Not an InterruptedError, after which the library would try again."""


class _Reading:
    """What the library reads from: what was read already, then the file."""

    def __init__(self, file: BinaryIO, begin: bytes) -> None:
        self._file = file
        self._begin = memoryview(begin)
        self.ended = False
        self.fault: OSError | None = None

    def read(self, size: int) -> bytes:
        if self._begin:
            piece = bytes(self._begin[:size])
            self._begin = self._begin[size:]
            return piece
        try:
            piece = self._file.read(size)
        except OSError as fault:
            self.fault = fault
            raise
        self.ended = self.ended or not piece
        return piece


class _Feeding:
    """What the library encrypts, piece by piece."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._held = memoryview(b"")
        self.fault: BaseException | None = None

    def read(self, size: int) -> bytes:
        try:
            while not self._held and (piece := next(self._pieces, None)) is not None:
                self._held = memoryview(piece)
        except BaseException as fault:
            self.fault = fault
            raise
        begin = bytes(self._held[:size])
        self._held = self._held[size:]
        return begin


class _Taking:
    """Where the library writes to."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.fault: BaseException | None = None

    def write(self, content: bytes) -> int:
        try:
            return self._out.write(content)
        except BaseException as fault:
            self.fault = fault
            raise

    def flush(self) -> None:
        """Whoever opened the file flushes it."""
