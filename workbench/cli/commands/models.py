"""`workbench models`: the speech models on this computer."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from workbench.cellar.words import _, mark
from workbench.cli.codes import Code
from workbench.cli.common import common_options
from workbench.cli.output import ProgressLine, say, tell, tell_json
from workbench.cli.protocol import Command
from workbench.cli.running import result_of
from workbench.cli.stopping import Stopping
from workbench.desk.models import EMBEDDED, ModelInfo, Models
from workbench.desk.work import Work

T = TypeVar("T")
Deed = Callable[[Models, Namespace], int]


def describe(parser: ArgumentParser) -> None:
    """Add what can be done with models."""
    common = common_options()
    deeds = parser.add_subparsers(title=_("what to do"), metavar=_("what"), required=True)

    def deed(name: str, words: str, do: Deed) -> ArgumentParser:
        added = deeds.add_parser(
            name,
            help=words,
            description=words,
            formatter_class=parser.formatter_class,
            parents=[common],
            allow_abbrev=False,
        )
        added.set_defaults(deed=do)
        return added

    listing = deed("list", _("List the models on this computer."), _list)
    listing.add_argument("--json", action="store_true", help=_("print it as JSON"))
    verifying = deed("verify", _("Read a model's files and compare them with their hashes."), _verify)
    verifying.add_argument("model", metavar=_("MODEL"), nargs="?", help=_("otherwise all of them"))
    verifying.add_argument("--json", action="store_true", help=_("print it as JSON"))
    importing = deed("import", _("Bring in a model from a file or folder on this computer."), _import)
    importing.add_argument(
        "path",
        type=Path,
        metavar=_("PATH"),
        help=_("an OpenAI file (.pt), a CTranslate2 folder, or a Hugging Face folder such as NB-Whisper"),
    )
    importing.add_argument(
        "--name", default="", metavar=_("NAME"), help=_("what to call it (otherwise as its file)")
    )
    importing.add_argument("--json", action="store_true", help=_("print what was added as JSON"))
    downloading = deed("download", _("Fetch a model over the network, by its name."), _download)
    downloading.add_argument(
        "model", metavar=_("MODEL"), help=_("such as small, large-v3 or NbAiLab/nb-whisper-large")
    )
    downloading.add_argument("--json", action="store_true", help=_("print what was added as JSON"))
    removing = deed("remove", _("Delete a model from this computer."), _remove)
    removing.add_argument("model", metavar=_("MODEL"), help=_("its name in the list"))
    removing.add_argument("--json", action="store_true", help=_("print what was deleted as JSON"))


def run(options: Namespace) -> int:
    """Do it."""
    deed: Deed = options.deed
    return deed(Models(), options)


def _list(models: Models, options: Namespace) -> int:
    found = models.list()
    if options.json:
        tell_json({"models": [_as_json(model) for model in found]})
        return Code.FINE
    for model in found:
        tell(f"{model.name}  ({_megabytes(model.bytes)})")
        tell(f"    {model.words}")
        if model.engines:
            tell("    " + _("Engines: {names}").format(names=", ".join(model.engines)))
    return Code.FINE


def _verify(models: Models, options: Namespace) -> int:
    names = [options.model] if options.model else [model.name for model in models.list()]
    damaged: dict[str, tuple[str, ...]] = {}
    for name in names:
        found = _done(models.verify(name), _("Reading {name}").format(name=name))
        damaged[name] = found.damaged
        if not options.json:
            tell(_verified_words(name, found.damaged))
    if options.json:
        told = [{"name": name, "damaged": list(files)} for name, files in damaged.items()]
        tell_json({"models": told})
    return Code.FAULTS if any(damaged.values()) else Code.FINE


def _verified_words(name: str, damaged: tuple[str, ...]) -> str:
    if not damaged:
        return _("{name}: whole").format(name=name)
    files = ", ".join(damaged)
    if name == EMBEDDED:
        return _("{name}: damaged ({files}). It is made anew when it is next used.").format(
            name=name, files=files
        )
    return _("{name}: damaged ({files}). Remove it and bring it in again.").format(name=name, files=files)


def _import(models: Models, options: Namespace) -> int:
    name = _done(
        models.import_from(options.path, options.name), _("Bringing in {name}").format(name=options.path.name)
    )
    return _added(name, options)


def _download(models: Models, options: Namespace) -> int:
    name = _done(models.download(options.model), _("Fetching {name}").format(name=options.model))
    return _added(name, options)


def _added(name: str, options: Namespace) -> int:
    if options.json:
        tell_json({"added": name})
    else:
        say(_("The model is here, as “{name}”.").format(name=name))
    return Code.FINE


def _remove(models: Models, options: Namespace) -> int:
    models.remove(options.model)
    if options.json:
        tell_json({"deleted": options.model})
    else:
        say(_("The model {name} is deleted.").format(name=options.model))
    return Code.FINE


def _done(work: Work[T], words: str) -> T:
    with Stopping() as stopping, ProgressLine() as progress:
        return result_of(work, words, progress, stopping)


def _as_json(model: ModelInfo) -> dict[str, object]:
    return {
        "name": model.name,
        "words": model.words,
        "bytes": model.bytes,
        "multilingual": model.multilingual,
        "embedded": model.embedded,
        "damaged": model.damaged,
        "engines": list(model.engines),
    }


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.0f} MB"


COMMAND = Command("models", mark("List, check, bring in and remove speech models."), describe, run)
