"""Plain values as bytes in the database: JSON, and Zstandard where that saves room."""

import json

import zstandard

from workbench.study.records import Json

_WORTH_BYTES = 512
_ZSTANDARD = b"\x28\xb5\x2f\xfd"


def pack(plain: Json) -> bytes:
    """`plain` as bytes."""
    return squeeze(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode())


def unpack(packed: bytes) -> Json:
    """The inverse of `pack`."""
    return json.loads(unsqueeze(packed))


def squeeze(content: bytes) -> bytes:
    """JSON, smaller where it is long."""
    return zstandard.compress(content, 3) if len(content) > _WORTH_BYTES else content


def unsqueeze(content: bytes) -> bytes:
    """The inverse of `squeeze`; no JSON begins as Zstandard does."""
    return zstandard.decompress(content) if content.startswith(_ZSTANDARD) else content
