"""What the workbench wants from the operating system, what of it is missing, and how Debian gives it.

Standard library only: this runs before anything is installed.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

_PYTHON = f"python{sys.version_info.major}.{sys.version_info.minor}"


@dataclass(frozen=True)
class Part:
    """One package of Debian, how its presence shows, and what a person misses without it."""

    package: str
    present: Callable[[], bool]
    without: str


def _library(package: str, file: str, without: str = "the window cannot open") -> Part:
    def loads() -> bool:
        try:
            ctypes.CDLL(file)
        except OSError:
            return False
        return True

    return Part(package, loads, without)


def _any_font() -> bool:
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
    return any(next(folder.rglob("*.[to]t[fc]"), None) for folder in folders if folder.is_dir())


def has_pip_in_python() -> bool:
    """Whether this Python can put pip into a new environment; Debian's own cannot without a package."""
    return importlib.util.find_spec("ensurepip") is not None


ENVIRONMENT = (Part(f"{_PYTHON}-venv", has_pip_in_python, "Python cannot make an environment of its own"),)

WINDOW = (
    _library("libglib2.0-0", "libgthread-2.0.so.0"),
    _library("libgl1", "libGL.so.1"),
    _library("libegl1", "libEGL.so.1"),
    _library("libx11-6", "libX11.so.6"),
    _library("libx11-xcb1", "libX11-xcb.so.1"),
    _library("libdbus-1-3", "libdbus-1.so.3"),
    _library("libfontconfig1", "libfontconfig.so.1"),
    _library("libxkbcommon0", "libxkbcommon.so.0"),
    _library("libxkbcommon-x11-0", "libxkbcommon-x11.so.0"),
    _library("libxcb-cursor0", "libxcb-cursor.so.0"),
    _library("libxcb-glx0", "libxcb-glx.so.0"),
    _library("libxcb-icccm4", "libxcb-icccm.so.4"),
    _library("libxcb-image0", "libxcb-image.so.0"),
    _library("libxcb-keysyms1", "libxcb-keysyms.so.1"),
    _library("libxcb-randr0", "libxcb-randr.so.0"),
    _library("libxcb-render-util0", "libxcb-render-util.so.0"),
    _library("libxcb-shape0", "libxcb-shape.so.0"),
    _library("libxcb-sync1", "libxcb-sync.so.1"),
    _library("libxcb-xfixes0", "libxcb-xfixes.so.0"),
    _library("libxcb-xinerama0", "libxcb-xinerama.so.0"),
    _library("libxcb-xkb1", "libxcb-xkb.so.1"),
    Part("fonts-dejavu-core", _any_font, "text in the window cannot be drawn"),
)

_SILENT = "recordings cannot be played; everything else works"
SOUND = (
    _library("libpulse0", "libpulse.so.0", _SILENT),
    _library("libxrandr2", "libXrandr.so.2", _SILENT),
    _library("libxext6", "libXext.so.6", _SILENT),
    _library("libdrm2", "libdrm.so.2", _SILENT),
    _library("libbrotli1", "libbrotlidec.so.1", _SILENT),
)

# Works only where Debian puts it, so it cannot be borrowed: it looks for its helpers in /usr/bin.
SCREEN = (
    Part("xvfb", lambda: shutil.which("Xvfb") is not None, "tests of a real window run without a screen"),
)

# Debian keeps the server's programs off the path, a folder for each version.
SERVER = (
    Part(
        "postgresql",
        lambda: bool(shutil.which("pg_ctl") or next(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), None)),
        "tests of a team's server are left out",
    ),
)

# Opens a report as a reader would.
OFFICE = (
    Part(
        "libreoffice-writer",
        lambda: shutil.which("soffice") is not None,
        "the test that opens a report as a reader does is left out",
    ),
)


def went_well(order: Sequence[str | Path], *, quiet: bool = False) -> bool:
    """Run `order` without input, its output left out if `quiet`; whether its exit code was 0."""
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(order, check=False, stdin=subprocess.DEVNULL, stdout=output).returncode == 0


def missing(parts: Sequence[Part]) -> list[Part]:
    """Those of `parts` that this computer does not have; other systems than Linux bring them along."""
    return [part for part in parts if not part.present()] if sys.platform == "linux" else []


def consequences(parts: Sequence[Part]) -> str:
    """What a person misses without `parts`, as one sentence that names the packages."""
    losses = list(dict.fromkeys(part.without for part in parts))
    packages = " ".join(part.package for part in parts)
    return f"Missing on this computer: {packages}. Without them {', and '.join(losses)}."


def _as_root() -> list[str] | None:
    """What a command needs in front of it to run as the administrator, or nothing if it cannot."""
    if os.geteuid() == 0:
        return []
    # `sudo -n` asks nothing: it goes on only where no password is wanted.
    if shutil.which("sudo") and went_well(["sudo", "-n", "true"], quiet=True):
        return ["sudo", "-n"]
    return None


def install(parts: Sequence[Part]) -> bool:
    """Install the packages of `parts` for the whole computer, if this user may; whether that went well."""
    prefix = _as_root() if shutil.which("apt-get") else None
    if prefix is None:
        return False
    packages = [part.package for part in parts]
    print("Installing system packages:", *packages, flush=True)
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q=2"]
    went_well([*apt, "update"])
    order = [*apt, "install", "-y", "--no-install-recommends", *packages]
    return went_well(order, quiet=True)


def borrow(packages: Sequence[str], folder: Path) -> bool:
    """Unpack Debian's `packages` and what they need under `folder`, without being the administrator.

    Programs that `surroundings(folder)` is given to find them there; the computer itself is not changed.
    """
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        return False
    print("Unpacking system packages for this folder alone:", *packages, flush=True)
    fetched = folder / "fetched"
    (fetched / "state/lists/partial").mkdir(parents=True, exist_ok=True)
    (fetched / "cache/archives/partial").mkdir(parents=True, exist_ok=True)
    settings = {
        "Dir::State": str(fetched / "state"),
        "Dir::State::status": "/var/lib/dpkg/status",
        "Dir::Cache": str(fetched / "cache"),
        "Debug::NoLocking": "1",
    }
    apt = ["apt-get", "-q=2", *(word for key, value in settings.items() for word in ("-o", f"{key}={value}"))]
    went_well([*apt, "update"])
    order = [*apt, "install", "-y", "--no-install-recommends", "--download-only", *packages]
    if not went_well(order, quiet=True):
        return False
    for archive in sorted((fetched / "cache/archives").glob("*.deb")):
        if not went_well(["dpkg-deb", "--extract", archive, folder]):
            return False
    shutil.rmtree(fetched)
    return True


_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>{folder}/usr/share/fonts</dir>
  <cachedir>{folder}/fontconfig</cachedir>
</fontconfig>
"""


def surroundings(folder: Path) -> dict[str, str]:
    """This process's environment, so that a program also finds what was unpacked under `folder`."""
    found = dict(os.environ)
    if not folder.is_dir():
        return found
    libraries = sorted({str(file.parent) for file in folder.glob("**/lib*.so*")})
    found["LD_LIBRARY_PATH"] = os.pathsep.join([*libraries, *filter(None, [found.get("LD_LIBRARY_PATH")])])
    if not Path("/usr/share/X11/xkb").is_dir():
        found["XKB_CONFIG_ROOT"] = str(folder / "usr/share/X11/xkb")
    if not _any_font():
        fonts = folder / "fonts.conf"
        fonts.write_text(_FONTS.format(folder=folder), encoding="utf-8")
        found["FONTCONFIG_FILE"] = str(fonts)
    return found
