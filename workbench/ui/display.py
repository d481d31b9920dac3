"""Whether a window can open here. Asked before Qt is loaded: Qt ends the whole process where it cannot."""

import ctypes
import importlib.util
import os
import re
import sys
from pathlib import Path

from workbench.cellar.words import _

_OWN_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs", "minimalegl")
"""Qt's ways of drawing that need no desktop."""


def is_desktop() -> bool:
    """Whether this looks like a computer with a desktop; nothing is tried out."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def why_no_window() -> str | None:
    """None if a window can open here; otherwise the reason as a sentence."""
    if sys.platform in ("win32", "darwin") or _wanted_platform() in _OWN_SCREEN:
        return None
    if not is_desktop():
        return _("There is no screen here.")
    if not (_answers_wayland() or _answers_x11()):
        return _("The screen that this computer names ({name}) does not answer.").format(
            name=os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY")
        )
    if lacking := _lacking_library():
        return _("The window needs a part of the system that is not here: {library}.").format(library=lacking)
    return None


def _wanted_platform() -> str:
    return os.environ.get("QT_QPA_PLATFORM", "").split(":", 1)[0]


def _answers_x11() -> bool:
    """Whether the X server takes us in, with the keys that we have."""
    if not os.environ.get("DISPLAY"):
        return False
    try:
        library = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    library.xcb_connect.restype = ctypes.c_void_p
    library.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    library.xcb_connection_has_error.argtypes = (ctypes.c_void_p,)
    library.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = library.xcb_connect(None, None)
    answers = library.xcb_connection_has_error(connection) == 0
    library.xcb_disconnect(connection)
    return answers


def _answers_wayland() -> bool:
    if not os.environ.get("WAYLAND_DISPLAY"):
        return False
    try:
        library = ctypes.CDLL("libwayland-client.so.0")
    except OSError:
        return False
    library.wl_display_connect.restype = ctypes.c_void_p
    library.wl_display_connect.argtypes = (ctypes.c_char_p,)
    library.wl_display_disconnect.argtypes = (ctypes.c_void_p,)
    display = library.wl_display_connect(None)
    if display:
        library.wl_display_disconnect(display)
    return bool(display)


def _lacking_library() -> str | None:
    """The first system library that Qt's way to the screen would miss, or None."""
    spec = importlib.util.find_spec("PySide6")
    names = ("libqwayland.so", "libqxcb.so") if _answers_wayland() else ("libqxcb.so",)
    lacking: list[str] = []
    for place in (spec.submodule_search_locations or []) if spec else []:
        folder = Path(place) / "Qt/plugins/platforms"
        for name in names:
            if not (folder / name).is_file():
                continue
            try:
                ctypes.CDLL(str(folder / name))
            except OSError as fault:
                lacking.append(re.split(r"[:\s]", str(fault), maxsplit=1)[0])
            else:
                return None
    return lacking[0] if lacking else None
