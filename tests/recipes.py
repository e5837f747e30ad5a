"""The recipes of CONTRIBUTING, done as an editor does them to the files of a project, whatever stands in these today."""

import datetime
import io
import re
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from scripts.data.project import load_project
from scripts.source.sections import read_doc
from tests import tree

TODAY = datetime.date.today()


def change_a_sentence(root: Path) -> None:
    """Recipe 1, on every Indonesian page: one more short sentence; and another wording of a heading."""
    for path in sorted((root / "docs" / "id").rglob("*.md")):
        _sub(path, r"\n\n(## )", r"\n\nTanya dulu kalau ragu.\n\n\1", once=True)
    for path in sorted((root / "docs" / "id" / "kerja").glob("*.md")):
        _sub(path, r"\n## (?!Apa yang saya lakukan)(?!.*\{#)([^\n]+)", _reworded, once=True)


def change_a_word(root: Path) -> None:
    """A sentence of the interface said in other words, in every line of the file that is a sentence."""
    _sub(root / "docs/_data/words.id.yml", r"(?m)^(\w+: )(Paspor [^{}\n\"]+)\.$", r"\1Ingat, \2.", once=True)


def change_fees(root: Path) -> None:
    """Recipe 2: every fee costs more from today on."""
    _change_facts(root, "rupiah", lambda value: str(int(value) + 5000))
    _change_facts(root, "ringgit", lambda value: str(int(value) + 5))


def change_phones(root: Path) -> None:
    """Recipe 2: every telephone number, long or short, is another one."""
    _change_facts(root, "telepon", _another_number)
    _change_facts(root, "whatsapp", _another_number)


def doubt_a_fact(root: Path) -> None:
    """Recipe 2, step 5: a fee of which nobody is sure any more sends readers to the office."""
    block = next(block for block in _facts(root) if "bentuk: rupiah" in block and "status: pasti" in block)
    unsure = re.sub(r"\n  tanya:.*", "\n  tanya: imigrasi", block.replace("status: pasti", "status: tanya"))
    _replace(root / "docs/_data/facts.yml", block, unsure)


def add_villages(root: Path) -> None:
    """Recipe 3: a copied block with another code, for the first village of every office's area, at the end of the file."""
    project = load_project(root / "docs" / "_data")
    path = root / "docs/_data/villages.yml"
    text = path.read_text(encoding="utf-8")
    have = {village.key for village in project.villages}
    for pattern in {village.regency: village for village in project.villages}.values():
        code = next((code for code in project.areas.codes(13) if code[:8] == pattern.key[:8] and code not in have), "")
        if code:
            block = re.search(rf'(?ms)^"{re.escape(pattern.key)}":\n.*?^  sumber_catatan:[^\n]*\n', text)[0]
            block = block.replace(pattern.key, code).replace(
                f"nama: {pattern.name}\n", f"nama: {_quoted(project, code)}\n"
            )
            text = f"{text.rstrip()}\n\n{block}"
    path.write_text(text, encoding="utf-8")


def add_meetings(root: Path) -> None:
    """Recipe 4: two meetings in every village."""
    days = (TODAY + datetime.timedelta(10), TODAY + datetime.timedelta(40))
    lines = "".join(f"    - {day} 09.00 Balai Desa\n" for day in days)
    _sub(root / "docs/_data/villages.yml", r"(?m)^  pertemuan:\n", f"  pertemuan:\n{lines}")


def confirm_an_office(root: Path) -> None:
    """An office has said in writing how people reach it."""
    path = root / "docs/_data/offices.yml"
    text = path.read_text(encoding="utf-8")
    offices = re.split(r"(?m)^(?=\w+:\n)", text)
    office = next(each for each in offices if re.search(r"\n  jenis: imigrasi\n", each))
    told = {
        "alamat": "Jalan Pasar Baru Nomor 12",
        "telepon": "0561-731234",
        "jam": "Senin sampai Jumat 08.00-15.00",
        "kontak_dikonfirmasi": f'"{TODAY}"',
    }
    confirmed = office
    for field, value in told.items():
        confirmed = re.sub(rf"(?m)^  {field}:.*$", f"  {field}: {value}", confirmed)
    _replace(path, office, confirmed)


