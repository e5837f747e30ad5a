"""Rules on the files of the drawings: small, plain, one hand, nothing loaded from elsewhere.

The grammar is told to people in docs/_pemilik/gambar.md.
"""

import gzip
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

from scripts.data.drawings import FOLDER, Drawing
from scripts.data.problem import Problem
from scripts.paths import DATA, shown

LARGEST = 500  # bytes after gzip -6
VIEW_BOX = "0 0 64 64"
# Without it the forced dark theme of Chromium turns the ink light and leaves the ground white: nothing can be seen.
# Where a dark theme is forced although the phone asks for a light one, the page must say the same of its <img>.
UNTURNED = "color-scheme:only light"
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = frozenset({"g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon"})
# Attributes that only draw: none of them can load, run, name a font or style a page.
PLAIN = frozenset((
    "d", "cx", "cy", "r", "rx", "ry", "x", "y", "x1", "y1", "x2", "y2", "width", "height", "points", "transform",
    "fill", "fill-rule", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin",
))  # fmt: skip
INK, TINT, GREEN, RED, WHITE = "#14211f", "#dceae6", "#0b6b58", "#b3261e", "#fff"
COLOURS = frozenset({INK, TINT, GREEN, RED, WHITE, "none"})


def check_drawings(drawings: Mapping[str, Drawing], docs: Path) -> Iterator[Problem]:
    """Yield what is wrong with the files below `docs`: each drawing has its file, each file its drawing."""
    folder, record = docs / FOLDER, shown(docs / DATA.name / "drawings.yml")
    for drawing in drawings.values():
        if not (folder / f"{drawing.key}.svg").is_file():
            message = f"gambar `{drawing.key}` tidak punya berkas {FOLDER}/{drawing.key}.svg."
            yield Problem(record, drawing.line, message, "Unggah berkasnya, atau hapus blok ini.")
    for path in sorted(folder.glob("*")):
        if path.suffix != ".svg" or path.stem not in drawings:
            fix = f"Tulis blok `{path.stem}:` di drawings.yml, atau hapus berkas ini. Gambar harus berakhiran .svg."
            yield Problem(shown(path), 1, "berkas ini tidak ada di drawings.yml.", fix)
        else:
            yield from (Problem(shown(path), *fault) for fault in faults_of(path.read_bytes()))


def faults_of(svg: bytes) -> Iterator[tuple[int, str, str]]:
    """Yield (line, message, fix) for what is wrong with the bytes of one drawing."""
    if (size := len(gzip.compress(svg, 6, mtime=0))) > LARGEST:
        yield 1, f"gambar ini {size} bita sesudah dipadatkan.", f"Kurangi garisnya sampai {LARGEST} bita."
    if b"<!" in svg or b"<?" in svg:
        yield 1, "gambar ini berisi `<!` atau `<?`.", "Hapus baris itu: yang boleh hanya bentuk."
        return
    try:
        root = ElementTree.fromstring(svg)
    except ElementTree.ParseError as error:
        yield error.position[0], "gambar ini rusak: tandanya tidak berpasangan.", "Simpan lagi sebagai SVG biasa."
        return
    if root.tag != f"{SVG}svg" or root.get("viewBox") != VIEW_BOX:
        yield 1, "bukan gambar dengan kotak 64 x 64.", f'Tulis `viewBox="{VIEW_BOX}"` di baris pertama.'
    ground = root[0].attrib if len(root) else {}
    if (ground.get("width"), ground.get("height"), ground.get("fill")) != ("64", "64", WHITE):
        fix = f'Tulis sebagai bentuk pertama: `<rect width="64" height="64" rx="8" fill="{WHITE}" stroke="none"/>`.'
        yield 1, "gambar ini tembus pandang, hilang di layar gelap.", fix
    if root.get("style") != UNTURNED:
        yield 1, "gambar ini berubah di HP bertema gelap.", f'Tulis `style="{UNTURNED}"` di baris pertama.'
    yield from _foreign(root)


def _foreign(root: ElementTree.Element) -> Iterator[tuple[int, str, str]]:
    """Yield what does not draw. Texts and fonts look different on every phone; scripts and links load something."""
    only_shapes = f"Pakai bentuk saja: {', '.join(sorted(SHAPES))}."
    for element in root.iter():
        name = element.tag.removeprefix(SVG)
        if element is not root and name not in SHAPES:
            yield 1, f"gambar ini berisi `<{name}>`.", only_shapes
        if (element.text or "").strip() or (element.tail or "").strip():
            yield 1, "gambar ini berisi tulisan.", only_shapes
        for attribute, value in element.attrib.items():
            if element is root and attribute in ("viewBox", "style"):
                continue
            if attribute not in PLAIN:
                yield 1, f"gambar ini berisi `{attribute}=`.", "Hapus isian itu: yang boleh hanya ukuran dan warna."
            elif attribute in ("fill", "stroke") and value not in COLOURS:
                yield 1, f"warna `{value}` bukan warna situs.", f"Pakai salah satu: {', '.join(sorted(COLOURS))}."
            elif re.search(r"url|:", value):
                yield 1, f"`{attribute}=` menunjuk ke luar gambar.", only_shapes
