"""Bundles that somebody made to do harm, or that came to harm, each with the sentence that refuses it."""

import io
import json
import zipfile
from base64 import encodebytes
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from typing import Any

import zstandard

from tests.exchange.bundles import (
    ANNA,
    BEN,
    HERE,
    OPENING,
    SIGNING,
    entries_with,
    lines_of,
    locked,
    manifest_bytes,
    packed,
    packing,
    plain_of,
    raw_entry,
    resealed,
    row_of,
    rows_of,
    sealed_row,
)  # fmt: skip
from workbench.exchange.bundle import container, faults
from workbench.exchange.bundle.invitation import preface

CUT = faults.cut_short().sentence
DAMAGED = faults.damaged().sentence
LARGE = faults.too_large().sentence
NOT_ONE = faults.not_a_bundle().sentence
NEWER = faults.newer().sentence
FORGED = faults.forged().sentence
NOT_MINE = faults.for_somebody_else().sentence

FILE = packed()
HEADER = FILE.index(b"\n--- ") + 48
SMALL = packed(packing(blobs={}))
NAME = f"blobs/{1:064x}"
OTHER = f"blobs/{2:064x}"


def with_line(change: Callable[[list[Any]], object]) -> bytes:
    """A bundle in whose fifth step something is exchanged."""
    rows = rows_of()
    change(rows[4])
    return resealed(entries_with(lines_of(rows)))


def with_raw_line(line: bytes) -> bytes:
    begun = lines_of(rows_of()[:11])
    return resealed(entries_with(begun + line))


def setting(*path: int, value: object) -> Callable[[list[Any]], object]:
    def change(row: list[Any]) -> None:
        place = row
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value

    return change


def named(name: str) -> bytes:
    return resealed(entries_with(blobs=[(name, b"sealed")]))


def squeezed_as(content: bytes) -> bytes:
    """A bundle in which this stands where the squeezed steps should."""
    one, _steps = entries_with()
    return resealed([one, (container.STEPS, content)])


def about(**other: object) -> bytes:
    return resealed(entries_with(manifest=manifest_bytes(**other)))


def spoken(manifest: bytes) -> bytes:
    return resealed(entries_with(manifest=manifest))


def lying_piece(length: int) -> bytes:
    begin = row_of(entries_with(blobs=[(NAME, b"sealed")])[:2])
    return locked(
        begin + bytes([len(NAME)]) + NAME.encode() + length.to_bytes(4, "big") + b"sealed" + bytes(4)
    )


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as inside:
        inside.writestr("../../../etc/cron.d/x", "x")
    return file.getvalue()


def armoured() -> bytes:
    begin, end = (b"-----%s AGE ENCRYPTED FILE-----\n" % word for word in (b"BEGIN", b"END"))
    return begin + encodebytes(SMALL) + end


def altered() -> bytes:
    row = bytearray(plain_of(FILE))
    row[-200_000] ^= 1
    return locked(bytes(row))


def with_seal(**other: object) -> bytes:
    row = row_of(entries_with())
    seal = {"digest": sha256(row).hexdigest(), "signature": SIGNING[ANNA].sign(b"another message").hex()}
    return locked(row + b"".join(raw_entry(container.SEAL, json.dumps({**seal, **other}).encode())))


def of_another_study() -> bytes:
    return packed(packing(study="another-study-0002"))


def by(member: str) -> bytes:
    return packed(packing(member=member))


ENTRIES = entries_with(blobs=[(NAME, b"sealed"), (OTHER, b"sealed")])
MANIFEST, SQUEEZED, FIRST, SECOND = ENTRIES


