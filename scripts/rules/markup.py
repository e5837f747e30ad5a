"""Rules on marks that would not work on the page: pictures, tables, lists, boxes, damage from Word."""

import re
from collections.abc import Iterator

from scripts.rules.rule import Context, Problem, SourcePage, rule
from scripts.source.marks import BOX, ITEM, LONGEST_LINE, Line

EMPTY_ALT = re.compile(
    r"(?:gambar|foto|image|img|picture|screenshot|logo)?[\s_\d.-]*(?:\.?(?:jpe?g|png|webp|svg|gif))?|\S+\.(?:jpe?g|png|webp|svg|gif)",
    re.I,
)
TABLE_LINE = re.compile(r"\s*\|?[ :|-]*-[ :|-]*\|[ :|-]*")
LONG_DASHES = re.compile(r"\s*\|[\s:|-]*[—–][\s:|—–-]*")  # Word makes one dash of two or three
LONG_DASHES_RUN = re.compile(r"[—–-]+")
PASTED = re.compile(r"\S.*\t+\s*\S")
BULLET = re.compile(r"(\s*)([•·▪◦●–—])[ \t]+(?=\S)")
NUMBER = re.compile(r"(\s*)(\d{1,2})\)(?:[ \t]+(?=\S)|(?=[A-Z][a-z]))")
BOX_TITLE = re.compile(r"[\w-]+(?: [\w-]+)*(?:\s+\"[^\"]*\")?\s*")
NO_SENTENCE = ("#", "!!!", "???", "<", "|", "☐", "☑", "-[", "①")  # a bullet of another program is mended first
CURLY = str.maketrans("“”„‟", '""""')


