"""Editors' pictures as a page shows them: scaled, WebP of at most 60 KB, and nothing in them but the picture.

A photo from a phone weighs megabytes and tells where and when it was taken.
"""

import io
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageOps

from scripts.data.problem import DataError, Problem
from scripts.paths import shown
from scripts.rules.files import PICTURES

WIDEST = 720  # dots: the width of the text on a phone, twice
HEAVIEST = 60 * 1024  # bytes
QUALITIES = (80, 65, 50, 35)
IMAGE = re.compile(r"<img\b[^>]*?\bsrc=\"?([^\"\s>]+)\"?[^>]*>")
SIZED = re.compile(r"\s(?:width|height)=")


def shrink_pictures(site: Path, docs: Path) -> dict[str, str]:
    """Replace every picture of `docs` in the built `site` by its WebP, and name that on the pages; return old -> new paths.

    Raises DataError for a picture that cannot be made small enough.
    """
    sizes: dict[str, tuple[str, int, int]] = {}
    for source in sorted(path for path in docs.rglob("*") if path.suffix.lower() in PICTURES):
        place = source.relative_to(docs)
        if place.parts[0].startswith("_"):
            continue
        made = None
        for target in _targets(site, place):
            made = made or small_webp(source)
            data, width, height = made
            new = target.with_suffix(".webp")
            target.unlink()
            new.write_bytes(data)
            old = target.relative_to(site).as_posix()
            sizes[old] = (new.relative_to(site).as_posix(), width, height)
    if sizes:
        _rename_on_pages(site, sizes)
    return {old: new for old, (new, _, _) in sizes.items()}


def _targets(site: Path, place: Path) -> Iterator[Path]:
    """Yield where MkDocs put a file: at its place, and in the folder of every language that shows it."""
    inside = Path(*place.parts[1:])
    folders = [site / place, site / inside, *(each / inside for each in site.iterdir() if each.is_dir())]
    yield from (path for path in dict.fromkeys(folders) if path.is_file() and path.suffix.lower() in PICTURES)


def small_webp(source: Path) -> tuple[bytes, int, int]:
    """Return the picture as WebP without its notes, its width and height in dots. Raises DataError."""
    with Image.open(source) as opened:
        upright = ImageOps.exif_transpose(opened)
        picture = upright.convert("RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB")
    width = min(WIDEST, picture.width)
    while width >= WIDEST // 4 or width == picture.width:
        size = (width, max(1, round(picture.height * width / picture.width)))
        scaled = picture.resize(size, Image.Resampling.LANCZOS)
        for quality in QUALITIES:
            out = io.BytesIO()
            scaled.save(out, "WEBP", quality=quality, method=4, exif=b"", icc_profile=None)
            if out.tell() <= HEAVIEST:
                return out.getvalue(), *size
        width = width * 3 // 4
    message = "gambar ini tidak bisa dikecilkan sampai 60 KB."
    raise DataError([Problem(shown(source), 1, message, "Potong gambarnya, atau pakai gambar yang lebih sederhana.")])


def _rename_on_pages(site: Path, sizes: dict[str, tuple[str, int, int]]) -> None:
    for page in site.rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        folder = page.parent.relative_to(site).as_posix()

        def renamed(match: re.Match[str], folder: str = folder) -> str:
            found = sizes.get(posixpath.normpath(posixpath.join(folder, match[1])))
            if not found:
                return match[0]
            new, width, height = found
            src = posixpath.join(posixpath.dirname(match[1]), posixpath.basename(new))
            size = "" if SIZED.search(match[0]) else f' width="{width}" height="{height}" loading="lazy"'
            return match[0].replace(match[1], src, 1).replace("<img", f"<img{size}", 1)

        changed = IMAGE.sub(renamed, html)
        if changed != html:
            page.write_text(changed, encoding="utf-8", newline="\n")
