"""Who may recruit in a regency, as the pages say it: the official list while it is fresh, else whom to ask."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from scripts.data.areas import REGENCY
from scripts.data.facts import Fact
from scripts.data.project import Project
from scripts.data.recruiters import JobOrder
from scripts.pages.words_html import PageWords
from scripts.render.environment import template
from scripts.render.filters import fact_html
from scripts.render.text import spoken_date

VILLAGE_ORDERS = 12  # above that a village page, light on an old phone, names the companies without their job orders
HANDOUT_LETTERS = 110  # of names and sources: what one side of paper has room for in two languages
DATED = 35  # letters around the source of one more list
NUMBERS = {"telepon": "telepon_kp2mi", "wa": "wa_kp2mi"}
GAP = re.compile(r"\n\s*")


@dataclass(frozen=True, slots=True)
class Company:
    """One licensed company and its job orders. until: in words, '' where the list does not tell."""

    name: str
    licence: str
    until: str
    orders: tuple[JobOrder, ...]


@dataclass(frozen=True, slots=True)
class RegencyList:
    """What one list says of one regency. more: job orders left out, none or all; dates in words."""

    area: str
    companies: tuple[Company, ...]
    more: int
    source: str
    date: str
    last_day: str


def lists_of(project: Project, area: str, limit: int = 10_000) -> tuple[RegencyList, ...]:
    """Return the fresh lists of the regency with the code `area`, one a source and date; without job orders where more than `limit`."""

    def batch(order: JobOrder) -> tuple[str, str]:
        return order.source, order.date.isoformat()

    orders = sorted((order for order in project.recruiters if order.area == area), key=batch)
    return tuple(_list(area, tuple(rows), limit, project) for _, rows in groupby(orders, key=batch))


def _list(area: str, orders: tuple[JobOrder, ...], limit: int, project: Project) -> RegencyList:
    last_day = min(order.last_day for order in orders)
    return RegencyList(
        project.areas.name(area),
        tuple(_companies(orders, len(orders) <= limit)),
        len(orders) if len(orders) > limit else 0,
        orders[0].source,
        spoken_date(orders[0].date.isoformat()),
        spoken_date(last_day.isoformat()),
    )


def _companies(orders: Iterable[JobOrder], whole: bool) -> Iterator[Company]:
    by_company: dict[tuple[str, str], list[JobOrder]] = {}
    for order in orders:
        by_company.setdefault((order.company, order.licence), []).append(order)
    for (name, licence), rows in sorted(by_company.items()):
        until = rows[0].licence_until
        yield Company(name, licence, spoken_date(until.isoformat()) if until else "", tuple(rows) if whole else ())


def village_recruiters(project: Project, words: PageWords, area: str) -> Markup:
    """Return the block of the pages of the villages in the regency `area`, under their list of offices to ask."""
    lists = lists_of(project, area, VILLAGE_ORDERS)
    return _render("village", words, project, fact_html, lists=lists, regency=project.areas.name(area))


def handout_recruiters(project: Project, words: PageWords, area: str) -> Markup:
    """Return the lines of the handouts of the villages in `area`: all companies, or where there is no room how many.

    Some of them only would look like a recommendation.
    """
    lists = lists_of(project, area)
    orders = [order for order in project.recruiters if order.area == area]
    names = [name for each in lists for name in (each.source, *(company.name for company in each.companies))]
    letters = sum(map(len, names)) + DATED * max(len(lists) - 1, 0)
    return _render(
        "handout",
        words,
        project,
        fact_html,
        lists=lists,
        named=letters <= HANDOUT_LETTERS,
        count=len({order.company for order in orders}),
        last_day=spoken_date(min(order.last_day for order in orders).isoformat()) if orders else "",
    )


def all_recruiters(project: Project, words: PageWords, show: Callable[[Fact], Markup] = fact_html) -> Markup:
    """Return every fresh list, one regency after the other, and the regencies without one; `show` prints a number."""
    areas = project.areas.codes(REGENCY)
    lists = [each for area in areas for each in lists_of(project, area)]
    listed = {order.area for order in project.recruiters}
    empty = [project.areas.name(area) for area in areas if area not in listed]
    return _render("page", words, project, show, lists=lists, empty=empty)


def _render(part: str, words: PageWords, project: Project, show: Callable[[Fact], Markup], **values: object) -> Markup:
    numbers = {gap: show(project.facts[key]) for gap, key in NUMBERS.items()}
    macro = getattr(template("partials/recruiters.html").module, part)
    return Markup(GAP.sub("", macro(words, numbers=numbers, **values)))
