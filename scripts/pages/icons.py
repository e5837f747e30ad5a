"""Material's icons as HTML, for lists that Python writes. Templates include the same files themselves."""

from functools import cache
from pathlib import Path

import material
from markupsafe import Markup

ICONS = Path(material.__file__).parent / "templates" / ".icons" / "material"


@cache
def icon(name: str) -> Markup:
    """Return the drawing `name` of Material Design Icons; it says nothing to a screen reader. Raises OSError."""
    drawing = (ICONS / f"{name}.svg").read_text(encoding="utf-8").strip()
    return Markup('<span class="icon" aria-hidden="true">{}</span>').format(Markup(drawing))