@cache
def a_preface() -> bytes:
    return preface(OPENING[ANNA].secret, "seks blå")  # takes two seconds


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    # The file itself.
    "nothing at all": (lambda: b"", CUT),
    "one letter": (lambda: b"a", CUT),
    "a letter to the editor": (lambda: b"Dear editor, " * 1000, NOT_ONE),
    "a zip that leads out of its folder": (zipped, NOT_ONE),
    "age as text for mails": (armoured, NOT_ONE),
    "age in a version to come": (lambda: FILE.replace(b"/v1", b"/v2", 1), NEWER),
    "an age header without an end": (lambda: FILE[:22] + b"-> X25519 " + b"a" * 10_000_000, DAMAGED),
    "an age header that stops": (lambda: FILE[:22] + b"-> X25519 aaaa\n", CUT),
    "an age header with a bit turned": (lambda: FILE[:HEADER - 5] + bytes([FILE[HEADER - 5] ^ 1]) + FILE[HEADER - 4:], DAMAGED),
    "an age file with a letter in it": (lambda: locked(b"Dear Ben, how are you?"), NOT_ONE),
    "an age file with nothing in it": (lambda: locked(b""), NOT_ONE),
    "an age file with a zip in it": (lambda: locked(zipped()), NOT_ONE),
    "an age file for a passphrase": (lambda: a_preface()[35:], NOT_MINE),
    "for somebody else": (lambda: packed(recipients=[OPENING[ANNA].recipient]), NOT_MINE),
    "an invitation": (lambda: b"lifeworld-workbench invitation 1\n" + FILE, faults.an_invitation().sentence),
    "cut in the first line": (lambda: FILE[:10], CUT),
    "cut in the header": (lambda: FILE[:100], CUT),
    "cut behind the header": (lambda: FILE[:HEADER], CUT),
    "cut in the nonce": (lambda: FILE[: HEADER + 9], CUT),
    "cut before the content": (lambda: FILE[: HEADER + 16], CUT),
    "cut in the content": (lambda: FILE[:200_001], CUT),
    "cut between two chunks": (lambda: FILE[: HEADER + 16 + 2 * 65552], CUT),
    "cut by one byte": (lambda: FILE[:-1], CUT),
    "a byte too many": (lambda: FILE + b"x", CUT),
    "a bit turned in the content": (lambda: FILE[:100_000] + bytes([FILE[100_000] ^ 1]) + FILE[100_001:], DAMAGED),
    "two chunks exchanged": (lambda: FILE[: HEADER + 16] + FILE[HEADER + 65568 : HEADER + 131120] + FILE[HEADER + 16 :], DAMAGED),
    "half of it twice": (lambda: FILE[:200_000] + FILE[100_000:], DAMAGED),
    "two bundles in one file": (lambda: FILE + FILE, DAMAGED),
    # Who, for whom, of what.
    "of another study": (of_another_study, faults.another_study().sentence),
    "by somebody unknown": (lambda: by("cccc000000000003"), faults.unknown_packer().sentence),
    "by Anna in Ben's name": (lambda: by(BEN), FORGED),
    "altered on the way and packed again": (altered, DAMAGED),
    "sealed with another signature": (with_seal, FORGED),
    "sealed with a signature of nulls": (lambda: with_seal(signature="00" * 64), FORGED),
    "sealed without a signature": (lambda: with_seal(signature=""), DAMAGED),
    "sealed for another content": (lambda: with_seal(digest="00" * 32), DAMAGED),
    "sealed with more than a seal": (lambda: with_seal(member=BEN), DAMAGED),
    "sealed with a book": (lambda: with_seal(digest="0" * 2000), LARGE),
    "not sealed": (lambda: locked(row_of(ENTRIES)), CUT),
    "a word behind the seal": (lambda: locked(sealed_row(row_of(ENTRIES)) + b"x"), DAMAGED),
    "an entry behind the seal": (lambda: locked(sealed_row(row_of(ENTRIES)) + b"".join(raw_entry(NAME, b"x"))), DAMAGED),
    # Newer and strange ways.
    "a newer row of entries": (lambda: resealed(ENTRIES, b"lifeworld-workbench bundle 2\n"), NEWER),
    "a row of entries numbered x": (lambda: resealed(ENTRIES, b"lifeworld-workbench bundle x\n"), DAMAGED),
    "a row of entries numbered without an end": (lambda: resealed(ENTRIES, b"lifeworld-workbench bundle 1" + b"1" * 99), DAMAGED),
    "a newer manifest": (lambda: about(format=2, more="?"), NEWER),
    "a manifest of format 0": (lambda: about(format=0), DAMAGED),
    "a manifest of format true": (lambda: about(format=True), DAMAGED),
    "a manifest of format “1”": (lambda: about(format="1"), DAMAGED),
    "a manifest with a field more": (lambda: about(extra=1), DAMAGED),
    "a manifest without fields": (lambda: spoken(b'{"format": 1}'), DAMAGED),
    "a manifest that is a list": (lambda: spoken(b"[]"), DAMAGED),
    "a manifest that is no JSON": (lambda: spoken(b"{"), DAMAGED),
    "a manifest of lists in lists": (lambda: spoken(b"[" * 500_000), DAMAGED),
    "a manifest in UTF-16": (lambda: spoken(manifest_bytes().decode().encode("utf-16")), DAMAGED),
    "a manifest of two megabytes": (lambda: about(program="x" * 2_000_000), LARGE),
    "a program that writes to the terminal": (lambda: about(program="\x1b]0;x\x07"), DAMAGED),
    "a member by name": (lambda: about(member="Anna"), DAMAGED),
    "a study that is a path": (lambda: about(study="../../other"), DAMAGED),
    "a study that is SQL": (lambda: about(study="'; DROP TABLE steps; --"), DAMAGED),
    "a frontier below nothing": (lambda: about(frontier={HERE: -1}), DAMAGED),
    "a frontier that is not a number": (lambda: about(frontier={HERE: float("nan")}), DAMAGED),
    "a frontier of many copies": (lambda: about(frontier={f"{n:08x}": 1 for n in range(10_001)}), DAMAGED),
    "fewer than no steps": (lambda: about(steps=-1), DAMAGED),
    "more steps than there can be": (lambda: about(steps=5_000_001), LARGE),
    "more recordings than there can be": (lambda: about(blobs=100_001), LARGE),
    "larger recordings than disks": (lambda: about(size=2**60), LARGE),
    "a size in powers of ten": (lambda: about(size=10**400), DAMAGED),
    # Entries.
    "a recording that leads out of the folder": (lambda: named("../../../../etc/passwd"), DAMAGED),
    "a recording at the root": (lambda: named("/etc/passwd"), DAMAGED),
    "a recording on drive C": (lambda: named("C:\\Windows\\system.ini"), DAMAGED),
    "a recording beside its folder": (lambda: named(f"blobs/../{1:064x}"), DAMAGED),
    "a recording with 63 digits": (lambda: named(f"blobs/{1:063x}"), DAMAGED),
    "a recording in capitals": (lambda: named(f"blobs/{10:064X}"), DAMAGED),
    "a recording with a line end": (lambda: named(NAME + "\n"), DAMAGED),
    "a recording with a null in its name": (lambda: named(NAME[:-1] + "\0"), DAMAGED),
    "a recording called in SQL": (lambda: named("blobs/'; DROP TABLE steps; --"), DAMAGED),
    "a recording in Greek": (lambda: named("blobs/αβγ"), DAMAGED),
    "a recording without a name": (lambda: named(""), DAMAGED),
    "a recording with a name without an end": (lambda: named("blobs/" + "0" * 200), DAMAGED),
    "a recording twice": (lambda: resealed([MANIFEST, SQUEEZED, FIRST, FIRST]), DAMAGED),
    "recordings out of order": (lambda: resealed([MANIFEST, SQUEEZED, SECOND, FIRST]), DAMAGED),
    "a recording too many": (lambda: resealed([*ENTRIES, (f"blobs/{3:064x}", b"")]), DAMAGED),
    "a recording too few": (lambda: resealed([MANIFEST, SQUEEZED, FIRST]), DAMAGED),
    "recordings smaller than said": (lambda: resealed([MANIFEST, SQUEEZED, FIRST, (OTHER, b"seale")]), DAMAGED),
    "recordings larger than said": (lambda: resealed([MANIFEST, SQUEEZED, FIRST, (OTHER, b"sealed!")]), DAMAGED),
    "no recordings but their size": (lambda: about(size=5), DAMAGED),
    "the manifest twice": (lambda: resealed([MANIFEST, MANIFEST, SQUEEZED]), DAMAGED),
    "the steps twice": (lambda: resealed([MANIFEST, SQUEEZED, SQUEEZED]), DAMAGED),
    "the steps first": (lambda: resealed([SQUEEZED, MANIFEST]), DAMAGED),
    "a recording before the steps": (lambda: resealed([MANIFEST, FIRST, SQUEEZED, SECOND]), DAMAGED),
    "the seal first": (lambda: locked(sealed_row(row_of([])) + row_of(ENTRIES, b"")), DAMAGED),
    "a piece of minus one byte": (lambda: lying_piece(0xFFFFFFFF), DAMAGED),
    "a piece of two gigabytes": (lambda: lying_piece(0x7FFFFFFF), DAMAGED),
    "a piece longer than the file": (lambda: lying_piece(100_000), CUT),
    "a piece that swallows its end": (lambda: lying_piece(10), DAMAGED),
    # Steps as they are squeezed.
    "a bomb of one line": (lambda: squeezed_as(zstandard.compress(b"0" * 300_000_000)), LARGE),
    "a bomb in a bomb": (lambda: squeezed_as(zstandard.compress(zstandard.compress(bytes(10**8)))), DAMAGED),
    "steps that look back too far": (lambda: squeezed_as(looking_back()), DAMAGED),
    "steps that are not squeezed": (lambda: squeezed_as(lines_of(rows_of())), DAMAGED),
    "steps squeezed and cut": (lambda: squeezed_as(SQUEEZED[1][:-30]), DAMAGED),
    "steps squeezed and something behind": (lambda: squeezed_as(SQUEEZED[1] + b"Dear Ben"), DAMAGED),
    "no steps where there should be": (lambda: squeezed_as(b""), DAMAGED),
    # Steps line by line.
    "a step too few": (lambda: resealed(entries_with(lines_of(rows_of()[:-1]))), DAMAGED),
    "a step too many": (lambda: resealed(entries_with(lines_of(rows_of()), manifest_bytes(steps=11))), DAMAGED),
    "a last line without an end": (lambda: resealed(entries_with(lines_of(rows_of())[:-1])), DAMAGED),
    "an empty line": (lambda: with_raw_line(b"\n"), DAMAGED),
    "a line of lists in lists": (lambda: with_raw_line(b"[" * 1_000_000 + b"\n"), DAMAGED),
    "a line of mappings in mappings": (lambda: with_raw_line(b'{"a":' * 1_000_000 + b"\n"), DAMAGED),
    "a line in UTF-16": (lambda: with_raw_line(json.dumps(rows_of()[11]).encode("utf-16-le") + b"\n"), DAMAGED),
    "a line that is no UTF-8": (lambda: with_raw_line(b'"\xed\xa0\x80"\n'), DAMAGED),
    "a line with a mark before it": (lambda: with_raw_line(b"\xef\xbb\xbf" + lines_of(rows_of()[11:])), DAMAGED),
    "a line with two steps": (lambda: with_raw_line(lines_of(rows_of()[11:]).strip() * 2 + b"\n"), DAMAGED),
    "a number of a million digits": (lambda: with_raw_line(b"1" * 1_000_000 + b"\n"), DAMAGED),
    "a step that is a mapping": (lambda: with_raw_line(b'{"replica": "a0a0a0a0"}\n'), DAMAGED),
    "a step twice": (lambda: with_raw_line(lines_of(rows_of()[10:11])), DAMAGED),
    "steps in a wrong order": (lambda: resealed(entries_with(lines_of(rows_of()[::-1]))), DAMAGED),
    "two steps with one number": (lambda: with_line(setting(1, value=4)), DAMAGED),
    "a huge number": (lambda: with_line(setting(1, value=2**70)), DAMAGED),
    "a negative number": (lambda: with_line(setting(1, value=-5)), DAMAGED),
    "a value that is not a number": (lambda: with_line(setting(6, 0, 4, 0, 2, value=float("nan"))), DAMAGED),
    "a value without an end": (lambda: with_line(setting(6, 0, 4, 0, 2, value=float("-inf"))), DAMAGED),
    "half a letter": (lambda: with_line(setting(6, 0, 4, 0, 2, value="\ud83d")), DAMAGED),
    "a value thirteen deep": (lambda: with_line(setting(6, 0, 4, 0, 2, value=json.loads("[" * 13 + "]" * 13))), DAMAGED),
    "a clock beyond all": (lambda: with_line(setting(4, value=2**60)), DAMAGED),
    "a record with a null in its kind": (lambda: with_line(setting(6, 0, 2, value="note\0")), DAMAGED),
    "a signature of one byte": (lambda: with_line(setting(11, value="00")), DAMAGED),
}  # fmt: skip


def looking_back() -> bytes:
    wide = zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True)
    return zstandard.ZstdCompressor(compression_params=wide).compressobj().compress(b"") + wide_frame(wide)


def wide_frame(wide: zstandard.ZstdCompressionParameters) -> bytes:
    squeezer = zstandard.ZstdCompressor(compression_params=wide).compressobj()
    return squeezer.compress(lines_of(rows_of())) + squeezer.flush()
