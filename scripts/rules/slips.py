"""Rules on slips of the hand that Markdown prints as they are, and on what must never stand on a page."""

import re
from collections.abc import Iterator

from scripts.data.letters import WIDE
from scripts.rules.facts_used import DAMAGED, name
from scripts.rules.rule import Context, Problem, SourcePage, rule
from scripts.source.front_matter import KEYS
from scripts.source.marks import BOX, CODE, ITEM, LINK, blank, replaced

GLUED_NUMBER = re.compile(r"(\s*)(\d{1,2})\.(?=[A-Z][a-z])")
GLUED_DASH = re.compile(r"(\s*)([-+]|\*(?=[^*]*$))(?=[A-Z][a-z])")
BARE_KEY = re.compile(
    r"(?<![\w.{/@-])(?:fakta|istilah|kontak)\.(?!(?:ya?ml|md|csv|json|xlsx|html)\b)([a-z][a-z0-9_]*)(?![\w}/@-]|\.\w)"
)
INSIDE = re.compile(r"\{\{.*?\}\}")
CONFLICT = re.compile(r"(?:<{7}|>{7}|={7}|\|{7})(?: .*)?")
HEADING_BRACE = re.compile(r"(#{1,6} .*?)\s*\{(?![:#.{ ])\s*([\w-]+)\s*\}\s*")
QUOTES = "“”„‟‘’«»"
BOLD_LINE = re.compile(r"\s*(?:\*\*|__)([^*_\n]+?)(?:\*\*|__)\s*")
MARKED = re.compile(
    r"(?<![~\w])~{1,2}(?=\S)[^~\n]+?(?<=\S)~{1,2}(?!~)|(?<![=\w])==(?=\S)[^=\n]+?(?<=\S)==(?!=)|\+\+(?=\S)[^+\n]+?\+\+"
)
URL = re.compile(r"https?://\S+")
# A NIK or family card number: 16 digits, the 7th and 8th a day (women: + 40). A passport: a letter and seven digits.
PERSONAL = re.compile(
    r"(?<![\d.,/=-])\d(?:[ .-]?\d){15}(?![\d/])|(?<![\w/=-])[A-Z]\d{7}(?![\w/-])|(?<![\w/=-])[A-Z]{2}\d{6}(?![\w/-])"
)


