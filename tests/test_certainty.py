"""How sure a contact is: confirmed, reported with its year and a second way to ask, or whom to ask instead."""

import dataclasses
import datetime
import re
import shutil
from pathlib import Path

import pytest
from rules_page import WORDS, make_page
from selectolax.lexbor import LexborHTMLParser

from scripts.data import reported
from scripts.data.facts import ASK, CONFIRMED, REPORTED, WHOM
from scripts.data.offices import answering
from scripts.data.problem import DataError
from scripts.data.project import Project, load_project
from scripts.pages.contact import contact_html, ways_to_ask
from scripts.pages.words_html import page_words
from scripts.render.filters import fact_html
from scripts.rules.asked import reachable, way_around
from scripts.rules.context import make_context
from scripts.source.asked import find_asked, whoms_of
from tests.tree import DATA

OFFICE = """
kantor_uji:
  nama: Kantor Uji
  jenis: disnaker
  {contact}
  sumber_kontak: {source}
  tanggal_kontak: {date}
  tanya_ke: {ask}
"""
SOUND = {
    "contact": "alamat: Jalan Uji Nomor 1",
    "source": "https://contoh.go.id/daftar",
    "date": '"2024"',
    "ask": "kp2mi",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the frozen data files, to which an office is added."""
    return Path(shutil.copytree(DATA, tmp_path / "_data"))


def add_office(data: Path, **changes: str) -> None:
    offices = data / "offices.yml"
    offices.write_text(offices.read_text(encoding="utf-8") + OFFICE.format(**SOUND | changes), encoding="utf-8")


def complaints(data: Path) -> str:
    with pytest.raises(DataError) as caught:
        load_project(data)
    return str(caught.value)


def test_a_reported_contact_with_source_and_year_is_taken(data: Path) -> None:
    add_office(data)
    office = load_project(data).offices["kantor_uji"]
    assert (office.level, office.address) == (REPORTED, "Jalan Uji Nomor 1")


@pytest.mark.parametrize(
    ("changes", "message", "fix"),
    [
        ({"contact": "telepon: 0812-3456-7890"}, "nomor HP", "memastikan"),
        ({"contact": "telepon: +62 812 3456 7890"}, "nomor HP", "memastikan"),
        ({"contact": "telepon: +60 17 668 0000"}, "nomor HP", "memastikan"),
        ({"contact": "telepon: +855 12 810 000"}, "nomor HP", "memastikan"),
        ({"contact": "whatsapp: +62 21 2900 0000"}, "WhatsApp", "memastikan"),
        ({"contact": "surel: kantor.uji@gmail.com"}, "bukan surel resmi", ".go.id"),
        ({"contact": "surel: kantor@yahoo.co.id"}, "bukan surel resmi", ".go.id"),
        ({"contact": "alamat: Jalan Uji 1, hubungi Bapak Anu"}, "menyebut nama orang", "Hapus nama"),
        ({"date": ""}, "belum punya tahun sumber", "tahunnya"),
        ({"date": "tanpa tanggal"}, "belum punya tahun sumber", "tahunnya"),
        ({"source": ""}, "kontak yang belum dipastikan kantornya", "sumber_kontak"),
        ({"ask": ""}, "belum ada cara lain untuk bertanya", "tanya_ke"),
        ({"ask": "kantor_uji"}, "tidak bisa dihubungi", "punya telepon atau situs"),
        ({"ask": "polres_tak_ada"}, "tidak bisa dihubungi", "punya telepon atau situs"),
        ({"contact": "telepon: fakta.tidak_ada"}, "tidak ada di data fakta", "facts.yml"),
    ],
)
def test_what_may_never_be_reported_is_refused(data: Path, changes: dict[str, str], message: str, fix: str) -> None:
    add_office(data, **changes)
    said = complaints(data)
    assert message in said and fix in said, said


@pytest.mark.parametrize(
    "number", ["0561-765000", "+60 82 460000", "+86 10 6532 0000", "+852 3651 0000", "110", "1500000"]
)
def test_landlines_and_short_numbers_are_not_mobile(number: str) -> None:
    assert not reported.is_mobile(number)


def test_a_site_that_only_looks_official_is_refused(data: Path) -> None:
    offices = data / "offices.yml"
    text = offices.read_text(encoding="utf-8")
    offices.write_text(text.replace("sambas.imigrasi.go.id", "imigrasi-sambas.go.id"), encoding="utf-8")
    assert "bukan situs resmi kantor" in complaints(data)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("nilai: +62 812 3456 7890", "nomor HP"),
        ("tanggal_sumber: tanpa tanggal", "belum punya tahun sumber"),
        ("tanya:", "belum ada cara lain untuk bertanya"),
    ],
)
def test_a_reported_fact_obeys_the_same_rule(data: Path, change: str, message: str) -> None:
    facts = data / "facts.yml"
    lines = {
        "nilai": "+60 82 460000", "bentuk": "telepon", "label": "Uji", "sumber": "Daftar",
        "sumber_url": "https://contoh.go.id/", "tanggal_sumber": '"2025"', "dicek": '"2026-11-25"',
        "cek_lagi": '"2027-02-25"', "keyakinan": "sedang", "status": "dilaporkan", "tanya": "bp3mi",
    }  # fmt: skip
    key, _, value = change.partition(":")
    body = "".join(f"  {name}: {text}\n" for name, text in (lines | {key: value.strip()}).items())
    facts.write_text(facts.read_text(encoding="utf-8") + f"\nfakta_uji:\n{body}", encoding="utf-8")
    assert message in complaints(data)


def some_office(project: Project, level: str):
    return next(office for office in project.offices.values() if office.level == level and not office.answers)


def test_a_reader_sees_the_year_and_another_way_beside_a_reported_contact(project: Project) -> None:
    office = some_office(project, REPORTED)
    said = LexborHTMLParser(contact_html(office, project, page_words(project, "id"))).text()
    assert f"enurut daftar umum tahun {office.contact_date[:4]}; belum dipastikan kantornya" in said
    assert "Cara lain bertanya" in said and project.offices[office.ask_at].name in said


def test_a_confirmed_contact_is_plain(project: Project) -> None:
    day = datetime.date(2026, 11, 25)
    office = dataclasses.replace(some_office(project, REPORTED), confirmed=day, address="Jalan Uji 1")
    said = LexborHTMLParser(contact_html(office, project, page_words(project, "id"))).text()
    assert "Jalan Uji 1" in said and "dipastikan kantor pada 25 November 2026" in said
    assert "daftar umum" not in said and "Cara lain" not in said


def test_an_office_nobody_knows_leads_to_a_number_or_site_that_works(project: Project) -> None:
    words = page_words(project, "id")
    unknown = [office for office in project.offices.values() if office.level == ASK]
    for office in unknown:
        tree = LexborHTMLParser(contact_html(office, project, words))
        ways = [link.attributes["href"] for link in tree.css("a")]
        assert any(way.startswith(("tel:", "https://")) for way in ways), office.key
        assert not re.search(r"Alamat:|Telepon:", tree.text()), office.key


def test_a_reported_fact_says_so_wherever_it_stands(project: Project) -> None:
    for fact in project.facts.values():
        assert ("belum dipastikan kantornya" in fact_html(fact)) == (fact.status == REPORTED), fact.key


def test_everybody_a_fact_sends_to_can_be_reached(project: Project) -> None:
    for whom in set(WHOM) - {"desa"}:
        office = answering(project.offices, whom)
        assert office and (office.phone or office.site), whom


@pytest.mark.parametrize(
    ("text", "whoms"),
    [
        ("Ragu? Tanyakan ke kantor imigrasi sebelum membayar.", ("imigrasi",)),
        ("Tanyakan dulu ke {{ istilah.bp3mi }} atau {{ istilah.disnaker }}.", ("bp3mi", "disnaker")),
        ("Bertanyalah kepada polisi.", ("polisi",)),
        ("Surat kerja sudah ditanyakan ke kantor Dukcapil.", ("dukcapil",)),
        ("Tanyakan ke kantor {{ istilah.bpjs_kesehatan }}: masih dibayar?", ("bpjs_kesehatan",)),
        ("Tanyakan kepada ibu dan bidan.", ()),
        ("Bayar ke bank.", ()),
    ],
)
def test_who_is_asked_is_read_from_the_sentence(text: str, whoms: tuple[str, ...]) -> None:
    assert whoms_of(text) == whoms


def test_an_office_without_a_name_is_no_door(project: Project) -> None:
    context = make_context([], project.facts, datetime.date(2026, 11, 25), WORDS, offices=project.offices)
    (problem,) = reachable(make_page("Tidak terbuka? Tanyakan ke kantornya."), context)
    assert "tidak menyebut siapa" in problem.message and problem.line == 9
    assert not list(reachable(make_page("Tanyakan ke petugas di loket, atau ke dia."), context))


def test_a_door_without_an_address_blocks(project: Project) -> None:
    closed = {key: dataclasses.replace(office, answers=()) for key, office in project.offices.items()}
    context = make_context([], project.facts, datetime.date(2026, 11, 25), WORDS, offices=closed)
    (problem,) = reachable(make_page("Tanyakan ke kantor imigrasi."), context)
    assert "tidak ada cara menghubunginya" in problem.message and "menjawab: imigrasi" in problem.fix


def test_a_page_prints_the_way_to_everybody_it_sends_to(project: Project, site: Path) -> None:
    """Every `tanyakan ke X` in the finished pages, typed or from a fact, stands beside a way to reach X."""
    missing = []
    for path in sorted(site.rglob("index.html")):
        tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
        article = tree.css_first("article")
        if article is None or tree.css_first("[data-village]"):
            continue
        shown = {node.attributes["data-office"] for node in article.css("[data-office]")}
        for whom in whoms_of(article.text(separator=" ")) if tree.root.attributes.get("lang") == "id" else ():
            office = answering(project.offices, whom)
            if whom != "desa" and office and office.key not in shown:
                missing.append((path.relative_to(site).as_posix(), whom))
    assert missing == []


def test_the_ways_are_listed_once_and_not_where_the_contact_stands(project: Project) -> None:
    words = page_words(project, "id")
    asked = [fact for fact in project.facts.values() if fact.status == ASK]
    ways = ways_to_ask(["imigrasi", "imigrasi", "desa"], asked, (), project, words)
    assert len({whom for whom, _ in ways}) == len(ways) > 0
    shown = {office.key for office in project.offices.values()}
    assert ways_to_ask(["imigrasi"], asked, shown, project, words) == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ragu? Tanyakan ke kantor desa.", True),
        ("Ceritakan kepada perangkat desa.", True),
        ("Ragu? Tanyakan ke kantor desa.\n\n{{ kalau_ia_pengajak() }}", False),
        ("Jangan beri tahu kantor desa.", False),
        ("Bawa surat pengantar dari kantor desa.", False),
        ("Lewat dinas tenaga kerja, atau di luar kantor desa.", False),
    ],
)
def test_a_page_that_sends_to_the_village_has_a_way_around_it(project: Project, text: str, named: bool) -> None:
    context = make_context([], project.facts, datetime.date(2026, 11, 25), WORDS, offices=project.offices)
    hints = list(way_around(make_page(text), context))
    assert [hint.rule for hint in hints] == ["A201"] * named


def test_the_words_of_a_link_to_an_office_tell_offices_of_one_host_apart(project: Project) -> None:
    words = page_words(project, "id")
    for office in project.offices.values():
        for link in LexborHTMLParser(str(contact_html(office, project, words, detailed=True))).css("a[href^='http']"):
            address, said = link.attributes["href"], link.text()
            if "wa.me" not in address:
                assert address.split("://")[1].removeprefix("www.").rstrip("/") == said, office.key


def test_abroad_the_number_from_there_comes_first_and_nobody_is_called_by_the_name_of_another(project: Project) -> None:
    (way,) = ways_to_ask(["bp3mi", "disnaker"], (), (), project, page_words(project, "id"), away=True)
    whom, line = way
    assert whom == "" and line.index("+62 21 2924 4800") < line.index("0800-1000")
    assert "0800-1000</a> (dari Indonesia)" in line


def test_abroad_nobody_is_named_twice_whose_numbers_the_text_says_already(project: Project) -> None:
    words, asked = page_words(project, "id"), ["bp3mi", "kjri"]
    said = [project.facts[key] for key in ("telepon_kp2mi_luar", "wa_kp2mi")]
    lines = " ".join(line for _, line in ways_to_ask(asked, (), (), project, words, away=True))
    fewer = " ".join(line for _, line in ways_to_ask(asked, said, (), project, words, away=True))
    assert "+62 21 2924 4800" in lines and "+62 21 2924 4800" not in fewer
    assert "+62 21 2924 4800" in " ".join(
        line for _, line in ways_to_ask(asked, said[:1], (), project, words, away=True)
    ), "one of two numbers is not the whole way"


def test_beside_the_emergency_numbers_stand_those_that_work_from_abroad(site: Path, project: Project) -> None:
    keys = ("wa_kp2mi", "telepon_kp2mi_luar", "waspada_telepon_malaysia")
    numbers = {re.sub(r"\D", "", project.facts[key].value) for key in keys}
    for path in sorted(site.rglob("index.html")):
        for aside in LexborHTMLParser(path.read_text(encoding="utf-8")).css(".foot .aside, .first__help .aside"):
            called = {re.sub(r"\D", "", link.attributes["href"]) for link in aside.css("a")}
            assert called == numbers, path


def test_the_button_for_help_leads_to_help(site: Path) -> None:
    for home in ("", "iba/"):
        tree = LexborHTMLParser((site / home / "index.html").read_text(encoding="utf-8"))
        assert tree.css_first(".first__help h2 a").attributes["href"] == "bantuan/"


def test_numbers_announced_by_their_service_are_plain(project: Project) -> None:
    announced = [office for office in project.offices.values() if office.announced]
    assert announced and all(office.level == CONFIRMED for office in announced)


def test_nobody_is_asked_where_no_office_is_named() -> None:
    assert not [asked for asked in find_asked("Jangan bertanya. Ke kantor desa saja.") if asked.nameless]


def test_a_village_page_names_the_police_of_its_regency_and_another_way(project: Project, site: Path) -> None:
    for village in project.all_villages[::20]:
        (station,) = (
            each for each in project.offices.values() if each.type == "polisi" and each.covers(village.key[:5])
        )
        text = (
            LexborHTMLParser((site / "desa" / village.address / "index.html").read_text()).css_first("article").text()
        )
        assert f"{station.name}. Alamat dan nomornya belum kami pastikan." in text and "110" in text
