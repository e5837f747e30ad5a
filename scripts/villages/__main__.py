"""Write the village pages: `python -m scripts.villages [--check] [--data FILE] [--areas FILE] [--site FOLDER]`."""

import argparse
import sys
from pathlib import Path

from scripts.data.problem import SiteError
from scripts.data.project import load_project
from scripts.paths import DATA, SHELLS, SITE
from scripts.villages.shelf import read_shelf
from scripts.villages.write import write_finder, write_villages


def main() -> int:
    """Return 0 when all is well, 1 when data is wrong or, with --check, when anything would change."""
    options = _options()
    try:
        project = load_project(villages=options.data, areas=options.areas)
        shelf = read_shelf(SHELLS)
        changed = False
        runs = [
            write_villages(project, locale, SHELLS / locale, options.site, shelf.edit_root, options.data, options.check)
            for locale in shelf.locales
        ]
        for changes in (*runs, write_finder(project, options.site, options.check)):
            changed = changed or bool(changes)
            for path in (*changes.written, *changes.deleted):
                print(path)
    except SiteError as error:
        print(error, file=sys.stderr)
        return 1
    return 1 if options.check and changed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.villages", description="Tulis halaman desa ke dalam situs yang sudah dibangun."
    )
    parser.add_argument(
        "--check", action="store_true", help="jangan menulis; keluar dengan 1 kalau ada yang akan berubah"
    )
    parser.add_argument("--data", type=Path, default=DATA / "villages.yml", help="berkas data desa")
    parser.add_argument("--areas", type=Path, default=None, help="daftar kode wilayah lain, untuk uji ukuran")
    parser.add_argument("--site", type=Path, default=SITE, help="map situs")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
