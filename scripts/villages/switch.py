"""Which languages the page of a village offers: its own first, then Indonesian; a village of the programme all the others too.

A language that is not offered in an area (languages.yml) is not offered to any village of it.
"""

from collections.abc import Iterable
from functools import cache

from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.villages import Village
from scripts.villages.page_template import ADDRESS, SWITCH, TRANSLATIONS, PageTemplate


def village_locales(project: Project, village: Village) -> tuple[str, ...]:
    """Return the locales in which `village` has a page, in the order in which they are offered."""
    return project.locales_of(village)


def all_locales(project: Project) -> tuple[str, ...]:
    """Return the locales of pages that belong to no area, Indonesian first."""
    rest = (language.locale for language in project.languages.values() if language.locale)
    return tuple(dict.fromkeys((DEFAULT_LOCALE, *rest)))


def offered_villages(project: Project, locale: str) -> tuple[Village, ...]:
    """Return the villages that have a page in `locale`."""
    return project.villages_in.get(locale, ())


class LanguageSwitch:
    """Arranges the links to languages that a page template was built with."""

    def __init__(self, project: Project, page_template: PageTemplate) -> None:
        self.project = project
        self.page_template = page_template
        self.arranged = cache(self._arranged)

    def fill(self, own: str, locales: Iterable[str]) -> dict[str, str]:
        """Return what fills the two gaps for languages on the page at `own`, below the language's home, in this order."""
        return {gap: html.replace(ADDRESS, own) for gap, html in self.arranged(tuple(locales)).items()}

    def _arranged(self, locales: tuple[str, ...]) -> dict[str, str]:
        tags = [self.project.language_of(locale).tag for locale in locales]
        return {
            gap: "".join(self.page_template.links[gap][tag] for tag in tags if tag in self.page_template.links[gap])
            for gap in (SWITCH, TRANSLATIONS)
        }
