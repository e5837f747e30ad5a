"""Reading without signal, as a reader with one phone lives it: a real browser, a host that can fail, the network off."""

import functools
import gzip
import hashlib
import http.server
import json
import shutil
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from scripts.data.project import Project
from scripts.finish.offline import write_saved
from scripts.villages.write import write_villages
from tests.tree import VILLAGES

SITE_URL = "https://merantau-aman.example/"
VILLAGE = "desa/6103072007/"
SAVE, REMOVE = "button:has-text('Simpan untuk dibaca')", "button:has-text('Hapus simpanan')"
SAVE_VILLAGES = "button:has-text('desa di kabupaten ini')"
FAILED = "Belum tersimpan."
# What the phone holds: caches by name, and whether a service worker stands by.
HELD = """async () => ({
  caches: await caches.keys(), workers: (await navigator.serviceWorker.getRegistrations()).length,
  storage: localStorage.length + sessionStorage.length, databases: (await indexedDB.databases()).length })"""
NOTHING = {"caches": [], "workers": 0, "storage": 0, "databases": 0}
# As if the reader came back tomorrow: the copy was looked at a day ago. (Whoever looks opens no cache: to open one that the
# worker has just deleted would make it anew.)
TOMORROW = """async () => { for (const name of await caches.keys()) {
  const address = name.split(' ')[1], list = await caches.match(address, { cacheName: name });
  if (!list) continue;
  const date = new Date(Date.now() - 864e5).toUTCString();
  await (await caches.open(name)).put(address, new Response(await list.text(), { headers: { date } }));
} }"""
LOOKED = """async () => { for (const name of await caches.keys()) {
  const list = await caches.match(name.split(' ')[1], { cacheName: name });
  if (list && Date.now() - Date.parse(list.headers.get('date')) < 6e5) return true;
} return false; }"""
VERSIONS = """async () => { const found = []; for (const name of await caches.keys()) {
  const list = await caches.match(name.split(' ')[1], { cacheName: name });
  if (list) found.push((await list.json()).version);
} return found; }"""


class Host(http.server.BaseHTTPRequestHandler):
    """A static host in a sub-path, with gzip, ETag and counted bytes."""

    protocol_version = "HTTP/1.1"

    def __init__(self, state: "State", *rest) -> None:
        self.state = state
        super().__init__(*rest)

    def log_message(self, *_: object) -> None:
        """Say nothing: the output belongs to pytest."""

    def do_GET(self) -> None:
        path = urlsplit(self.path).path.removeprefix(self.state.root)
        self.state.asked.append(path)
        file = self.state.site / (path + "index.html" if not path or path.endswith("/") else path)
        if path == self.state.broken:
            self.send_response(200)
            self.send_header("Content-Length", "9000")
            self.end_headers()
            self.wfile.write(b"<!doctype html><title>setengah")
            self.close_connection = True
            return
        if not file.is_file():
            self.send_error(404)
            return
        plain = file.read_bytes()
        tag = f'"{hashlib.sha256(plain).hexdigest()}"'
        fresh = self.headers["If-None-Match"] == tag
        body = b"" if fresh else gzip.compress(plain, 6)
        kinds = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css"}
        self.send_response(304 if fresh else 200)
        headers = {"ETag": tag, "Content-Type": kinds.get(file.suffix, "application/octet-stream")}
        if not fresh:
            headers |= {"Content-Encoding": "gzip", "Content-Length": str(len(body))}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.state.sent += len(body) + 120 * (not fresh)


class State:
    """A published site that a test can change, break, and ask what it sent."""

    def __init__(self, site: Path, root: str) -> None:
        self.site, self.root = site, root
        self.asked: list[str] = []
        self.broken: str | None = None
        self.sent = 0
        self.address = ""

    def publish(self, **texts: str) -> None:
        """Put a new version online; `texts` replaces headings by page: `bantuan="Nomor baru"`."""
        for page, heading in texts.items():
            file = self.site / page.replace("_", "/") / "index.html"
            html = file.read_text(encoding="utf-8")
            before, _, rest = html.partition("<h1>")
            file.write_text(f"{before}<h1>{heading}{rest[rest.index('</h1>') :]}", encoding="utf-8")
        write_saved(self.site, ("id", *(each.parent.name for each in self.site.glob("*/simpanan.json"))), SITE_URL)

    def version(self, folder: str = "") -> str:
        return json.loads((self.site / folder / "simpanan.json").read_text())["version"]


