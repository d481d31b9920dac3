"""How far a transcription is and how long it will take, measured while it runs."""

from workbench.speech.messages import Progress


class Pace:
    """Counts milliseconds of sound; time is that of `time.monotonic`, in seconds."""

    def __init__(self, total: int, done: int) -> None:
        self._total = total
        self._done = done
        self._done_at_start = done
        self._started = 0.0

    def start(self, now: float) -> None:
        """Measure anew from here; what was done before says nothing about the speed."""
        self._started = now
        self._done_at_start = self._done

    def add(self, milliseconds: int) -> None:
        """So much more is done."""
        self._done += milliseconds

    def progress(self, now: float) -> Progress:
        """Where it stands; the seconds left are known once something is done since the start."""
        fresh = self._done - self._done_at_start
        share = self._done / self._total if self._total else 1.0
        if not fresh:
            return Progress(share, None)
        return Progress(share, (self._total - self._done) * (now - self._started) / fresh)
