"""Words of a condensate are known again in whatever form they are put in; what was said, and anybody's few words, never."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.study.condensed import LEAST, SHORT, Condensed, bare

CONDENSATE = (
    "I am tired, and nobody sees it.",
    "The day begins before me.",
    "I go home early.",
    "They look away.",
    "I stay.",
)
CONDENSED = Condensed([CONDENSATE])


def in_translation(text: str, said: str = "") -> bool:
    return CONDENSED.stands_in([(text, False)], [said], short=False)


def test_a_sentence_without_its_last_word_is_known_again() -> None:
    assert in_translation("I am tired, and nobody sees")
    assert in_translation("tired AND nobody—sees")


def test_sentences_that_follow_each_other_are_one_row_of_words() -> None:
    assert in_translation("nobody sees it. The day")
    assert in_translation("go home early they")


def test_a_short_sentence_is_known_again_as_a_whole() -> None:
    assert CONDENSED.stands_in([("nobody", True), ("They look away!", False)], ["nobody"])
    assert not CONDENSED.stands_in([("nobody", True), ("then they look away", False)], ["nobody"])
    assert not CONDENSED.stands_in([("nobody", True), ("I stay", False)], ["nobody"]), "anybody's words"
    assert not in_translation("They look away"), "somebody has said something like it"


def test_short_sentences_that_do_not_follow_each_other() -> None:
    found = Condensed([["I go home.", "What a day it was for all of us.", "They look away."]])
    assert found.stands_in([("They look away, I go home", False)], [])


def test_hidden_signs_and_accents_hide_nothing() -> None:
    assert in_translation("ti\u00adred a\u200bnd nóbody sees")


def test_what_was_said_stays_theirs() -> None:
    said = "yes I am tired and nobody sees it at all"
    assert not in_translation("I am tired and nobody sees it", said)
    assert not CONDENSED.stands_in([(said, True)], [said])
    assert in_translation("I am tired and nobody sees it. The day begins before me", said)


def test_pieces_that_are_put_in_one_after_the_other_are_one_row() -> None:
    parts = [("I am", True), ("tired and", False), ("nobody sees", False)]
    assert CONDENSED.stands_in(parts, ["I am"])
    assert not CONDENSED.stands_in([("I am", True), ("tired", False)], ["I am"])
    assert not CONDENSED.stands_in(parts, ["I am", "so tired and nobody sees me"])


def test_no_row_goes_on_into_another_condensate() -> None:
    found = Condensed([["one two"], ["three four"]])
    assert not found.stands_in([("one two three four", False)], [])


# -- properties

word = st.text("abcåé", min_size=1, max_size=3)
sentences = st.lists(st.lists(word, min_size=1, max_size=9), min_size=1, max_size=6)
between = st.sampled_from([" ", ", ", " – ", "\n", "… "])


@given(sentences, st.data())
def test_any_row_of_words_of_a_condensate_is_known_again(rows: list[list[str]], data: st.DataObject) -> None:
    words = [one for row in rows for one in row]
    if len(words) < LEAST:
        return
    begin = data.draw(st.integers(0, len(words) - LEAST))
    end = data.draw(st.integers(begin + LEAST, len(words)))
    piece = [data.draw(st.sampled_from([str.upper, str.title, str]))(one) for one in words[begin:end]]
    around = data.draw(st.lists(word, max_size=4)), data.draw(st.lists(word, max_size=4))
    text = "".join(one + data.draw(between) for one in (*around[0], *piece, *around[1]))
    found = Condensed([" ".join(row) + "." for row in rows] for _once in (0,))
    assert found.stands_in([(text, False)], [])
    cut = data.draw(st.integers(0, len(text)))
    if cut in (0, len(text)) or not (text[cut].isalnum() and text[cut - 1].isalnum()):
        assert found.stands_in([(text[:cut], False), (text[cut:], False)], [])


@given(sentences, st.lists(word, max_size=20))
def test_what_was_said_is_never_refused(rows: list[list[str]], said: list[str]) -> None:
    found = Condensed([" ".join(row) for row in rows] for _once in (0,))
    text = " ".join(said)
    assert not found.stands_in([(text, True)], [text])
    if len(said) >= SHORT:
        assert not found.stands_in([(text, False)], [text]), "nor where it is said in the same words again"


@given(sentences, st.lists(word, max_size=12))
def test_only_what_has_many_words_in_common_is_refused(rows: list[list[str]], words: list[str]) -> None:
    found = Condensed([" ".join(row) for row in rows] for _once in (0,))
    if not found.stands_in([(" ".join(words), False)], []):
        return
    stream = [one for row in rows for one in bare(" ".join(row))]
    put = bare(" ".join(words))

    def has(row: tuple[str, ...]) -> bool:
        return any(tuple(stream[at : at + len(row)]) == row for at in range(len(stream)))

    assert any(has(put[at : at + SHORT]) for at in range(len(put) - SHORT + 1))
