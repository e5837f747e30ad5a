"""Write into a translation which Indonesian text it was made from, after a person has said that it fits."""

import difflib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from ruamel.yaml.comments import CommentedMap

from scripts.data.kept import kept_text
from scripts.data.reviews import WORDS
from scripts.data.yaml_edit import parse, write
from scripts.pages.translation import CURRENT, UNSTAMPED, Translation
from scripts.paths import shown
from scripts.source.front_matter import read_head
from scripts.source.meaning import hash_of, words_of
from scripts.source.sections import HEAD, STAMPS


def texts_of(translation: Translation) -> dict[str, str]:
    """Return the Indonesian text behind each translated section, by name, in the order of the page."""
    own = {
        part.source.anchor: part.made_from for part in translation.parts if part.local is not None and part.made_from
    }
    return {HEAD: translation.source.head_text, **own}


def to_confirm(translation: Translation, kept: Mapping[str, str]) -> dict[str, str]:
    """Return what a translator must look at: name of section -> what changed, or the whole text where it is new."""
    changed = {}
    for name, text in texts_of(translation).items():
        state = dict(translation.states).get(name, UNSTAMPED)
        if state != CURRENT:
            before = kept.get(translation.local.stamps.get(name, ""), "").split()
            changed[name] = difference(before, words_of(text)) if before else text.strip()
    return changed


def difference(before: Sequence[str], after: Sequence[str]) -> str:
    """Return the words that went and came, with three words around them."""
    lines = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            lead, tail = " ".join(after[max(j1 - 3, 0) : j1]), " ".join(after[j2 : j2 + 3])
            lines.append(
                f"… {lead} [dulu: {' '.join(before[i1:i2]) or '–'}] [kini: {' '.join(after[j1:j2]) or '–'}] {tail} …"
            )
    return "\n".join(lines)


def stamped(translation: Translation, confirmed: Iterable[str]) -> dict[str, str]:
    """Return name -> hash for every section whose stamp stays or is new, in the order of the page."""
    fresh, old = set(confirmed), translation.local.stamps
    hashes = {
        name: hash_of(words_of(text)) if name in fresh else old.get(name, "")
        for name, text in texts_of(translation).items()
    }
    return {name: stamp for name, stamp in hashes.items() if stamp}


def write_stamps(path: Path, stamps: Mapping[str, str]) -> None:
    """Put `stamps` into the front matter of `path`, in place of older ones."""
    lines = path.read_text("utf-8").split("\n")
    _, head = read_head(shown(path), lines, [])
    if not head:
        raise ValueError(path)
    values = parse("\n".join(lines[1 : head - 1]))
    values.pop(STAMPS, None)
    values[STAMPS] = CommentedMap(stamps)
    text = "\n".join([lines[0], write(values) + lines[head - 1], *lines[head:]])
    path.write_text(text, "utf-8", newline="\n")


def write_kept(
    path: Path,
    kept: Mapping[str, str],
    translations: Iterable[Translation],
    stamps: Mapping[tuple[str, str], Mapping[str, str]],
) -> None:
    """Write the words behind every stamp in use: those known before, and those of the texts stamped now; and the stamps
    of dictionaries.

    stamps: (locale, address) -> the stamps just written, of the pages among `translations` that were stamped.
    """
    wanted = {}
    for row, stamp in kept.items():
        if f"/{WORDS}/" in row:
            wanted |= {row: stamp, stamp: kept[stamp]}
    for translation in translations:
        texts = {hash_of(words_of(text)): " ".join(words_of(text)) for text in texts_of(translation).values()}
        for stamp in stamps.get((translation.locale, translation.address), translation.local.stamps).values():
            words = texts.get(stamp) or kept.get(stamp)
            if words:
                wanted[stamp] = words
    path.write_text(kept_text(wanted), "utf-8", newline="\n")


def confirm(where: str, changes: Mapping[str, str], ask: Callable[[str], bool]) -> list[str]:
    """Show each of `changes` with its name and return the names of those for which `ask` says yes."""
    yes = []
    for name, change in changes.items():
        print(f"\n{where} {name}:\n{change}")
        if ask("Apakah terjemahannya sudah cocok dengan ini? (y/t) "):
            yes.append(name)
    return yes
