"""The small map: light, legible, says the same as its text, and absent where nothing is known."""

import dataclasses
import gzip
import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.data.geography import Geography, Outline
from scripts.data.project import Project
from scripts.villages.map.drawing import Draughtsman
from scripts.villages.map.frame import PAPER, SCREEN, WIDTH
from scripts.villages.map.labels import BOLD, LETTER, Mark, Place
from scripts.villages.maps import Maps
from scripts.villages.page import VillagePages

SAMPLE = slice(None, None, 9)  # of all villages

pytestmark = pytest.mark.live  # places, tables and outlines are those of the province


@pytest.fixture(scope="module")
def project(live_project: Project) -> Project:
    return live_project


@pytest.fixture(scope="module")
def maps(project: Project) -> Maps:
    return Maps(project, None)


def room(mark: Mark) -> tuple[float, float, float, float]:
    """What a label takes on the drawing, in letters of the widest common font."""
    width = len(mark.label) * (BOLD if mark.kind == "village" else LETTER)
    left = mark.text_x - {"start": 0, "middle": width / 2, "end": width}[mark.anchor]
    return left, mark.text_y - 10, left + width, mark.text_y + 3


def test_maps_are_light(project: Project, maps: Maps) -> None:
    for village in project.all_villages[SAMPLE]:
        drawing = str(
            maps.html(village, "Desa Tengah. Kantor Imigrasi: kira-kira 35 km ke selatan; PLBN: kira-kira 60 km")
        )
        assert len(gzip.compress(drawing.encode(), 6)) <= 1000, village.key
        assert not drawing or ElementTree.fromstring(drawing).tag == "svg"


@pytest.mark.parametrize("heights", [SCREEN, PAPER], ids=["screen", "paper"])
def test_labels_keep_off_each_other_and_inside_the_frame(
    project: Project, maps: Maps, heights: tuple[int, int]
) -> None:
    for village in project.all_villages[SAMPLE]:
        if not (places := maps.places(village)):
            continue
        drawn = maps.draughtsman.draw(village.key, places, heights)
        assert heights[0] <= drawn.height <= heights[1]
        rooms = [room(mark) for mark in (*drawn.marks, *([drawn.beyond] if drawn.beyond else []))]
        for one, other in combinations(rooms, 2):
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, village.key
        scale = (drawn.bar_x - 8, drawn.bar_y - 10, drawn.bar_x + drawn.bar[0] + 54, drawn.bar_y + 12)
        assert not [m for m in drawn.marks if scale[0] < m.x < scale[2] and scale[1] < m.y < scale[3]], village.key
        assert all(
            left >= 0 and right <= WIDTH and top >= 0 and bottom <= drawn.height for left, top, right, bottom in rooms
        )


def test_map_shows_the_village_its_office_and_its_way_out(project: Project, maps: Maps) -> None:
    for village in project.villages:
        around = project.around(village)
        kinds = [place.kind for place in maps.places(village)]
        assert kinds[:1] == ["village"]
        assert ("office" in kinds) == (around.office_away is not None)
        assert ("airport" in kinds or "gate" in kinds) == (around.way_away is not None)


@pytest.mark.parametrize("number", [0, -1])
def test_title_and_text_say_the_same(project: Project, number: int) -> None:
    maker = VillagePages(project, list(project.words)[number], "", Path())
    for village in project.villages:
        page = LexborHTMLParser(maker.article(village))
        title = page.css_first("svg title").text()
        said = [item.text() for item in page.css(".jarak li")]
        assert said and re.findall(r"\d+ km", " ".join(said)) == re.findall(r"\d+ km", title)
        assert village.name in title


def test_a_village_without_a_point_has_neither_map_nor_hole(project: Project) -> None:
    village = next(each for each in project.all_villages if project.geography.point_of(each.key) is None)
    page = LexborHTMLParser(VillagePages(project, "id", "", Path()).article(village))
    assert not page.css("svg.peta, .jarak") and "km" not in page.text()
    assert all(node.text(strip=True) for node in page.css("p, li, ul, h2"))


def test_marks_in_one_place_stand_beside_each_other() -> None:
    drawn = Draughtsman(Geography()).draw(
        "11.01.01.2001", [Place("village", "Satu", (1.0, 100.0)), Place("office", "Dua", (1.0, 100.0))]
    )
    one, other = drawn.marks
    assert abs(one.x - other.x) >= 12


def test_land_outside_the_frame_is_not_drawn() -> None:
    far = Outline(((5.0, 90.0), (5.0, 91.0), (6.0, 91.0), (5.0, 90.0)), 5.0, 90.0, 6.0, 91.0)
    drawn = Draughtsman(Geography(outlines={"11.01": (far,)})).draw(
        "11.01.01.2001", [Place("village", "Satu", (1.0, 100.0))]
    )
    assert not drawn.own and not drawn.others


def test_a_drawing_is_kept_until_what_it_shows_changes(project: Project, tmp_path: Path) -> None:
    village = project.villages[0]
    first = Maps(project, tmp_path / "maps.json")
    drawn = first.html(village, "x")
    first.keep()
    again = Maps(project, tmp_path / "maps.json")
    assert again.html(village, "x") == drawn and not again.new
    moved = dataclasses.replace(project, geography=dataclasses.replace(project.geography, beyond="Seberang"))
    other = Maps(moved, tmp_path / "maps.json")
    other.html(village, "x")
    assert other.new
