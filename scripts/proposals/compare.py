"""A proposal read against what was there: what changed without its proof, and what is gone.

Each finding is a question to the editor. It is answered by the proof itself (a new date, a new source) or by a line in the
text of the proposal: `alasan NAMA: mengapa`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.data.blocks import Block, read_blocks
from scripts.data.negation import negations
from scripts.data.problem import Problem
from scripts.paths import shown
from scripts.proposals.compare_pages import page_questions
from scripts.schema import HEADER

QUESTIONS: Mapping[str, str] = {
    "Q101": "nilai yang berubah membawa sumber atau tanggal yang baru",
    "Q102": "halaman, desa, kantor, fakta, atau tanda bahaya tidak hilang begitu saja",
    "Q103": "bagian halaman tidak hilang begitu saja",
    "Q104": "kata tidak, jangan, bukan tidak hilang dari kalimat",
    "Q105": "nomor dan fakta tidak hilang dari halaman",
    "Q106": "berkas data tidak kehilangan catatan yang menjelaskan isiannya",
    "Q107": "tombol yang berganti nama berganti juga di petunjuk yang menyebutnya",
}
REASON = re.compile(r"^[\s>*-]*alasan\s+`?([\w./#-]+)`?\s*:\s*(\S.{9,})$", re.I | re.M)


@dataclass(frozen=True)
class Proof:
    """When one of `values` of a record changes, one of `proofs` changes with it."""

    values: tuple[str, ...]
    proofs: tuple[str, ...]


CONTACT = ("alamat", "telepon", "telepon_luar", "whatsapp", "surel", "situs", "jam", "biaya")
PROOFS: Mapping[str, tuple[Proof, ...]] = {
    "facts.yml": (Proof(("nilai", "panjang", "status", "tanya"), ("dicek", "sumber", "sumber_url", "tanggal_sumber")),),
    **dict.fromkeys(
        ("offices.yml", "national.yml"),
        (
            Proof(CONTACT, ("kontak_dikonfirmasi", "sumber_kontak", "tanggal_kontak")),
            Proof(("wilayah", "kecuali"), ("sumber_wilayah", "tanggal_wilayah")),
            Proof(("kelas",), ("sumber_kelas", "tanggal_kelas")),
        ),
    ),
    "gates.yml": (Proof(("nama", "kabupaten", "seberang"), ("sumber", "tanggal_sumber")),),
    "villages.yml": (
        Proof(("program", "status", "sejak"), ("sumber", "tanggal_sumber")),
        Proof(("plb",), ("sumber_plb",)),
    ),
    "questions.yml": (Proof(("jenis",), ("sumber_url", "tanggal_sumber")),),
}
TEXTS = ("catatan", "tanya", "tanda", "mengapa", "lakukan", "arti", "")  # fields that hold sentences; '' in words
WORDS = "words.id.yml"
NAMES = {
    "facts.yml": "fakta",
    "offices.yml": "kantor",
    "national.yml": "kantor",
    "gates.yml": "gerbang",
    "villages.yml": "desa",
    "questions.yml": "tanda bahaya",
}


def reasons_in(text: str) -> Mapping[str, str]:
    """Return the reasons that the text of a proposal gives, by the name they are about."""
    return {name.lower(): why.strip() for name, why in REASON.findall(text)}


def compare(before: Path, after: Path, reasons: Mapping[str, str]) -> list[Problem]:
    """Return the questions about what changed between two docs folders and is not answered by proof or reason."""
    found = [
        *(each for name in (*PROOFS, WORDS) for each in _records(before / "_data" / name, after / "_data" / name)),
        *_named_buttons(before, after),
        *_headers(before / "_data", after / "_data"),
        *page_questions(before, after),
    ]
    return sorted({_asking(each) for each in found if each.record.lower() not in reasons})


def _asking(problem: Problem) -> Problem:
    reason = f"Kalau memang begitu, tulis di keterangan usulan: alasan {problem.record}: mengapa."
    return replace(problem, fix=f"{problem.fix} {reason}")


def _records(before: Path, after: Path) -> Iterator[Problem]:
    old, new = _blocks(before), _blocks(after)
    where, name = shown(after), before.name
    for key, block in old.items():
        if key not in new:
            message = f"{NAMES.get(name, 'kata')} `{key}` hilang, padahal tadinya tayang."
            yield Problem(where, 1, message, "Kembalikan bloknya.", rule="Q102", record=key)
            continue
        yield from _unproved(block, new[key], PROOFS.get(name, ()), where)
        for field in TEXTS:
            yield from _turned(block, new[key], field, where)


def _headers(before: Path, after: Path) -> Iterator[Problem]:
    """Ask about the comments of a data file: a form that knows none drops them all."""
    for path in sorted(after.glob("*.yml")):
        old = before / path.name
        if old.is_file() and HEADER.search(_typed(old)) and not HEADER.search(_typed(path)):
            message = "catatan di kepala berkas ini hilang, sehingga penyunting tidak tahu arti isiannya."
            fix = "Kembalikan: python -m scripts maintain comments."
            yield Problem(shown(path), 1, message, fix, rule="Q106", record=path.name)


def _named_buttons(before: Path, after: Path) -> Iterator[Problem]:
    """Ask where a page or CONTRIBUTING still names, in quotes or bold, a word of the interface that is another one now."""
    old, new = (_blocks(docs / "_data" / WORDS) for docs in (before, after))
    there = {_text(block, "") for block in new.values()}
    renamed = {_text(old[key], ""): _text(new[key], "") for key in old.keys() & new.keys() if old[key] != new[key]}
    renamed = {was: now for was, now in renamed.items() if was != now and was not in there}
    guides = [after.parent / "CONTRIBUTING.md", *sorted((after / "id").rglob("*.md"))]
    for path in guides if renamed else ():
        for number, line in enumerate(_typed(path).split("\n") if path.is_file() else (), 1):
            for was, now in renamed.items():
                if found := re.search(rf"([\"“]|\*\*){re.escape(was)}([\"”]|\*\*)", line):
                    message = f"`{was}` kini bernama `{now}`, tetapi petunjuk ini masih menyebut nama lama."
                    certain = (found[0], f"{found[1]}{now}{found[2]}")
                    fix = f"Tulis `{now}`."
                    yield Problem(shown(path), number, message, fix, certain, rule="Q107", record=path.name)


def _typed(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")


def _blocks(path: Path) -> dict[str, Block]:
    return {block.key: block for block in read_blocks(path, [])} if path.is_file() else {}


def _text(block: Block, field: str) -> str:
    value = block.values.get(field)
    return "" if value is None else " ".join(value.items or (value.text,)).strip()


def _unproved(old: Block, new: Block, proofs: tuple[Proof, ...], where: str) -> Iterator[Problem]:
    for proof in proofs:
        changed = [field for field in proof.values if _text(old, field) != _text(new, field)]
        if not changed or any(_text(old, field) != _text(new, field) and _text(new, field) for field in proof.proofs):
            continue
        for field in changed:
            if not _text(new, field) and field in CONTACT:
                continue  # taken down: that needs no proof, and the page says whom to ask
            line = new.values[field].line if field in new.values else new.line
            turned = f"dari `{_text(old, field)[:50]}` menjadi `{_text(new, field)[:50]}`"
            message = f"`{field}` pada `{old.key}` berubah {turned}, tetapi sumber dan tanggalnya tidak."
            fix = f"Cocokkan dengan sumbernya, lalu perbarui `{'` atau `'.join(proof.proofs)}`."
            yield Problem(where, line, message, fix, rule="Q101", record=old.key, field=field)


def _turned(old: Block, new: Block, field: str, where: str) -> Iterator[Problem]:
    """Ask about a text that has fewer words that turn it round than before."""
    before, after = negations(_text(old, field)), negations(_text(new, field))
    lost = before - after
    if lost and field in new.values and after.total() < before.total():
        message = f"kata `{next(iter(lost))}` hilang dari `{field or 'teks'}` pada `{old.key}`, sehingga artinya bisa terbalik."
        fix = f"Tadinya: {_text(old, field)[:120]}"
        yield Problem(where, new.values[field].line, message, f"{fix}.".replace("..", "."), rule="Q104", record=old.key)
