"""A reading: the turns of one interview as one row of tokens, which anchors are found in."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from workbench.study.interviews import Turn
from workbench.study.tokens import Token, TokenKind, shown


@dataclass(frozen=True)
class Reading:
    """The turns of an interview in order. A *position* counts tokens from the interview's beginning."""

    turns: Sequence[Turn]
    tokens: list[Token] = field(init=False)
    starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        tokens: list[Token] = []
        starts: list[int] = []
        for turn in self.turns:
            starts.append(len(tokens))
            tokens.extend(turn.tokens)
        object.__setattr__(self, "tokens", tokens)
        object.__setattr__(self, "starts", starts)

    @cached_property
    def positions(self) -> dict[str, int]:
        """The position of each token by its identity."""
        return {token.id: position for position, token in enumerate(self.tokens)}

    @cached_property
    def words(self) -> list[str]:
        """Each token as text, in the form that anchors keep (English marks)."""
        return [token.text if token.kind is TokenKind.WORD else shown(token) for token in self.tokens]

    @cached_property
    def text(self) -> str:
        """The whole interview as one line, a space between two tokens."""
        return " ".join(self.words)

    @cached_property
    def offsets(self) -> list[int]:
        """Where each token begins in `text`, in code points."""
        offsets: list[int] = []
        offset = 0
        for word in self.words:
            offsets.append(offset)
            offset += len(word) + 1
        return offsets

    def turn_at(self, position: int) -> int:
        """The number of the turn that holds the token at `position`."""
        return bisect_right(self.starts, position) - 1

    def time_at(self, position: int) -> int | None:
        """When the token at `position` is heard; None where no time of its turn is known."""
        return self.tokens[position].start if self.turns[self.turn_at(position)].timed else None

    def slice_text(self, first: int, last: int) -> str:
        """The text of the tokens from `first` to `last`, both included."""
        return " ".join(self.words[first : last + 1])

    def span(self, first: int, last: int) -> tuple[str, int, int] | None:
        """Recording, start and end (ms) of the tokens from `first` to `last`, as far as they are of one recording."""
        if not 0 <= first <= last < len(self.tokens):
            return None
        recording = self.turns[self.turn_at(first)].recording
        end = last
        while self.turns[self.turn_at(end)].recording != recording:
            end = self.starts[self.turn_at(end)] - 1
        return recording, self.tokens[first].start, self.tokens[end].end