def translate_a_section(root: Path) -> None:
    """Recipe 5: one section of a page that Iban lacks, sent without a stamp; then the maintainer's stamp."""
    docs = root / "docs"
    source = next(
        path
        for path in sorted((docs / "id").rglob("*.md"))
        if not (docs / "iba" / path.relative_to(docs / "id")).exists() and len(_sections(path)) > 1
    )
    target = docs / "iba" / source.relative_to(docs / "id")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(
        "---\ntitle: Nanya dulu\ndescription: Halaman dalam bahasa Iban.\npesan: Anang takut nanya.\n---\n\n"
        f"## Nanya {{#{_sections(source)[0]}}}\n\nAnang takut nanya.\n:   Jangan takut bertanya.\n",
        encoding="utf-8",
    )
    done = tree.run(root, "lang", "--stamp", str(target), "--yes")
    assert done.returncode == 0, done.stderr


def add_a_recording(root: Path) -> None:
    """Recipe 6: two files and three lines at the head of a page."""
    for page in sorted((root / "docs/iba").rglob("index.md"))[:1]:
        _sub(
            page,
            r"\npesan:",
            f'\nrekaman:\n  berkas: iba-index\n  oleh: guru dari Badau\n  tanggal: "{TODAY}"\npesan:',
            once=True,
        )
    folder = root / "docs/iba/rekaman"
    folder.mkdir(exist_ok=True)
    for ending in ("opus", "mp3"):
        (folder / f"iba-index.{ending}").write_bytes(bytes(40_000))


def add_a_page(root: Path) -> None:
    """Recipe 7: the page that is printed there, its line in the menu, and a link to it from the page before."""
    _indented(root, "### 7.", "---\n", root / "docs/id/paspor/antre.md")
    _sub(root / "mkdocs.yml", r"(?m)^( +- paspor/)biaya\.md$", r"\1biaya.md\n\1antre.md")
    _sub(root / "docs/id/paspor/biaya.md", r"\n\n(## )", r"\n\nBaca juga [antre di loket](antre.md).\n\n\1", once=True)


def translate_a_section_of_a_new_page(root: Path) -> None:
    """Recipe 5, a page that the language lacks: one section in the form printed there; then the maintainer's stamp."""
    page = root / "docs/sambas/paspor/antre.md"
    _indented(root, "#### Halaman yang belum ada", "---\n", page)
    said = {
        "(judul dalam bahasa Anda)": "Antre di loket",
        "(satu kalimat tentang halaman ini)": "Antre di loket paspor.",
        "(pesan terpenting)": "Bawa berkas asli.",
        "(judul bagian)": "Sebelum berangkat",
        "{#tanda-bagian-indonesianya}": "{#sebelum-berangkat}",
        "(kalimat dalam bahasa Anda)": "Siapkan berkas asli. Jangan menitipkan berkas.",
        "(kalimat Indonesianya)": "Siapkan berkas asli. Jangan menitipkan berkas.",
    }
    text = page.read_text(encoding="utf-8")
    for blank, words in said.items():
        text = text.replace(blank, words)
    page.write_text(text, encoding="utf-8")
    done = tree.run(root, "lang", "--stamp", str(page), "--yes")
    assert done.returncode == 0, done.stderr


def rename_a_page(root: Path) -> None:
    """Recipe 8: the command printed there, on the page of recipe 7 and its translation."""
    typed = re.search(r"python -m scripts (maintain rename \S+ \S+)", _section(root, "### 8."))[1]
    done = tree.run(root, *typed.split())
    assert done.returncode == 0, done.stderr
    assert not (root / "docs/id/paspor/antre.md").exists()
    assert (root / "docs/sambas/paspor/di-loket.md").exists()


