"""Blind rounds: each writes alone; then one card at a time is turned; then everybody may answer (`desk.replies`)."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from workbench.cellar.errors import Refusal
from workbench.cellar.words import _
from workbench.desk.card_keys import CardKeys
from workbench.desk.context import Context
from workbench.desk.gestures import Gesture
from workbench.desk.rounds_met import earlier_rounds, mine, round_met
from workbench.desk.standing import Standing, TurnedCard
from workbench.desk.transcripts import Transcripts
from workbench.history.log import Write, making, moment, removing, setting
from workbench.study.anchors import Anchor
from workbench.study.interviews import Interview
from workbench.study.people import Member
from workbench.study.records import Record
from workbench.study.rounds import (
    ALONE,
    OVER_ALL,
    Card,
    Part,
    PartState,
    Purpose,
    Round,
    card_order,
    is_for_all,
    is_open,
    may_have_key,
)

R = TypeVar("R", bound=Record)


class Rounds:
    """The rounds of a study, as far as the member who works here may know of them."""

    def __init__(self, context: Context, transcripts: Transcripts) -> None:
        self._context = context
        self._transcripts = transcripts
        self._keys = CardKeys(context)

    def begin(
        self,
        interview: str,
        members: Sequence[str],
        prompts: Sequence[str],
        passage: tuple[int, int] | None = None,
        *,
        purpose: Purpose = Purpose.READING,
    ) -> Round:
        """Begin a round over the words from one position to another (both included), or the whole interview.

        Where `purpose` is over all of the study `interview` may be empty. Raises Refusal for fewer than two members,
        for no prompt, and where the interview is gone. One who led an interview alone writes reflection notes, too.
        """
        if interview or purpose not in OVER_ALL:
            self._context.need(Interview, interview)
        taking_part = tuple(dict.fromkeys(members))
        asked = tuple(prompt.strip() for prompt in prompts if prompt.strip())
        if purpose is Purpose.REFLECTION and not taking_part:
            raise Refusal(_("Choose who led the interview."))
        if purpose is Purpose.THEMES and not taking_part:
            raise Refusal(_("Choose who writes a list."))
        if purpose not in ALONE and len(taking_part) < 2:
            raise Refusal(_("A round needs at least two who take part. Choose who they are."))
        if not asked:
            raise Refusal(_("A round needs at least one question. Write what each of you is to answer."))
        for member in taking_part:
            self._context.need(Member, member)
        begun = Round(
            id=self._context.own_id(),
            interview=interview,
            author=self._context.me,
            prompts=asked,
            members=taking_part,
            began=moment(),
            purpose=purpose,
        )
        if passage:
            anchor = Anchor.over(self._transcripts.reading(interview), *passage)
            begun = replace(begun, passage=anchor)
        self._context.record(Gesture.ROUND_BEGUN, making(begun), lasting=True)
        return begun

    def of(self, interview: str) -> list[Round]:
        """The rounds of an interview, oldest first; of an empty text, those over all of the study."""
        return sorted(self._context.all(Round, interview), key=lambda one: (one.began, one.id))

    def standing(self, round_id: str) -> Standing:
        """How far a round is: how many are done, never who. Raises Refusal if it is gone."""
        round_, parts = self.met(self._context.need(Round, round_id))
        opened = is_open(round_, parts)
        done = sum(state is not PartState.WRITING for state in parts.values())
        mine = parts.get(self._context.reader) if self._context.reader in round_.members else None
        order = tuple(self.order(round_, parts)) if opened else ()
        return Standing(round_, done, mine, opened, order, is_for_all(round_, parts, self._members()))

    def write(self, round_id: str, prompt: int, text: str) -> None:
        """Write the own answer to one prompt, sealed at once, so that nobody else can read it.

        Raises Refusal for who does not take part, and once the own part is done.
        """
        with self._context.log.together():  # from another own laptop may come meanwhile that it is done
            round_ = self._writable(round_id)
            answers = list(self.own(round_id))
            answers[prompt] = text
            known = self._context.find(Card, mine(round_, self._context.me))
            card = known or self._blank(Card, round_)
            sealed = replace(card, sealed=self._keys.seal(card, json.dumps(answers).encode()))
            writes = setting(sealed, "sealed") if known else making(sealed)
            self._context.record(Gesture.ROUND_WRITTEN, writes, lasting=True)

    def own(self, round_id: str) -> tuple[str, ...]:
        """The own answers, one for each prompt, empty where nothing is written."""
        round_ = self._context.need(Round, round_id)
        card = self._context.find(Card, mine(round_, self._context.me))
        answers = self._keys.answers(card, round_) if card else None
        return answers or ("",) * len(round_.prompts)

    def finish(self, round_id: str) -> None:
        """The own part is done; what is written stays as it is from now on. Raises Refusal like `write`."""
        with self._context.log.together():
            round_ = self._writable(round_id)
            if not any(answer.strip() for answer in self.own(round_id)):
                raise Refusal(_("Nothing is written yet. Write an answer, or pass: passing counts, too."))
            self._take_part(round_, PartState.DONE)

    def pass_by(self, round_id: str) -> None:
        """Take part without a card; nobody is asked why. Raises Refusal like `write`."""
        with self._context.log.together():
            self._take_part(self._writable(round_id), PartState.PASSED)

    def open_without_the_others(self, round_id: str) -> None:
        """Open the round although some are away; for them it stays blind until their own part is in.

        Raises Refusal for who is not done.
        """
        round_, parts = self.met(self._context.need(Round, round_id))
        if parts.get(self._context.me, PartState.WRITING) is PartState.WRITING:
            raise Refusal(_("Be done with your own part first, or pass."))
        away = [
            member for member in round_.members if parts.get(member, PartState.WRITING) is PartState.WRITING
        ]
        opened = replace(round_, without=tuple(dict.fromkeys([*round_.without, *away])))
        self._context.record(Gesture.ROUND_PART, setting(opened, "without"), lasting=True)
        self.give_keys()

    def may_take_away(self, round_: Round) -> bool:
        """Whether the member who works here began it, and nobody else has written or is done."""
        me, (_round, parts) = self._context.reader, self.met(round_)
        cards = [mine(round_, member) for member in round_.members if member != me]
        written = any(map(self.card, cards))
        done = any(state is not PartState.WRITING for member, state in parts.items() if member != me)
        return round_.author == me and not written and not done

    def take_away(self, round_id: str) -> None:
        """Take away a round begun by mistake; undo brings it back. Raises Refusal where others have begun."""
        round_ = self._context.need(Round, round_id)
        self.refuse_begun(round_)
        self._context.record(Gesture.ROUND_REMOVED, removing(round_))

    def refuse_begun(self, round_: Round) -> None:
        """Raises Refusal for a round that `may_take_away` says stays: it must not vanish under what others wrote."""
        if not self.may_take_away(round_):
            raise Refusal(_("Somebody has begun to take part already, so the round stays."))

    def turn(self, round_id: str) -> None:
        """Turn the next card. Raises Refusal while the round is blind, where all cards are turned, and for who takes
        no part or is not done with it.
        """
        standing = self.standing(round_id)
        if not standing.open:
            raise Refusal(_("Not everybody is done yet. The cards are turned when all are."))
        if standing.mine is None:
            raise Refusal(_("You do not take part in this round. Those who do turn the cards."))
        if standing.mine is PartState.WRITING:
            raise Refusal(_("Be done with your own part first, or pass."))
        if standing.all_turned:
            raise Refusal(_("All cards are turned. Now everybody may answer."))
        shown = standing.order[: standing.round.turned + 1]
        turned = replace(standing.round, shown=shown)
        self._context.record(Gesture.CARD_TURNED, setting(turned, "shown"), lasting=True)
        self.give_keys()

    def cards(self, round_id: str) -> list[TurnedCard]:
        """The cards that were turned, in order; none for who may not read them yet."""
        standing = self.standing(round_id)
        if standing.mine is PartState.WRITING:
            return []
        shown: list[TurnedCard] = []
        for author in standing.order[: standing.round.turned]:
            card = self.card(mine(standing.round, author))
            if card:
                shown.append(TurnedCard(card.id, author, self._keys.answers(card, standing.round)))
        return shown

    def give_keys(self) -> int:
        """Give the keys of the own cards to whom they are due by now; how many. Asked at each look at the log."""
        me = self._context.reader
        written = [card for card in self._context.all(Card) if card.author == me] if me else []
        if not written:
            return 0
        members, rounds = self._members(), {one.id: one for one in self._context.all(Round)}
        earlier = self._earlier()
        writes: list[Write] = []
        for card in written:
            if card.round not in rounds:
                continue
            round_, parts = self.met(rounds[card.round])
            if parts.get(me) is not PartState.DONE:
                continue  # still being written, or passed: nobody else is to read it
            order = card_order(round_, parts, members, earlier.get(round_.id, 0))
            here = [one for one in members.values() if not one.left]
            due = [one for one in here if may_have_key(one.id, round_, parts, order)]
            writes += self._keys.for_readers(card, due)
        if writes:
            self._context.record(Gesture.CARD_KEYS, writes, lasting=True)
        return len(writes)

    def met(self, round_: Round) -> tuple[Round, dict[str, PartState]]:
        """A round as all laptops wrote it, and how far each member is. For rules: while it is blind nobody is told."""
        return round_met(self._context.archive.shelf, round_)

    def order(self, round_: Round, parts: dict[str, PartState]) -> list[str]:
        """Who turns the own card when. For rules to work with: while a round is blind nobody is told."""
        return card_order(round_, parts, self._members(), self._earlier().get(round_.id, 0))

    def _earlier(self) -> dict[str, int]:
        """For each round how many of its purpose came before it: by the log, since clocks on walls differ."""
        return earlier_rounds(self._context.archive.shelf.states_of(Round.KIND))

    def _writable(self, round_id: str) -> Round:
        round_ = self._context.need(Round, round_id)
        if self._context.me not in round_.members:
            raise Refusal(_("You do not take part in this round. You can read it when it is over."))
        if self.met(round_)[1].get(self._context.me) is not PartState.WRITING:
            raise Refusal(
                _("Your part is done and stays as it is. After the last card you can follow it up.")
            )
        return round_

    def _take_part(self, round_: Round, state: PartState) -> None:
        part = replace(self._blank(Part, round_), state=state)
        self._context.record(Gesture.ROUND_PART, making(part), lasting=True)
        self.give_keys()

    def _members(self) -> dict[str, Member]:
        return {member.id: member for member in self._context.all(Member)}

    def card(self, identity: str) -> Card | None:
        """A card, of whomever; what is written on it is sealed."""
        body = self._context.archive.shelf.body(Card.KIND, identity)
        return Card.from_values(body.id, body.values) if body else None

    def _blank(self, kind: type[R], round_: Round) -> R:
        me = self._context.me
        values = {"interview": round_.interview, "round": round_.id, "author": me}
        return kind.from_values(mine(round_, me), values)
