"""Tidied pages: the same text, without what only Material's scripts would use."""

import re
from pathlib import Path

import material
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config
from selectolax.lexbor import LexborHTMLParser

from scripts.finish.clean_html import clean_html

TEXT = """
# Paspor

Paspor bukan izin kerja. Lihat [situs](https://imigrasi.example/) dan [bagian ini](#biaya).

- [ ] KTP
- [x] KK

## Biaya

| Jenis | Biaya | Masa |
| --- | ---: | --- |
| Biasa | tanya | tanya |

| Nama | Isi |
| --- | --- |
| dua | kolom |
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A page as Material writes it, with everything switched on that this project does without."""
    folder = tmp_path_factory.mktemp("material")
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text(TEXT, encoding="utf-8")
    extensions = ["tables", {"pymdownx.tasklist": {"custom_checkbox": True}}, {"toc": {"permalink": True}}]
    theme = {"name": "material", "font": False}
    config = {
        "site_name": "Uji",
        "site_url": "https://desa.example/",
        "theme": theme,
        "plugins": [],
        "markdown_extensions": extensions,
    }
    config |= {"docs_dir": str(folder / "docs"), "site_dir": str(folder / "site")}
    (folder / "mkdocs.yml").write_text("site_name: Uji\n", encoding="utf-8")
    build(load_config(str(folder / "mkdocs.yml"), **config))
    return (folder / "site/index.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def page(built: str) -> LexborHTMLParser:
    return LexborHTMLParser(clean_html(built))


def body(html: str) -> str:
    """The inside of the body of a cleaned page."""
    return LexborHTMLParser(
        clean_html(f"<!doctype html><html lang=id><head><title>x</title></head><body>{html}</body></html>")
    ).body.inner_html


def words(html: str) -> list[str]:
    """What a person can read, word by word. A space that does not break is part of a word."""
    return re.findall(r"[^ \t\n\r\f]+", LexborHTMLParser(html).body.text(separator=" "))


@pytest.mark.parametrize(
    "selector",
    [
        ".md-toggle",
        ".md-overlay",
        ".md-dialog",
        ".no-js",
        ".headerlink",
        "input[type=checkbox]",
        "meta[name=generator]",
        "script:not([src])",
    ],
)
def test_nothing_waits_for_scripts(built: str, page: LexborHTMLParser, selector: str) -> None:
    assert LexborHTMLParser(built).css(selector), "Material no longer writes this: the rule can go"
    assert not page.css(selector)


def test_no_wrapper_is_left_empty(built: str, page: LexborHTMLParser) -> None:
    assert "announce" in built
    assert [
        box.html for box in page.css("div[data-md-component]") if not box.text(strip=True) and not box.css("*")
    ] == []


def test_every_script_of_material_is_known(built: str) -> None:
    partials = sorted((Path(material.__file__).parent / "templates/partials/javascripts").glob("*.html"))
    scripts = [
        script
        for partial in partials
        for script in re.findall(r"<script>.*?</script>", partial.read_text(encoding="utf-8"))
    ]
    assert scripts and "<script" not in body("".join(scripts))


def test_a_script_of_ours_stays() -> None:
    assert body("<script>document.title</script>") == "<script>document.title</script>"


def test_only_one_link_skips_to_the_text() -> None:
    theirs = '<div data-md-component="skip"><a href="#a" class="md-skip">Lewati</a></div>'
    assert body(theirs) == '<div data-md-component="skip"><a class="md-skip" href="#a">Lewati</a></div>'
    assert body(theirs + '<a class="skip" href="#isi">Ke isi</a>') == '<a class="skip" href="#isi">Ke isi</a>'


def test_task_lists_are_signs_that_print(page: LexborHTMLParser) -> None:
    items = [item.inner_html for item in page.css(".task-list-item")]
    assert items == [
        '<span aria-hidden="true" class="tick">☐ </span>KTP',
        '<span aria-hidden="true" class="tick">☑ </span>KK',
    ]
    assert (
        body('<ul><li><input type="checkbox" disabled> KTP</li></ul>')
        == '<ul><li><span aria-hidden="true" class="tick">☐ </span>KTP</li></ul>'
    )
    assert "KTP" in body('<label><input type="checkbox" disabled> KTP</label>')


def test_a_box_that_can_be_ticked_stays() -> None:
    assert 'type="checkbox"' in body('<input type="checkbox" id="a"><label for="a">KTP</label>')


@pytest.mark.parametrize("number", ['<a href="tel:112">112</a>', '<b><a href="https://wa.me/62">+62</a></b>'])
def test_the_sign_behind_a_number_to_tap_is_marked_as_part_of_the_sentence(number: str) -> None:
    html = clean_html(f"<p>Telepon {number}. Atau {number}, sekarang ({number}).</p><p>{number}</p>")
    page = LexborHTMLParser(html)
    assert [sign.text() for sign in page.css(".dot")] == [".", ","]
    name = page.css_first("a").text()
    assert [each.text() for each in page.css("p")] == [f"Telepon {name}. Atau {name}, sekarang ({name}).", name]
    assert clean_html(html) == html


def test_wide_tables_scroll_and_have_a_name(page: LexborHTMLParser) -> None:
    box, _ = page.css("div.table")
    assert {name: box.attributes[name] for name in ("tabindex", "role", "aria-label")} == {
        "tabindex": "0",
        "role": "region",
        "aria-label": "Jenis",
    }
    assert len(page.css("table")) == 2


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("<caption>Biaya <b>paspor</b></caption><tr><th>a<th>b<th>c", "Biaya paspor"),
        ("<tr><th></th><th>b<th>c", "b"),
        ('<tr><td colspan="3">a', "Tabel"),
        ("<caption>@@ judul @@</caption><tr><th>a<th>b<th>c", "@@ judul @@"),
    ],
)
def test_a_table_is_named_by_its_caption_or_first_header(head: str, name: str) -> None:
    assert f'aria-label="{name}"' in body(f"<table>{head}</table>")


