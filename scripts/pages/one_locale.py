"""One language a build, without a plugin: a MkDocs hook in the place of mkdocs-static-i18n. See scripts/bench/engine.py.

`extra:` of the configuration names the `locale` of this build and all `locales`. The pages and files of docs/<locale>/ go
before those of the default language; what stands in no language's folder belongs to the first build.
"""

from pathlib import Path

from mkdocs.structure.files import File, Files

from scripts.data.project import DEFAULT_LOCALE
from scripts.pages.i18n import locale_of


class LocaleFiles(Files):
    """The files of one language, found by their name below its folder, as menu and links write it."""

    def __init__(self, files: list[File], locale: str) -> None:
        super().__init__(files)
        self.folders = dict.fromkeys((f"{locale}/", f"{DEFAULT_LOCALE}/", ""))

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file of the language, else that of the default one, else what is called so itself."""
        bare = path.split("/", 1)[-1] if path.startswith(tuple(filter(None, self.folders))) else path
        found = (self.src_uris.get(folder + bare) for folder in self.folders)
        return next(filter(None, found), None)


def on_files(files, config):
    locale, locales = locale_of(config), config.extra["locales"]
    kept, by_place = [], {}
    for file in files:
        owner, _, place = file.src_uri.partition("/")
        if not Path(file.abs_src_path).is_relative_to(config.docs_dir) or owner not in locales:
            kept.append(file)
        elif owner in (locale, DEFAULT_LOCALE):
            by_place.setdefault(place, {})[owner] = file
    for place, sources in by_place.items():
        file = _file(place, locale if locale in sources else DEFAULT_LOCALE, locale, config)
        if file.is_documentation_page():
            owners = {each: each if f"{each}/{place}" in files.src_uris else DEFAULT_LOCALE for each in locales}
            file.alternates = {each: _file(place, owner, each, config) for each, owner in owners.items()}
        elif file.locale != locale:  # a picture is published once
            file = _file(place, DEFAULT_LOCALE, DEFAULT_LOCALE, config)
        kept.append(file)
    return LocaleFiles(kept, locale)


def on_nav(nav, config, files):
    nav.homepage = files.get_file_from_path("index.md").page  # MkDocs knows only one whose address is empty
    return nav


def _file(place, owner, locale, config):
    """Return docs/<owner>/<place> as a file of `locale`."""
    plain = File(place, config.docs_dir, config.site_dir, config.use_directory_urls)
    folder = "" if locale == DEFAULT_LOCALE else f"{locale}/"
    file = File(
        f"{owner}/{place}",
        config.docs_dir,
        config.site_dir,
        config.use_directory_urls,
        dest_uri=folder + plain.dest_uri,
    )
    file.locale = owner
    return file
