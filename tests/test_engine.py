"""Other engines than today's: the same pages, the same words, the same links."""

import re
from pathlib import Path

from scripts.bench.engine import Pages, differences, read_pages
from tests import tree

PAGE = '<html><body><p>Bertanya itu <b>gratis</b>.</p><a href="../">Kembali</a></body></html>'


def pages(folder: Path, **texts: str) -> Pages:
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text)
    return read_pages(folder)


def test_without_the_plugin_for_languages_the_site_is_the_same_to_the_byte(built: Path) -> None:
    done = tree.run(built, "bench", "engine")
    assert done.returncode == 0, done.stdout + done.stderr
    equal, files = re.search(r"(\d+) dari (\d+) berkas sama sampai bita", done.stdout).groups()
    assert equal == files and int(files) > 100


def test_an_engine_that_is_not_there_is_told_in_words(built: Path) -> None:
    done = tree.run(built, "bench", "engine", "mesin_lain")
    assert done.returncode == 1
    assert "`mesin_lain` belum terpasang" in done.stderr and "Perbaikan:" in done.stderr


def test_a_lost_page_a_changed_word_and_a_changed_link_are_told(tmp_path: Path) -> None:
    for name in ("now", "other"):
        (tmp_path / name).mkdir()
    now = pages(tmp_path / "now", satu=PAGE, dua=PAGE, tiga=PAGE)
    other = pages(tmp_path / "other", satu=PAGE.replace("gratis", "mahal"), dua=PAGE.replace("../", "./"), empat=PAGE)
    assert list(differences(now, other)) == [
        "empat.html: tidak ada di situs sekarang",
        "tiga.html: hilang",
        "dua.html: tautannya lain",
        "satu.html: teksnya lain",
    ]


def test_spaces_alone_are_no_difference(tmp_path: Path) -> None:
    for name in ("now", "other"):
        (tmp_path / name).mkdir()
    spaced = PAGE.replace("itu ", "itu\n  ")
    assert not list(differences(pages(tmp_path / "now", satu=PAGE), pages(tmp_path / "other", satu=spaced)))
