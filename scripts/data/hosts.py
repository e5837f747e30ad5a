"""Web addresses that only look official: who a host belongs to is read from its end, never from its beginning.

`go.id` is given to government bodies only (PANDI). Other hosts that facts may name stand in docs/_data/hosts.yml.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from scripts.data.fields import read_pairs
from scripts.data.parsers import government
from scripts.data.problem import Problem
from scripts.paths import shown

HOST = re.compile(r"(?<![\w@.-])(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?=[/:?#\s),;]|\.?$)", re.I)
NAME = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}")


def load_hosts(path: Path, problems: list[Problem]) -> Mapping[str, str]:
    """Return whom each listed host belongs to; a project without the file lists none."""
    hosts: dict[str, str] = {}
    for block, owner in read_pairs(path, problems) if path.exists() else ():
        if NAME.fullmatch(block.key) and owner:
            hosts[block.key] = owner
            continue
        message = f"`{block.key[:60]}` bukan nama situs dengan pemiliknya."
        fix = "Tulis tanpa https://, misalnya: bmkg.go.id: milik siapa."
        problems.append(Problem(shown(path), block.line, message, fix, rule="D06", record=block.key))
    return hosts


def host_of(address: str) -> str:
    """Return the host of an address without `www.`, in lower case."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def shown_hosts(text: str) -> Iterator[str]:
    """Yield every host that a text shows to its reader."""
    return (match[1].lower().removeprefix("www.") for match in HOST.finditer(text))


def is_trusted(host: str, listed: Collection[str]) -> bool:
    """Return whether `host` is a government body's or stands, itself or its parent, in the list."""
    return government(host) or any(host == each or host.endswith(f".{each}") for each in listed)


def host_faults(address: str, label: str, listed: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield (what is wrong, what to do) with an `address` that readers are sent to under the words of `label`."""
    host = host_of(address)
    for seen in shown_hosts(label):
        if seen != host:
            fix = "Samakan: tulis alamat aslinya di `nilai:`, atau nama situs yang sama di `label:`."
            yield f"tampil `{seen}`, tetapi membuka `{host}`.", fix
    if not is_trusted(host, listed):
        fix = f"Pakai alamat .go.id. Kalau memang situs itu, tambah `{host}: milik siapa` di docs/_data/hosts.yml."
        yield f"`{host}` bukan situs pemerintah (.go.id).", fix
