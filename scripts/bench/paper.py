"""What a handout costs: `python -m scripts bench handouts`. Needs the built site.

Makes the handout of every village of the province on both papers, and of a tenth of them to see whether the cost of
one handout grows with their number.
"""

import argparse
import json
import resource
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from scripts.bench.data import PROVINCE_VILLAGES, write_data
from scripts.bench.measure import run_command
from scripts.bench.table import Table, machine
from scripts.data.handout_names import VILLAGE_HANDOUT, village_jobs
from scripts.data.project import DEFAULT_LOCALE, load_project
from scripts.handouts.make import make_pdfs
from scripts.paths import CACHE, PAGE_TEMPLATES, SITE
from scripts.villages.build_cache import read_build_cache

STEPS = (200, PROVINCE_VILLAGES)


def make_all(count: int) -> dict[str, float]:
    """Make the handouts of `count` villages; return handouts, processor seconds, MiB of the largest process, bytes of all handouts."""
    CACHE.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE, prefix="bench-") as folder:
        data, areas = Path(folder) / "villages.yml", Path(folder) / "areas.csv"
        write_data(count, data, areas)
        project = load_project(villages=data, areas=areas)
        jobs = (
            job for village in project.villages for job in village_jobs(village, DEFAULT_LOCALE, (VILLAGE_HANDOUT,))
        )
        sizes = make_pdfs(project, read_build_cache(PAGE_TEMPLATES), jobs, SITE, Path(folder))
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return {
        "handouts": len(sizes),
        "cpu": sum(usage.ru_utime + usage.ru_stime for usage in usages),
        "memory": max(usage.ru_maxrss for usage in usages) / 1024,
        "bytes": sum(sizes.values()),
    }


def measure() -> Table:
    """Measure every step in a process of its own, so that memory is that of the step."""
    run_command("build")
    return table_of([json.loads(run_command("bench", "handouts", "--count", str(count)).out) for count in STEPS])


def table_of(measured: Sequence[Mapping[str, float]]) -> Table:
    """Return the table of what `make_all` returned for each step. Processor time, since a handout asks for nothing else."""
    head = ("handouts, A4 and F4", "processor time a handout", "largest process", "size of a handout")
    rows = [
        (
            f"{got['handouts']:,}",
            f"{got['cpu'] / got['handouts'] * 1000:.0f} ms",
            f"{got['memory']:.0f} MiB",
            f"{got['bytes'] / got['handouts'] / 1000:.1f} KB",
        )
        for got in measured
    ]
    return Table(head, rows, (f"Tagged PDF with QR code, spread over {machine()}.",))


def main(arguments: Sequence[str]) -> int:
    """Print one measurement as JSON."""
    parser = argparse.ArgumentParser(prog="python -m scripts bench handouts")
    parser.add_argument("--count", type=int, required=True, help="how many villages")
    options = parser.parse_args(arguments)
    print(json.dumps(make_all(options.count)))
    return 0
