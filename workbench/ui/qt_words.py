"""Qt's own words in bokmål (menus of text fields, the file chooser, names of keys): Qt ships none.

They are few and fixed, and their English is Qt's own, so they stand here and not in the catalogue.
"""

from PySide6.QtCore import QByteArray, QCoreApplication, QObject, QTranslator

from workbench.cellar.words import language

_KEYS = {
    "Space": "Mellomrom",
    "Esc": "Esc",
    "Return": "Enter",
    "Del": "Delete",
    "Backspace": "Tilbaketast",
    "Left": "Venstre",
    "Right": "Høyre",
    "Up": "Opp",
    "Down": "Ned",
    "PgUp": "Page Up",
    "PgDown": "Page Down",
    "Media Play": "Spill av-tast",
    "Toggle Media Play/Pause": "Spill av/stopp-tast",
    "Media Pause": "Stopp-tast",
    "Media Stop": "Stopp-tast",
    "Media Previous": "Forrige-tast",
    "Media Next": "Neste-tast",
}
_TEXTS = {
    "&Undo": "&Angre",
    "&Redo": "&Gjør om igjen",
    "Cu&t": "Klipp &ut",
    "&Copy": "&Kopier",
    "Copy &Link Location": "Kopier &lenken",
    "&Paste": "&Lim inn",
    "Delete": "Slett",
    "Select All": "Marker alt",
    "OK": "OK",
    "&OK": "&OK",
    "Save": "Lagre",
    "&Save": "&Lagre",
    "Open": "Åpne",
    "&Open": "&Åpne",
    "Close": "Lukk",
    "&Close": "&Lukk",
    "Cancel": "Avbryt",
    "&Cancel": "&Avbryt",
    "&Yes": "&Ja",
    "&No": "&Nei",
    "&Look in:": "&Se i:",
    "File &name:": "Fil&navn:",
    "Files of &type:": "Fil&type:",
    "Directory:": "Mappe:",
    "%1 already exists.\nDo you want to replace it?": "%1 finnes allerede.\nVil du erstatte den?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nFilen finnes ikke.\nSe etter om navnet er riktig."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nMappen finnes ikke.\nSe etter om navnet er riktig."
    ),
    "&Choose": "&Velg",
    "All Files (*)": "Alle filer (*)",
    "All files (*)": "Alle filer (*)",
    "Directories": "Mapper",
    "Back": "Tilbake",
    "Forward": "Fram",
    "Parent Directory": "Mappen over",
    "Create New Folder": "Lag ny mappe",
    "Create a New Folder": "Lag en ny mappe",
    "&New Folder": "&Ny mappe",
    "New Folder": "Ny mappe",
    "List View": "Liste",
    "Detail View": "Detaljer",
    "Change to list view mode": "Vis som liste",
    "Change to detail view mode": "Vis detaljer",
    "Go back": "Gå tilbake",
    "Go forward": "Gå fram",
    "Go to the parent directory": "Gå til mappen over",
    "Sidebar": "Sidefelt",
    "Files": "Filer",
    "My Computer": "Denne datamaskinen",
    "Computer": "Datamaskin",
    "&Rename": "&Gi nytt navn",
    "&Delete": "&Slett",
    "Show &hidden files": "Vis &skjulte filer",
    "Name": "Navn",
    "Size": "Størrelse",
    "Type": "Type",
    "Kind": "Type",
    "Date Modified": "Sist endret",
    "Folder": "Mappe",
    "File": "Fil",
}


class QtWords(QTranslator):
    """Answers Qt in the language of the program's sentences."""

    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: QByteArray | bytes | str | None = None,
        n: int = -1,
    ) -> str:
        if language() != "nb":
            return sourceText
        return (_KEYS if context == "QShortcut" else _TEXTS).get(sourceText, sourceText)

    def isEmpty(self) -> bool:
        return False


def install(parent: QObject) -> None:
    """Let Qt ask for its words here from now on."""
    QCoreApplication.installTranslator(QtWords(parent))
