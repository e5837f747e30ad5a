"""Rules on recordings: both files are there, small enough for a slow phone, and it is known who spoke and when."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from scripts.pages.recordings import FOLDER, KEY, LARGEST, TYPES
from scripts.paths import DOCS
from scripts.rules.rule import Context, Problem, SourcePage, rule


@rule("S101", "rekaman lengkap dan paling besar 60 KB")
def small_recordings(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A recording is an opus and an mp3 file of at most 60 KB each, with speaker (a role) and date."""
    if KEY in page.values:
        for message, fix in faults_of(dict(page.values[KEY].pairs), DOCS / page.locale):
            yield page.problem(page.values[KEY].line, message, fix)


def faults_of(typed: object, home: Path) -> Iterator[tuple[str, str]]:
    """Yield (message, fix) for what is wrong with the value of `rekaman:`; home: folder of the language."""
    if not isinstance(typed, Mapping) or not all(typed.get(key) for key in ("berkas", "oleh", "tanggal")):
        yield "`rekaman:` belum lengkap.", "Isi `berkas:`, `oleh:` (peran, bukan nama), dan `tanggal:` di bawahnya."
        return
    for ending in TYPES:
        file = home / FOLDER / f"{typed['berkas']}{ending}"
        if not file.is_file():
            yield f"rekaman {FOLDER}/{typed['berkas']}{ending} tidak ada.", f"Unggah kedua berkas: {', '.join(TYPES)}."
        elif file.stat().st_size > LARGEST:
            size = -(-file.stat().st_size // 1024)
            message = f"rekaman {file.name} {size} KB, terlalu besar untuk sinyal lemah."
            yield message, f"Kecilkan sampai {LARGEST // 1024} KB."
