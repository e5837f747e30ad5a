"""Rules on what other programs leave in a page: Word, WhatsApp, Google Docs, PDF, phone keyboards, a half-finished merge."""

import re
import unicodedata
from collections.abc import Iterator

from scripts.data.letters import WIDE, plain_digits
from scripts.rules.markup import pasted_rows
from scripts.rules.rule import Context, Problem, SourcePage, rule
from scripts.source.marks import FENCE, LONGEST_LINE

SPACES = re.compile("[\u00a0\u2007\u202f\u3000]")
HIDDEN = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffd\x00-\x08\x0b-\x1f\x7f]")
INDENTED = re.compile(r" {1,3}(#{2,6} +\S.*)")
LIGATURES = re.compile("[\ufb00-\ufb04]")
# UTF-8 read as Windows-1252: a quote, a dash, an accent.
MISREAD = re.compile("â€.?|Ã[\u0080-\u00bf©¨ª«¢¡]|Â[\u00a0-\u00bf]")
# Cyrillic and Greek letters that look like Latin ones, and those.
TWINS = str.maketrans(
    "аеіјорсухѕԁһАВЕКМНОРСТХІЈαοικνρτυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeijopcyxsdhABEKMHOPCTXIJaoiknptuABEZHIKMNOPTYX"
)
MIXED = re.compile("(?=[^\\W\\d_]*[A-Za-z])(?=[^\\W\\d_]*[\u0370-\u03ff\u0400-\u052f])[^\\W\\d_]+")
CHAT = re.compile(
    r"\s*(?:\[\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}[.:]\d\d(?:[.:]\d\d)?(?: [AP]M)?\]|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}[.:]\d\d -) "
    r"[^:\n]{1,40}: "
)
CHAT_LINE = re.compile(
    r"\W*(?:(?:diteruskan|forwarded)(?: berkali-kali| many times)?|pesan ini (?:telah )?dihapus|anda menghapus pesan ini"
    r"|(?:dikirim dari|sent from) (?:my )?\S+(?: saya)?|media tidak disertakan)\W*",
    re.I,
)
COMMENT_MARK = re.compile(r"(?<=[^\s\[\]!])\[[a-z]{1,2}\](?![(\[:])")
UNFILLED = re.compile(r"\b(?:lorem ipsum|x{3,}|isi di sini|tulis di sini|isi nanti|diisi nanti|tbd|todo)\b", re.I)
CIRCLED = re.compile("(\\s*)([\u2460-\u2473])\\s*(?=\\S)")
BRACKETED = re.compile(r"(\s*)\((\d{1,2})\)[ \t]+(?=\S)")
LETTERED = re.compile(r"(\s*)([a-h])[.)] +(?=[A-Z\[{*])")
# Letters of Word's bullet fonts, pasted as ordinary ones, and letters without a meaning of their own.
BULLET_LETTER = re.compile("(\\s*)([oüØ§]|[\uf000-\uf0ff]+)[ \\t]+(?=[A-Z\\[{*])")
BOXED = re.compile(r"(\s*)(?:-\s*)?[☐☑☒□■✓✔✅]\s*(?=\S)")
LOOSE_BOX = re.compile(r"(\s*)-(?:\[[ xX]?\]|\s+\[\]) *(?=\S)")
TORN = re.compile(r"[A-Za-z]*[a-z]{2,}-")
SWAPPED = re.compile(r"(?<!!)\[([^\[\]\s]+\.md(?:#[\w-]*)?)\]\(([^()\n]*[A-Za-z][^()\n]*)\)")
PRIVATE = ("docs.google.com", "drive.google.com", "forms.gle", "onedrive.live.com", "1drv.ms", "dropbox.com")


