"""MkDocs hooks: a few lines each; what they do is written in the modules they call."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from scripts.data.problem import SiteError
from scripts.data.project import DEFAULT_LOCALE
from scripts.data.site import load_site
from scripts.pages.contact import FROM_THERE, abroad_numbers, emergency_numbers
from scripts.pages.contents import fill_contents
from scripts.pages.context import Edition, Subject, fill_markdown
from scripts.pages.drawings import illustrate, write_drawings
from scripts.pages.folds import fold_sections, open_with_contents
from scripts.pages.i18n import built_locales, is_first, locale_of
from scripts.pages.layout import view_of
from scripts.pages.loaded import loaded_project, loaded_translations, made_pages
from scripts.pages.messages import PAGE as MESSAGES
from scripts.pages.messages import with_senders
from scripts.pages.once import ROOT_TOKEN, Pages, drop_unused, share_environment
from scripts.pages.share import write_contacts
from scripts.pages.unchanged import TEMPLATE as MADE
from scripts.pages.view import UNSAVED_PAGE
from scripts.pages.words_html import page_words
from scripts.render.environment import add_filters, render

STATE: dict[str, object] = {"pages": Pages()}


def on_config(config):
    if is_first(config):
        try:
            STATE["project"] = loaded_project()
            STATE["site"] = load_site()
            STATE["translations"] = loaded_translations(STATE["project"])
            STATE["made"] = made_pages()
        except SiteError as error:
            raise PluginError(str(error)) from None  # MkDocs prints it without a traceback
    config.site_name = STATE["site"].name
    return config


def on_pre_build(config):
    config.theme.static_templates.discard("sitemap.xml")  # made of the finished pages: scripts/finish/sitemap.py
    if is_first(config):
        share_environment(config.theme)
        STATE["editions"] = {}


@event_priority(100)  # before mkdocs-static-i18n, which looks at each file for every language
def on_files(files, config):
    drop_unused(files)
    if is_first(config):
        STATE["pages"].begin(files, config)
    return files


def on_pre_page(page, config, files):
    STATE["pages"].share_rendering(page)
    return page


def on_page_markdown(markdown, page, config, files):
    project, translations = STATE["project"], STATE["translations"]
    page.markdown = STATE["pages"].fill(page, lambda: fill_markdown(markdown, page, project, translations, ROOT_TOKEN))
    if STATE["made"] and STATE["made"].find(page):
        page.render = lambda config, files: setattr(page, "content", "")
    return page.markdown


def on_env(env, config, files):
    add_filters(env)
    env.globals["site"] = STATE["site"]
    return env


def on_page_context(context, page, config, nav):
    if page.meta.get("template") == MADE:
        return context
    edition = _edition(config)
    fill_contents(page, nav, edition.locales, edition.locale, edition.words, edition.project.synonyms)
    subject = Subject(page, edition)
    page.content = illustrate(page, nav)
    if subject.text_locale == DEFAULT_LOCALE and not subject.is_home and not subject.is_for_officers:
        page.content = fold_sections(page.content)
    if subject.text_locale == DEFAULT_LOCALE and not subject.is_home and not subject.is_template:
        page.content = open_with_contents(page.content, edition.words)
    if page.url.endswith(MESSAGES):
        page.content = with_senders(page.content, subject.absolute(page.url), edition.project)
    context["view"] = view_of(subject, nav)
    context["t"] = edition.words
    context["emergency"] = emergency_numbers(edition.project, edition.words)
    context["from_there"] = emergency_numbers(edition.project, edition.words, FROM_THERE)
    context["abroad"] = abroad_numbers(edition.project, edition.words)
    context["away"] = subject.is_abroad
    return context


def on_post_page(output, page, config):
    if STATE["made"]:
        STATE["made"].put(page, output)
    return output


def on_template_context(context, template_name, config):
    locale = locale_of(config) if template_name == UNSAVED_PAGE else DEFAULT_LOCALE
    context["t"] = page_words(STATE["project"], locale)
    context["tag"] = STATE["project"].language_of(locale).tag
    context["root"] = urlsplit(config.site_url).path
    context["home"] = context["root"] + _folder(locale)
    context["emergency"] = emergency_numbers(STATE["project"], context["t"])
    context["abroad"] = abroad_numbers(STATE["project"], context["t"])
    return context


def on_post_template(output_content, template_name, config):
    if template_name == UNSAVED_PAGE:  # one a language, but MkDocs knows one place for a template
        page = Path(config.site_dir) / _folder(locale_of(config)) / UNSAVED_PAGE
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(output_content, encoding="utf-8")
        return ""
    # One 404 page for the whole host, in the default language. MkDocs does not write an empty text.
    return output_content if locale_of(config) == DEFAULT_LOCALE else ""


def on_post_build(config):
    if not is_first(config):
        return  # these belong to no language
    write_contacts(Path(config.site_dir), STATE["project"])
    write_drawings(Path(config.site_dir))
    colours = Path(config.site_dir) / "css" / "colours.css"
    colours.write_text(render("partials/colours.html", site=STATE["site"]), encoding="utf-8")
    _, _, drawing = render("partials/favicon.html", site=STATE["site"]).partition("svg+xml,")
    icon = unquote(drawing.partition('"')[0])
    (Path(config.site_dir) / "assets" / "ikon.svg").write_text(icon, encoding="utf-8")


def _folder(locale):
    return "" if locale == DEFAULT_LOCALE else f"{locale}/"


def _edition(config):
    project, locale, known = STATE["project"], locale_of(config), STATE["editions"]
    if locale not in known:
        locales = {each: project.language_of(each) for each in built_locales(config)}
        address, repository = config.site_url, config.repo_url or ""
        known[locale] = Edition(project, STATE["translations"], locales, locale, address, repository)
    return known[locale]
