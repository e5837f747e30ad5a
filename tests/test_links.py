"""Links of the finished folder: what leads nowhere is told in words that an editor understands."""

import os
from pathlib import Path

import pytest

from scripts.data.problem import Problem
from scripts.finish.links import check_links

SITE_URL = "https://desa.example/"


def page(body: str = "", *, head: str = "", title: str = "Judul", lang: str = "id", h1: str = "<h1>Judul</h1>") -> str:
    return f'<!doctype html><html lang="{lang}"><head><title>{title}</title>{head}</head><body>{h1}{body}</body></html>'


def check(site: Path, site_url: str = SITE_URL, **pages: str) -> list[Problem]:
    """Check a site of these pages; `paspor` is written to paspor/index.html, `beranda` to index.html."""
    for name, html in pages.items():
        file = site / ("index.html" if name == "beranda" else f"{name}/index.html")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(html, encoding="utf-8")
    (site / "gaya.css").write_text("", encoding="utf-8")
    return check_links(site, site_url)


SOUND = """<p id="satu">x</p><a name="dua"></a><a href="paspor/">a</a> <a href="paspor/index.html?x=1#bagian">b</a> <a href="/paspor/#bagian%20dua">c</a>
<a href="https://desa.example/paspor/">d</a> <a href="#satu">e</a> <a href="#dua">f</a>
<a href="#">g</a> <a href="#top">h</a> <a href=".">i</a> <a href="">j</a>
<a href="https://imigrasi.example/x">k</a> <a href="tel:110">l</a> <a href="mailto:a@b.example">m</a>
<img src="gaya.css" srcset="gaya.css 1x, /gaya.css 2x" alt="">"""
PASSPORT = page(
    '<a href="../">x</a> <a href="../../../#satu">y</a><h2 id="bagian">a</h2><h2 id="bagian dua">b</h2>', title="Paspor"
)


def test_a_sound_site_has_no_problems(tmp_path: Path) -> None:
    assert check(tmp_path, beranda=page(SOUND, head='<link rel="stylesheet" href="gaya.css">'), paspor=PASSPORT) == []


def test_a_site_in_a_folder_of_its_host_is_checked_the_same(tmp_path: Path) -> None:
    good = page('<a href="/situs/paspor/">x</a> <a href="https://desa.example/situs/gaya.css">y</a>')
    assert check(tmp_path, "https://desa.example/situs/", beranda=good, paspor=page(title="Paspor")) == []
    (problem,) = check(tmp_path, "https://desa.example/situs/", beranda=page('<a href="/paspor/">x</a>'))
    assert "/paspor/" in problem.message


@pytest.mark.parametrize(
    ("html", "message"),
    [
        (page('<a href="visa/">x</a>'), "Tautan ke /visa/ tidak menuju halaman atau berkas apa pun."),
        (page('<a href="../../visa/">x</a>'), "Tautan ke /visa/ tidak menuju halaman atau berkas apa pun."),
        (
            page('<a href="https://desa.example/visa/">x</a>'),
            "Tautan ke /visa/ tidak menuju halaman atau berkas apa pun.",
        ),
        (page('<img src="foto.webp" alt="">'), "Tautan ke /foto.webp tidak menuju halaman atau berkas apa pun."),
        (
            page('<img srcset="/gaya.css 1x, foto.webp 2x" alt="">'),
            "Tautan ke /foto.webp tidak menuju halaman atau berkas apa pun.",
        ),
        (
            page('<p style="background:url(latar.png)">x</p>'),
            "Tautan ke /latar.png tidak menuju halaman atau berkas apa pun.",
        ),
        (page('<a href="paspor">x</a>'), "Tautan ke /paspor kurang `/` di ujung: pembaca menunggu dua kali."),
        (
            page('<a href="paspor/#biaya">x</a>'),
            "Tautan ke paspor/index.html#biaya: halaman itu tidak punya bagian `biaya`.",
        ),
        (page('<a href="#biaya">x</a>'), "Tautan ke index.html#biaya: halaman itu tidak punya bagian `biaya`."),
        (
            page('<a href="java\nscript:alert(1)">x</a>'),
            "Alamat `javascript:alert(1)` bukan alamat web.",
        ),
        (page('<a href="data:text/html,x">x</a>'), "Alamat `data:text/html,x` bukan alamat web."),
        (page('<iframe src="vbscript:x"></iframe>'), "Alamat `vbscript:x` bukan alamat web."),
        (page('<img src="data:image/png,x" alt="" onerror="x()">'), "Halaman memuat kode `img onerror`."),
        (page('<a href="http://[x">x</a>'), "Alamat `http://[x` tidak dapat dibaca."),
        (page('<p id="a"></p><p id="a"></p>'), 'Tanda id="a" dipakai 2 kali dalam satu halaman.'),
        (page(h1=""), "Halaman punya 0 judul besar (h1)."),
        (page("<h1>Lagi</h1>"), "Halaman punya 2 judul besar (h1)."),
        (page(lang=""), "<html> tidak menyebut bahasa, sehingga pembaca layar salah mengucapkan."),
        (page("<svg><title>gambar</title></svg>", title=" "), "Halaman tidak punya judul (title)."),
        (
            page('<script src="https://cdn.example/x.js"></script>'),
            "Halaman memuat https://cdn.example/x.js dari situs lain.",
        ),
        (page('<iframe src="//video.example/1"></iframe>'), "Halaman memuat //video.example/1 dari situs lain."),
        (page('<form action="https://lain.example/"></form>'), "Halaman memuat https://lain.example/ dari situs lain."),
        (
            page('<a href="paspor/" ping="https://lain.example/">x</a>'),
            "Halaman memuat https://lain.example/ dari situs lain.",
        ),
        (
            page(head='<link rel="preconnect" href="https://font.example">'),
            "Halaman memuat https://font.example dari situs lain.",
        ),
        (
            page(head="<style>@import 'https://font.example/a.css'</style>"),
            "Halaman memuat https://font.example/a.css dari situs lain.",
        ),
        (
            page(head='<link rel="canonical" href="https://lain.example/">'),
            "Alamat canonical https://lain.example/ tidak di bawah https://desa.example/.",
        ),
        (
            page(head='<link rel="canonical" href="https://desa.example/visa/">'),
            "Alamat canonical https://desa.example/visa/ bukan alamat sebuah halaman.",
        ),
        (
            page(head='<link rel="canonical" href="https://desa.example/index.html">'),
            "Alamat canonical https://desa.example/index.html bukan alamat sebuah halaman.",
        ),
        (
            page(head='<link rel="alternate" hreflang="iba" href="iba/">'),
            "Alamat hreflang iba/ tidak di bawah https://desa.example/.",
        ),
    ],
)
def test_each_mistake_is_named_with_its_page_and_a_way_out(tmp_path: Path, html: str, message: str) -> None:
    (problem,) = check(tmp_path, beranda=html, paspor=page(title="Paspor"))
    assert (problem.path, problem.message) == ("index.html", message)
    assert problem.fix and "Perbaikan: " in str(problem)


