"""The frozen project after many hands: a language of its own, a changed source, a recording, a logo, pictures, old addresses.

Built once for all tests that ask what became of each, as of the last day on which none of its facts was overdue.
"""

import datetime
import random
from pathlib import Path

from PIL import Image

from scripts.proposals.day import day_of
from tests import tree

DAY = day_of(tree.DOCS.parent, datetime.date.max)
PAIR = "Nyak, nanya dulu. [Desa](tentang.md)\n:   Tanya dulu.\n"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path fill="{}" d="M0 0h8v8H0z"/></svg>'
REVIEW = '\niba/index:\n  keadaan: dibaca\n  peran: guru SD\n  tempat: Badau\n  tanggal: "2027-01-16"\n'
RECORDING = "rekaman:\n  berkas: iba-index\n  oleh: guru dari Badau\n  tanggal: 2027-01-16\npesan:"
SHOWN = "![Gerbang dari depan](../../assets/gerbang.jpg)\n\n![Loket paspor](loket.png)\n\n"
RENAMED = "paspor/lama: paspor/biaya\ndesa/6199999999: dihapus\n"


def build(folder: Path) -> None:
    """Assemble, edit and build the project in the new `folder`."""
    root = tree.assemble(folder)
    for edit in (add_language, change_source, add_recording, add_logo, add_pictures, add_old_addresses):
        edit(root)
    done = tree.run(root, "build", "--today", str(DAY))
    assert done.returncode == 0, done.stdout + done.stderr


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new, 1), "utf-8")


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def add_language(root: Path) -> None:
    done = tree.run(root, "lang", "--new", "bidayuh", "--tag", "sdo", "--name", "Bidayuh")
    assert done.returncode == 0, done.stderr
    stub = root / "docs/bidayuh/index.md"
    append(stub, f"\n## Kampung {{#tentang-situs-ini}}\n\n{PAIR}")
    change(root / "docs/_data/words.bidayuh.yml", 'desa_pesan: "="', "desa_pesan: Paspor bukai ijin.")
    assert tree.run(root, "lang", "--stamp", str(stub), "--yes").returncode == 0


def change_source(root: Path) -> None:
    change(root / "docs/id/index.md", "sebelum menjawab", "sesudah menjawab")


def add_recording(root: Path) -> None:
    change(root / "docs/iba/index.md", "pesan:", RECORDING)
    folder = root / "docs/iba/rekaman"
    folder.mkdir(parents=True)
    for ending in ("opus", "mp3"):
        (folder / f"iba-index.{ending}").write_bytes(bytes(48 * 1024 - 5))
    append(root / "docs/_data/reviews.yml", REVIEW)


def add_logo(root: Path) -> None:
    logo = root / "docs/assets/kantor/kanwil.svg"
    logo.parent.mkdir(parents=True)
    logo.write_text(LOGO.format("#123456"))
    append(root / "docs/_data/site.yml", "  logo: kanwil.svg\n")


def add_pictures(root: Path) -> None:
    photo(root / "docs/assets/gerbang.jpg")
    photo(root / "docs/id/paspor/loket.png", 640, 480)
    page = root / "docs/id/paspor/biaya.md"
    text = page.read_text(encoding="utf-8")
    at = text.index("\n## ") + 1
    page.write_text(text[:at] + SHOWN + text[at:], encoding="utf-8")


def add_old_addresses(root: Path) -> None:
    (root / "docs/_data/renamed.yml").write_text(RENAMED, encoding="utf-8")


def photo(path: Path, width: int = 1600, height: int = 1200) -> None:
    """Write a noisy photo that says where it was taken and how the phone was held."""
    chance = random.Random(7)
    small = Image.frombytes("RGB", (width // 8, height // 8), chance.randbytes(width // 8 * (height // 8) * 3))
    picture = small.resize((width, height))
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif.get_ifd(0x8825).update({1: "S", 2: (0.0, 1.0, 2.0), 3: "E", 4: (109.0, 1.0, 2.0)})
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, quality=95, exif=exif)
