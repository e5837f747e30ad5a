"""MkDocs, in a fork of the program that builds: what that has loaded, it need not load again."""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.__main__ import cli

from scripts.data.day import VARIABLE as BUILD_DAY
from scripts.data.problem import SiteError
from scripts.data.project import Project
from scripts.pages.context import Translations
from scripts.pages.loaded import hand_over
from scripts.pages.unchanged import MadePages
from scripts.paths import ROOT
from scripts.spread import FORK, die_with_parent

REFUSED = re.compile(r"\[Errno (\d+)\] ([^:\n]*)(?:: '([^'\n]*)')?")  # how Python tells what the machine did not do


@contextmanager
def run_mkdocs(site: Path, project: Project, translations: Translations, made: MadePages) -> Iterator[None]:
    """Build the Markdown pages of all languages into `site`, strictly, from the data of `project` and the `translations` of
    DOCS, but for those that have been `made` before, beside what is done meanwhile.

    What is wrong meanwhile comes first and ends MkDocs; else raises SiteError with MkDocs' own words, OSError for what the
    machine refused.
    """
    with tempfile.TemporaryFile("w+") as said:
        mkdocs = FORK.Process(target=_build, args=(site, project, translations, made, said.fileno()))
        mkdocs.start()
        try:
            yield
        except BaseException:
            mkdocs.kill()
            raise
        finally:
            mkdocs.join()
        if mkdocs.exitcode:
            said.seek(0)
            _tell(said.read().strip())


def _build(site: Path, project: Project, translations: Translations, made: MadePages, out: int) -> None:
    die_with_parent()
    for stream in (1, 2):
        os.dup2(out, stream)
    os.chdir(ROOT)
    os.environ |= {"NO_MKDOCS_2_WARNING": "1", BUILD_DAY: project.today.isoformat()}
    hand_over(project, translations, made)
    cli(["build", "--strict", "--quiet", "--site-dir", str(site)])


def _tell(said: str) -> None:
    if refused := REFUSED.search(said):
        raise OSError(int(refused[1]), refused[2], refused[3])
    silent = "MkDocs berhenti tanpa pesan.\n    Perbaikan: tutup program lain supaya ada memori, lalu ulangi."
    raise SiteError(said or silent)
