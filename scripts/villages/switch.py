"""Which languages the page of a village offers: its own first, then Indonesian and the rest, some in some places not at all."""

from functools import cache

from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.villages import Village
from scripts.villages.page_template import ADDRESS, SWITCH, TRANSLATIONS, PageTemplate


class LanguageSwitch:
    """Arranges the links to languages that a page template was built with."""

    def __init__(self, project: Project, page_template: PageTemplate) -> None:
        self.project = project
        self.page_template = page_template
        self.arranged = cache(self._arranged)

    def fill(self, own: str, code: str, spoken: tuple[str, ...]) -> dict[str, str]:
        """Return what fills the two gaps for languages on the page at `own`, below the language's home.

        code: of the village or area; spoken: keys of languages.yml, the most local first.
        """
        return {gap: html.replace(ADDRESS, own) for gap, html in self.arranged(self.order(code, spoken)).items()}

    def order(self, code: str, spoken: tuple[str, ...]) -> tuple[str, ...]:
        """Return the tags of the languages offered, in order."""
        languages = self.project.languages
        own = [languages[key] for key in spoken if languages[key].locale]
        home = self.project.language_of(DEFAULT_LOCALE)
        rest = [language for language in languages.values() if language.locale]
        return tuple(dict.fromkeys(each.tag for each in (*own, home, *rest) if each.is_offered_in(code)))

    def _arranged(self, tags: tuple[str, ...]) -> dict[str, str]:
        return {
            gap: "".join(self.page_template.links[gap][tag] for tag in tags if tag in self.page_template.links[gap])
            for gap in (SWITCH, TRANSLATIONS)
        }


def offered_villages(project: Project, locale: str) -> tuple[Village, ...]:
    """Return the villages that have a page in `locale`."""
    language = project.language_of(locale)
    if not language.left_out:
        return project.villages
    return tuple(village for village in project.villages if language.is_offered_in(village.key))
