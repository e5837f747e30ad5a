"""MkDocs hooks: a few lines each; what they do is written in the modules they call."""

from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError

from scripts.data.problem import SiteError
from scripts.data.project import DEFAULT_LOCALE, load_project
from scripts.pages.contact import emergency_numbers
from scripts.pages.contents import fill_contents
from scripts.pages.context import edit_root, fill_markdown, view_of
from scripts.pages.share import write_contacts
from scripts.pages.translation import read_translations
from scripts.pages.view import UNSAVED_PAGE
from scripts.pages.words_html import page_words
from scripts.paths import DOCS
from scripts.villages.write import stamp_preview

STATE: dict[str, object] = {"serving": False}


def on_startup(command, dirty):
    STATE["serving"] = command == "serve"


def on_config(config):
    if _locale(config) == DEFAULT_LOCALE:
        try:
            STATE["project"] = load_project()
            STATE["translations"] = read_translations(STATE["project"], DOCS)
        except SiteError as error:
            raise PluginError(str(error)) from None  # MkDocs prints it without a traceback
    return config


def on_page_markdown(markdown, page, config, files):
    return fill_markdown(markdown, page, STATE["project"], STATE["translations"])


def on_page_context(context, page, config, nav):
    locale = _locale(config)
    project, translations = STATE["project"], STATE["translations"]
    fill_contents(page, nav, _locales(config), locale, page_words(project, locale))
    context["view"] = view_of(
        page, nav, project, _locales(config), locale, config.site_url, config.repo_url or "", translations
    )
    context["t"] = page_words(STATE["project"], locale)
    return context


def on_template_context(context, template_name, config):
    locale = _locale(config) if template_name == UNSAVED_PAGE else DEFAULT_LOCALE
    context["t"] = page_words(STATE["project"], locale)
    context["tag"] = STATE["project"].language_of(locale).tag
    context["root"] = urlsplit(config.site_url).path
    context["home"] = context["root"] + _folder(locale)
    context["emergency"] = emergency_numbers(STATE["project"], context["t"])
    return context


def on_post_template(output_content, template_name, config):
    if template_name == UNSAVED_PAGE:  # one a language, but MkDocs knows one place for a template
        page = Path(config.site_dir) / _folder(_locale(config)) / UNSAVED_PAGE
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(output_content, encoding="utf-8")
        return ""
    # One 404 page for the whole host, in the default language; the sitemap is made from the finished
    # pages (scripts/finish/sitemap.py). MkDocs does not write an empty text.
    wanted = template_name != "sitemap.xml" and _locale(config) == DEFAULT_LOCALE
    return output_content if wanted else ""


def on_post_build(config):
    write_contacts(Path(config.site_dir), STATE["project"].facts)
    if STATE["serving"]:
        stamp_preview(STATE["project"], config.site_dir, _locale(config), edit_root(config))


def _locale(config):
    plugin = config.plugins["merantau-i18n"]
    return plugin.current_language or plugin.default_language


def _folder(locale):
    return "" if locale == DEFAULT_LOCALE else f"{locale}/"


def _locales(config):
    return {locale: STATE["project"].language_of(locale) for locale in config.plugins["merantau-i18n"].build_languages}
