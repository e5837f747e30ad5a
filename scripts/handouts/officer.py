"""What the officer's handout takes from the page for officers, so that no sentence is written twice."""

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.data.problem import DataError, Problem
from scripts.paths import shown

PAGE = Path("untuk-petugas") / "index.html"
STEPS, ASK_BACK = "pertemuan", "tanya-balik"


def officer_sections(site: Path) -> Markup:
    """Return the steps of a meeting and the ask-back questions of the built page, without links.

    Raises DataError when the site or one of the two headings is not there.
    """
    try:
        tree = LexborHTMLParser((site / PAGE).read_text(encoding="utf-8"))
    except OSError:
        raise DataError(
            [Problem(shown(site / PAGE), 1, "situs belum dibangun.", "Jalankan `make site` sekali, lalu ulangi.")]
        ) from None
    for link in tree.css("a:not([data-fact])"):
        link.unwrap()
    parts = []
    for anchor, ends in ((STEPS, ("h2", "h3")), (ASK_BACK, ("h2",))):
        heading = tree.css_first(f"h2#{anchor}")
        if heading is None:
            raise DataError(
                [
                    Problem(
                        "docs/id/untuk-petugas.md",
                        1,
                        f"judul dengan tanda {{#{anchor}}} tidak ada lagi.",
                        f"Tulis lagi {{#{anchor}}} di belakang judul bagian itu; lembar petugas mengambil isinya.",
                    )
                ]
            )
        inside = "".join(node.html or "" for node in following(heading, ends))
        parts.append(f'{heading.html}<div class="{anchor}">{inside}</div>')
    return Markup("".join(parts))


def following(heading: LexborNode, ends: tuple[str, ...]) -> Iterator[LexborNode]:
    """Yield the elements after `heading` up to the first whose tag is in `ends`."""
    node = heading.next
    while node is not None and node.tag not in ends:
        if node.tag != "-text":
            yield node
        node = node.next