@pytest.fixture
def host(site: Path, tmp_path: Path, phone: Page):
    phone.set_default_timeout(6_000)
    state = State(shutil.copytree(site, tmp_path / "site"), "/repo/")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, state)) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        state.address = f"http://127.0.0.1:{httpd.server_address[1]}/repo/"
        yield state
        httpd.shutdown()


def save(page: Page, address: str) -> None:
    page.goto(address)
    page.click(SAVE)
    page.wait_for_selector(REMOVE)


def heading(page: Page, address: str) -> str:
    page.goto(address)
    return page.inner_text("h1")


def come_back(page: Page, address: str) -> None:
    """Open a page a day later, and wait until the worker has looked for a new version and is done."""
    page.evaluate(TOMORROW)
    page.goto(address)
    page.wait_for_function(LOOKED, timeout=30_000)  # ms; a busy machine takes longer
    settle(page, address)


def settle(page: Page, address: str) -> None:
    """Wait until the worker is done: a message waits for its turn behind the update."""
    page.evaluate(
        """list => new Promise(async done => { const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => { if ('done' in data) done(); };
      (await navigator.serviceWorker.ready).active.postMessage({ list: list + '-tidak-ada' }, [port2]); })""",
        address,
    )


def test_nothing_is_stored_before_the_tap(host: State, phone: Page) -> None:
    for path in ("", "paspor/", VILLAGE, "iba/"):
        phone.goto(host.address + path)
        expect(phone.locator(SAVE)).to_be_visible()
        assert phone.evaluate(HELD) == NOTHING
    assert not {"sw.js", "simpanan.json", "iba/simpanan.json"} & set(host.asked)


@pytest.mark.parametrize("path", ["", "iba/", VILLAGE])
def test_the_button_tells_what_saving_costs(host: State, phone: Page, path: str) -> None:
    phone.goto(host.address + path)
    told = int(phone.inner_text(SAVE).split("±")[1].split("KB")[0])
    host.sent = 0
    phone.click(SAVE)
    phone.wait_for_selector(REMOVE)
    assert host.sent / 1000 == pytest.approx(told, rel=0.1)


def test_saved_pages_open_with_the_network_off(host: State, phone: Page) -> None:
    save(phone, host.address + VILLAGE)
    phone.context.set_offline(True)
    assert heading(phone, host.address) == "Mau ke luar negeri?"
    assert phone.evaluate("getComputedStyle(document.querySelector('.masthead')).display") == "flex"
    assert heading(phone, host.address + VILLAGE).startswith("Desa ")
    phone.goto(host.address + "paspor/biaya")  # as people type it
    assert phone.url == host.address + "paspor/biaya/"
    assert "terakhir dicek" in phone.inner_text(".provenance")
    phone.goto(host.address + "kerja/kontrak/?fbclid=x#isi")
    assert phone.inner_text("h1")


def test_every_page_of_the_list_is_kept_and_dated(host: State, phone: Page) -> None:
    save(phone, host.address)
    phone.context.set_offline(True)
    listed = json.loads((host.site / "simpanan.json").read_text())["files"]
    pages = {page.parent.relative_to(host.site).as_posix() + "/" for page in host.site.rglob("index.html")}
    assert {page for page in pages if page.startswith(("paspor/", "kerja/", "waspada/", "bantuan/"))} <= set(listed)
    assert not [each for each in listed if each.startswith(("iba/", "desa/6", "sumber/", "untuk-petugas/", "unduh/"))]
    for path in ("kerja/", "waspada/tanda/", "waspada/periksa/", "bantuan/"):
        assert path in listed
        phone.goto(host.address + path)
        assert "dicek" in phone.inner_text(".provenance"), path


def test_a_page_that_is_not_saved_says_so(host: State, phone: Page) -> None:
    save(phone, host.address)
    phone.context.set_offline(True)
    assert heading(phone, host.address + "sumber/umum/") == "Sinyal tidak ada"
    assert phone.locator("#utama a[href='tel:110']").is_visible()


