"""Whether the site comes out the same from other engines: `python -m scripts bench engine [ENGINE…]`.

The pages as they leave the engine, before our own steps, which do not know it: by MkDocs as always; by each ENGINE named,
with the same plugins; and by MkDocs without mkdocs-static-i18n, one build a language, put together here.
"""

import argparse
import datetime
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from mkdocs.config import load_config
from mkdocs.utils.yaml import yaml_load
from selectolax.lexbor import LexborHTMLParser

from scripts.bench.measure import workplace
from scripts.data.day import VARIABLE as BUILD_DAY
from scripts.data.day import build_day
from scripts.data.problem import SiteError
from scripts.pages.i18n import PLUGIN, built_locales
from scripts.paths import DOCS, OVERRIDES, ROOT

ENGINE = "mkdocs"
HOOK = ROOT / "scripts" / "pages" / "one_locale.py"
ALONE = f"{ENGINE}, tanpa mkdocs-static-i18n"


@dataclass(frozen=True)
class Pages:
    """What an engine has written: the text of each page, its links in order, and all files as they are."""

    texts: dict[str, str]
    links: dict[str, list[str]]
    files: dict[str, bytes]


def read_pages(site: Path) -> Pages:
    """Return the pages of a built folder."""
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    parsed = {name: LexborHTMLParser(data.decode()) for name, data in files.items() if name.endswith(".html")}
    texts = {name: " ".join(page.body.text().split()) for name, page in parsed.items()}
    links = {
        name: [node.attributes.get("href") or node.attributes.get("src") or "" for node in page.css("[href], [src]")]
        for name, page in parsed.items()
    }
    return Pages(texts, links, files)


def differences(ours: Pages, theirs: Pages) -> Iterator[str]:
    """Yield, in Indonesian, each page that only one of two sites has, and each whose text or links are not the same."""
    for name in sorted(ours.texts.keys() ^ theirs.texts.keys()):
        yield f"{name}: {'hilang' if name in ours.texts else 'tidak ada di situs sekarang'}"
    for name in sorted(ours.texts.keys() & theirs.texts.keys()):
        if ours.texts[name] != theirs.texts[name]:
            yield f"{name}: teksnya lain"
        if ours.links[name] != theirs.links[name]:
            yield f"{name}: tautannya lain"


def build_with(engine: str, site: Path, today: datetime.date) -> None:
    """Build the pages with `engine` and the project's own configuration."""
    run_engine(engine, site, today, ROOT / "mkdocs.yml")


def run_engine(engine: str, site: Path, today: datetime.date, config: Path) -> None:
    """Build the pages into `site` strictly, as `python -m scripts build` does. Raises SiteError with the engine's own words."""
    command = [
        sys.executable,
        "-m",
        engine,
        "build",
        "--strict",
        "--quiet",
        "--site-dir",
        site,
        "--config-file",
        config,
    ]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", BUILD_DAY: today.isoformat()}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise SiteError(f"{engine}: {done.stderr.strip() or done.stdout.strip()}")


def build_alone(site: Path, today: datetime.date) -> None:
    """Build the pages without mkdocs-static-i18n: each language by itself, then all in one folder."""
    locales = built_locales(load_config(str(ROOT / "mkdocs.yml")))
    for locale in locales:
        file, part = site.with_name(f"{locale}.yml"), site.with_name(locale)
        file.write_text(config_of(locale, locales), encoding="utf-8")
        run_engine(ENGINE, part, today, file)
        shutil.copytree(part, site, dirs_exist_ok=True)


def config_of(locale: str, locales: Sequence[str]) -> str:
    """Return the project's configuration for one language alone, without the plugin."""
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        config = yaml_load(file)
    plugins = [plugin for plugin in config["plugins"] if PLUGIN not in plugin]
    hooks = [*(str(ROOT / hook) for hook in config["hooks"]), str(HOOK)]
    config |= {
        "plugins": plugins,
        "hooks": hooks,
        "docs_dir": str(DOCS),
        "extra": {"locale": locale, "locales": locales},
    }
    config["theme"]["custom_dir"] = str(OVERRIDES)
    return yaml.safe_dump(config, allow_unicode=True, sort_keys=False)


def main(arguments: Sequence[str]) -> int:
    """Return 0 when every engine gives the same pages, texts and links."""
    parser = argparse.ArgumentParser(prog="python -m scripts bench engine", description="Bandingkan mesin situs.")
    parser.add_argument("engines", nargs="*", metavar="ENGINE", help="modul Python, misalnya properdocs")
    engines = parser.parse_args(arguments).engines
    if unknown := [engine for engine in engines if not importlib.util.find_spec(engine)]:
        name = unknown[0]
        fix = ".venv/bin/python -m pip install --require-hashes --requirement .ci/properdocs.txt"
        raise SiteError(f"Mesin `{name}` belum terpasang.", fix)
    different = False
    with workplace() as folder:
        build_with(ENGINE, folder / "site" / "now", build_day())
        ours = read_pages(folder / "site" / "now")
        for number, engine in enumerate([*engines, ALONE]):
            site = folder / str(number) / "site"
            site.parent.mkdir()
            build_alone(site, build_day()) if engine == ALONE else build_with(engine, site, build_day())
            theirs = read_pages(site)
            found = list(differences(ours, theirs))
            different = different or bool(found)
            equal = sum(theirs.files.get(name) == data for name, data in ours.files.items())
            pages, files = f"{len(theirs.texts)} dari {len(ours.texts)}", f"{equal} dari {len(ours.files)}"
            print(f"{engine}: {pages} halaman, {len(found)} perbedaan, {files} berkas sama sampai bita.")
            print("".join(f"  {line}\n" for line in found), end="")
    return 1 if different else 0
