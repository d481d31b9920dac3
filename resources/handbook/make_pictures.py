"""Makes the pictures of README and handbook from the real program with the sample study.

    python resources/handbook/make_pictures.py              the few that are kept, in pictures/
    python resources/handbook/make_pictures.py --all FOLDER every page and dialog in every look

Needs no screen. The transcript that grows is really being transcribed; the others are written from the
sample's reference. Run it from an environment that has the workbench in it.
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

HERE = Path(__file__).resolve().parent
KEPT = HERE / "pictures"
SIZES = {"1280x800": (1280, 800), "1920x1080": (1920, 1080)}
MOST_BYTES = 250_000


@dataclass(frozen=True)
class Look:
    """How the window is shown: its size, the size of its text in per cent, light or dark."""

    size: str = "1280x800"
    text: int = 100
    theme: str = "light"


ALL = [Look(*look) for look in product(SIZES, (100, 200), ("light", "dark"))]
PLAIN = Look()
KEEP: dict[str, Look] = {
    "start": PLAIN,
    "growing": PLAIN,
    "units": PLAIN,
    "bridling": PLAIN,
    "large-dark": Look(text=200, theme="dark"),
    "differently": PLAIN,
    "table": PLAIN,
    "results": PLAIN,
    "report": PLAIN,
}
"""The pictures that are kept, in each language; "large-dark" shows the page "reading"."""


def prepare(folder: Path) -> None:
    """Give the program places and two screens of its own, before anything of it is imported."""
    left = 0
    screens: list[dict[str, object]] = []
    for name, (width, height) in SIZES.items():
        screens.append({"name": name, "x": left, "y": 0, "width": width, "height": height})
        left += width
    config = folder / "screens.json"
    config.write_text(json.dumps({"synchronousWindowSystemEvents": True, "screens": screens}), "utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={config}"
    for name in ("PROJECTS", "SETTINGS", "MODELS"):
        os.environ[f"WORKBENCH_{name}"] = str(folder / name.lower())
    sys.path[:0] = [str(HERE), str(HERE.parents[1])]


def main() -> int:
    """Make them; 1 where a picture that is kept came out too large."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every page and dialog in every look")
    parser.add_argument("--scene", help="with --all: only this one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        prepare(Path(temporary))
        # Only now: Qt and the program read their places when they are imported or first used.
        import picture_scenes  # noqa: PLC0415

        target = options.all or KEPT
        target.mkdir(parents=True, exist_ok=True)
        made = list(_pictures(picture_scenes.take, Path(temporary), target, options))
    too_large = [path.name for path in made if not options.all and path.stat().st_size > MOST_BYTES]
    print(f"{len(made)} pictures, {sum(path.stat().st_size for path in made) // 1000} kB, in {target}")
    if too_large:
        print("Too large: " + ", ".join(too_large))
    return 1 if too_large else 0


def _pictures(
    take: Callable[[Path, str, Sequence[tuple[str, Look, Path]]], list[Path]],
    temporary: Path,
    target: Path,
    options: argparse.Namespace,
) -> Iterator[Path]:
    for language in ("en", "nb"):
        if options.all:
            names = [options.scene] if options.scene else ALL_SCENES
            wanted = [
                (name, look, target / f"{name}-{look.size}-{look.text}-{look.theme}-{language}.png")
                for look in ALL
                for name in names
            ]
        else:
            wanted = [
                ("reading" if name == "large-dark" else name, look, target / f"{name}-{language}.png")
                for name, look in KEEP.items()
            ]
        yield from take(temporary, language, wanted)


ALL_SCENES = [
    "start",
    "growing",
    "reading",
    "selecting",
    "units",
    "correcting",
    "bridling",
    "others",
    "differently",
    "table",
    "results",
    "report",
    "find",
    "pause",
    "new-study",
    "passphrase",
    "who-are-you",
    "open-study",
    "who",
    "members",
    "recording",
    "models",
    "keys",
    "about",
    "handbook",
]

if __name__ == "__main__":
    sys.exit(main())
