"""Rules on links: they lead somewhere, safely, and stay inside the reader's language."""

import posixpath
import re
from collections.abc import Iterator

from scripts.data.project import DEFAULT_LOCALE
from scripts.data.slip import distance, nearest, only_slip
from scripts.rules.rule import Context, Problem, SourcePage, rule
from scripts.source.marks import CODE, SCHEME, Link, blank, replaced

QUOTES = "“”„‟‘’‚‛«»\"'"
# A link that Markdown will not see: a space between the halves, halves swapped, the end missing.
BROKEN = (
    (re.compile(r"(?<!!)\[([^\[\]\n]{2,})\][ \t]+\(([^()\s]+\.md(?:#[\w-]*)?)\)"), "ada spasi di antara `]` dan `(`"),
    (re.compile(r"\(([^()\n]{2,})\)\[([^\[\]\s]+\.md(?:#[\w-]*)?)\]"), "kurung siku dan kurung biasa tertukar"),
    (re.compile(r"\[([^\[\]\n]{2,})\]\(([^()\s]+\.md(?:#[\w-]*)?)(?![^()\n]*\))"), "kurung tutup belum ada"),
)
EMPTY_WORDS = (
    "di sini", "disini", "klik di sini", "klik", "ini", "tautan", "link", "baca", "selengkapnya", "baca selengkapnya",
)  # fmt: skip


