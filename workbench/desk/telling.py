"""What went to colleagues, what came from them and what they have done, in sentences: for the window and without it."""

from collections.abc import Callable, Mapping
from pathlib import Path

from workbench.cellar.words import _, _n
from workbench.desk import set_aside
from workbench.desk.erasing import ToErase
from workbench.desk.gestures import Gesture
from workbench.desk.news import News
from workbench.desk.packing import Packed
from workbench.desk.taking import Taken
from workbench.study.people import Member

ENDING = ".lifeworld"
"""What the name of a file for colleagues ends in; it is known by its content alone."""

_BEGINNINGS = (b"age-encryption.org/", b"lifeworld-workbench invitation ")

_DID: Mapping[str, Callable[[int], str]] = {
    Gesture.STUDY_MADE: lambda _count: _("made the study"),
    Gesture.MEMBER_ADDED: lambda n: _n("added {count} member", "added {count} members", n),
    Gesture.MEMBER_CHANGED: lambda _count: _("changed something about the members"),
    Gesture.INTERVIEW_ADDED: lambda n: _n("added {count} interview", "added {count} interviews", n),
    Gesture.INTERVIEW_CHANGED: lambda _count: _("changed what is said about the interview"),
    Gesture.INTERVIEW_REMOVED: lambda n: _n("took {count} interview away", "took {count} interviews away", n),
    Gesture.RECORDING_ADDED: lambda n: _n("added {count} recording", "added {count} recordings", n),
    Gesture.TRANSCRIBED: lambda _count: _("had speech made into text"),
    Gesture.TRANSCRIPT_TAKEN_IN: lambda n: _n("took in {count} transcript", "took in {count} transcripts", n),
    Gesture.TRANSCRIPT_REPLACED: lambda _count: _("set a transcript aside"),
    Gesture.TEXT_CORRECTED: lambda n: _n(
        "corrected the text in {count} place", "corrected the text in {count} places", n
    ),
    Gesture.WORDS_VOUCHED: lambda n: _n(
        "found the words right in {count} place", "found the words right in {count} places", n
    ),
    Gesture.SPEAKER_SET: lambda n: _n(
        "said who speaks in {count} place", "said who speaks in {count} places", n
    ),
    Gesture.VOICES_TOLD: lambda _count: _("had voices told apart"),
    Gesture.VOICES_NAMED: lambda _count: _("let their own voice be known, and is named by it"),
    Gesture.SOUND_MARKED: lambda n: _n(
        "put in a pause, laughter or the like in {count} place",
        "put in pauses, laughter or the like in {count} places",
        n,
    ),
    Gesture.UNIT_MARKED: lambda n: _n("marked {count} unit of meaning", "marked {count} units of meaning", n),
    Gesture.UNIT_ENDS_SET: lambda n: _n(
        "moved the ends of a unit of meaning {count} time",
        "moved the ends of units of meaning {count} times",
        n,
    ),
    Gesture.UNIT_REMOVED: lambda n: _n(
        "took {count} unit of meaning away", "took {count} units of meaning away", n
    ),
    Gesture.BRIDLED: lambda n: _n("wrote in a bridling note", "wrote in bridling notes {count} times", n),
    Gesture.ROUND_BEGUN: lambda n: _n("began {count} round", "began {count} rounds", n),
    Gesture.ROUND_REMOVED: lambda n: _n("took {count} round away", "took {count} rounds away", n),
    Gesture.CARD_TURNED: lambda n: _n("turned {count} card", "turned {count} cards", n),
    Gesture.REPLIED: lambda n: _n("wrote {count} reply", "wrote {count} replies", n),
    Gesture.DISAGREEMENT_BEGUN: lambda n: _n(
        "sees something differently", "sees {count} things differently", n
    ),
    Gesture.POSITION_WRITTEN: lambda n: _n("wrote how they see it", "wrote {count} times how they see it", n),
    Gesture.VIEW_CHANGED: lambda _count: _("changed their own view"),
    Gesture.READING_PROPOSED: lambda n: _n(
        "wrote a reading that all could share", "wrote {count} readings that all could share", n
    ),
    Gesture.READING_AGREED: lambda n: _n("agreed to a reading", "agreed to {count} readings", n),
    Gesture.READING_LEFT: lambda _count: _("took back their yes to a reading"),
    Gesture.DISCUSSION_WRITTEN: lambda n: _n("wrote a discussion down", "wrote {count} discussions down", n),
    Gesture.DISCUSSION_CHANGED: lambda _count: _("changed what is written of a discussion"),
    Gesture.DISCUSSION_REMOVED: lambda n: _n("took a discussion away", "took {count} discussions away", n),
    Gesture.ERASED: lambda _count: _("erased a participant for good"),
    Gesture.CONFLICT_SETTLED: lambda n: _n(
        "brought two versions together {count} time", "brought two versions together {count} times", n
    ),
    Gesture.METHOD_CHOSEN: lambda _count: _("chose another method"),
    Gesture.STEP_LEFT_OUT: lambda n: _n(
        "said why {count} step of the method is left out",
        "said why {count} steps of the method are left out",
        n,
    ),
    Gesture.STEP_TAKEN_IN: lambda _count: _("took a step of the method in again"),
    Gesture.PRE_UNDERSTANDING_WRITTEN: lambda _count: _("wrote down what they bring"),
    Gesture.IMPRESSION_WRITTEN: lambda _count: _("wrote an impression"),
    Gesture.THEME_AGREED: lambda n: _n(
        "put {count} theme on the agreed list", "put {count} themes on the agreed list", n
    ),
    Gesture.THEME_LEFT: lambda n: _n(
        "took {count} theme off the agreed list", "took {count} themes off the agreed list", n
    ),
    Gesture.DECISION_WRITTEN: lambda n: _n("wrote a decision down", "wrote {count} decisions down", n),
    Gesture.DECISION_CHANGED: lambda _count: _("changed what is written of a decision"),
    Gesture.DECISION_REMOVED: lambda n: _n("took a decision away", "took {count} decisions away", n),
    Gesture.GUIDE_WRITTEN: lambda n: _n(
        "kept a new version of the guide", "kept {count} new versions of the guide", n
    ),
    Gesture.GUIDE_CHANGED: lambda _count: _("changed a version of the guide"),
    Gesture.GUIDE_REMOVED: lambda n: _n(
        "took a version of the guide away", "took {count} versions of the guide away", n
    ),
    Gesture.TEXT_BEGUN: lambda n: _n(
        "began {count} text of the results", "began {count} texts of the results", n
    ),
    Gesture.TEXT_HEADED: lambda n: _n(
        "wrote the heading of a text", "wrote headings of texts {count} times", n
    ),
    Gesture.TEXT_SHIFTED: lambda _count: _("put the texts of the results in another order"),
    Gesture.TEXT_REMOVED: lambda n: _n(
        "took {count} text of the results away", "took {count} texts of the results away", n
    ),
    Gesture.TEXT_WRITTEN: lambda n: _n("wrote in the results", "wrote in the results {count} times", n),
    Gesture.SENTENCE_MOVED: lambda n: _n(
        "moved a sentence of the results", "moved sentences of the results {count} times", n
    ),
    Gesture.SENTENCE_RESTS: lambda n: _n(
        "said what a sentence of the results rests on",
        "said {count} times what sentences of the results rest on",
        n,
    ),
    Gesture.SENTENCE_OWNED: lambda n: _n(
        "said whose words a sentence is", "said {count} times whose words sentences are", n
    ),
    Gesture.UNIT_TICKED: lambda n: _n(
        "said of {count} unit what became of it in a condensate",
        "said of {count} units what became of them in a condensate",
        n,
    ),
    Gesture.QUOTE_MADE: lambda n: _n("made {count} quote", "made {count} quotes", n),
    Gesture.QUOTE_EDITED: lambda n: _n(
        "cut, masked or put something into a quote in {count} place",
        "cut, masked or put something into quotes in {count} places",
        n,
    ),
    Gesture.QUOTE_NARROWED: lambda n: _n("made {count} quote shorter", "made {count} quotes shorter", n),
    Gesture.QUOTE_ACCEPTED: lambda n: _n(
        "looked at {count} quote after a correction", "looked at {count} quotes after a correction", n
    ),
    Gesture.QUOTE_CODE: lambda _count: _("changed beside which quotes a code is printed"),
    Gesture.QUOTE_REMOVED: lambda n: _n("took {count} quote away", "took {count} quotes away", n),
    Gesture.TRANSLATED: lambda n: _n(
        "worked on the translation of quotes {count} time",
        "worked on the translation of quotes {count} times",
        n,
    ),
    Gesture.TRANSLATION_CHECKED: lambda n: _n(
        "checked {count} translation", "checked {count} translations", n
    ),
    Gesture.CHECK_TAKEN_BACK: lambda _count: _("took back that a translation was checked"),
    Gesture.TRANSLATION_REMOVED: lambda n: _n(
        "took {count} translation away", "took {count} translations away", n
    ),
    Gesture.CHECKLIST_ANSWERED: lambda _count: _("answered in a checklist"),
    Gesture.UNIT_LAID: lambda n: _n("laid units on the table", "laid units on the table {count} times", n),
    Gesture.UNIT_TAKEN_UP: lambda _count: _("took units up from the table"),
    Gesture.CLUSTER_NAMED: lambda n: _n("named {count} {one}", "named {many} {count} times", n),
    Gesture.CLUSTER_MOVED: lambda _count: _("moved {many} on the table"),
    Gesture.CLUSTER_SPLIT: lambda n: _n("split {count} {one}", "split {many} {count} times", n),
    Gesture.CLUSTERS_MERGED: lambda n: _n("laid {many} together", "laid {many} together {count} times", n),
    Gesture.CLUSTER_PARTED: lambda _count: _("made {many} parts of others, or let them stand on their own"),
    Gesture.CLUSTER_DISSOLVED: lambda n: _n("took {count} {one} apart", "took {count} {many} apart", n),
    Gesture.FIGURE_NOTED: lambda n: _n(
        "looked at {a} as the figure and wrote what changed",
        "looked at {many} as the figure and wrote what changed {count} times",
        n,
    ),
    Gesture.CLUSTER_REVIEWED: lambda n: _n("reviewed {count} {one}", "reviewed {many} {count} times", n),
    Gesture.SNAPSHOT_KEPT: lambda n: _n(
        "kept {count} snapshot of the table", "kept {count} snapshots of the table", n
    ),
}


