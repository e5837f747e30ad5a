"""Lists for the people who look after the site: `python -m scripts maintain --expiring DAYS | --links`."""

import argparse
import datetime
from collections.abc import Sequence

from scripts.data.day import build_day
from scripts.data.facts import Facts, expiring
from scripts.data.project import load_project
from scripts.maintenance.links import addresses, dead_links, dead_list
from scripts.render.environment import render_text
from scripts.source.page import read_pages


def main(arguments: Sequence[str]) -> int:
    """Print one list as Markdown, nothing where there is nothing to do. Raises DataError when the data are wrong."""
    parser = argparse.ArgumentParser(
        prog="python -m scripts maintain", description="Daftar untuk yang merawat situs ini."
    )
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--expiring", type=int, metavar="HARI", help="fakta yang harus dicek dalam sekian hari")
    which.add_argument("--links", action="store_true", help="alamat web luar yang mati; bertanya ke jaringan")
    parser.add_argument("--today", type=datetime.date.fromisoformat, default=build_day(), help="tanggal pemeriksaan")
    options = parser.parse_args(arguments)
    project = load_project()
    if options.links:
        found = addresses(project, read_pages())
        print(dead_list(found, dead_links(found)), end="")
    else:
        print(expiring_list(project.facts, options.today, options.expiring), end="")
    return 0


def expiring_list(facts: Facts, today: datetime.date, days: int) -> str:
    """Return the facts to check within `days` days, the most urgent day first; '' where there is none."""
    soon = expiring(facts, today, days)
    return render_text("fakta-dicek.md", facts=soon, today=today, days=days) if soon else ""
