"""What may lie in docs/: everything there is published, so only pages, pictures and recordings, under plain names."""

import re
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from scripts.data.handout_names import slug
from scripts.data.problem import Problem
from scripts.pages.recordings import FOLDER as RECORDINGS
from scripts.pages.recordings import TYPES as RECORDING_TYPES
from scripts.paths import shown

PICTURES = (".jpg", ".jpeg", ".png", ".webp")
# A drawing that acts, or brings something from elsewhere.
PROGRAM = re.compile(r"<script|<foreignObject|\son\w+\s*=|javascript:|<!ENTITY|href=[\"']https?:", re.I)
LARGEST = 20 * 1024 * 1024  # bytes of a photo as a phone makes it
ADDRESS = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.md")  # what can be read out and typed on any phone
MOST_DOTS = 60_000_000  # a picture can unfold to more memory than a build has


def check_files(docs: Path) -> Iterator[Problem]:
    """Yield the files below `docs` that nobody may publish, and pictures that cannot be read. Rules P101 to P103."""
    for path in sorted(docs.rglob("*")):
        place = path.relative_to(docs)
        if not path.is_file() or place.parts[0].startswith("_"):
            continue
        if path.suffix == ".md":
            if not ADDRESS.fullmatch(path.name):
                message = f"nama berkas `{path.name}` menjadi alamat yang sulit diketik."
                fix = f"Ganti namanya: `{slug(path.stem) or 'halaman'}.md`. Huruf kecil, angka, dan tanda hubung saja."
                yield Problem(shown(path), 1, message, fix, rule="P103")
        elif path.suffix.lower() in PICTURES:
            if fault := _picture_fault(path):
                message, fix = fault
                yield Problem(shown(path), 1, message, fix, rule="P102")
        elif not _is_allowed(path, place.as_posix()):
            message = f"berkas `{path.name}` akan ikut tayang, padahal bukan halaman, gambar, atau rekaman."
            fix = f"Hapus berkas itu. Gambar: {', '.join(PICTURES)}. Teks: halaman .md."
            yield Problem(shown(path), 1, message, fix, rule="P101")


def _is_allowed(path: Path, place: str) -> bool:
    if path.suffix == ".svg":
        drawn = path.read_text(encoding="utf-8", errors="replace")
        return "<svg" in drawn and not PROGRAM.search(drawn)
    return path.suffix in RECORDING_TYPES and f"/{RECORDINGS}/" in f"/{place}"


def _picture_fault(path: Path) -> tuple[str, str] | None:
    if path.stat().st_size > LARGEST:
        return "gambar ini lebih dari 20 MB.", "Kecilkan dulu, atau ambil lagi dengan ukuran biasa."
    try:
        with Image.open(path) as picture:
            if picture.width * picture.height > MOST_DOTS:
                return "gambar ini terlalu lebar untuk diolah.", "Kecilkan dulu sampai paling banyak 6000 titik."
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return "gambar ini rusak atau bukan gambar.", "Unggah lagi sebagai JPG, PNG, atau WebP."
    return None
