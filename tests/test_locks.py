"""The lock files pin what pyproject.toml asks for, by hash alone, and name no place to fetch it from."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = ("run.lock", "dev.lock")
PIN = re.compile(r"[a-z0-9][a-z0-9._-]*==[0-9][^ ]*( ; [^:/]+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")


def lines(name: str) -> list[str]:
    return (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()


def pins(name: str) -> dict[str, str]:
    """Return the pinned version of each package, that of the platforms that Annals is tested on."""
    found: dict[str, str] = {}
    for line in lines(name):
        if PIN.fullmatch(line):
            requirement = Requirement(line.removesuffix(" \\"))
            found[canonicalize_name(requirement.name)] = str(requirement.specifier).removeprefix("==")
    return found


def wanted(name: str) -> list[Requirement]:
    project = PROJECT["project"]
    asked = list(project["dependencies"])
    if name == "dev.lock":
        asked += PROJECT["dependency-groups"]["dev"]
        asked += [one for extra in project["optional-dependencies"].values() for one in extra]
    return [one for one in map(Requirement, asked) if one.name != project["name"]]


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_is_a_pin_or_a_hash_and_every_pin_has_one(name: str) -> None:
    kinds = "".join(
        "p" if PIN.fullmatch(line) else "h" if HASH.fullmatch(line) else "?" for line in lines(name)
    )
    assert re.fullmatch("(ph+)+", kinds)


@pytest.mark.parametrize("name", LOCKS)
def test_what_the_project_asks_for_is_pinned_within_its_bounds(name: str) -> None:
    pinned = pins(name)
    for requirement in wanted(name):
        version = pinned[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{requirement}, not {version}: run make locks"


def test_both_locks_pin_the_same_versions() -> None:
    run, dev = pins("run.lock"), pins("dev.lock")
    assert len(run) < len(dev)
    assert run == {name: dev[name] for name in run}
