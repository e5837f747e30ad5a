"""What only the preview has: a MkDocs hook that adds the pages of the villages, and those to pick a handout, to what has
just been built, and marks what the check will refuse.
"""

import dataclasses
from pathlib import Path

from mkdocs.plugins import event_priority

from scripts.data.areas import VILLAGE, Areas
from scripts.data.day import build_day
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.pages.context import edit_root
from scripts.pages.i18n import locale_of
from scripts.pages.loaded import loaded_project
from scripts.paths import DATA, DOCS, shown
from scripts.rules.context import make_context
from scripts.rules.data_texts import check_texts
from scripts.rules.marked import marked, notice, to_mark
from scripts.source.page import read_page
from scripts.villages.build_cache import keep_page_templates
from scripts.villages.chooser import write_chooser
from scripts.villages.write import folder_of, write_finder, write_villages

STATE: dict[str, object] = {"serving": False}


def on_startup(command, dirty):
    STATE["serving"] = command == "serve"


def on_config(config):
    # Not from scripts/pages/hooks.py, which MkDocs loads as a module of its own; mistakes are told there.
    if STATE["serving"] and locale_of(config) == DEFAULT_LOCALE:
        project = loaded_project()
        if project is not STATE.get(
            "read"
        ):  # else its data are the same, and so are the marks of pages that are the same
            context = make_context([], project.facts, build_day(), project.word_lists, offices=project.offices)
            texts = check_texts(project, context, DATA)[0]
            STATE.update(read=project, project=previewed(project), context=context, texts=texts, marks={}, found={})
    return config


def previewed(project: Project) -> Project:
    """Return the project with the villages that editors know something of alone: an edit is to be seen at once."""
    known = {village.key for village in project.villages}
    names = {code: name for code, name in project.areas.names.items() if len(code) < VILLAGE or code in known}
    return dataclasses.replace(project, areas=Areas(names))


@event_priority(100)  # before the facts are filled in: after that, every value looks typed
def on_page_markdown(markdown, page, config, files):
    if not STATE["serving"]:
        return markdown
    typed, known = Path(page.file.abs_src_path).read_bytes(), STATE["marks"].get(page.file.src_uri)
    if not known or known[0] != typed:
        source = read_page(Path(page.file.abs_src_path), DOCS)
        found = [] if source.is_template else to_mark(source, STATE["context"])
        known = STATE["marks"][page.file.src_uri] = typed, marked(source, found) if found else markdown
        STATE["found"][page.file.src_uri] = found
    return known[1]


def on_page_content(html, page, config, files):
    return str(notice(STATE["found"][page.file.src_uri])) + html if STATE["serving"] else html


def on_post_build(config):
    if STATE["serving"]:
        locale, site = locale_of(config), Path(config.site_dir)
        kept = site.with_name("kerangka")  # what is stamped stands in the site no more
        keep_page_templates(site / folder_of(locale), kept / locale)
        # Where only villages have changed, the other languages are not built again.
        for each in sorted(path.name for path in kept.iterdir()) if locale == DEFAULT_LOCALE else (locale,):
            write_villages(STATE["project"], each, kept / each, site, edit_root(config), DATA / "villages.yml")
            write_chooser(STATE["project"], each, kept / each, site)
            _note_villages(site / folder_of(each))
        write_finder(STATE["project"], site)


def _note_villages(site: Path) -> None:
    """Say on the page of a village what is wrong with its texts."""
    where = shown(DATA / "villages.yml")
    wrong = [problem for problem in STATE["texts"] if problem.path == where]
    for village in STATE["project"].villages:
        page = site / "desa" / village.address / "index.html"
        found = [problem for problem in wrong if problem.record == village.key]
        if found and page.is_file():
            html = page.read_text(encoding="utf-8")
            page.write_text(html.replace("<h1", f"{notice(found)}<h1", 1), encoding="utf-8")