def test_a_language_is_saved_alone_and_speaks_for_itself(host: State, phone: Page) -> None:
    save(phone, host.address + "iba/")
    phone.context.set_offline(True)
    phone.goto(host.address + "iba/kerja/")
    assert phone.get_attribute("html", "lang") == "iba"
    phone.goto(host.address + "iba/sumber/kerja/")
    assert phone.get_attribute("html", "lang") == "iba" and "Sinyal tidak ada" in phone.inner_text("h1")


@pytest.mark.parametrize("folder", ["", "iba/"])
def test_all_that_the_home_page_leads_to_opens_without_signal(host: State, phone: Page, folder: str) -> None:
    save(phone, host.address + folder)
    links = phone.locator(".doors a, article .maker a, .then a, .menu nav:not(.languages) a")
    addresses = set(links.evaluate_all("all => all.map(a => a.href.split('#')[0])"))
    inside = {each for each in addresses if each.startswith(host.address + folder) and "petugas" not in each}
    assert {f"{host.address}{folder}{each}" for each in ("desa/", "luar-negeri/", "tentang/")} < inside
    phone.context.set_offline(True)
    for address in inside:
        assert "Sinyal tidak ada" not in heading(phone, address), address
    phone.goto(host.address + folder)
    codes = phone.evaluate("() => fetch(document.querySelector('.paper img').src).then(reply => reply.ok)")
    assert codes and phone.evaluate("() => fetch(document.querySelector('a[download]').href).then(reply => reply.ok)")


@pytest.fixture
def regency(host: State, built: Path, whole_province: Project) -> str:
    """The address of a page that lists the villages of one regency, on a site with those of all."""
    write_villages(whole_province, "id", built / "page_templates" / "id", host.site, "", VILLAGES)
    return host.address + "desa/6172/"


def told(page: Page) -> int:
    """How many kilobytes the button for the villages of a regency speaks of."""
    return int(page.inner_text(SAVE_VILLAGES).split("±")[1].split("KB")[0])


def test_the_villages_of_a_regency_can_be_kept(host: State, phone: Page, regency: str) -> None:
    phone.goto(regency)
    expected, host.sent = told(phone), 0
    phone.click(SAVE_VILLAGES)
    phone.wait_for_selector(REMOVE)
    assert host.sent / 1000 == pytest.approx(expected, rel=0.1)
    phone.context.set_offline(True)
    names = phone.locator(".villages a").evaluate_all("all => all.map(a => [a.href, a.textContent])")
    assert len(names) == 26
    for address, name in (names[0], names[-1]):
        assert name in heading(phone, address)
    assert heading(phone, host.address) == "Mau ke luar negeri?"
    assert "Sinyal tidak ada" in heading(phone, host.address + VILLAGE)
    phone.goto(regency)
    assert phone.locator(SAVE_VILLAGES).is_hidden()
    phone.click(REMOVE)
    expect(phone.locator(SAVE_VILLAGES)).to_be_visible()
    assert phone.evaluate(HELD) == NOTHING


def test_beside_a_language_that_is_kept_villages_cost_only_themselves(host: State, phone: Page, regency: str) -> None:
    phone.goto(regency)
    both = told(phone)
    save(phone, host.address)
    phone.goto(regency)
    phone.wait_for_selector(REMOVE)
    expected, host.sent = told(phone), 0
    assert expected < both / 2
    phone.click(SAVE_VILLAGES)
    expect(phone.locator(SAVE_VILLAGES)).to_be_hidden()
    assert host.sent / 1000 == pytest.approx(expected, rel=0.1)


def test_villages_of_which_one_fails_are_not_kept_and_the_language_stays(
    host: State, phone: Page, regency: str
) -> None:
    save(phone, host.address)
    host.broken = "desa/6172011001/"
    assert (host.site / host.broken).is_dir()
    phone.goto(regency)
    phone.click(SAVE_VILLAGES)
    phone.wait_for_selector(f".save p:has-text('{FAILED}')")
    assert len(phone.evaluate(HELD)["caches"]) == 1
    phone.context.set_offline(True)
    assert heading(phone, host.address) == "Mau ke luar negeri?"


