"""Rules on the shape of a page: its front matter, its headings, and the next step at its end. The limits are data."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.data.drawings import FOLDER
from scripts.data.project import DEFAULT_LOCALE
from scripts.data.slip import advice, nearest
from scripts.pages.topics import NAMED, TOPICS
from scripts.pages.translation import MISSING
from scripts.rules.rule import Context, Problem, SourcePage, rule
from scripts.source.marks import ITEM, Heading

NEXT_STEP = "Apa yang saya lakukan sekarang?"
DEEPEST = 3
DRAWN = re.compile(r"\bgambar=([\w-]+)")


@dataclass(frozen=True)
class FrontMatterKey:
    """One line of the front matter. why: one clause; most: as many `unit` (huruf or kata) at most."""

    key: str
    help: str
    why: str
    most: int
    unit: str

    def size(self, text: str) -> int:
        return len(text) if self.unit == "huruf" else len(text.split())


FRONT_MATTER = (
    FrontMatterKey("title", "judul pendek dengan kata biasa", "judul tampil di menu dan di obrolan", 60, "huruf"),
    FrontMatterKey(
        "description", "satu kalimat tentang isi halaman", "kalimat ini tampil di pencarian dan obrolan", 150, "huruf"
    ),
    FrontMatterKey("pesan", "satu pesan utama halaman ini", "pesan ini tampil besar di bawah judul", 20, "kata"),
)


@rule("B101", "kepala halaman berisi title, description, dan pesan yang pendek")
def complete_head(page: SourcePage, context: Context) -> Iterator[Problem]:
    """The front matter has a title, a description of at most 150 letters and one message of at most 20 words."""
    yield from page.found
    if page.is_template or not page.values:
        return
    for line in FRONT_MATTER:
        value = page.values.get(line.key)
        if value is None or not value.text.strip():
            if line.key == "title" or (page.locale, page.address) not in context.translations:
                yield _missing(page, line)  # elsewhere the Indonesian one stands in
        elif line.size(value.text) > line.most:
            size = line.size(value.text)
            message = f"`{line.key}:` berisi {size} {line.unit}, padahal {line.why}."
            yield page.problem(value.line, message, f"Ringkas sampai paling banyak {line.most} {line.unit}.")


@rule("B102", "judul bagian mulai dengan ## dan tidak melompati tingkat")
def headings_in_order(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Headings start with ## and never jump a level; # is the title of the page, which the head gives."""
    level = 1
    for heading in page.headings:
        if heading.underlined and not page.values:
            continue  # the last line of a head that was not read
        plain = f"{heading.text} {{#{heading.anchor}}}" if heading.anchor else heading.text
        if not heading.text.strip("# "):
            fix = "Tulis judulnya sesudah tanda #, atau hapus baris ini."
            yield page.problem(heading.line, "judul bagian ini kosong, sehingga daftar isi berlubang.", fix)
            continue
        if heading.underlined:
            message = f"baris di bawah `{heading.text[:60]}` menjadikannya judul tanpa sengaja."
            fix = f"Tulis `## {plain}` kalau itu judul; kalau bukan, sisipkan baris kosong."
            yield page.problem(heading.line, message, fix)
        elif heading.level == 1:
            message = "judul memakai satu #, padahal judul halaman sudah ada di `title:`."
            yield page.corrected(heading.line, message, f"## {plain}")
        elif heading.level > DEEPEST:
            message = f"judul memakai {heading.level} tanda #, terlalu dalam untuk layar kecil."
            yield page.corrected(heading.line, message, f"{'#' * DEEPEST} {plain}")
        elif heading.level > level + 1:
            message = "judul melompati satu tingkat, sehingga pembaca layar tersesat."
            yield page.corrected(heading.line, message, f"{'#' * (level + 1)} {plain}")
        level = min(max(heading.level, 2), DEEPEST)