def comes_from_a_colleague(file: Path) -> bool:
    """Whether a file begins as one that a colleague packed does, whatever it is called."""
    try:
        with file.open("rb") as opened:
            begin = opened.read(max(map(len, _BEGINNINGS)))
    except OSError:
        return False
    return begin.startswith(_BEGINNINGS)


def packed_words(packed: Packed) -> str:
    """What was packed, in a sentence."""
    return _("Packed into {file}: {changes}, {recordings}.").format(
        file=packed.path, changes=_changes(packed.steps), recordings=_recordings(packed.recordings)
    )


def openers_words(packed: Packed) -> str:
    """Who can open it, in a sentence."""
    others = [one.name for one in packed.members if one.id != packed.own]
    if not others:
        return _("Only you can open it, on your other computer.")
    if not packed.elsewhere:
        return _("Only these can open it: {names}.").format(names=", ".join(others))
    return _("Only these can open it: {names}, and you on your other computer.").format(
        names=", ".join(others)
    )


def invited_before_words(member: Member) -> str:
    """What inviting somebody once more means, in a sentence."""
    return _(
        "{name} was invited before and has not joined yet, as far as is known here. "
        "This makes a new file with a new code; role and language stay as they were."
    ).format(name=member.name)


def taken_words(taken: Taken, names: Mapping[str, str]) -> list[str]:
    """What came and what is missing, in sentences. `names` are the members' by their identities."""
    packer = names.get(taken.member, _("a colleague"))
    told: list[str] = []
    if taken.steps or taken.recordings:
        came = _("From {name}: {changes}, {recordings}.")
        told.append(
            came.format(name=packer, changes=_changes(taken.steps), recordings=_recordings(taken.recordings))
        )
    elif not taken.aside:
        told.append(_("Nothing new: all that {name} packed is here already.").format(name=packer))
    told += [set_aside.sentence(names.get(one, _("a colleague"))) for one in taken.aside]
    for gap in taken.gaps:
        whose = ", ".join(names.get(one, "?") for one in gap.members) or _("a colleague")
        told.append(
            _(
                "Changes {first}–{last} from a computer of {name} are missing. What rests on them waits here."
            ).format(first=gap.first, last=gap.last, name=whose)
        )
    return told