def test_a_second_village_can_be_added_cheaply(host: State, phone: Page) -> None:
    save(phone, host.address)
    phone.goto(host.address + VILLAGE)
    host.asked.clear()
    phone.click("button:has-text('Simpan juga halaman ini')")
    expect(phone.locator("button:has-text('Simpan juga')")).to_be_hidden()
    assert sorted(host.asked) == [VILLAGE, "simpanan.json"]
    phone.context.set_offline(True)
    assert heading(phone, host.address + VILLAGE).startswith("Desa ")


def test_a_page_newer_than_the_copy_is_offered_in_words(host: State, phone: Page) -> None:
    save(phone, host.address)
    phone.evaluate(
        "async () => { for (const name of await caches.keys()) await (await caches.open(name)).delete(location.href); }"
    )
    phone.reload()
    expect(phone.locator(".save button:visible").first).to_have_text("Simpan juga halaman ini")


def test_a_later_visit_updates_silently_and_fetches_only_what_changed(host: State, phone: Page) -> None:
    save(phone, host.address + VILLAGE)
    host.publish(bantuan="Nomor baru", desa_6103072007="Desa baru")
    host.asked.clear()
    come_back(phone, host.address)
    assert sorted(set(host.asked) - {"-tidak-ada"}) == ["bantuan/", VILLAGE, "simpanan.json"]
    phone.context.set_offline(True)
    assert heading(phone, host.address + "bantuan/") == "Nomor baru"
    assert heading(phone, host.address + VILLAGE) == "Desa baru"


def test_within_one_visit_nobody_pays_twice(host: State, phone: Page) -> None:
    save(phone, host.address)
    host.asked.clear()
    for path in ("paspor/", "kerja/", "waspada/"):
        phone.goto(host.address + path)
    assert host.asked == []


def test_a_server_that_fails_midway_leaves_the_old_copy(host: State, phone: Page) -> None:
    save(phone, host.address)
    old = host.version()
    host.publish(bantuan="Nomor baru", kerja="Kerja baru")
    host.broken = "kerja/"
    come_back(phone, host.address)
    assert phone.evaluate(VERSIONS) == [old] and len(phone.evaluate(HELD)["caches"]) == 1
    phone.context.set_offline(True)
    assert heading(phone, host.address + "bantuan/") != "Nomor baru"
    phone.context.set_offline(False)
    host.broken = None
    come_back(phone, host.address)
    assert heading(phone, host.address + "bantuan/") == "Nomor baru"
    assert heading(phone, host.address + "kerja/") == "Kerja baru"


def test_a_login_wall_is_not_taken_for_a_page(host: State, phone: Page) -> None:
    """A file that is not the one in the list, however complete it looks."""
    save(phone, host.address)
    old = host.version()
    host.publish(bantuan="Nomor baru")
    (host.site / "bantuan/index.html").write_text("<!doctype html><h1>Masuk ke wifi</h1>")
    come_back(phone, host.address)
    assert phone.evaluate(VERSIONS) == [old]
    assert heading(phone, host.address + "bantuan/") != "Masuk ke wifi"


def test_a_first_save_that_fails_leaves_nothing_behind(host: State, phone: Page) -> None:
    host.broken = "waspada/"
    phone.goto(host.address)
    phone.click(SAVE)
    phone.wait_for_selector(f"text={FAILED}")
    assert phone.evaluate(HELD) == NOTHING
    host.broken = None
    phone.click(SAVE)
    phone.wait_for_selector(REMOVE)


def fill_disk(page: Page, address: str, spare: int) -> None:
    """Leave `spare` bytes for the origin, whatever it holds now."""
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    devtools = page.context.new_cdp_session(page)
    usage = devtools.send("Storage.getUsageAndQuota", {"origin": origin})["usage"]
    devtools.send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": int(usage) + spare})


def test_a_full_disk_says_so_and_leaves_nothing_behind(host: State, phone: Page) -> None:
    phone.goto(host.address)
    fill_disk(phone, host.address, 60_000)
    phone.click(SAVE)
    phone.wait_for_selector(f"text={FAILED}")
    assert phone.evaluate(HELD) == NOTHING


