"""What a program can use: the public names, their descriptions, and an import that costs nothing."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import annals
from annals.version import VERSION

ROOT = Path(__file__).parent.parent
HEAVY = ("sqlalchemy", "trafilatura", "lxml", "rapidfuzz", "rich", "typer", "annals.pipeline", "annals.link")
SECONDS = 0.2
TRIES = 5
MEASURE = """
import sys, time
began = time.perf_counter()
import annals
took = time.perf_counter() - began
print(took)
print(*sorted(sys.modules))
"""
objects = [name for name in annals.__all__ if not name.startswith("_")]


def test_every_public_name_is_there_once_and_in_order() -> None:
    assert sorted(set(annals.__all__)) == annals.__all__


@pytest.mark.parametrize("name", annals.__all__)
def test_a_public_name_can_be_imported(name: str) -> None:
    scope: dict[str, object] = {}
    exec(f"from annals import {name}", scope)  # noqa: S102  (a name of ours)
    assert scope[name] is getattr(annals, name)


@pytest.mark.parametrize("name", objects)
def test_a_public_name_is_described(name: str) -> None:
    first = (inspect.getdoc(getattr(annals, name)) or "").splitlines()[0]
    assert first.endswith(".")
    assert not first.startswith(f"{name}(")


@pytest.mark.parametrize("name", [n for n in objects if inspect.isclass(getattr(annals, n))])
def test_every_method_that_can_be_called_is_described(name: str) -> None:
    for member, value in vars(getattr(annals, name)).items():
        if not member.startswith("_") and callable(value):
            assert inspect.getdoc(value), f"{name}.{member}"


def test_what_is_not_there_is_said_in_the_usual_way() -> None:
    with pytest.raises(AttributeError, match="module 'annals' has no attribute 'nothing'"):
        _ = annals.nothing
    assert not hasattr(annals, "nothing")


def test_the_folder_of_a_stage_is_no_function() -> None:
    """`annals.link` is the folder, whoever imported it first; the function is `annals.join`."""
    join = annals.join
    assert inspect.isfunction(join)
    assert inspect.ismodule(sys.modules["annals.link"])
    assert join is annals.join


def test_importing_costs_nothing() -> None:
    took, loaded = [], ""
    for _ in range(TRIES):  # the best of a few: the machine may be busy
        command = [sys.executable, "-c", MEASURE]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)  # noqa: S603  (this interpreter)
        seconds, loaded = done.stdout.splitlines()
        took.append(float(seconds))
        if min(took) < SECONDS:
            break
    assert min(took) < SECONDS
    assert not set(HEAVY) & set(loaded.split())


def test_the_version_is_the_same_wherever_it_is_said() -> None:
    project = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION == annals.__version__
    citation = ROOT.joinpath("CITATION.cff").read_text(encoding="utf-8")
    cited = re.search(r"^version: ['\"]?([^'\"\s]+)", citation, re.MULTILINE)
    assert cited is not None
    assert cited[1] == VERSION
