"""Taking a bundle apart, from its first byte to its last, as if a stranger had made it.

Nothing of it is laid down anywhere: steps come as records in memory, recordings as streams of what is sealed
already. What was read may be kept for good only when `Bundle.finish` has returned, since only the end tells whether
all of it is what its packer packed.
"""

from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple, Self

from workbench.exchange.bundle import container, faults, limits
from workbench.exchange.bundle.age_file import Decrypting
from workbench.exchange.bundle.container import Entries, EntryStream
from workbench.exchange.bundle.invitation import is_invitation, unlocked
from workbench.exchange.bundle.lines import unsqueezed
from workbench.exchange.bundle.manifest import KeyOf, Manifest, check_seal, manifest_in, mapping_in
from workbench.history.steps import Step


class IncomingBlob(NamedTuple):
    """A sealed recording: its name in the vault, and its bytes, to be read before the next one is asked for."""

    name: str
    stream: EntryStream


def open_bundle(file: BinaryIO, secrets: Sequence[str], *, study: str, key_of: KeyOf) -> "Bundle":
    """The bundle in `file` (at its begin; to be closed after the bundle), opened with one of a member's `secrets`.

    `study` is the study that it must belong to; `key_of` finds the public key of its packer. Raises Refusal where it
    cannot be opened, OSError where the file cannot be read.
    """
    if is_invitation(file):
        raise faults.an_invitation()
    bundle = _opened(Decrypting(file, secrets), key_of)
    try:
        bundle.expect(study)
    except BaseException:
        bundle.close()
        raise
    return bundle


def open_invitation(file: BinaryIO, passphrase: str) -> "Bundle":
    """The invitation in `file` (at its begin; to be closed after the bundle).

    Who packed it cannot be known by whoever is new. Raises as `open_bundle` does.
    """
    return _opened(Decrypting(file, [unlocked(file, passphrase)]), None)


def _opened(source: Decrypting, key_of: KeyOf | None) -> "Bundle":
    try:
        return Bundle(source, key_of)
    except BaseException:
        source.close()
        raise


class Bundle:
    """An open bundle: first its `manifest`, then `steps()`, then `blobs()`, then `finish()`; to be closed.

    What is not asked for is passed over. All of it raises Refusal where the bundle does not hold.
    """

    manifest: Manifest
    invitation: dict[str, object]
    """What an invitation brings along besides; empty where it brings nothing."""

    def __init__(self, source: Decrypting, key_of: KeyOf | None) -> None:
        self._source = source
        self._key_of = key_of
        self._entries = Entries(source)
        name, content = self._entries.enter()
        if name != container.MANIFEST:
            raise faults.damaged()
        self.manifest = manifest_in(content.whole(limits.LARGEST_MANIFEST))
        self.invitation = {}
        name, content = self._entries.enter()
        if name == container.INVITATION:
            self.invitation = mapping_in(content.whole(limits.LARGEST_INVITATION))
            name, content = self._entries.enter()
        if name != container.STEPS:
            raise faults.damaged()
        self._steps: EntryStream | None = content
        self._blobs = self._read_blobs()
        self._finished = False

    def expect(self, study: str) -> None:
        """Raises Refusal where the bundle belongs to another study than this one."""
        if self.manifest.study != study:
            raise faults.another_study()

    def steps(self) -> Iterator[Step]:
        """The steps, each copy's in the order of their numbers; they can be asked for once.

        Whether to believe them is another question (`history.proof`).
        """
        content, self._steps = self._steps, None
        if content is None:
            raise ValueError("the steps were read already")
        yield from unsqueezed(content, self.manifest.steps)

    def blobs(self) -> Iterator[IncomingBlob]:
        """The recordings, by their names; they come once."""
        return self._blobs

    def finish(self) -> None:
        """Read what was not read yet, and check the seal over all of it. Raises Refusal where it does not hold."""
        for _blob in self._blobs:
            pass
        if not self._finished:  # reading was broken off by a fault before
            raise faults.damaged()

    def close(self) -> None:
        """Let go of the file."""
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def _read_blobs(self) -> Iterator[IncomingBlob]:
        self._steps = None
        before, size = "", 0
        for _number in range(self.manifest.blobs):
            name, content = self._entries.enter()
            blob = container.BLOB.fullmatch(name)
            if blob is None or blob[1] <= before:
                raise faults.damaged()
            before = blob[1]
            content.allow(self.manifest.size - size, faults.damaged)
            yield IncomingBlob(before, content)
            content.drain()
            size += content.size
        if size != self.manifest.size:
            raise faults.damaged()
        self._check_seal()

    def _check_seal(self) -> None:
        name, content = self._entries.enter()
        if name != container.SEAL:
            raise faults.damaged()
        digest = self._entries.digest
        check_seal(content.whole(limits.LARGEST_SEAL), self.manifest, digest, self._key_of)
        self._entries.end()
        self._finished = True
