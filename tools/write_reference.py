"""Writes the reference pages of ``docs/reference`` from the code: ``python -m tools.write_reference``."""

from __future__ import annotations

import inspect
import re
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Any

import typer

import annals
from annals.cli import EXIT_CODES, app
from annals.settings import Settings, dump_settings
from tools.registry_counts import registry_page

FOLDER = Path(__file__).parent.parent / "docs" / "reference"
_WRITTEN = "Written from the code by `make docs`; change the code, not this page.\n"


def pages() -> dict[str, str]:
    """Return the text of every page by its name."""
    return {
        "commands.md": _page("Commands", _commands()),
        "settings.md": _page("Settings", _settings()),
        "python.md": _page("Python", _python()),
        "registry.md": _page("Registry", registry_page()),
    }


def main() -> None:
    """Write every page."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
        print(f"wrote {name}")


def _page(title: str, paragraphs: Iterator[str]) -> str:
    return "\n\n".join([f"# {title}", _WRITTEN.strip(), *paragraphs]) + "\n"


def _commands() -> Iterator[str]:
    front: Any = typer.main.get_command(app)
    yield front.help
    yield "| exit code | meaning |\n|---|---|\n" + "\n".join(
        f"| {code} | {says} |" for code, says in EXIT_CODES.items()
    )
    yield (
        "Results go to standard output, everything else to standard error. Tables are broken to the width"
        " of the terminal (or of `COLUMNS`); through a pipe each incident is one line. Colour is used on a"
        " terminal alone, and never where `NO_COLOR` is set."
    )
    for name in front.list_commands(None):
        yield from _command(name, front.commands[name])


def _command(name: str, command: Any) -> Iterator[str]:  # noqa: ANN401  (typer's own types are private)
    yield f"## annals {name}"
    yield inspect.cleandoc(command.help)
    rows = [
        _option(one)
        for one in sorted(command.params, key=lambda one: one.param_type_name == "option")
        if not one.hidden
    ]
    yield "| argument or option | default | meaning |\n|---|---|---|\n" + "\n".join(rows)
    yield "```sh\n" + "\n".join(line.strip() for line in command.epilog.splitlines()[2:]) + "\n```"


def _option(one: Any) -> str:  # noqa: ANN401  (likewise)
    if one.param_type_name == "argument":
        name = f"`{one.metavar}{'...' if one.nargs == -1 else ''}`"
    else:
        value = "" if one.is_flag else f" {one.metavar or one.name.upper()}"
        name = ", ".join(f"`{each}{value}`" for each in (*one.opts, *one.secondary_opts))
    if one.required:
        default = "required"
    elif one.default in (None, False, ""):
        default = ""
    else:
        default = f"`{_plain(one.default)}`"
    return f"| {name} | {default} | {one.help} |"


def _plain(value: object) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    return {True: "yes"}.get(value, str(value)) if isinstance(value, bool) else str(value)


def _settings() -> Iterator[str]:
    yield (
        "One TOML file, `annals.toml` in the folder of the run or the file that `--settings` names. A key"
        " that is left out keeps its default; an unknown key is refused, and all problems are told at once."
        " `annals settings` prints the settings in force."
    )
    yield from _part(Settings(), "")
    yield "## The defaults as a file"
    yield f"```toml\n{dump_settings(Settings()).strip()}\n```"


def _part(part: object, path: str) -> Iterator[str]:
    inner = [(key, getattr(part, key.name)) for key in fields(part)]  # type: ignore[arg-type]
    own = [(key, value) for key, value in inner if not is_dataclass(value)]
    if own:
        yield f"## [{path.rstrip('.')}]"
        yield (type(part).__doc__ or "").strip()
        rows = "\n".join(
            f"| `{path}{key.name}` | {_value(value)} | {key.metadata['rule'].right}"
            f" | {key.metadata['says']} |"
            for key, value in own
        )
        yield f"| key | default | takes | meaning |\n|---|---|---|---|\n{rows}"
    for key, value in inner:
        if is_dataclass(value):
            yield from _part(value, f"{path}{key.name}.")


def _value(value: object) -> str:
    items = value if isinstance(value, tuple) else (value,)
    return ", ".join(f"`{item}`" for item in items)


def _python() -> Iterator[str]:
    yield "The public names of the package. What is not listed, or begins with an underscore, may change."
    for name in annals.__all__:
        if not name.startswith("_"):
            yield from _public(name, getattr(annals, name))


def _public(name: str, value: Any) -> Iterator[str]:  # noqa: ANN401  (any public name)
    home = inspect.getmodule(value)
    yield f"## annals.{name}"
    yield f"```python\n{_signature(name, value)}\n```"
    yield _prose(value)
    if inspect.isclass(value):
        yield from _members(name, value, home)


def _members(name: str, value: type, home: ModuleType | None) -> Iterator[str]:
    if is_dataclass(value):
        hints = {key.name: _type(key.type) for key in fields(value)}
        rows = "\n".join(f"| `{field}` | `{kind}` |" for field, kind in hints.items())
        yield f"| attribute | type |\n|---|---|\n{rows}"
    for each, member in vars(value).items():
        public = not each.startswith("_") and inspect.isfunction(member)
        if public and inspect.getmodule(member) is home:
            yield f"### {name}.{each}"
            yield f"```python\n{_signature(each, member)}\n```"
            yield _prose(member)


def _signature(name: str, value: Any) -> str:  # noqa: ANN401  (any public name)
    if is_dataclass(value):
        return f"class {name}"
    if inspect.isclass(value) and issubclass(value, Exception):
        return f"class {name}({value.__bases__[0].__name__})"
    before = "class " if inspect.isclass(value) else "def "
    shown = str(inspect.signature(value)).replace("'", "")
    return before + name + _short(shown)


def _type(kind: object) -> str:
    return _short(kind if isinstance(kind, str) else getattr(kind, "__name__", str(kind))).replace("|", "\\|")


def _short(text: str) -> str:
    """Return a signature with the modules left out of its types."""
    return re.sub(
        r"\b(?:annals|pathlib|datetime|collections\.abc|typing)(?:\.[a-z_]+)*\.(?=[A-Za-z])", "", text
    )


def _prose(value: object) -> str:
    """Return a docstring as Markdown; the errors raised become a list."""
    text = inspect.cleandoc(typing.cast("str", getattr(value, "__doc__", "") or "")).replace("``", "`")
    before, _, raised = text.partition("\nRaises:\n")
    if not raised:
        return text
    items = re.split(r"\n(?=    \S)", raised)
    shown = "\n".join("- " + " ".join(item.split()) for item in items if item.strip())
    return f"{before.strip()}\n\nRaises:\n\n{shown}"


if __name__ == "__main__":
    main()
