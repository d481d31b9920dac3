"""A model as a CTranslate2 folder: checked as it is given, and made from weights. Child process only."""

import json
from collections.abc import Sequence
from pathlib import Path

from workbench.cellar.words import _
from workbench.speech.models import tokens
from workbench.speech.models.ct2_weights import Ct2Weights, write_model_bin
from workbench.speech.models.dims import Dims
from workbench.speech.models.faults import cut_short, missing, refused
from workbench.speech.models.files import Tally, write_new, write_text
from workbench.speech.models.given_files import given_file, has, read_object, whole_numbers
from workbench.speech.models.known_heads import sound_heads
from workbench.speech.models.manifest import BadManifestError, FileMark, Heads, heads_from
from workbench.speech.models.token_lists import of_tokenizer, of_vocabulary
from workbench.speech.models.weights import Precision, Weights, check_shapes

MODEL, CONFIG, TOKENIZER, VOCABULARY = "model.bin", "config.json", "tokenizer.json", "vocabulary.json"
PREPROCESSOR = "preprocessor_config.json"
_SOUND = {"sampling_rate": 16_000, "hop_length": 160, "n_fft": 400, "chunk_length": 30}
_USUAL_MELS = 80


class Ct2Folder:
    """A given folder (a `Source`). Raises Refusal unless all that faster-whisper reads is there and fits."""

    def __init__(self, folder: Path) -> None:
        weights = Ct2Weights(given_file(folder, MODEL))
        check_shapes(weights, weights.dims)
        weights.check_kinds()
        self.dims = weights.dims
        self.weights: Weights | None = None if weights.quantised() else weights
        self._folder = folder
        self._vocabulary = "vocabulary.txt" if not has(folder, VOCABULARY) else VOCABULARY
        words = of_vocabulary(given_file(folder, self._vocabulary))
        if len(words) != self.dims.n_vocab:
            raise refused(_("Its vocabulary does not fit its weights."))
        standard = tokens.is_standard(words)
        self._tokenizer = self._given_tokenizer(words, standard)
        self.heads: Heads | None = self._given_heads()
        self._check_preprocessor()
        self.exact = standard and self.weights is not None and weights.plain()
        self.bytes = (folder / MODEL).stat().st_size

    def write(self, folder: Path, precision: Precision, tally: Tally) -> dict[str, FileMark]:
        """Copy the files as they are, whatever the `precision`; what faster-whisper would lack is added."""
        names = [MODEL, CONFIG, self._vocabulary, *([TOKENIZER] if self._tokenizer else [])]
        files = {name: write_new(folder / name, [self._folder / name], tally) for name in names}
        if not self._tokenizer:
            files[TOKENIZER] = write_text(folder / TOKENIZER, tokens.tokenizer_json(self.dims.n_vocab))
        return files | _preprocessor(folder, self.dims)

    def _given_tokenizer(self, words: Sequence[str], standard: bool) -> bool:
        if not has(self._folder, TOKENIZER):
            if not standard:
                raise missing(TOKENIZER)
            return False
        found = of_tokenizer(given_file(self._folder, TOKENIZER))
        if not tokens.same(found, words[: len(found)]):
            raise refused(_("Its tokenizer does not fit its vocabulary."))
        return True

    def _given_heads(self) -> Heads | None:
        config = read_object(given_file(self._folder, CONFIG))
        lists = [config.get(name) for name in ("lang_ids", "suppress_ids", "suppress_ids_begin")]
        try:
            heads = heads_from(config.get("alignment_heads"))
        except BadManifestError as fault:
            raise cut_short(CONFIG) from fault
        if not all(whole_numbers(numbers, self.dims.n_vocab) is not None for numbers in lists):
            raise cut_short(CONFIG)
        if not sound_heads(heads, self.dims):
            raise cut_short(CONFIG)
        return heads

    def _check_preprocessor(self) -> None:
        if has(self._folder, PREPROCESSOR):
            found = read_object(given_file(self._folder, PREPROCESSOR))
            expected = {**_SOUND, "feature_size": self.dims.n_mels}
            if any(found.get(name, value) != value for name, value in expected.items()):
                raise refused(_("It wants sound in a form that Whisper models do not use."))


def write_folder(
    folder: Path,
    weights: Weights,
    dims: Dims,
    heads: Heads,
    precision: Precision,
    tally: Tally,
) -> dict[str, FileMark]:
    """Make the CTranslate2 form of a model with a standard vocabulary in `folder` (empty, there)."""
    config = tokens.configuration(dims.n_vocab, [list(pair) for pair in heads])
    vocabulary = json.dumps(tokens.vocabulary(dims.n_vocab), ensure_ascii=False, indent=1)
    return {
        MODEL: write_model_bin(folder / MODEL, weights, dims, precision, tally),
        CONFIG: write_text(folder / CONFIG, json.dumps(config, indent=1)),
        TOKENIZER: write_text(folder / TOKENIZER, tokens.tokenizer_json(dims.n_vocab)),
        VOCABULARY: write_text(folder / VOCABULARY, vocabulary),
        **_preprocessor(folder, dims),
    }


def _preprocessor(folder: Path, dims: Dims) -> dict[str, FileMark]:
    # faster-whisper takes 80 mel bins for granted where this file is missing.
    if dims.n_mels == _USUAL_MELS:
        return {}
    record = json.dumps({**_SOUND, "feature_size": dims.n_mels})
    return {PREPROCESSOR: write_text(folder / PREPROCESSOR, record)}
