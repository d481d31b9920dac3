"""What an import has understood about a model before it copies anything."""

from pathlib import Path
from typing import Protocol

from workbench.speech.models.dims import Dims
from workbench.speech.models.files import Tally
from workbench.speech.models.manifest import FileMark, Heads
from workbench.speech.models.weights import Precision, Weights


class Source(Protocol):
    """A model to import, its structure checked."""

    @property
    def dims(self) -> Dims: ...

    @property
    def heads(self) -> Heads | None:
        """The alignment heads; None where they are not known."""
        ...

    @property
    def exact(self) -> bool:
        """Whether OpenAI's form can hold all of it, number for number and word for word."""
        ...

    @property
    def weights(self) -> Weights | None:
        """The numbers to check; None where they were rounded to whole numbers."""
        ...

    @property
    def bytes(self) -> int:
        """How much there is to read."""
        ...

    def write(self, folder: Path, precision: Precision, tally: Tally) -> dict[str, FileMark]:
        """Make the CTranslate2 form in `folder` with numbers of `precision`."""
        ...
