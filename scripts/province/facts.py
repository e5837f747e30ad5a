"""The facts for another province, as text: comments and order of the file stay.

A fact that names a place of the old province goes, and so do the lines that print it. One that only its source names stays,
but counts as reported until somebody has found a source of the new province.
"""

import re

from scripts.data.province import Names

BLOCK = re.compile(r"^(?:[\w.\"]+):[^\S\n]*\n(?:[ \t]+.*\n|[ \t]*\n(?=[ \t]))+", re.M)
TERM = re.compile(r"^  bentuk: istilah", re.M)
SHOWN = re.compile(r"^  (?:nilai|label|panjang|arti|nama): .*$", re.M)
SOURCE = re.compile(r"^  sumber(?:_url|_kontak)?: .*$", re.M)
ANSWERS = re.compile(r"^  menjawab: (.+)$", re.M)
NOTE = re.compile(r"^  catatan:.*$", re.M)
SERVICE = "kp2mi"
ORIGIN = "situs provinsi lain, belum dicek di sini"


def split_facts(text: str, names: Names, origin_url: str) -> tuple[str, dict[str, str], list[str]]:
    """Return the file for the new province, what the facts that went said by key, and the keys whose source must be found.

    origin_url: of this project, to name as the source until then.
    """
    pattern = names.pattern
    gone: dict[str, str] = {}
    answers: list[str] = []
    unsourced: list[str] = []

    def change(match: re.Match[str]) -> str:
        block, key = match[0], match[0].partition(":")[0].strip('"')
        if TERM.search(block):
            block = _without_places(block, pattern)
        if pattern.search("\n".join(SHOWN.findall(block))):
            gone[key] = "; ".join(line.strip() for line in SHOWN.findall(match[0]))
            answers.extend(ANSWERS.findall(block))
            return ""
        if pattern.search("\n".join(SOURCE.findall(block))):
            unsourced.append(key)
            block = _from_origin(block, origin_url)
        return NOTE.sub(lambda note: "  catatan:" if pattern.search(note[0]) else note[0], block)

    new = _with_answers(BLOCK.sub(change, text), answers)
    for key in gone:  # of an office: whoever was sent there is sent to the national service
        new = re.sub(rf"^  tanya_ke: {key}$", f"  tanya_ke: {SERVICE}", new, flags=re.M)
    new = "\n".join(line for line in new.split("\n") if not (line.startswith("#") and pattern.search(line)))
    return re.sub(r"\n{3,}", "\n\n", new), gone, unsourced


def _with_answers(text: str, answers: list[str]) -> str:
    """Let the national service answer for what the offices that went answered for: a page that says "ask" needs a door."""
    found = re.search(rf"^{SERVICE}:\n(?:  .*\n)*", text, re.M)
    if not (found and answers):
        return text
    block = found[0]
    own = ANSWERS.search(block)
    line = f"  menjawab: {', '.join([*([own[1]] if own else []), *answers])}"
    block = ANSWERS.sub(line, block) if own else f"{block}{line}\n"
    return text[: found.start()] + block + text[found.end() :]


def _without_places(block: str, pattern: re.Pattern[str]) -> str:
    """Cut `, di <place> dan <place>` from the meaning of a short form: what it means holds everywhere."""
    place = rf"(?:{pattern.pattern})"
    return re.sub(rf"(?i)(?<=\S),? di {place}(?:(?:, | dan ){place})*(?=\"?$)", "", block, flags=re.M)


def _from_origin(block: str, url: str) -> str:
    lines = (re.sub(r"^  sumber: .*", f'  sumber: "{ORIGIN}"', line) for line in block.split("\n"))
    lines = (re.sub(r"^  sumber_(url|kontak): .*", rf"  sumber_\1: {url}", line) for line in lines)
    return re.sub(r"^  keyakinan: tinggi", "  keyakinan: sedang", "\n".join(lines), flags=re.M)
