"""Lines of prose on a terminal: indented, broken to its width, words of a report marked in them."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from annals.cli._console import marks_by_colour
from annals.cli._text import inner

_INDENT = 2
_NARROWEST = 20


class Prose:
    """Prints lines on one console."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._colour = marks_by_colour(console)

    def line(self, text: Text, depth: int = 0) -> None:
        """Print a text, each of its lines indented."""
        indent = " " * (_INDENT * depth)
        for line in text.wrap(self._console, max(self._console.width - len(indent), _NARROWEST)):
            line.rstrip()
            self._console.print(Text(indent) + line, soft_wrap=True)

    def marked(self, words: str, marks: Iterable[tuple[int, int]]) -> Text:
        """Return words of a report with pieces of them marked: by colour, or where there is none by »…«."""
        text, at = Text(), 0
        for start, end in marks:
            text.append(inner(words[at:start]))
            piece = inner(words[start:end])
            if self._colour:
                text.append(piece, style="bold yellow")
            else:
                text.append(f"»{piece}«")
            at = end
        text.append(inner(words[at:]))
        return text
