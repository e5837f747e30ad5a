"""The labels of issues: `python -m scripts maintain labels` makes those of .github/labels.yml at GitHub."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from scripts.github import gh
from scripts.paths import ROOT

FILE = Path(".github") / "labels.yml"


def read_labels(root: Path = ROOT) -> Mapping[str, Mapping[str, str]]:
    """Return colour (`warna`) and meaning (`arti`) of every label by name; nothing where the file is missing."""
    path = root / FILE
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}


def main(arguments: Sequence[str]) -> int:
    """Make or renew every label."""
    argparse.ArgumentParser(prog="python -m scripts maintain labels", description="Buat label.").parse_args(arguments)
    for name, label in read_labels().items():
        gh("label", "create", name, "--force", "--color", label["warna"], "--description", label["arti"])
    print("Label: " + ", ".join(read_labels()))
    return 0
