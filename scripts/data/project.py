"""Everything editors typed, loaded and checked in one run."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path

from scripts.data.areas import REGENCY, VILLAGE, Areas, load_areas
from scripts.data.blocks import read_blocks, read_file
from scripts.data.day import build_day
from scripts.data.drawings import Drawing, load_drawings
from scripts.data.facts import Facts, load_facts
from scripts.data.geography import Geography, load_geography
from scripts.data.glossary import Glossary, load_glossaries
from scripts.data.kept import load_kept
from scripts.data.meeting_reports import FILE as REPORTS
from scripts.data.meeting_reports import MeetingReport, capitalised, load_reports
from scripts.data.offices import Offices, join_offices, load_offices
from scripts.data.phrases import WordLists, load_word_lists
from scripts.data.places import Gate, Language, load_gates, load_languages
from scripts.data.problem import DataError, Problem
from scripts.data.questions import Question
from scripts.data.records import read_records
from scripts.data.recruiters import JobOrder, current, load_recruiters
from scripts.data.renamed import load_renamed
from scripts.data.reviews import UNREAD, Review, load_reviews
from scripts.data.surroundings import Surroundings, Surveyor
from scripts.data.synonyms import Synonyms, load_synonyms
from scripts.data.tables import AreaLanguages, PassRule, load_area_languages, load_passes
from scripts.data.village_file import GATE, LANGUAGES, OFFICE, load_villages
from scripts.data.villages import Village, village_of
from scripts.data.wordings import Wording, load_wordings
from scripts.data.words import Words, load_words
from scripts.paths import AREAS, DATA, shown

DEFAULT_LOCALE = "id"


@dataclass(frozen=True)
class Project:
    """The whole of docs/_data. Every cross-reference in it has been checked.

    villages: those of which editors know something, as they typed it; geography, passes, spoken: tables of the province;
    recruiters: only those that may be shown on `today`, the day it was read for; reports: of meetings, the newest first;
    ordinary: words with a capital letter that name no person.
    """

    areas: Areas
    facts: Facts
    offices: Offices
    gates: Mapping[str, Gate]
    languages: Mapping[str, Language]
    villages: tuple[Village, ...]
    questions: tuple[Question, ...]
    drawings: Mapping[str, Drawing]
    synonyms: tuple[Synonyms, ...]
    words: Mapping[str, Words]
    pack_words: Words
    reviews: Mapping[str, Review]
    glossaries: Mapping[str, Glossary]
    kept: Mapping[str, str]
    word_lists: WordLists
    renamed: Mapping[str, str]
    geography: Geography = field(default_factory=Geography)
    passes: Mapping[str, PassRule] = field(default_factory=dict)
    spoken: Mapping[str, AreaLanguages] = field(default_factory=dict)
    wordings: Mapping[str, Wording] = field(default_factory=dict)
    recruiters: tuple[JobOrder, ...] = ()
    ordinary: frozenset[str] = frozenset()
    reports: tuple[MeetingReport, ...] = ()
    today: datetime.date = field(default_factory=build_day)

    @cached_property
    def all_villages(self) -> tuple[Village, ...]:
        """Every village of the official list, sorted by code, with what editors know of it."""
        known = {village.key: village for village in self.villages}
        codes = sorted({*self.areas.codes(VILLAGE), *known})
        return tuple(known.get(code) or village_of(code, self.areas) for code in codes)

    def on(self, today: datetime.date | str) -> "Project":
        """Return the project as it is shown on `today` (also in ISO; '' where that is not known): without meetings that are over."""
        day = datetime.date.fromisoformat(today) if isinstance(today, str) and today else today
        if not day or all(meeting.date >= day for village in self.villages for meeting in village.meetings):
            return self
        return replace(self, villages=tuple(village.on(day) for village in self.villages))

    @cached_property
    def _surveyor(self) -> Surveyor:
        return Surveyor(self.offices, self.gates, self.geography, self.passes, self.spoken)

    def around(self, village: Village) -> Surroundings:
        """Return what follows for `village` from where it lies."""
        return self._surveyor.around(village)

    @cached_property
    def villages_in(self) -> Mapping[str, tuple[Village, ...]]:
        """The villages that have a page in a locale, by locale."""
        found: dict[str, list[Village]] = {}
        for village in self.all_villages:
            for locale in self.locales_of(village):
                found.setdefault(locale, []).append(village)
        return {locale: tuple(villages) for locale, villages in found.items()} | {DEFAULT_LOCALE: self.all_villages}

    @cached_property
    def locales_of(self) -> Callable[[Village], tuple[str, ...]]:
        """Tell the locales in which a village has a page, in the order in which they are offered."""
        return cache(self._locales_of)

    def _locales_of(self, village: Village) -> tuple[str, ...]:
        own = [self.languages[key] for key in self._surveyor.languages_of(village)[0]]
        rest = [self.language_of(DEFAULT_LOCALE), *(self.languages.values() if village.programme else ())]
        offered = (each.locale for each in (*own, *rest) if each.locale and each.is_offered_in(village.key))
        return tuple(dict.fromkeys(offered))

    def spoken_in(self, village: Village) -> set[str]:
        """Return the locales that an officer takes to `village`: Indonesian, and those of its languages that have one."""
        own = (self.languages[key].locale for key in self.around(village).languages)
        return {DEFAULT_LOCALE, *filter(None, own)}

    def language_of(self, locale: str) -> Language:
        """Return the language written in the folder `locale`; KeyError where languages.yml has none."""
        return {language.locale: language for language in self.languages.values()}[locale]

    def review_of(self, locale: str, page: str) -> Review:
        """Return who has read a page of `locale`; page: its address without `.md`, or `kata` for the village pages."""
        return self.reviews.get(f"{locale}/{page}", UNREAD)


def load_project(
    folder: Path = DATA,
    villages: Path | None = None,
    areas: Path | None = None,
    today: datetime.date | None = None,
    reports: Path | None = None,
) -> Project:
    """Load all data files of `folder` for the day `today`; `villages`, `areas` and `reports` may name other files.

    Raises DataError with the problems of all files, in file and line order.
    """
    problems: list[Problem] = []
    today = today or build_day()
    areas = areas or (AREAS if folder == DATA else folder / AREAS.relative_to(DATA))
    codes = load_areas(areas)
    tables = areas.parent  # what belongs to these areas stands beside their list
    offices = load_offices(folder / "offices.yml", codes, problems)
    gates = load_gates(folder / "gates.yml", codes, problems)
    languages = load_languages(folder / "languages.yml", problems)
    # A village that names an office with a mistake of its own is not wrong itself.
    files = {OFFICE: "offices.yml", GATE: "gates.yml", LANGUAGES: "languages.yml"}
    known = {field: _typed_keys(folder / name) for field, name in files.items()}
    facts = load_facts(folder / "facts.yml", problems)
    national = folder / "national.yml"
    drawings = load_drawings(folder / "drawings.yml", _typed_keys(folder / "questions.yml"), problems)
    words = _load_all_words(folder, languages, problems)
    places = (*map(codes.name, codes.codes(REGENCY)), *(f"{gate.name} {gate.across}" for gate in gates.values()))
    named = (f"{fact.value} {fact.label} {fact.long} {fact.meaning}" for fact in facts.values())
    ordinary = capitalised((*places, *named, *words[DEFAULT_LOCALE].texts.values()))
    project = Project(
        areas=codes,
        facts=facts,
        offices=join_offices(offices, load_offices(national, codes, problems), facts, national, problems),
        gates=gates,
        languages=languages,
        villages=load_villages(villages or folder / "villages.yml", codes, known, offices, problems),
        questions=tuple(read_records(folder / "questions.yml", Question, problems)),
        drawings=drawings,
        synonyms=load_synonyms(folder / "sinonim.yml", problems),
        words=words,
        pack_words=load_words(folder / "paket.yml", DEFAULT_LOCALE, None, problems),
        reviews=load_reviews(folder / "reviews.yml", languages, problems),
        glossaries=load_glossaries(folder, problems),
        kept=load_kept(folder / "translated.txt", problems),
        word_lists=load_word_lists(folder, problems),
        geography=load_geography(tables / "titik.csv", tables / "batas.geojson", codes, problems),
        passes=load_passes(tables / "plb.csv", codes, problems),
        spoken=load_area_languages(tables / "bahasa.csv", codes, known[LANGUAGES], problems),
        wordings=load_wordings(folder / "office_questions.yml", _typed_keys(folder / "facts.yml"), problems),
        recruiters=current(load_recruiters(tables / "perekrut.csv", codes, problems), today),
        ordinary=ordinary,
        reports=load_reports(reports or folder / REPORTS, codes, drawings, ordinary, problems),
        today=today,
        renamed=load_renamed(folder / "renamed.yml", problems),
    )
    if not any(language.locale == DEFAULT_LOCALE for language in languages.values()):
        fix = f"Kembalikan blok bahasa Indonesia dengan baris `lokal: {DEFAULT_LOCALE}`."
        where = shown(folder / "languages.yml")
        problems.append(Problem(where, 1, "bahasa Indonesia tidak ada di berkas ini.", fix, rule="D07"))
    if problems:
        raise DataError(problems)
    return project


def _typed_keys(path: Path) -> set[str]:
    return {block.key for block in read_blocks(path, [])}


def _load_all_words(folder: Path, languages: Mapping[str, Language], problems: list[Problem]) -> dict[str, Words]:
    own = folder / f"words.{DEFAULT_LOCALE}.yml"
    words = {DEFAULT_LOCALE: load_words(own, DEFAULT_LOCALE, None, problems)}
    # With half of its words lost it says nothing of the other dictionaries: each of theirs would be one mistake more.
    source = None if read_file(own).problems else words[DEFAULT_LOCALE]
    known = {language.locale for language in languages.values()}
    for path in sorted(folder.glob("words.*.yml")):
        locale = path.name.removeprefix("words.").removesuffix(".yml")
        if locale == DEFAULT_LOCALE:
            continue
        if locale not in known:
            fix = f"Tambah bahasa dengan baris `lokal: {locale}` di languages.yml."
            problems.append(Problem(shown(path), 1, f"bahasa `{locale}` tidak ada di languages.yml.", fix, rule="D07"))
        words[locale] = load_words(path, locale, source, problems)
    return words
