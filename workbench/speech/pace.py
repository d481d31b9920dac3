"""How far a transcription is and how long it will take, measured while it runs."""

from workbench.speech.messages import Progress


class Pace:
    """Counts milliseconds of sound; time is that of `time.monotonic`, in seconds.

    The time left is told once as many pieces are done as are worked on at once (`together`): the first one
    alone would make it seem that many times longer.
    """

    def __init__(self, total: int, done: int, together: int = 1) -> None:
        self._total = total
        self._done = done
        self._together = together
        self._done_at_start = done
        self._pieces = 0
        self._started = 0.0

    def start(self, now: float) -> None:
        """Measure anew from here; what was done before says nothing about the speed."""
        self._started = now
        self._done_at_start = self._done
        self._pieces = 0

    def ready(self, now: float) -> None:
        """Work begins only now, if nothing is done yet: the model had to be loaded first."""
        if not self._pieces:
            self._started = now

    def add(self, milliseconds: int) -> None:
        """A piece of this length more is done."""
        self._done += milliseconds
        self._pieces += 1

    def progress(self, now: float) -> Progress:
        """Where it stands."""
        if self._done >= self._total:
            return Progress(1.0, 0.0)
        share = self._done / self._total
        if self._pieces < self._together:
            return Progress(share, None)
        fresh = self._done - self._done_at_start
        return Progress(share, (self._total - self._done) * (now - self._started) / fresh)
