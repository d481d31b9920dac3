"""The gestures of a study: what a step is called in the log, and in words on the undo button."""

from enum import StrEnum

from workbench.cellar.words import _, mark
from workbench.methods.protocol import GroupWords


class Gesture(StrEnum):
    """What a member did."""

    STUDY_MADE = "study-made"
    STUDY_CHANGED = "study-changed"
    MEMBER_ADDED = "member-added"
    MEMBER_CHANGED = "member-changed"
    INTERVIEW_ADDED = "interview-added"
    INTERVIEW_CHANGED = "interview-changed"
    INTERVIEW_REMOVED = "interview-removed"
    RECORDING_ADDED = "recording-added"
    SPEAKER_ADDED = "speaker-added"
    SPEAKER_CHANGED = "speaker-changed"
    TRANSCRIPTION = "transcription"
    TRANSCRIBED = "transcribed"
    TRANSCRIPT_REPLACED = "transcript-replaced"
    TRANSCRIPT_TAKEN_IN = "transcript-taken-in"
    LISTENED = "listened"
    TEXT_CORRECTED = "text-corrected"
    TURN_SPLIT = "turn-split"
    TURNS_JOINED = "turns-joined"
    SPEAKER_SET = "speaker-set"
    SPEAKERS_MERGED = "speakers-merged"
    VOICES_TOLD = "voices-told"
    VOICES_NAMED = "voices-named"
    WORDS_TIMED = "words-timed"
    SOUND_MARKED = "sound-marked"
    UNIT_MARKED = "unit-marked"
    UNIT_ENDS_SET = "unit-ends-set"
    UNIT_ACCEPTED = "unit-accepted"
    UNIT_REMOVED = "unit-removed"
    BRIDLED = "bridled"
    ROUND_BEGUN = "round-begun"
    ROUND_REMOVED = "round-removed"
    ROUND_WRITTEN = "round-written"
    ROUND_PART = "round-part"
    CARD_KEYS = "card-keys"
    CARD_TURNED = "card-turned"
    REPLIED = "replied"
    DISAGREEMENT_BEGUN = "disagreement-begun"
    POSITION_WRITTEN = "position-written"
    VIEW_CHANGED = "view-changed"
    READING_PROPOSED = "reading-proposed"
    READING_AGREED = "reading-agreed"
    READING_LEFT = "reading-left"
    DISCUSSION_WRITTEN = "discussion-written"
    DISCUSSION_CHANGED = "discussion-changed"
    DISCUSSION_REMOVED = "discussion-removed"
    ERASED = "erased"
    CONFLICT_SETTLED = "conflict-settled"
    METHOD_CHOSEN = "method-chosen"
    STEP_LEFT_OUT = "step-left-out"
    STEP_TAKEN_IN = "step-taken-in"
    PRE_UNDERSTANDING_WRITTEN = "pre-understanding-written"
    IMPRESSION_WRITTEN = "impression-written"
    THEME_AGREED = "theme-agreed"
    THEME_LEFT = "theme-left"
    DECISION_WRITTEN = "decision-written"
    DECISION_CHANGED = "decision-changed"
    DECISION_REMOVED = "decision-removed"
    GUIDE_WRITTEN = "guide-written"
    GUIDE_CHANGED = "guide-changed"
    GUIDE_REMOVED = "guide-removed"
    TEXT_BEGUN = "text-begun"
    TEXT_HEADED = "text-headed"
    TEXT_SHIFTED = "text-shifted"
    TEXT_REMOVED = "text-removed"
    TEXT_WRITTEN = "text-written"
    SENTENCE_MOVED = "sentence-moved"
    SENTENCE_RESTS = "sentence-rests"
    SENTENCE_OWNED = "sentence-owned"
    HINT_ASIDE = "hint-aside"
    UNIT_TICKED = "unit-ticked"
    QUOTE_MADE = "quote-made"
    QUOTE_EDITED = "quote-edited"
    QUOTE_NARROWED = "quote-narrowed"
    QUOTE_ACCEPTED = "quote-accepted"
    QUOTE_CODE = "quote-code"
    QUOTE_REMOVED = "quote-removed"
    TRANSLATED = "translated"
    TRANSLATION_CHECKED = "translation-checked"
    CHECK_TAKEN_BACK = "check-taken-back"
    TRANSLATION_REMOVED = "translation-removed"
    CHECKLIST_ANSWERED = "checklist-answered"
    UNIT_LAID = "unit-laid"
    UNIT_TAKEN_UP = "unit-taken-up"
    CLUSTER_NAMED = "cluster-named"
    CLUSTER_MOVED = "cluster-moved"
    CLUSTER_SPLIT = "cluster-split"
    CLUSTERS_MERGED = "clusters-merged"
    CLUSTER_PARTED = "cluster-parted"
    CLUSTER_DISSOLVED = "cluster-dissolved"
    FIGURE_NOTED = "figure-noted"
    CLUSTER_REVIEWED = "cluster-reviewed"
    SNAPSHOT_KEPT = "snapshot-kept"
    WORDS_VOUCHED = "words-vouched"


