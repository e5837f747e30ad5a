"""Village pages under `mkdocs serve`, and those to pick a handout: a MkDocs hook that adds them to what has just been built."""

import dataclasses
from pathlib import Path

from scripts.data.areas import VILLAGE, Areas
from scripts.data.project import DEFAULT_LOCALE, Project, load_project
from scripts.pages.context import edit_root
from scripts.pages.i18n import locale_of
from scripts.paths import DATA
from scripts.villages.chooser import write_chooser
from scripts.villages.write import folder_of, write_finder, write_villages

STATE: dict[str, object] = {"serving": False}


def on_startup(command, dirty):
    STATE["serving"] = command == "serve"


def on_config(config):
    # Not from scripts/pages/hooks.py, which MkDocs loads as a module of its own; mistakes are told there.
    if STATE["serving"] and locale_of(config) == DEFAULT_LOCALE:
        STATE["project"] = previewed(load_project())
    return config


def previewed(project: Project) -> Project:
    """Return the project with the villages that editors know something of alone: an edit is to be seen at once."""
    known = {village.key for village in project.villages}
    names = {code: name for code, name in project.areas.names.items() if len(code) < VILLAGE or code in known}
    return dataclasses.replace(project, areas=Areas(names))


def on_post_build(config):
    if STATE["serving"]:
        locale, site = locale_of(config), Path(config.site_dir)
        built, edit = site / folder_of(locale), edit_root(config)
        write_villages(STATE["project"], locale, built, site, edit, DATA / "villages.yml")
        write_chooser(STATE["project"], locale, built, site)
        write_finder(STATE["project"], site)
