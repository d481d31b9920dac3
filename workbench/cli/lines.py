"""A transcript as lines on a terminal: the time, who speaks, what is said."""

from workbench.exchange.plain import clock, one_line, spoken
from workbench.exchange.protocol import ExportedTurn


def line(turn: ExportedTurn) -> str:
    """One turn as one line."""
    speaker = one_line(turn.speaker)
    return f"[{clock(turn.start)}] {speaker + ': ' if speaker else ''}{spoken(turn.tokens)}"
