"""One page in one local language: which of its sections may be shown, and what stands in for the others.

Pure: the Indonesian page, the local page and the words kept by stamping in, a list of parts out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.source.meaning import Vocabulary, hash_of, same_meaning, words_of
from scripts.source.page import SourcePage, read_pages
from scripts.source.sections import HEAD, Doc, Section, read_doc

CURRENT, BEHIND, UNSTAMPED, MISSING = "cocok", "tertinggal", "belum dicap", "belum ada"


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the Indonesian page and how a reader of the other language gets it.

    source: the section; local: its translation, None where another one covers it or none exists; state: of the
    translation that covers it; shown: whether anything is printed for it; made_from: all the Indonesian text that the
    translation stands for, '' for a section that only the local page has.
    """

    source: Section
    local: Section | None
    state: str
    shown: bool
    made_from: str

    @property
    def is_local(self) -> bool:
        return self.local is not None and self.state == CURRENT

    @property
    def leaves_out(self) -> bool:
        """Whether the translation is a short one that lacks a link or a fact of its source."""
        if self.local is None or not self.made_from or not self.local.is_short:
            return False
        whole = Section("", 2, "", self.made_from, True, 0)
        return not (whole.keys <= self.local.keys and whole.targets <= self.local.targets)


@dataclass(frozen=True, slots=True)
class Translation:
    """A page of `locale`; `head`: state of title, description and message."""

    locale: str
    address: str
    source: Doc
    local: Doc
    head: str
    parts: tuple[Part, ...]

    @property
    def exists(self) -> bool:
        """Whether a reader finds anything in the language: else the page is the Indonesian one."""
        return any(part.is_local for part in self.parts)

    @property
    def states(self) -> list[tuple[str, str]]:
        """(name, state) of the head and of every section, those that another one covers left out."""
        rows = [(HEAD, self.head)]
        rows += [(part.source.anchor, part.state) for part in self.parts if part.local or part.state == MISSING]
        return rows

    @property
    def is_whole(self) -> bool:
        """Whether everything is translated and up to date."""
        return all(state == CURRENT for _, state in self.states)

    @property
    def is_behind(self) -> bool:
        return any(state in (BEHIND, UNSTAMPED) for _, state in self.states)


def compare(
    locale: str, address: str, source: Doc, local: Doc, kept: Mapping[str, str], vocabulary: Vocabulary
) -> Translation:
    """Return how `local` stands to `source`. kept: hash -> words that a translation was made from."""

    def state_of(name: str, text: str) -> str:
        stamp = local.stamps.get(name, "")
        words = words_of(text)
        if not stamp:
            return UNSTAMPED
        if stamp == hash_of(words):
            return CURRENT
        same = stamp in kept and same_meaning(kept[stamp].split(), words, vocabulary)
        return CURRENT if same else BEHIND

    return Translation(
        locale, address, source, local, state_of(HEAD, source.head_text), tuple(_parts(source, local, state_of))
    )


def _parts(source: Doc, local: Doc, state_of) -> Iterator[Part]:
    mine = {section.anchor: section for section in local.sections if not section.own}
    following = dict(_own_sections(local))
    yield from following.get("", ())
    owners = owners_of(source.sections, mine)
    covered: dict[str, list[str]] = {}
    for section, owner in zip(source.sections, owners, strict=True):
        covered.setdefault(owner, []).append(section.text)
    made_from = {anchor: "\n".join(texts) for anchor, texts in covered.items() if anchor}
    states = {anchor: state_of(anchor, text) for anchor, text in made_from.items()}
    for number, (section, owner) in enumerate(zip(source.sections, owners, strict=True)):
        state = states.get(owner, MISSING)
        if owner == section.anchor:
            yield Part(section, mine[owner], state, True, made_from[owner])
            yield from following.get(owner, ())
            continue
        # A heading with nothing but translated sections below it would stand over them in the wrong language.
        below = [states.get(owners[at]) for at in _below(source.sections, number)]
        empty = not section.body.strip() and below and all(each == CURRENT for each in below)
        if owner:
            yield Part(section, None, state, state != CURRENT, "")
        else:
            yield Part(section, None, CURRENT if empty else MISSING, not empty, "")


def _own_sections(local: Doc) -> Iterator[tuple[str, list[Part]]]:
    """Yield (anchor of the section before, '' at the start; sections that only the local page has)."""
    before, parts = "", []
    for section in local.sections:
        if section.own:
            parts.append(Part(section, section, CURRENT, True, ""))
            continue
        yield before, parts
        before, parts = section.anchor, []
    yield before, parts


def owners_of(sections: Iterable[Section], mine: Mapping[str, object]) -> list[str]:
    """Return for each Indonesian section the anchor of the translation that covers it: its own, else that of the
    `##` section it belongs to, else ''."""
    owners, above = [], ""
    for section in sections:
        if section.level == 2:
            above = section.anchor if section.anchor in mine else ""
        owners.append(section.anchor if section.anchor in mine else above if section.level > 2 else "")
    return owners


def _below(sections: tuple[Section, ...], number: int) -> Iterator[int]:
    for at in range(number + 1, len(sections)):
        if sections[at].level <= sections[number].level:
            return
        yield at


def read_translations(
    project: Project, docs: Path, pages: Iterable[SourcePage] = ()
) -> dict[tuple[str, str], Translation]:
    """Return every page below `docs`/<locale>/ that has an Indonesian page, by (locale, address).

    pages: all pages of `docs`, where they have been read already.
    """
    parts = {(page.locale, page.address): read_doc("\n".join((*page.typed, ""))) for page in pages or read_pages(docs)}
    sources = {address: doc for (locale, address), doc in parts.items() if locale == DEFAULT_LOCALE}
    vocabulary = vocabulary_of(project, sources.values())
    return {
        (locale, address): compare(locale, address, sources[address], local, project.kept, vocabulary)
        for (locale, address), local in parts.items()
        if locale != DEFAULT_LOCALE and locale in project.words and address in sources
    }


def vocabulary_of(project: Project, sources: Iterable[Doc]) -> Vocabulary:
    """Return the words of all Indonesian texts: pages, interface, questions, glossaries."""
    return Vocabulary(
        [
            *(text for doc in sources for text in (doc.head_text, *(section.text for section in doc.sections))),
            *project.words[DEFAULT_LOCALE].texts.values(),
            *(text for q in project.questions for text in (q.question, q.sign, q.reason, q.action)),
            *(word for glossary in project.glossaries.values() for word in glossary.meanings),
        ]
    )