def test_a_full_disk_at_an_update_leaves_the_old_copy(host: State, phone: Page) -> None:
    save(phone, host.address)
    old = host.version()
    host.publish(bantuan="Nomor baru")
    host.asked.clear()
    phone.evaluate(TOMORROW)
    fill_disk(phone, host.address, 40_000)
    phone.goto(host.address + "kerja/")
    phone.wait_for_function(LOOKED)
    settle(phone, host.address)
    assert "bantuan/" in host.asked and phone.evaluate(VERSIONS) == [old]
    phone.context.set_offline(True)
    assert heading(phone, host.address + "bantuan/") == "Nomor dan kantor"
    assert heading(phone, host.address + "waspada/")


def test_two_versions_at_once_keep_the_look_of_open_pages(host: State, phone: Page) -> None:
    """A page opened before an update still finds the stylesheet it names, which the host has already deleted."""
    save(phone, host.address)
    (old,) = host.site.glob("assets/style.*.css")
    new = old.with_name("style.0123456789.css")
    old.rename(new)
    for page in host.site.rglob("*.html"):
        page.write_text(page.read_text(encoding="utf-8").replace(old.name, new.name), encoding="utf-8")
    host.publish()
    reading = phone.context.new_page()
    reading.goto(host.address + "paspor/")
    come_back(phone, host.address)
    assert len(phone.evaluate(VERSIONS)) == 2
    status = "async name => (await fetch(name)).status"
    assert reading.evaluate(status, f"../assets/{old.name}") == 200
    phone.context.set_offline(True)
    phone.goto(host.address)
    assert phone.get_attribute("link[rel=stylesheet]", "href") == f"assets/{new.name}"
    assert phone.evaluate("getComputedStyle(document.querySelector('.masthead')).display") == "flex"


def test_only_two_versions_are_ever_held_and_a_withdrawn_one_can_return(host: State, phone: Page) -> None:
    save(phone, host.address)
    original = (host.site / "bantuan/index.html").read_text(encoding="utf-8")
    for text in ("Satu", "Dua"):
        host.publish(bantuan=text)
        come_back(phone, host.address)
        assert len(phone.evaluate(HELD)["caches"]) == 2
        assert heading(phone, host.address + "bantuan/") == text
    host.publish(bantuan="Satu")
    come_back(phone, host.address)
    assert heading(phone, host.address + "bantuan/") == "Satu"
    (host.site / "bantuan/index.html").write_text(original, encoding="utf-8")
    host.publish()
    come_back(phone, host.address)
    assert heading(phone, host.address + "bantuan/") == "Nomor dan kantor"


def test_pages_asked_for_while_a_version_goes_do_not_bring_it_back(host: State, phone: Page) -> None:
    save(phone, host.address)
    phone.goto(host.address + "paspor/")
    reading = phone.context.new_page()
    reading.goto(host.address + "kerja/")
    reading.evaluate("""() => { const ask = () => fetch('../bantuan/').then(ask, ask);
      for (let each = 0; each < 30; each += 1) ask(); }""")
    for text in ("Satu", "Dua", "Tiga", "Empat"):
        host.publish(bantuan=text)
        come_back(phone, host.address)
        assert len(phone.evaluate(HELD)["caches"]) == 2, text


def test_delete_removes_all(host: State, phone: Page) -> None:
    save(phone, host.address + "iba/")
    save(phone, host.address)
    phone.evaluate("caches.open('milik situs lain')")  # caches are shared by all sites of a host
    phone.click(REMOVE)
    phone.wait_for_selector("text=Simpanan sudah dihapus.")
    expect(phone.locator(SAVE)).to_be_visible()
    assert phone.evaluate(HELD) == NOTHING | {"caches": ["milik situs lain"]}
    phone.click(SAVE)
    phone.wait_for_selector(REMOVE)
    phone.reload()
    phone.click(REMOVE)
    phone.wait_for_selector("text=Simpanan sudah dihapus.")
    phone.reload()
    assert phone.evaluate(HELD)["workers"] == 0


def test_where_nothing_can_be_saved_nothing_is_offered(host: State, phone: Page) -> None:
    phone.add_init_script("Object.defineProperty(Navigator.prototype, 'serviceWorker', {value: undefined});")
    phone.goto(host.address)
    assert phone.locator(SAVE).count() == 0
    phone.goto(host.address + "bantuan/")
    assert phone.locator(".save").count() == 0
