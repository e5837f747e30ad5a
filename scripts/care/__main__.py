"""Lists for the people who look after the site: `python -m scripts.care --confirm | --expiring DAYS | --links`."""

import argparse
import datetime
import sys

from scripts.care.confirm import confirm_list
from scripts.care.expiring import expiring_list
from scripts.care.links import addresses, dead_links, dead_list
from scripts.data.problem import SiteError
from scripts.data.project import load_project
from scripts.rules.source import read_pages


def main() -> int:
    """Print one list as Markdown (nothing where there is nothing to do); return 1 when the data are wrong."""
    options = _options()
    try:
        project = load_project()
    except SiteError as error:
        print(error, file=sys.stderr)
        return 1
    if options.confirm:
        print(confirm_list(project))
    elif options.links:
        found = addresses(project, read_pages())
        print(dead_list(found, dead_links(found)), end="")
    else:
        print(expiring_list(project.facts, options.today, options.expiring), end="")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m scripts.care", description="Daftar untuk yang merawat situs ini.")
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--confirm", action="store_true", help="yang harus dipastikan tiap kantor sebelum tayang")
    which.add_argument("--expiring", type=int, metavar="HARI", help="fakta yang harus dicek dalam sekian hari")
    which.add_argument("--links", action="store_true", help="alamat web luar yang mati; bertanya ke jaringan")
    parser.add_argument(
        "--today", type=datetime.date.fromisoformat, default=datetime.date.today(), help="tanggal pemeriksaan"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
