"""Sources on paper: laws, then agencies; what only the press says stands behind the code."""

import dataclasses

import pytest

from scripts.data.project import Project
from scripts.handouts.sources import agency_of, law_of, paper_sources
from tests.samples import a_village

OTHERS = "lainnya di situs"
PRESS = "https://koran.example.com/berita"


@pytest.mark.parametrize(
    ("source", "url", "law", "agency"),
    [
        ("UU 18/2017, disebut ulang KP2MI (Suara, 23 April 2025)", PRESS, "UU 18/2017", "disebut ulang KP2MI"),
        ("Kabar, Permenkumham 8/2014", PRESS, "Permenkumham 8/2014", ""),
        ("Koran, Kantor Imigrasi Sambas", PRESS, "", "Kantor Imigrasi Sambas"),
        ("Koran, keterangan Polri", PRESS, "", "keterangan Polri"),
        ("KP2MI, 24 November 2025", "https://www.kp2mi.go.id/x", "", "KP2MI, 24 November 2025"),
        ("Koran Sore", PRESS, "", ""),
        ("Upah Petani 2024", PRESS, "", ""),
    ],
)
def test_the_law_or_the_agency_is_told_from_the_name_of_a_source(source: str, url: str, law: str, agency: str) -> None:
    assert law_of(source) == law and agency_of(source, url) == agency


def test_laws_come_first_and_the_press_is_left_to_the_page(project: Project) -> None:
    fact = next(iter(project.facts.values()))

    def from_(source: str, url: str = PRESS, date: str = "2025-04-10"):
        return dataclasses.replace(fact, source=source, source_url=url, source_date=date)

    facts = [
        from_("Koran Sore"),
        from_("Koran, keterangan Polri"),
        from_("Kabar, UU 6/2011"),
        from_("Koran, UU 6/2011"),
    ]
    assert paper_sources(facts, None, OTHERS) == f"UU 6/2011; keterangan Polri, 10 April 2025; {OTHERS}"
    assert paper_sources(facts[:1], None, OTHERS) == OTHERS
    assert paper_sources([], None, OTHERS) == ""


def test_the_source_of_a_village_is_named_where_it_is_an_agency(project: Project) -> None:
    village = dataclasses.replace(
        a_village(project), source_url="https://sambas.imigrasi.go.id/a", source_date="2025-06"
    )
    assert paper_sources([], village, OTHERS) == "sambas.imigrasi.go.id, Juni 2025"
    press = dataclasses.replace(village, source_url=PRESS)
    assert paper_sources([], press, OTHERS) == OTHERS