def news_words(news: News, name: str, title: str) -> str:
    """What a member called `name` did, in a sentence; `title` is the interview's, empty for the whole study."""
    did = news.groups.put_into(_DID.get(news.gesture, _something)(news.count), count=news.count)
    if title:
        return _("{name} {did} in “{title}”.").format(name=name, did=did, title=title)
    return _("{name} {did}.").format(name=name, did=did)


def _something(count: int) -> str:
    return _n("made {count} other change", "made {count} other changes", count)


def _changes(count: int) -> str:
    return _n("{count} change", "{count} changes", count).format(count=count)


def _recordings(count: int) -> str:
    return _n("{count} recording", "{count} recordings", count).format(count=count)


def going_words(asked: ToErase) -> str:
    """All that goes with a participant who is erased."""
    counted = (
        (_n("{count} interview", "{count} interviews", len(asked.interviews)), len(asked.interviews)),
        (_n("{count} recording", "{count} recordings", asked.recordings), asked.recordings),
        (_n("{count} turn of a voice", "{count} turns of voices", asked.turns), asked.turns),
        (_n("{count} unit of meaning", "{count} units of meaning", asked.units), asked.units),
        (
            _n(
                "{count} round with its cards and answers",
                "{count} rounds with their cards and answers",
                asked.rounds,
            ),
            asked.rounds,
        ),
        (
            _n(
                "{count} thing seen differently, with each position on it",
                "{count} things seen differently, with each position on them",
                asked.disagreements,
            ),
            asked.disagreements,
        ),
        (_n("{count} discussion", "{count} discussions", asked.discussions), asked.discussions),
        (
            _n("{count} quote with its translation", "{count} quotes with their translations", asked.quotes),
            asked.quotes,
        ),
    )
    parts = ", ".join(words.format(count=count) for words, count in counted if count)
    return _(
        "With {code} go for good: {parts}, and all bridling notes, impressions and other notes on them."
    ).format(code=asked.code, parts=parts)