def add_a_photo(root: Path) -> None:
    """Recipe 9: a photo as a phone makes it, beside its page, with the line printed there."""
    line = re.search(r"(?m)^ +(!\[[^\]]+\]\(([\w.-]+)\))$", _section(root, "### 9."))
    photo = io.BytesIO()
    Image.effect_noise((2000, 1500), 60).convert("RGB").save(photo, "JPEG")
    (root / "docs/id/paspor" / line[2]).write_bytes(photo.getvalue())
    _sub(root / "docs/id/paspor/biaya.md", r"\n\n(## )", rf"\n\n{line[1]}\n\n\1", once=True)


RECIPES: tuple[Callable[[Path], None], ...] = (
    change_a_sentence,
    change_a_word,
    change_fees,
    change_phones,
    doubt_a_fact,
    add_villages,
    add_meetings,
    confirm_an_office,
    translate_a_section,
    add_a_recording,
    add_a_page,
    translate_a_section_of_a_new_page,
    rename_a_page,
    add_a_photo,
)


def _section(root: Path, heading: str) -> str:
    """Return the section of CONTRIBUTING under `heading`."""
    text = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return re.split(r"(?m)^#{2,4} ", text.partition(heading)[2], maxsplit=1)[0]


def _indented(root: Path, heading: str, start: str, target: Path) -> None:
    """Write the example of a section that begins with `start` to `target`, as somebody does who copies it."""
    lines = [
        line[8:]
        for line in _section(root, heading).splitlines(keepends=True)
        if line.startswith(" " * 8) or line == "\n"
    ]
    target.parent.mkdir(parents=True, exist_ok=True)
    text = "".join(line or "\n" for line in lines)
    target.write_text(text[text.index(start) :].rstrip() + "\n", encoding="utf-8")


def _facts(root: Path) -> list[str]:
    return re.split(r"(?m)^(?=\w+:\n)", (root / "docs/_data/facts.yml").read_text(encoding="utf-8"))


def _change_facts(root: Path, form: str, other: Callable[[str], str]) -> None:
    """Give every fact of a form another value, a source of today and new dates."""
    blocks = _facts(root)
    new = {
        "tanggal_sumber": TODAY,
        "dicek": TODAY,
        "cek_lagi": TODAY + datetime.timedelta(90),
    }
    for place, block in enumerate(blocks):
        if f"\n  bentuk: {form}\n" in block and "\n  status: pasti\n" in block:
            block = re.sub(r'\n  nilai: "([^"]+)"', lambda match: f'\n  nilai: "{other(match[1])}"', block)
            for field, day in new.items():
                block = re.sub(rf"\n  {field}: .*", f'\n  {field}: "{day}"', block)
            blocks[place] = block
    (root / "docs/_data/facts.yml").write_text("".join(blocks), encoding="utf-8")


def _another_number(value: str) -> str:
    """Return a number as long as `value` with another last digit."""
    return value[:-1] + str((int(value[-1]) + 1) % 10)


def _reworded(match: re.Match[str]) -> str:
    return f"\n## Lihat juga: {match[1][0].lower()}{match[1][1:]}"


def _quoted(project, code: str) -> str:
    name = project.areas.name(code)
    return f'"{name}"' if re.search(r"[^\w .()/-]", name) else name


def _sections(path: Path) -> list[str]:
    """Return the marks of a page's sections, without those that hold a fact or a list, which a translation must keep."""
    sections = read_doc(path.read_text(encoding="utf-8")).sections
    return [section.anchor for section in sections if section.level == 2 and not re.search(r"[{(|]", section.text)]


def _sub(path: Path, pattern: str, new: str | Callable, once: bool = False) -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, new, text, count=int(once)), encoding="utf-8")


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text and old != new
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
