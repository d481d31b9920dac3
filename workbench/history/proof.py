"""What makes a step believable: its member's signature over its header, and the chain of steps of one copy.

Each step names the mark of the one before it in the same copy, so one signature vouches for all that its member's
copy had made until then. In a run of steps without a gap only the last one of each member has its signature checked;
the chain carries the rest (100,000 signatures one by one took 14 s, the same by their chain 1 s).
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from workbench.history.steps import Step, StepRef, runs

Sign = Callable[[str, bytes], bytes]
"""The signature (64 bytes) of a member over a message; empty where that member has no key here."""

MOST_MISSING = 1_000_000
"""How many steps may be missing before one that comes from elsewhere."""


MOST_COPIES, MOST_OF_MEMBER = 4000, 1000
"""How many copies of a study there may be, of all members and of one: every step says how far it has seen each."""


class Unbelievable(Exception):
    """A step that is not what its member made. `why` is one of the reasons below, for a sentence and for tests."""

    def __init__(self, ref: StepRef, why: str) -> None:
        super().__init__(why)
        self.ref = ref
        self.why = why


FORGED = "forged"
"""The signature is not that member's, or the member is not known."""
ALTERED = "altered"
"""A link of the chain does not fit: something was changed or exchanged on the way."""
TWICE = "twice"
"""Another step bears the same number: a copy of a laptop's folder has been worked in."""
CROWD = "crowd"
"""It begins one more copy of the study where there are more than any team can need."""
CLOCK = "clock"
"""The logical clock runs ahead of everything that the step can have seen."""


def unsigned(_member: str, _message: bytes) -> bytes:
    """For a log that nobody signs."""
    return b""


def signer(study: str, keys: Mapping[str, Ed25519PrivateKey]) -> Sign:
    """Signs for the members whose keys are unlocked here; `keys` may change meanwhile."""

    def sign(member: str, mark: bytes) -> bytes:
        key = keys.get(member)
        return key.sign(_message(study, mark)) if key else b""

    return sign


def signed(step: Step, sign: Sign) -> Step:
    """The step with its member's signature."""
    signature = sign(step.member, step.mark()) if sign is not unsigned else b""
    return replace(step, signature=signature) if signature else step


@dataclass(frozen=True)
class Believer:
    """Checks steps from elsewhere against what is kept here.

    `study` is the study's identity; `marked` finds the marks of those steps that are here; `keys` are the members' public
    keys (32 bytes); `clock` and `frontier` say where the log stands.
    """

    study: str
    marked: Callable[[Collection[StepRef]], Mapping[StepRef, bytes]]
    keys: Mapping[str, bytes]
    clock: int
    frontier: Mapping[str, int]
    copies: Callable[[str], Collection[str]] = lambda _member: ()
    """In which copies a member has made steps that are here."""

    def check(self, steps: Iterable[Step]) -> None:
        """Raises Unbelievable for the first step that does not hold; nothing is kept by this."""
        listed = list(steps)
        asked = {step.ref for step in listed}
        asked |= {StepRef(replica, seq - 1) for replica, seq in asked}
        marks = dict(self.marked(asked))
        new: dict[StepRef, Step] = {}
        for step in listed:
            mark = step.mark()
            known = marks.get(step.ref)
            if known is None:
                new[step.ref], marks[step.ref] = step, mark
            elif known != mark:
                raise Unbelievable(step.ref, TWICE)
        self._check_clocks(new)
        self._check_copies(new.values())
        for run in runs(new):
            self._check_run([new[ref] for ref in run], marks)

    def _check_copies(self, new: Iterable[Step]) -> None:
        many = len(self.frontier)
        begun: dict[str, set[str]] = {}
        for step in new:
            if step.ref.seq > 1:
                continue
            if step.member not in begun:
                begun[step.member] = set(self.copies(step.member))
            begun[step.member].add(step.ref.replica)
            many += 1
            if many > MOST_COPIES or len(begun[step.member]) > MOST_OF_MEMBER:
                raise Unbelievable(step.ref, CROWD)

    def _check_run(self, run: Sequence[Step], marks: Mapping[StepRef, bytes]) -> None:
        """A run of steps of one copy without a gap: that each follows the one before, and the signatures."""
        vouched: dict[str, Step] = {}
        for step in run:
            before = StepRef(step.ref.replica, step.ref.seq - 1)
            mark = marks.get(before) if before.seq else b""
            if mark is not None and mark != step.before:
                raise Unbelievable(step.ref, ALTERED)
            vouched[step.member] = step
        for member, step in vouched.items():
            key = self.keys.get(member)
            if key is None or not fits(key, step.signature, _message(self.study, marks[step.ref])):
                raise Unbelievable(step.ref, FORGED)

    def _check_clocks(self, new: Mapping[StepRef, Step]) -> None:
        # A clock that runs ahead of all that the step can have seen would win every conflict for ever.
        top, highest = self.clock, dict(self.frontier)
        for replica, seq in new:
            highest[replica] = max(highest.get(replica, 0), seq)
        for step in sorted(new.values(), key=lambda step: step.clock):
            missing = sum(max(0, seq - highest.get(replica, 0)) for replica, seq in step.seen.items())
            missing += max(0, step.ref.seq - 1 - self.frontier.get(step.ref.replica, 0))
            if not 0 < step.clock <= top + 1 + missing or missing > MOST_MISSING:
                raise Unbelievable(step.ref, CLOCK)
            top = max(top, step.clock)


def _message(study: str, mark: bytes) -> bytes:
    return b"lifeworld-workbench/step/1\n" + study.encode() + b"\n" + mark


def fits(key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether a public key (32 bytes) has made a signature over a message."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True
