"""mkdocs-static-i18n for languages without a two-letter code.

Version 1.3.1 refuses folders such as `iba` or `sambas` (its RE_LOCALE wants two letters). This plugin is
the same plugin with a wider pattern in the three modules that read it; tests/test_locales.py fails when an
upgrade moves it. Upstream: mkdocs-static-i18n issue 339, pull request 348 (open).
"""

import re

from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.plugins import event_priority
from mkdocs_static_i18n import config, folder, suffix
from mkdocs_static_i18n.plugin import I18n

from scripts.spread import spread

PLUGIN = "merantau-i18n"  # its name in mkdocs.yml and pyproject.toml
# `assets` is no language: its files would be dropped with those of languages that are not built.
RE_LOCALE = re.compile(r"^(?!assets$)[a-z]{2,8}(-[A-Za-z]{4})?(-[A-Z]{2})?$")

for module in (config, folder, suffix):
    module.RE_LOCALE = RE_LOCALE


class WideI18n(I18n):
    """I18n with three-letter and spoken locale names, which builds the languages on all cores; listed in pyproject.toml as
    plugin `merantau-i18n`."""

    serving = False

    def on_startup(self, *, command, dirty):
        self.serving = command == "serve"  # with threads of its own, which do not outlive a fork

    @event_priority(-100)
    def on_post_build(self, config):
        """Build the other languages once the first is done. Each writes into a folder of its own and knows none of the others."""
        if self.building:
            return
        self.building = True
        clean, utils.clean_directory = utils.clean_directory, lambda folder: None
        try:
            others = [locale for locale in self.build_languages if locale != self.current_language]
            spread(
                lambda part: [self._build(locale, config) for locale in part],
                others,
                len(others) if self.serving else 1,
            )
        finally:
            utils.clean_directory = clean
            self.building = False

    def _build(self, locale: str, config) -> None:
        self.current_language = locale
        build(config)


def locale_of(config) -> str:
    """Return the locale that MkDocs is building just now."""
    plugin = config.plugins[PLUGIN]
    return plugin.current_language or plugin.default_language
