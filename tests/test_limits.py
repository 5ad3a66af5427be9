"""The limits that no linter of ours holds: files of at most 400 lines, functions of at most 50."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("annals", "tests", "quality", "evaluation", "benchmarks", "tools", "training", "corpus")
LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 50


def long_functions(text: str) -> Iterator[str]:
    """Yield the name and length of each function that is too long, its decorators left out."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > LINES_OF_A_FUNCTION:
                yield f"{node.name} has {length} lines"


def too_long(text: str) -> list[str]:
    length = len(text.splitlines())
    file = [f"the file has {length} lines"] if length > LINES_OF_A_FILE else []
    return [*file, *long_functions(text)]


@pytest.mark.parametrize("folder", FOLDERS)
def test_files_and_functions_are_short(folder: str) -> None:
    found = {
        path: too_long(path.read_text(encoding="utf-8")) for path in sorted((ROOT / folder).rglob("*.py"))
    }
    assert found
    assert {str(path.relative_to(ROOT)): words for path, words in found.items() if words} == {}


def test_the_measure_sees_what_is_too_long() -> None:
    function = "def f():\n" + "    x = 1\n" * LINES_OF_A_FUNCTION
    assert too_long(function) == ["f has 51 lines"]
    assert too_long(function.replace("    x = 1\n", "", 1)) == []
    assert too_long("x = 1\n" * (LINES_OF_A_FILE + 1)) == ["the file has 401 lines"]
    assert too_long("class A:\n" + function.replace("\n", "\n  ").replace("def", "  async def")) == [
        "f has 51 lines"
    ]
