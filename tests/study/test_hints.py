"""Hints: words that explain, the past tense and quotes in the essence; in both languages, and little else."""

import pytest

from workbench.study.hints import Hint, noticed
from workbench.study.results import Genre


def found(text: str, genre: Genre = Genre.ESSENCE, *, explaining: bool = True) -> list[tuple[Hint, str]]:
    return [(one.hint, one.words) for one in noticed(text, genre, explaining=explaining)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They are tired because nobody asks.", "because"),
        ("Being tired is due to the work.", "due to"),
        ("Man er sliten fordi ingen spør.", "fordi"),
        ("Slitet skyldes arbeidet.", "skyldes"),
        ("Det er på  grunn av arbeidet.", "på  grunn av"),
        ("Depresjonen kommer snikende.", "Depresjonen"),
        ("It is a symptom.", "symptom"),
        ("Årsakene er mange.", "Årsakene"),
    ],
)
def test_words_that_explain_are_noticed_where_the_method_withholds_them(text: str, words: str) -> None:
    assert found(text, Genre.CONSTITUENT) == [(Hint.EXPLAINS, words)]
    assert found(text, Genre.CONSTITUENT, explaining=False) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Being carried was a relief.", "was"),
        ("They walked through snow.", "walked"),
        ("Å bli båret var en lettelse.", "var"),
        ("De bodde alene.", "bodde"),
        ("Man tenkte ikke mer.", "tenkte"),
        ("Man ventet på dem.", "ventet"),
        ("Den det er, ventet lenge.", "ventet"),
        ("What it is was lost.", "was"),
        ("Man satt i bilen, som er varm.", "satt"),
        ("Den som er sett, ventet lenge.", "ventet"),
        ("Å bli møtt, og så ventet han.", "ventet"),
        ("Whoever is seen, felt it.", "felt"),
    ],
)
def test_the_past_tense_is_noticed_in_the_essence_alone(text: str, words: str) -> None:
    assert found(text) == [(Hint.PAST, words)]
    assert found(text, Genre.CONSTITUENT) == []


@pytest.mark.parametrize(
    "text",
    [
        "Being carried is to be seen by somebody who stays.",
        "Whoever is carried feels needed and exhausted at once.",
        "Å bli båret er å bli sett av en som blir.",
        "Livet er et arbeid, og hjertet er med i hele bredden.",
        "Det er neste steg, og det beste.",
        "Å vende tilbake er å bli ventet på uten å bli spurt.",
        "Den som er ikke ventet, blir holdt utenfor og har mistet noe.",
        "To be held is to be never left.",
        "Å være sett, hørt og ventet på.",
        "Å være sett, ventet på og hørt.",
        "Bare den som blir ikke bare spurt, men ventet på, hviler.",
        "To be seen, heard and held is to be not only found but kept.",
    ],
)
def test_a_plain_sentence_in_the_present_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_quotes_are_noticed_in_the_essence() -> None:
    assert found("It is “deep snow” to walk in.") == [(Hint.QUOTED, "“deep snow”")]
    assert found("Det er «dyp snø».") == [(Hint.QUOTED, "«dyp snø»")]
    assert found("It is “deep snow”.", Genre.CONSTITUENT) == []


def test_what_is_put_aside_is_one_word_of_one_kind() -> None:
    first, second = noticed("Because of this, and due to that.", Genre.CONSTITUENT, explaining=True)
    assert first.key != second.key
    assert first.key == "explains:because of"