def test_titles_differ_within_a_language_only(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, beranda=page(), paspor=page(), iba=page(lang="iba"))
    assert (problem.path, problem.message) == ("paspor/index.html", "Judul “Judul” juga judul halaman index.html.")


def test_a_mistake_in_the_menu_is_told_once(tmp_path: Path) -> None:
    pages = {f"halaman{number}": page('<a href="../visa/">x</a>', title=f"Halaman {number}") for number in range(9)}
    (problem,) = check(tmp_path, **pages)
    assert problem.path == "halaman0/index.html"
    assert problem.message.endswith("Terjadi 9 kali; ini halaman pertama.")


def test_the_404_page_is_read_at_every_depth(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text(
        page('<a href="paspor/">x</a> <a href="/paspor/">y</a>', title="Tidak ada"), encoding="utf-8"
    )
    (problem,) = check(tmp_path, paspor=page())
    assert problem.message == "Alamat `paspor/` putus bila 404.html tampil di alamat yang lebih dalam."


def linked(*names: str, canonical: str = "") -> str:
    """The head of a page that names its translations; a name is both tag and folder, `id` stands at the root."""
    links = "".join(
        f'<link rel="alternate" hreflang="{name}" href="{SITE_URL}{"" if name == "id" else name + "/"}">'
        for name in names
    )
    return links + (f'<link rel="canonical" href="{SITE_URL}{canonical}">' if canonical else "")


def test_translations_that_name_each_other_are_sound(tmp_path: Path) -> None:
    head = linked("id", "iba", "jv")
    stand_in = page(head=linked("id", "iba", "jv", canonical="iba/"), lang="mad")
    assert (
        check(
            tmp_path,
            beranda=page(head=head),
            iba=page(head=head, lang="iba"),
            jv=page(head=head, lang="jv"),
            mad=stand_in,
        )
        == []
    )


def test_a_translation_that_does_not_answer_is_told(tmp_path: Path) -> None:
    (problem,) = check(tmp_path, beranda=page(head=linked("id", "iba")), iba=page(lang="iba"))
    assert (
        problem.message
        == "hreflang: index.html menyebut iba/index.html, tetapi iba/index.html tidak menyebut index.html."
    )


def test_a_page_that_leaves_itself_out_is_told(tmp_path: Path) -> None:
    problems = check(tmp_path, beranda=page(head=linked("iba")), iba=page(head=linked("id", "iba"), lang="iba"))
    assert [problem.path for problem in problems] == ["index.html"]


def test_a_thousand_pages_take_a_moment(tmp_path: Path) -> None:
    menu = "".join('<a href="../beranda0/">x</a><a href="https://imigrasi.example/">y</a>' for _ in range(30))
    for number in range(1_000):
        (tmp_path / f"beranda{number}").mkdir()
        (tmp_path / f"beranda{number}/index.html").write_text(page(menu, title=str(number)), encoding="utf-8")
    worked = sum(os.times()[:4])  # s of processor, here and in processes of its own: not what other programs take
    assert check_links(tmp_path, SITE_URL) == []
    assert sum(os.times()[:4]) - worked < 3
