"""Keys that somebody chooses for themselves on this computer: which may be chosen, and what they would clash with."""

from dataclasses import replace

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.ui import actions, settings
from workbench.ui.actions import ACTIONS, Action, Area

_FIXED = {
    "text.speaker.number",
    "table.next",
    "table.inside",
    "table.move",
    "table.figure",
    "table.hear",
    "table.closer",
    "table.farther",
    "table.all",
}
"""Rows of keys, and keys that a list or the table knows of itself."""
_TAKEN = {"Tab", "Shift+Tab", "Esc", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A"}
"""Keys that every field to write in has a use for."""
_ALONE = {Qt.Key.Key_Pause, Qt.Key.Key_Print, Qt.Key.Key_SysReq}
_DEAD = range(0x01001100, 0x01001300)
"""Keys that begin a letter, or belong to an input method."""
_APART = (Area.TABLE, Area.RESULTS)


def can_change(action: Action) -> bool:
    """Whether another key can be chosen for an action."""
    return action.id not in _FIXED


def is_changed(action: Action) -> bool:
    """Whether somebody has chosen a key for it."""
    return actions.keys(action) != action.keys


def choose(action: Action, key: str, place: int = 0) -> None:
    """Let the key of an action at `place` be this one (as Qt writes it) from now on; an empty one takes it away.

    Beyond the last key of the action it is one more. Raises Refusal where the key is needed elsewhere, or is none.
    """
    if key:
        _refuse_unfit(action, key)
        _refuse_clash(action, key)
    keys = list(actions.keys(action))
    keys[place : place + 1] = [key] if key else []
    chosen = dict(settings.now().keys) | {action.id: tuple(dict.fromkeys(keys))}
    if chosen[action.id] == action.keys:
        chosen.pop(action.id)
    settings.save(replace(settings.now(), keys=tuple(chosen.items())))


def clash(action: Action, key: str) -> Action | None:
    """Another action that has this key where the action's own works, too."""
    return next(
        (
            other
            for other in ACTIONS
            if other is not action and key in actions.keys(other) and _meet(action, other)
        ),
        None,
    )


def give_back(action: Action) -> None:
    """Let an action have the keys that it came with. Raises Refusal where another has one of them meanwhile."""
    for key in action.keys:
        _refuse_clash(action, key)
    left = tuple(pair for pair in settings.now().keys if pair[0] != action.id)
    settings.save(replace(settings.now(), keys=left))


def give_all_back() -> None:
    """Let all actions have the keys that they came with."""
    settings.save(replace(settings.now(), keys=()))


def _refuse_unfit(action: Action, key: str) -> None:
    if QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) != key:
        raise Refusal(_("This key tells the program nothing. Take another one."))
    if key in _TAKEN or (_is_plain(key) and not any(_is_plain(one) for one in action.keys)):
        raise Refusal(
            _("This key is needed for writing and going on. Hold Ctrl or Alt with it, or take another one.")
        )


def _refuse_clash(action: Action, key: str) -> None:
    if other := clash(action, key):
        raise Refusal(
            _("{key} is already used for “{action}”. Take another key, or change that one first.").format(
                key=QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText),
                action=actions.words(other.id).removesuffix(" …"),
            )
        )


def _meet(one: Action, other: Action) -> bool:
    """Whether the keys of both can work at once."""
    return not one.local or not other.local or _room(one) == _room(other)


def _room(action: Action) -> Area | None:
    return action.area if action.area in _APART else None


def _is_plain(key: str) -> bool:
    """Whether a key writes or moves something by itself: no Ctrl, Alt or Meta with it, and none of F1 to F35, no key for
    sound or the like, which foot pedals send.
    """
    pressed = first_of(QKeySequence(key))
    held = pressed.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
    code = pressed.key()
    return (
        held == Qt.KeyboardModifier.NoModifier
        and code not in _ALONE
        and (code < Qt.Key.Key_F1 or code in _DEAD)
    )


def first_of(keys: QKeySequence) -> QKeyCombination:
    """The first key of a sequence that has one."""
    return keys[0]  # pyright: ignore[reportIndexIssue, reportUnknownVariableType]