@rule("U102", "spasi biasa dan tidak ada huruf tersembunyi")
def visible_letters(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Lines have ordinary spaces and no hidden letters: those come along from Word and break words, links and lists."""
    rows = {line.number for group in pasted_rows(page) for line in group}
    for number, text in enumerate(page.typed, 1):
        right = HIDDEN.sub("", SPACES.sub(" ", text.expandtabs(4))).rstrip()
        for message, is_found in (
            ("baris ini memakai tab, sehingga daftar dan kotak bisa rusak.", "\t" in text and number not in rows),
            ("ada spasi khusus dari Word, sehingga baris tidak terpotong dengan benar.", SPACES.search(text)),
            ("ada huruf yang tidak terlihat, sehingga kata tidak bisa dicari.", HIDDEN.search(text)),
        ):
            if is_found and right:
                yield page.corrected(number, message, right)
            elif is_found:
                yield page.problem(number, message, "Hapus baris ini.")


@rule("U103", "huruf dan tanda dari papan ketik biasa")
def plain_letters(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Signs of other keyboards make no heading, no key and no link, and damaged letters cannot be read."""
    for number, text in enumerate(page.typed, 1):
        if text.isascii() or len(text) > LONGEST_LINE:
            continue
        wide = WIDE.sub(_plain_form, text)
        if wide != text:
            message = f"ada tanda dari papan ketik lain (`{WIDE.search(text)[0][:9]}`), yang hanya mirip tanda biasa."
            yield page.corrected(number, message, wide)
        if found := LIGATURES.search(text):
            message = f"ada huruf gabungan dari PDF (`{found[0]}`), yang tidak bisa dicari."
            yield page.corrected(number, message, LIGATURES.sub(_plain_form, text))
        if found := MISREAD.search(text):
            message = f"ada huruf rusak (`{found[0]}`), karena berkas pernah disimpan dengan huruf lain."
            yield page.problem(number, message, f"Ketik ulang: {_reread(text)}")
        if found := MIXED.search(text):
            message = f"`{found[0]}` berisi huruf dari abjad lain yang hanya mirip, sehingga tidak bisa dicari."
            yield page.problem(number, message, MIXED.sub(lambda match: match[0].translate(TWINS), text).strip())
        if wide == text and (digits := plain_digits(text)) != text:
            yield page.problem(number, "ada angka dari papan ketik lain.", digits.strip())


@rule("M113", "butir, nomor, dan judul ditulis dengan tanda Markdown")
def own_marks(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Bullets, boxes to tick, numbers and headings of other programs are printed as plain letters."""
    for before, line, after in page.neighbours():
        text = line.text
        if heading := INDENTED.fullmatch(text):
            message = "judul didahului spasi, sehingga tidak menjadi judul."
            yield page.problem(line.number, message, heading[1], heading[1])
        elif box := BOXED.match(text) or LOOSE_BOX.match(text):
            ticked = "x" if re.search(r"[☑☒✓✔✅xX]", box[0]) else " "
            right = f"{box[1]}- [{ticked}] {text[box.end() :]}".rstrip()
            yield page.corrected(line.number, f"`{box[0].strip()}` tidak menjadi kotak centang.", right)
        elif circled := CIRCLED.match(text):
            right = f"{circled[1]}{ord(circled[2]) - 0x245F}. {text[circled.end() :]}"
            yield page.corrected(line.number, f"`{circled[2]}` tidak menjadi daftar langkah.", right)
        for pattern, sign in ((BULLET_LETTER, "- "), (BRACKETED, "{}. "), (LETTERED, "{}. ")):
            found = pattern.match(text)
            if found and (pattern.match(before.text) or pattern.match(after.text)):
                count = ord(found[2]) - ord("a") + 1 if pattern is LETTERED else found[2]
                right = f"{found[1]}{sign.format(count)}{text[found.end() :]}".rstrip()
                message = f"`{found[0].strip()}` tidak menjadi daftar, sehingga semua baris menyambung."
                yield page.problem(line.number, message, right.strip(), None if pattern is LETTERED else right)


@rule("U104", "tidak ada sisa obrolan, komentar, atau contoh")
def no_remains(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Marks of a chat, of comments and of a model text are nothing for readers."""
    for _, line, after in page.neighbours():
        text, number = line.text, line.number
        if chat := CHAT.match(text):
            fix = text[chat.end() :].strip() or "Hapus baris ini."
            yield page.problem(number, "ada tanggal dan nama dari WhatsApp di depan kalimat.", fix)
        elif CHAT_LINE.fullmatch(text):
            yield page.problem(number, f"`{text.strip()[:40]}` sisa dari obrolan.", "Hapus baris ini.")
        if mark := COMMENT_MARK.search(text):
            yield page.corrected(number, f"`{mark[0]}` tanda komentar dari Google Docs.", COMMENT_MARK.sub("", text))
        if blank := UNFILLED.search(text):
            fix = "Isi yang sebenarnya, atau hapus kalimat ini."
            yield page.problem(number, f"`{blank[0]}` tempat kosong yang belum diisi.", fix)
        torn = re.search(rf"(?:^|\s)({TORN.pattern})$", text)
        rest = re.match(r"\s*([a-z]+)(.*)", after.text)
        if torn and rest and not FENCE.match(text):
            message = f"kata `{torn[1]}` terpotong di ujung baris, seperti di PDF."
            yield page.problem(number, message, f"{text.strip()[:-1]}{rest[1]}{rest[2]}")


@rule("L105", "tautan menuju halaman yang bisa dibuka semua orang")
def public_links(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A link whose text and target changed places leads nowhere, and one to somebody's own file asks for a password."""
    for line in page.lines:
        for swapped in SWAPPED.finditer(line.text):
            if ".md" not in swapped[2] and "/" not in swapped[2]:
                right = line.text.replace(swapped[0], f"[{swapped[2]}]({swapped[1]})")
                yield page.corrected(line.number, "teks dan tujuan tautan tertukar.", right)
    for link in (*page.links, *page.images):
        host = re.match(r"https://(?:www\.)?([^/?#\s]+)", link.target, re.I)
        if host and host[1].lower() in PRIVATE:
            message = f"`{host[1]}` menyimpan berkas milik orang, yang bisa hilang atau meminta kata sandi."
            yield page.problem(link.line, message, "Salin isinya ke halaman ini, atau tautkan situs resminya.")


def _plain_form(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", match[0])


def _reread(text: str) -> str:
    """Return damaged letters as they were meant, where that can be told."""
    try:
        return text.encode("cp1252").decode("utf-8").strip()
    except UnicodeError:
        return MISREAD.sub('"', text).strip()
