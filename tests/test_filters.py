"""What the filters of the templates write: numbers to tap, links that say where they lead, values as people say them."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.render.environment import ENVIRONMENT, spoken_template


@pytest.mark.parametrize(
    ("kilometres", "said"),
    [(0, "100 m"), (0.44, "400 m"), (0.96, "1 km"), (3.46, "3,5 km"), (9.96, "10 km"), (61.7, "62 km")],
)
def test_a_distance_is_said_as_people_say_it(kilometres: float, said: str) -> None:
    assert ENVIRONMENT.from_string("{{ way|distance }}").render(way=kilometres) == said


@pytest.mark.parametrize(
    ("typed", "href"),
    [("0561 123 456", "tel:0561123456"), ("+62 812-3456", "tel:+628123456")],
)
def test_a_phone_number_can_be_tapped_and_reads_as_typed(typed: str, href: str) -> None:
    link = LexborHTMLParser(ENVIRONMENT.from_string("{{ number|phone }}").render(number=typed)).css_first("a")
    assert (link.attributes["href"], link.text()) == (href, typed)


def test_a_link_without_words_is_named_by_its_host_and_what_is_typed_stays_text() -> None:
    made = ENVIRONMENT.from_string("{{ url|link }} {{ url|source('2026-11') }} {{ typed }} {{ note|note }}")
    page = LexborHTMLParser(
        made.render(url="https://www.contoh.example/a?b=1&c=2", typed="<script>", note="**tebal** <img src=x>")
    )
    assert [link.text() for link in page.css("a")] == ["contoh.example"] * 2
    assert page.css_first("a").attributes["href"] == "https://www.contoh.example/a?b=1&c=2"
    assert ", November 2026" in page.text() and "<script>" in page.text()
    assert page.css_first("strong") is not None and page.css_first("img") is None


def test_words_written_out_beforehand_give_the_same_page(project) -> None:
    from scripts.pages.words_html import page_words

    for locale in project.words:
        words = page_words(project, locale)
        late = ENVIRONMENT.get_template("partials/report_contact.html")
        office = next(iter(project.offices.values()))
        assert spoken_template("partials/report_contact.html", words).render(office=office, t=words) == late.render(
            office=office, t=words
        )
