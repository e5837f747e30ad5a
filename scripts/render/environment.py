"""The one Jinja environment: every template in overrides/, every filter.

MkDocs brings an environment of its own for the pages it lays out; `add_filters` gives it the same filters.
"""

import marshal
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import jinja2
import material
from jinja2.bccache import Bucket
from markupsafe import Markup

from scripts.paths import OVERRIDES
from scripts.render.filters import FILTERS
from scripts.render.squeeze import squeeze
from scripts.store import Store, make_anew

PHRASE = re.compile(r"\{\{ t\.(\w+) \}\}")
INCLUDED = re.compile(r'\{% include "([^"]+)" %\}')
BRACES = re.compile(r"\{[{%#]")
MATERIAL = Path(material.__file__).parent / "templates"  # its icons

STORES: list[Store] = []  # what is compiled is kept in the first, while a build has one

ENVIRONMENT = jinja2.Environment(
    loader=jinja2.FileSystemLoader([OVERRIDES, MATERIAL]),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.filters |= FILTERS

# What editors type in Markdown. Only `{{ }}` means something: `{#anchor}` and `{% %}` are an editor's own text.
TYPED = ENVIRONMENT.overlay(
    block_start_string="{%%%",
    block_end_string="%%%}",
    comment_start_string="{###",
    comment_end_string="###}",
    trim_blocks=False,
    lstrip_blocks=False,
    keep_trailing_newline=True,
)

# Plain text and Markdown, for files and messages: overrides/_text/.
TEXT = ENVIRONMENT.overlay(autoescape=False, keep_trailing_newline=True)


@lru_cache(maxsize=1024)  # a page that is not translated is filled once for every language
def typed_template(text: str) -> jinja2.Template:
    """Return what an editor typed as a template. Raises jinja2.TemplateSyntaxError."""
    return compiled_text(TYPED, "typed", text)


def template(name: str) -> jinja2.Template:
    """Return the template `name`, a path in overrides/. Raises jinja2.TemplateNotFound."""
    return ENVIRONMENT.get_template(name)


def spoken_template(name: str, words: Mapping[str, Markup]) -> jinja2.Template:
    """Return the template `name` with each `{{ t.key }}` replaced by its phrase before it is compiled.

    For what is filled thousands of times in one language: half of a village page is such phrases. So it is squeezed too,
    and templates that it includes become part of it. The rest finds `t` among what it is filled with, as ever. Raises
    KeyError for an unknown phrase.
    """

    def source(name: str) -> str:
        text, _, _ = ENVIRONMENT.loader.get_source(ENVIRONMENT, name)
        whole = INCLUDED.sub(lambda use: source(use[1]), text.removesuffix("\n"))
        return PHRASE.sub(lambda use: _literal(words[use[1]]), whole)

    return _compiled(str(squeeze(source(name))))


@lru_cache(32)
def _compiled(text: str) -> jinja2.Template:
    return compiled_text(ENVIRONMENT, "own", text)


def _literal(phrase: Markup) -> str:
    return f"{{% raw %}}{phrase}{{% endraw %}}" if BRACES.search(phrase) else phrase


def render(name: str, /, **known: object) -> Markup:
    """Return the template `name` filled with what is `known`, as HTML. Raises jinja2.TemplateError."""
    return Markup(template(name).render(known))


def render_text(name: str, /, **known: object) -> str:
    """Return the template `name` of overrides/_text/ filled with what is `known`. Raises jinja2.TemplateError."""
    return TEXT.get_template(f"_text/{name}").render(known)


class Compiled(jinja2.BytecodeCache):
    """The files that environments of one kind have compiled: MkDocs makes one a language, all alike."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        known = self.known.get(bucket.key) or (STORES and STORES[0].find(self._key(bucket)))
        if known:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.known[bucket.key] = bucket.bytecode_to_string()
        if STORES:
            STORES[0].put(self._key(bucket), self.known[bucket.key])

    def _key(self, bucket: Bucket) -> tuple[str, ...]:
        return "template", self.kind, bucket.key, bucket.checksum


@contextmanager
def compiled_in(store: Store) -> Iterator[None]:
    """Take from `store` meanwhile what has been compiled before, and put there what is compiled now."""
    STORES.append(store)
    try:
        yield
    finally:
        STORES.remove(store)


def compiled_text(environment: jinja2.Environment, kind: str, text: str) -> jinja2.Template:
    """Return `text` as a template of `environment`; `kind` tells it from others."""
    keep = STORES[0].keep if STORES else make_anew
    code = keep(("template", kind, text), lambda: marshal.dumps(environment.compile(text)))
    return jinja2.Template.from_code(environment, marshal.loads(code), environment.make_globals(None))


COMPILED = Compiled("mkdocs")
ENVIRONMENT.bytecode_cache = Compiled("own")


def add_filters(environment: jinja2.Environment) -> None:
    """Give another environment the same filters, and what one like it has compiled already."""
    environment.filters |= FILTERS
    environment.bytecode_cache = COMPILED
