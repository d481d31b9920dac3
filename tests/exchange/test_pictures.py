"""Pictures for a paper: nothing in them overlaps or is cut, each is told in words, and nothing hangs on colour."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from PySide6.QtSvg import QSvgRenderer
from pytestqt.qtbot import QtBot

from workbench.exchange.pictures.cluster_map import MapCluster, cluster_map
from workbench.exchange.pictures.parts import PAGE, in_parts
from workbench.exchange.pictures.png import png
from workbench.exchange.pictures.svg import WIDTH, Picture, lines_of, width_of
from workbench.exchange.pictures.timeline import Happening, timeline
from workbench.exchange.pictures.variation_matrix import MatrixRow, variation_matrix
from workbench.exchange.pictures.whose_words import Strip, whose_words

SVG = "{http://www.w3.org/2000/svg}"
LONG = "To walk through deep snow while the others take the road, and nobody asks how one slept"


class Place(NamedTuple):
    x: float
    y: float
    right: float
    bottom: float

    def meets(self, other: "Place", slack: float = 0.5) -> bool:
        return (
            self.x < other.right - slack
            and other.x < self.right - slack
            and self.y < other.bottom - slack
            and other.y < self.bottom - slack
        )

    def holds(self, other: "Place", slack: float = 0.5) -> bool:
        return (
            self.x <= other.x + slack
            and self.y <= other.y + slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


def text_place(text: ET.Element) -> Place:
    size = float(text.attrib["font-size"])
    width = width_of(text.text or "", size * (1.08 if text.get("font-weight") else 1))
    if turned := text.get("transform"):
        [x, y] = map(float, re.findall(r"-?[\d.]+", turned.removeprefix("rotate(-90"))[:2])
        return Place(x - size * 0.8, y - width, x + size * 0.22, y)
    x = float(text.attrib["x"]) - width * {"start": 0, "middle": 0.5, "end": 1}[text.attrib["text-anchor"]]
    top = float(text.attrib["y"]) - size * 0.95
    return Place(x, top, x + width, top + size * 1.2)


def rect_place(rect: ET.Element) -> Place:
    x, y = float(rect.attrib["x"]), float(rect.attrib["y"])
    return Place(x, y, x + float(rect.attrib["width"]), y + float(rect.attrib["height"]))


def looked_at(picture: Picture) -> tuple[ET.Element, Place]:
    """The picture, once everything in it has its place."""
    root = ET.fromstring(picture.svg)
    page = Place(0, 0, float(root.attrib["width"]), float(root.attrib["height"]))
    texts = [text_place(one) for one in root.iter(f"{SVG}text")]
    for one in texts:
        assert page.holds(one)
    for one, other in combinations(texts, 2):
        assert not one.meets(other)
    by_kind: dict[str, list[Place]] = {}
    for rect in root.iter(f"{SVG}rect"):
        if kind := rect.get("class"):
            by_kind.setdefault(kind, []).append(rect_place(rect))
    for places in by_kind.values():
        for one in places:
            assert page.holds(one)
        for one, other in combinations(places, 2):
            assert not one.meets(other)
    for part in by_kind.get("part", ()):
        assert any(box.holds(part) for box in by_kind["box"])
    for square in (*by_kind.get("cell", ()), *by_kind.get("key", ())):
        assert not any(square.meets(text) for text in texts)
    for box in by_kind.get("box", ()):
        for text in texts:
            assert box.holds(text) or not box.meets(text)
    return root, page


def marks(root: ET.Element) -> list[tuple[float, float]]:
    """The middles of the shapes on a line of time."""
    found: list[tuple[float, float]] = []
    for one in root.iter():
        if one.get("class") != "mark":
            continue
        if one.tag == f"{SVG}circle":
            found.append((float(one.attrib["cx"]), float(one.attrib["cy"])))
        elif one.tag == f"{SVG}rect":
            place = rect_place(one)
            found.append(((place.x + place.right) / 2, (place.y + place.bottom) / 2))
        else:
            points = [tuple(map(float, point.split(","))) for point in one.attrib["points"].split()]
            xs, ys = [point[0] for point in points], [point[1] for point in points]
            found.append(((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2))
    return found


CLUSTERS = (
    MapCluster("To be met", ("by a leader", LONG), ("P1", "P4")),
    MapCluster("", (), ("P2",)),
    MapCluster("Snow <&> road", ("alone",), ()),
    MapCluster(LONG * 2, (), tuple(f"P{number}" for number in range(1, 30))),
    MapCluster("Aleine/ohneallehilfeundohnejedesverständnisfürdieseslangewort", (), ()),
)
ROWS = (
    MatrixRow("To be met", frozenset({"P1", "P4"})),
    MatrixRow(LONG, frozenset({"P2"})),
    MatrixRow("Nobody's", frozenset()),
)
CODES = tuple(f"P{number}" for number in range(1, 13))
DAYS = [
    Happening(date(2025, 11, 3) + timedelta(days=days), f"day {days}", row, words)
    for days, row, words in (
        (0, "Interviews", "Interview with P1"),
        (0, "Interviews", "Interview with P2"),
        (1, "Interviews", LONG * 2),
        (40, "Talks together", "Round on the first interview"),
        (80, "Decisions", "Guide changed"),
        (81, "The table is kept as it lay at the time", "First clusters"),
        (400, "Interviews", "Follow-up with P1"),
    )
]
KINDS = {"participant": "participant’s word", "peer": "peer", "researcher": "researcher", "joint": "joint"}
STRIPS = (
    Strip("Essence", ("joint", "joint", "peer")),
    Strip(LONG, tuple(["participant", "peer", "researcher", "joint"] * 20)),
    Strip("Empty", ()),
)


def made() -> dict[str, Picture]:
    return {
        "cluster_map": cluster_map("Clusters", CLUSTERS),
        "variation_matrix": variation_matrix("Variations", CODES, ROWS),
        "timeline": timeline("The study", DAYS),
        "whose_words": whose_words("Whose words", KINDS, STRIPS),
    }


@pytest.mark.parametrize("name", list(made()))
def test_nothing_overlaps_and_nothing_is_cut(name: str) -> None:
    looked_at(made()[name])


@pytest.mark.parametrize("name", list(made()))
def test_as_it_is_drawn_the_words_have_their_places(qtbot: QtBot, name: str) -> None:
    picture = made()[name]
    root, page = looked_at(picture)
    drawn = QSvgRenderer(QByteArray(picture.svg.encode()))
    assert drawn.isValid()
    places: list[Place] = []
    for text in root.iter(f"{SVG}text"):
        found = drawn.boundsOnElement(text.attrib["id"])
        places.append(Place(found.left(), found.top(), found.right(), found.bottom()))
        assert page.holds(places[-1], 1)
        assert found.width() <= text_place(text).right - text_place(text).x + 1
    for one, other in combinations(places, 2):
        assert not one.meets(other, 2)


@pytest.mark.parametrize("name", list(made()))
def test_it_says_in_words_what_it_shows_and_needs_no_colour(name: str) -> None:
    picture = made()[name]
    root = ET.fromstring(picture.svg)
    assert root.findtext(f"{SVG}title")
    assert root.findtext(f"{SVG}desc") == " ".join(picture.description.split())
    for colour in re.findall(r"#[0-9a-f]{6}", picture.svg):
        assert colour[1:3] == colour[3:5] == colour[5:7], "grey"


def test_the_words_for_each_picture() -> None:
    told = {name: picture.description for name, picture in made().items()}
    assert "To be met: by a leader; " in told["cluster_map"]
    assert "(without a name yet) (P2)" in told["cluster_map"]
    assert "To be met: told of by P1, P4." in told["variation_matrix"]
    assert "Nobody's: told of by nobody." in told["variation_matrix"]
    assert "day 40: Talks together, Round on the first interview" in told["timeline"]
    assert "Essence: joint, peer." in told["whose_words"]


def test_a_matrix_tells_presence_and_never_how_often() -> None:
    root, _page = looked_at(variation_matrix("", CODES, ROWS))
    sides = {
        (one.get("width"), one.get("height")) for one in root.iter(f"{SVG}rect") if one.get("class") == "cell"
    }
    assert len(sides) == 1
    filled = [
        one for one in root.iter(f"{SVG}rect") if one.get("class") == "cell" and one.get("fill") == "#222222"
    ]
    assert len(filled) == 3


def test_clusters_are_of_one_width_whatever_lies_in_them() -> None:
    root, _page = looked_at(cluster_map("", CLUSTERS))
    boxes = [rect_place(one) for one in root.iter(f"{SVG}rect") if one.get("class") == "box"]
    assert len({round(box.right - box.x, 1) for box in boxes}) == 1


def test_many_participants_stand_upright_and_the_picture_is_no_wider_than_a_page() -> None:
    for many in (13, 40, 41, 60, 100):
        codes = [f"P{n}" for n in range(1, many + 1)]
        root, page = looked_at(variation_matrix("", codes, ROWS))
        assert page.right == WIDTH
        texts = [one.text for one in root.iter(f"{SVG}text")]
        assert [one for one in texts if one in codes] == codes
        assert texts.count("To be met") == (1 if many <= 41 else -(-many // 41)), "the rows stand again"


def matrix(rows: Sequence[MatrixRow]) -> Picture:
    return variation_matrix("Variations", CODES, rows)


def test_what_is_too_high_for_a_page_is_several_pictures() -> None:
    rows = [MatrixRow(f"{LONG} {number}", frozenset({"P1"})) for number in range(30)]
    parts = in_parts(matrix, rows)
    assert len(parts) == 3
    assert all(one.height <= PAGE for one in parts)
    told = "\n".join(one.description for one in parts)
    assert [row.name for row in rows if f"{row.name}:" not in told] == []
    assert len(in_parts(matrix, rows[:2])) == 1
    assert len(in_parts(matrix, [])) == 1
    [alone] = in_parts(matrix, [MatrixRow(LONG * 80, frozenset())])
    assert alone.height > PAGE, "one that cannot be parted stays whole"


def test_a_row_of_a_line_of_time_keeps_its_shape_in_every_part() -> None:
    rows = [one.row for one in DAYS]
    root = ET.fromstring(timeline("", DAYS[3:4], list(dict.fromkeys(rows))).svg)
    assert [one.tag for one in root.iter() if one.get("class") == "mark"] == [f"{SVG}rect"]


@pytest.mark.parametrize("name", list(made()))
def test_in_dots_it_is_as_wide_as_a_column_of_print(name: str) -> None:
    picture = made()[name]
    content = png(picture)
    drawn = QImage.fromData(content)
    assert drawn.width() == 1890
    assert abs(drawn.height() / drawn.width() - picture.height / picture.width) < 0.01
    assert round(drawn.dotsPerMeterX() * 0.0254) == 300
    assert drawn.text("Title") == picture.title
    assert drawn.text("Description").split() == picture.description.split()
    ink = sum(drawn.pixelColor(x, y).lightness() < 120 for x in range(0, 1890, 5) for y in range(0, 300, 5))
    assert ink > 50
    assert drawn.isGrayscale()


def test_letters_of_both_languages_and_of_others_are_drawn() -> None:
    """A letter that no font has would be an empty box or nothing: æ differs from ø, and both from what is not there."""
    drawn = {letters: png(cluster_map("", [MapCluster(letters)])) for letters in ("æ", "ø", "å", "đ", "я")}
    assert len(set(drawn.values())) == len(drawn)


def test_pictures_of_nothing_are_pictures() -> None:
    for picture in (
        cluster_map("", ()),
        variation_matrix("", (), ()),
        timeline("", ()),
        whose_words("", {}, ()),
    ):
        looked_at(picture)


words = st.text(max_size=60)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(words, st.lists(words, max_size=4), st.lists(st.sampled_from(CODES), max_size=12)),
        max_size=7,
    )
)
def test_whatever_clusters_are_called_they_have_their_places(
    given_: list[tuple[str, list[str], list[str]]],
) -> None:
    looked_at(
        cluster_map("x", [MapCluster(name, tuple(parts), tuple(codes)) for name, parts, codes in given_])
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.dates(date(2020, 1, 1), date(2027, 12, 31)), st.sampled_from("abcd"), words), max_size=25
    )
)
def test_whenever_things_happened_they_have_their_places(given_: list[tuple[date, str, str]]) -> None:
    root, page = looked_at(
        timeline("x", [Happening(day, day.isoformat(), row, text) for day, row, text in given_])
    )
    middles = marks(root)
    assert len(middles) == len(given_)
    for x, y in middles:
        assert page.holds(Place(x - 10, y - 10, x + 10, y + 10))
    for (x, y), (a, b) in combinations(middles, 2):
        assert abs(x - a) >= 20 or abs(y - b) >= 20


@given(words, st.floats(20, 300))
def test_lines_fit_their_width_and_lose_nothing(text: str, width: float) -> None:
    lines = lines_of(text, width, 12)
    assert "".join("".join(lines).split()) == "".join(lines_of(text, 1e9, 12)[0].split())
    assert all(width_of(line, 12) <= width or len(line) == 1 for line in lines)
