"""Sentences as a reader meets them, counted."""

import pytest
from rules_page import FACTS, FIRST, hints_of, make_page

from scripts.rules.plain import expand
from scripts.rules.prose import Figures, beyond_limits, measure


def sentences(body: str) -> list[tuple[str, int]]:
    page = make_page(body, end="")
    return [(sentence.text, sentence.line - FIRST) for passage in expand(page, FACTS) for sentence in passage.sentences]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Satu. Dua!\nTiga?", [("Satu.", 0), ("Dua!", 0), ("Tiga?", 1)]),
        ("Satu yang\nlanjut. Dua.", [("Satu yang lanjut.", 0), ("Dua.", 1)]),
        ("Bayar {{ fakta.biaya_paspor_5 }}.", [("Bayar Rp350.000.", 0)]),
        (
            "Telepon {{ fakta.telepon_kp2mi }}.",
            [("Telepon belum kami pastikan; tanyakan ke kantor BP3MI (kantor pelindungan pekerja migran).", 0)],
        ),
        ("- [ ] **KTP** asli\n- [x] [Syarat](syarat.md)", [("KTP asli", 0), ("Syarat", 1)]),
        ("1. Datang. Bayar.\n2. Pulang.", [("Datang.", 0), ("Bayar.", 0), ("Pulang.", 1)]),
        ('!!! note "Judul"\n    Isi kotak.', [("Isi kotak.", 1)]),
        ("| Surat | Biaya |\n|---|---|\n| KTP | Datang sendiri. |", [("Datang sendiri.", 2)]),
        ("## Judul {#satu}\n\nIsi. { .catatan }", [("Isi.", 2)]),
        ("{{ daftar_tanda() }}\n\nIsi.", [("Isi.", 2)]),
        ("KTP, KK, dll. dibawa semua.", [("KTP, KK, dll. dibawa semua.", 0)]),
        ("Arti?\n:   Izin resmi.", [("Arti?", 0), ("Izin resmi.", 1)]),
        ("![Gambar](a.webp) Isi. <br> Lagi &amp; lagi.", [("Isi.", 0), ("Lagi & lagi.", 0)]),
    ],
)
def test_sentences_are_those_a_reader_meets(body: str, wanted: list[tuple[str, int]]) -> None:
    assert sentences(body) == wanted


def test_figures_are_nearest_ranks() -> None:
    body = "\n\n".join("kata " * size + "akhir." for size in (1, 3, 5, 7, 29))
    assert measure(make_page(body, end=""), FACTS) == Figures(5, 6, 30, 30)


def test_limits_are_named_when_broken() -> None:
    assert beyond_limits(Figures(10, 12, 20, 60)) == []
    assert len(beyond_limits(Figures(10, 12.5, 21, 61))) == 3


def test_longest_sentence_is_hinted_at_its_line() -> None:
    hints = hints_of(make_page("Pendek.\n\n" + "kata " * 30 + "akhir.", end=""))
    assert [(hint.line, "31 kata" in hint.message) for hint in hints] == [(FIRST + 2, True)]


def test_office_words_are_hinted_with_the_line() -> None:
    (hint,) = hints_of(make_page("Datang apabila perlu."))
    assert hint.fix == "Datang kalau perlu."