_WORDS: dict[Gesture, str] = {
    Gesture.STUDY_MADE: mark("study made"),
    Gesture.STUDY_CHANGED: mark("study changed"),
    Gesture.MEMBER_ADDED: mark("member added"),
    Gesture.MEMBER_CHANGED: mark("member changed"),
    Gesture.INTERVIEW_ADDED: mark("interview added"),
    Gesture.INTERVIEW_CHANGED: mark("interview changed"),
    Gesture.INTERVIEW_REMOVED: mark("interview removed"),
    Gesture.RECORDING_ADDED: mark("recording added"),
    Gesture.SPEAKER_ADDED: mark("speaker added"),
    Gesture.SPEAKER_CHANGED: mark("speaker renamed"),
    Gesture.TRANSCRIPTION: mark("transcription"),
    Gesture.TRANSCRIBED: mark("piece transcribed"),
    Gesture.TRANSCRIPT_REPLACED: mark("transcript set aside"),
    Gesture.TRANSCRIPT_TAKEN_IN: mark("transcript taken in"),
    Gesture.LISTENED: mark("listened"),
    Gesture.TEXT_CORRECTED: mark("text corrected"),
    Gesture.TURN_SPLIT: mark("turn split"),
    Gesture.TURNS_JOINED: mark("turns joined"),
    Gesture.SPEAKER_SET: mark("speaker set"),
    Gesture.SPEAKERS_MERGED: mark("two voices made one"),
    Gesture.VOICES_TOLD: mark("voices told apart"),
    Gesture.VOICES_NAMED: mark("named by your voice"),
    Gesture.WORDS_TIMED: mark("times of words found"),
    Gesture.SOUND_MARKED: mark("pause, laughter or the like put in"),
    Gesture.UNIT_MARKED: mark("unit of meaning marked"),
    Gesture.UNIT_ENDS_SET: mark("ends of a unit moved"),
    Gesture.UNIT_ACCEPTED: mark("unit reviewed"),
    Gesture.UNIT_REMOVED: mark("unit of meaning removed"),
    Gesture.BRIDLED: mark("bridling note"),
    Gesture.ROUND_BEGUN: mark("round begun"),
    Gesture.ROUND_REMOVED: mark("round taken away"),
    Gesture.ROUND_WRITTEN: mark("card written"),
    Gesture.ROUND_PART: mark("part in a round"),
    Gesture.CARD_KEYS: mark("card opened for others"),
    Gesture.CARD_TURNED: mark("card turned"),
    Gesture.REPLIED: mark("reply"),
    Gesture.DISAGREEMENT_BEGUN: mark("seen differently"),
    Gesture.POSITION_WRITTEN: mark("how you see it"),
    Gesture.VIEW_CHANGED: mark("your changed view"),
    Gesture.READING_PROPOSED: mark("a reading for all of you"),
    Gesture.READING_AGREED: mark("your yes to a reading"),
    Gesture.READING_LEFT: mark("your yes taken back"),
    Gesture.DISCUSSION_WRITTEN: mark("discussion written down"),
    Gesture.DISCUSSION_CHANGED: mark("discussion changed"),
    Gesture.DISCUSSION_REMOVED: mark("discussion removed"),
    Gesture.ERASED: mark("erased for good"),
    Gesture.CONFLICT_SETTLED: mark("two versions brought together"),
    Gesture.METHOD_CHOSEN: mark("method chosen"),
    Gesture.STEP_LEFT_OUT: mark("step left out"),
    Gesture.STEP_TAKEN_IN: mark("step taken in again"),
    Gesture.PRE_UNDERSTANDING_WRITTEN: mark("what you bring"),
    Gesture.IMPRESSION_WRITTEN: mark("impression of an interview"),
    Gesture.THEME_AGREED: mark("theme put on the agreed list"),
    Gesture.THEME_LEFT: mark("theme taken off the agreed list"),
    Gesture.DECISION_WRITTEN: mark("decision written down"),
    Gesture.DECISION_CHANGED: mark("decision changed"),
    Gesture.DECISION_REMOVED: mark("decision removed"),
    Gesture.GUIDE_WRITTEN: mark("version of the guide"),
    Gesture.GUIDE_CHANGED: mark("version of the guide changed"),
    Gesture.GUIDE_REMOVED: mark("version of the guide removed"),
    Gesture.TEXT_BEGUN: mark("text of the results begun"),
    Gesture.TEXT_HEADED: mark("heading of a text"),
    Gesture.TEXT_SHIFTED: mark("text moved"),
    Gesture.TEXT_REMOVED: mark("text taken away"),
    Gesture.TEXT_WRITTEN: mark("writing in the results"),
    Gesture.SENTENCE_MOVED: mark("sentence moved"),
    Gesture.SENTENCE_RESTS: mark("what a sentence rests on"),
    Gesture.SENTENCE_OWNED: mark("whose words a sentence is"),
    Gesture.HINT_ASIDE: mark("hint put aside"),
    Gesture.UNIT_TICKED: mark("unit in a condensate"),
    Gesture.QUOTE_MADE: mark("quote made"),
    Gesture.QUOTE_EDITED: mark("quote changed"),
    Gesture.QUOTE_NARROWED: mark("quote made shorter"),
    Gesture.QUOTE_ACCEPTED: mark("quote reviewed"),
    Gesture.QUOTE_CODE: mark("code beside quotes"),
    Gesture.QUOTE_REMOVED: mark("quote removed"),
    Gesture.TRANSLATED: mark("translation"),
    Gesture.TRANSLATION_CHECKED: mark("translation checked"),
    Gesture.CHECK_TAKEN_BACK: mark("check taken back"),
    Gesture.TRANSLATION_REMOVED: mark("translation removed"),
    Gesture.CHECKLIST_ANSWERED: mark("answer in a checklist"),
    Gesture.UNIT_LAID: mark("unit laid"),
    Gesture.UNIT_TAKEN_UP: mark("unit taken up from the table"),
    Gesture.CLUSTER_NAMED: mark("name of {a}"),
    Gesture.CLUSTER_MOVED: mark("{one} moved on the table"),
    Gesture.CLUSTER_SPLIT: mark("{one} split"),
    Gesture.CLUSTERS_MERGED: mark("{many} laid together"),
    Gesture.CLUSTER_PARTED: mark("part of {a}"),
    Gesture.CLUSTER_DISSOLVED: mark("{one} taken apart"),
    Gesture.FIGURE_NOTED: mark("note on figure and ground"),
    Gesture.CLUSTER_REVIEWED: mark("review of {a}"),
    Gesture.SNAPSHOT_KEPT: mark("snapshot of the table"),
    Gesture.WORDS_VOUCHED: mark("words that are right"),
}


def gesture_words(gesture: str, groups: GroupWords) -> str:
    """A gesture in the reader's words and the method's; a gesture of a newer version is called a change."""
    try:
        return groups.put_into(_(_WORDS[Gesture(gesture)]))
    except ValueError:
        return _("change")
