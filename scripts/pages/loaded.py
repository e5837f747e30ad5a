"""What MkDocs makes pages from: handed over by a program that runs MkDocs within itself, else read here.

MkDocs loads hooks as modules that nobody else can reach, so it stands in a module of its own.
"""

from scripts.data.project import Project, load_project
from scripts.pages.context import Translations
from scripts.pages.translation import read_translations
from scripts.pages.unchanged import MadePages
from scripts.paths import DOCS

HANDED: list[tuple[Project, Translations | None, MadePages | None]] = []


def hand_over(project: Project, translations: Translations | None = None, made: MadePages | None = None) -> None:
    """Let the hooks of this process use `project`; translations: of DOCS, None where they may change; made: pages that need
    not be made again."""
    HANDED[:] = [(project, translations, made)]


def loaded_project() -> Project:
    """Return the project that was handed over, else read it. Raises DataError."""
    return HANDED[0][0] if HANDED else load_project()


def loaded_translations(project: Project) -> Translations:
    """Return the translations that were handed over, else read them."""
    known = HANDED[0][1] if HANDED else None
    return known or read_translations(project, DOCS)


def made_pages() -> MadePages | None:
    """Return the pages that were handed over."""
    return HANDED[0][2] if HANDED else None
