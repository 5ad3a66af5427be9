"""What training takes from the rest is there: it needs torch itself, which the tests do without."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

import training

FILES = sorted(Path(training.__path__[0]).glob("*.py"))
WITHOUT_TORCH = ("annals", "corpus", "evaluation")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_name_that_is_taken_is_there(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(WITHOUT_TORCH):
            module = import_module(node.module or "")
            missing = [one.name for one in node.names if not _has(module, one.name)]
            assert not missing, f"{path.name} takes {missing} from {node.module}"


def _has(module: object, name: str) -> bool:
    if hasattr(module, name):
        return True
    return import_module(f"{getattr(module, '__name__', '')}.{name}") is not None
