"""Which sources stand on paper: laws, then agencies. What only the press says stands on the page behind the code.

A fact's source is named as an editor read it, often `newspaper, agency` or `law, told by …`: the sheet keeps the law or the
agency of it, with its date. Short forms of laws as in UU 12/2011 and the practice of the ministries; agencies by the words
that only they bear.
"""

import re
from collections.abc import Iterable

from scripts.data.facts import Fact
from scripts.data.parsers import government
from scripts.data.villages import Village
from scripts.render.text import host, spoken_date

LAW = re.compile(
    r"\b(?:UU|PP|Perppu|Perpres|Inpres|Permen\w*|Kepmen\w*|Per(?:ka|ban|da)\w*)\b.*\d{1,4}(?:/| Tahun )\d{4}"
)
AGENCY = re.compile(
    r"\b(?:Imigrasi|Polri|Polda|KP2MI|BP2MI|BP3MI|BPJS|LPSK|Kemen\w+|Menteri|Ditjen|Dirjen|Disnaker\w*|Dinas|KBRI|KJRI|"
    r"Kedutaan|Konsulat|IOM|ILO)\b"
)
PARTS = re.compile(r"[,;()]\s*")
DATE = re.compile(r"\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}")
UNDATED = "tanpa tanggal"


def paper_sources(facts: Iterable[Fact], village: Village | None, others: str) -> str:
    """Return the sources of `facts` and of the village's row, each once: laws, then agencies with their dates in words.

    others: what stands for those that are neither.
    """
    laws, agencies, more = [], [], False
    for fact in facts:
        if law := law_of(fact.source):
            laws.append(law)
        elif agency := agency_of(fact.source, fact.source_url):
            agencies.append(_dated(agency, spoken_date(fact.source_date)))
        else:
            more = True
    if village and village.source_url:
        name = host(village.source_url)
        if government(name):
            agencies.append(_dated(name, spoken_date(village.source_date)))
        else:
            more = True
    return "; ".join(dict.fromkeys([*laws, *agencies, *([others] if more else [])]))


def law_of(source: str) -> str:
    """Return the law in the name of a source, '' where there is none."""
    return next((part.strip() for part in PARTS.split(source) if LAW.search(part)), "")


def agency_of(source: str, url: str) -> str:
    """Return the agency in the name of a source; the whole name where the agency itself published it; '' where there is none."""
    if government(host(url)):
        return source
    return next((part.strip() for part in PARTS.split(source) if AGENCY.search(part)), "")


def _dated(name: str, date: str) -> str:
    return name if date == UNDATED or DATE.search(name) else f"{name}, {date}"
