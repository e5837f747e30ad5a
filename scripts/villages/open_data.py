"""Open data of each village: `desa/<code>.json` for programs, `desa/<code>.txt` to paste into a village's own website.

The snippet is HTML without script, styled in its tags, loads nothing, and says its date. The JSON follows `SCHEMA`, which
stands beside it as `desa/skema.json` (JSON Schema, draft 07).
"""

import datetime
import json
from collections.abc import Iterable
from functools import cache

from markupsafe import escape

from scripts.data.facts import CONFIRMED, Fact
from scripts.data.project import DEFAULT_LOCALE, Project
from scripts.data.villages import Village
from scripts.pages.contact import EMERGENCY
from scripts.pages.words_html import page_words
from scripts.render.environment import render
from scripts.villages.page_template import PageTemplate, cut_page_template

FOLDER, SCHEMA_NAME = "desa", "skema.json"
PATTERN = "[0-9]" * 10  # glob of the ten digits that name the files of a village
LICENCE = "https://creativecommons.org/licenses/by/4.0/deed.id"
OWN = ("name", "district", "regency", "page")  # what the snippet says of one village alone
_TEXT, _DATE = {"type": "string"}, {"type": "string", "format": "date"}


def _record(**properties: object) -> dict[str, object]:
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


SCHEMA = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "title": "Desa",
    "description": "Yang ditulis situs ini tentang satu desa atau kelurahan. Yang belum diketahui: null atau daftar kosong.",
    **_record(
        kode={"type": "string", "pattern": r"^\d\d\.\d\d\.\d\d\.\d{4}$", "description": "kode Kemendagri"},
        nama=_TEXT,
        kecamatan=_TEXT,
        kabupaten=_TEXT,
        halaman={"type": "string", "format": "uri"},
        kantor_imigrasi={"type": ["string", "null"]},
        program={"type": ["string", "null"]},
        pertemuan={"type": "array", "items": _record(tanggal=_DATE, jam=_TEXT, tempat=_TEXT)},
        di_desa={"type": "array", "items": _record(kunci=_TEXT, isi=_TEXT, tanggal=_DATE)},
        nomor_penting={"type": "array", "items": _record(untuk=_TEXT, nomor=_TEXT)},
        dicek={**_DATE, "description": "hari nomor dan aturan di sini terakhir dicocokkan dengan sumbernya"},
        cek_lagi={**_DATE, "description": "sesudah hari ini, ambil lagi datanya"},
        lisensi={"type": "string", "format": "uri"},
    ),
}


def schema_file() -> tuple[str, str]:
    """Return (path below the site, text) of the schema."""
    return f"{FOLDER}/{SCHEMA_NAME}", json.dumps(SCHEMA, ensure_ascii=False, indent=1) + "\n"


class OpenData:
    """Makes the open data of the villages of a project."""

    def __init__(self, project: Project, site_url: str, site_name: str) -> None:
        """site_url: absolute, ends with a slash."""
        self.project = project
        self.site_url = site_url
        self.site_name = site_name
        self.words = page_words(project, DEFAULT_LOCALE)
        self.numbers = [(self.words.plain(word), project.facts[key]) for word, key in EMERGENCY.items()]
        self.checked, self.check_again = dates_of(fact for _, fact in self.numbers)
        self.snippet_of = cache(self._snippet_of)

    def files(self, villages: Iterable[Village]) -> Iterable[tuple[str, str]]:
        """Yield (path below the site, text) of both files of each of `villages`."""
        for village in villages:
            yield f"{FOLDER}/{village.address}.json", json.dumps(self.record(village), ensure_ascii=False) + "\n"
            yield f"{FOLDER}/{village.address}.txt", self.snippet(village)

    def record(self, village: Village) -> dict[str, object]:
        """Return what is known of `village`, as SCHEMA says."""
        return {
            "kode": village.key,
            "nama": village.name,
            "kecamatan": village.district,
            "kabupaten": village.regency,
            "halaman": self._page(village),
            "kantor_imigrasi": self._office(village),
            "program": village.programme or None,
            "pertemuan": [
                {"tanggal": each.date.isoformat(), "jam": each.time, "tempat": each.place} for each in village.meetings
            ],
            "di_desa": [
                {"kunci": each.topic, "isi": each.text, "tanggal": each.date.isoformat()}
                for each in village.local_notes
            ],
            "nomor_penting": [
                {"untuk": purpose, "nomor": fact.value} for purpose, fact in self.numbers if _is_sure(fact)
            ],
            "dicek": self.checked.isoformat(),
            "cek_lagi": self.check_again.isoformat(),
            "lisensi": LICENCE,
        }

    def snippet(self, village: Village) -> str:
        """Return HTML to paste into the website of `village`."""
        own = (village.name, village.district, village.regency, self._page(village))
        gaps = dict(zip(OWN, map(escape, own), strict=True))
        return self.snippet_of(village.kind, self._office(village)).stamp(gaps).decode()

    def _snippet_of(self, kind: str, office: str | None) -> PageTemplate:
        """Return the snippet of all villages of one kind that `office` serves, cut where they differ."""
        html = render(
            "partials/snippet.html",
            **{name: f"@@ {name} @@" for name in OWN},
            kind=kind,
            office=office,
            site_name=self.site_name,
            numbers=[(purpose, fact.value) for purpose, fact in self.numbers if _is_sure(fact)],
            checked=self.checked,
            check_again=self.check_again,
            t=self.words,
        )
        return cut_page_template(html.strip() + "\n", stamped=False)

    def _page(self, village: Village) -> str:
        return f"{self.site_url}{FOLDER}/{village.address}/"

    def _office(self, village: Village) -> str | None:
        office = self.project.offices.get(self.project.around(village).office)
        return office.name if office else None


def dates_of(facts: Iterable[Fact]) -> tuple[datetime.date, datetime.date]:
    """Return the day from which all of `facts` are known to hold, and the first day on which one must be checked again."""
    facts = tuple(facts)
    return min(fact.checked for fact in facts), min(fact.check_again for fact in facts if fact.check_again)


def _is_sure(fact: Fact) -> bool:
    return fact.status == CONFIRMED
