"""What a model is to an engine: the name people chose and the files that lie on this computer."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ModelFiles:
    """One model. `ctranslate2` is a folder (model.bin, config.json, tokenizer.json, vocabulary.json or .txt);
    `openai` is a checkpoint file. At least one of the two is there. Small and picklable.
    """

    name: str
    ctranslate2: Path | None
    openai: Path | None
    multilingual: bool

    def bytes(self) -> int:
        """The size of the larger form of the weights, in bytes."""
        files = [self.ctranslate2 / "model.bin" if self.ctranslate2 else None, self.openai]
        return max((file.stat().st_size for file in files if file and file.is_file()), default=0)
