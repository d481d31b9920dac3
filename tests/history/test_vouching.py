"""Nobody states keys for another member, whoever comes first and whatever they have seen."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.history.laws import fault
from workbench.cellar.age import new_identity, recipient_of
from workbench.history.lawful import UNLAWFUL, keys_in
from workbench.history.log import Log, Write, making
from workbench.history.memory import MemoryShelf
from workbench.history.proof import FORGED, Believer, Unbelievable, signer
from workbench.history.steps import Step
from workbench.history.vouching import identity_of, vouched
from workbench.study.ids import new_id
from workbench.study.people import Member

STUDY = "5713dead0000beef"
INVITATION, DI, KARI = (Ed25519PrivateKey.generate() for _number in range(3))
DIS, KARIS = (identity_of(key.public_key()) for key in (INVITATION, KARI))
KEYS = {DIS: DI, KARIS: KARI}
DIS_OPENING, KARIS_OPENING = (recipient_of(new_identity()) for _number in range(2))


def public(key: Ed25519PrivateKey) -> str:
    return key.public_key().public_bytes_raw().hex()


def step_by(member: str, said: dict[str, str], of: str = DIS, key: Ed25519PrivateKey | None = None) -> Step:
    keys = {**KEYS, member: key} if key else KEYS
    log = Log(MemoryShelf(), new_id()[:8], sign=signer(STUDY, keys))
    step = log.record(member, "g", [Write("member", of, name, value) for name, value in said.items()])
    assert step
    return step


def take(*steps: Step) -> MemoryShelf:
    """Looked at as what comes from elsewhere is, where only Kari is known."""
    shelf = MemoryShelf()
    log = Log(shelf, "cafecafe")
    known = {KARIS: KARI.public_key().public_bytes_raw()}
    for step in steps:
        keys = {**known, **keys_in([step], known)}
        Believer(STUDY, shelf.marks, keys, shelf.clock(), log.frontier).check([step])
        if why := fault(log, step):
            raise Unbelievable(step.ref, why)
        log.take([step])
    return shelf


def said(key: Ed25519PrivateKey, opening: str, by: Ed25519PrivateKey | None) -> dict[str, str]:
    plain = {"signing": public(key), "opening": opening}
    return {**plain, "vouched": vouched(by, public(key), opening)} if by else plain


TRUE = said(DI, DIS_OPENING, INVITATION)
FALSE: dict[str, dict[str, str]] = {
    "no word": said(KARI, KARIS_OPENING, None),
    "only a key to sign with": {"signing": public(KARI)},
    "only a key to seal for": {"opening": KARIS_OPENING},
    "her own word": said(KARI, KARIS_OPENING, KARI),
    "Di's word for other keys": {**TRUE, "signing": public(KARI)},
    "Di's word for another key to seal for": {**TRUE, "opening": KARIS_OPENING},
    "Di's word and no keys": {"vouched": TRUE["vouched"]},
    "a word that is none": {**TRUE, "vouched": "words"},
    "a word cut short": {**TRUE, "vouched": TRUE["vouched"][:-2]},
}


@pytest.mark.parametrize("what", FALSE.values(), ids=FALSE)
def test_who_comes_first_states_no_keys_for_another(what: dict[str, str]) -> None:
    with pytest.raises(Unbelievable, match=UNLAWFUL):
        take(step_by(KARIS, what))
    with pytest.raises(Unbelievable, match=FORGED):
        take(step_by(DIS, what, key=KARI))
    made = step_by(KARIS, {"name": "Di"})
    with pytest.raises(Unbelievable, match=UNLAWFUL):
        take(made, step_by(KARIS, what))
    joined = step_by(DIS, TRUE)
    with pytest.raises(Unbelievable, match=UNLAWFUL):
        take(joined, step_by(KARIS, what))


def test_who_was_invited_is_believed_in_whatever_order_it_comes() -> None:
    made, joined = step_by(KARIS, {"name": "Di"}), step_by(DIS, TRUE)
    for steps in ((made, joined), (joined, made)):
        assert take(*steps).state("member", DIS)
    assert keys_in([joined], {}) == {DIS: DI.public_key().public_bytes_raw()}


def test_who_was_added_at_a_table_has_an_identity_of_the_own_key() -> None:
    member = Member(id=identity_of(DI.public_key()), name="Di", signing=public(DI), opening=DIS_OPENING)
    added = {
        write.field: str(write.value)
        for write in making(member)
        if write.field not in ("alive", "roles", "sign")
    }
    vouch = {"vouched": vouched(DI, member.signing, member.opening)}
    take(step_by(KARIS, {**added, **vouch}, of=member.id))
    with pytest.raises(Unbelievable, match=UNLAWFUL):
        take(step_by(KARIS, {**added, "signing": public(KARI), **vouch}, of=member.id))


def test_members_of_older_studies_are_believed_as_they_were() -> None:
    member = new_id()
    step = step_by(member, said(DI, DIS_OPENING, None), of=member, key=DI)
    assert keys_in([step], {}) == {member: DI.public_key().public_bytes_raw()}
    assert take(step).state("member", member)
