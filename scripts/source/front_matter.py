"""The head of a page: `key: value` lines between two lines of `---`. Every value stays text and knows its line."""

import re
from collections.abc import Iterator

import yaml

from scripts.data.blocks import Loader, Value, first_node, nodes_in
from scripts.data.problem import Problem
from scripts.data.slip import nearest
from scripts.data.yaml_faults import COMMENT, SWITCH, quoted_line

FENCE = re.compile(r"-{3}[ \t]*")
END = re.compile(r"(?:-{3}|\.{3})[ \t]*")
PAIR = re.compile(r"(\w+): +([^\"'\n].*)")
GLUED = re.compile(r"(title|description|pesan):(?=\S)")
# Plain words and digits that YAML 1.1 (as MkDocs reads heads) takes for something else than text.
NO_TEXT = re.compile(
    r"(?:y|n|yes|no|true|false|on|off|null|none|~|[-+]?[\d_.,:]+(?:e\d+)?|0x[\da-f]+|\d{4}-\d\d?-\d\d?.*|\.inf|\.nan)",
    re.I,
)
KEYS = ("title", "description", "pesan")


def read_head(where: str, lines: list[str], problems: list[Problem]) -> tuple[dict[str, Value], int]:
    """Return the values of the head of a page and how many lines it takes (0 without a head).

    lines: the whole file; what cannot be read goes into `problems`.
    """
    if not lines or not FENCE.fullmatch(lines[0]):
        problems.append(_missing(where, lines))
        return {}, 0
    end = next((number for number, line in enumerate(lines[1:], 1) if END.fullmatch(line)), 0)
    if not end:
        message = "bagian kepala halaman tidak ditutup, sehingga judul dan pesannya hilang."
        problems.append(Problem(where, 1, message, "Tulis `---` sendirian di bawah baris `pesan:`."))
        return {}, 0
    values: dict[str, Value] = {}
    try:
        for key, value in _pairs("\n".join(lines[1:end]) + "\n"):
            if key in values:
                message = f"`{key}:` tertulis dua kali, sehingga hanya satu yang dipakai."
                problems.append(Problem(where, value.line, message, f"Hapus salah satu baris `{key}:`."))
            else:
                values[key] = value
        problems.extend(_swallowed(where, lines, end, values))
    except yaml.YAMLError as error:
        problems.append(_syntax_problem(where, lines, end, error))
        values = _read_loosely(lines[1:end])
    return values, end + 1


def _swallowed(where: str, lines: list[str], end: int, values: dict[str, Value]) -> Iterator[Problem]:
    """Yield the values of the head that are not, for MkDocs, the text that was typed."""
    for number, line in enumerate(lines[1:end], 2):
        key, colon, rest = line.partition(":")
        typed = rest.strip()
        if not (colon and key in KEYS) or key not in values or typed[:1] in ('"', "'", "|", ">"):
            continue
        right, cut = quoted_line(line), COMMENT.search(rest)
        if cut and not SWITCH.search(cut[0]):
            lost = cut[0].strip()[:60]
            message = f"`{key}:` terpotong: `{lost}` tidak tampil, sebab tanda # di situ berarti catatan."
        elif typed[:1] in ("!", "&", "*"):
            message = f"`{key}:` diawali `{typed[0]}`, sehingga kata sesudahnya hilang."
        elif typed[:1] in ("[", "{"):
            message = f"`{key}:` diawali `{typed[0]}`, sehingga tidak terbaca sebagai kalimat."
        elif NO_TEXT.fullmatch(typed):
            message = f"`{key}: {typed}` dibaca komputer sebagai angka, tanggal, atau ya/tidak, bukan kata."
        else:
            continue
        fix = right or f'{key}: "tulis dalam kutip lurus"'
        yield Problem(where, number, message, fix, (line, right) if right else None)


def _pairs(text: str) -> Iterator[tuple[str, Value]]:
    """Yield key and value of the outer level, with the pairs of a value that is a block itself; lines count from the
    file's first."""
    events = yaml.parse(text, Loader=Loader)
    if isinstance(first_node(events), yaml.MappingStartEvent):
        nodes = nodes_in(events)
        for (key, _), (value, inside) in zip(nodes, nodes, strict=True):
            if isinstance(key, yaml.ScalarEvent):
                inside = inside if isinstance(value, yaml.MappingStartEvent) else iter(())
                texts = ((name, each) for (name, _), (each, _) in zip(inside, inside, strict=True))
                pairs = tuple((name.value, each.value) for name, each in texts if _are_scalars(name, each))
                yield key.value, Value(getattr(value, "value", ""), value.start_mark.line + 2, pairs=pairs)
    for _ in events:  # a mistake further on is raised too
        pass


def _are_scalars(*events: yaml.Event) -> bool:
    return all(isinstance(event, yaml.ScalarEvent) for event in events)


def _read_loosely(lines: list[str]) -> dict[str, Value]:
    """Return what can be guessed of a damaged head, so that one mistake does not cause three more messages."""
    values: dict[str, Value] = {}
    for number, line in enumerate(lines, 2):
        key, colon, value = line.partition(":")
        if colon and key.strip() in KEYS:
            values.setdefault(key.strip(), Value(value.strip(), number))
    return values


def _missing(where: str, lines: list[str]) -> Problem:
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines and FENCE.fullmatch(lines[first]):
        message = "ada baris kosong di atas `---`, sehingga judul dan pesan tidak terbaca."
        return Problem(where, 1, message, "Hapus baris kosong di atas `---`.")
    if lines and nearest(lines[first].partition(":")[0], KEYS):
        message = "garis `---` di atas judul hilang, sehingga judul dan pesan tidak terbaca."
        autofix = (lines[first], f"---\n{lines[first]}")
        return Problem(where, first + 1, message, "Tulis `---` sendirian di baris pertama.", autofix)
    fix = "Mulai halaman dengan `---`, lalu baris `title:`, `description:`, `pesan:`, lalu `---`."
    return Problem(where, 1, "halaman ini belum punya bagian kepala, sehingga tidak berjudul.", fix)


def _syntax_problem(where: str, lines: list[str], end: int, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    # The mark can stand on the line after the culprit: look for a culprit first.
    culprits = [number for number in range(1, end) if _mended(lines[number])]
    number = culprits[0] if culprits else min(mark.line + 1 if mark else 1, end - 1)
    typed = lines[number] if number < len(lines) else ""
    message = f"baris `{typed[:60]}` tidak terbaca, sehingga judul dan pesan bisa hilang."
    if right := _mended(typed):
        return Problem(where, number + 1, message, right, (typed, right))
    return Problem(where, number + 1, message, "Tulis satu baris `nama: isi` tanpa spasi di depannya.")


def _mended(typed: str) -> str:
    """Return the line with a space after the colon, or its value in straight quotes, where that was missing; else ''."""
    glued = GLUED.match(typed)
    if glued:
        return f"{glued[1]}: {typed[glued.end() :].strip()}"
    pair = PAIR.fullmatch(typed.rstrip())
    if pair and (": " in pair[2] or pair[2][0] in "[]{}%@`&*!|>#" or pair[2].endswith(":")):
        return f'{pair[1]}: "{pair[2].replace(chr(34), chr(39))}"'
    return ""
