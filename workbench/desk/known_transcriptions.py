"""What the study says of its transcriptions, read anew only when the log has grown: it is asked many times a second."""

from workbench.desk.context import Context
from workbench.desk.pieces import committed
from workbench.study.interviews import Interview, Transcription, TranscriptionState


class KnownTranscriptions:
    """Not to be asked inside a transaction, whose steps may still be taken back."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._number = -1
        self._all: list[Transcription] = []
        self._titles: dict[str, str] = {}
        self._done: dict[str, set[int]] = {}

    def all(self) -> list[Transcription]:
        """All of them, in the order in which they were asked for."""
        self._renew()
        return self._all

    def title(self, transcription: Transcription) -> str:
        """The title of its interview; empty where that was taken away."""
        self._renew()
        if transcription.interview not in self._titles:
            interview = self._context.find(Interview, transcription.interview)
            self._titles[transcription.interview] = interview.title if interview else ""
        return self._titles[transcription.interview]

    def share(self, transcription: Transcription) -> float:
        """How much of the planned sound is done, 0 to 1."""
        self._renew()
        spans = transcription.plan
        total = sum(end - start for start, end in spans)
        if not total:
            return 1.0 if transcription.state is TranscriptionState.DONE else 0.0
        if transcription.id not in self._done:
            self._done[transcription.id] = committed(self._context, transcription.id)
        done = self._done[transcription.id]
        return sum(end - start for n, (start, end) in enumerate(spans) if n in done) / total

    def _renew(self) -> None:
        number = self._context.archive.shelf.last_number()
        if number != self._number:
            self._all = sorted(self._context.all(Transcription), key=lambda item: item.asked)
            self._titles.clear()
            self._done.clear()
            self._number = number
