"""Everything that can be done in the window, as data: words, keys, and where the keys work.

Menus, buttons and the page of keys are made from this one table. `build` makes the Qt action of a row.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from workbench.cellar.words import _, mark
from workbench.ui import settings


class Area(StrEnum):
    """Where an action belongs on the page of keys; its value is the heading."""

    STUDY = mark("Study")
    EDIT = mark("Edit")
    VIEW = mark("View")
    SOUND = mark("Listen")
    TEXT = mark("Transcript")
    UNITS = mark("Units")
    TABLE = mark("Table")
    TOGETHER = mark("Together")
    RESULTS = mark("Results")
    HELP = mark("Help")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done. `keys` are Qt key sequences ("Ctrl+Z"), the first one shown in menus.

    `local` keys work only while the keyboard is in the part of the window that they belong to.
    """

    id: str
    area: Area
    words: str
    keys: tuple[str, ...] = ()
    local: bool = False


def _a(id_: str, area: Area, words: str, *keys: str, local: bool = False) -> Action:
    return Action(id_, area, words, keys, local)


_PLAY_KEYS = ("Media Play", "Media Pause", "Toggle Media Play/Pause")
"""Foot pedals send these, or a row of function keys such as F3, F4, F5."""

ACTIONS: tuple[Action, ...] = (
    _a("study.sample", Area.STUDY, mark("Try the sample study")),
    _a("study.new", Area.STUDY, mark("Make a new study …"), "Ctrl+N"),
    _a("study.open", Area.STUDY, mark("Open a study …"), "Ctrl+O"),
    _a("study.join", Area.STUDY, mark("Join a study with an invitation …")),
    _a("study.add", Area.STUDY, mark("Add a recording …"), "Ctrl+Shift+A"),
    _a("study.import", Area.STUDY, mark("Take in a transcript …"), "Ctrl+Shift+T"),
    _a("study.transcribing", Area.STUDY, mark("Transcribing …"), "Ctrl+T"),
    _a("study.export", Area.STUDY, mark("Save the transcript as a file …"), "Ctrl+E"),
    _a("study.give", Area.STUDY, mark("Give changes to colleagues …"), "Ctrl+G"),
    _a("study.take", Area.STUDY, mark("Take in changes …"), "Ctrl+Shift+I"),
    _a("study.news", Area.STUDY, mark("What is new since I last looked"), "Ctrl+Shift+N"),
    _a("study.balance", Area.STUDY, mark("Balance")),
    _a("study.team", Area.STUDY, mark("Team's server …")),
    _a("study.erase", Area.STUDY, mark("Erase a participant …")),
    _a("study.models", Area.STUDY, mark("Speech models …")),
    _a("study.members", Area.STUDY, mark("Members …")),
    _a("study.switch", Area.STUDY, mark("Somebody else works now …"), "Ctrl+M"),
    _a("study.close", Area.STUDY, mark("Close the study"), "Ctrl+W"),
    _a("study.quit", Area.STUDY, mark("Quit"), "Ctrl+Q"),
    _a("edit.undo", Area.EDIT, mark("Undo"), "Ctrl+Z"),
    _a("edit.redo", Area.EDIT, mark("Redo"), "Ctrl+Shift+Z", "Ctrl+Y"),
    _a("edit.find", Area.EDIT, mark("Find in the whole study"), "Ctrl+F"),
    _a("view.pause", Area.VIEW, mark("Pause"), "Ctrl+P", "Pause"),
    _a("view.interviews", Area.VIEW, mark("Show or hide the interviews"), "Ctrl+L"),
    _a("view.side", Area.VIEW, mark("Show or hide the side panel"), "Ctrl+K"),
    _a("view.units", Area.VIEW, mark("Go to the units"), "Ctrl+1"),
    _a("view.bridling", Area.VIEW, mark("Go to the bridling note"), "Ctrl+2"),
    _a("view.together", Area.VIEW, mark("Go to “Together”"), "Ctrl+3"),
    _a("room.interviews", Area.VIEW, mark("Go to the interviews"), "Ctrl+5"),
    _a("room.method", Area.VIEW, mark("Go to the method"), "Ctrl+6"),
    _a("room.table", Area.VIEW, mark("Go to the table"), "Ctrl+7"),
    _a("room.results", Area.VIEW, mark("Go to the results"), "Ctrl+8"),
    _a("room.report", Area.VIEW, mark("Go to the report"), "Ctrl+9"),
    _a("view.quotes", Area.VIEW, mark("Go to the quotes"), "Ctrl+4"),
    _a("view.next", Area.VIEW, mark("Go to the next part of the window"), "F6"),
    _a("view.previous", Area.VIEW, mark("Go to the part before"), "Shift+F6"),
    _a("view.larger", Area.VIEW, mark("Larger text"), "Ctrl++", "Ctrl+="),
    _a("view.smaller", Area.VIEW, mark("Smaller text"), "Ctrl+-"),
    _a("view.usual", Area.VIEW, mark("Usual text size"), "Ctrl+0"),
    _a("sound.play", Area.SOUND, mark("Play or stop"), "F8", "Ctrl+Space", "F4", *_PLAY_KEYS),
    _a("sound.play.here", Area.SOUND, mark("Play or stop, while reading"), "Space", local=True),
    _a("sound.back", Area.SOUND, mark("Back 3 seconds"), "F7", "Alt+Left", "F3", "Media Previous"),
    _a("sound.forward", Area.SOUND, mark("Forward 3 seconds"), "F9", "Alt+Right", "F5", "Media Next"),
    _a("sound.slower", Area.SOUND, mark("Slower"), "Alt+Down"),
    _a("sound.faster", Area.SOUND, mark("Faster"), "Alt+Up"),
    _a("sound.loop", Area.SOUND, mark("Repeat what is selected"), "Ctrl+R"),
    _a("text.whole", Area.TEXT, mark("Read the whole"), "Ctrl+Shift+H"),
    _a("text.hear", Area.TEXT, mark("Listen from this word"), "Ctrl+H", local=True),
    _a("text.doubt", Area.TEXT, mark("Next doubtful word"), "F12", local=True),
    _a("text.doubt.before", Area.TEXT, mark("Doubtful word before"), "Shift+F12", local=True),
    _a("text.right", Area.TEXT, mark("The word is right; on to the next doubtful one"), "Ctrl+.", local=True),
    _a("text.edit", Area.TEXT, mark("Correct the text, or read again"), "F2", local=True),
    _a("text.replace", Area.TEXT, mark("Replace words in the whole interview …"), "Ctrl+Shift+F"),
    _a("text.snippets", Area.TEXT, mark("Short forms …"), "Ctrl+Shift+K"),
    _a("text.split", Area.TEXT, mark("Begin a new turn here"), "Ctrl+Return", local=True),
    _a("text.join", Area.TEXT, mark("Join with the turn after"), "Ctrl+J", local=True),
    _a("text.voices", Area.TEXT, mark("Tell the voices apart …"), "Ctrl+Shift+B"),
    _a("text.voices.own", Area.TEXT, mark("My own voice …")),
    _a("text.speaker", Area.TEXT, mark("Say who speaks …"), "Ctrl+B", local=True),
    _a(
        "text.speaker.number",
        Area.TEXT,
        mark("This voice speaks: its number in the list"),
        *(f"Alt+{number}" for number in range(1, 10)),
        local=True,
    ),
    _a("text.mark", Area.TEXT, mark("Put in a pause, laughter …"), "Ctrl+I", local=True),
    _a("text.mark.pause", Area.TEXT, mark("Put in a pause"), "Ctrl+Shift+P", local=True),
    _a("text.mark.laughter", Area.TEXT, mark("Put in laughter"), "Ctrl+Shift+L", local=True),
    _a(
        "text.mark.crying",
        Area.TEXT,
        mark("Put in crying"),
        "Ctrl+Shift+C",
        "Ctrl+Shift+G",
        local=True,
    ),
    _a("text.mark.overlap", Area.TEXT, mark("Put in overlap"), "Ctrl+Shift+O", local=True),
    # Not U: with Ctrl and Shift it begins a letter by its number on many Linux desktops.
    _a("text.mark.unclear", Area.TEXT, mark("Put in “unclear”"), "Ctrl+Shift+X", local=True),
    _a("unit.mark", Area.UNITS, mark("Mark the selected words as a unit"), "M", local=True),
    _a(
        "unit.bridle",
        Area.UNITS,
        mark("Write the bridling note"),
        "B",
        "Return",
        "Enter",
        local=True,
    ),
    _a("unit.quote", Area.UNITS, mark("Make a quote …"), "Q", local=True),
    _a("unit.next", Area.UNITS, mark("Next unit"), "N", local=True),
    _a("unit.previous", Area.UNITS, mark("Unit before"), "P", local=True),
    _a("unit.begin", Area.UNITS, mark("Let the unit begin at this word"), "[", local=True),
    _a("unit.end", Area.UNITS, mark("Let the unit end with this word"), "]", local=True),
    _a("unit.longer", Area.UNITS, mark("Take one more word in"), "Alt+Shift+Right", local=True),
    _a("unit.shorter", Area.UNITS, mark("Leave the last word out"), "Alt+Shift+Left", local=True),
    _a("unit.earlier", Area.UNITS, mark("Take the word before in"), "Alt+Shift+Up", local=True),
    _a("unit.later", Area.UNITS, mark("Leave the first word out"), "Alt+Shift+Down", local=True),
    _a("unit.uses", Area.UNITS, mark("Where the unit is used"), "U", local=True),
    _a("unit.remove", Area.UNITS, mark("Remove the unit"), "Del", local=True),
    _a("table.list", Area.TABLE, mark("As a list, or as a table"), "L", local=True),
    _a("table.tray", Area.TABLE, mark("Go to what is not laid yet"), "U", local=True),
    _a("table.next", Area.TABLE, mark("To what lies beside"), "Up", "Down", "Left", "Right", local=True),
    _a("table.inside", Area.TABLE, mark("To the cards inside"), "PgDown", "PgUp", local=True),
    _a("table.figure", Area.TABLE, mark("Look at it as the figure"), "Return", local=True),
    _a("table.hear", Area.TABLE, mark("Play the unit"), "Space", local=True),
    _a("table.go", Area.TABLE, mark("Show where it was said"), "G", local=True),
    _a("table.uses", Area.TABLE, mark("Where it is used"), "Shift+U", local=True),
    _a("table.write", Area.TABLE, mark("Write from it in the results"), "W", local=True),
    _a("table.take", Area.TABLE, mark("Take it"), "X", "Ctrl+X", local=True),
    _a("table.lay", Area.TABLE, mark("Lay what you hold here"), "V", "Ctrl+V", local=True),
    _a("table.as-well", Area.TABLE, mark("Lay it here as well"), "Shift+V", local=True),
    _a("table.alone", Area.TABLE, mark("Lay it by itself"), "N", local=True),
    _a("table.inside-it", Area.TABLE, mark("Make it a part of what it lies in"), "Shift+N", local=True),
    _a("table.name", Area.TABLE, mark("Give it a name"), "F2", local=True),
    _a("table.up", Area.TABLE, mark("Take it up from the table"), "Del", local=True),
    _a("table.choose", Area.TABLE, mark("Choose it together with others"), "C", local=True),
    _a("table.spread", Area.TABLE, mark("Spread the cards out, or gather them"), "E", local=True),
    _a(
        "table.move",
        Area.TABLE,
        mark("Move it"),
        "Shift+Left",
        "Shift+Right",
        "Shift+Up",
        "Shift+Down",
        local=True,
    ),
    _a("table.menu", Area.TABLE, mark("What can be done with what is chosen")),
    _a("table.tidy", Area.TABLE, mark("Tidy the table up"), "T", local=True),
    _a("table.closer", Area.TABLE, mark("Closer"), "+", local=True),
    _a("table.farther", Area.TABLE, mark("Farther away"), "-", local=True),
    _a("table.all", Area.TABLE, mark("Show the whole table"), "0", local=True),
    _a("table.snapshot", Area.TABLE, mark("Keep a snapshot …"), "S", local=True),
    _a("table.film", Area.TABLE, mark("Show or hide the snapshots"), "F", local=True),
    _a("table.alone-first", Area.TABLE, mark("Each lays alone first …")),
    _a("study.round", Area.TOGETHER, mark("Begin a round …"), "Ctrl+Shift+R"),
    _a("study.reflect", Area.TOGETHER, mark("Reflection notes …")),
    _a("study.differ", Area.TOGETHER, mark("We see this differently …"), "Ctrl+D"),
    _a("study.discuss", Area.TOGETHER, mark("Write down a discussion …"), "Ctrl+Shift+D"),
    _a("study.open-ends", Area.TOGETHER, mark("What stands open"), "Ctrl+Shift+E"),
    _a(
        "results.rest",
        Area.RESULTS,
        mark("Say what this sentence rests on …"),
        "Ctrl+Shift+Return",
        local=True,
    ),
    _a(
        "results.whole",
        Area.RESULTS,
        mark("The whole carries this sentence, or not"),
        "Ctrl+Shift+W",
        local=True,
    ),
    _a("results.quote", Area.RESULTS, mark("Put in a quote …"), "Ctrl+Shift+Q", local=True),
    _a("results.up", Area.RESULTS, mark("Move the sentence, or the text, up"), "Ctrl+Shift+Up", local=True),
    _a(
        "results.down",
        Area.RESULTS,
        mark("Move the sentence, or the text, down"),
        "Ctrl+Shift+Down",
        local=True,
    ),
    _a("results.remove", Area.RESULTS, mark("Take the text away"), "Ctrl+Del", local=True),
    _a("help.handbook", Area.HELP, mark("Handbook"), "Shift+F1"),
    _a("help.keys", Area.HELP, mark("All keys"), "F1", "Ctrl+/"),
    _a("help.about", Area.HELP, mark("About the workbench")),
)

