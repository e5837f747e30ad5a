"""Which languages are built, and which one just now: the one place that asks how languages come into MkDocs.

Either by mkdocs-static-i18n (scripts/pages/i18n.py), or by our own hook, one build a language (scripts/pages/one_locale.py).
"""

from mkdocs.config.defaults import MkDocsConfig

from scripts.data.project import DEFAULT_LOCALE

PLUGIN = "merantau-i18n"  # its name in mkdocs.yml and pyproject.toml


def built_locales(config: MkDocsConfig) -> list[str]:
    """Return the locales of the whole site in the order in which they are built, the default first."""
    plugin = config.plugins.get(PLUGIN)
    locales = plugin.build_languages if plugin else config.extra["locales"]
    return sorted(locales, key=lambda locale: locale != DEFAULT_LOCALE)


def locale_of(config: MkDocsConfig) -> str:
    """Return the locale that MkDocs is building just now."""
    plugin = config.plugins.get(PLUGIN)
    return (plugin.current_language or plugin.default_language) if plugin else config.extra["locale"]


def is_first(config: MkDocsConfig) -> bool:
    """Return whether MkDocs builds the first language of this run just now."""
    return PLUGIN not in config.plugins or locale_of(config) == built_locales(config)[0]


def is_last(config: MkDocsConfig) -> bool:
    """Return whether no other language comes after the one that MkDocs is building just now, in this run."""
    return PLUGIN not in config.plugins or locale_of(config) == built_locales(config)[-1]
