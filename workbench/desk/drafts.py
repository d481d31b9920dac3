"""What the members have begun to write: it waits for them until it is kept or thrown away, also over a pause or an end."""

from typing import NamedTuple

from workbench.archive import drafts
from workbench.desk.context import Context


class DraftKey(NamedTuple):
    """Whose words they are, in which interview, and what they are about."""

    member: str
    interview: str
    about: str


class Drafts:
    """Private to each member, and to this copy of the study."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._new: dict[DraftKey, str] = {}
        self._told = False

    def get(self, key: DraftKey) -> str:
        """What waits, or an empty text."""
        if key in self._new:
            return self._new[key]
        return self._kept(key).get(key.about, "")

    def put(self, key: DraftKey, text: str) -> None:
        """Have this wait; an empty text for nothing."""
        if text != self.get(key):
            self._new[key] = text
            self._told = False

    def save(self, *, again: bool = False) -> None:
        """Write down what is new. Raises Refusal when the disk does not take it, once for what is new (or `again`)."""
        if not self._new or (self._told and not again):
            return
        self._told = True
        archive = self._context.archive
        gone = archive.shelf.gone()
        for member, interview in {(key.member, key.interview) for key in self._new}:
            mine = {key: text for key, text in self._new.items() if key[:2] == (member, interview)}
            identity = self._context.keyring.identity(member)
            if identity is not None and interview not in gone:
                with archive.database.transaction():
                    texts = self._kept(next(iter(mine))) | {key.about: text for key, text in mine.items()}
                    left = {about: text for about, text in texts.items() if text}
                    drafts.keep(archive.database, interview, member, identity.opening, left)
            if identity is not None:
                for key in mine:
                    del self._new[key]

    def _kept(self, key: DraftKey) -> dict[str, str]:
        identity = self._context.keyring.identity(key.member)
        if identity is None:
            return {}
        return drafts.kept(self._context.archive.database, key.interview, key.member, identity.opening)
