"""mkdocs-static-i18n for languages without a two-letter code.

Version 1.3.1 refuses folders such as `iba` or `sambas` (its RE_LOCALE wants two letters). This plugin is
the same plugin with a wider pattern in the three modules that read it; tests/test_locales.py fails when an
upgrade moves it. Upstream: mkdocs-static-i18n issue 339, pull request 348 (open).
"""

import re

from mkdocs_static_i18n import config, folder, suffix
from mkdocs_static_i18n.plugin import I18n

PLUGIN = "merantau-i18n"  # its name in mkdocs.yml and pyproject.toml
# `assets` is no language: its files would be dropped with those of languages that are not built.
RE_LOCALE = re.compile(r"^(?!assets$)[a-z]{2,8}(-[A-Za-z]{4})?(-[A-Z]{2})?$")

for module in (config, folder, suffix):
    module.RE_LOCALE = RE_LOCALE


class WideI18n(I18n):
    """I18n with three-letter and spoken locale names; listed in pyproject.toml as plugin `merantau-i18n`."""


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
