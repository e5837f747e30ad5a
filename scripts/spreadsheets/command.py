"""Villages in and out of Excel: `python -m scripts sheets export desa.xlsx`, `… import desa.xlsx [--write]`."""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from scripts.data.blocks import Block, Value, read_blocks
from scripts.data.problem import SiteError
from scripts.data.project import load_project
from scripts.data.safe_write import replace_text
from scripts.paths import DATA, shown
from scripts.spreadsheets.export import write_spreadsheet
from scripts.spreadsheets.records import VILLAGES, Kind
from scripts.spreadsheets.rows import read_blocks_of, same
from scripts.spreadsheets.table import read_table
from scripts.spreadsheets.update import update


def main(arguments: Sequence[str]) -> int:
    """Write the sheet, or take it in. Raises SiteError when anything is wrong; then no file has changed."""
    parser = argparse.ArgumentParser(prog="python -m scripts sheets", description="Data desa ke dan dari Excel.")
    parser.add_argument("action", choices=("export", "import"), help="ke Excel, atau dari Excel")
    parser.add_argument("sheet", type=Path, help="berkas .xlsx atau .csv")
    parser.add_argument("--write", action="store_true", help="tulis perubahannya; tanpa ini hanya diperlihatkan")
    parser.add_argument("--data", type=Path, default=DATA / "villages.yml", help="berkas data desa")
    options = parser.parse_args(arguments)
    if options.action == "export":
        load_project(villages=options.data)
        blocks = list(read_blocks(options.data, []))
        write_spreadsheet(options.sheet, blocks)
        print(f"{len(blocks)} desa ditulis ke {options.sheet}.")
    else:
        import_sheet(options.sheet, options.data, options.write)
    return 0


def import_sheet(sheet: Path, data: Path, write: bool, folder: Path = DATA, kind: Kind = VILLAGES) -> None:
    """Print what the rows of `sheet`, each of `kind`, change in the file `data`; with `write` change it.

    folder: the data files that hold offices, gates, languages and codes.

    Raises DataError when any row is wrong; then nothing is written.
    """
    project = kind.load(folder, data)
    old = {block.key: block for block in read_blocks(data, [])}
    new, notes = read_blocks_of(read_table(sheet), project, old, kind)
    text = update(data.read_text(encoding="utf-8"), old, new, kind)
    _prove(text, new, folder, kind)
    print("\n".join([*notes, *preview(old, new, kind)]))
    if write:
        replace_text(data, text)
        print(f"Ditulis ke {shown(data)}.")
    else:
        print("Belum ada yang ditulis. Tambahkan --write kalau semuanya benar.")


def preview(old: dict[str, Block], new: list[Block], kind: Kind = VILLAGES) -> Iterator[str]:
    """Yield what would change, one line a value, in Indonesian; a new record whole."""
    counts = Counter()
    for block in new:
        name = f"{block.key} {block.values[next(iter(kind.fields))].text}"
        if block.key not in old:
            counts["added"] += 1
            yield f"+ {name}: {kind.noun} baru"
            yield from (f"    {key}: {text}" for key in kind.fields if (text := _shown(block.values.get(key))))
            continue
        pairs = [(key, old[block.key].values.get(key), block.values.get(key)) for key in kind.fields]
        changes = [f"~ {name}: {key}: {_short(was)} -> {_short(now)}" for key, was, now in pairs if not same(was, now)]
        yield from changes
        counts["changed" if changes else "kept"] += 1
    absent = len(old.keys() - {block.key for block in new})
    yield (
        f"Baru {counts['added']}, berubah {counts['changed']}, tetap {counts['kept']}, "
        f"tidak ada di lembar {absent} (dibiarkan)."
    )


def _shown(value: Value | None) -> str:
    return " / ".join(value.items or value.text.strip().split("\n")) if value else ""


def _short(value: Value | None) -> str:
    text = _shown(value)
    return f"`{text[:60]}`" if text else "(kosong)"


def _prove(text: str, meant: list[Block], folder: Path, kind: Kind) -> None:
    """Raise DataError unless `text` reads as sound data that say what is meant."""
    with tempfile.TemporaryDirectory() as workshop:
        path = Path(workshop) / kind.file
        path.write_text(text, encoding="utf-8", newline="\n")
        kind.load(folder, path)
        written = {block.key: block for block in read_blocks(path, [])}
    for block in meant:
        for key, value in block.values.items():
            if not same(written[block.key].values.get(key), value):
                raise SiteError(f"{block.key}: `{key}` tidak bisa ditulis apa adanya.", "sederhanakan isinya.")
