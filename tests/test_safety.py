"""Whether a reader who is watched can read, and leave, without a trace that this site could avoid."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from selectolax.lexbor import LexborHTMLParser

from scripts.data.project import Project
from tests.kinds import SENSITIVE, addresses, folders

STORED = """async () => [document.cookie, localStorage.length, sessionStorage.length,
    (await indexedDB.databases()).length, (await caches.keys()).length,
    (await navigator.serviceWorker.getRegistrations()).length]"""


@pytest.fixture
def away(project: Project, browser: Browser):
    """A phone for which the neutral site answers with an empty page; the requests it makes there."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    context.asked = []
    context.route(project.facts["url_keluar"].value + "**", lambda route: answer(context, route))
    yield context
    context.close()


def answer(context: BrowserContext, route) -> None:
    context.asked.append(route.request.all_headers())
    route.fulfill(body="<title>Cuaca</title>Cuaca", content_type="text/html")


def test_a_long_walk_asks_no_other_host_stores_nothing_and_breaks_no_policy(
    site: Path, server: str, phone: Page
) -> None:
    asked, said = [], []
    phone.on("request", lambda request: asked.append(request.url))
    phone.on("console", lambda message: said.append(message.text))
    phone.on("pageerror", lambda error: said.append(str(error)))
    walk = [*addresses(site), "waspada/terjebak/", "waspada/lapor/", "kerja/langkah/"]
    assert len(walk) >= 20
    for address in walk:
        phone.goto(server + address)
        phone.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
        assert phone.evaluate(STORED) == ["", 0, 0, 0, 0, 0], address
    assert [url for url in asked if not url.startswith((server, "data:"))] == []
    # The missing page is told as such by the browser itself.
    assert [text for text in said if "404" not in text] == []
    assert phone.context.cookies() == []


def test_every_page_has_the_policy_before_anything_it_loads(site: Path) -> None:
    for path in site.rglob("*.html"):
        first = next(node for node in LexborHTMLParser(path.read_text()).css("head > *"))
        policy = first.attributes.get("content") or ""
        assert first.attributes.get("http-equiv") == "Content-Security-Policy", path
        assert "default-src 'none'" in policy and "unsafe" not in policy, path


def test_the_way_out_is_the_first_thing_on_every_sensitive_page_and_on_no_other(site: Path) -> None:
    for path in site.rglob("index.html"):
        address = path.relative_to(site).as_posix()
        below = next(
            (address.removeprefix(folder) for folder in folders(site)[1:] if address.startswith(folder)), address
        )
        links = LexborHTMLParser(path.read_text()).css("body a[href]")
        is_first = "exit" in (links[0].attributes.get("class") or "").split()
        assert is_first == below.startswith(SENSITIVE), address
        if is_first:
            assert "noreferrer" in links[0].attributes["rel"]


def test_the_way_out_stays_in_sight(server: str, phone: Page) -> None:
    phone.goto(server + "waspada/terjebak/")
    phone.evaluate("scrollTo(0, 3000)")
    assert phone.locator(".exit").bounding_box()["y"] >= 0
    assert phone.locator(".exit").bounding_box()["y"] < 60


def test_without_script_the_way_out_is_a_plain_link(server: str, browser: Browser, project: Project) -> None:
    target = project.facts["url_keluar"].value
    with browser.new_context(java_script_enabled=False) as context:
        context.asked = []
        context.route(target + "**", lambda route: answer(context, route))
        page = context.new_page()
        page.goto(server + "waspada/terjebak/")
        page.click(".exit")
        assert page.url == target
        assert "referer" not in context.asked[0]


@pytest.mark.parametrize("way", ["tap", "keys"])
def test_leaving_leaves_no_way_back(server: str, away: BrowserContext, project: Project, way: str) -> None:
    target = project.facts["url_keluar"].value
    page = away.new_page()
    page.goto(server)
    page.goto(server + "waspada/terjebak/")
    if way == "tap":
        page.click(".exit")
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url(target)
    assert "referer" not in away.asked[0]
    page.go_back()
    assert page.url == server
    page.go_forward()
    assert page.url == target


def test_the_page_is_empty_even_when_the_other_site_does_not_come(
    server: str, browser: Browser, project: Project
) -> None:
    target = project.facts["url_keluar"].value
    with browser.new_context() as context:
        context.route(target + "**", lambda route: route.fulfill(status=204))  # the browser stays where it is
        page = context.new_page()
        page.goto(server + "bantuan/")
        with page.expect_response(target):
            page.evaluate("setTimeout(() => document.querySelector('.exit').click())")
        assert page.evaluate("[document.body, document.title]") == [None, ""]


def test_going_back_to_a_page_about_help_leads_out_again(server: str, away: BrowserContext, project: Project) -> None:
    target = project.facts["url_keluar"].value
    page = away.new_page()
    page.goto(server + "waspada/")
    page.goto(server + "waspada/terjebak/")
    page.click(".exit")
    page.wait_for_url(target)
    with page.expect_request(target):
        page.evaluate("setTimeout(() => history.back())")
    page.wait_for_url(target)


def test_a_sensitive_page_says_how_to_clear_its_trace(site: Path, project: Project) -> None:
    for folder in folders(site):
        for path in [path for below in SENSITIVE for path in (site / folder / below).rglob("index.html")]:
            foot = LexborHTMLParser(path.read_text()).css_first("footer").text()
            assert project.words["id"].texts["jejak"] in foot, path


def test_every_link_that_leaves_the_site_is_marked_and_tells_nobody_where_from(site: Path) -> None:
    own = "https://merantau-aman.example/"
    bare = set()
    for path in site.rglob("*.html"):
        for link in LexborHTMLParser(path.read_text()).css('a[href^="http"]'):
            rel = (link.attributes.get("rel") or "").split()
            if {"noreferrer", "external"} - set(rel) and not link.attributes["href"].startswith(own):
                bare.add((path.relative_to(site).as_posix(), link.attributes["href"]))
    assert bare == set()


def test_a_reader_sees_which_links_leave_the_site(server: str, phone: Page) -> None:
    sign = "link => getComputedStyle(link, '::after').content.slice(1, 3)"
    for address in ("paspor/biaya/", "desa/6103072007/", "kantor/"):
        phone.goto(server + address)
        for link in phone.locator('article a[href^="http"], footer a[href^="http"]').all():
            assert link.evaluate(sign) == " ↗", (address, link.get_attribute("href"))
        for link in phone.locator('article a[href^="."]').all():
            assert link.evaluate(sign) != " ↗", (address, link.get_attribute("href"))
        phone.emulate_media(media="print")
        assert all(link.evaluate(sign) != " ↗" for link in phone.locator("a").all()), address  # paper leads nowhere
        phone.emulate_media(media="screen")
