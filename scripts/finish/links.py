"""Find what leads nowhere in the finished folder. A folder of HTML in, problems out; nothing is written.

    problems = check_links(site, "https://desa.example/")

Every page is parsed once, and only short texts are kept of it: 160,000 pages must fit into memory. A mistake that many
pages share, as in a menu, is one problem, told at the first of them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from sys import intern
from urllib.parse import unquote, urljoin, urlsplit

from scripts.data.problem import Problem
from scripts.finish.addresses import address_of, file_of, site_files
from scripts.finish.reading import Reading, reading_of
from scripts.spread import spread
from scripts.store import Keep, make_anew
from scripts.villages.book import is_book

NOT_FOUND_PAGE = "404.html"
REMEMBERED = 10_000  # sound links, most of them in menus
WHOLE = ("https://", "http://")
OTHER_SCHEME = re.compile(r"(?!https?:)[a-z][a-z0-9+.-]*:", re.I)
FOLLOWED = ("tel:", "mailto:", "sms:")  # besides the web; no page runs an address
INSIDE = ("data:image/", "data:,")  # a drawing, or none, within the page
VILLAGE_PAGE = re.compile(r"\bdesa/\d{10}/")


def check_links(site: Path, site_url: str, keep: Keep = make_anew) -> list[Problem]:
    """Return every problem of the pages below `site`, which will be published at `site_url`; paths are relative to `site`.

    keep: gives what has been read in the same pages before, but for those of villages, which are sooner read than looked up.
    """
    check = Check(frozenset(site_files(site)), site_url)
    pages = [page for page in sorted(check.files) if page.endswith(".html") and not is_book(page)]
    for part in spread(lambda pages: _read(pages, site, check.files, site_url, keep), pages):
        check.take_in(part)
    check.compare_pages()
    return sorted(check.problems())


def _read(pages: Sequence[str], site: Path, files: frozenset[str], site_url: str, keep: Keep) -> "Check":
    """Return what is known after reading some of the pages, without what takes room and is known already."""
    check = Check(files, site_url)
    for page in pages:
        html = (site / page).read_bytes()
        if VILLAGE_PAGE.search(page):
            check.take_page(page, reading_of(html))
        else:
            check.take_page(page, keep(("reading", html), partial(reading_of, html)))
    check.files, check.sound = frozenset(), set()
    return check


class Check:
    """What is known of a site while its pages are read. Pages are named by their path below the site."""

    def __init__(self, files: frozenset[str], site_url: str) -> None:
        self.files = files
        self.site_url = site_url
        self.host = urlsplit(site_url).netloc.lower()
        self.root = urlsplit(site_url).path
        self.ids: dict[str, str] = {}  # page -> its ids as one text; pages of one kind share it
        self.titles: dict[tuple[str, str], list[str]] = {}  # (language, title) -> its pages
        self.canonicals: dict[str, str] = {}  # only of pages that name another one
        self.alternates: dict[str, str] = {}  # page -> pages it names as translations, as one text that they share
        self.fragments: dict[tuple[str, str], list] = {}  # (page, id) linked to -> [first page that links, how many do]
        self.sound: set[tuple[str, str, bool]] = set()  # links of the menu kind, followed once
        self.found: dict[tuple[str, str], list] = {}  # (message, fix) -> [first page, how many]

    def add(self, page: str, message: str, fix: str, pages: int = 1) -> bool:
        """Note one problem, once for all pages that have it. Always False, so that a check can return it."""
        self.found.setdefault((message, fix), [page, 0])[1] += pages
        return False

    def take_in(self, other: "Check") -> None:
        """Add what is known of the pages that come next, as if they had been read here."""
        for page, ids in other.ids.items():
            self.ids[page] = intern(ids)
        for title, pages in other.titles.items():
            self.titles.setdefault(title, []).extend(pages)
        for page, named in other.alternates.items():
            self.alternates[page] = intern(named)
        self.canonicals |= other.canonicals
        for target, (page, pages) in other.fragments.items():
            self.fragments.setdefault(target, [page, 0])[1] += pages
        for (message, fix), (page, pages) in other.found.items():
            self.add(page, message, fix, pages)

    def problems(self) -> Iterator[Problem]:
        """Yield what was found."""
        for (message, fix), (page, pages) in self.found.items():
            yield Problem(
                page, 1, message if pages == 1 else f"{message} Terjadi {pages} kali; ini halaman pertama.", fix
            )

    def take_page(self, page: str, read: Reading) -> None:
        """Take in one page: note what is wrong in itself, and keep what only the whole site can tell."""
        if read.code:
            self.add(page, f"Halaman memuat kode `{read.code}`.", "Hapus kode itu dari tulisan atau data.")
        for name, times in read.twice:
            self.add(
                page,
                f'Tanda id="{name}" dipakai {times} kali dalam satu halaman.',
                "Beri tiap bagian tanda sendiri.",
            )
        self.ids[page] = intern(read.ids)
        self.take_head(page, read)
        address = address_of(page, self.site_url)
        for href, plain in read.links:
            link = (*self.shorten(address, href), plain)
            if link not in self.sound and self.follow(page, *link):
                if len(self.sound) == REMEMBERED:
                    self.sound.clear()  # most are of one page; those of menus are soon in it again
                self.sound.add(link)
            if page == NOT_FOUND_PAGE and not (href.startswith(("/", "#", "http")) or OTHER_SCHEME.match(href)):
                self.add(
                    page,
                    f"Alamat `{href}` putus bila {page} tampil di alamat yang lebih dalam.",
                    "Tulis alamat yang mulai dengan `/`.",
                )

    def take_head(self, page: str, read: Reading) -> None:
        """Check language, title and heading, and keep the title and the translations."""
        if not read.lang:
            self.add(
                page,
                "<html> tidak menyebut bahasa, sehingga pembaca layar salah mengucapkan.",
                'Tulis bahasanya, misalnya <html lang="id">.',
            )
        if read.headings != 1:
            self.add(
                page,
                f"Halaman punya {read.headings} judul besar (h1).",
                "Beri tepat satu judul besar; judul lain mulai dari h2.",
            )
        if not read.title:
            self.add(page, "Halaman tidak punya judul (title).", "Isi `title:` di bagian atas halaman.")
        else:
            self.titles.setdefault((read.lang.lower(), read.title), []).append(page)
        for href in read.canonicals:
            if (target := self.published(page, "canonical", href)) and target != page:
                self.canonicals[page] = target
        translations = {self.published(page, "hreflang", href) for href in read.translations}
        if named := sorted(translations - {""}):
            self.alternates[page] = intern("\n".join(named))

    def published(self, page: str, kind: str, href: str) -> str:
        """Return the file behind a canonical or hreflang address; '' with a problem when the site does not have it."""
        if not href.startswith(self.site_url):
            self.add(
                page,
                f"Alamat {kind} {href or '(kosong)'} tidak di bawah {self.site_url}.",
                "Tulis alamat lengkap halaman di situs ini.",
            )
            return ""
        target = file_of(unquote(urlsplit(href).path)[len(self.root) :])
        if target in self.files and address_of(target, self.site_url) == href:
            return target
        self.add(
            page,
            f"Alamat {kind} {href} bukan alamat sebuah halaman.",
            "Pakai alamat halaman yang ada, dengan `/` di ujung.",
        )
        return ""

    def shorten(self, address: str, href: str) -> tuple[str, str]:
        """Return (base, href) that lead to the same place as `href` does from `address`, equal for many pages where possible."""
        if href.startswith("/") or OTHER_SCHEME.match(href) or href.startswith(WHOLE):
            return self.site_url, href
        while href.startswith("../") and (above := address.rpartition("/")[0].rpartition("/")[0]).count("/") >= 2:
            address, href = f"{above}/", href[3:]
        return address, href

    def follow(self, page: str, base: str, href: str, plain: bool) -> bool:
        """Check that one address leads to a file; return whether the next page with it need not ask again.

        plain: a link that a person follows, which alone may leave the site.
        """
        if OTHER_SCHEME.match(href):
            whole = href.lower().startswith(FOLLOWED if plain else INSIDE)
            return whole or self.add(page, f"Alamat `{href[:40]}` bukan alamat web.", "Hapus, atau tulis https://….")
        try:
            to = urlsplit(href if href.startswith(WHOLE) else urljoin(base, href))
        except ValueError:
            return self.add(page, f"Alamat `{href}` tidak dapat dibaca.", "Tulis ulang alamatnya.")
        if to.netloc.lower() != self.host:
            return plain or self.add(
                page,
                f"Halaman memuat {href} dari situs lain.",
                "Simpan berkasnya di situs ini, atau jadikan tautan biasa.",
            )
        path = unquote(to.path)
        target = file_of(path[len(self.root) :])
        if not path.startswith(self.root) or not {target, f"{target}/index.html"} & self.files:
            return self.add(
                page,
                f"Tautan ke {path} tidak menuju halaman atau berkas apa pun.",
                "Perbaiki alamatnya, atau buat halaman itu.",
            )
        if target not in self.files:
            return self.add(
                page, f"Tautan ke {path} kurang `/` di ujung: pembaca menunggu dua kali.", f"Tulis {path}/."
            )
        if not to.fragment or to.fragment == "top" or not target.endswith(".html"):
            return True
        self.fragments.setdefault((target, unquote(to.fragment)), [page, 0])[1] += 1
        return False

    def compare_pages(self) -> None:
        """Note what only shows between pages: equal titles, anchors that are not there, translations that do not name each other."""
        for (_, title), (first, *others) in self.titles.items():
            for page in others:
                self.add(
                    page,
                    f"Judul “{title}” juga judul halaman {first}.",
                    "Beri tiap halaman judul sendiri dalam bahasanya.",
                )
        for (target, name), (page, pages) in self.fragments.items():
            if name not in self.ids[target].split("\n"):
                self.add(
                    page,
                    f"Tautan ke {target}#{name}: halaman itu tidak punya bagian `{name}`.",
                    "Samakan tanda sesudah `#` dengan judul.",
                    pages,
                )
        for page, named in self.alternates.items():
            # A page that stands in for another one speaks for it: its translations name that other one.
            own = self.canonicals.get(page, page)
            for target in {*named.split("\n"), own}:
                if own not in self.alternates.get(target, "").split("\n"):
                    self.add(
                        page,
                        f"hreflang: {page} menyebut {target}, tetapi {target} tidak menyebut {own}.",
                        "Sebut semua terjemahan di tiap halaman.",
                    )
