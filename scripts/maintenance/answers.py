"""What an office answered, read back: `python -m scripts maintain answers FILE.xlsx --office KEY --by ROLE --date DATE`.

Shows first what would change; with --write changes facts.yml, the office's file and plb.csv, all of them or none.
"""

import argparse
import datetime
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from scripts.data.blocks import Block, read_blocks
from scripts.data.day import today
from scripts.data.facts import Fact
from scripts.data.fields import fields_of
from scripts.data.offices import Office
from scripts.data.parsers import Fault
from scripts.data.persons import role
from scripts.data.problem import DataError, Problem
from scripts.data.project import Project, load_project
from scripts.data.safe_write import replace_texts
from scripts.data.yaml_edit import parse, put, styled, write
from scripts.maintenance.answer_rows import Answer, read_answers
from scripts.maintenance.answer_values import Changes, Sender, changes_of
from scripts.paths import DATA, shown

FACTS, PASSES = "facts.yml", "provinsi/plb.csv"
OFFICES = ("offices.yml", "national.yml")  # the second where the data have it
RECORDS = {FACTS: Fact, **dict.fromkeys(OFFICES, Office)}


def main(arguments: Sequence[str]) -> int:
    """Take the answers in. Raises SiteError when anything is wrong; then no file has changed."""
    options = _options(arguments)
    _check_options(options)
    project = load_project(options.data)
    import_answers(read_answers(options.sheet, project, options.office), project, options)
    return 0


def import_answers(answers: Sequence[Answer], project: Project, options: argparse.Namespace) -> None:
    """Print what `answers` change in the files of `options.data`; with `options.write` change them.

    Raises SiteError when an answer does not fit; then nothing is written.
    """
    sender = Sender(options.office, options.by, options.date)
    changes = changes_of(answers, project, sender, options.sheet.name)
    texts = dict(_new_texts(changes, options.data))
    _prove(texts, options.data)
    lines = list(preview(changes, options.data))
    print("\n".join([*lines, f"{len(answers)} jawaban, {len(lines)} baris berubah."]))
    if options.write:
        replace_texts({options.data / name: text for name, text in texts.items()})
        print(f"Ditulis: {', '.join(shown(options.data / name) for name in texts) or 'tidak ada'}.")
    else:
        print("Belum ada yang ditulis. Baca kalimatnya, lalu tambahkan --write kalau semuanya benar.")


def preview(changes: Changes, folder: Path) -> Iterator[str]:
    """Yield what would change, one line a value, in Indonesian."""
    for name, by_block in _by_file(changes, folder).items():
        blocks = _blocks(folder / name)
        for key, values in by_block.items():
            for field, new in values.items():
                old = blocks[key].values[field].text.strip() if field in blocks[key].values else ""
                if old != new:
                    yield f"~ {key}: {field}: {_short(old)} -> {_short(new)}"
    for area, row in changes.passes.items():
        yield f"~ {PASSES}: {area}: {row}"


def _short(text: str) -> str:
    return f"`{text[-80:]}`" if text else "(kosong)"


def _new_texts(changes: Changes, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (file, new text) for each file that changes; every line that no answer touches stays as it is."""
    for name, by_block in _by_file(changes, folder).items():
        text = (folder / name).read_text(encoding="utf-8")
        yield name, set_values(text, by_block, [field.key for field in fields_of(RECORDS[name])])
    if changes.passes:
        lines = (folder / PASSES).read_text(encoding="utf-8").split("\n")
        yield PASSES, "\n".join(changes.passes.get(line.partition(",")[0], line) for line in lines)


def set_values(text: str, changes: Mapping[str, Mapping[str, str]], order: Sequence[str]) -> str:
    """Return the file `text` with `changes` (block -> key -> new text); a value in quotes stays in quotes. order: of the keys."""
    data = parse(text)
    for name, values in changes.items():
        for key in sorted(values, key=order.index):
            old, new = data[name].get(key), values[key]
            if new or old is not None:
                is_quoted = new and isinstance(old, DoubleQuotedScalarString)
                put(data[name], key, DoubleQuotedScalarString(new) if is_quoted else styled(new), order)
    return write(data)


def _by_file(changes: Changes, folder: Path) -> dict[str, Mapping[str, Mapping[str, str]]]:
    """Return the changed values by file, block and field."""
    offices = next((name for name in OFFICES if changes.offices.keys() <= _blocks(folder / name).keys()), OFFICES[0])
    return {name: values for name, values in ((FACTS, changes.facts), (offices, changes.offices)) if values}


def _blocks(path: Path) -> dict[str, Block]:
    return {block.key: block for block in read_blocks(path, [])} if path.exists() else {}


def _prove(texts: dict[str, str], folder: Path) -> None:
    """Raise DataError unless the data with `texts` are sound."""
    with tempfile.TemporaryDirectory() as copy:
        new = Path(shutil.copytree(folder, Path(copy) / folder.name))
        for name, text in texts.items():
            (new / name).write_text(text, encoding="utf-8", newline="\n")
        load_project(new)


def _check_options(options: argparse.Namespace) -> None:
    problems = []
    try:
        role(options.by)
    except Fault as fault:
        problems.append(Problem("--by", 1, f"`{options.by[:60]}` {fault.message}.", fault.fix))
    if options.date > today():
        problems.append(Problem("--date", 1, f"tanggal {options.date} belum tiba.", "Tulis tanggal kantor menjawab."))
    if problems:
        raise DataError(problems)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m scripts maintain answers", description="Jawaban kantor ke dalam data, dengan tanggal dan peran."
    )
    parser.add_argument("sheet", type=Path, help="berkas .xlsx dari `maintain questions`, sudah diisi")
    parser.add_argument("--office", required=True, help="kunci kantor yang menjawab")
    parser.add_argument("--by", required=True, help="peran yang menjawab, misalnya: kepala seksi (bukan nama)")
    parser.add_argument("--date", type=datetime.date.fromisoformat, required=True, help="tanggal kantor menjawab")
    parser.add_argument("--write", action="store_true", help="tulis perubahannya; tanpa ini hanya diperlihatkan")
    parser.add_argument("--data", type=Path, default=DATA, help="map data")
    return parser.parse_args(arguments)
