"""The autofix of mkdocs-static-i18n that lets a language be called `iba`."""

import pytest
from mkdocs_static_i18n import config, folder, suffix
from mkdocs_static_i18n.config import Locale

from scripts.pages import i18n


def test_the_pattern_sits_where_the_plugin_reads_it() -> None:
    for module in (config, folder, suffix):
        assert module.RE_LOCALE is i18n.RE_LOCALE


@pytest.mark.parametrize("locale", ["id", "iba", "knx", "mad", "sambas"])
def test_languages_of_the_province_are_accepted(locale: str) -> None:
    assert Locale(str).run_validation(locale) == locale


@pytest.mark.parametrize("locale", ["_data", "untuk-petugas", "x"])
def test_other_folders_are_not_languages(locale: str) -> None:
    assert not i18n.RE_LOCALE.match(locale)
