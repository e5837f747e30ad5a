"""mkdocs-static-i18n for languages without a two-letter code.

Version 1.3.1 refuses folders of any other length (its RE_LOCALE wants two letters). This plugin is
the same plugin with a wider pattern in the three modules that read it; tests/test_locales.py fails when an
upgrade moves it. Upstream: mkdocs-static-i18n issue 339, pull request 348 (open).
"""

import re
from collections.abc import Iterable
from pathlib import Path

from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs_static_i18n import config, folder, suffix
from mkdocs_static_i18n.plugin import I18n

from scripts.paths import DATA, DOCS, OVERRIDES, ROOT
from scripts.spread import spread

PLUGIN = "merantau-i18n"  # its name in mkdocs.yml and pyproject.toml
# `assets` is no language: its files would be dropped with those of languages that are not built.
RE_LOCALE = re.compile(r"^(?!assets$)[a-z]{2,8}(-[A-Za-z]{4})?(-[A-Z]{2})?$")

CLEAN = utils.clean_directory
VILLAGES = DATA / "villages.yml"
SEEN: dict[str, dict[Path, int]] = {}  # by the folder that was built: only a preview builds into one twice

for module in (config, folder, suffix):
    module.RE_LOCALE = RE_LOCALE


class WideI18n(I18n):
    """I18n with three-letter and spoken locale names, which builds the languages on all cores; listed in pyproject.toml as
    plugin `merantau-i18n`.

    A preview that is built again after an edit of pages or villages alone builds the first language and those of the edited
    pages: the others stay as they are, also where they show the edited page for want of their own.
    """

    edited: frozenset[str] | None = None  # locales to build besides the first; None: all
    alternates: dict[
        tuple[str, ...], File
    ] = {}  # in another language, as made for the language built before: all alike

    def reconfigure_files_alternates(self, files, alternates, config, create_i18n_file):
        def create(file, locale, *rest):
            key = file.src_uri, file.dest_uri, locale, config.site_dir
            if key not in self.alternates:
                self.alternates[key] = create_i18n_file(file, locale, *rest)
            return self.alternates[key]

        super().reconfigure_files_alternates(files, alternates, config, create)

    def on_pre_build(self, config):
        if not self.building:
            before, SEEN[config.site_dir] = SEEN.get(config.site_dir), _files()
            self.edited = edited(before, SEEN[config.site_dir], self.build_languages) if before else None
            # What is not built again must stay.
            utils.clean_directory = CLEAN if self.edited is None else _leave

    @event_priority(-100)
    def on_post_build(self, config):
        """Build the other languages once the first is done. Each writes into a folder of its own and knows none of the others."""
        if self.building:
            return
        self.building, utils.clean_directory = True, _leave
        wanted = self.build_languages if self.edited is None else self.edited
        others = [each for each in self.build_languages if each in wanted and each != self.current_language]
        try:
            spread(lambda part: [self._build(locale, config) for locale in part], others, 1)
        finally:
            self.building, utils.clean_directory = False, CLEAN

    def _build(self, locale: str, config) -> None:
        self.current_language = locale
        build(config)


def _files() -> dict[Path, int]:
    """Return when the settings and each file of texts, data and templates were last changed."""
    files = (path for folder in (DOCS, OVERRIDES) for path in folder.rglob("*") if path.is_file())
    return {path: path.stat().st_mtime_ns for path in (*files, ROOT / "mkdocs.yml")}


def edited(before: dict[Path, int], after: dict[Path, int], locales: Iterable[str]) -> frozenset[str] | None:
    """Return the locales whose pages alone have changed; None where something else has that all of them show."""
    changed = {path for path, _ in before.items() ^ after.items()}
    changed.discard(VILLAGES)  # scripts/villages/preview.py writes their pages in all languages
    folders = {path.relative_to(DOCS).parts[0] if path.is_relative_to(DOCS) else "" for path in changed}
    return frozenset(folders) if folders <= set(locales) else None


def _leave(folder: str) -> None:
    """Clean no folder."""


def built_locales(config) -> list[str]:
    """Return the locales of the whole site; without the plugin (scripts/pages/one_locale.py) the settings name them."""
    plugin = config.plugins.get(PLUGIN)
    return plugin.build_languages if plugin else config.extra["locales"]


def locale_of(config) -> str:
    """Return the locale that MkDocs is building just now."""
    plugin = config.plugins.get(PLUGIN)
    return (plugin.current_language or plugin.default_language) if plugin else config.extra["locale"]


def is_first(config) -> bool:
    """Return whether MkDocs builds the first language of this run just now."""
    plugin = config.plugins.get(PLUGIN)
    return plugin is None or locale_of(config) == plugin.default_language
