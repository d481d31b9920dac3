"""The environment's errors: a sentence for a person. Everything else that is raised is a bug of ours."""


class Refusal(Exception):
    """Something that a person can understand and act upon; nothing was changed.

    The only argument is the whole sentence, already in the reader's language. It never holds
    transcript text or notes; it may name a member, and so is shown but never logged.
    """

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Stopped(Refusal):
    """A person stopped a long piece of work; what was committed until then is kept."""