@rule("B103", "bagian terakhir menyebut langkah berikutnya")
def next_step_last(page: SourcePage, context: Context) -> Iterator[Problem]:
    """The last section says what to do now, with at least one step or link."""
    if page.is_template or not page.values or page.open_code:
        return
    sections = [heading for heading in page.headings if heading.level <= 2]
    # Translations have this title in their own words; their structure is compared with the source elsewhere.
    if page.locale == DEFAULT_LOCALE and (problem := _wrong_last(page, sections)):
        yield problem
        return
    translation = context.translations.get((page.locale, page.address))
    if not sections or (translation and translation.parts and translation.parts[-1].state == MISSING):
        return  # readers get the Indonesian next step
    last = sections[-1]
    steps = any(ITEM.match(line.text) for line in page.lines if line.number > last.line)
    if not steps and not any(link.line > last.line for link in page.links):
        message = "bagian terakhir belum berisi langkah, padahal pembaca mencarinya di sini."
        yield page.problem(last.line, message, "Tambah daftar langkah: `- Tanya kantor desa: [Bantuan](bantuan.md).`")


@rule("B104", "satu tanda {#…} hanya untuk satu judul")
def unique_anchors(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A mark {#…} names one heading of the page only."""
    seen: dict[str, int] = {}
    for heading in (each for each in page.headings if each.anchor):
        first = seen.setdefault(heading.anchor, heading.line)
        if first != heading.line:
            message = f"tanda `{{#{heading.anchor}}}` sudah dipakai di baris {first}, sehingga tautan salah tempat."
            yield page.problem(heading.line, message, f"Ganti, misalnya: {{#{heading.anchor}-2}}")


@rule("B112", "gambar di samping judul ada di map gambar")
def known_drawing(page: SourcePage, context: Context) -> Iterator[Problem]:
    """`gambar:` in the head, and `gambar=` behind a heading, name a drawing."""
    head = page.values.get("gambar")
    named = [] if head is None else [(head.line, f"gambar: {head.text}", head.text)]
    headings = {heading.line for heading in page.headings}
    named += [
        (line.number, f"gambar={found[1]}", found[1])
        for line in page.lines
        if line.number in headings
        for found in DRAWN.finditer(line.text)
    ]
    known = [name.removeprefix(f"{FOLDER}/").removesuffix(".svg") for name in context.files if name.startswith(FOLDER)]
    for line, typed, key in named:
        if key not in known:
            fix = advice(key, known, f"Lihat nama berkas di docs/{FOLDER}/, tanpa .svg.")
            yield page.problem(line, f"`{typed}` bukan nama gambar.", fix)


@rule("B113", "kepala halaman menyebut daftar sumber yang ada")
def known_sources(page: SourcePage, context: Context) -> Iterator[Problem]:
    """`sumber:` in the head names a list of sources."""
    named = page.values.get(NAMED)
    if named and named.text not in TOPICS:
        fix = advice(named.text, TOPICS, f"Pakai salah satu: {', '.join(TOPICS)}; atau hapus baris ini.")
        yield page.problem(named.line, f"`{NAMED}: {named.text[:60]}` bukan daftar sumber.", fix)


def _missing(page: SourcePage, wanted: FrontMatterKey) -> Problem:
    near = nearest(wanted.key, page.values.keys() - {each.key for each in FRONT_MATTER})
    if near and wanted.key not in page.values:
        line = page.values[near].line
        message = f"`{near}:` tidak dikenal, sehingga `{wanted.key}:` kosong."
        return page.corrected(line, message, page.typed_at(line).replace(near, wanted.key, 1))
    line = page.values[wanted.key].line if wanted.key in page.values else 1
    message = f"`{wanted.key}:` belum diisi, padahal {wanted.why}."
    return page.problem(line, message, f"Tambah baris `{wanted.key}: …` ({wanted.help}).")


def _wrong_last(page: SourcePage, sections: list[Heading]) -> Problem | None:
    if sections and sections[-1].text == NEXT_STEP:
        return None
    right = f"## {NEXT_STEP}"
    if misplaced := [heading.line for heading in sections if heading.text == NEXT_STEP]:
        message = f"bagian `{NEXT_STEP}` bukan yang terakhir, padahal pembaca mencarinya di ujung."
        return page.problem(misplaced[0], message, "Pindahkan bagian ini ke akhir halaman.")
    if sections and nearest(sections[-1].text.lower(), [NEXT_STEP.lower()], 0.7):
        message = f"judul `{sections[-1].text}` tidak sama dengan di halaman lain, sehingga pembaca ragu."
        return page.corrected(sections[-1].line, message, right)
    message = "halaman ini belum berakhir dengan langkah berikutnya, padahal pembaca perlu tahu harus apa."
    return page.problem(page.lines[-1].number, message, f"Tambah di akhir: `{right}`, lalu daftar langkah.")
