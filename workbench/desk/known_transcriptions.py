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
        """Those whose interview is there, in the order in which they were asked for."""
        self._renew()
        return self._all

    def has(self, transcription: Transcription) -> bool:
        """Whether it is still among them: neither it nor its interview was taken away."""
        return any(known.id == transcription.id for known in self.all())

    def title(self, transcription: Transcription) -> str:
        """The title of its interview."""
        self._renew()
        return self._titles.get(transcription.interview, "")

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
            self._titles = {interview.id: interview.title for interview in self._context.all(Interview)}
            known = (item for item in self._context.all(Transcription) if item.interview in self._titles)
            self._all = sorted(known, key=lambda item: item.asked)
            self._done.clear()
            self._number = number