@rule("M101", "setiap gambar punya teks pengganti")
def described_images(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Every picture has words for people who cannot see it."""
    for image in page.images:
        if EMPTY_ALT.fullmatch(image.text):
            message = "gambar belum punya teks pengganti, supaya pembaca tunanetra tahu isinya."
            yield page.problem(image.line, message, f"![Tulis apa yang tampak di gambar]({image.target})")


@rule("M103", "kotak kode ditutup")
def closed_code(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A block between two lines of ``` is closed; else the rest of the page is lost."""
    if page.open_code:
        message = "tanda ``` di baris ini tidak ditutup, sehingga sisa halaman tampil sebagai kode."
        yield page.problem(page.open_code, message, "Hapus baris ini, atau tulis ``` lagi di akhir bagiannya.")


@rule("M104", "baris tidak lebih dari 3000 huruf")
def readable_lines(page: SourcePage, context: Context) -> Iterator[Problem]:
    """No line is longer than 3000 letters: the other rules cannot look into it."""
    for number, text in enumerate(page.typed, 1):
        if len(text) > LONGEST_LINE:
            message = f"baris ini berisi {len(text)} huruf, sehingga tidak bisa diperiksa."
            yield page.problem(number, message, "Pecah menjadi beberapa paragraf dengan baris kosong di antaranya.")


@rule("M105", "tabel punya garis judul dan jumlah kolom yang sama")
def whole_tables(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A table has a line of dashes under its first row, and equally many cells in every row."""
    for group in pasted_rows(page):
        cells = [cell.strip() for cell in page.typed_at(group[0].number).split("\t") if cell.strip()]
        fix = f"| {' | '.join(cells)} |   (tiap baris begitu; baris kedua: {'| --- ' * len(cells)}|)"
        yield page.problem(group[0].number, "tabel ini ditempel dari Word atau Excel, sehingga kolomnya hilang.", fix)
    before: list[Line] = []
    for table in page.runs(lambda text: text.strip().startswith("|")):
        if before and _is_torn(page, before, table):
            message = "baris ini terputus dari tabel di atasnya oleh baris kosong, sehingga tidak tampil sebagai tabel."
            yield page.problem(table[0].number, message, "Hapus baris kosong di atas baris ini.")
        elif len(table) > 1 and LONG_DASHES.fullmatch(table[1].text):
            right = LONG_DASHES_RUN.sub("---", table[1].text)
            yield page.corrected(table[1].number, "garis tabel memakai garis panjang dari Word.", right)
        elif len(table) < 2 or not TABLE_LINE.fullmatch(table[1].text):
            line = "| --- " * _cells(table[0].text) + "|"
            message = "tabel ini belum punya garis di bawah judul kolom, sehingga tidak menjadi tabel."
            right = f"{table[0].text}\n{line}" if _is_head(table) else None
            yield page.problem(table[0].number, message, f"Sisipkan di bawah baris ini: {line}", right)
        else:
            yield from _uneven_rows(page, table)
        before = table


@rule("M106", "daftar mulai sesudah baris kosong, dengan - atau 1.")
def working_lists(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A list starts after an empty line, with `- ` or `1. `, and what belongs to an item stands four spaces in."""
    previous, inside = "", False
    for line in page.lines:
        text = line.text
        if BULLET.match(text):
            message = "butir daftar memakai tanda dari Word, sehingga tidak menjadi daftar."
            yield page.corrected(line.number, message, BULLET.sub(r"\1- ", text, count=1).rstrip())
        elif NUMBER.match(text):
            message = "nomor memakai kurung, sehingga tidak menjadi daftar langkah."
            yield page.corrected(line.number, message, NUMBER.sub(r"\1\2. ", text, count=1).rstrip())
        item = ITEM.match(text)
        if item and previous.strip() and not inside and not previous.lstrip().startswith(NO_SENTENCE):
            message = "daftar menempel pada kalimat di atasnya, sehingga tidak menjadi daftar."
            yield page.problem(line.number, message, "Sisipkan satu baris kosong di atas baris ini.", f"\n{text}")
        if inside and text.strip() and 0 < line.indent < 4 and (item or not previous.strip()):
            right = f"    {text.strip()}"
            message = "baris ini menjorok kurang dari empat spasi, sehingga lepas dari daftarnya."
            yield page.problem(line.number, message, f"{right}   (empat spasi di depan)", right)
        if text.strip():
            inside = bool(item) or (inside and (bool(previous.strip()) or line.indent > 0))
        previous = text


@rule("M107", "kotak !!! punya jenis, judul, dan isi yang menjorok")
def working_boxes(page: SourcePage, context: Context) -> Iterator[Problem]:
    """The title of a box stands in straight quotes, and its text four spaces in."""
    for _, here, below in page.neighbours():
        box = BOX.fullmatch(here.text)
        if not box:
            continue
        if not BOX_TITLE.fullmatch(box[3]):
            title = re.sub(r"[\w-]+ *", "", box[3], count=1).strip().translate(CURLY).strip("\"'")
            kind = re.match(r"[\w-]*", box[3])[0] or "note"
            message = "judul kotak tidak terbaca, sehingga kotaknya tidak jadi."
            yield page.corrected(here.number, message, f'{box[1]}{box[2]} {kind} "{title or "Judul"}"')
        if below.text.strip() and below.indent < len(box[1]) + 4:
            right = f"{box[1]}    {below.text.strip()}"
            message = "isi kotak tidak menjorok, sehingga kotaknya kosong."
            yield page.problem(below.number, message, f"{right}   (empat spasi di depan)", right)


def pasted_rows(page: SourcePage) -> list[list[Line]]:
    """Return each group of two or more lines whose cells are parted by tabs."""
    return [rows for rows in page.runs(_is_pasted) if len(rows) > 1]


def _is_pasted(text: str) -> bool:
    return "\t" in text and bool(PASTED.search(text)) and not text.lstrip().startswith("|")


def _uneven_rows(page: SourcePage, table: list[Line]) -> Iterator[Problem]:
    wanted = _cells(table[0].text)
    for row in table[1:]:
        if (count := _cells(row.text)) != wanted:
            fix = f"Sisakan {wanted} kolom; hapus tanda | yang lebih."
            if count < wanted:
                fix = row.text.strip().rstrip("|").rstrip() + " | …" * (wanted - count) + " |"
            yield page.problem(row.number, f"baris tabel ini punya {count} kolom, padahal judulnya {wanted}.", fix)


def _is_torn(page: SourcePage, before: list[Line], table: list[Line]) -> bool:
    """Whether an empty line has cut a table in two: the second half has as many cells and no head of its own."""
    gap = [page.typed_at(number).strip() for number in range(before[-1].number + 1, table[0].number)]
    has_head = len(table) > 1 and TABLE_LINE.fullmatch(table[1].text)
    return not any(gap) and not has_head and _cells(before[0].text) == _cells(table[0].text)


def _is_head(table: list[Line]) -> bool:
    """Whether the first row can only be the head of its table: words alone, above rows with the same number of cells."""
    first, *rest = table
    is_words = not re.search(r"\d|\{\{|\[", first.text)
    return is_words and bool(rest) and all(_cells(row.text) == _cells(first.text) for row in rest)


def _cells(row: str) -> int:
    text = re.sub(r"\\\||`[^`]*`|\{\{[^{}]*\}\}", "", row.strip())
    return text.removeprefix("|").removesuffix("|").count("|") + 1