@rule("L101", "tautan ditulis [teks](halaman.md)")
def whole_links(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A link is `[teks](halaman.md)` without a gap, with all its brackets."""
    for line in page.lines:
        text = blank(line.text, CODE)
        for pattern, what in BROKEN:
            for match in pattern.finditer(text):
                right = replaced(line.text, {match.span(): f"[{match[1]}]({match[2]})"})
                message = f"tautan `{match[0][:60]}` rusak karena {what}, sehingga tidak bisa diketuk."
                yield page.corrected(line.number, message, right)


@rule("L102", "tautan menuju halaman situs ini atau alamat https")
def safe_links(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A link leads to a page of this site or to an https address, and its target is plain."""
    for link in (*page.links, *page.images):
        target = link.target
        scheme = SCHEME.match(target)
        if not target:
            message = "tautan belum punya tujuan, sehingga tidak bisa diketuk."
            yield page.problem(link.line, message, "Isi alamat halaman di antara kurung: [teks](halaman.md).")
        elif "{{" in target:
            message = "tujuan tautan berisi `{{ … }}`, padahal fakta sudah menjadi tautan sendiri."
            fix = f"Tulis {target.strip('<>')} saja, tanpa kurung siku dan kurung biasa."
            yield page.problem(link.line, message, fix)
        elif target[0] in QUOTES or target[-1] in QUOTES:
            message = f"tujuan `{target}` diapit tanda kutip, sehingga tautannya mati."
            yield page.corrected(link.line, message, _with_target(page, link, target.strip(QUOTES)))
        elif target.lower().startswith("http:"):
            message = f"`{target}` memakai http, sehingga isinya bisa diubah orang di jalan."
            yield page.corrected(link.line, message, _with_target(page, link, f"https:{target[5:]}"))
        elif scheme and scheme[1].lower() in ("tel", "mailto", "sms"):
            fix = "Pakai kuncinya: {{ fakta.kunci }}; fakta itu menjadi tautan sendiri."
            yield page.problem(link.line, f"`{target}` diketik sendiri; nomor dan alamat bisa berganti.", fix)
        elif scheme and scheme[1].lower() != "https":
            fix = "Pakai alamat yang diawali https://, atau nama halaman yang diakhiri .md."
            yield page.problem(link.line, f"`{target[:60]}` bukan alamat web.", fix)


@rule("L103", "halaman, bagian, dan berkas yang ditautkan ada")
def existing_targets(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A page, heading or picture that is linked to exists (a missing translation falls back to Indonesian)."""
    for link in (*page.links, *page.images):
        if not link.target or "{{" in link.target or link.target[0] in QUOTES or link.target[-1] in QUOTES:
            continue  # L102 says what is wrong
        target, _, anchor = link.target.partition("#")
        if SCHEME.match(target):
            continue
        if target.startswith("/"):
            message = f"tautan `{link.target}` diawali garis miring, sehingga mati kalau situs pindah."
            yield _lost(page, link, message, target.strip("/"), anchor, context)
            continue
        here = posixpath.dirname(page.address)
        address = posixpath.normpath(posixpath.join(here, target)) if target else page.address
        is_page = not target or target.endswith(".md") or posixpath.splitext(target)[1] in ("", ".html")
        anchors = _anchors(page.locale, address, context)
        if link.is_image or not is_page:
            yield from _missing_file(page, link, address, context)
        elif anchors is None:
            message = f"halaman `{link.target}` tidak ada, sehingga tautannya mati."
            yield _lost(page, link, message, address, anchor, context)
        elif anchor and anchor not in anchors:
            yield _lost_anchor(page, link, target, anchor, anchors)


@rule("L201", "kata tautan menyebut tujuannya")
def clear_link_words(page: SourcePage, context: Context) -> Iterator[Problem]:
    """The words of a link say where it leads: screen readers read links one by one."""
    for link in page.links:
        if link.text.lower().strip(" .*_") in EMPTY_WORDS:
            fix = f"Tulis nama tujuannya, misalnya [Biaya paspor]({link.target})."
            yield page.problem(link.line, f"tautan `{link.text}` tidak menyebut tujuannya.", fix)


def _anchors(locale: str, address: str, context: Context) -> frozenset[str] | None:
    """Return the anchors of the page a reader gets at `address`, or None where there is none."""
    # What a translation lacks is filled in from the Indonesian page.
    places = (context.pages.get(place, {}) for place in (locale, DEFAULT_LOCALE))
    found = [anchors[address] for anchors in places if address in anchors]
    return frozenset().union(*found) if found else None


def _missing_file(page: SourcePage, link: Link, address: str, context: Context) -> Iterator[Problem]:
    # A picture may lie beside the page (docs/id/…) or above the locales (docs/assets/…).
    place = posixpath.normpath(f"{page.locale}/{address}")
    if place not in context.files and posixpath.normpath(f"{DEFAULT_LOCALE}/{address}") not in context.files:
        near = [file for file in sorted(context.files) if posixpath.basename(file) == posixpath.basename(place)]
        fix = "Unggah berkas itu dulu, atau hapus baris ini."
        if near:
            folder = posixpath.dirname(f"{page.locale}/{page.address}")
            fix = _with_target(page, link, posixpath.relpath(near[0], folder))
        yield page.problem(link.line, f"berkas `{link.target}` tidak ada, sehingga tidak tampil.", fix)


def _lost_anchor(page: SourcePage, link: Link, target: str, anchor: str, anchors: frozenset[str]) -> Problem:
    """Return the problem of a link to no section of the page `target`, with the section that was probably meant."""
    message = f"bagian `#{anchor}` tidak ada di halaman tujuan, sehingga pembaca tersesat."
    near = nearest(anchor, sorted(anchors), 0.5)
    if not near:
        fix = f"Hapus `#{anchor}`, atau beri tanda pada judul tujuannya: ## Judul {{#{anchor}}}"
        return page.problem(link.line, message, fix)
    report = page.corrected if only_slip(anchor, anchors) == near else page.problem
    return report(link.line, message, _with_target(page, link, f"{target}#{near}"))


def _lost(page: SourcePage, link: Link, message: str, address: str, anchor: str, context: Context) -> Problem:
    """Return the problem of a link to no page, with the page that was probably meant."""
    known = sorted({*context.pages.get(page.locale, ()), *context.pages.get(DEFAULT_LOCALE, ())})
    bare = posixpath.normpath(address.replace("\\", "/")).removesuffix("/").removesuffix(".html").removesuffix(".md")
    renamed = context.renamed.get(bare)
    likely = [f"{renamed}.md"] if renamed else _likely(link, bare, known, context)
    folder = posixpath.dirname(page.address) or "."
    targets = [posixpath.relpath(name, folder) + (f"#{anchor}" if anchor else "") for name in likely]
    if not likely:
        return page.problem(link.line, message, "Pakai nama halaman yang ada, relatif dari halaman ini, diakhiri .md.")
    if len(likely) > 1:
        return page.problem(link.line, message, f"Pilih halaman yang dimaksud: `{'` atau `'.join(targets)}`.")
    is_certain = renamed or _is_slip_of(f"{bare}.md", likely[0], known)
    report = page.corrected if is_certain else page.problem
    return report(link.line, message, _with_target(page, link, targets[0]))


def _likely(link: Link, bare: str, known: list[str], context: Context) -> list[str]:
    """Return the pages that a link to no page may mean, the one that took its place before its namesakes elsewhere."""
    if moved := context.moved.get(f"{bare}.md"):
        return [moved]
    from_top = link.target.partition("#")[0].replace("../", "").strip("/")  # links start in the page's own folder
    same = [name for name in known if name in (f"{bare}.md", f"{bare}/index.md", from_top)]
    near = [each for each in [nearest(f"{bare}.md", known, 0.8)] if each]
    if not same and "/" not in link.target:  # the folder was forgotten, or the page of this folder got another name
        folder, word = posixpath.split(bare)
        same = [each for each in known if posixpath.basename(each) == f"{word}.md"]
        inside = (each for each in known if posixpath.dirname(each) == folder)
        longer = [each for each in inside if word in posixpath.basename(each).removesuffix(".md").split("-")]
        near = longer or near
        return list(dict.fromkeys([*near, *same])) if same and near else same or near
    return same if len(same) == 1 else near


def _is_slip_of(typed: str, near: str, known: list[str]) -> bool:
    """Whether `typed` can only mean the page `near`: the same address otherwise written, or a slip in one name of it.

    The same name in another folder is another page: a page that is gone must not lead to its namesake.
    """
    if typed.removesuffix(".md") in (near.removesuffix(".md"), near.removesuffix("/index.md")):
        return True
    here, there = typed.split("/"), near.split("/")
    differing = [(a, b) for a, b in zip(here, there, strict=False) if a != b]
    if len(here) != len(there) or len(differing) != 1 or distance(*differing[0]) > 1:
        return False
    return [each for each in known if distance(each, typed) <= 2] == [near]


def _with_target(page: SourcePage, link: Link, target: str) -> str:
    return page.typed_at(link.line).replace(f"({link.target}", f"({target}", 1).strip()