@pytest.mark.parametrize(
    ("href", "outside"),
    [
        ("https://lain.example/", True),
        ("//lain.example", True),
        ("https://desa.example/a/", False),
        ("a/", False),
        ("tel:110", False),
        ("http://[", True),
    ],
)
def test_links_to_other_hosts_tell_them_nothing(href: str, outside: bool) -> None:
    html = f'<!doctype html><html><head><link rel="canonical" href="https://desa.example/x/"></head><body><a href="{href}" rel="license">x</a></body></html>'
    rel = LexborHTMLParser(clean_html(html)).css_first("a").attributes["rel"]
    assert rel == ("license noreferrer noopener external" if outside else "license")


def test_text_is_the_same_and_a_second_run_changes_nothing(built: str) -> None:
    once = clean_html(built)
    lost = {"¶"}  # the headerlinks
    assert [word for word in words(once) if word not in "☐☑"] == [
        word for word in words(re.sub(r"<script.*?</script>", "", built)) if word not in lost
    ]
    assert clean_html(once) == once
    assert len(once) < 0.8 * len(built)


TOKENS_EVERYWHERE = """<!doctype html><html lang="@@ tag @@"><head><title>@@ judul @@ – Situs</title>@@ alternatif @@
<meta name="description" content="@@ uraian @@"><link rel="canonical" href="@@ alamat @@"></head><body class="a @@ kelas @@">
<p id="@@ tanda @@">a @@ b @@ c</p><table><caption>@@ nama @@</caption>@@ kepala @@<tr><td>@@ sel @@</td></tr>@@ baris @@</table>
<select>@@ opsi @@</select><ul>@@ butir @@</ul><a href="https://wa.example/?text=@@ pesan @@" title='"@@ kutip @@"'>@@ x-y_1 @@</a>
<textarea>@@ kotak @@</textarea><pre> @@ pra @@ </pre><div data-md-component="z">@@ isi @@</div><script>"@@ naskah @@"</script></body></html>"""


def test_tokens_keep_place_and_quotes() -> None:
    html = clean_html(TOKENS_EVERYWHERE)
    token = re.compile(r"@@ [\w-]+ @@")
    assert sorted(token.findall(html)) == sorted(token.findall(TOKENS_EVERYWHERE))
    for attribute in re.findall(r"""<[^>]*@@[^>]*>""", html):
        assert token.search(re.sub(r"\"[^\"]*\"|'[^']*'", "", attribute)) is None, attribute
    assert html.index("@@ alternatif @@") < html.index("</head>")
    assert html.index("<tbody>") < html.index("@@ sel @@") < html.index("@@ baris @@") < html.index("</table>")
    assert clean_html(html) == html


BLOCKS = "p|ul|ol|li|div|nav|details|summary|table|caption|thead|tbody|tr|td|th|pre|br"
PIECES = st.recursive(
    st.sampled_from(["kata", " ", "\n  ", "a & b", "&lt;b&gt;", "1 < 2", "<br>", "<!-- x -->", " <!----> ", "&nbsp;"]),
    lambda inner: st.builds(
        lambda around, parts: "".join(parts).join(around.split("|")),
        st.sampled_from(
            ["<p>|</p>", "<b>|</b>", "<ul><li>|</li></ul>", "<div class=x>|</div>", "<nav>|</nav>", "<time>|</time>"]
            + ["<details><summary>x</summary>|</details>", "<span>|</span>", "<a href='//x.id'>|</a>"]
            + ["<label>|</label>", "<table><tr><th>|</th><td></td><td>x</td></tr></table>"]
        ),
        st.lists(inner | st.just('<input type="checkbox" disabled> KTP'), max_size=4),
    ),
    max_leaves=25,
)


def lines(html: str) -> list[str]:
    """What stands on the page, word by word, as a browser parts them: by spaces and by blocks, not by inline elements."""
    written = re.sub("<!--.*?-->", "", LexborHTMLParser(html).body.html)
    parted = re.sub(rf"</?(?:{BLOCKS})\b[^>]*>", "\n", written)
    return re.findall(r"[^ \t\n\r\f]+", re.sub("<[^>]*>", "", parted).replace("☐", ""))


@given(st.lists(PIECES, max_size=6).map("".join))
def test_any_page_keeps_its_words_apart_and_together(html: str) -> None:
    html = f"<!doctype html><html lang=id><head><title>x</title></head><body>{html}</body></html>"
    parsed = LexborHTMLParser(html).html
    assume(LexborHTMLParser(parsed).html == parsed)  # what is badly nested may parse into what no HTML can say
    once = clean_html(html)
    assert lines(once) == lines(html)
    assert clean_html(once) == once


@pytest.mark.parametrize("parent", ["nav", "div", "footer", "p"])
def test_links_on_one_line_stay_apart(parent: str) -> None:
    line = f'<{parent}>\n <a href="a/">Indonesia</a>\n <!-- x --> <a href="b/">Iban</a> <b>1</b><i>2</i>\n</{parent}>'
    assert body(line) == f'<{parent}><a href="a/">Indonesia</a> <a href="b/">Iban</a> <b>1</b><i>2</i></{parent}>'


def test_a_link_that_is_all_its_line_says_is_marked() -> None:
    html = body('<article><p><a href="a/">A</a></p><ul><li><a href="b/">B</a>, sumber</li></ul></article>')
    assert '<a class="lone" href="a/">' in html and '<a href="b/">' in html
