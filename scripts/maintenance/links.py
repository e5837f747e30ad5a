"""External addresses that no longer answer, as Markdown for one issue. The only script of the project that asks the network.

A server that refuses robots (401, 403, 429) or is ill (5xx) is not dead; an address is dead when it says so (404,
410), when its name is gone, or when nobody answers twice.
"""

import re
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

from scripts.data.project import Project
from scripts.render.environment import render_text
from scripts.render.text import host
from scripts.source.page import SourcePage

GONE = (404, 410)
WAIT, PAUSE, HOSTS_AT_ONCE = 20, 1.0, 8  # seconds, seconds between two questions to one host, hosts
# Where the data name an address: file and field of its records.
SOURCES = {
    "facts": ("source_url",),
    "offices": ("site", "rank_source", "area_source"),
    "gates": ("source_url",),
    "questions": ("source_url",),
    "villages": ("source_url", "pass_source", "note_source"),
}
AGENT = "Mozilla/5.0 (compatible; merantau-aman link check)"


def addresses(project: Project, pages: Iterable[SourcePage]) -> dict[str, list[str]]:
    """Return every external address with the places (file: key) that name it, sorted."""
    found: dict[str, list[str]] = {}
    for address, place in (*_of_data(project), *_of_pages(pages)):
        if address and place not in found.setdefault(address, []):
            found[address].append(place)
    return dict(sorted(found.items()))


def _of_data(project: Project) -> Iterator[tuple[str, str]]:
    for name, fields in SOURCES.items():
        records = getattr(project, name)
        for record in records.values() if isinstance(records, Mapping) else records:
            yield from ((getattr(record, field), f"{name}.yml: {record.key}") for field in fields)
    for fact in project.facts.values():
        if fact.form == "url":
            yield fact.value, f"facts.yml: {fact.key} (nilai)"


def _of_pages(pages: Iterable[SourcePage]) -> Iterator[tuple[str, str]]:
    for page in pages:
        for link in page.links:
            if re.match("https?://", link.target):
                yield link.target, f"{page.path}:{link.line}"


def dead_links(found: Mapping[str, list[str]]) -> dict[str, str]:
    """Return what is wrong with each dead address. Hosts are asked side by side, one host never twice at once."""
    hosts: dict[str, list[str]] = {}
    for address in found:
        hosts.setdefault(host(address), []).append(address)
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as pool:
        answers = [answer for part in pool.map(_ask_host, hosts.values()) for answer in part]
    return dict(sorted((address, wrong) for address, wrong in answers if wrong))


def _ask_host(addresses_of_host: list[str]) -> list[tuple[str, str]]:
    answers = []
    for number, address in enumerate(addresses_of_host):
        if number:
            time.sleep(PAUSE)
        answers.append((address, _ask(address) and _ask(address)))
    return answers


def _ask(address: str) -> str:
    """Return what is wrong in Indonesian, '' where the address lives or the server only refuses us."""
    try:
        request = urllib.request.Request(address, headers={"User-Agent": AGENT, "Accept": "text/html,*/*"})
        with urllib.request.urlopen(request, timeout=WAIT):
            return ""
    except urllib.error.HTTPError as error:
        return f"jawaban {error.code}" if error.code in GONE else ""
    except urllib.error.URLError as error:
        if isinstance(error.reason, socket.gaierror):
            return "nama situsnya tidak ada"
        return "tidak menjawab"
    except (OSError, ValueError):
        return "tidak menjawab"


def dead_list(found: Mapping[str, list[str]], dead: Mapping[str, str]) -> str:
    """Return the dead addresses as Markdown; '' where all live."""
    return render_text("alamat-mati.md", found=found, dead=dead) if dead else ""
