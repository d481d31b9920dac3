"""Times of a recording in the reader's form."""

from workbench.cellar.words import _


def clock(milliseconds: int) -> str:
    """A time as mm:ss, from an hour on as h:mm:ss."""
    minutes, seconds = divmod(max(0, milliseconds) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"


def place_of(milliseconds: int, duration: int) -> str:
    """Where one is in a recording: "12:03 of 48:10"."""
    return _("{now} of {whole}").format(now=clock(milliseconds), whole=clock(duration))
