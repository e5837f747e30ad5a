"""Rules on translations: they have the sections, links and facts of the Indonesian page. Their age is only a hint."""

from collections.abc import Iterable, Iterator

from scripts.data.project import DEFAULT_LOCALE
from scripts.data.slip import nearest
from scripts.pages.translation import BEHIND, MISSING, UNSTAMPED, Part, Translation
from scripts.rules.rule import Context, Problem, SourcePage, rule
from scripts.source.marks import LANG
from scripts.source.sections import START, Section

WHY = {
    BEHIND: "kalimat Indonesianya sudah berubah sejak diterjemahkan",
    UNSTAMPED: "belum dicap, jadi tampil dalam bahasa Indonesia",
    MISSING: "belum diterjemahkan",
}


@rule("T101", "bagian terjemahan ada juga di halaman Indonesia")
def known_sections(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Each section of a translation belongs to a section of the Indonesian page, by its mark {#…}; else nobody sees it. A section in
    pairs that only this language has says so: {.sendiri}."""
    translation = _translation(page, context)
    for section in translation.local.sections if translation else ():
        known = [each.anchor for each in translation.source.sections]
        if section.own and not section.is_short:
            message = f"bagian `{section.anchor}` hanya ada di bahasa ini, tetapi tidak berpasangan kalimat Indonesia."
            yield page.problem(section.line, message, "Tulis tiap kalimat berpasangan: baris `:   …` di bawahnya.")
        if section.anchor in known or section.own:
            continue
        near = nearest(section.anchor, known)
        fix = f"Tulis tanda bagian Indonesianya di ujung judul: {{#{near}}}" if near else _choices(translation)
        message = f"judul `{section.heading[:60]}` tidak punya pasangan di halaman Indonesia, sehingga tidak tampil."
        if section.anchor == START:
            message = "ada kalimat sebelum judul pertama, padahal halaman Indonesia tidak punya, sehingga tidak tampil."
            fix = "Pindahkan kalimat itu ke bawah sebuah judul."
        yield page.problem(section.line, message, fix)


@rule("T102", "urutan bagian sama dengan halaman Indonesia")
def sections_in_order(page: SourcePage, context: Context) -> Iterator[Problem]:
    """The sections of a translation stand in the order of the Indonesian page, each once."""
    translation = _translation(page, context)
    order = [each.anchor for each in translation.source.sections] if translation else []
    last: Section | None = None
    for section in translation.local.sections if translation else ():
        if section.anchor not in order:
            continue
        if last and order.index(section.anchor) == order.index(last.anchor):
            yield page.problem(section.line, f"bagian `{section.anchor}` ditulis dua kali.", "Gabungkan keduanya.")
        elif last and order.index(section.anchor) < order.index(last.anchor):
            message = f"bagian `{section.anchor}` tidak berurutan dengan halaman Indonesia."
            yield page.problem(section.line, message, f"Pindahkan ke atas bagian `{last.anchor}`.")
        else:
            last = section


@rule("T103", "tautan dan fakta sama dengan halaman Indonesia")
def same_links_and_facts(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A translation prints no fact and follows no link that the Indonesian page has not."""
    for part, mine, theirs, what, _ in _compared(_translation(page, context)):
        for name in sorted(mine - theirs):
            message = f"{what} `{name}` di bagian `{part.local.anchor}` tidak ada di halaman Indonesia."
            fix = f"Hapus, atau tambahkan dulu di docs/id/{page.address}."
            yield page.problem(_line(part.local, name), message, fix)


@rule("T107", "terjemahan penuh tidak meninggalkan tautan dan fakta")
def no_lost_links_and_facts(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A section that is not written in pairs leaves out no fact and no link of the Indonesian one."""
    for part, mine, theirs, what, shape in _compared(_translation(page, context)):
        for name in sorted(() if part.local.is_short else theirs - mine):
            message = f"{what} `{name}` ada di bagian Indonesia `{part.local.anchor}`, tetapi tidak di terjemahannya."
            yield page.problem(part.local.line, message, f"Tambahkan {shape.format(name)} di bagian ini.")


def _compared(translation: Translation | None) -> Iterator[tuple[Part, frozenset[str], set[str], str, str]]:
    """Yield each translated part with its links and those it may have, then with its facts; a short one may take any."""
    for part in translation.parts if translation else ():
        if part.local is None or part.local.own:
            continue
        own = Section("", 2, "", part.made_from, True, 0)
        compared = translation.source.sections if part.local.is_short else (own,)
        yield part, part.local.targets, {t for each in compared for t in each.targets}, "tautan", "[…]({})"
        yield part, part.local.keys, {k for each in compared for k in each.keys}, "fakta", "{}"


@rule("T105", "setiap halaman terjemahan punya halaman Indonesia dengan nama yang sama")
def twin(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A page of another language stands beside an Indonesian one of the same address; else nobody can check what it says."""
    known = context.pages.get(DEFAULT_LOCALE, {})
    if page.locale == DEFAULT_LOCALE or page.is_template or page.address in known or not known:
        return
    near = nearest(page.address, known)
    fix = f"Mungkin namanya docs/{page.locale}/{near}. " if near else ""
    message = f"halaman ini tidak punya pasangan docs/{DEFAULT_LOCALE}/{page.address}, sehingga tidak bisa diperiksa."
    yield page.problem(1, message, f"{fix}Ganti namanya, tulis dulu halaman Indonesianya, atau hapus.")


@rule("T104", "tanda bahasa sesuai halamannya")
def own_language(page: SourcePage, context: Context) -> Iterator[Problem]:
    """What a translation marks with `lang` is its own language or Indonesian."""
    tag = context.tags.get(page.locale)
    if page.locale == DEFAULT_LOCALE or tag is None:
        return
    for line in page.lines:
        for match in LANG.finditer(line.text):
            if match[1] not in (tag, DEFAULT_LOCALE):
                fix = line.text.strip().replace(match[1], tag)
                yield page.problem(line.number, f"`lang={match[1]}` bukan bahasa halaman ini.", fix)


@rule("T201", "terjemahan cocok dengan kalimat Indonesia yang sekarang")
def age(page: SourcePage, context: Context) -> Iterator[Problem]:
    """Sections that are behind, not stamped or missing are shown in Indonesian."""
    translation = _translation(page, context)
    if translation is None:
        return
    for state, why in WHY.items():
        if not (names := [name for name, each in translation.states if each == state]):
            continue
        line = next((each.line for each in translation.local.sections if each.anchor in names), 1)
        fix = f"Cocokkan, lalu: python -m scripts lang --stamp {page.path}"
        if state == MISSING:
            fix = f"Terjemahkan bagian itu, dengan tandanya di ujung judul: {_marks(names)}"
        yield page.problem(line, f"{why}: {', '.join(names)}.", fix)


@rule("T202", "judul yang diterjemahkan punya tanda {#…} tetap")
def lasting_anchors(page: SourcePage, context: Context) -> Iterator[Problem]:
    """A heading that has a translation carries its mark, so that a new wording does not cut the translation off."""
    if page.locale != DEFAULT_LOCALE:
        return
    mine = [each for (_, address), each in context.translations.items() if address == page.address]
    used = {section.anchor for each in mine for section in each.local.sections}
    for section in mine[0].source.sections if mine else ():
        if section.anchor in used and not section.explicit:
            message = f"judul `{section.heading}` sudah diterjemahkan, tetapi belum punya tanda."
            yield page.problem(section.line, message, f"{'#' * section.level} {section.heading} {{#{section.anchor}}}")


def _translation(page: SourcePage, context: Context) -> Translation | None:
    return context.translations.get((page.locale, page.address))


def _choices(translation: Translation) -> str:
    free = _marks(each.anchor for each in translation.source.sections if each.anchor != START)
    return f"Tulis salah satu tanda ini di ujung judul: {free}. Tidak ada yang cocok? Tulis {{.sendiri}}."


def _marks(anchors: Iterable[str]) -> str:
    return ", ".join(f"{{#{anchor}}}" for anchor in anchors)


def _line(section: Section, name: str) -> int:
    lines = enumerate(section.text.split("\n"), section.line)
    return next((number for number, line in lines if name in line), section.line)
