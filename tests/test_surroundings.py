"""What follows from where a village lies: read from tables, worked out from points, never made up."""

import dataclasses
from pathlib import Path

import pytest

from scripts.data.areas import Areas
from scripts.data.geography import Geography, direction, distance, load_geography, rounded
from scripts.data.offices import IMMIGRATION
from scripts.data.project import Project
from scripts.data.tables import load_passes, smallest
from scripts.villages.switch import offered_villages, village_locales

AREAS = Areas({"99.03": "Hulu", "99.03.07": "Tepi", "99.03.07.2007": "Satu", "99.03.07.2010": "Dua"})

pytestmark = pytest.mark.live  # places, tables and outlines are those of the province


@pytest.fixture(scope="module")
def project(live_project: Project) -> Project:
    return live_project


def test_distance_and_direction_are_those_of_the_globe() -> None:
    assert distance((0.0, 109.0), (0.0, 110.0)) == pytest.approx(111.2, abs=0.1)
    assert distance((1.5, 109.5), (1.5, 109.5)) == 0
    assert direction((0.0, 109.0), (1.0, 109.0)) == "utara"
    assert direction((0.0, 109.0), (-1.0, 108.0)) == "barat_daya"
    assert [rounded(each) for each in (0.3, 4, 7.4, 7.6, 113)] == [5, 5, 5, 10, 115]


def test_border_distance_is_to_the_nearest_piece_and_none_without_a_border() -> None:
    border = (((1.0, 109.0), (1.0, 111.0)), ((5.0, 100.0), (6.0, 100.0)))
    assert Geography(border=border).border_distance((0.5, 110.0)) == pytest.approx(55.6, abs=0.1)
    assert Geography().border_distance((0.5, 110.0)) is None


def test_smallest_area_with_a_row_answers_for_a_border_pass(tmp_path: Path) -> None:
    table = tmp_path / "plb.csv"
    table.write_text(
        "kode,jawaban,sumber,tanggal_sumber\n99.03,tidak,https://a.example/1,2024\n99.03.07,ya,https://a.example/2,2024\n"
    )
    problems: list = []
    rules = load_passes(table, AREAS, problems)
    assert not problems
    assert smallest("99.03.07.2007", rules).answer == "ya" and smallest("99.03.21.2003", rules).answer == "tidak"
    assert smallest("99.05.01.2001", rules) is None


def test_unsound_rows_are_told_with_their_line(tmp_path: Path) -> None:
    table, points = tmp_path / "plb.csv", tmp_path / "titik.csv"
    table.write_text("kode,jawaban,sumber,tanggal_sumber\n99.99,ya,https://a.example,2024\n99.03,mungkin,x,2024\n")
    points.write_text("kode,lat,lon\n99.03.07.2007,utara,110\n99.03.07.2010,1.1,110.2\n")
    problems: list = []
    load_passes(table, AREAS, problems)
    geography = load_geography(points, tmp_path / "none.geojson", AREAS, problems)
    assert [(Path(each.path).name, each.line) for each in problems] == [
        ("plb.csv", 2),
        ("plb.csv", 3),
        ("titik.csv", 2),
    ]
    assert dict(geography.points) == {"99.03.07.2010": (1.1, 110.2)}


def test_every_village_has_an_office_and_an_answer(project: Project) -> None:
    for each in project.all_villages:
        around = project.around(each)
        assert project.offices[around.office].covers(each.key) or each.line, each.key
        assert around.border_pass in ("ya", "tidak", "tanya"), each.key
        assert around.pass_source, each.key


def test_longest_area_names_the_office(project: Project) -> None:
    immigration = [office for office in project.offices.values() if office.type == IMMIGRATION]
    shared = 0
    for each in (village for village in project.all_villages if not village.line):
        areas = {code: office.key for office in immigration if office.covers(each.key) for code in office.serves}
        longest = max((code for code in areas if each.key.startswith(code)), key=len)
        assert project.around(each).office == areas[longest], each.key
        shared += any(set(office.serves) & {longest[:5]} and office.key != areas[longest] for office in immigration)
    assert shared, "no district has another office than its regency"


def test_nobody_with_a_passport_is_sent_through_a_gate_for_pass_holders(project: Project) -> None:
    local = {key for key, gate in project.gates.items() if gate.is_local}
    assert local
    for each in project.all_villages:
        around = project.around(each)
        assert around.way not in local, each.key
        assert not around.local_way or around.border_pass == "ya", each.key


def test_a_source_that_names_a_way_counts_more_than_distance(project: Project) -> None:
    named = {code: key for key, gate in project.gates.items() for code in gate.recommended_for}
    for each in project.all_villages:
        for code, key in named.items():
            if each.key.startswith(code) and not each.gate:
                assert project.around(each).way == key


def test_an_airport_may_be_the_nearest_way_out(project: Project) -> None:
    ways = {project.around(each).way for each in project.all_villages}
    assert {project.gates[way].is_airport for way in ways if way} == {True, False}


def test_no_point_no_distance(project: Project) -> None:
    without = [each for each in project.all_villages if project.geography.point_of(each.key) is None]
    assert without
    for each in without:
        around = project.around(each)
        assert (around.office_away, around.way_away, around.border_away) == (None, None, None)


def test_an_editors_row_counts_more_than_the_tables(project: Project) -> None:
    plain = project.villages[0]
    before = project.around(plain)
    gate = next(key for key in project.gates if key not in (before.way, before.local_way))
    language = next(key for key in project.languages if key not in before.languages)
    typed = dataclasses.replace(
        plain, gate=gate, border_pass="ya", pass_source="https://a.example/plb", languages=(language,)
    )
    around = project.around(typed)
    assert (around.way, around.border_pass, around.pass_source) == (gate, "ya", "https://a.example/plb")
    assert around.languages == (language,) and not around.languages_source


def test_languages_are_those_of_the_area_and_none_where_it_would_hurt(project: Project) -> None:
    for each in project.all_villages:
        locales = village_locales(project, each)
        assert "id" in locales
        assert all(project.language_of(locale).is_offered_in(each.key) for locale in locales)
        if not each.programme:
            spoken = {project.languages[key].locale for key in project.around(each).languages}
            assert set(locales) <= {*spoken, "id"}
    hurt = {one.locale: one.left_out for one in project.languages.values() if one.locale and one.left_out}
    assert hurt
    for locale, areas in hurt.items():
        assert not [each.key for each in offered_villages(project, locale) if each.key.startswith(tuple(areas))]


def test_desa_and_kelurahan_are_told_apart_by_code(project: Project) -> None:
    kinds = {each.key[-4]: each.kind for each in project.all_villages}
    assert kinds == {"1": "kelurahan", "2": "desa"}


def test_programme_villages_keep_every_language(project: Project) -> None:
    for each in project.villages:
        if each.programme:
            offered = {one.locale for one in project.languages.values() if one.locale and one.is_offered_in(each.key)}
            assert set(village_locales(project, each)) == offered