BY_ID = {action.id: action for action in ACTIONS}


def find(identity: str) -> Action:
    """The action with this id. Raises KeyError."""
    return BY_ID[identity]


def words(identity: str) -> str:
    """The words of an action in the language spoken now."""
    return _(BY_ID[identity].words)


def keys(action: Action) -> tuple[str, ...]:
    """The keys of an action now: those that somebody has chosen, or those that it came with."""
    return dict(settings.now().keys).get(action.id, action.keys)


def sequences(action: Action) -> list[QKeySequence]:
    """The keys of an action as Qt knows them."""
    return [QKeySequence(key) for key in keys(action)]


def build(identity: str, parent: QObject, then: Callable[[], object]) -> QAction:
    """The Qt action of a row, added to `parent` where that is a widget.

    Local keys work while `parent` or a child of it has the keyboard.
    """
    row = BY_ID[identity]
    made = QAction(_(row.words), parent)
    made.setObjectName(identity)
    made.setShortcuts(sequences(row))
    local = row.local and isinstance(parent, QWidget)
    made.setShortcutContext(
        Qt.ShortcutContext.WidgetWithChildrenShortcut if local else Qt.ShortcutContext.WindowShortcut
    )
    made.triggered.connect(lambda _checked=False: then())
    if isinstance(parent, QWidget):
        parent.addAction(made)
    return made


def tip(identity: str) -> str:
    """Words and first key of an action, for a tooltip."""
    key = first_key(identity)
    return f"{words(identity)} ({key})" if key else words(identity)


def first_key(identity: str) -> str:
    """The first key of an action as the desktop writes it; empty for none."""
    found = sequences(BY_ID[identity])
    return found[0].toString(QKeySequence.SequenceFormat.NativeText) if found else ""