@rule("M108", "nomor dan butir diikuti spasi")
def spaced_items(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A step is `2. Kata` and an item `- Kata`; without the space it stays in the paragraph."""
    for before, line, after in page.neighbours():
        glued = GLUED_NUMBER.match(line.text) or GLUED_DASH.match(line.text)
        if not glued:
            continue
        right = f"{line.text[: glued.end()]} {line.text[glued.end() :]}".rstrip()
        message = f"belum ada spasi sesudah `{glued[0].strip()}`, sehingga baris ini tidak menjadi daftar."
        beside = any(ITEM.match(each.text) or GLUED_NUMBER.match(each.text) for each in (before, after))
        if beside or (glued[2].isdigit() and not before.text.strip()):
            yield page.corrected(line.number, message, right)
        else:
            yield page.problem(line.number, message, right.strip())


@rule("F107", "kunci fakta berada di dalam {{ }}")
def braced_keys(page: SourcePage, context: Context) -> Iterator[Problem]:
    """`fakta.x` without braces is printed as it is."""
    for line in page.lines:
        text = "" if WIDE.search(line.text) else line.text  # first the signs of that keyboard
        text = blank(text, CODE, INSIDE, DAMAGED)
        for match in BARE_KEY.finditer(text):
            key = match[1]
            message = f"`{match[0]}` belum diapit kurung kurawal, sehingga tercetak apa adanya."
            if key in context.facts and line.text == page.typed_at(line.number):
                yield page.corrected(line.number, message, replaced(line.text, {match.span(): name(key, context)}))
            else:
                yield page.problem(line.number, message, f"Tulis {{{{ {match[0]} }}}}, dengan kunci yang ada di data.")


@rule("M109", "kotak !!! dan ??? punya isi")
def filled_boxes(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A box has a text; an empty one is a bar that opens nothing."""
    lines = page.lines
    for at, line in enumerate(lines):
        box = BOX.fullmatch(line.text)
        if not box or (at + 1 < len(lines) and lines[at + 1].text.strip()):  # M107 looks at a line right below
            continue
        below = next((each for each in lines[at + 1 :] if each.text.strip()), None)
        if below is None or below.indent <= len(box[1]):
            fix = "Tulis isinya di bawahnya, menjorok empat spasi, atau hapus baris ini."
            yield page.problem(line.number, "kotak ini kosong.", fix)


@rule("M110", "tidak ada sisa gabungan Git")
def no_conflicts(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Marks of a merge that stopped half way show both versions to the reader."""
    for number, text in enumerate(page.typed, 1):
        if CONFLICT.fullmatch(text.rstrip()) and text[0] in "<>|":
            fix = "Pilih satu dari dua versi di sekitarnya, lalu hapus semua baris bertanda <<<<<<<, =======, dan >>>>>>>."
            yield page.problem(number, f"`{text[:20]}` sisa dua versi yang bertabrakan.", fix)


@rule("M111", "tanda pada judul ditulis {#tanda}")
def heading_marks(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A mark behind a heading starts with #; else it is printed."""
    for line in page.lines:
        if found := HEADING_BRACE.fullmatch(line.text):
            message = f"`{{{found[2]}}}` di judul tercetak apa adanya."
            yield page.problem(line.number, message, f"{found[1]} {{#{found[2]}}}, atau hapus kurung kurawalnya")


@rule("B105", "kepala halaman memakai kutip lurus")
def straight_quotes(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Curly quotes around a value of the head would be part of the title."""
    for key in KEYS:
        value = page.values.get(key)
        if value and len(value.text) > 1 and value.text[0] in QUOTES and value.text[-1] in QUOTES:
            bare = value.text.strip(QUOTES)
            typed = page.typed_at(value.line)
            message = f"`{key}:` diapit tanda kutip dari Word, yang ikut tercetak."
            yield page.corrected(value.line, message, typed.replace(value.text, f'"{bare}"', 1))


@rule("B106", "judul bagian ditulis dengan tanda #")
def real_headings(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A bold line alone looks like a heading and is none: nobody finds it in the contents."""
    for before, line, after in page.neighbours():
        bold = BOLD_LINE.fullmatch(line.text)
        if bold and not before.text.strip() and not after.text.strip() and bold[1].strip()[-1:] not in ".!?:;,…":
            message = f"baris tebal `{bold[1].strip()[:60]}` tampak seperti judul, tetapi tidak masuk daftar isi."
            yield page.problem(line.number, message, f"### {bold[1].strip()}, atau akhiri dengan titik")


@rule("M112", "tidak ada ~coret~ atau ==sorot==")
def known_marks(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Marks of other programs are printed as they are."""
    for line in page.lines:
        for match in MARKED.finditer(blank(line.text, CODE, LINK)):
            sign = match[0][: 2 if match[0][1] == match[0][0] else 1]
            message = f"tanda `{sign}` pada `{match[0][:40]}` tercetak apa adanya."
            yield page.problem(line.number, message, "Hapus tandanya, atau tulis tebal: **kata**.")


@rule("R101", "tidak ada nomor milik orang: NIK, nomor KK, nomor paspor")
def no_personal_numbers(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A number that is somebody's own has no place on a page, not even as an example."""
    for number, text in enumerate(page.typed, 1):
        for match in PERSONAL.finditer(blank(text, URL)):
            what = "NIK atau nomor KK" if len(re.sub(r"\D", "", match[0])) == 16 else "nomor paspor"
            message = f"`{match[0][:4]}…` tampak seperti {what}, nomor milik orang."
            yield page.problem(number, message, "Hapus nomor itu, juga dari keterangan usulan. Contoh pun jangan.")
