"""Jinja templates of overrides/ that are not MkDocs' own pages."""

from functools import cache

import jinja2

from scripts.paths import OVERRIDES


@cache
def template(name: str) -> jinja2.Template:
    """Return the template at `name`, relative to overrides/."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(OVERRIDES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(name)
