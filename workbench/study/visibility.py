"""Who may read what. While a round is blind nobody, the lead included, reads another's note."""

from collections.abc import Collection

from workbench.study.records import Record
from workbench.study.units import BridlingNote


def may_read(reader: str, record: Record, blind_rounds: Collection[str] = ()) -> bool:
    """Whether the member `reader` may see `record`, given the rounds that are still blind."""
    if not isinstance(record, BridlingNote):
        return True
    return record.author == reader or record.round not in blind_rounds


def may_write(writer: str, record: Record) -> bool:
    """Whether `writer` may change `record`: a mark and a note belong to their one author (invariant 2)."""
    author = getattr(record, "author", None)
    return author is None or author == writer
